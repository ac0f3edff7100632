"""Reads a ``.sxcu`` file into a `CustomDefinition`, or says why it is not taken.

Keys and behaviour are those of ShareX (its source of January 2026, read for what it does);
``X-DeletionMethod`` is our own extension: ``GET``, ``DELETE`` or ``POST``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from pikascenes_desktop.adapters.hosts import sxcu_names
from pikascenes_desktop.adapters.hosts.sxcu_definition import (
    CustomDefinition,
    Pairs,
    target_of,
    without_query,
    without_secrets,
)
from pikascenes_desktop.adapters.hosts.sxcu_functions import checked, sends_picture
from pikascenes_desktop.adapters.hosts.sxcu_migration import is_old, migrated
from pikascenes_desktop.adapters.hosts.sxcu_questions import questions_of
from pikascenes_desktop.adapters.hosts.sxcu_syntax import MAX_TEXT, SxcuRefused, parse
from pikascenes_desktop.domain.custom_host import BodyKind, ImportProblem
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

Migrate: TypeAlias = "Callable[[str], str]"

METHODS: Final = ("POST", "PUT", "PATCH")
"""Methods that a picture can be sent by."""

DELETION_METHODS: Final = ("GET", "DELETE", "POST")

MAX_NAME: Final = 64
_MAX_PAIRS: Final = 64
_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_OURS: Final = frozenset(
    {
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "keep-alive",
        "upgrade",
        "te",
        "trailer",
        "expect",
        "proxy-authorization",
        "proxy-connection",
        "accept-encoding",
    }
)
"""Headers of the transport's own; ``Host`` would even name another host than the one shown."""


def read_json(content: bytes) -> JsonObject:
    """Return the object in a file of JSON.

    Raises:
        SxcuRefused: There is none.
    """
    try:
        values = as_object(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError) as exc:
        raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION) from exc
    if not values:
        raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION)
    return values


def definition_of(values: JsonObject) -> CustomDefinition:
    """Return the host that a file describes, in the current syntax.

    Args:
        values: A file's object, or what `CustomDefinition.as_json` gave.

    Raises:
        SxcuRefused: It is no host for pictures, or one that is not taken.
        HostExcluded: The host is not used, for a reason of its own.
    """
    given = _Given(values)
    _check_kind(given)
    migrate = _migration(given)
    url, query = without_query(_address(migrate(given.text("RequestURL"))))
    method = (given.text("RequestMethod") or given.text("RequestType") or "POST").strip().upper()
    definition = CustomDefinition(
        name=given.text("Name"),
        method=method,
        url=url,
        parameters=(*query, *given.pairs("Parameters", migrate)),
        headers=given.pairs("Headers", migrate),
        arguments=given.pairs("Arguments", migrate),
        body=_body(given),
        file_field=given.text("FileFormName").strip(),
        data=re.sub(r"\$(input|filename)\$", r"{\1}", given.text("Data"), flags=re.IGNORECASE),
        link=migrate(given.text("URL")),
        deletion_url=migrate(given.text("DeletionURL")),
        deletion_method=given.text("X-DeletionMethod").strip().upper(),
        error_message=migrate(given.text("ErrorMessage")),
    )
    check(definition)
    return definition


def check(definition: CustomDefinition) -> None:
    """Refuse what cannot be sent, or must not.

    Raises:
        SxcuRefused, HostExcluded: As `definition_of`.
    """
    _check_picture(definition)
    if definition.method not in METHODS:
        raise SxcuRefused(ImportProblem.METHOD)
    if definition.deletion_method and (
        definition.deletion_method not in DELETION_METHODS or not definition.deletion_url
    ):
        raise SxcuRefused(ImportProblem.DELETION)
    checked(without_secrets(definition.url), in_request=True)
    for pairs in (definition.parameters, definition.headers, definition.arguments):
        for _name, text in pairs:
            sxcu_names.check(text)
            checked(without_secrets(text), in_request=True)
    sxcu_names.check(definition.data)
    for name, _text in definition.headers:
        if _TOKEN.fullmatch(name) is None or name.lower() in _OURS:
            raise SxcuRefused(ImportProblem.HEADER)
    for text in (definition.link, definition.deletion_url, definition.error_message):
        checked(text, in_request=False)
    if not questions_of(CustomDefinition(definition.name, definition.method, definition.url)):
        target_of(definition.url)  # else once it is answered


