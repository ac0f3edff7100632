"""What goes wrong, and when: drawn from the seed at every call of a port."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from enum import Enum, auto
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from tests.faults.simulation.virtual_time import VirtualLoop, hop

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

Errors: TypeAlias = "Sequence[Callable[[], Exception]]"


class End(Enum):
    """How one life of the program ends."""

    QUIT = auto()
    KILLED = auto()
    POWER_CUT = auto()


class Odd(RuntimeError):
    """An error that no port names: a bug somewhere, or a library's own idea."""


@dataclass(frozen=True, slots=True)
class Climate:
    """How bad it gets in one run.

    Attributes:
        error: How likely each call of a port fails.
        unsure: How likely the paid request does not end well.
        odd: How likely it fails in a way that no port names.
        outage: How likely a port then goes on failing for a while.
        delay: How likely a call takes long.
        end: How likely the program ends at an await of a port.
        meddling: How likely the user does something at that very moment.
    """

    error: float = 0.0
    unsure: float = 0.0
    odd: float = 0.0
    outage: float = 0.0
    delay: float = 0.0
    end: float = 0.0
    meddling: float = 0.0

    @classmethod
    def drawn(cls, rng: random.Random) -> Climate:
        """Draw a climate: many runs have few troubles, so that each is also seen alone."""
        return cls(
            error=rng.choice((0.0, 0.01, 0.04, 0.12)),
            unsure=rng.choice((0.0, 0.2, 0.7)),
            odd=rng.choice((0.0, 0.0, 0.0, 0.01)),
            outage=rng.choice((0.0, 0.05, 0.4)),
            delay=rng.choice((0.0, 0.05, 0.2)),
            end=rng.choice((0.0, 0.01, 0.04)),
            meddling=rng.choice((0.0, 0.01, 0.05)),
        )


FAIR: Final = Climate()
DANGEROUS: Final = frozenset({"receipts.append", "service.submit", "library.publish"})
"""Where an end does the most harm, so that it comes there more often."""

DANGER: Final = 5.0
PORTS_INSIDE: Final = frozenset({"uploads"})
"""Ports that are reached through another."""

SAME_PLACE: Final = {"receipts": "history", "uploads": "history"}
"""Ports that stand on one disk: when it stays full, it is full for both."""

LONGEST_OUTAGE_S: Final = 1500.0
SHORT_S: Final = 30.0


