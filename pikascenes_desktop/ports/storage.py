"""What is kept on this computer: history, receipts, library, key, preferences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip, OutputKind
    from pikascenes_desktop.domain.generation import BlockedBy, Generation, State
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.domain.scene import AspectRatio


@dataclass(frozen=True, slots=True)
class Receipt:
    """The durable line that holds a request id the moment it arrives."""

    generation_id: str
    request_id: str
    attempt: int
    api_base: str
    received_at: float
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the gallery must know of every generation to lay it out, without loading it.

    Attributes:
        created_at: Unix seconds, UTC.
        aspect_ratio: The shape that was asked for.
    """

    id: str
    created_at: float
    aspect_ratio: AspectRatio
    state: State
    blocked_by: BlockedBy | None = None
    favourite: bool = False


class History(Protocol):
    """The database about all generations; every write is durable before it returns.

    All methods raise `HistoryUnavailable` when the disk does not play along.
    """

    async def add_press(self, generations: tuple[Generation, ...]) -> tuple[Generation, ...]:
        """Add the clips of one press in one transaction, and return them with their rank.

        A press id that is there already adds nothing and returns what is there: two clicks
        that carry one press id make one request.
        """
        ...

    async def get(self, generation_id: str) -> Generation | None:
        """Return one generation."""
        ...

    async def save(self, generation: Generation, *, note: str = "", raw: str = "") -> None:
        """Write the generation as it is now, with its clips, and one line of its log, durably.

        Args:
            generation: The new state. `MOVES` is enforced against what is stored.
            note: What happened, for the generation's log (event name such as "submitting").
            raw: A raw reply to keep beside it.

        Raises:
            NotPossibleNow: The move is not legal; nothing was written.
        """
        ...

    async def unfinished(self) -> list[Generation]:
        """Return all that have not ended, oldest first."""
        ...

    async def ids(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[str]:
        """Return the ids of all that match and are not hidden, newest first.

        Args:
            search: Words to be found in prompt, avoid text, file names or seed; CJK from one
                character.
            states: Only these; all when empty.
            favourites: Only those that the user marked.
        """
        ...

    async def cards(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[Card]:
        """Return the cards of what `ids` returns, in the same order, in one query."""
        ...

    async def page(self, ids: Iterable[str]) -> list[Generation]:
        """Return these generations, in this order, without those that are gone."""
        ...

    async def since(self, when: float) -> list[Generation]:
        """Return all that were pressed at that Unix time or later, hidden ones too."""
        ...

    async def prompts(self, limit: int) -> list[str]:
        """Return the latest prompts, each once, newest first; empty ones left out."""
        ...

    async def hosted(self, host: str, sha256: str, now: float) -> HostedImage | None:
        """Return an upload of these bytes to this host that lives for an hour more."""
        ...

    async def add_hosted(self, hosted: HostedImage, generation_id: str) -> None:
        """Remember an upload and who needed it."""
        ...

    async def forget_hosted(self, hosted: HostedImage) -> None:
        """Forget an upload whose link does not open any more, or that was deleted."""
        ...

    async def last_seen(self) -> float | None:
        """Return when a program last held this history."""
        ...

    async def mark_seen(self, now: float) -> None:
        """Remember that a program holds this history now."""
        ...


class Receipts(Protocol):
    """The write-ahead file of request ids, preallocated so that a full disk cannot eat one."""

    async def prepare(self) -> None:
        """Make sure that the next receipt can be written.

        Raises:
            DiskFull, HistoryUnavailable: It cannot; nothing may be sent.
        """
        ...

    async def append(self, receipt: Receipt) -> None:
        """Write one receipt and fsync it."""
        ...

    async def read(self) -> list[Receipt]:
        """Return all readable receipts; torn or foreign lines are passed over."""
        ...


class Secrets(Protocol):
    """The OS key store. Values live there alone; a session value lives in memory alone."""

    @property
    def store_name(self) -> str:
        """What the system calls its key store, for messages ("Windows Credential Manager")."""
        ...

    async def get(self, name: str) -> str | None:
        """Return a secret.

        Raises:
            KeyStoreUnavailable, KeyStoreLocked: It cannot be read.
        """
        ...

    async def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises as `get`."""
        ...

    async def set_for_session(self, name: str, value: str) -> None:
        """Keep a secret in memory until the program ends."""
        ...

    async def remove(self, name: str) -> None:
        """Remove a secret; none there is fine. Raises as `get`."""
        ...


class PreferencesStore(Protocol):
    """The plain file of preferences."""

    @property
    def current(self) -> Preferences:
        """The preferences as they stand."""
        ...

    async def save(self, preferences: Preferences) -> None:
        """Replace them, atomically.

        Raises:
            DiskFull, HistoryUnavailable: They could not be written; `current` has them anyway.
        """
        ...


@dataclass(frozen=True, slots=True)
class Published:
    """A file that is in the library for good.

    Attributes:
        path: Relative to the library, forward slashes.
        size_bytes: Bytes of the whole file, scene box included.
        served_sha256: Hex digest of the bytes before our scene box: what the service sent.
        sha256: Hex digest of the whole file.
    """

    path: str
    size_bytes: int
    served_sha256: str
    sha256: str


class Library(Protocol):
    """The user's folder of clips and ingredient copies."""

    @property
    def root(self) -> Path:
        """The folder."""
        ...

    async def probe(self) -> None:
        """Prove that the folder takes files: write, fsync, rename, remove.

        Raises:
            LibraryUnavailable, DiskFull: It does not.
        """
        ...

    def part_path(self, generation_id: str, index: int) -> Path:
        """Return where a download in progress is kept: ``.incoming/<id>-<index>.part``."""
        ...

    async def publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        """Make a verified part a file of the library.

        Videos get the scene appended as a ``uuid`` box; then fsync, rename without
        overwriting, fsync of the folder. The name is ours:
        ``YYYY-MM-DD_HHMM_<slug>_<id8>[-n].mp4``.

        Raises:
            LibraryUnavailable, DiskFull: The folder is the trouble; the part is kept.
        """
        ...

    async def adopt(self, generation: Generation, index: int) -> Published | None:
        """Find a file that an earlier run published but did not record, by id and scene box."""
        ...

    async def discard_part(self, part: Path) -> None:
        """Remove a part that is of no use."""
        ...

    async def keep_ingredient(self, image: Path, sha256: str, media_type: str) -> Path:
        """Move a normalised image to its place by digest, and return that place."""
        ...

    def ingredient_path(self, sha256: str, media_type: str) -> Path:
        """Return where the normalised copy of that digest is kept."""
        ...

    def clip_path(self, clip: Clip) -> Path:
        """Return where the clip's file is."""
        ...

    def free_bytes(self) -> int:
        """Return the room left on the library's disk."""
        ...


class SingleProgram(Protocol):
    """The lock by which one program at a time holds a data folder."""

    def hold(self) -> AbstractContextManager[None]:
        """Hold the folder.

        Raises:
            AlreadyRunning: Another program does.
        """
        ...
