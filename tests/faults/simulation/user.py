"""What a user does: anything, at any time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, cast

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import UNSENT, UNSURE, BlockedBy, Generation, State
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.services.order import Order
from tests.faults.simulation.weather import Odd

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pikascenes_desktop.services.generations import Generations
    from tests.faults.simulation.virtual_time import VirtualLoop
    from tests.faults.simulation.world import SimulatedDesk, World

HOUR_S: Final = 3600.0
YEAR_S: Final = 365 * 24 * HOUR_S
SOURCES: Final = (
    ("https://pictures.example/fox.png",),
    ("fox.png",),
    ("fox.png", "https://pictures.example/hen.png"),
)


class User:
    """Presses buttons of one running program after the other.

    Args:
        world: Where everything is.
        actions: How many things are done before the weather clears up.

    Attributes:
        actions_left: How many are still to come.
    """

    def __init__(self, world: World, actions: int) -> None:
        self._world = world
        self._rng = world.rng
        self.actions_left = actions
        self._next_seed = 0
        self._orders: list[Order] = []
        self._desk: SimulatedDesk | None = None
        self._busy: dict[asyncio.Task[None], None] = {}
        self._doings: tuple[Callable[[], Awaitable[object]], ...] = (
            *(self._press,) * 4,
            self._press_twice,
            *(self._cancel,) * 3,
            self._hide,
            *(self._attach,) * 2,
            *(self._send_again,) * 2,
            *(self._try_again,) * 2,
            self._download_again,
            self._unblock,
            self._send_waiting,
            self._change_key,
            self._close_the_lid,
            self._set_the_clock,
            self._allow,
            self._rename,
            self._wait_for,
        )

    @property
    def desk(self) -> SimulatedDesk:
        """The running program."""
        if self._desk is None:
            raise AssertionError("no program runs")
        return self._desk

    def sit_down(self, desk: SimulatedDesk) -> None:
        """Use this program from now on."""
        self._desk = desk
        self._busy.clear()

    def start_something(self) -> None:
        """Begin to do something; how it ends is its own business."""
        desk = self._desk
        if desk is None or not desk.scope.is_open:
            return
        known = self._world.promises.history.generations
        doing = self._rng.choice(self._doings) if known else self._press
        self._world.weather.note(f"the user: {doing.__name__}")
        task = desk.scope.spawn(self._do(doing), name=f"user{doing.__name__}")
        self._busy[task] = None
        task.add_done_callback(lambda task: self._busy.pop(task, None))

    async def idle(self) -> None:
        """Wait until all that was begun in this program has ended, one way or the other."""
        while self._busy:
            await asyncio.wait(self._busy)

    async def _do(self, doing: Callable[[], Awaitable[object]]) -> None:
        try:
            await doing()
        except (AppError, Odd, MemoryError) as error:
            self._world.weather.note(f"{doing.__name__}: {error!r}")

    # --- the doings -------------------------------------------------------------------------

    @property
    def _generations(self) -> Generations:
        return self.desk.generations

    def _some(self, *states: State) -> Generation | None:
        """Return a card: mostly one in a state that makes sense, else any."""
        known = list(self._world.promises.history.generations.values())
        fitting = [each for each in known if each.state in states]
        if fitting and self._rng.random() < 0.8:
            known = fitting
        return self._rng.choice(known) if known else None

    def order(self) -> Order:
        """Return an order for a new scene; its seeds tell its requests from all others."""
        self._next_seed += 10
        images = tuple(Ingredient(source) for source in self._rng.choice(SOURCES))
        return Order(
            scene=Scene(images, seed=self._next_seed),
            host="fake",
            api_base="https://api.example",
            model_id="pika/pikascenes",
            count=self._rng.choice((1, 1, 2)),
            press_id=f"press-{self._next_seed}",
        )

    async def _press(self) -> None:
        order = self.order()
        self._orders.append(order)
        await self._generations.press(order)

    async def _press_twice(self) -> None:
        if self._orders:
            await self._generations.press(self._rng.choice(self._orders))

    async def _cancel(self) -> None:
        if (some := self._some(*UNSENT, State.IN_LINE)) is not None:
            await self._generations.cancel(some.id)

    async def _hide(self) -> None:
        if (some := self._some()) is not None:
            await self._generations.dismiss(some.id)

    async def _attach(self) -> None:
        some = self._some(*UNSURE)
        if some is None or some.scene.seed is None:
            return
        found = self._world.service.of_seed(some.scene.seed)
        anything = list(self._world.service.requests.values())
        choices = found if found and self._rng.random() < 0.8 else anything
        request_id = self._rng.choice(choices).id if choices else "req-none"
        await self._generations.attach(some.id, request_id)

    async def _send_again(self) -> None:
        if (some := self._some(State.UNCONFIRMED)) is not None:
            await self.send_again(some)

    async def send_again(self, generation: Generation) -> None:
        """Say that it shall be sent once more, which counts whatever comes of it."""
        confirmed = self._world.promises.confirmed
        confirmed[generation.id] = confirmed.get(generation.id, 0) + 1
        await self._generations.send_again(generation.id)

    async def _try_again(self) -> None:
        if (some := self._some()) is not None:
            await self._generations.try_again(some.id, self.order())

    async def _download_again(self) -> None:
        if (some := self._some(State.NEEDS_ATTENTION, State.DOWNLOADING)) is not None:
            await self._generations.download_again(some.id)

    async def _unblock(self) -> None:
        await self._generations.unblock(self._rng.choice(list(BlockedBy)))

    async def _send_waiting(self) -> None:
        await self._generations.send_waiting()

    async def _change_key(self) -> None:
        self._world.service.key_is_good = self._rng.random() < 0.6
        await self._generations.unblock(BlockedBy.KEY)

    async def _close_the_lid(self) -> None:
        span = 8 * HOUR_S
        loop = cast("VirtualLoop", asyncio.get_running_loop())
        if not self._world.weather.sleep(loop, span):
            self._world.clock.wall += span

    async def _set_the_clock(self) -> None:
        self._world.clock.wall += self._rng.choice((-1, 1)) * self._rng.random() * 3 * YEAR_S

    async def _allow(self) -> None:
        self._generations.allow(self._rng.choice((1, 2, 3)))

    async def _rename(self) -> None:
        if (some := self._some()) is not None:
            await self._generations.rename(some.id, "a fox")
            await self._generations.set_favourite(some.id, favourite=True)

    async def _wait_for(self) -> None:
        if (some := self._some()) is not None:
            await self._generations.until_sent(some.id)
