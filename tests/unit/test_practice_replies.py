from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.practice.replies import FilePart, Reply, file_reply, json_reply, not_found

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(bytes(100))
    return path


def _ask(clip: Path, **headers: str) -> Reply:
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    return file_reply(clip, "video/mp4", asked)


def test_whole_file_with_a_strong_tag(clip: Path) -> None:
    reply = _ask(clip)
    assert (reply.status, reply.length, reply.content_type) == (200, 100, "video/mp4")
    assert reply.headers["Accept-Ranges"] == "bytes"
    assert reply.headers["ETag"].startswith('"')
    assert reply.headers == _ask(clip).headers


@pytest.mark.parametrize(
    ("asked", "start", "length"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=90-", 90, 10),
        ("bytes=-7", 93, 7),
        ("bytes=-700", 0, 100),
        ("bytes=50-5000", 50, 50),
        (" bytes=99-99 ", 99, 1),
    ],
)
def test_one_range(clip: Path, asked: str, start: int, length: int) -> None:
    reply = _ask(clip, Range=asked)
    assert reply.status == 206
    assert reply.body == FilePart(clip, start, length)
    assert reply.headers["Content-Range"] == f"bytes {start}-{start + length - 1}/100"


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "bytes=0-1,4-5", "items=0-1", "bytes=a-b", ""]
)
def test_other_ranges_are_ignored(clip: Path, asked: str) -> None:
    assert _ask(clip, Range=asked).status == 200


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_ranges_beyond_the_end(clip: Path, asked: str) -> None:
    reply = _ask(clip, Range=asked)
    assert reply.status == 416
    assert reply.headers["Content-Range"] == "bytes */100"
    assert reply.length == 0


def test_if_range_and_if_none_match(clip: Path) -> None:
    tag = _ask(clip).headers["ETag"]
    assert _ask(clip, Range="bytes=1-2", If_Range=tag).status == 206
    assert _ask(clip, Range="bytes=1-2", If_Range='"other"').status == 200
    assert _ask(clip, If_None_Match=tag).status == 304
    assert _ask(clip, If_None_Match='"other"').status == 200


def test_json_and_not_found() -> None:
    assert json_reply({"a": 1}).body == b'{"a": 1}'
    reply = not_found("request")
    assert reply.status == 404
    assert b"404001" in bytes(reply.body if isinstance(reply.body, bytes) else b"")
