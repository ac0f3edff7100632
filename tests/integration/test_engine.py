"""The composed program: it opens, makes clips, takes orders of later starts, and closes."""

from __future__ import annotations

import asyncio
import errno
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.instance import LoopbackDoor, knock
from pikascenes_desktop.cli import verbs
from pikascenes_desktop.domain.errors import (
    AlreadyRunning,
    ApiBaseInvalid,
    NotPossibleNow,
    OrderRefused,
)
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, Theme
from pikascenes_desktop.domain.scene import Ingredient, Resolution, Scene, scene_to_json
from pikascenes_desktop.engine import (
    EngineOptions,
    Mode,
    open_engine,
    order_running_program,
    practice_command,
    preferences,
)
from tests.e2e.program import Program, Ran, said
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pikascenes_desktop.domain.json_values import JsonObject

FOX = str(Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg")
SCENE = Scene((Ingredient(FOX),), prompt="a fox", resolution=Resolution.HD)


@pytest.fixture
def options(tmp_path: Path) -> EngineOptions:
    return EngineOptions(tmp_path / "data", tmp_path / "clips", practice=True)


async def test_two_clips_side_by_side(options: EngineOptions) -> None:
    async with open_engine(options) as engine:
        desk = engine.desk
        order = await desk.orders.make(SCENE, count=2)
        accepted = await desk.generations.press(order)
        settled = await desk.generations.settle([each.id for each in accepted])
        assert [each.state for each in settled] == [State.SAVED, State.SAVED]
        posters = [await desk.gallery.poster(each.clips[0]) for each in settled]
        assert all(poster.startswith(b"\xff\xd8") for poster in posters)
        image = settled[0].scene.ingredients[0]
        assert image.sha256 is not None
        assert image.media_type is not None
        small = await desk.gallery.ingredient_thumbnail(image.sha256, image.media_type)
        assert small.startswith(b"\xff\xd8")
        assert engine.loopback_allowed()


async def test_leaving_detaches_and_the_next_window_resumes(options: EngineOptions) -> None:
    async with open_engine(options) as engine:
        desk = engine.desk
        (accepted,) = await desk.generations.press(await desk.orders.make(SCENE))
        sent = await desk.generations.until_sent(accepted.id)
    async with open_engine(options) as engine:
        assert engine.recovered is not None
        assert [each.id for each in engine.recovered.sent] == [accepted.id]
        (saved,) = await engine.desk.generations.settle([accepted.id])
    assert saved.state is State.SAVED
    assert saved.request_id == sent.request_id


async def test_a_second_program_is_kept_out_but_may_read(options: EngineOptions) -> None:
    async with open_engine(options):
        with pytest.raises(AlreadyRunning):
            async with open_engine(options, mode=Mode.WORK):
                pass
        async with open_engine(options, mode=Mode.READ) as reader:
            assert await reader.desk.gallery.ids() == []


async def test_a_later_start_hands_its_order_to_the_window(options: EngineOptions) -> None:
    raised: list[str] = []
    async with open_engine(options) as engine:
        engine.raised.subscribe(raised.append)
        assert await order_running_program(options, "raise", {}) == []
        order: JsonObject = {"scene": scene_to_json(SCENE), "practice": True}
        (made,) = await order_running_program(options, "generate", order)
        await engine.desk.generations.settle([made])
        with pytest.raises(OrderRefused) as refused:
            await order_running_program(options, "cancel", {"id": made})
        assert refused.value.reason == NotPossibleNow.code
        with pytest.raises(OrderRefused):
            await order_running_program(options, "attach", {"id": "x", "request_id": "y"})
        assert await order_running_program(options, "resume", {}) == []
    assert len(raised) == 1
    with pytest.raises(AlreadyRunning):
        await order_running_program(options, "raise", {})


async def test_a_verb_beside_the_window_is_carried_out_by_it(
    options: EngineOptions, tmp_path: Path
) -> None:
    program = Program(tmp_path)
    async with open_engine(options) as engine:
        arguments = ("generate", "--practice", FOX, "--resolution", "720p", "--json")
        ran = await asyncio.to_thread(program.run, *arguments)
        assert ran.code == 0, ran
        (made,) = await engine.desk.gallery.ids()
        assert ran.json["id"] == made
        assert ran.json["state"] == "saved"
        resumed = await asyncio.to_thread(program.run, "resume", "--json")
        assert (resumed.code, resumed.json) == (0, [])
        later = await asyncio.to_thread(program.run, *arguments, "--detach")
        assert later.code == 0, later
        assert later.json["request_id"]
        assert [row["name"] for row in await asyncio.to_thread(hosts_of, program)] == [
            "links",
            "inline",
            "practice",
        ]


def hosts_of(program: Program) -> list[dict[str, object]]:
    """List the hosts, which needs no order: it only reads."""
    ran = program.run("hosts", "--json")
    assert ran.code == 0, ran
    return ran.json


async def test_what_the_window_refuses_reads_as_if_it_were_the_verbs_own(
    options: EngineOptions, tmp_path: Path
) -> None:
    program = Program(tmp_path)
    words = tmp_path / "words.png"
    words.write_text("only words")
    async with open_engine(options) as engine:
        order: JsonObject = {"scene": scene_to_json(SCENE), "practice": True}
        (made,) = await order_running_program(options, "generate", order)
        await engine.desk.generations.settle([made])

        async def run(*arguments: str) -> Ran:
            return await asyncio.to_thread(program.run, *arguments)

        said(await run("cancel", made[:8]), 2, "while the generation is saved")
        said(await run("cancel", "nope"), 2, "no generation nope")
        unread = await run("generate", "--practice", str(words), "--json")
        said(unread, 2, "words.png", "no picture")
        assert unread.json["error"]["code"] == "image_unreadable"
        said(await run("hosts", "remove", "mine"), 6, "in its window")
        elsewhere = ("--api-base", "http://127.0.0.1:9", "generate", FOX)
        said(await run(*elsewhere), 6, "already running")
        assert await engine.desk.gallery.ids() == [made]


async def test_a_waiting_clip_is_cancelled_beside_the_window(
    options: EngineOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNCOMFY_TOKEN", "a-key-of-the-tests")
    nowhere = replace(options, practice=False, api_base="http://127.0.0.1:9")
    async with open_engine(nowhere) as engine:
        order: JsonObject = {"scene": scene_to_json(SCENE), "host": "inline"}
        (waiting,) = await order_running_program(nowhere, "generate", order)
        ran = await asyncio.to_thread(Program(tmp_path).run, "cancel", waiting[:8], "--json")
        assert ran.code == 0, ran
        assert ran.json["state"] == "cancelled"
        assert await engine.desk.generations.settle([waiting])


async def test_the_command_line_overrules_preferences_for_one_run(tmp_path: Path) -> None:
    plain = EngineOptions(tmp_path / "data", tmp_path / "clips")
    other = replace(plain, api_base="http://127.0.0.1:9", library=tmp_path / "elsewhere")
    async with open_engine(other, mode=Mode.WORK) as engine:
        settings = engine.desk.settings
        assert settings.current.api_base == "http://127.0.0.1:9"
        assert not settings.current.practice
        await settings.save(replace(settings.current, theme=Theme.DARK))
    async with open_engine(replace(plain, library=None), mode=Mode.WORK) as engine:
        current = engine.desk.settings.current
        assert (current.api_base, current.practice, current.library, current.theme) == (
            DEFAULT_API_BASE,
            True,
            None,
            Theme.DARK,
        )
        assert engine.loopback_allowed()


async def test_options_come_from_the_command_line(tmp_path: Path) -> None:
    given = Namespace(data_dir=tmp_path, library=None, api_base="https://x.example/")
    assert EngineOptions.of(given).api_base == "https://x.example"
    assert EngineOptions.of(given).places().data_dir == tmp_path
    assert EngineOptions().places().data_dir.is_absolute()
    with pytest.raises(ApiBaseInvalid):
        EngineOptions.of(Namespace(data_dir=None, library=None, api_base="http://x.example"))
    command = practice_command(EngineOptions(tmp_path).places())
    assert command[-2:] == ["practice-service", "--watch-stdin"]


async def test_the_door_opens_for_its_card_alone(tmp_path: Path) -> None:
    card = tmp_path / "door.json"
    taken: list[str] = []

    async def take(verb: str, _order: JsonObject) -> JsonObject:
        taken.append(verb)
        return {"ids": []}

    door = LoopbackDoor(card)
    await door.open(take)
    try:
        assert card.stat().st_mode & 0o077 == 0
        assert await knock(card, tmp_path, "raise", {}) == {"answer": {"ids": []}}
        refused = await knock(card, tmp_path, "format", {})
        assert refused == {"error": {"code": "unknown_verb", "facts": {}}}
        text = card.read_text()
        card.write_text(text.replace('"token": "', '"token": "0'))
        stranger = await knock(card, tmp_path, "raise", {})
        assert stranger == {"error": {"code": "refused", "facts": {}}}
        card.write_text(text)
        with pytest.raises(AlreadyRunning):
            await knock(card, tmp_path, "raise", {"padding": "x" * 200_000})
        card.write_text("no card")
        with pytest.raises(AlreadyRunning):
            await knock(card, tmp_path, "raise", {})
    finally:
        await door.close()
        await door.close()
    assert taken == ["raise"]


async def test_an_order_for_another_library_is_not_taken(
    options: EngineOptions, tmp_path: Path
) -> None:
    async with open_engine(options) as engine:
        order: JsonObject = {
            "scene": scene_to_json(SCENE),
            "practice": True,
            "library": str(tmp_path / "other"),
        }
        with pytest.raises(OrderRefused) as refused:
            await order_running_program(options, "generate", order)
        assert refused.value.reason == AlreadyRunning.code
        assert await engine.desk.gallery.ids() == []


async def test_a_door_that_cannot_be_opened_keeps_nobody_out(
    options: EngineOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def closed(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(LoopbackDoor, "open", closed)
    async with open_engine(options) as engine:
        assert await engine.desk.gallery.ids() == []


async def test_a_follower_stops_when_nobody_works_any_more(options: EngineOptions) -> None:
    async with open_engine(options, mode=Mode.WORK) as engine:
        desk = engine.desk
        order = await desk.orders.make(SCENE)
        (accepted,) = await desk.generations.press(order)

        async def is_worked_on() -> bool:
            return False

        outcome = await verbs.follow(
            desk, [accepted.id], verb="generate", detach=False, is_worked_on=is_worked_on
        )
        assert outcome.code != 0


async def test_settings_take_effect_without_a_restart(tmp_path: Path) -> None:
    async with open_engine(EngineOptions(tmp_path / "data", practice=True)) as engine:
        desk = engine.desk
        other = tmp_path / "other clips"
        await desk.settings.save(replace(desk.settings.current, library=str(other), parallel=1))
        assert desk.library.root == other
        order = await desk.orders.make(SCENE, count=2)
        accepted = await desk.generations.press(order)
        settled = await desk.generations.settle([each.id for each in accepted])
        assert [each.state for each in settled] == [State.SAVED, State.SAVED]
        first, second = sorted(settled, key=lambda each: each.sent_at or 0.0)
        assert (second.sent_at or 0.0) > (first.generating_since or 0.0) > 0.0
        assert len(list(other.glob("*.mp4"))) == 2


async def test_the_library_of_the_command_line_stands_above_the_settings(
    options: EngineOptions, tmp_path: Path
) -> None:
    async with open_engine(options) as engine:
        desk = engine.desk
        await desk.settings.save(replace(desk.settings.current, library=str(tmp_path / "no")))
        assert desk.library.root == tmp_path / "clips"


async def test_a_deleted_clip_and_a_moved_library_over_restarts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preferences, "default_library", lambda: tmp_path / "old")
    options = EngineOptions(tmp_path / "data", practice=True)
    target = tmp_path / "new"
    async with open_engine(options) as program:
        desk = program.desk
        accepted = await desk.generations.press(await desk.orders.make(SCENE, count=2))
        one, two = await desk.generations.settle([each.id for each in accepted])
        await desk.bin.delete([one.id])
        frame = await desk.exports.save_frame(two.clips[0], 0.5)
        assert frame.parent == tmp_path / "old" / "Frames"
        assert await desk.moving.move(target, lambda _: None) == target
    async with open_engine(options) as program:
        desk = program.desk
        assert desk.library.root == target
        await until(lambda: not (tmp_path / "old").exists())
        assert [entry.is_missing for entry in await desk.bin.entries()] == [False]
        assert await desk.gallery.ids() == [two.id]
        path = desk.gallery.clip_path(two.clips[0])
        path.rename(target / "renamed.mp4")
        found = await desk.locating.find(two.clips[0])
        assert found is not None
        assert found.path == "renamed.mp4"
        (back,) = await desk.bin.restore([one.id])
        assert desk.gallery.clip_path(back.clips[0]).is_file()


async def test_a_moved_library_is_used_and_its_old_place_cleared_at_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    async with open_engine(EngineOptions(tmp_path / "data", practice=True)) as engine:
        desk = engine.desk
        await desk.settings.save(replace(desk.settings.current, library=str(first)))
        (accepted,) = await desk.generations.press(await desk.orders.make(SCENE))
        (saved,) = await desk.generations.settle([accepted.id])
        (clip,) = saved.clips
        assert (first / clip.path).is_file()
        await until(lambda: not desk.generations.is_working_on(accepted.id))
        assert await desk.moving.move(second, lambda _fraction: None) == second
        assert desk.gallery.clip_path(clip) == second / clip.path
        assert (second / clip.path).is_file()
        await until(lambda: not (first / clip.path).exists())


async def test_a_second_start_hands_its_clip_to_the_first(options: EngineOptions) -> None:
    async with open_engine(options) as engine:
        raised: list[str] = []
        engine.raised.subscribe(raised.append)
        await order_running_program(options, "raise", {"clip": "/clips/fox.mp4"})
        await order_running_program(options, "raise", {"clip": 3})
    assert raised == ["/clips/fox.mp4", ""]
