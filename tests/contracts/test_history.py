"""What every `History` does: the one in memory and the one in SQLite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.errors import NotPossibleNow, UnknownGeneration
from pikascenes_desktop.domain.generation import MOVES, State, may_move
from pikascenes_desktop.domain.scene import AspectRatio, Ingredient, Scene
from pikascenes_desktop.ports.history import Card
from pikascenes_desktop.ports.listing import CardKind, CardOrder, CardQuery
from tests.contracts.samples import DIGEST, clip, full, generation, walk
from tests.fakes.fake_history import FakeHistory

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.ports.history import History

NOW = 1_790_000_000.0
TO_SAVED = (
    State.PREPARING,
    State.UPLOADING,
    State.SUBMITTING,
    State.IN_LINE,
    State.GENERATING,
    State.REMOTE_DONE,
    State.DOWNLOADING,
    State.SAVED,
)


@pytest.fixture(params=["fake", "sqlite"])
async def history(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[History]:
    if request.param == "fake":
        yield FakeHistory()
    else:
        async with open_history(Places(tmp_path / "data")) as sqlite:
            yield sqlite


async def test_a_press_is_added_once(history: History) -> None:
    press = (generation(1, press="p"), generation(2, press="p", index=1))
    first = await history.add_press(press)
    again = (generation(3, press="p"), generation(4, press="p", index=1))
    second = await history.add_press(again)
    assert [one.id for one in first] == [one.id for one in press]
    assert second == first
    assert await history.page([one.id for one in again]) == []


async def test_ranks_grow_and_order_everything(history: History) -> None:
    presses = [await history.add_press((generation(number),)) for number in (3, 1, 2)]
    ranks = [one.rank for (one,) in presses]
    assert ranks == sorted(set(ranks))
    ids = [one.id for (one,) in presses]
    assert [one.id for one in await history.unfinished()] == ids
    assert await history.ids() == ids[::-1]


async def test_what_one_press_made(history: History) -> None:
    made = await history.add_press(
        (generation(1, press="p"), generation(2, press="p", index=1)),
    )
    await history.add_press((generation(3),))
    await history.save(replace(made[1], hidden=True))
    assert [one.id for one in await history.press("p")] == [one.id for one in made]
    assert await history.unknown([*(one.id for one in made), "who"]) == {"who"}
    assert await history.unknown([]) == frozenset()
    assert await history.press("nobody") == []


async def test_nothing_pressed_adds_nothing(history: History) -> None:
    assert await history.add_press(()) == ()
    assert await history.ids() == []


async def test_every_field_comes_back(history: History) -> None:
    (fresh,) = await history.add_press((generation(),))
    assert fresh == replace(generation(), rank=fresh.rank)
    for step in walk(fresh, (State.PREPARING, State.UPLOADING, State.SUBMITTING, State.IN_LINE)):
        await history.save(step)
    rich = full(fresh)
    await history.save(rich, note="attention", raw='{"status": "?"}')
    assert await history.get(fresh.id) == rich


async def test_a_bare_scene_comes_back(history: History) -> None:
    bare = replace(generation(), scene=Scene(ingredients=(Ingredient("a.png"),)), price_usd=None)
    (fresh,) = await history.add_press((bare,))
    assert await history.get(bare.id) == replace(bare, rank=fresh.rank)


async def test_clips_are_replaced(history: History) -> None:
    (one,) = await history.add_press((generation(),))
    await history.save(replace(one, clips=(clip(one), clip(one, 1, "second.mp4"))))
    fewer = replace(one, clips=(clip(one, 1, "renamed.mp4"),))
    await history.save(fewer)
    assert await history.get(one.id) == fewer


async def test_unknown_generations(history: History) -> None:
    assert await history.get("nobody") is None
    with pytest.raises(UnknownGeneration):
        await history.save(generation(9))


@pytest.mark.parametrize("before", list(State))
async def test_only_legal_moves_are_written(history: History, before: State) -> None:
    for number, after in enumerate(State, start=1):
        (one,) = await history.add_press((replace(generation(number), state=before),))
        changed = replace(one, state=after, remote_status="changed")
        if may_move(before, after):
            await history.save(changed)
            assert await history.get(one.id) == changed
        else:
            with pytest.raises(NotPossibleNow):
                await history.save(changed)
            assert await history.get(one.id) == one
    assert set(MOVES) == set(State)


async def test_a_request_id_is_never_blanked(history: History) -> None:
    (one,) = await history.add_press((replace(generation(), state=State.IN_LINE),))
    await history.save(replace(one, request_id="req-1"))
    await history.save(replace(one, request_id=None, remote_status="in_queue"))
    stored = await history.get(one.id)
    assert stored is not None
    assert (stored.request_id, stored.remote_status) == ("req-1", "in_queue")


async def test_unfinished_keeps_what_is_hidden_and_drops_what_has_ended(history: History) -> None:
    ended, hidden, plain = [
        (await history.add_press((generation(number),)))[0] for number in (1, 2, 3)
    ]
    for step in walk(ended, TO_SAVED):
        await history.save(step)
    hidden = replace(hidden, hidden=True)
    await history.save(hidden)
    assert await history.unfinished() == [hidden, plain]
    assert await history.ids() == [plain.id, ended.id]
    assert await history.ids(states=[State.SAVED]) == [ended.id]
    assert await history.ids(states={State.SAVED, State.READY}) == [plain.id, ended.id]
    assert await history.ids(states=[State.FAILED]) == []


async def test_cards_tell_what_a_layout_needs(history: History) -> None:
    first, second = [(await history.add_press((generation(number),)))[0] for number in (1, 2)]
    await history.save(replace(first, favourite=True))
    assert await history.cards() == [
        Card(second.id, second.created_at, AspectRatio.TALL, State.READY),
        Card(first.id, first.created_at, AspectRatio.TALL, State.READY, None, favourite=True),
    ]
    assert await history.ids(favourites=True) == [first.id]
    assert [card.id for card in await history.cards(search="fox", favourites=True)] == [first.id]
    assert await history.cards(search="nothing of that kind") == []


async def test_a_page_keeps_the_order_asked_for(history: History) -> None:
    added = [(await history.add_press((generation(number),)))[0] for number in (1, 2, 3)]
    wanted = [added[2].id, "gone", added[0].id]
    assert await history.page(iter(wanted)) == [added[2], added[0]]
    assert await history.page(()) == []


@pytest.mark.parametrize(
    "search",
    [
        "fox",
        "FOX night",
        "mark",
        "blurry",
        "4711",
        "fox_in_snow",
        "東",
        "景東",
        "夜景東京",
        "fox 夜",
    ],
)
async def test_search_finds(history: History, search: str) -> None:
    other = replace(generation(1), scene=Scene(ingredients=(Ingredient("b.png"),), prompt="a lake"))
    (found,) = await history.add_press((generation(2),))
    await history.add_press((other,))
    assert await history.ids(search=search) == [found.id]


async def test_search_follows_changes(history: History) -> None:
    (one,) = await history.add_press((generation(),))
    assert await history.ids(search="golden") == []
    await history.save(replace(one, clips=(clip(one, name="2026_golden_hour.mp4"),)))
    assert await history.ids(search="golden") == [one.id]
    await history.save(replace(one, scene=replace(one.scene, prompt="a whale")))
    assert await history.ids(search="golden") == []
    assert await history.ids(search="whale") == [one.id]
    assert await history.ids(search="  ") == [one.id]


async def test_last_seen(history: History) -> None:
    assert await history.last_seen() is None
    await history.mark_seen(NOW)
    await history.mark_seen(NOW + 5.5)
    assert await history.last_seen() == NOW + 5.5


async def test_what_was_pressed_since(history: History) -> None:
    for number, hidden in ((1, False), (2, True), (3, False)):
        one = replace(generation(number), created_at=10.0 * number, hidden=hidden)
        await history.add_press((one,))
    assert [one.id for one in await history.since(20.0)] == [
        generation(2).id,
        generation(3).id,
    ]
    assert await history.since(31.0) == []


async def test_prompts_each_once_newest_first(history: History) -> None:
    for number, prompt in enumerate(("one", "two", "", "one", "three"), start=1):
        await history.add_press((replace(generation(number), scene=Scene(prompt=prompt)),))
    assert await history.prompts(2) == ["three", "one"]
    assert await history.prompts(9) == ["three", "one", "two"]


async def _all_pages(history: History, query: CardQuery, limit: int) -> list[list[str]]:
    pages: list[list[str]] = []
    after: int | None = None
    while True:
        page = await history.listing(query, after=after, limit=limit)
        pages.append(list(page.ids))
        after = page.after
        if after is None:
            return pages


async def test_cards_come_page_by_page_in_both_directions(history: History) -> None:
    for number in range(1, 8):
        await history.add_press((replace(generation(number), created_at=NOW + number),))
    ids = [generation(number).id for number in range(1, 8)]
    newest = await _all_pages(history, CardQuery(), 3)
    assert [one for page in newest for one in page] == ids[::-1]
    assert len(newest) == 4
    oldest = await _all_pages(history, CardQuery(order=CardOrder.OLDEST), 3)
    assert [one for page in oldest for one in page] == ids
    assert await _all_pages(history, CardQuery(search="nothing of the kind"), 3) == [[]]


async def test_a_page_never_cuts_a_press(history: History) -> None:
    press = [replace(generation(n, press="p", index=n - 2), created_at=NOW) for n in (2, 3, 4)]
    await history.add_press((replace(generation(1), created_at=NOW - 5),))
    await history.add_press(tuple(press))
    await history.add_press((replace(generation(5), created_at=NOW + 5),))
    pages = await _all_pages(history, CardQuery(), 4)
    numbers = {generation(number).id: number for number in range(1, 6)}
    assert [numbers[one] for page in pages for one in page] == [5, 2, 3, 4, 1]
    assert len((await _all_pages(history, CardQuery(), 3))[0]) == 1
    assert [len(page) for page in await _all_pages(history, CardQuery(), 2)][-1] <= 2


async def test_what_is_urgent_comes_first(history: History) -> None:
    states = (State.SAVED, State.FAILED, State.IN_LINE, State.FAILED, State.SAVED)
    for number, state in enumerate(states, start=1):
        one = replace(generation(number), created_at=NOW + number, state=state)
        await history.add_press((one,))
    ids = [generation(number).id for number in range(1, 6)]
    query = CardQuery(urgent_since=NOW + 4)
    pages = await _all_pages(history, query, 2)
    assert [one for page in pages for one in page] == [ids[3], ids[2], ids[4], ids[1], ids[0]]
    first = await history.listing(query, after=None, limit=2)
    assert first.kinds[1] == CardKind(State.IN_LINE, None, generation(3).scene.aspect_ratio)
    assert first.created_at[0] == NOW + 4


async def test_cards_are_listed_by_what_they_are(history: History) -> None:
    plain = replace(generation(1), state=State.SAVED)
    liked = replace(generation(2), state=State.SAVED, favourite=True)
    tried = replace(generation(3), state=State.FAILED, practice=True)
    binned = replace(generation(4), state=State.SAVED, binned_at=NOW)
    gone = replace(generation(5), state=State.SAVED, hidden=True)
    for one in (plain, liked, tried, binned, gone):
        await history.add_press((one,))

    async def found(query: CardQuery) -> list[str]:
        return list((await history.listing(query, after=None, limit=9)).ids)

    assert await found(CardQuery()) == [tried.id, liked.id, plain.id]
    assert await found(CardQuery(favourites=True)) == [liked.id]
    assert await found(CardQuery(practice=True)) == [tried.id]
    assert await found(CardQuery(binned=True)) == [binned.id]
    assert await found(CardQuery(states=(State.SAVED,))) == [liked.id, plain.id]
    assert await found(CardQuery(favourites=True, practice=True)) == []
    tallies = {
        (one.state, one.favourite, one.practice, one.binned): one.count
        for one in await history.tally()
    }
    assert tallies == {
        (State.SAVED, False, False, False): 1,
        (State.SAVED, True, False, False): 1,
        (State.FAILED, False, True, False): 1,
        (State.SAVED, False, False, True): 1,
    }


async def test_the_longest_come_first(history: History) -> None:
    for number, seconds in enumerate((5.0, 10.04, 9.98, None), start=1):
        one = replace(generation(number), state=State.SAVED)
        if seconds is not None:
            one = replace(one, clips=(replace(clip(one), duration_s=seconds),))
        await history.add_press((one,))
    page = await history.listing(CardQuery(order=CardOrder.LONGEST), after=None, limit=2)
    assert list(page.ids) == [generation(number).id for number in (3, 2, 1, 4)]
    assert [kind.seconds for kind in page.kinds] == [10, 10, 5, 0]
    assert page.after is None


async def test_several_are_saved_or_none(history: History) -> None:
    one, two = [(await history.add_press((generation(number),)))[0] for number in (1, 2)]
    liked = (replace(one, favourite=True), replace(two, favourite=True))
    await history.save_all(liked, note="favourite")
    assert await history.page([one.id, two.id]) == list(liked)
    with pytest.raises(NotPossibleNow):
        await history.save_all((one, replace(two, state=State.SAVED)), note="wrong")
    with pytest.raises(UnknownGeneration):
        await history.save_all((one, generation(9)), note="wrong")
    assert await history.page([one.id, two.id]) == list(liked)
    await history.save_all((), note="nothing")


async def test_what_is_binned_is_in_no_list_but_its_own(history: History) -> None:
    kept, first, later = [
        (await history.add_press((replace(generation(number), state=State.FAILED),)))[0]
        for number in (1, 2, 3)
    ]
    binned = (replace(first, binned_at=NOW), replace(later, binned_at=NOW + 1))
    await history.save_all(binned, note="deleted")
    assert await history.binned() == list(binned)[::-1]
    assert await history.ids() == [kept.id]
    assert await history.ids(search="fox") == [kept.id]
    assert await history.page([first.id]) == [binned[0]]
    await history.save(replace(binned[0], binned_at=None, hidden=True, emptied_at=NOW + 2))
    emptied = await history.get(first.id)
    assert emptied is not None
    assert (emptied.emptied_at, emptied.is_listed) == (NOW + 2, False)
    assert [one.id for one in await history.binned()] == [later.id]


async def test_clips_are_counted_outside_the_bin(history: History) -> None:
    assert await history.measure_clips() == (0, 0)
    one, two = [(await history.add_press((generation(number),)))[0] for number in (1, 2)]
    clips = (clip(one), clip(one, 1, "second.mp4"), clip(two, 0, "third.mp4"))
    await history.save(replace(one, clips=clips[:2]))
    await history.save(replace(two, clips=clips[2:], binned_at=NOW))
    assert await history.clips() == list(clips)
    assert await history.measure_clips() == (2, 2000)


async def test_ingredients_are_needed_until_all_are_emptied(history: History) -> None:
    asked = frozenset({DIGEST, "cd" * 32})
    assert await history.needed_ingredients(asked) == frozenset()
    one, two = [(await history.add_press((generation(number),)))[0] for number in (1, 2)]
    assert await history.needed_ingredients(asked) == {DIGEST}
    await history.save(replace(one, emptied_at=NOW))
    assert await history.needed_ingredients(asked) == {DIGEST}
    await history.save(replace(two, emptied_at=NOW))
    assert await history.needed_ingredients(asked) == frozenset()
