"""What cards say and offer, in every state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.generation import (
    BlockedBy,
    Failure,
    FailureCode,
    Progress,
    State,
)
from pikascenes_desktop.domain.scene import IngredientsMode
from pikascenes_desktop.ui.clip_facts import cost_of, settings_of, story_of
from pikascenes_desktop.ui.folders import reveal_command, reveal_label
from pikascenes_desktop.ui.gallery.keys import toggle_modifier
from pikascenes_desktop.ui.gallery.menu import rows_of
from pikascenes_desktop.ui.gallery.messages import (
    Action,
    Tone,
    can_be_hidden,
    message_of,
    running_buttons,
)
from pikascenes_desktop.ui.gallery.names import accessible_name, meta, metas, title
from pikascenes_desktop.ui.gallery.stages import stage_of
from tests.unit.ui_gallery_examples import NOW, clip_of, made

VIDEO = (Output(OutputKind.VIDEO, "https://example/clip.mp4"),)


def stage(state: State, progress: Progress | None = None, **changes: Any) -> tuple[str, str]:
    said = stage_of(made(state=state, clip=False, **changes), progress, NOW, None)
    return said.title, said.body


def test_each_stage_has_its_words() -> None:
    assert stage(State.READY) == ("Preparing", "")
    assert stage(State.UPLOADING) == ("Uploading", "")
    up = Progress("one", 42, 100, image=2, images=3)
    assert stage(State.UPLOADING, up) == ("Uploading 42%", "Image 2 of 3")
    assert stage(State.SUBMITTING)[0] == "Sending"
    assert stage(State.IN_LINE)[0] == "Waiting in line"
    assert stage(State.IN_LINE, queue_position=3)[1] == "Place 3 in line"
    assert stage(State.IN_LINE, cancel_asked=True)[0] == "Cancelling…"
    assert stage(State.GENERATING, generating_since=NOW - 72) == ("Generating 1:12", "")
    assert stage(State.GENERATING)[0] == "Generating 0:00"
    assert stage(State.DOWNLOADING)[0] == "Downloading"
    assert stage(State.DOWNLOADING, Progress("one", 63, 100))[0] == "Downloading 63%"
    assert stage(State.DOWNLOADING, Progress("one", 63, None))[0] == "Downloading"


def test_generating_says_what_is_usual_late_or_slow() -> None:
    running = made(state=State.GENERATING, clip=False, generating_since=NOW - 100)
    assert stage_of(running, None, NOW, 125.0).body == "Recent clips took about 2:05"
    late = replace(running, failure=Failure(FailureCode.LATE))
    assert "already started" in stage_of(late, None, NOW, None).body
    assert "unusual" in stage_of(running, None, NOW + 2000, 125.0).body


def test_steps_and_fractions_are_counted_never_guessed() -> None:
    up = Progress("one", 1, 4, image=1, images=1)
    said = stage_of(made(state=State.UPLOADING, clip=False), up, NOW, None)
    assert (said.step, said.fraction, said.moves) == (1, 0.25, True)
    said = stage_of(made(state=State.GENERATING, clip=False), up, NOW, None)
    assert (said.step, said.fraction) == (3, None)


def test_what_waits_says_for_what_and_keeps_still() -> None:
    key, rate, net = BlockedBy.KEY, BlockedBy.RATE, BlockedBy.NETWORK
    assert "Nothing was sent" in stage(State.READY, blocked_by=key)[1]
    assert "RunComfy has this clip" in stage(State.IN_LINE, blocked_by=key)[1]
    assert "0:30" in stage(State.READY, blocked_by=rate, blocked_until=NOW + 30)[1]
    assert "Nothing was sent" in stage(State.READY, blocked_by=net)[1]
    assert "RunComfy has this clip" in stage(State.IN_LINE, blocked_by=net)[1]
    seen = stage(State.GENERATING, blocked_by=net, generating_since=NOW - 160)
    assert seen == ("Waiting for the internet", "Last seen generating, 2:40")
    waiting = made(state=State.READY, clip=False, blocked_by=key)
    assert not stage_of(waiting, None, NOW, None).moves


@pytest.mark.parametrize(
    ("state", "changes", "actions"),
    [
        (State.UNCONFIRMED, {}, [Action.DECIDE]),
        (State.CANCELLED, {}, [Action.RETRY]),
        (State.FAILED, {"failure": Failure(FailureCode.MODEL)}, [Action.RETRY]),
        (State.FAILED, {}, [Action.RETRY]),
        (
            State.REFUSED,
            {"failure": Failure(FailureCode.NO_CREDITS)},
            [Action.CREDITS, Action.RETRY],
        ),
        (
            State.REFUSED,
            {"failure": Failure(FailureCode.REJECTED)},
            [Action.REMIX, Action.RETRY],
        ),
        (
            State.READY,
            {"failure": Failure("host_rejected"), "blocked_by": BlockedBy.HOST},
            [Action.HOST, Action.RETRY],
        ),
        (
            State.READY,
            {"failure": Failure("library_unavailable"), "blocked_by": BlockedBy.LIBRARY},
            [Action.LIBRARY, Action.RETRY],
        ),
        (
            State.READY,
            {"failure": Failure("key_rejected"), "blocked_by": BlockedBy.KEY},
            [Action.ACCOUNT, Action.RETRY],
        ),
        (
            State.DOWNLOADING,
            {
                "failure": Failure("download_failed"),
                "blocked_by": BlockedBy.NETWORK,
                "outputs": VIDEO,
            },
            [Action.DOWNLOAD],
        ),
        (
            State.DOWNLOADING,
            {"failure": Failure("disk_full"), "blocked_by": BlockedBy.DISK, "outputs": VIDEO},
            [Action.DOWNLOAD],
        ),
        (
            State.NEEDS_ATTENTION,
            {"failure": Failure(FailureCode.UNKNOWN_REQUEST)},
            [Action.DECIDE],
        ),
        (State.NEEDS_ATTENTION, {}, [Action.RETRY]),
        (
            State.NEEDS_ATTENTION,
            {"failure": Failure(FailureCode.NO_OUTPUT)},
            [Action.WEBSITE, Action.RETRY],
        ),
        (
            State.NEEDS_ATTENTION,
            {"failure": Failure(FailureCode.EXPIRED), "outputs": VIDEO},
            [Action.DOWNLOAD, Action.WEBSITE],
        ),
    ],
)
def test_a_message_offers_what_can_be_done(
    state: State, changes: dict[str, Any], actions: list[Action]
) -> None:
    message = message_of(made(state=state, clip=False, **changes))
    assert [button.action for button in message.buttons] == actions
    assert [button.quiet for button in message.buttons] == [False] + [True] * (len(actions) - 1)
    assert message.title
    assert message.body


def test_unsure_never_offers_to_just_try_again() -> None:
    message = message_of(made(state=State.UNCONFIRMED, clip=False))
    assert message.tone is Tone.WARNING
    assert Action.RETRY not in {button.action for button in message.buttons}


def test_running_cards_offer_to_cancel_while_it_makes_sense() -> None:
    def actions(state: State, *, at_work: bool = True, **changes: Any) -> list[Action]:
        generation = made(state=state, clip=False, **changes)
        return [button.action for button in running_buttons(generation, at_work=at_work)]

    assert actions(State.UPLOADING) == [Action.CANCEL]
    assert actions(State.IN_LINE) == [Action.CANCEL]
    assert actions(State.IN_LINE, cancel_asked=True) == []
    assert actions(State.GENERATING) == []
    blocked = {"blocked_by": BlockedBy.NETWORK}
    assert actions(State.READY, at_work=False, **blocked) == [Action.RETRY, Action.CANCEL]
    assert actions(State.READY, at_work=True, **blocked) == [Action.CANCEL]
    assert actions(State.READY, at_work=False) == [Action.RETRY, Action.CANCEL]  # left for later
    assert actions(State.GENERATING, at_work=False) == []
    assert actions(State.IN_LINE, blocked_by=BlockedBy.KEY) == [Action.ACCOUNT, Action.CANCEL]


def test_work_under_way_cannot_be_hidden() -> None:
    assert can_be_hidden(made())
    assert can_be_hidden(made(state=State.UNCONFIRMED, clip=False))
    assert not can_be_hidden(made(state=State.IN_LINE, clip=False))


def test_captions_say_what_is_known() -> None:
    generation = made(prompt=" the\nfox  runs ", index=1, cost_usd="0.40")
    assert title(generation) == "the fox runs"
    assert title(made(prompt="")) == "No prompt"
    parts = meta(generation).split(" · ")
    assert parts[:4] == ["16:9", "1080p", "5 s", "Variation 2"]
    assert parts[-1] == "$0.40"


def test_captions_get_shorter_where_they_must() -> None:
    lines = metas(made(cost_usd="0.40"))
    assert lines[0] == meta(made(cost_usd="0.40"))
    assert lines[0].endswith(" · $0.40")
    assert [line.count(" · ") for line in lines] == [4, 3, 2, 1]


def test_practice_shows_no_cost() -> None:
    practice = made(practice=True, cost_usd="0")
    assert "$" not in meta(practice)
    assert cost_of(practice) == "No cost"


def test_names_for_screen_readers() -> None:
    def name(state: State, **changes: Any) -> str:
        generation = made(state=state, **changes)
        return accessible_name(generation, NOW)

    assert name(State.SAVED, favourite=True).startswith("Clip, the fox runs, 16:9, 5 seconds")
    assert name(State.SAVED, favourite=True).endswith("Favourite")
    assert "step 3 of 5" in name(State.IN_LINE)
    assert "Can be cancelled" in name(State.IN_LINE)
    assert "Can be cancelled" not in name(State.GENERATING)
    assert name(State.UNCONFIRMED) == "Did RunComfy get this?. the fox runs"
    assert name(State.CANCELLED).startswith("Cancelled while waiting")
    assert name(State.FAILED).startswith("A clip needs your attention")
    assert accessible_name(None, NOW) == "Clip"


def test_a_mac_selects_with_its_own_control_key() -> None:
    assert toggle_modifier("darwin") is Qt.KeyboardModifier.MetaModifier
    assert toggle_modifier("win32") is Qt.KeyboardModifier.ControlModifier


def test_menus_hold_all_that_a_card_can_do() -> None:
    def actions(state: State, **changes: Any) -> list[Action]:
        several = {key: changes.pop(key) for key in ("chosen", "is_missing") if key in changes}
        rows = rows_of(made(state=state, **changes), at_work=True, **several)
        return [row[0] for row in rows if row is not None]

    assert actions(State.SAVED, request_id="r1") == [
        Action.OPEN,
        Action.FAVOURITE,
        Action.RENAME,
        Action.REMIX,
        Action.EXPORT,
        Action.REVEAL,
        Action.COPY_FILE,
        Action.COPY_PROMPT,
        Action.COPY_ID,
        Action.DELETE,
    ]
    assert actions(State.SAVED, chosen=2) == [
        Action.FAVOURITE,
        Action.COMPARE,
        Action.EXPORT,
        Action.COPY_FILE,
        Action.DELETE,
    ]
    assert Action.COMPARE not in actions(State.SAVED, chosen=3)
    assert Action.LOCATE in actions(State.SAVED, is_missing=True)
    assert actions(State.SAVED, binned_at=NOW) == [Action.RESTORE, Action.ERASE]
    assert actions(State.UNCONFIRMED)[-1] is Action.DISMISS
    assert actions(State.IN_LINE) == [Action.CANCEL, Action.REMIX, Action.COPY_PROMPT]
    rejected = actions(State.REFUSED, failure=Failure(FailureCode.REJECTED))
    assert rejected == [
        Action.REMIX,
        Action.RETRY,
        Action.DETAILS,
        Action.COPY_PROMPT,
        Action.DELETE,
    ]


def test_a_file_is_shown_by_each_systems_own_means() -> None:
    path = Path("folder") / "a clip.mp4"
    windows = reveal_command(path, "win32")
    assert windows is not None
    assert windows[:2] == ("explorer.exe", "/select,")
    assert reveal_command(path, "darwin") == ("/usr/bin/open", "-R", str(path))
    assert reveal_command(path, "linux") is None
    assert [reveal_label(system) for system in ("win32", "darwin", "linux")] == [
        "Show in Explorer",
        "Show in Finder",
        "Show in folder",
    ]


def test_the_viewer_never_makes_up_a_price() -> None:
    assert cost_of(made(cost_usd="0.40")) == "$0.40"
    assert cost_of(made(practice=True)) == "No cost"
    assert cost_of(made(price_usd="0.40")) == "about $0.40"
    assert cost_of(made()) is None


def test_the_viewer_tells_settings_and_story() -> None:
    generation = made(ended_at=NOW + 108, sent_at=NOW)
    facts = dict(settings_of(generation, clip_of("one")))
    assert facts["Shape"] == "16:9 · 1920 \N{MULTIPLICATION SIGN} 1080"
    assert facts["Seed"] == "7"
    assert facts["Follow"] == "Creative"
    story = dict(story_of(generation, clip_of("one"), NOW))
    assert story["Took"] == "1 min 48 s"
    assert story["File size"] == "12.4 MB"
    assert "Cost" not in story
    scene = replace(generation.scene, mode=IngredientsMode.PRECISE, seed=None)
    plain = replace(generation, scene=scene, ended_at=None, practice=True)
    clip = replace(clip_of("one"), width=None)
    facts = dict(settings_of(plain, clip))
    assert (facts["Shape"], facts["Follow"]) == ("16:9", "Precise")
    assert "Seed" not in facts
    assert "Took" not in dict(story_of(plain, clip, NOW))