class _Given:
    """A file's values; keys in any case."""

    def __init__(self, values: JsonObject) -> None:
        self._values = {key.lower(): value for key, value in values.items()}

    def value(self, key: str) -> object:
        return self._values.get(key.lower())

    def text(self, key: str) -> str:
        """Return a text; empty when it is not there."""
        value = self.value(key)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > MAX_TEXT * (8 if key == "Data" else 1):
            raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION)
        return _clean(value)

    def pairs(self, key: str, migrate: Migrate) -> Pairs:
        value = self.value(key)
        members = as_object(value)
        if (value and not members) or len(members) > _MAX_PAIRS:
            raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION)
        return tuple(
            (_clean(name), migrate(_plain(each)))
            for name, each in members.items()
            if each is not None and name
        )


def _clean(text: str) -> str:
    """Refuse what no file of text holds: halves of characters, which cannot be sent."""
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION) from exc
    return text


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float) and len(text := str(value)) <= MAX_TEXT:
        return _clean(text)
    raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION)


def _check_kind(given: _Given) -> None:
    value = given.value("DestinationType")
    kinds = {word.strip().lower() for word in (as_str(value) or "").split(",")} - {"", "none"}
    if not kinds or kinds & {"imageuploader", "fileuploader"}:
        return
    is_text = "textuploader" in kinds
    raise SxcuRefused(ImportProblem.TEXT_ONLY if is_text else ImportProblem.LINK_SHORTENER)


def _migration(given: _Given) -> Migrate:
    patterns = [as_str(each) or "" for each in as_list(given.value("RegexList"))]
    texts = [
        each
        for key in ("RequestURL", "URL", "DeletionURL", "ErrorMessage")
        if (each := given.text(key))
    ]
    for key in ("Parameters", "Headers", "Arguments"):
        texts += [each for each in as_object(given.value(key)).values() if isinstance(each, str)]
    version = given.value("Version")
    is_older = is_old(as_str(version) or "", texts, has_patterns=bool(patterns))
    return (lambda text: migrated(text, patterns)) if is_older else str


def _body(given: _Given) -> BodyKind:
    word = given.text("Body").strip().lower()
    if word:
        known = {kind.value.lower(): kind for kind in BodyKind}
        if word not in known:
            raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION)
        return known[word]
    return BodyKind.MULTIPART if given.text("FileFormName") else BodyKind.NONE


def _address(text: str) -> str:
    address = text.strip()
    if not address:
        raise SxcuRefused(ImportProblem.NO_ADDRESS)
    return address if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", address) else f"https://{address}"


def _check_picture(definition: CustomDefinition) -> None:
    match definition.body:
        case BodyKind.MULTIPART:
            if not definition.file_field or not definition.file_field.isprintable():
                raise SxcuRefused(ImportProblem.NO_FIELD)
            count = 1
        case BodyKind.BINARY:
            count = 1
        case BodyKind.FORM:
            count = sum(
                sends_picture(parse(without_secrets(text))) for _, text in definition.arguments
            )
        case BodyKind.JSON | BodyKind.XML:
            count = definition.data.lower().count("{input}")
            _check_data(definition)
        case BodyKind.NONE:
            count = 0
    if count != 1:
        raise SxcuRefused(ImportProblem.NO_PICTURE)


def _check_data(definition: CustomDefinition) -> None:
    if definition.body is not BodyKind.JSON:
        return
    try:
        json.loads(without_secrets(definition.data))
    except (ValueError, RecursionError) as exc:
        raise SxcuRefused(ImportProblem.SYNTAX) from exc
