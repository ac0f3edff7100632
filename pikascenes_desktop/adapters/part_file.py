"""A download's part file: written in batches off the loop, and resumed only if proven whole.

Beside the part lies a note, ``<part>.json``: the strong ETag of what is being fetched, how many
bytes of it were written, and their digest. A part without a note that fits it starts again at
0. Because the digest is checked before resuming, neither file needs to be synced: whatever a
crash or a power cut made of them, a beginning that does not match is not used.

The digest is taken when a note is due, from what was just written and still is in memory:
digesting costs more than writing, and a download that is through before its first note needs
none.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pikascenes_desktop.domain.json_values import as_int, as_object, as_str

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

BATCH: Final = 4 * 1024 * 1024
"""What is written at a time: a trip to a thread for each chunk costs more."""

NOTE_EVERY_S: Final = 2.0
"""How much of a download, in seconds of it, a crash may cost."""

_ROOM_FOR_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a note says about its part.

    Attributes:
        source: Scheme, host and path of the link; a signature in its query may change.
        etag: The strong ETag.
        total: Bytes of the whole file, when known.
        size: Bytes written.
        sha256: Hex digest of them.
    """

    source: str
    etag: str
    total: int | None
    size: int
    sha256: str


def note_path(part: Path) -> Path:
    """Return where the note of a part is."""
    return part.with_name(f"{part.name}.json")


class PartFile:
    """The file, its digest and its note. What touches the disk blocks: call it on threads.

    The lock keeps what runs on one thread from closing what is written on another.

    Attributes:
        path: Where the part is.
        size: Bytes written so far.
        waiting: Bytes that wait to be written.
    """

    def __init__(self, part: Path, source: str) -> None:
        self.path = part
        self._source = source
        self._lock = threading.Lock()
        self._file: FileIO | None = None
        self.size = 0
        self.waiting = 0
        self._pending: list[bytes] = []
        self._is_broken = False
        self._etag: str | None = None
        self._total: int | None = None
        self._hash = hashlib.sha256()
        self._hashed = 0
        self._noted_at = 0.0

    def beginning(self) -> Beginning | None:
        """Return what can be resumed: the note, if the part truly begins with what it says.

        Raises:
            OSError: The folder is the trouble.
        """
        try:
            values = as_object(json.loads(note_path(self.path).read_bytes()))
            file = self.path.open("rb")
        except (FileNotFoundError, ValueError, RecursionError):
            return None
        etag, digest = as_str(values.get("etag")), as_str(values.get("sha256"))
        size = as_int(values.get("size")) or 0
        with file:
            if values.get("source") != self._source or not etag or not digest or size <= 0:
                return None
            self._hash_on(file, size)
        if self._hashed != size or self._hash.hexdigest() != digest:
            return None
        return Beginning(self._source, etag, as_int(values.get("total")), size, digest)

    def open(self, etag: str | None, total: int | None, after: Beginning | None) -> None:
        """Open the part to be written from the start, or after a proven beginning.

        Raises:
            OSError: The folder is the trouble.
        """
        self._etag, self._total, self._noted_at = etag, total, time.monotonic()
        if after is None:
            self._hash, self._hashed, self.size = hashlib.sha256(), 0, 0
            note_path(self.path).unlink(missing_ok=True)
            self.path.parent.mkdir(exist_ok=True)
            self._file = self.path.open("wb", buffering=0)
            self._write_note()  # says nothing yet, but a disk that fills up has room for it
        else:
            self.size = after.size
            self._file = self.path.open("r+b", buffering=0)
            self._file.truncate(after.size)
            self._file.seek(after.size)

    def add(self, chunk: bytes) -> None:
        """Take a chunk; does not block."""
        self._pending.append(chunk)
        self.waiting += len(chunk)

    def first_bytes(self, count: int) -> bytes:
        """Return the first bytes that wait to be written."""
        return b"".join(chunk[:count] for chunk in self._pending[:count])[:count]

    def cut(self) -> list[bytes]:
        """Give out the chunks that wait, to be written; does not block."""
        chunks, self._pending, self.waiting = self._pending, [], 0
        return chunks

    def write(self, chunks: list[bytes]) -> None:
        """Write chunks that were cut; others may come in meanwhile.

        Raises:
            OSError: They could not be written; nothing is written after them.
        """
        with self._lock:
            self._write(chunks)
            if time.monotonic() - self._noted_at >= NOTE_EVERY_S:
                self._write_note()

    def finish(self) -> int:
        """Close the whole file, forget its note, and return its size.

        Raises:
            OSError: The last bytes could not be written.
        """
        with self._lock:
            self._close_file()
            note_path(self.path).unlink(missing_ok=True)
            return self.size

    def close(self) -> None:
        """Close an unfinished file and note how far it came; nothing after `finish`.

        A first batch that nobody has looked into yet is let go.

        Raises:
            OSError: The folder is the trouble.
        """
        with self._lock:
            try:
                if self.size:
                    self._write(self.cut())
                self._write_note()
            finally:
                self._close_file()

    def discard(self) -> None:
        """Remove a file that is of no use."""
        with self._lock:
            self._close_file()
            note_path(self.path).unlink(missing_ok=True)
            self.path.unlink(missing_ok=True)

    def _write(self, chunks: list[bytes]) -> None:
        if self._file is None or self._is_broken:
            return
        self._is_broken = True  # until all of it is written: what comes next must not follow a gap
        for chunk in chunks:
            rest = memoryview(chunk)
            while rest:  # a disk that fills up takes less than it was given
                rest = rest[self._file.write(rest) :]
            self.size += len(chunk)
        self._is_broken = False

    def _close_file(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _hash_on(self, file: BinaryIO, size: int) -> None:
        """Take the digest up to that size, or to the end of the file."""
        file.seek(self._hashed)
        while batch := file.read(min(BATCH, size - self._hashed)):
            self._hash.update(batch)
            self._hashed += len(batch)

    def _write_note(self) -> None:
        if self._file is None or self._etag is None:
            return
        with self.path.open("rb") as written:
            self._hash_on(written, self.size)
        self._noted_at = time.monotonic()
        beginning = Beginning(
            self._source, self._etag, self._total, self._hashed, self._hash.hexdigest()
        )
        text = json.dumps(asdict(beginning))
        if not self.size:
            text += " " * _ROOM_FOR_DIGITS
        note = note_path(self.path)
        note.touch()
        with note.open("r+b") as file:  # written over, not anew: a full disk has no room for that
            file.write(text.encode())
            file.truncate()
