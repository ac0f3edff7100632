"""What this computer could not do: disk, library, history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from pikascenes_desktop.domain.errors.base import LocalError


@dataclass(eq=False)
class DiskFull(LocalError):
    """There is no room to write."""

    code: ClassVar[str] = "disk_full"
    path: str
    needed_bytes: int | None = None


@dataclass(eq=False)
class LibraryUnavailable(LocalError):
    """The library folder is missing or cannot be written."""

    code: ClassVar[str] = "library_unavailable"
    path: str
    reason: str = ""


@dataclass(eq=False)
class BinNotEmptied(LocalError):
    """The system's bin did not take some of what is in ours; that is all still there."""

    code: ClassVar[str] = "bin_not_emptied"
    count: int
    reason: str = ""


@dataclass(eq=False)
class ClipMissing(LocalError):
    """A clip's file is not in the library."""

    code: ClassVar[str] = "clip_missing"
    path: str


@dataclass(eq=False)
class ExportFailed(LocalError):
    """A clip could not be turned into another file.

    Attributes:
        path: What was to be written; there is nothing.
        reason: The system's or the decoder's own words, for details.
    """

    code: ClassVar[str] = "export_failed"
    path: str
    reason: str = ""


@dataclass(eq=False)
class FileUnusable(LocalError):
    """A file that the user named cannot be read or written; `reason` has the system's words."""

    code: ClassVar[str] = "file_unusable"
    path: str
    reason: str = ""


@dataclass(eq=False)
class HistoryTooLarge(LocalError):
    """The history is larger than a file of it may be, so none was written."""

    code: ClassVar[str] = "history_too_large"
    path: str


@dataclass(eq=False)
class LibraryBusy(LocalError):
    """The library cannot move while clips are on their way into it."""

    code: ClassVar[str] = "library_busy"
    count: int


@dataclass(eq=False)
class MoveFailed(LocalError):
    """A copy of the library turned out not to be the same; the old place holds."""

    code: ClassVar[str] = "move_failed"
    path: str


@dataclass(eq=False)
class HistoryDamaged(LocalError):
    """The history file could not be read; it was kept aside and what could be was recovered.

    Attributes:
        generations: How many the damaged file still gave up.
        receipts: How many requests were known by their receipts alone.
        clips: How many generations came back by their clips in the library.
        is_from_backup: Whether there was a sound backup to begin with.
    """

    code: ClassVar[str] = "history_damaged"
    path: str
    kept_as: str = ""
    generations: int = 0
    receipts: int = 0
    clips: int = 0
    is_from_backup: bool = False


@dataclass(eq=False)
class HistoryTooNew(LocalError):
    """The history was written by a newer version of this program; it is left untouched."""

    code: ClassVar[str] = "history_too_new"
    path: str
    version: int
    known: int


@dataclass(eq=False)
class HistoryUnavailable(LocalError):
    """The history cannot be written or read just now (disk full, read-only, I/O error)."""

    code: ClassVar[str] = "history_unavailable"
    path: str
    reason: str = ""


@dataclass(eq=False)
class PictureNotKept(LocalError):
    """A pasted picture that could not be written to a file of its own."""

    code: ClassVar[str] = "picture_not_kept"
    path: str
    reason: str = ""


@dataclass(eq=False)
class AlreadyRunning(LocalError):
    """Another copy of the program holds this library and cannot take the order."""

    code: ClassVar[str] = "already_running"
    data_dir: str


@dataclass(eq=False)
class OrderUnanswered(LocalError):
    """Another copy of the program was given an order and did not say what became of it."""

    code: ClassVar[str] = "order_unanswered"
    data_dir: str


@dataclass(eq=False)
class PracticeUnavailable(LocalError):
    """The practice service could not be started."""

    code: ClassVar[str] = "practice_unavailable"
    reason: str = ""


@dataclass(eq=False)
class OrderRefused(LocalError):
    """The running program did not carry out an order; `reason` is the code of its error."""

    code: ClassVar[str] = "order_refused"
    reason: str
    details: dict[str, object] = field(default_factory=dict[str, object])
