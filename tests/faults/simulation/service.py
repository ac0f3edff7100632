"""A generation service with a ledger: every request that it takes is money."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.errors import KeyRejected, RequestUnknown
from pikascenes_desktop.domain.generation import Failure
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    NotSent,
    Refused,
    RemoteResult,
    RemoteStatus,
    SlowDown,
)
from tests.faults.simulation.storage import END
from tests.faults.simulation.virtual_time import hop
from tests.faults.simulation.weather import Odd, Weather

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import SubmitOutcome
    from tests.faults.simulation.promises import Promises

LINK_LIFE_S: Final = 600.0
VOCABULARIES: Final = (
    ("in_queue", "in_progress", "completed"),
    ("queued", "running", "succeeded"),
    ("pending", "warming_up", "success"),
)


@dataclass(slots=True)
class Request:
    """One request that was taken.

    Attributes:
        words: What it says while waiting, while working and when it is over.
        works_at: Steady time at which it begins to work.
        over_at: Steady time at which it is over.
        ending: ``saved``, ``failed`` or ``cancelled``.
        stills: Pictures beside the video.
    """

    id: str
    seed: int
    words: tuple[str, str, str]
    works_at: float
    over_at: float
    ending: str
    stills: int


class SimulatedService:
    """Implements `ports.remote.GenerationService`.

    Attributes:
        requests: All requests it took, by id.
        key_is_good: Whether it takes the key.
    """

    def __init__(self, weather: Weather, promises: Promises) -> None:
        self.requests: dict[str, Request] = {}
        self.key_is_good = True
        self._weather = weather
        self._promises = promises

    async def submit(self, api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        seed: int = json.loads(body)["seed"]
        self._promises.posting(seed, body)
        weather, rng = self._weather, self._weather.rng
        slept = weather.slept
        if not self.key_is_good:
            return KeyNotTaken()
        if weather.is_fair:
            await hop()
            return self._accepted(self._take(seed))
        roll = rng.random()
        if roll < weather.climate.unsure:
            outcome = rng.choice(
                (
                    NotSent("connect"),
                    SlowDown(rng.choice((1.0, 30.0, 300.0))),
                    Refused(Failure("rejected")),
                    Ambiguous("read timeout"),
                    Ambiguous("cut"),
                    None,
                )
            )
            if isinstance(outcome, Ambiguous) and rng.random() < 0.6:
                self._take(seed)
            if outcome is None:
                self._take(seed)
                await hop()
                raise Odd("in the middle of the paid request")
            await self._travel()
            weather.note(f"submit {seed}: {outcome}")
            return outcome
        await self._travel()
        request = self._take(seed)
        await self._travel()
        if weather.slept != slept:
            return Ambiguous("asleep")
        return self._accepted(request)

    async def _travel(self) -> None:
        """Be on the wire, seldom for longer than anybody waits."""
        rng = self._weather.rng
        roll = rng.random()
        if roll < 0.8 or self._weather.is_fair:
            await hop()
        else:
            await asyncio.sleep(rng.choice((1.0, 20.0, 200.0)) * rng.random())

    def _accepted(self, request: Request) -> Accepted:
        self._promises.received(request.id, request.seed)
        return Accepted(request.id, f'{{"request_id": "{request.id}"}}')

    def _take(self, seed: int) -> Request:
        rng = self._weather.rng
        now = asyncio.get_running_loop().time()
        works_at = now + rng.choice((0.0, 5.0, 60.0)) * rng.random()
        request = Request(
            id=f"req-{len(self.requests) + 1}",
            seed=seed,
            words=rng.choice(VOCABULARIES),
            works_at=works_at,
            over_at=works_at + rng.choice((0.0, 10.0, 100.0)) * rng.random(),
            ending=rng.choice(("saved",) * 8 + ("failed", "cancelled")),
            stills=rng.choice((0, 0, 0, 1)),
        )
        self.requests[request.id] = request
        self._weather.note(f"takes {request.id} for {seed}")
        self._promises.taken(seed)
        return request

    def of_seed(self, seed: int | None) -> list[Request]:
        """Return what was taken for one scene: what a user can look up on the web page."""
        return [request for request in self.requests.values() if request.seed == seed]

    async def status(self, api_base: str, request_id: str) -> RemoteStatus:
        request = self._find(request_id)
        now = asyncio.get_running_loop().time()
        waiting, working, over = request.words
        if now < request.works_at:
            return RemoteStatus(waiting, 1)
        if now < request.over_at:
            return RemoteStatus(working)
        return RemoteStatus("cancelled" if request.ending == "cancelled" else over)

    async def result(
        self, api_base: str, request_id: str, *, sent_urls: tuple[str, ...] = ()
    ) -> RemoteResult:
        request = self._find(request_id)
        now = asyncio.get_running_loop().time()
        echo: dict[str, object] = {"seed": request.seed}
        if now < request.over_at:
            return RemoteResult(request.words[1], echo=echo)
        if request.ending == "cancelled":
            return RemoteResult("cancelled", echo=echo)
        if request.ending == "failed":
            return RemoteResult("failed", failure=Failure("model_failed"), echo=echo)
        kinds = (OutputKind.VIDEO, *(OutputKind.STILL,) * request.stills)
        until = now + LINK_LIFE_S
        outputs = tuple(
            Output(kind, f"https://files.example/{request.id}/{index}?until={until:.0f}")
            for index, kind in enumerate(kinds)
        )
        return RemoteResult(
            "succeeded",
            outputs=outputs,
            cost_usd=Decimal("0.45"),
            echo=echo,
            raw=f'{{"request_id": "{request.id}"}}',
        )

    async def cancel(self, api_base: str, request_id: str) -> bool:
        request = self._find(request_id)
        now = asyncio.get_running_loop().time()
        if now >= request.works_at:
            return False
        request.works_at = request.over_at = now
        request.ending = "cancelled"
        return True

    def _find(self, request_id: str) -> Request:
        if not self.key_is_good:
            raise KeyRejected
        if request_id not in self.requests:
            raise RequestUnknown(request_id)
        return self.requests[request_id]


def served(url: str) -> bytes:
    """Return the bytes behind a result link; they do not depend on how long it lives."""
    name = url.removeprefix("https://files.example/").partition("?")[0]
    return f"ftyp {name} ".encode() * 3 + END


def is_video(url: str) -> bool:
    """Say whether a result link is the clip's, which comes first, or that of a still."""
    return "/0?" in url


def lives_until(url: str) -> float:
    """Return the steady time until which a result link opens."""
    return float(url.partition("?until=")[2])
