"""Hosts that users bring as a file of another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pikascenes_desktop.domain.custom_host import ImportedHost, ImportReview, Question
    from pikascenes_desktop.domain.host import HostProfile


class HostDraft(Protocol):
    """A host that was read from a file and may leave something open; nothing is kept yet."""

    @property
    def name(self) -> str:
        """What the host will be called."""
        ...

    @property
    def questions(self) -> tuple[Question, ...]:
        """What must be answered first, in order."""
        ...

    def finished(self, answers: Mapping[str, str]) -> ImportedHost:
        """Return the host with the answers (by the questions' names) in it.

        Raises:
            HostAnswersMissing: Questions are open; it names them.
            HostFileInvalid, HostExcluded: An answer, or what it leads to, is not taken.
        """
        ...


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A host in a file that is not taken over.

    Attributes:
        name: What the file calls it.
        reason: One of `domain.custom_host.ImportProblem` or `domain.host.ExclusionReason`.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class HostsFound:
    """What a file holds.

    Attributes:
        drafts: The hosts in it that can be used, at least one.
        left_out: The others.
    """

    drafts: tuple[HostDraft, ...]
    left_out: tuple[LeftOut, ...] = ()


class HostImports(Protocol):
    """Reads hosts from ``.sxcu`` files and from the settings of PicGo and PicList."""

    async def found(self, path: Path) -> HostsFound:
        """Read a file.

        Raises:
            HostFileInvalid: It cannot be read, or holds no host that can be used, and why.
            HostExcluded: The only host in it is not used.
        """
        ...

    def export(self, profile: HostProfile) -> bytes:
        """Return a custom host as a ``.sxcu`` file, with a stand-in for each secret.

        Raises:
            HostNotExportable: It is no custom host.
            HostSettingInvalid: It is not usable.
        """
        ...

    def review(self, profile: HostProfile) -> ImportReview:
        """Return what was agreed to when a custom host was added.

        Raises:
            HostSettingInvalid: It is no custom host, or not usable.
        """
        ...

    def picgo_files(self) -> tuple[Path, ...]:
        """Return the settings files of PicGo and PicList that are on this computer."""
        ...
