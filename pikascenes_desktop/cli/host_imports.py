"""The files of other programs that `hosts add` takes, and the one that `hosts export` makes."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from getpass import getpass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.host_imports import SUFFIXES, read_hosts
from pikascenes_desktop.adapters.user_files import DiskFiles
from pikascenes_desktop.cli.custom_words import BODIES, DELETIONS
from pikascenes_desktop.cli.report import SAVED
from pikascenes_desktop.cli.verbs import Outcome
from pikascenes_desktop.cli.words import REASONS
from pikascenes_desktop.domain.errors import FileExistsAlready, HostMissing, HostNotExportable
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pikascenes_desktop.domain.custom_host import ImportedHost, ImportReview, Question
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.engine import Engine

SXCU: Final = ".sxcu"

_NOT_KEPT: Final = "This system has no key store: the secrets end with this run."


def is_import(path: Path) -> bool:
    """Say whether a file is one of another program."""
    return path.suffix.lower() in SUFFIXES


def given_answers(path: Path, answers: dict[str, str]) -> dict[str, str]:
    """Return the answers to all questions of a file, asking on the terminal for what is open.

    Raises:
        HostFileInvalid, HostExcluded: The file is not taken.
    """
    whole = dict(answers)
    for draft in read_hosts(path).drafts:
        for question in draft.questions:
            if question.name not in whole and sys.stdin.isatty():
                whole[question.name] = _asked(question)
    return whole


def _asked(question: Question) -> str:
    choices = f" ({', '.join(question.choices)})" if question.choices else ""
    default = f" [{question.default}]" if question.default else ""
    text = f"{question.name}{choices}{default}: "
    if question.is_secret:
        return getpass(f"{question.name} (not shown): ", stream=sys.stderr).strip()
    sys.stderr.write(text)
    sys.stderr.flush()
    return sys.stdin.readline().strip() or question.default


async def add(engine: Engine, path: Path, answers: dict[str, str]) -> Outcome:
    """Add all hosts of a file, and choose the first if one may; says what each will be sent.

    Raises:
        HostAnswersMissing: Something is open, and there was nobody to ask.
        HostFileInvalid, HostExcluded: The file, or an answer, is not taken.
    """
    found = await engine.desk.host_imports.found(path)
    hosts = [draft.finished(answers) for draft in found.drafts]
    remarks = tuple(
        f"{each.name} was not added: {REASONS.get(each.reason, each.reason)}"
        for each in found.left_out
    )
    settings = engine.desk.settings
    names = {host.profile.name for host in hosts}
    others = tuple(known for known in settings.current.hosts if known.name not in names)
    profiles = tuple(host.profile for host in hosts)
    is_chosen = "host" not in settings.locked
    first = profiles[0].name if is_chosen else settings.current.host
    await settings.save(replace(settings.current, hosts=(*others, *profiles), host=first))
    lasts = True
    for host in hosts:
        if host.secret and not await engine.host_secrets.keep(host.profile.name, host.secret):
            lasts = False
    lines = [line for host in hosts for line in _lines(host.review)]
    if not lasts:
        remarks = (*remarks, _NOT_KEPT)
    data: list[JsonObject] = [_data(host) for host in hosts]
    lines.append(added(profiles, is_chosen=is_chosen))
    return Outcome(data if len(data) > 1 else data[0], tuple(lines), SAVED, remarks)


def added(profiles: Sequence[HostProfile], *, is_chosen: bool) -> str:
    """Return the sentence about hosts that were added.

    Args:
        profiles: The hosts; at least one.
        is_chosen: Whether the first is used from now on; not where the studio set which is.
    """
    names = ", ".join(each.name for each in profiles)
    if not is_chosen:
        return f"Added {names}. Your studio set which image host is used."
    return f"Added {names}, and chose {profiles[0].name}."


async def export(engine: Engine, name: str, path: Path, *, force: bool) -> Outcome:
    """Write a custom uploader to a ``.sxcu`` file, with a stand-in for each secret.

    Args:
        engine: Has the hosts.
        name: Which.
        path: The file; without its usual ending it gets it.
        force: Whether a file that is there is replaced.

    Raises:
        HostMissing: There is no such host.
        HostNotExportable: It is no custom uploader.
        FileExistsAlready: There is a file of that name, and it may not be replaced.
        FileUnusable, DiskFull: It cannot be written there.
    """
    if name in BUILT_IN_HOSTS:
        raise HostNotExportable(name)
    hosts = engine.desk.settings.current.hosts
    profile = next((each for each in hosts if each.name == name), None)
    if profile is None:
        raise HostMissing(name)
    content = engine.desk.host_imports.export(profile)
    target = path if path.suffix.lower() == SXCU else path.with_name(f"{path.name}{SXCU}")
    if not force and await asyncio.to_thread(os.path.lexists, target):
        raise FileExistsAlready(str(target))
    await DiskFiles().write(target, content)
    data: JsonObject = {"name": name, "file": str(target)}
    return Outcome(data, (f"{name} is in {target}, without its secrets.",), SAVED)


def _lines(review: ImportReview) -> list[str]:
    sent = [
        f"{each.name} ({'kept secret' if each.is_secret else 'as it is'})" for each in review.sent
    ]
    return [
        f"{review.name}: pictures go to {review.host}",
        f"  {review.method} {review.address}, the picture {BODIES[review.body]}",
        f"  also sent: {', '.join(sent) or 'nothing'}",
        f"  {DELETIONS[review.deletion]}",
    ]


def _data(host: ImportedHost) -> JsonObject:
    review = host.review
    return {
        "name": host.profile.name,
        "kind": host.profile.kind,
        "secret": bool(host.secret),
        "host": review.host,
        "method": review.method,
        "address": review.address,
        "body": review.body.value,
        "sent": [
            {"place": s.place.value, "name": s.name, "secret": s.is_secret} for s in review.sent
        ],
        "deletion": review.deletion.value,
    }
