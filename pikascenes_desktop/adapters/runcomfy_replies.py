"""RunComfy's replies as plain values, tolerant of every shape seen in its docs and clients.

Nothing here speaks to anyone. Links count as outputs only where they stand in ``output``: the
service echoes the request's own links elsewhere in its replies.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.adapters.http import retry_after_s
from pikascenes_desktop.adapters.runcomfy_errors import NOT_FOUND, error_of, has_error_code
from pikascenes_desktop.adapters.runcomfy_model import OUR_SCHEMA, dollars
from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.errors import ModelRetired
from pikascenes_desktop.domain.generation import Failure, FailureCode
from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_list, as_object, as_str
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    Refused,
    RemoteResult,
    RemoteStatus,
    SlowDown,
    SubmitOutcome,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RAW_LIMIT: Final = 64 * 1024
SLOW_DOWN_S: Final = 15.0
"""How long to wait after a 429 that names no time."""

REQUEST_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,128}", re.ASCII)

FAILED: Final = frozenset({"failed", "failure", "error"})

OK: Final = range(200, 300)
TOO_MANY_REQUESTS: Final = 429
NO_SUCH_THING: Final = 404
_KEY_STATUSES: Final = frozenset({401, 403})
_REFUSING_STATUSES: Final = frozenset({400, 402, 404, 413, 422})

_MAX_DEPTH: Final = 64
_MAX_OUTPUTS: Final = 64
_MAX_URL: Final = 16 * 1024
_MAX_PLACE: Final = 1_000_000

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_KINDS: Final[dict[str, OutputKind | None]] = {
    "video": OutputKind.VIDEO,
    "videos": OutputKind.VIDEO,
    "image": OutputKind.STILL,
    "images": OutputKind.STILL,
    "url": None,
    "urls": None,
    "uri": None,
    "file": None,
    "files": None,
}
"""Where links stand in an ``output`` object; None leaves the kind to what is around."""

_STILL_SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
_INPUT_KEYS: Final = ("input", "inputs", "request", "params", "parameters", "payload")


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, read whole.

    Attributes:
        host: Who answered.
        status: The HTTP status.
        retry_after: The header of that name.
    """

    host: str
    status: int
    body: bytes
    retry_after: str | None = None


