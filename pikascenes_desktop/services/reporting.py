"""A report for whoever helps: put together, shown, and only then saved; it is sent nowhere."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, DEFAULT_BALANCE_BASE
from pikascenes_desktop.services.hosting import is_loopback

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.contact import Contact
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.clock import Clock
    from pikascenes_desktop.ports.contacts import ContactLog
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.report_sources import ReportSources
    from pikascenes_desktop.ports.user_files import UserFiles
    from pikascenes_desktop.services.known_secrets import KnownSecrets
    from pikascenes_desktop.services.settings import Settings

MOST_CLIPS: Final = 50
"""Of the latest clips that are not saved, each is told by itself."""

SHORTEST_PROMPT: Final = 6
"""Shorter prompts are words that stand everywhere."""

NO_PROMPT: Final = "[prompt]"


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One file of a report: its name, and all that stands in it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What would be saved, word for word."""

    parts: tuple[ReportPart, ...]

    def zipped(self) -> bytes:
        """Return it as a zip file."""
        store = io.BytesIO()
        with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as file:
            for part in self.parts:
                file.writestr(part.name, part.text.encode("utf-8", "backslashreplace"))
        return store.getvalue()


class Reporting:
    """Makes reports and saves them where the user says."""

    def __init__(  # noqa: PLR0913 -- one for each thing that it tells of
        self,
        history: History,
        settings: Settings,
        clock: Clock,
        *,
        sources: ReportSources,
        contacts: ContactLog,
        secrets: KnownSecrets,
        files: UserFiles,
    ) -> None:
        self._history = history
        self._settings = settings
        self._clock = clock
        self._sources = sources
        self._contacts = contacts
        self._secrets = secrets
        self._files = files

    async def make(self, *, prompts: bool = False) -> Report:
        """Put a report together. Trouble with the history is told in it, and stops nothing.

        Args:
            prompts: Whether the user lets the prompts of clips that are not saved be told.
        """
        secrets = await self._secrets.read()
        clips: JsonObject
        try:
            generations = await self._history.since(0.0)
            clips = self._clips(generations, prompts=prompts)
        except AppError as error:
            generations = []
            clips = {"trouble": error.code}
        texts = {
            "versions.txt": await self._sources.system(),
            "settings.json": _json(self._chosen()),
            "clips.json": _json(clips),
            "connections.txt": self._talked_to(),
            "crashes.txt": await self._sources.crashes() or "none",
            "log.txt": await self._sources.log() or "none",
        }
        hidden = () if prompts else _prompts_of(generations)
        return await asyncio.to_thread(self._clean, texts, secrets, hidden)

    async def save(self, report: Report, path: Path) -> None:
        """Save a report as a zip file, as it was shown.

        Raises:
            FileUnusable, DiskFull: It could not be saved.
        """
        await self._files.write(path, await asyncio.to_thread(report.zipped))

    def _clean(
        self, texts: dict[str, str], secrets: tuple[str, ...], prompts: tuple[str, ...]
    ) -> Report:
        parts: list[ReportPart] = []
        for name, text in texts.items():
            for prompt in prompts:
                text = text.replace(prompt, NO_PROMPT)  # noqa: PLW2901 -- it shrinks in place
            parts.append(ReportPart(name, self._sources.redacted(text, secrets)))
        return Report(tuple(parts))

    def _chosen(self) -> JsonObject:
        """Return the settings, without what is secret or the user's own."""
        chosen = self._settings.current
        kinds = {host.name: host.kind for host in chosen.hosts}
        built_in = {name: name for name in BUILT_IN_HOSTS}
        known = {**kinds, **built_in}
        return {
            "practice": chosen.practice,
            "api": "RunComfy" if chosen.api_base == DEFAULT_API_BASE else "another",
            "model": chosen.model_id,
            "host": known.get(chosen.host or ""),
            "steps_in": [known.get(name) for name in chosen.spare_hosts],
            "hosts": sorted(kinds.values()),
            "library": "the usual folder" if chosen.library is None else "a folder of the user's",
            "side_by_side": chosen.parallel,
            "theme": chosen.theme.value,
            "language": chosen.language,
            "text_size": chosen.text_size.value,
            "reduce_motion": chosen.reduce_motion,
            "notify": chosen.notify,
            "has_limit": chosen.daily_limit_usd is not None,
            "presets": len(chosen.presets),
        }

    def _clips(self, generations: list[Generation], *, prompts: bool) -> JsonObject:
        kinds = {host.name: host.kind for host in self._settings.current.hosts}
        states = Counter(each.state.value for each in generations)
        blocks = Counter(each.blocked_by.value for each in generations if each.blocked_by)
        open_ones = [each for each in generations if each.state is not State.SAVED]
        return {
            "generations": len(generations),
            "states": dict(sorted(states.items())),
            "blocked_by": dict(sorted(blocks.items())),
            "not_saved": [
                {
                    "id": each.id,
                    "state": each.state.value,
                    "blocked_by": each.blocked_by and each.blocked_by.value,
                    "error": each.failure and each.failure.code,
                    "practice": each.practice,
                    "host": kinds.get(each.host, each.host if each.host in BUILT_IN_HOSTS else ""),
                    "attempt": each.attempt,
                    "created_at": _time(each.created_at),
                    "updated_at": _time(each.updated_at),
                    **({"prompt": each.scene.prompt} if prompts else {}),
                }
                for each in open_ones[-MOST_CLIPS:]
            ],
        }

    def _talked_to(self) -> str:
        lines = [f"since {_time(self._contacts.since)}"]
        lines += [_told(contact) for contact in self._contacts.contacts()]
        return "\n".join(lines)


def _told(contact: Contact) -> str:
    """Return a line on a contact; of hosts of the user's own only what they are for."""
    vendor = {urlsplit(base).netloc for base in (DEFAULT_API_BASE, DEFAULT_BALANCE_BASE)}
    if contact.host in vendor:
        host = contact.host
    else:
        host = "this computer" if is_loopback(f"http://{contact.host}") else "a host"
    way = "" if contact.proxy is None else ", through a proxy"
    return (
        f"{host} ({contact.purpose.value}{way}): {contact.requests} requests, {contact.failed} "
        f"without an answer, {contact.sent_bytes} bytes up, {contact.received_bytes} bytes down"
    )


def _prompts_of(generations: list[Generation]) -> tuple[str, ...]:
    """Return what must not be read in a report, as it stands in texts and in JSON."""
    scenes = [each.scene for each in generations]
    texts = {text for scene in scenes for text in (scene.prompt, scene.negative_prompt)}
    texts |= {each.title for each in generations}
    spelled = {spelling for text in texts for spelling in (text, json.dumps(text)[1:-1])}
    return tuple(
        sorted((each for each in spelled if len(each) >= SHORTEST_PROMPT), key=len, reverse=True)
    )


def _json(values: JsonObject) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
