"""Generations as rows of the history.

What is searched or sorted by has a column; the rest of a generation is one JSON document, so
that a new field needs no migration. Reading never fails for one bad row: what its document
does not tell any more is left out, so that a paid request stays visible.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pikascenes_desktop.adapters.clip_rows import read_kind
from pikascenes_desktop.adapters.search_text import index_text
from pikascenes_desktop.domain.clip import Output
from pikascenes_desktop.domain.errors import HistoryDamaged
from pikascenes_desktop.domain.generation import (
    BlockedBy,
    Failure,
    Fallback,
    Generation,
    State,
)
from pikascenes_desktop.domain.host import LinkNote, LinkRemark
from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_bool,
    as_float,
    as_int,
    as_list,
    as_object,
    as_str,
)
from pikascenes_desktop.domain.scene import (
    AspectRatio,
    Scene,
    scene_from_json,
    scene_to_json,
)
from pikascenes_desktop.ports.history import Card

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Row, Value
    from pikascenes_desktop.domain.clip import Clip

log = logging.getLogger(__name__)


_FOLDERS: Final = re.compile(r"^.*[\\/](?=.)", re.DOTALL)


class _GenerationRow(NamedTuple):
    rank: object
    id: object
    press_id: object
    idx: object
    created_at: object
    updated_at: object
    state: object
    blocked_by: object
    request_id: object
    practice: object
    hidden: object
    favourite: object
    attempt: object
    document: object
    binned_at: object


class _CardRow(NamedTuple):
    id: object
    created_at: object
    aspect_ratio: object
    state: object
    blocked_by: object
    favourite: object


def generation_values(generation: Generation) -> dict[str, Value]:
    """Return the named parameters that write a generation, all but its rank."""
    return {
        "id": generation.id,
        "press_id": generation.press_id,
        "idx": generation.index,
        "created_at": generation.created_at,
        "updated_at": generation.updated_at,
        "state": generation.state.value,
        "blocked_by": generation.blocked_by.value if generation.blocked_by else None,
        "request_id": generation.request_id,
        "practice": int(generation.practice),
        "hidden": int(generation.hidden),
        "favourite": int(generation.favourite),
        "binned_at": generation.binned_at,
        "attempt": generation.attempt,
        "aspect_ratio": generation.scene.aspect_ratio.value,
        "document": json.dumps(_document(generation), ensure_ascii=False),
        "words": search_words(generation),
    }


def generation_from_row(row: Row, clips: tuple[Clip, ...]) -> Generation:
    """Read a generation from a row (see `_GenerationRow`) and its clips."""
    values = _GenerationRow(*row)
    generation_id = str(values.id)
    document = _read_document(generation_id, values.document)
    failure = as_object(document.get("failure"))
    return Generation(
        id=generation_id,
        press_id=str(values.press_id),
        index=as_int(values.idx) or 0,
        scene=_read_scene(generation_id, document.get("scene")),
        created_at=as_float(values.created_at) or 0.0,
        updated_at=as_float(values.updated_at) or 0.0,
        api_base=as_str(document.get("api_base")) or "",
        model_id=as_str(document.get("model_id")) or "",
        host=as_str(document.get("host")) or "",
        host_only=as_bool(document.get("host_only")) or False,
        fallbacks=tuple(_read_fallback(item) for item in as_list(document.get("fallbacks"))),
        link_notes=_read_link_notes(document.get("link_notes")),
        practice=bool(values.practice),
        state=read_state(generation_id, values.state),
        blocked_by=read_block(values.blocked_by),
        blocked_until=as_float(document.get("blocked_until")),
        price_usd=as_str(document.get("price_usd")),
        key_fingerprint=as_str(document.get("key_fingerprint")),
        attempt=as_int(values.attempt) or 0,
        confirmed_sends=as_int(document.get("confirmed_sends")) or 0,
        not_sent_tries=as_int(document.get("not_sent_tries")) or 0,
        payload_sha256=as_str(document.get("payload_sha256")),
        sent_at=as_float(document.get("sent_at")),
        sent_urls=tuple(map(str, as_list(document.get("sent_urls")))),
        request_id=as_str(values.request_id),
        remote_status=as_str(document.get("remote_status")),
        queue_position=as_int(document.get("queue_position")),
        generating_since=as_float(document.get("generating_since")),
        cancel_asked=as_bool(document.get("cancel_asked")) or False,
        outputs=tuple(
            Output(
                kind=read_kind(as_object(item).get("kind")),
                url=as_str(as_object(item).get("url")) or "",
            )
            for item in as_list(document.get("outputs"))
        ),
        cost_usd=as_str(document.get("cost_usd")),
        clips=clips,
        failure=_read_failure(failure) if failure else None,
        ended_at=as_float(document.get("ended_at")),
        title=as_str(document.get("title")) or "",
        hidden=bool(values.hidden),
        favourite=bool(values.favourite),
        binned_at=as_float(values.binned_at),
        emptied_at=as_float(document.get("emptied_at")),
        rank=as_int(values.rank) or 0,
    )


def card_from_row(row: Row) -> Card:
    """Read what the gallery must know of a generation from a row (see `_CardRow`)."""
    values = _CardRow(*row)
    card_id, shape = str(values.id), values.aspect_ratio
    return Card(
        id=card_id,
        created_at=as_float(values.created_at) or 0.0,
        aspect_ratio=read_ratio(shape),
        state=read_state(card_id, values.state),
        blocked_by=read_block(values.blocked_by),
        favourite=bool(values.favourite),
    )


def search_words(generation: Generation) -> str:
    """Return what a generation is found by, as the search index takes it."""
    scene = generation.scene
    return index_text(
        (
            generation.title,
            scene.prompt,
            scene.negative_prompt,
            *(_FOLDERS.sub("", image.source) for image in scene.ingredients),
            *(_FOLDERS.sub("", clip.path) for clip in generation.clips),
            "" if scene.seed is None else str(scene.seed),
        )
    )


def _document(generation: Generation) -> JsonObject:
    failure = generation.failure
    return {
        "scene": scene_to_json(generation.scene),
        "scene_sha256": generation.scene.digest(),
        "api_base": generation.api_base,
        "model_id": generation.model_id,
        "host": generation.host,
        "host_only": generation.host_only,
        "fallbacks": [
            {"host": item.host, "failure": _failure(item.failure), "instead": item.instead}
            for item in generation.fallbacks
        ],
        "link_notes": [
            {"image": note.image, "remark": note.remark.value} for note in generation.link_notes
        ],
        "blocked_until": generation.blocked_until,
        "price_usd": generation.price_usd,
        "key_fingerprint": generation.key_fingerprint,
        "confirmed_sends": generation.confirmed_sends,
        "not_sent_tries": generation.not_sent_tries,
        "payload_sha256": generation.payload_sha256,
        "sent_at": generation.sent_at,
        "sent_urls": list(generation.sent_urls),
        "remote_status": generation.remote_status,
        "queue_position": generation.queue_position,
        "generating_since": generation.generating_since,
        "cancel_asked": generation.cancel_asked,
        "outputs": [{"kind": item.kind.value, "url": item.url} for item in generation.outputs],
        "cost_usd": generation.cost_usd,
        "failure": None if failure is None else _failure(failure),
        "ended_at": generation.ended_at,
        "emptied_at": generation.emptied_at,
        "title": generation.title,
    }


def _failure(failure: Failure) -> JsonObject:
    return {"code": failure.code, "facts": failure.facts, "message": failure.message}


def _read_document(generation_id: str, document: object) -> JsonObject:
    try:
        return as_object(json.loads(document if isinstance(document, str) else ""))
    except ValueError:
        log.exception("the history's document about %s cannot be read", generation_id)
        return {"failure": {"code": HistoryDamaged.code}}


def _read_scene(generation_id: str, scene: object) -> Scene:
    try:
        return scene_from_json(scene)
    except ValueError:
        log.exception("the history's scene of %s cannot be read", generation_id)
        return Scene()


def read_state(generation_id: str, state: object) -> State:
    """Read a state; what is unreadable waits for the user."""
    try:
        return State(state)
    except ValueError:
        log.exception("the history's state of %s cannot be read", generation_id)
        return State.NEEDS_ATTENTION


def read_ratio(shape: object) -> AspectRatio:
    """Read a shape; what is unreadable is taken for the usual one."""
    return AspectRatio(shape) if shape in set(AspectRatio) else Scene().aspect_ratio


def read_block(blocked_by: object) -> BlockedBy | None:
    """Read why a generation stands still; what is unreadable counts for nothing."""
    return BlockedBy(blocked_by) if blocked_by in set(BlockedBy) else None


def _read_failure(failure: JsonObject) -> Failure:
    return Failure(
        code=as_str(failure.get("code")) or "",
        facts=as_object(failure.get("facts")),
        message=as_str(failure.get("message")) or "",
    )


def _read_fallback(item: object) -> Fallback:
    values = as_object(item)
    return Fallback(
        host=as_str(values.get("host")) or "",
        failure=_read_failure(as_object(values.get("failure"))),
        instead=as_str(values.get("instead")) or "",
    )


def _read_link_notes(items: object) -> tuple[LinkNote, ...]:
    """Read what was noticed about links; what a newer version noticed is left out."""
    known = {remark.value: remark for remark in LinkRemark}
    notes: list[LinkNote] = []
    for item in as_list(items):
        values = as_object(item)
        image, remark = as_int(values.get("image")), as_str(values.get("remark"))
        if image is not None and remark in known:
            notes.append(LinkNote(image, known[remark]))
    return tuple(notes)
