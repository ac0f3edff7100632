"""What a running program does with the orders of later starts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import AlreadyRunning
from pikascenes_desktop.domain.json_values import JsonObject, as_bool, as_str
from pikascenes_desktop.domain.scene import scene_from_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.services.desk import Desk


async def carry_out(
    desk: Desk, data_dir: Path, verb: str, order: JsonObject, come_forward: Callable[[], None]
) -> JsonObject:
    """Carry out one of the fixed verbs of `ports.instance`.

    Args:
        desk: The running program.
        data_dir: What it holds, for messages.
        verb: The verb.
        order: What it is about, as `cli.verbs.order_json` writes it.
        come_forward: Brings the window to the front.

    Returns:
        ``{"ids": […]}``: the generations it is about; for ``connections`` as `contacts_json`.

    Raises:
        AppError: It cannot be done; nothing was.
    """
    generations = desk.generations
    generation_id = as_str(order.get("id")) or ""
    ids: list[str] = []
    match verb:
        case "generate":
            _refuse_other_library(desk, data_dir, order)
            made = await desk.orders.make(
                scene_from_json(order.get("scene")),
                practice=as_bool(order.get("practice")),
                host=as_str(order.get("host")),
                over_limit=as_bool(order.get("over_limit")) or False,
            )
            ids = [each.id for each in await generations.press(made)]
        case "resume":
            await generations.send_waiting()
            ids = [each.id for each in await desk.parts.history.unfinished()]
        case "cancel":
            await generations.cancel(generation_id)
            ids = [generation_id]
        case "attach":
            await generations.attach(
                generation_id,
                as_str(order.get("request_id")) or "",
                is_sure=as_bool(order.get("anyway")) or False,
            )
            ids = [generation_id]
        case "connections":
            return contacts_json(desk)
        case "send-again":
            await generations.send_again(generation_id)
            ids = [generation_id]
        case _:
            come_forward()
    return {"ids": ids}


def contacts_json(desk: Desk) -> JsonObject:
    """Return whom the program talked to: ``{"since": …, "contacts": [{…}]}``, Unix seconds."""
    log = desk.safekeeping.contacts
    return {"since": int(log.since), "contacts": [asdict(each) for each in log.contacts()]}


def _refuse_other_library(desk: Desk, data_dir: Path, order: JsonObject) -> None:
    """Take no order whose clip was meant for another library than ours.

    Raises:
        AlreadyRunning: It was.
    """
    library = as_str(order.get("library"))
    if library is not None and Path(library) != desk.library.root:
        raise AlreadyRunning(data_dir=str(data_dir))
