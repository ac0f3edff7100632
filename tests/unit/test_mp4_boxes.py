"""Boxes: walked to the last byte, and one more appended without touching the rest."""

from __future__ import annotations

import errno
import json
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from pikascenes_desktop.adapters import mp4_boxes
from pikascenes_desktop.adapters.mp4_boxes import (
    XMP_UUID,
    Box,
    BoxError,
    append_scene_box,
    read_scene_box,
    walk_boxes,
)

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

SCENE = json.dumps({"prompt": "夜景 <&> \u0001"}, ensure_ascii=False).encode()


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def large_box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4sQ", 1, kind, 16 + len(content)) + content


FTYP = box(b"ftyp", b"isom\0\0\0\0")
WHOLE = FTYP + box(b"free") + large_box(b"mdat", b"12345") + box(b"moov", b"x" * 20)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(WHOLE)
    return path


def test_walks_to_the_end(clip: Path) -> None:
    assert walk_boxes(clip) == [
        Box("ftyp", 0, 16),
        Box("free", 16, 8),
        Box("mdat", 24, 21),
        Box("moov", 45, 28),
    ]


def test_a_box_without_size_runs_to_the_end(clip: Path) -> None:
    clip.write_bytes(FTYP + struct.pack(">I4s", 0, b"mdat") + bytes(30))
    assert walk_boxes(clip)[-1] == Box("mdat", 16, 38, open_ended=True)


def test_an_empty_file_has_no_boxes(clip: Path) -> None:
    clip.write_bytes(b"")
    assert walk_boxes(clip) == []
    with pytest.raises(BoxError, match="empty"):
        append_scene_box(clip, SCENE)


@pytest.mark.parametrize("length", [n for n in range(1, len(WHOLE)) if n not in {16, 24, 45}])
def test_every_cut_is_noticed(clip: Path, length: int) -> None:
    clip.write_bytes(WHOLE[:length])
    with pytest.raises(BoxError, match="cut off"):
        walk_boxes(clip)


@pytest.mark.parametrize(
    "bad", [struct.pack(">I4s", 7, b"free"), struct.pack(">I4sQ", 1, b"free", 15)]
)
def test_a_size_below_the_header_is_malformed(clip: Path, bad: bytes) -> None:
    clip.write_bytes(FTYP + bad)
    with pytest.raises(BoxError, match="malformed"):
        walk_boxes(clip)


def test_absurdly_many_boxes(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mp4_boxes, "MAX_BOXES", 3)
    with pytest.raises(BoxError, match="many"):
        walk_boxes(clip)


def test_appends_and_reads_the_scene(clip: Path) -> None:
    append_scene_box(clip, SCENE)
    data = clip.read_bytes()
    assert data.startswith(WHOLE)
    assert walk_boxes(clip)[-1] == Box("uuid", len(WHOLE), len(data) - len(WHOLE))
    assert read_scene_box(clip) == (SCENE, len(WHOLE))


def test_the_box_is_a_valid_xmp_packet(clip: Path) -> None:
    append_scene_box(clip, SCENE)
    content = clip.read_bytes()[len(WHOLE) + 8 :]
    assert content[:16] == XMP_UUID
    packet = content[16:].decode()
    assert packet.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>')
    assert packet.endswith('<?xpacket end="r"?>')
    root = ET.fromstring(packet)  # noqa: S314 -- we wrote it
    assert root.tag == "{adobe:ns:meta/}xmpmeta"


def test_the_last_of_two_scenes_counts(clip: Path) -> None:
    append_scene_box(clip, b"served by somebody else")
    before = clip.stat().st_size
    append_scene_box(clip, SCENE)
    assert read_scene_box(clip) == (SCENE, before)


def test_reads_a_scene_in_a_64_bit_box_and_as_attribute(clip: Path) -> None:
    xmp = b"<rdf:Description pikascenes:scene='aGVs\n bG8='/>"
    clip.write_bytes(WHOLE + large_box(b"uuid", XMP_UUID + xmp))
    assert read_scene_box(clip) == (b"hello", len(WHOLE))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(16) + b"<pikascenes:scene>aGVsbG8=</pikascenes:scene>",
        XMP_UUID + b"<x:xmpmeta/>",
        XMP_UUID + b"<pikascenes:scene>aGVsbG8</pikascenes:scene>",
        XMP_UUID + b"<pikascenes:scene>aGVsbG8=</pikascenes:scene>" + bytes(64),
    ],
    ids=["empty", "other uuid", "other xmp", "bad base64", "too large"],
)
def test_foreign_boxes_are_passed_over(
    clip: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mp4_boxes, "MAX_SCENE_BYTES", 50)
    clip.write_bytes(WHOLE + box(b"uuid", content))
    assert read_scene_box(clip) is None


def test_an_open_ended_last_box_takes_no_other(clip: Path) -> None:
    data = FTYP + struct.pack(">I4s", 0, b"mdat") + bytes(30)
    clip.write_bytes(data)
    with pytest.raises(BoxError, match="runs to the end"):
        append_scene_box(clip, SCENE)
    assert clip.read_bytes() == data


def test_an_absurd_scene_is_not_appended(clip: Path) -> None:
    with pytest.raises(BoxError, match="too large"):
        append_scene_box(clip, bytes(mp4_boxes.MAX_SCENE_BYTES + 1))
    assert clip.read_bytes() == WHOLE


def test_a_failed_write_leaves_the_file_as_it_was(
    clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: BinaryIO, data: bytes) -> None:
        file.write(data[:40])
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(mp4_boxes, "_write_all", full)
    with pytest.raises(OSError, match="no room"):
        append_scene_box(clip, SCENE)
    assert clip.read_bytes() == WHOLE
