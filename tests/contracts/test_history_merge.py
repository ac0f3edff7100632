"""What every history does with generations that ended elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.errors import NotPossibleNow
from pikascenes_desktop.domain.generation import State
from tests.contracts.samples import SCENE, clip, generation
from tests.fakes.fake_history import FakeHistory

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.history import History


@pytest.fixture(params=["fake", "sqlite"])
async def history(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[History]:
    if request.param == "fake":
        yield FakeHistory()
    else:
        async with open_history(Places(tmp_path / "data")) as sqlite:
            yield sqlite


def ended(number: int, request_id: str | None = None, press: str = "") -> Generation:
    made = generation(number, press=press or f"import {number}")
    saved = replace(made, state=State.SAVED, request_id=request_id, updated_at=made.created_at)
    return replace(saved, clips=(clip(saved),))


BASE = generation(0).created_at
WORDS = ("apple", "berry", "cherry", "damson", "elder", "fig", "grape", "hazel", "ivy", "juniper")


def worded(number: int, *, is_ended: bool = False) -> Generation:
    """Return a generation that a word of its own finds."""
    made = ended(number) if is_ended else generation(number)
    return replace(made, scene=replace(SCENE, prompt=WORDS[number]))


async def test_what_is_not_there_is_added_with_its_clips(history: History):
    one, two = ended(1, "r1"), ended(2)
    added = await history.merge((one, two))
    assert [each.id for each in added] == [one.id, two.id]
    found = await history.page([one.id, two.id])
    assert [replace(each, rank=0) for each in found] == [one, two]
    assert await history.unfinished() == []
    assert await history.merge((one, two)) == ()


async def test_what_is_there_is_never_changed(history: History):
    here = replace(generation(1), request_id="r1", title="mine")
    await history.add_press((here,))
    same_id = replace(ended(1), title="theirs")
    same_request = ended(2, "r1")
    same_place = ended(3, press=here.press_id)
    assert await history.merge((same_id, same_request, same_place)) == ()
    (found,) = await history.since(0)
    assert (found.id, found.title, found.state) == (here.id, "mine", here.state)


async def test_nothing_that_could_go_on_is_taken(history: History):
    for state in State:
        stranger = replace(ended(4), state=state)
        if not stranger.is_ended:
            with pytest.raises(NotPossibleNow):
                await history.merge((ended(5), stranger))
    assert await history.since(0) == []


async def test_what_comes_in_stands_where_its_date_belongs(history: History):
    for number in (2, 6, 4, 8):  # the clock went wrong once; what is there keeps its order
        await history.add_press((worded(number),))
    await history.merge((ended(9), ended(1), worded(5, is_ended=True), ended(3)))
    found = await history.since(0)
    assert [round(each.created_at - BASE) for each in found] == [1, 2, 3, 5, 6, 4, 8, 9]
    ranks = [each.rank for each in found]
    assert ranks == sorted(ranks)
    assert await history.ids() == [each.id for each in reversed(found)]
    for each in found:  # the search knows each by its own words still
        assert each.scene.prompt == SCENE.prompt or await history.ids(search=each.scene.prompt) == [
            each.id
        ]
    (newest,) = await history.add_press((worded(0),))
    assert newest.rank > max(ranks)
