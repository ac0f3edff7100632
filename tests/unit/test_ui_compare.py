"""What compare works out without a window: pairs of frames, differences, parts of a remix."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtMultimedia import QVideoFrame

from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ui.compare.differences import Run, rows_of, text_runs
from pikascenes_desktop.ui.compare.pairing import Pairing
from pikascenes_desktop.ui.playback.frame import Frame, timecode
from pikascenes_desktop.ui.remixing import Part, remixed
from tests.unit.ui_gallery_examples import clip_of, made

FRAME_US = 40_000


def frame(number: int) -> Frame:
    return Frame(number, number * FRAME_US, QVideoFrame())


def shown(due: list[tuple[int, Frame]]) -> list[tuple[int, int]]:
    return [(side, one.number) for side, one in due]


@pytest.fixture
def pairing() -> Pairing:
    result = Pairing()
    for side, frames in enumerate((100, 50)):
        result.measure(side, frames, 25.0)
    return result


def test_the_video_that_is_ahead_waits(pairing: Pairing) -> None:
    assert shown(pairing.arrive(0, frame(0))) == []
    assert shown(pairing.arrive(0, frame(1))) == []
    assert shown(pairing.arrive(1, frame(0))) == [(0, 0), (1, 0)]
    assert pairing.lead_us() == FRAME_US
    assert shown(pairing.arrive(1, frame(1))) == [(0, 1), (1, 1)]
    assert shown(pairing.arrive(1, frame(3))) == []
    assert shown(pairing.arrive(0, frame(3))) == [(0, 3), (1, 3)]


def test_what_ended_or_cannot_be_played_holds_nothing_back(pairing: Pairing) -> None:
    pairing.arrive(0, frame(49))
    assert shown(pairing.arrive(1, frame(49))) == [(0, 49), (1, 49)]
    assert pairing.lead_us() is None
    assert shown(pairing.arrive(0, frame(60))) == [(0, 60)]
    pairing.restart()
    assert pairing.lead_us() is None
    assert shown(pairing.arrive(0, frame(2))) == []
    pairing.drop_out(1)
    assert shown(pairing.arrive(0, frame(3))) == [(0, 3)]


def test_what_comes_late_from_where_it_was_holds_nothing_back(pairing: Pairing) -> None:
    pairing.arrive(0, frame(0))
    pairing.arrive(1, frame(0))
    pairing.restart()  # on its way back, with the end still to come
    for side in (0, 1):
        pairing.arrive(side, frame(30))
    assert shown(pairing.arrive(0, frame(10))) == []
    assert shown(pairing.arrive(1, frame(10))) == [(0, 10), (1, 10)]


def test_words_that_differ_are_marked_and_the_rest_is_cut() -> None:
    same = "The fox carries the old brass lantern all the way through the snowy village at "
    first, second = text_runs(f"{same}dusk. Slow.", f"{same}night, aurora above. Slow.")
    assert first == (
        Run("… the snowy village at "),
        Run("dusk", differs=True),
        Run(". Slow."),
    )
    assert second[1] == Run("night, aurora above", differs=True)
    assert second[0] == first[0]


def test_the_middle_of_a_long_text_is_cut() -> None:
    between = " one two three four five six seven eight nine ten eleven twelve "
    first, _ = text_runs(f"red{between}blue", f"green{between}grey")
    assert "".join(run.text for run in first) == (
        "red one two three four\N{NO-BREAK SPACE}… nine ten eleven twelve blue"
    )


def test_chinese_is_compared_by_characters() -> None:
    first, second = text_runs("狐狸在黄昏走过", "狐狸在夜里走过")
    assert [run.text for run in first if run.differs] == ["黄昏"]
    assert [run.text for run in second if run.differs] == ["夜里"]
    assert text_runs("", "more") == ((), (Run("more", differs=True),))


def test_rows_say_what_is_the_same_last() -> None:
    one, two = made("one"), made("two", cost_usd="0.40", prompt="")
    scene = replace(
        one.scene, ingredients=(Ingredient("b.png"),), negative_prompt="blur", seed=None
    )
    rows = rows_of((replace(one, scene=scene), clip_of("one")), (two, clip_of("two")))
    assert [(row.name, row.differs) for row in rows] == [
        ("Seed", True),
        ("Prompt", True),
        ("Avoid", True),
        ("Ingredients", True),
        ("Cost", True),
        ("Follow", False),
        ("Shape", False),
    ]
    by_name = {row.name: row for row in rows}
    assert by_name["Seed"].values[0] == (Run("Random"),)
    assert by_name["Ingredients"].values[1] == (Run("1 of 6 · different pictures"),)
    nothing = made("three", prompt="")
    same = rows_of((nothing, clip_of("three")), (nothing, clip_of("three")))
    assert not any(row.differs for row in same)
    assert same[2].values[0] == (Run("No prompt"),)


def test_a_remix_takes_what_was_asked_for() -> None:
    clip = Scene((Ingredient("fox.png"),), prompt="the fox", negative_prompt="blur", seed=7)
    present = Scene((Ingredient("hat.png"),), prompt="a hat", seed=1)
    assert remixed(Part.ALL, clip, present) == clip
    assert remixed(Part.ALL_BUT_SEED, clip, present) == replace(clip, seed=None)
    assert remixed(Part.PROMPT, clip, present) == replace(present, prompt="the fox")
    assert remixed(Part.SEED, clip, present) == replace(present, seed=7)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.00"), (2.15, "0:02.15"), (59.999, "1:00.00"), (-1, "0:00.00")]
)
def test_times_are_told_to_the_hundredth(seconds: float, text: str) -> None:
    assert timecode(seconds) == text
