"""What in a host's description is a credential, and what only stands in for one.

Credentials go to the key store; for what stands in for one the user is asked.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, cast

from pikascenes_desktop.adapters.hosts.sxcu_functions import sends_picture
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused, parse
from pikascenes_desktop.domain.custom_host import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pikascenes_desktop.adapters.hosts.sxcu_definition import CustomDefinition

_NAME: Final = re.compile(
    r"api[-_ ]?key|auth(?!or(?!i[sz]))|token|secret|passw|pwd|passphrase|credential"
    r"|user[-_ ]?hash"
    r"|client[-_ ]?id|session|cookie|bearer|access[-_ ]?key|signature|upload[-_ ]?key|login|account"
    r"|^(?:x-)?(?:key|k|pass|apikey|sig|hash|jwt)$",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"(?:Bearer|Basic|Token|Client-ID|ApiKey|Key)\s+(?=\S)", re.IGNORECASE)
_RUN: Final = re.compile(r"[A-Za-z0-9_+=-]{20,}")
_HARMLESS: Final = re.compile(r"|true|false|null|none|json|text|url|\d{1,3}", re.IGNORECASE)
_XML: Final = re.compile(r"(<([\w:.-]{1,80})(?:\s[^<>]{0,400})?>)([^<>{}]{1,4000})(?=</)")

PLACEHOLDER: Final = re.compile(
    r"<[^<>/]{2,80}>"
    r"|\[(?:your|insert|enter|api|token|key)[^\[\]]{0,80}\]"
    r"|\b(?:insert|enter|paste|put|replace|add|change)[ _-]?"
    r"(?:your|this|with|here|me|my|api|token|key|user|pass)[\w -]{0,60}"
    r"|\b(?:your|my)[ _-]?[\w -]{0,40}?(?:key|token|secret|password|pass|hash|id|username|user|name"
    r"|account|login|code|domain|host|server|site|instance)(?:[ _-]?here)?\b"
    r"|\b[\w-]{1,40}[ _-]here\b"
    r"|\*{4,}|\bx{6,}\b|\bX{4,}\b",
    re.IGNORECASE,
)
"""Stand-ins as people write them: ``YOUR API KEY``, ``<API KEY HERE>``, ``insert_token_here``."""

_BARE: Final = re.compile(
    r"(?:(?:api|access|auth|secret|user|upload)[ _-]?)?(?:key|token|secret|password|hash)",
    re.IGNORECASE,
)


def is_credential_name(name: str) -> bool:
    """Say whether something of that name is a credential."""
    return _NAME.search(name) is not None


def placeholders_in(text: str, name: str) -> list[tuple[int, int]]:
    """Return where stand-ins begin and end within a literal text.

    Args:
        text: The literal.
        name: What it is called: a credential that reads ``TOKEN`` is a stand-in, too.
    """
    found = [match.span() for match in PLACEHOLDER.finditer(text)]
    if not found and is_credential_name(name):
        scheme = _SCHEME.match(text)
        bare = _BARE.fullmatch(text, scheme.end() if scheme else 0)
        found = [bare.span()] if bare else []
    return found


def looks_secret(name: str, text: str) -> bool:
    """Say whether a text of a request is a credential, by its name or by its looks."""
    if _HARMLESS.fullmatch(text.strip()) or "{secret:" in text:
        return False
    return is_credential_name(name) or _SCHEME.match(text) is not None or _is_random(text)


def _is_random(text: str) -> bool:
    return any(re.search(r"\d", run) and re.search(r"[A-Za-z]", run) for run in _RUN.findall(text))


def taken_out(
    definition: CustomDefinition, known: Collection[tuple[Place, str]] = ()
) -> tuple[CustomDefinition, dict[str, str]]:
    """Take the credentials out of a description.

    Args:
        definition: The description, its questions answered.
        known: Places and names of texts that hold what the user gave as a secret.

    Returns:
        The description with ``{secret:NAME}`` in their places, and the secrets by those names.
    """
    secrets: dict[str, str] = {}

    def keep(name: str, text: str) -> str:
        key = base = re.sub(r"[^A-Za-z0-9._-]", "-", name)[:90]
        number = 1
        while key in secrets:
            number += 1
            key = f"{base}-{number}"
        secrets[key] = text
        return f"{{secret:{key}}}"

    def change(place: Place, name: str, text: str) -> str:
        is_known = (place, name) in known
        if place is Place.ADDRESS:
            return _address(text, keep, is_known=is_known)
        if place is Place.BODY:
            return _data(text, keep)
        if not (is_known or looks_secret(name, text)) or not text or _is_picture(text):
            return text
        scheme = _SCHEME.match(text)
        start = scheme.end() if scheme else 0
        return text[:start] + keep(name, text[start:])

    return definition.mapped(change), secrets


def _is_picture(text: str) -> bool:
    try:
        return sends_picture(parse(text))
    except SxcuRefused:
        return False


def _address(text: str, keep: Callable[[str, str], str], *, is_known: bool) -> str:
    scheme, colon, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    if not path or "{secret:" in path or not (is_known or _is_random(path)):
        return text
    return f"{scheme}{colon}{host}{slash}{keep('path', path)}"


def _data(text: str, keep: Callable[[str, str], str]) -> str:
    if text.lstrip().startswith("<"):
        return _XML.sub(
            lambda found: (
                found[1] + keep(found[2], found[3])
                if looks_secret(found[2], found[3].strip())
                else found[0]
            ),
            text,
        )
    try:
        value: object = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text
    changed = _json(value, "", keep)
    return text if changed == value else json.dumps(changed, ensure_ascii=False)


def _json(value: object, name: str, keep: Callable[[str, str], str]) -> object:
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {each: _json(inner, each, keep) for each, inner in members.items()}
    if isinstance(value, list):
        return [_json(inner, name, keep) for inner in cast("list[object]", value)]
    if isinstance(value, str) and looks_secret(name, value) and "{input}" not in value.lower():
        return keep(name, json.dumps(value, ensure_ascii=False)[1:-1])
    return value
