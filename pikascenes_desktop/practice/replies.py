"""Replies as values, before they meet the wire: JSON, bytes, or part of a file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.practice.contract import NOT_FOUND, problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class FilePart:
    """So many bytes of a file, from a place on."""

    path: Path
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP reply; its length is known before it is sent."""

    status: int = HTTPStatus.OK
    body: bytes | FilePart = b""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def length(self) -> int:
        """Bytes of the body."""
        return self.body.length if isinstance(self.body, FilePart) else len(self.body)


def json_reply(value: object, status: int = HTTPStatus.OK) -> Reply:
    """Return a JSON reply."""
    return Reply(status, json.dumps(value).encode())


def not_found(what: str) -> Reply:
    """Return the vendor's reply to an unknown id, model or path."""
    message = f"ResourceNotFound: there is no such {what}."
    return json_reply(problem(NOT_FOUND, message), HTTPStatus.NOT_FOUND)


def file_reply(path: Path, content_type: str, asked: Mapping[str, str]) -> Reply:
    """Return a file, or the part of it that the request's headers ask for (RFC 9110, 13-14).

    The entity tag is strong: the files never change, and a new one has another time. Several
    ranges at once are answered with the whole file, as the standard allows.

    Raises:
        OSError: The file cannot be looked at.
    """
    facts = path.stat()
    size, tag = facts.st_size, f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes"}
    if asked.get("If-None-Match") in {tag, "*"}:
        return Reply(HTTPStatus.NOT_MODIFIED, b"", content_type, headers)
    whole = Reply(HTTPStatus.OK, FilePart(path, 0, size), content_type, headers)
    match = _RANGE.fullmatch(asked.get("Range", "").strip())
    if match is None or asked.get("If-Range", tag) != tag:
        return whole
    first, last = match.groups()
    if not first and not last:
        return whole
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if first and last and int(last) < start:
        return whole
    if start >= size or (not first and int(last) == 0):
        headers["Content-Range"] = f"bytes */{size}"
        return Reply(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", content_type, headers)
    headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    part = FilePart(path, start, end - start + 1)
    return Reply(HTTPStatus.PARTIAL_CONTENT, part, content_type, headers)
