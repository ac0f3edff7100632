"""Uploads as rows of the history."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Final, NamedTuple

from pikascenes_desktop.domain.exposure import ExposureState
from pikascenes_desktop.domain.generation import Failure
from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_float,
    as_int,
    as_object,
    as_str,
)
from pikascenes_desktop.ports.uploads import Upload

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Row, Value

log = logging.getLogger(__name__)

COLUMNS: Final = (
    "id, host, place, url, sha256, media_type, size_bytes, since, until, delete_handle, state,"
    " is_usable, tries, due_at, is_acknowledged, trouble, gone_at"
)
"""The columns of a row, in the order of `_UploadRow`."""


class _UploadRow(NamedTuple):
    id: object
    host: object
    place: object
    url: object
    sha256: object
    media_type: object
    size_bytes: object
    since: object
    until: object
    delete_handle: object
    state: object
    is_usable: object
    tries: object
    due_at: object
    is_acknowledged: object
    trouble: object
    gone_at: object
    clips: object


def upload_values(upload: Upload) -> dict[str, Value]:
    """Return the named parameters that write an upload."""
    hosted, trouble = upload.hosted, upload.trouble
    return {
        "id": upload.id,
        "host": hosted.host,
        "place": upload.place,
        "url": hosted.url,
        "sha256": hosted.sha256,
        "media_type": upload.media_type,
        "size_bytes": hosted.size_bytes,
        "since": upload.since,
        "until": hosted.expires_at,
        "delete_handle": handle_text(hosted.delete_handle),
        "state": upload.state.value,
        "is_usable": int(upload.is_usable),
        "tries": upload.tries,
        "due_at": upload.due_at,
        "is_acknowledged": int(upload.is_acknowledged),
        "trouble": None
        if trouble is None
        else json.dumps(
            {"code": trouble.code, "facts": trouble.facts, "message": trouble.message}, default=str
        ),
        "gone_at": upload.gone_at,
    }


def handle_text(handle: JsonObject) -> str:
    """Return what deletes an upload as a row holds it: the same for the same."""
    return json.dumps(handle, sort_keys=True)


def upload_from_row(row: Row) -> Upload:
    """Read an upload from a row (see `_UploadRow`)."""
    values = _UploadRow(*row)
    trouble = _read(values.trouble) if values.trouble is not None else {}
    return Upload(
        id=as_int(values.id) or 0,
        hosted=HostedImage(
            url=str(values.url),
            host=str(values.host),
            sha256=as_str(values.sha256),
            size_bytes=as_int(values.size_bytes),
            expires_at=as_float(values.until),
            delete_handle=_read(values.delete_handle),
        ),
        place=str(values.place),
        media_type=str(values.media_type),
        since=as_float(values.since) or 0.0,
        state=_read_state(values.state),
        is_usable=bool(values.is_usable),
        tries=as_int(values.tries) or 0,
        due_at=as_float(values.due_at) or 0.0,
        is_acknowledged=bool(values.is_acknowledged),
        trouble=Failure(
            code=as_str(trouble.get("code")) or "",
            facts=as_object(trouble.get("facts")),
            message=as_str(trouble.get("message")) or "",
        )
        if trouble
        else None,
        gone_at=as_float(values.gone_at),
        clips=as_int(values.clips) or 0,
    )


def _read_state(state: object) -> ExposureState:
    """Read a state; what is unreadable may be visible."""
    return ExposureState(state) if state in set(ExposureState) else ExposureState.UNKNOWN


def _read(text: object) -> JsonObject:
    try:
        return as_object(json.loads(str(text)))
    except ValueError:
        log.exception("a part of the history's row about an upload cannot be read")
        return {}
