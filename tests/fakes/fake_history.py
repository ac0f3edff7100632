"""A history in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import HistoryUnavailable, NotPossibleNow, UnknownGeneration
from pikascenes_desktop.domain.generation import Generation, State, may_move
from pikascenes_desktop.ports.history import Card
from pikascenes_desktop.ports.listing import CardKind, CardOrder, CardQuery, Listing, Tally
from tests.fakes.fake_uploads import FakeUploads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.clip import Clip


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a generation's log."""

    generation_id: str
    at: float
    state: State
    note: str
    raw: str


class FakeHistory:
    """Implements `ports.history.History` by the same rules, without a disk.

    Attributes:
        generations: All of them by id, in the order of their rank.
        events: The log of all writes, oldest first.
        uploads: The ledger of uploads.
        broken: While set, every method raises `HistoryUnavailable`.
    """

    def __init__(self) -> None:
        self.generations: dict[str, Generation] = {}
        self.events: list[Event] = []
        self.uploads = FakeUploads(self.generations, self._work)
        self.seen_at: float | None = None
        self.broken = False

    async def add_press(self, generations: tuple[Generation, ...]) -> tuple[Generation, ...]:
        self._work()
        if not generations:
            return ()
        (press_id,) = {generation.press_id for generation in generations}
        if not self._of_press(press_id):
            for generation in generations:
                ranked = replace(generation, rank=len(self.generations) + 1)
                self.generations[generation.id] = ranked
                self._log(ranked, "pressed", "")
        return self._of_press(press_id)

    async def merge(self, ended: tuple[Generation, ...]) -> tuple[Generation, ...]:
        self._work()
        for generation in ended:
            if not generation.is_ended:
                raise NotPossibleNow(action="merge", state=generation.state.value)
        before = list(self.generations.values())
        added: list[Generation] = []
        for one in ended:
            here = self.generations.values()
            requests = {each.request_id for each in here} - {None}
            places = {(each.press_id, each.index) for each in here}
            if one.id in self.generations or one.request_id in requests:
                continue
            if (one.press_id, one.index) not in places:
                self.generations[one.id] = one
                self._log(one, "imported", "")
                added.append(one)
        fresh = sorted(added, key=attrgetter("created_at"))
        ranked = enumerate(merge(before, fresh, key=attrgetter("created_at")), 1)
        self.generations = {one.id: replace(one, rank=rank) for rank, one in ranked}
        return tuple(added)

    async def get(self, generation_id: str) -> Generation | None:
        self._work()
        return self.generations.get(generation_id)

    async def unknown(self, generation_ids: Iterable[str]) -> frozenset[str]:
        self._work()
        return frozenset(generation_ids) - self.generations.keys()

    async def save(self, generation: Generation, *, note: str = "", raw: str = "") -> None:
        self._work()
        before = self.generations.get(generation.id)
        if before is None:
            raise UnknownGeneration(generation_id=generation.id)
        if not may_move(before.state, generation.state):
            raise NotPossibleNow(action=generation.state.value, state=before.state.value)
        self.generations[generation.id] = replace(
            generation,
            press_id=before.press_id,
            index=before.index,
            created_at=before.created_at,
            rank=before.rank,
            request_id=generation.request_id or before.request_id,
        )
        self._log(generation, note, raw)

    async def save_all(self, generations: tuple[Generation, ...], *, note: str) -> None:
        before, events = dict(self.generations), list(self.events)
        try:
            for generation in generations:
                await self.save(generation, note=note)
        except (UnknownGeneration, NotPossibleNow):
            self.generations.clear()
            self.generations.update(before)
            self.events = events
            raise

    async def binned(self) -> list[Generation]:
        self._work()
        binned = [one for one in self.generations.values() if one.binned_at is not None]
        return sorted(binned, key=lambda one: (one.binned_at or 0.0, one.rank), reverse=True)

    async def clips(self) -> list[Clip]:
        self._work()
        clips = [clip for one in self.generations.values() for clip in one.clips]
        return sorted(clips, key=lambda clip: (clip.generation_id, clip.index))

    async def measure_clips(self) -> tuple[int, int]:
        self._work()
        kept = [one for one in self.generations.values() if one.binned_at is None]
        sizes = [clip.size_bytes for one in kept for clip in one.clips]
        return len(sizes), sum(sizes)

    async def needed_ingredients(self, digests: frozenset[str]) -> frozenset[str]:
        self._work()
        kept = [one for one in self.generations.values() if one.emptied_at is None]
        images = [image.sha256 for one in kept for image in one.scene.ingredients]
        return digests & {digest for digest in images if digest is not None}

    async def unfinished(self) -> list[Generation]:
        self._work()
        return [one for one in self.generations.values() if not one.is_ended]

    async def ids(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[str]:
        cards = await self.cards(search=search, states=states, favourites=favourites)
        return [card.id for card in cards]

    async def cards(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[Card]:
        self._work()
        wanted = set(states)
        return [
            Card(
                id=one.id,
                created_at=one.created_at,
                aspect_ratio=one.scene.aspect_ratio,
                state=one.state,
                blocked_by=one.blocked_by,
                favourite=one.favourite,
            )
            for one in reversed(self.generations.values())
            if one.is_listed
            and (not wanted or one.state in wanted)
            and (one.favourite or not favourites)
            and all(word in _text(one) for word in search.casefold().split())
        ]

    async def listing(self, query: CardQuery, *, after: int | None, limit: int) -> Listing:
        self._work()
        found = [one for one in self.generations.values() if _is_asked_for(one, query)]
        if query.order is CardOrder.LONGEST:
            found.sort(key=lambda one: (_seconds(one), one.rank), reverse=True)
            return _listing(found, longest=True)
        newest = query.order is CardOrder.NEWEST
        found.sort(key=lambda one: one.rank, reverse=newest)
        first: list[Generation] = []
        if newest and query.urgent_since is not None:
            since = query.urgent_since
            first = [one for one in found if _is_urgent(one, since)]
            found = [one for one in found if not _is_urgent(one, since)]
        if after is not None:
            first = []
            found = [one for one in found if (one.rank < after if newest else one.rank > after)]
        shown = found[:limit]
        following = None
        if len(shown) == limit:
            # a press that the page's end cut comes whole on the next one
            shown = [one for one in shown if one.created_at != shown[-1].created_at] or shown
            following = shown[-1].rank
        if newest:
            first, shown = _in_presses(first), _in_presses(shown)
        return replace(_listing([*first, *shown]), after=following)

    async def tally(self) -> list[Tally]:
        self._work()
        counts = Counter(
            (one.state, one.favourite, one.practice, one.binned_at is not None)
            for one in self.generations.values()
            if not one.hidden
        )
        return [Tally(*alike, count) for alike, count in counts.items()]

    async def page(self, ids: Iterable[str]) -> list[Generation]:
        self._work()
        return [self.generations[one] for one in ids if one in self.generations]

    async def since(self, when: float) -> list[Generation]:
        self._work()
        return [one for one in self.generations.values() if one.created_at >= when]

    async def press(self, press_id: str) -> list[Generation]:
        self._work()
        return list(self._of_press(press_id))

    async def prompts(self, limit: int) -> list[str]:
        self._work()
        newest = reversed(self.generations.values())
        prompts = dict.fromkeys(one.scene.prompt for one in newest if one.scene.prompt)
        return list(prompts)[:limit]

    async def last_seen(self) -> float | None:
        self._work()
        return self.seen_at

    async def mark_seen(self, now: float) -> None:
        self._work()
        self.seen_at = now

    def _work(self) -> None:
        if self.broken:
            raise HistoryUnavailable(path="history.db", reason="broken by the test")

    def _of_press(self, press_id: str) -> tuple[Generation, ...]:
        of_press = [one for one in self.generations.values() if one.press_id == press_id]
        return tuple(sorted(of_press, key=lambda one: one.index))

    def _log(self, generation: Generation, note: str, raw: str) -> None:
        self.events.append(Event(generation.id, generation.updated_at, generation.state, note, raw))


def _is_asked_for(one: Generation, query: CardQuery) -> bool:
    return (
        not one.hidden
        and (one.binned_at is not None) is query.binned
        and (not query.states or one.state in query.states)
        and (one.favourite or not query.favourites)
        and (one.practice or not query.practice)
        and all(word in _text(one) for word in query.search.casefold().split())
    )


def _is_urgent(one: Generation, since: float) -> bool:
    failed = one.state in {State.REFUSED, State.FAILED}
    return not one.is_ended or (failed and one.created_at >= since)


def _seconds(one: Generation) -> int:
    return int(max((clip.duration_s or 0.0 for clip in one.clips), default=0.0) + 0.5)


def _in_presses(newest_first: list[Generation]) -> list[Generation]:
    presses = groupby(newest_first, key=lambda one: one.created_at)
    return [one for _, press in presses for one in reversed(list(press))]


def _listing(shown: list[Generation], *, longest: bool = False) -> Listing:
    return Listing(
        tuple(one.id for one in shown),
        tuple(one.created_at for one in shown),
        tuple(
            CardKind(
                one.state,
                one.blocked_by,
                one.scene.aspect_ratio,
                _seconds(one) if longest else 0,
            )
            for one in shown
        ),
    )


def _text(generation: Generation) -> str:
    scene = generation.scene
    return "\n".join(
        (
            generation.title,
            scene.prompt,
            scene.negative_prompt,
            *(image.source.replace("\\", "/").rsplit("/", 1)[-1] for image in scene.ingredients),
            *(clip.path for clip in generation.clips),
            "" if scene.seed is None else str(scene.seed),
        )
    ).casefold()
