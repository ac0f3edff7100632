"""The verbs about what is kept: the history as a file, the library elsewhere, reports, contacts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.cli.report import LOCAL, SAVED
from pikascenes_desktop.cli.verbs import Outcome
from pikascenes_desktop.domain.json_values import as_int, as_list, as_object, as_str

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.services.desk import Desk


async def export_history(desk: Desk, file: Path) -> Outcome:
    """Write the whole history to a file."""
    count = await desk.safekeeping.archiving.export_to(file)
    return Outcome(
        {"file": str(file), "generations": count},
        (f"{count} generations are in {file}.",),
        SAVED,
    )


async def import_history(desk: Desk, file: Path) -> Outcome:
    """Merge a file into the history."""
    done = await desk.safekeeping.archiving.import_from(file)
    lines = [
        f"{done.added} generations were added, {done.known} were there already and are unchanged.",
        "Nothing was sent.",
    ]
    if done.missing:
        lines.append(f"The files of {done.missing} clips are not in the library.")
    if done.refused:
        lines.append(f"{done.refused} entries could not be read and were left out.")
    return Outcome(asdict(done), tuple(lines), SAVED)


async def relink(desk: Desk, folder: Path, *, is_sure: bool) -> Outcome:
    """Take another folder for the library if its clips are there."""
    sighting = await desk.safekeeping.relinking.look(folder)
    found, clips = len(sighting.found), sighting.clips
    is_taken = sighting.is_whole or is_sure
    if is_taken:
        await desk.safekeeping.relinking.take(sighting)
    data = {
        "folder": str(sighting.folder),
        "clips": clips,
        "found": found,
        "renamed": len(sighting.moved),
        "taken": is_taken,
    }
    said = f"{found} of {clips} clips are in {sighting.folder}."
    if is_taken:
        return Outcome(data, (f"{said} It is the library now.",), SAVED)
    remark = "Nothing was changed. --anyway makes it the library all the same."
    return Outcome(data, (said,), LOCAL, (remark,))


async def support(desk: Desk, file: Path | None, *, prompts: bool) -> Outcome:
    """Show the report for whoever helps, or save it to a file."""
    report = await desk.safekeeping.reporting.make(prompts=prompts)
    data: JsonObject = {
        "file": None if file is None else str(file),
        "parts": [{"name": part.name, "text": part.text} for part in report.parts],
    }
    if file is None:
        texts = tuple(f"--- {part.name}\n{part.text}\n" for part in report.parts)
        return Outcome(data, texts, SAVED)
    await desk.safekeeping.reporting.save(report, file)
    names = ", ".join(part.name for part in report.parts)
    return Outcome(data, (f"Saved as {file}: {names}.",), SAVED)


def contacts(answer: JsonObject | None) -> Outcome:
    """Say whom the running program talked to.

    Args:
        answer: What it answered, as `services.handover` writes it; None when none is running.
    """
    if answer is None:
        nothing: list[JsonObject] = []
        said = "No window is open, and what closed windows did is kept nowhere."
        return Outcome({"since": None, "contacts": nothing}, (said,), SAVED)
    found = [as_object(each) for each in as_list(answer.get("contacts"))]
    lines = tuple(map(_line, found)) or ("Nothing has been contacted.",)
    since = _time(as_int(answer.get("since")) or 0)
    return Outcome({"since": since, "contacts": found}, (f"Since {since}:", *lines), SAVED)


def _line(contact: JsonObject) -> str:
    proxy = as_str(contact.get("proxy"))
    way = "no proxy" if proxy is None else f"through {proxy}"
    return (
        f"{contact.get('host')}  {contact.get('purpose')}  {contact.get('requests')} requests "
        f"({contact.get('failed')} without an answer), {contact.get('sent_bytes')} bytes up, "
        f"{contact.get('received_bytes')} bytes down, {way}"
    )


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


SAFEKEEPING_VERBS: Final[
    dict[str, Callable[[Desk, argparse.Namespace], Coroutine[None, None, Outcome]]]
] = {
    "export-history": lambda desk, options: export_history(desk, options.file),
    "import-history": lambda desk, options: import_history(desk, options.file),
    "relink": lambda desk, options: relink(
        desk, options.folder.expanduser().absolute(), is_sure=options.anyway
    ),
    "support": lambda desk, options: support(desk, options.file, prompts=options.with_prompts),
}
"""The verbs of this module that need a desk."""

ALONE: Final = frozenset({"import-history", "relink"})
"""Those that no running window can do in our place: it must be closed first."""

READING: Final = frozenset({"export-history", "support"})
"""Those that work beside a running window."""