def json_object(body: bytes) -> JsonObject | None:
    """Return the JSON object that a body is; None for anything else, however it is labelled."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    level: list[object] = [value]
    for _ in range(_MAX_DEPTH):
        level = [child for item in level for child in _children(item)]
        if not level:
            return as_object(value) if _is_object(value) else None
    return None


def raw_text(body: bytes) -> str:
    """Return a body as it goes into the history: text of at most 64 KiB."""
    return body[:RAW_LIMIT].decode("utf-8", "ignore")


def submit_outcome(
    answer: Answer, *, model_id: str, sent_urls: Sequence[str], now: float
) -> SubmitOutcome:
    """Classify the answer to the paid request (architecture §3).

    Args:
        answer: The answer, read whole.
        model_id: The model asked for.
        sent_urls: The image links in the request, to tell which one an error is about.
        now: Unix time.
    """
    status = answer.status
    if status == TOO_MANY_REQUESTS:
        return SlowDown(retry_after_s(answer.retry_after, now) or SLOW_DOWN_S)
    reply = json_object(answer.body)
    if reply is None:
        return Ambiguous("not_json" if status in OK else f"http_{status}_not_json")
    if status in OK:
        request_id = request_id_of(reply)
        if request_id is not None:
            return Accepted(request_id, raw_text(answer.body))
        if not has_error_code(reply):
            return Ambiguous("no_id")
    elif status not in _KEY_STATUSES | _REFUSING_STATUSES:
        return Ambiguous(f"http_{status}")
    return _refusal(status, reply, model_id, sent_urls)


def _refusal(
    status: int, reply: JsonObject, model_id: str, sent_urls: Sequence[str]
) -> KeyNotTaken | Refused:
    error = error_of(reply)
    if status in _KEY_STATUSES or error.is_about_key:
        return KeyNotTaken(error.message)
    if status == NO_SUCH_THING or error.code == NOT_FOUND:
        return Refused(Failure(ModelRetired.code, {"model_id": model_id}, error.message))
    return Refused(error.failure(FailureCode.REJECTED, status=status, sent_urls=sent_urls))


def request_id_of(reply: JsonObject) -> str | None:
    """Return the request id that a reply names, if it can be one.

    ``id`` stands in for ``request_id``, though not beside an ``error_code``: there it may name
    the error.
    """
    for key in ("request_id",) if has_error_code(reply) else ("request_id", "id"):
        value = reply.get(key)
        number = as_int(value)
        text = as_str(value) if number is None else str(number)
        if text is not None and REQUEST_ID.fullmatch(text):
            return text
    return None


def sent_image_urls(body: bytes) -> tuple[str, ...]:
    """Return the image links in a request body of ours."""
    images = as_list((json_object(body) or {}).get("images"))
    return tuple(url for url in images if isinstance(url, str))


def status_word(reply: JsonObject) -> str:
    """Return the status in lower case with underscores; empty when there is none."""
    word = as_str(reply.get("status")) or as_str(reply.get("state")) or ""
    return re.sub(r"[\s-]+", "_", word.strip().lower())[:64]


def read_status(reply: JsonObject) -> RemoteStatus:
    """Read the reply to ``GET …/status``; the word is empty when it names none."""
    place = as_int(reply.get("queue_position"))
    if place is not None and not 0 <= place <= _MAX_PLACE:
        place = None
    return RemoteStatus(status_word(reply), place)


def read_result(reply: JsonObject, body: bytes, sent_urls: Sequence[str]) -> RemoteResult:
    """Read the reply to ``GET …/result``.

    Args:
        reply: The body as an object.
        body: The body as it came.
        sent_urls: Links that never count as outputs, beside those the reply itself echoes.
    """
    status = status_word(reply)
    echo = _echo(reply)
    echoed = [url for url in as_list(echo.get("images")) if isinstance(url, str)]
    never = frozenset((*sent_urls, *echoed))
    outputs = tuple(
        {
            output.url: output
            for output in _outputs(reply.get("output"), None)
            if output.url not in never
        }.values()
    )[:_MAX_OUTPUTS]
    error = error_of(reply)
    failure = None
    if status in FAILED or (not outputs and _names_error(reply)):
        failure = error.failure(FailureCode.MODEL, sent_urls=sent_urls or echoed)
    return RemoteResult(
        status=status,
        outputs=() if failure else outputs,
        failure=failure,
        cost_usd=dollars(reply.get("cost")),
        echo=echo,
        raw=raw_text(body),
    )


def _names_error(reply: JsonObject) -> bool:
    return has_error_code(reply) or reply.get("error") not in (None, "", False, {}, [])


def _echo(reply: JsonObject) -> JsonObject:
    """Return the inputs that a reply repeats, by the names of the schema."""
    for holder in (*(as_object(reply.get(key)) for key in _INPUT_KEYS), reply):
        found = {name: holder[name] for name in OUR_SCHEMA if name in holder}
        if found:
            return found
    return {}


def _outputs(value: object, kind: OutputKind | None) -> Iterator[Output]:
    """Yield the links of an ``output``: a text, an object, or a list of them, in its order."""
    if isinstance(value, str):
        url = value.strip()
        if len(url) <= _MAX_URL and _ABSOLUTE.match(url):
            yield Output(kind or _kind_by_suffix(url), url)
    for item in as_list(value):
        yield from _outputs(item, kind)
    for key, item in as_object(value).items():
        if key in _KINDS:
            yield from _outputs(item, _KINDS[key] or kind)


def _kind_by_suffix(url: str) -> OutputKind:
    try:
        suffix = PurePosixPath(urlsplit(url).path).suffix.lower()
    except ValueError:  # a link that cannot be one is refused when it is opened
        return OutputKind.VIDEO
    return OutputKind.STILL if suffix in _STILL_SUFFIXES else OutputKind.VIDEO


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _children(value: object) -> list[object]:
    return as_list(value) or list(as_object(value).values())
