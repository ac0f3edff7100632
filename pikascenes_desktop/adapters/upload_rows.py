"""Uploads as rows of the history."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, NamedTuple

from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_float,
    as_int,
    as_object,
    as_str,
)

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Row, Value

log = logging.getLogger(__name__)


class _HostedRow(NamedTuple):
    url: object
    host: object
    sha256: object
    size_bytes: object
    expires_at: object
    delete_handle: object


def hosted_values(hosted: HostedImage) -> tuple[Value, ...]:
    """Return an upload as the values of a row (see `_HostedRow`)."""
    return (
        hosted.url,
        hosted.host,
        hosted.sha256,
        hosted.size_bytes,
        hosted.expires_at,
        json.dumps(hosted.delete_handle),
    )


def hosted_from_row(row: Row) -> HostedImage:
    """Read an upload from a row."""
    values = _HostedRow(*row)
    return HostedImage(
        url=str(values.url),
        host=str(values.host),
        sha256=as_str(values.sha256),
        size_bytes=as_int(values.size_bytes),
        expires_at=as_float(values.expires_at),
        delete_handle=_read_handle(values.delete_handle),
    )


def _read_handle(handle: object) -> JsonObject:
    try:
        return as_object(json.loads(str(handle)))
    except ValueError:
        log.exception("the history does not tell any more how an upload is deleted")
        return {}
