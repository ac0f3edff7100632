"""The boxes of an MP4 file: to prove a file whole, and to carry its own scene.

The box layout is ISO/IEC 14496-12 §4.2; XMP in a top-level ``uuid`` box is the XMP
Specification, part 3, §"MPEG-4".
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

XMP_UUID: Final = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
"""Marks a ``uuid`` box that holds an XMP packet."""

MAX_SCENE_BYTES: Final = 4 << 20
"""A scene is a few kilobytes; anything near this is not ours."""

MAX_BOXES: Final = 100_000
"""Ten seconds of finely fragmented video have some hundreds."""

_HEADER: Final = struct.Struct(">I4s")
_LARGE_SIZE: Final = struct.Struct(">Q")
_PACKET: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pikascenes="urn:x-pikascenes-desktop:scene:1.0#">'
    "<pikascenes:scene>{}</pikascenes:scene>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="r"?>'
)
# An element as we write it, or the attribute that other XMP tools make of it. A pattern rather
# than an XML parser: these are untrusted bytes, and base64 is all we want of them.
_PROPERTY: Final = re.compile(
    rb"""pikascenes:scene(?:\s*>|\s*=\s*["'])([A-Za-z0-9+/=\s]*)(?:</|["'])"""
)


class BoxError(ValueError):
    """A file that is no whole sequence of boxes, or cannot take one more."""


@dataclass(frozen=True, slots=True)
class Box:
    """One top-level box.

    Attributes:
        type: The four characters, such as ``moov``.
        offset: Where its header begins, in bytes from the start of the file.
        size: Bytes, header included; for a box without end mark, up to the end of the file.
        open_ended: Whether the header says "up to the end of the file" (size 0).
    """

    type: str
    offset: int
    size: int
    open_ended: bool = False


def walk_boxes(path: Path) -> list[Box]:
    """Return the top-level boxes, which cover the file to its last byte.

    Raises:
        BoxError: A box is cut off, malformed, or there are absurdly many.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        return _walk(file)


def append_scene_box(path: Path, payload: bytes) -> None:
    """Append a top-level ``uuid`` box whose XMP packet carries the payload.

    What was in the file stays exactly as it was; when writing fails, also in length. Nothing
    is flushed to the disk: that is the caller's business, once for all.

    Args:
        path: A whole MP4 file.
        payload: The scene, as JSON text in UTF-8.

    Raises:
        BoxError: The file is not whole, the payload is absurdly large, or the last box runs
            "to the end of the file", so that it would swallow an appended one.
        OSError: The file cannot be read or written.
    """
    if len(payload) > MAX_SCENE_BYTES:
        raise BoxError("the scene is too large for its box")
    packet = _PACKET.format(base64.b64encode(payload).decode("ascii")).encode()
    size = _HEADER.size + len(XMP_UUID) + len(packet)
    with path.open("r+b", buffering=0) as file:
        boxes = _walk(file)
        if not boxes:
            raise BoxError("the file is empty")
        if boxes[-1].open_ended:
            raise BoxError("the last box runs to the end of the file")
        end = file.seek(0, 2)
        try:
            _write_all(file, _HEADER.pack(size, b"uuid") + XMP_UUID + packet)
        except OSError:
            file.truncate(end)
            raise


def read_scene_box(path: Path) -> tuple[bytes, int] | None:
    """Return the payload of the last scene box, and the offset at which that box begins.

    Bytes before the offset are the file as it was before `append_scene_box`. None when the
    file has no readable scene box.

    Raises:
        BoxError: The file is no whole sequence of boxes.
        OSError: The file cannot be read.
    """
    largest = 2 * MAX_SCENE_BYTES
    with path.open("rb") as file:
        for box in reversed(_walk(file)):
            if box.type != "uuid" or box.size > largest:
                continue
            file.seek(box.offset)
            payload = _scene_payload(file.read(box.size))
            if payload is not None:
                return payload, box.offset
    return None


def _walk(file: BinaryIO) -> list[Box]:
    end = file.seek(0, 2)
    boxes: list[Box] = []
    offset = 0
    while offset < end:
        if len(boxes) == MAX_BOXES:
            raise BoxError("absurdly many boxes")
        box = _read_box(file, offset, end)
        boxes.append(box)
        offset += box.size
    return boxes


def _read_box(file: BinaryIO, offset: int, end: int) -> Box:
    file.seek(offset)
    header = file.read(_HEADER.size + _LARGE_SIZE.size)
    if len(header) < _HEADER.size:
        raise BoxError(f"cut off inside the box header at byte {offset}")
    size, raw_type = _HEADER.unpack_from(header)
    smallest = _HEADER.size
    open_ended = size == 0
    if open_ended:
        size = end - offset
    elif size == 1:
        smallest = _HEADER.size + _LARGE_SIZE.size
        if len(header) < smallest:
            raise BoxError(f"cut off inside the box header at byte {offset}")
        (size,) = _LARGE_SIZE.unpack_from(header, _HEADER.size)
    if size < smallest:
        raise BoxError(f"malformed box size {size} at byte {offset}")
    if offset + size > end:
        raise BoxError(f"cut off inside the box at byte {offset}")
    return Box(raw_type.decode("latin-1"), offset, size, open_ended)


def _scene_payload(box: bytes) -> bytes | None:
    content = box[_LARGE_SIZE.size :] if box.startswith(b"\x00\x00\x00\x01") else box
    content = content[_HEADER.size :]
    if not content.startswith(XMP_UUID):
        return None
    match = _PROPERTY.search(content)
    if match is None:
        return None
    try:
        return base64.b64decode(b"".join(match[1].split()), validate=True)
    except binascii.Error:
        return None


def _write_all(file: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