class Weather:
    """Decides what goes wrong at each await, and writes down all that happens.

    Args:
        rng: Where every decision comes from.
        climate: How bad it gets.
        calls: How many calls of ports see bad weather; then it is fair for ever.

    Attributes:
        trace: Every line of what happened; None keeps only their digest.
        ends: How this life of the program ends, once that is decided.
        on_quit: Called when the user quits at an await.
        on_meddling: Called when the user does something at an await.
        slept: How often the computer went to sleep.
    """

    def __init__(self, rng: random.Random, climate: Climate, calls: int) -> None:
        self.rng = rng
        self.climate = climate
        self.calls_left = calls
        self.trace: list[str] | None = None
        self.ends: End | None = None
        self.on_quit: Callable[[], None] = _nothing
        self.on_meddling: Callable[[], None] = _nothing
        self.slept = 0
        self._digest = hashlib.blake2b(digest_size=8)
        self._outages: dict[str, tuple[float, Callable[[], Exception]]] = {}

    @property
    def digest(self) -> str:
        """What stands for everything that happened so far."""
        return self._digest.hexdigest()

    @property
    def is_fair(self) -> bool:
        """Whether nothing goes wrong any more."""
        return self.climate is FAIR

    def live_again(self) -> None:
        """Let another life of the program begin."""
        self.ends = None

    def clear_up(self) -> None:
        """Let nothing go wrong from now on."""
        self.climate = FAIR
        self._outages.clear()

    def note(self, what: str) -> None:
        """Write down what happened."""
        self._digest.update(what.encode())
        if self.trace is not None:
            self.trace.append(f"{_where()}{what}")

    def chance(self, probability: float) -> bool:
        """Draw whether something of that probability happens; never in fair weather."""
        return not self.is_fair and self.rng.random() < probability

    async def come_in(self, what: str, errors: Errors) -> None:
        """Pass a port's door: perhaps late, perhaps never, perhaps with an error."""
        self.note(what)
        if self.is_fair:
            await hop()
            return
        await self._live_on(what)
        port = what.partition(".")[0]
        port = SAME_PLACE.get(port, port)
        outage = self._outages.get(port)
        if outage is not None and errors:
            if outage[0] > asyncio.get_running_loop().time():
                await self._fail(outage[1], what)
            del self._outages[port]
        roll = self.rng.random()
        climate = self.climate
        if errors and roll < climate.error:
            error = self.rng.choice(errors)
            if self.rng.random() < climate.outage:
                span = self.rng.choice((SHORT_S, LONGEST_OUTAGE_S)) * self.rng.random()
                self._outages[port] = asyncio.get_running_loop().time() + span, error
            await self._fail(error, what)
        if 1 - roll < climate.odd and errors:
            await self._fail(self.rng.choice((Odd, MemoryError)), what)
        if self.chance(climate.delay):
            await asyncio.sleep(self.rng.choice((0.01, 1.0, SHORT_S)) * self.rng.random())
        else:
            await hop()

    async def go_out(self, what: str) -> None:
        """Leave a port again: what was done is done, whether or not anybody learns of it."""
        if self.is_fair:
            return
        await self._live_on(what)
        if self.chance(self.climate.delay):
            self.note(f"{what} took long")
            await asyncio.sleep(self.rng.random() * 5)

    async def _fail(self, error: Callable[[], Exception], what: str) -> None:
        raised = error()
        self.note(f"{what} fails: {raised!r}")
        await hop()
        raise raised

    async def _live_on(self, what: str) -> None:
        """Perhaps end here, or let the user do something; and count the bad weather down."""
        self.calls_left -= 1
        if self.calls_left < 0:
            self.clear_up()
            return
        roll = self.rng.random()
        climate = self.climate
        end = climate.end * (DANGER if what in DANGEROUS else 1.0)
        if roll < end and self.ends is None:
            self.ends = self.rng.choice((End.QUIT, End.KILLED, End.POWER_CUT))
            self.note(f"ends: {self.ends.name}")
            if self.ends is End.QUIT:
                self.on_quit()
                return
            loop = asyncio.get_running_loop()
            loop.stop()
            await loop.create_future()
        elif 1 - roll < climate.meddling:
            self.on_meddling()
            task = asyncio.current_task()
            if task is not None and task.get_name().startswith("user") and roll * 4096 % 1 < 0.2:
                self.note("a window task is cancelled")
                task.cancel()

    def sleep(self, loop: VirtualLoop, seconds: float) -> bool:
        """Close the computer's lid; say whether steady time passed, too, as on some systems."""
        self.slept += 1
        is_counted = self.rng.random() < 0.5
        if is_counted:
            loop.jump(seconds)
        return is_counted


class Port:
    """Stands before a fake and lets the weather at every awaited call of it.

    Args:
        name: What the port is called in the trace.
        fake: What is behind.
        weather: What happens on the way.
        errors: What each method may raise, by name; ``*`` is for all others.
    """

    def __init__(
        self, name: str, fake: object, weather: Weather, errors: dict[str, Errors]
    ) -> None:
        self._name = name
        self._fake = fake
        self._weather = weather
        self._errors = errors

    def __getattr__(self, attribute: str) -> Any:
        method = getattr(self._fake, attribute)
        if attribute in PORTS_INSIDE:
            inside = Port(attribute, method, self._weather, self._errors)
            setattr(self, attribute, inside)
            return inside
        if not iscoroutinefunction(method):
            if callable(method):
                setattr(self, attribute, method)
            return method
        what = f"{self._name}.{attribute}"
        errors = self._errors.get(attribute, self._errors.get("*", ()))
        weather = self._weather
        failed = getattr(self._fake, "failed", None)

        async def call(*args: Any, **named: Any) -> Any:
            try:
                await weather.come_in(what, errors)
            except Exception:
                if failed is not None:
                    failed(attribute, args, named)
                raise
            result = await method(*args, **named)
            await weather.go_out(what)
            return result

        setattr(self, attribute, call)
        return call


def _where() -> str:
    try:
        task, now = asyncio.current_task(), asyncio.get_running_loop().time()
    except RuntimeError:  # between two lives
        return ""
    return f"{now:12.3f} {task.get_name() if task else ''}: "


def _nothing() -> None:
    return
