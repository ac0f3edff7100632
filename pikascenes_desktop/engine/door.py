"""Orders between programs: letting in those of later starts, and handing over one's own."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.instance import LoopbackDoor, is_open, knock
from pikascenes_desktop.domain.errors import AppError, OrderRefused
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str
from pikascenes_desktop.services.handover import carry_out

if TYPE_CHECKING:
    from contextlib import AsyncExitStack

    from pikascenes_desktop.engine.options import EngineOptions
    from pikascenes_desktop.engine.running import Engine

log = logging.getLogger(__name__)


async def open_door(stack: AsyncExitStack, engine: Engine) -> None:
    """Take orders of later starts until the stack ends."""
    desk = engine.desk
    loop = asyncio.get_running_loop()
    door = LoopbackDoor(engine.places.door)

    async def carried_out(verb: str, order: JsonObject) -> JsonObject | AppError:
        try:
            return await carry_out(
                desk,
                engine.places.data_dir,
                verb,
                order,
                lambda: engine.raised.publish(as_str(order.get("clip")) or ""),
            )
        except AppError as error:  # the giver's trouble, and no task's
            return error

    async def owned(verb: str, order: JsonObject) -> JsonObject | AppError:
        return await desk.scope.spawn(carried_out(verb, order), name=f"order {verb}")

    async def take(verb: str, order: JsonObject) -> JsonObject:
        # The door stands on the network thread; what it lets in is done on the steering loop.
        done = asyncio.run_coroutine_threadsafe(owned(verb, order), loop)
        answer = await asyncio.wrap_future(done)
        if isinstance(answer, AppError):
            raise answer
        return answer

    stack.push_async_callback(desk.parts.network.run, door.close)
    try:
        await desk.parts.network.run(lambda: door.open(take))
    except OSError:  # no room for its card, say: later starts then only say that we run
        log.warning("later starts cannot hand their orders to this one", exc_info=True)


async def is_program_there(options: EngineOptions) -> bool:
    """Say whether a program that takes orders holds the data folder."""
    return await is_open(options.places().door)


async def order_running_program(options: EngineOptions, verb: str, order: JsonObject) -> list[str]:
    """Hand a verb to the program that holds the data folder.

    Returns:
        The ids of the generations it is about.

    Raises:
        AlreadyRunning: It does not take orders.
        OrderUnanswered: It was given this one and did not answer: it may be carried out.
        OrderRefused: It took none of this one, and why.
    """
    answer = await ask_running_program(options, verb, order)
    return [each for each in as_list(answer.get("ids")) if isinstance(each, str)]


async def ask_running_program(
    options: EngineOptions, verb: str, order: JsonObject | None = None
) -> JsonObject:
    """Hand a verb to the program that holds the data folder, and return all that it answers.

    Raises:
        AlreadyRunning, OrderUnanswered, OrderRefused: As `order_running_program`.
    """
    places = options.places()
    answer = await knock(places.door, places.data_dir, verb, order or {})
    error = as_object(answer.get("error"))
    if error:
        raise OrderRefused(
            reason=as_str(error.get("code")) or "", details=as_object(error.get("facts"))
        )
    return as_object(answer.get("answer"))
