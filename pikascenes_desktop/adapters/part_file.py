"""A download's part file: written in batches off the loop, and resumed only if proven whole.

Beside the part lies a note, ``<part>.json``: the strong ETag of what is being fetched, how many
bytes of it were written, and their digest. A part without a note that fits it starts again at
0. Because the digest is checked before resuming, neither file needs to be synced: whatever a
crash or a power cut made of them, a beginning that does not match is not used.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pikascenes_desktop.domain.json_values import as_int, as_object, as_str

if TYPE_CHECKING:
    from pathlib import Path

BATCH: Final = 2 * 1024 * 1024
NOTE_EVERY: Final = 8 * BATCH


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

    A write that was cancelled may still be running when `close` is called; the lock lets it
    finish, and nothing is written after the file is closed.

    Attributes:
        path: Where the part is.
        size: Bytes written so far.
        waiting: Bytes that wait to be written.
    """

    def __init__(self, part: Path, source: str) -> None:
        self.path = part
        self._source = source
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._hash = hashlib.sha256()
        self.size = 0
        self.waiting = 0
        self._pending: list[bytes] = []
        self._noted = 0
        self._etag: str | None = None
        self._total: int | None = None

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
            found = hashlib.sha256()
            left = size
            while left and (batch := file.read(min(left, BATCH))):
                found.update(batch)
                left -= len(batch)
        if left or found.hexdigest() != digest:
            return None
        self._hash = found
        return Beginning(self._source, etag, as_int(values.get("total")), size, digest)

    def open(self, etag: str | None, total: int | None, after: Beginning | None) -> None:
        """Open the part to be written from the start, or after a proven beginning.

        Raises:
            OSError: The folder is the trouble.
        """
        self._etag, self._total = etag, total
        if after is None:
            note_path(self.path).unlink(missing_ok=True)
            self.path.parent.mkdir(exist_ok=True)
            self._hash, self.size = hashlib.sha256(), 0
            self._file = self.path.open("wb")
        else:
            self.size = self._noted = after.size
            self._file = self.path.open("r+b")
            self._file.truncate(after.size)
            self._file.seek(after.size)

    def add(self, chunk: bytes) -> None:
        """Take a chunk; does not block."""
        self._pending.append(chunk)
        self.waiting += len(chunk)

    def first_bytes(self, count: int) -> bytes:
        """Return the first bytes that wait to be written."""
        return b"".join(self._pending[:count])[:count]

    def cut(self) -> list[bytes]:
        """Give out the chunks that wait, to be written; does not block."""
        chunks, self._pending, self.waiting = self._pending, [], 0
        return chunks

    def write(self, chunks: list[bytes]) -> None:
        """Write chunks that were cut; others may come in meanwhile.

        Raises:
            OSError: They could not be written.
        """
        with self._lock:
            self._write(chunks)
            if self.size - self._noted >= NOTE_EVERY:
                self._write_note()

    def finish(self) -> tuple[int, str]:
        """Close the whole file, forget its note, and return its size and digest.

        Raises:
            OSError: The last bytes could not be written.
        """
        with self._lock:
            self._close_file()
            note_path(self.path).unlink(missing_ok=True)
            return self.size, self._hash.hexdigest()

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
        if self._file is None:
            return
        try:
            for chunk in chunks:
                self._file.write(chunk)
                self._hash.update(chunk)
                self.size += len(chunk)
        except OSError:
            self._etag = None  # nobody knows how much of it was written: an older note stands
            raise

    def _close_file(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _write_note(self) -> None:
        if self._file is None or self._etag is None or not self.size:
            return
        self._file.flush()  # the note must not be ahead of the part
        self._noted = self.size
        beginning = Beginning(
            self._source, self._etag, self._total, self.size, self._hash.hexdigest()
        )
        note_path(self.path).write_text(json.dumps(asdict(beginning)), encoding="utf-8")
