"""One run: lives of the program one after the other, then fair weather, then an end of it all."""

from __future__ import annotations

import asyncio
import logging
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unittest import mock

from pikascenes_desktop.domain.errors import AppError, LocalError
from pikascenes_desktop.domain.generation import UNSURE, Generation, State
from tests.faults.simulation.promises import BrokenPromise
from tests.faults.simulation.user import User
from tests.faults.simulation.virtual_time import StandsStill, VirtualLoop
from tests.faults.simulation.weather import End, Odd
from tests.faults.simulation.world import World

if TYPE_CHECKING:
    import random
    from collections.abc import Generator

MOST_STEPS: Final = 60_000
"""Callbacks of one life; a hundred times what runs take."""

WELL_WITHIN_S: Final = 24 * 3600.0
"""How long, in fair weather, a program may take until all stands still."""

ROUNDS: Final = 12
"""How often a patient user helps every generation on before giving up."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one run.

    Attributes:
        digest: Stands for everything that happened: the same seed, the same digest.
        broken: The promise that did not hold, if one did not.
        trace: All that happened, line by line; empty unless it was asked for.
    """

    seed: int
    digest: str
    broken: BrokenPromise | None
    trace: tuple[str, ...] = ()


class Simulation:
    """One run of one seed.

    Args:
        seed: Decides all that happens.
        traced: Whether to keep every line of what happened.
    """

    def __init__(self, seed: int, *, traced: bool = False) -> None:
        self._seed = seed
        self.world = World(seed)
        self.user = User(self.world, actions=self.world.rng.randint(2, 16))
        if traced:
            self.world.weather.trace = []

    def run(self) -> Ran:
        """Run it to its end."""
        broken: BrokenPromise | None = None
        try:
            with _ids_from(self.world.rng), _no_logs():
                while not self._life():
                    pass
        except BrokenPromise as error:
            broken = error
        weather = self.world.weather
        return Ran(self._seed, weather.digest, broken, tuple(weather.trace or ()))

    def _life(self) -> bool:
        """Run the program once, from its start to its end; True after a life in fair weather."""
        world, weather = self.world, self.world.weather
        was_fair = weather.is_fair
        loop = VirtualLoop(world.now, MOST_STEPS)
        weather.live_again()
        try:
            ended = loop.run(self._program())
        except StandsStill:
            world.promises.check()
            waiting = [task.get_name() for task in loop.pending()]
            raise BrokenPromise("liveness", f"for ever: {waiting}") from None
        except AppError as error:  # the program says so, and the user starts it again
            if was_fair:
                raise BrokenPromise("liveness", f"no start: {error!r}") from error
            ended = True
        except (Odd, MemoryError):
            ended = True
        finally:
            world.now = loop.time() + world.rng.choice((1.0, 60.0, 7200.0))
            loop.abandon()
        if weather.ends is End.POWER_CUT:
            world.disk.power_cut(world.rng)
            world.promises.receipts.power_cut(world.rng)
        if weather.ends in (End.POWER_CUT, End.KILLED):
            world.promises.history.crash(world.rng)
        weather.note("an end")
        world.promises.after_the_end(gave_up=not ended or world.gave_up)
        world.promises.check()
        return ended and weather.ends is None

    async def _program(self) -> None:
        world, user, weather = self.world, self.user, self.world.weather
        ending = asyncio.Event()
        weather.on_quit = ending.set
        weather.on_meddling = user.start_something
        async with world.program() as desk:
            user.sit_down(desk)
            while user.actions_left > 0 and not ending.is_set():
                user.actions_left -= 1
                user.start_something()
                await _until(ending, world.rng.choice((0.0, 0.1, 10.0, 200.0)) * world.rng.random())
            if not weather.is_fair:
                await _until(ending, world.rng.choice((1.0, 300.0)))
            if ending.is_set():
                return
            if weather.is_fair or world.rng.random() < 0.5:
                weather.clear_up()
                await self._to_the_end()
            else:
                weather.clear_up()
                weather.ends = End.QUIT

    # --- fair weather -----------------------------------------------------------------------

    async def _to_the_end(self) -> None:
        """Let everything come to rest, help on what asks for it, and see that it all ends."""
        world = self.world
        world.service.key_is_good = True
        for _ in range(ROUNDS):
            stand = await self._rest()
            open_ones = [each for each in stand if not each.is_ended]
            if not open_ones:
                return
            await self._help(open_ones)
        stand = await self._rest()
        for each in stand:
            if not each.is_ended:
                raise BrokenPromise("liveness", f"{each.id} never ends: {_as_text(each)}")

    async def _rest(self) -> list[Generation]:
        """Wait until nothing is worked on, and see that all either ended or asks the user."""
        world = self.world
        try:
            async with asyncio.timeout(WELL_WITHIN_S):
                await self.user.idle()
                ids = list(world.promises.history.generations)
                stand = await self.user.desk.generations.settle(ids)
        except TimeoutError:
            raise BrokenPromise("liveness", "worked on for a day of fair weather") from None
        world.promises.at_rest()
        world.promises.check()
        for each in stand:
            asks = each.state in UNSURE or each.blocked_by is not None or each.id in world.held
            if not each.is_ended and not asks:
                raise BrokenPromise("liveness", f"{each.id} waits for nobody: {_as_text(each)}")
        return stand

    async def _help(self, generations: list[Generation]) -> None:
        """Do what the cards ask for, as a patient user does."""
        program = self.user.desk.generations
        await program.send_waiting()
        for each in generations:
            try:
                if each.state is State.UNCONFIRMED:
                    await self._settle_unsure(each)
                elif each.state is State.NEEDS_ATTENTION and each.outputs:
                    await program.download_again(each.id)
                else:
                    await program.try_again(each.id)
            except LocalError as error:
                raise BrokenPromise("liveness", f"{each.id} cannot go on: {error!r}") from error
            except AppError:
                continue  # it has moved on meanwhile

    async def _settle_unsure(self, generation: Generation) -> None:
        found = self.world.service.of_seed(generation.scene.seed)
        if found:
            await self.user.desk.generations.attach(generation.id, found[-1].id)
        else:
            await asyncio.sleep(121.0)
            await self.user.send_again(generation)


def _as_text(generation: Generation) -> str:
    return f"{generation.state} {generation.blocked_by} {generation.failure}"


async def _until(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return


@contextmanager
def _ids_from(rng: random.Random) -> Generator[None]:
    """Let new ids follow from the seed, too."""

    def drawn() -> uuid.UUID:
        return uuid.UUID(int=rng.getrandbits(128), version=4)

    with mock.patch.object(uuid, "uuid4", drawn):
        yield


@contextmanager
def _no_logs() -> Generator[None]:
    """Keep thousands of expected errors from being written out."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def simulate(seed: int, *, traced: bool = False) -> Ran:
    """Run one seed."""
    return Simulation(seed, traced=traced).run()
