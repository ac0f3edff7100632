"""Takes in hosts from files of other programs, whatever program it was."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts import picgo, picgo_places
from pikascenes_desktop.adapters.hosts.sxcu_import import (
    KIND,
    OPTION,
    draft_of,
    exported,
    loaded,
    review_of,
)
from pikascenes_desktop.adapters.hosts.sxcu_reader import read_json
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused
from pikascenes_desktop.domain.custom_host import ImportProblem
from pikascenes_desktop.domain.errors import HostFileInvalid, HostNotExportable, HostSettingInvalid
from pikascenes_desktop.domain.host import HostSettingProblem
from pikascenes_desktop.ports.host_import import HostsFound

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from pikascenes_desktop.domain.custom_host import ImportedHost, ImportReview, Question
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.host_import import HostDraft

MAX_FILE_BYTES: Final = 1024 * 1024
"""PicGo's settings may hold many hosts; a ``.sxcu`` file has a few hundred bytes."""

SUFFIXES: Final = (".sxcu", ".json")
"""The files that are taken in this way; all others are our own TOML."""


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A draft that knows its file, so that its refusals name it."""

    path: Path
    draft: HostDraft

    @property
    def name(self) -> str:
        return self.draft.name

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.draft.questions

    def finished(self, answers: Mapping[str, str]) -> ImportedHost:
        with _refusals(self.path):
            return self.draft.finished(answers)


class HostFiles:
    """Implements `ports.host_import.HostImports`."""

    async def found(self, path: Path) -> HostsFound:
        return await asyncio.to_thread(read_hosts, path)

    def export(self, profile: HostProfile) -> bytes:
        if profile.kind != KIND:
            raise HostNotExportable(profile.name)
        return exported(profile.options)

    def review(self, profile: HostProfile) -> ImportReview:
        if profile.kind != KIND:
            raise HostSettingInvalid(OPTION, HostSettingProblem.MISSING)
        return review_of(loaded(profile.options))

    def picgo_files(self) -> tuple[Path, ...]:
        return picgo_places.picgo_files()


def read_hosts(path: Path) -> HostsFound:
    """Read a file as `ports.host_import.HostImports.found`; blocks while reading."""
    with _refusals(path):
        values = read_json(_content(path))
        is_picgo = picgo.is_picgo(values)
        found = picgo.found_in(values) if is_picgo else HostsFound((draft_of(values),))
    return HostsFound(tuple(FileDraft(path, draft) for draft in found.drafts), found.left_out)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as exc:
        raise SxcuRefused(ImportProblem.NOT_READABLE) from exc
    if len(content) > MAX_FILE_BYTES:
        raise SxcuRefused(ImportProblem.TOO_LARGE)
    return content


@contextmanager
def _refusals(path: Path) -> Generator[None]:
    try:
        yield
    except SxcuRefused as exc:
        raise HostFileInvalid(str(path), exc.problem) from exc
