"""The `hosts` verb's actions on what is public: say it, delete it; and the order of the hosts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.cli.report import NOT_SENT, REFUSED, SAVED, SET_UP, SETUP_CODES
from pikascenes_desktop.cli.verbs import Outcome
from pikascenes_desktop.cli.words import failure_sentence
from pikascenes_desktop.domain.errors import CaptivePortal, HostMissing, RateLimited, Unreachable
from pikascenes_desktop.domain.exposure import ExposureState, Leaving
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from pikascenes_desktop.domain.exposure import Exposure
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.engine import Engine
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.exposures import Deletion

_LATER: Final = frozenset({Unreachable.code, RateLimited.code, CaptivePortal.code})

_STATES: Final = {
    ExposureState.VISIBLE: "can be seen",
    ExposureState.DELETING: "is being deleted",
    ExposureState.UNKNOWN: "may be there",
    ExposureState.DELETED: "deleted",
    ExposureState.EXPIRED: "gone by itself",
}


async def run(engine: Engine, options: argparse.Namespace) -> Outcome:
    """Run one of these actions."""
    match options.action:
        case "order":
            return await order(engine, options.names)
        case "delete":
            return await delete(engine.desk, options.ids, everything=options.all)
        case "forget":
            return await forget(engine.desk, options.ids)
        case _:
            return await listing(engine.desk, gone=options.all)


async def listing(desk: Desk, *, gone: bool) -> Outcome:
    """Say who can still see which images; with `gone`, also what was and is no more."""
    exposures = await desk.exposures.ledger(gone=gone)
    return Outcome(
        [as_json(each) for each in exposures],
        tuple(map(_line, exposures)) or ("No image of yours is public.",),
        SAVED,
    )


async def delete(desk: Desk, ids: Sequence[int], *, everything: bool) -> Outcome:
    """Delete images where they are, also those that a clip still needs."""
    chosen = await _chosen(desk, ids, everything=everything)
    return _ended(await desk.exposures.delete(chosen), "Deleted")


async def forget(desk: Desk, ids: Sequence[int]) -> Outcome:
    """Believe that images are gone, unless their link still opens."""
    return _ended(await desk.exposures.forget(ids), "Gone")


async def order(engine: Engine, names: Sequence[str]) -> Outcome:
    """Set in which order the hosts are tried: the first is the chosen one.

    Raises:
        HostMissing: One of them is not set up.
    """
    settings = engine.desk.settings
    known = {*BUILT_IN_HOSTS, *(profile.name for profile in settings.current.hosts)} - {"practice"}
    for name in names:
        if name not in known:
            raise HostMissing(name)
    chosen = tuple(dict.fromkeys(names))
    await settings.save(settings.current.with_host_order(chosen))
    lines = tuple(f"{number}. {name}" for number, name in enumerate(chosen, start=1))
    return Outcome(list(chosen), lines, SAVED)


async def _chosen(desk: Desk, ids: Sequence[int], *, everything: bool) -> Iterable[int]:
    return [each.id for each in await desk.exposures.ledger()] if everything else ids


def _ended(deletion: Deletion, word: str) -> Outcome:
    lines = [f"{word}: {each.id}  {each.link or each.host}" for each in deletion.gone]
    said = [f"{each.id}: {_why(each)}" for each in deletion.left]
    both = (*deletion.gone, *deletion.left)
    return Outcome(
        [as_json(each) for each in both],
        tuple(lines) or (() if said else ("There was nothing to do.",)),
        _code(deletion.left),
        tuple(said),
    )


def _why(exposure: Exposure) -> str:
    said = failure_sentence(exposure.trouble) if exposure.trouble else ""
    if exposure.page:
        said += f" Delete it by hand: {exposure.page}"
    if exposure.until is not None:
        said += f" It goes by itself at {_time(exposure.until)}."
    return said.strip()


def _code(left: Iterable[Exposure]) -> int:
    codes = {each.trouble.code for each in left if each.trouble is not None}
    if not codes:
        return SAVED
    if codes & SETUP_CODES:
        return SET_UP
    return NOT_SENT if codes <= _LATER else REFUSED


def as_json(exposure: Exposure) -> JsonObject:
    """Return the object that ``--json`` prints for one image; null where unknown."""
    trouble = exposure.trouble
    return {
        "id": exposure.id,
        "host": exposure.host,
        "link": exposure.link or None,
        "sha256": exposure.sha256,
        "bytes": exposure.size_bytes,
        "since": _time(exposure.since),
        "until": None if exposure.until is None else _time(exposure.until),
        "goes": exposure.leaving.value,
        "page": exposure.page or None,
        "state": exposure.state.value,
        "clips": exposure.clips,
        "gone_at": None if exposure.gone_at is None else _time(exposure.gone_at),
        "error": {"code": trouble.code, "message": failure_sentence(trouble)} if trouble else None,
    }


def _line(exposure: Exposure) -> str:
    text = f"{exposure.id:>5}  {exposure.host}  {_STATES[exposure.state]}, "
    text += f"since {_time(exposure.since)}"
    if exposure.is_out:
        text += f", {_leaves(exposure)}"
    return f"{text}  {exposure.link}".rstrip()


def _leaves(exposure: Exposure) -> str:
    match exposure.leaving:
        case Leaving.DELETABLE:
            ways = ["hosts delete deletes it"]
        case Leaving.BY_HAND:
            ways = [f"to be deleted by hand: {exposure.page}"]
        case Leaving.NEVER:
            ways = ["nothing can delete it"]
        case Leaving.EXPIRES:
            ways = []
    if exposure.until is not None:
        ways.append(f"goes by itself at {_time(exposure.until)}")
    if exposure.clips:
        ways.append(f"needed by {exposure.clips}")
    return ", ".join(ways)


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
