"""The history as a file: what leaves, what comes in, and what never does."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import ArchiveInvalid, DiskFull, FileUnusable, HistoryTooLarge
from pikascenes_desktop.domain.generation import ENDED, LONGEST_TITLE, Failure, FailureCode, State
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE
from pikascenes_desktop.domain.scene import MAX_PROMPT_CHARS, Ingredient
from pikascenes_desktop.services import archive_reading, archive_writing, archiving
from pikascenes_desktop.services.archive_reading import is_place_of_a_clip, read_archive
from pikascenes_desktop.services.archive_writing import archive_of, bare_source, bare_text
from pikascenes_desktop.services.archiving import NOT_HERE
from tests.contracts.samples import clip, full, generation
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from pikascenes_desktop.domain.generation import Generation

KEY = "rc-secret-key-1a2b3c"
WHOLE = full(generation(9))


def saved(number: int = 1, **about: Any) -> Generation:
    one = replace(generation(number), state=State.SAVED, request_id=f"r{number}", ended_at=1.0)
    return replace(one, clips=(clip(one),), **about)


def told(*generations: Generation) -> bytes:
    return json.dumps(archive_of(generations, 1.0)).encode()


def read(*generations: Generation) -> tuple[Generation, ...]:
    return read_archive(told(*generations), "h.json").generations


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.library.root.mkdir()
    return world


def test_what_ended_comes_back_as_it_was():
    scene = replace(
        saved().scene,
        ingredients=(Ingredient("fox.png", "ab" * 32, "image/png", 640, 480, 1234),),
    )
    one = saved(scene=scene, title="Fox", favourite=True, cost_usd="0.35", attempt=2)
    (back,) = read(one)
    kept = replace(back, press_id=one.press_id, key_fingerprint=one.key_fingerprint, host=one.host)
    assert replace(kept, ended_at=one.ended_at, updated_at=one.updated_at) == one
    assert back.press_id == f"import {one.press_id}"


@pytest.mark.parametrize("state", State)
def test_nothing_comes_in_that_could_go_on(state: State):
    (back,) = read(replace(WHOLE, state=state, failure=None))
    assert back.state in ENDED
    assert back.blocked_by is None
    assert back.outputs == back.sent_urls == ()
    assert back.api_base == "practice:"  # never where a file says
    assert back.request_id == WHOLE.request_id
    if state not in ENDED:
        assert back.failure == Failure(FailureCode.IMPORTED, {"state": state.value})


def test_no_secret_of_a_link_and_no_folder_leaves():
    scene = replace(
        saved().scene,
        ingredients=(
            Ingredient("https://me:hush1@pictures.example/a.png?sig=hush2#hush3"),
            Ingredient(r"C:\Users\ada\fox.png"),
            Ingredient("data:image/png;base64,aHVzaDQ="),
        ),
    )
    failure = Failure("rejected", {"url": "hush5"}, "see https://x.example/a?token=hush6 now")
    one = replace(WHOLE, scene=scene, state=State.FAILED, failure=failure)
    text = told(replace(one, sent_urls=("https://b.example/?hush7",))).decode()
    assert "hush" not in text
    assert "ada" not in text
    assert "aHVzaDQ" not in text
    assert "https://pictures.example/a.png" in text
    assert "see https://x.example/a now" in text
    for output in one.outputs:
        assert output.url not in text


def test_odd_links_are_cut_where_they_can_be():
    assert bare_source("https://[broken?sig=1") == "https://[broken"
    assert bare_text("no link") == "no link"


async def test_the_key_leaves_in_no_text(world: World, tmp_path: Path):
    world.secrets.stored["key:model-api.example"] = KEY
    world.history.generations["a"] = saved(title=f"my {KEY}")
    async with world.program() as desk:
        assert await desk.safekeeping.archiving.export_to(tmp_path / "h.json") == 1
    text = (tmp_path / "h.json").read_text("utf-8")
    assert KEY not in text
    assert "my ***" in text


async def test_a_merge_adds_and_never_changes(world: World, tmp_path: Path):
    mine = saved(1, title="mine")
    await world.history.add_press((mine,))
    file = tmp_path / "h.json"
    file.write_bytes(told(saved(1, title="theirs"), saved(2), saved(3)))
    heard: list[int] = []
    async with world.program() as desk:
        archiving = desk.safekeeping.archiving
        archiving.imported.subscribe(lambda done: heard.append(done.added))
        done = await archiving.import_from(file)
        again = await archiving.import_from(file)
    assert (done.added, done.known, done.refused, done.missing) == (2, 1, 0, 2)
    assert (again.added, again.known) == (0, 3)
    assert heard == [2]
    assert world.history.generations[mine.id].title == "mine"
    assert world.service.sent == []
    for one in (2, 3):
        (stranger,) = world.history.generations[generation(one).id].clips
        assert stranger.path == f"{NOT_HERE}/{stranger.generation_id}-0.mp4"


async def test_a_file_of_mine_never_becomes_a_strangers_clip(world: World, tmp_path: Path):
    (world.library.root / "fox.mp4").write_bytes(b"mine alone")
    file = tmp_path / "h.json"
    file.write_bytes(told(saved(2)))  # says that its clip is fox.mp4
    async with world.program() as desk:
        done = await desk.safekeeping.archiving.import_from(file)
    assert (done.clips, done.missing) == (0, 1)
    assert world.history.generations[generation(2).id].clips[0].path.startswith(NOT_HERE)


async def test_a_library_that_is_away_stops_no_import(world: World, tmp_path: Path):
    world.library.root.rmdir()
    file = tmp_path / "h.json"
    file.write_bytes(told(saved(2)))
    async with world.program() as desk:
        assert (await desk.safekeeping.archiving.import_from(file)).added == 1


async def test_trouble_with_a_file_is_told(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async with world.program() as desk:
        archiving = desk.safekeeping.archiving
        with pytest.raises(FileUnusable):
            await archiving.import_from(tmp_path / "none.json")
        with pytest.raises(FileUnusable):
            await archiving.export_to(tmp_path / "none" / "h.json")

        def full_disk(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("pikascenes_desktop.adapters.user_files.write_file", full_disk)
        with pytest.raises(DiskFull):
            await archiving.export_to(tmp_path / "h.json")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_an_archive"),
        (b"[1]", "not_an_archive"),
        (b"\xff\xfe", "not_an_archive"),
        (b"[" * 100_000, "not_an_archive"),
        (b'{"format": "pikascenes-history", "version": true}', "not_an_archive"),
        (b'{"format": "pikascenes-history", "version": 2}', "archive_newer"),
        (b'{"format": "pikascenes-history", "version": ' + b"9" * 5000 + b"}", "not_an_archive"),
        (b"," * 8_000_001, "archive_too_large"),
    ],
)
def test_what_is_no_archive_is_told(content: bytes, reason: str):
    with pytest.raises(ArchiveInvalid) as caught:
        read_archive(content, "h.json")
    assert caught.value.reason == reason


def test_limits_hold(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive_reading, "MAX_ROWS", 1)
    with pytest.raises(ArchiveInvalid):
        read(saved(1), saved(2))
    monkeypatch.setattr(archive_writing, "MAX_BYTES", 10)
    with pytest.raises(ArchiveInvalid):
        read(saved(1))


@pytest.mark.parametrize(
    ("module", "limit"),
    [(archiving, "MAX_ROWS"), (archive_writing, "MAX_BYTES"), (archive_writing, "MAX_VALUES")],
)
async def test_nothing_is_written_that_could_not_be_read(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, limit: str
):
    for number in (1, 2):
        world.history.generations[saved(number).id] = saved(number)
    file = tmp_path / "history.json"
    file.write_text("what was exported before")
    monkeypatch.setattr(module, limit, 1)
    async with world.program() as desk:
        with pytest.raises(HistoryTooLarge) as caught:
            await desk.safekeeping.archiving.export_to(file)
    assert caught.value.path == str(file)
    assert "copy the data folder" in error_sentence(caught.value)
    assert file.read_text() == "what was exported before"


@settings(max_examples=40, deadline=None)
@given(
    prompt=st.text(max_size=MAX_PROMPT_CHARS),
    avoid=st.integers(0, 200_000),
    source=st.integers(1, 20_000),
    clips=st.integers(1, 64),
    message=st.text(max_size=2_000),
)
def test_whatever_history_holds_goes_out_and_comes_in(
    prompt: str, avoid: int, source: int, clips: int, message: str
):
    one = saved(title="T" * LONGEST_TITLE)
    scene = replace(
        one.scene,
        prompt=prompt,
        negative_prompt="n" * avoid,
        ingredients=(Ingredient("https://a.example/" + "p" * source), Ingredient("f" * source)),
    )
    every = tuple(replace(one.clips[0], index=index) for index in range(clips))
    (back,) = read(replace(one, scene=scene, clips=every))
    assert (back.scene.prompt, back.scene.negative_prompt) == (prompt, "n" * avoid)
    assert len(back.clips) == clips
    failed = replace(
        one, state=State.FAILED, clips=(), failure=Failure(FailureCode.MODEL, {}, message)
    )
    assert len(read(failed)) == 1


async def test_imported_clips_stand_where_their_dates_belong(world: World, tmp_path: Path):
    file = tmp_path / "history.json"
    file.write_bytes(told(saved(3), saved(1), saved(5)))
    progress: list[float] = []
    async with world.program() as desk:
        for number in (2, 4):
            await world.history.add_press((generation(number),))
        await desk.safekeeping.archiving.import_from(file, progress.append)
        shown = await desk.gallery.ids()
    assert shown == [generation(number).id for number in (5, 4, 3, 2, 1)]
    assert progress[-1] == 1.0


def test_two_of_one_place_in_a_press_both_come():
    one, two = (saved(number, press_id="p", index=0) for number in (1, 2))
    assert len({each.press_id for each in read(one, two)}) == 2
    assert len(read(one, one)) == 1


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../fox.mp4", "a/../../b.mp4", "C:/fox.mp4", "a\\b.mp4", ".bin/fox.mp4",
     "~/fox.mp4", "a/ .mp4 ", "fox\n.mp4", "x" * 3000],
)  # fmt: skip
def test_a_path_stays_inside(path: str):
    assert not is_place_of_a_clip(path)
    assert is_place_of_a_clip("2026/fox 1.mp4")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def spoil(data: Any, spot: Any) -> None:
    """Put something else in some place of JSON values."""
    while hasattr(spot, "__len__") and not hasattr(spot, "lower") and len(spot) > 0:
        keys: list[Any] = list(spot.keys() if hasattr(spot, "keys") else range(len(spot)))
        key = data.draw(st.sampled_from(keys))
        is_leaf = not hasattr(spot[key], "__len__") or hasattr(spot[key], "lower")
        if is_leaf or data.draw(st.booleans()):
            spot[key] = data.draw(JSON)
            return
        spot = spot[key]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_hostile_files_never_break_it_and_bring_only_endings(data: st.DataObject):
    archive = archive_of((saved(1), replace(WHOLE, state=State.IN_LINE)), 1.0)
    rows: Any = json.loads(json.dumps(archive["generations"]))
    for _ in range(data.draw(st.integers(1, 4))):
        spoil(data, rows)
    content = json.dumps({**archive, "generations": rows}).encode()
    found = read_archive(content, "h.json")
    assert len(found.generations) + found.refused == len(rows)
    for one in found.generations:
        assert one.is_ended
        assert one.blocked_by is None
        assert one.outputs == ()
        assert one.api_base in {DEFAULT_API_BASE, "practice:"}
        one.scene.check()
        assert all(is_place_of_a_clip(each.path) for each in one.clips)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes):
    with pytest.raises(ArchiveInvalid):
        read_archive(content, "h.json")
