"""What RunComfy's error replies say, in whatever shape they come.

The Model API documents codes, but neither bodies nor HTTP numbers. The shapes read here are
those of its sibling API and of RunComfy's own clients: ``error_code`` with ``error_message``
(with HTTP 200, too), ``detail`` as a text or as a list of fields, ``error`` as a text or an
object, ``message``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import Failure, FailureCode
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NO_RESOURCE_ID: Final = 400001
NO_BALANCE: Final = 400002
ACCOUNT: Final = 400004
NOT_FOUND: Final = 404001

MESSAGE_LIMIT: Final = 500
_READ_LIMIT: Final = 4_000
_PAYMENT_REQUIRED: Final = 402

_ACCOUNT_WORDS: Final = re.compile(r"useraccounterror")
_BALANCE_WORDS: Final = re.compile(
    r"insufficient[ _]?(resource|balance|credit|fund)|(not enough|out of) (balance|credit|fund)"
)
_MODERATION_WORDS: Final = re.compile(
    r"moderat|nsfw|content[ _]policy|safety|prohibited content|sensitive content|inappropriate"
)
_FETCH_WORDS: Final = (  # all three together
    re.compile(r"\b(image|url|uri|link|file)s?\b"),
    re.compile(r"\b(fetch|download|open|load|access|retriev|reach|unreachable)"),
    re.compile(r"fail|\bnot\b|cannot|can.t|n.t\b|unable|error|unreachable|inaccessible|timed out"),
)
_INDEX: Final = re.compile(r"\bimages?\s?[\[.]\s?(\d{1,2})", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"\bimage\s?(?:#|no\.?|number)?\s?(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ErrorReply:
    """An error as the service named it.

    Attributes:
        code: Its number (such as 400002), when there is one.
        text: All its words, for reading only.
        message: Its words for people: plain text of at most 500 characters.
    """

    code: int | None
    text: str
    message: str

    @property
    def is_about_key(self) -> bool:
        """Whether the token is missing, expired or revoked, or the account inactive."""
        return self.code == ACCOUNT or bool(_ACCOUNT_WORDS.search(self.text.lower()))

    def failure(
        self, default: str, *, status: int | None = None, sent_urls: Sequence[str] = ()
    ) -> Failure:
        """Return the failure in our words' terms; `default` when nothing more is known."""
        words = self.text.lower()
        if self.code == NO_BALANCE or status == _PAYMENT_REQUIRED or _BALANCE_WORDS.search(words):
            return Failure(FailureCode.NO_CREDITS, message=self.message)
        if _MODERATION_WORDS.search(words):
            return Failure(FailureCode.MODERATED, message=self.message)
        if all(kind.search(words) for kind in _FETCH_WORDS):
            number = image_number(self.text, sent_urls)
            facts: JsonObject = {} if number is None else {"image": number}
            return Failure(FailureCode.FETCH, facts, self.message)
        return Failure(default, message=self.message)


def plain_text(value: object, limit: int = MESSAGE_LIMIT) -> str:
    """Return a text from outside as one line that can be shown.

    Whitespace is collapsed; control, bidirectional, zero-width and unassigned characters and
    lone surrogates are dropped.
    """
    text = as_str(value) or ""
    shown = "".join(
        char
        for char in " ".join(text[:_READ_LIMIT].split())
        if not unicodedata.category(char).startswith("C")
    )
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def error_of(reply: JsonObject) -> ErrorReply:
    """Read the error that a reply holds; all empty when it holds none."""
    inner = as_object(reply.get("error"))
    codes = [reply.get("error_code"), inner.get("error_code"), inner.get("code"), reply.get("code")]
    names = (*codes, inner.get("type"), reply.get("error_type"))
    sayings = [
        text
        for holder in (reply, inner)
        for key in ("error_message", "message", "detail", "error", "error_msg", "msg", "reason")
        if holder.get(key) is not inner and (text := _saying(holder.get(key)))
    ]
    unique = list(dict.fromkeys(sayings))
    kinds = [name for name in names if isinstance(name, str)]
    return ErrorReply(
        code=next((number for number in map(_number, codes) if number is not None), None),
        text=" ".join([*kinds, *unique])[:_READ_LIMIT],
        message=plain_text("; ".join(unique) or " ".join(kinds) or _saying(inner)),
    )


def has_error_code(reply: JsonObject) -> bool:
    """Say whether a reply is an error although its HTTP status may say otherwise."""
    return reply.get("error_code") not in (None, "", 0, "0", False)


def image_number(text: str, sent_urls: Sequence[str]) -> int | None:
    """Find out which image, from 1, an error is about.

    A link that we sent is the best sign; then a field path (``images[1]``, ``images.1``, from
    0), then a number in the sentence.
    """
    named = [n for n, url in enumerate(sent_urls, 1) if not url.startswith("data:") and url in text]
    if len(named) == 1:
        return named[0]
    found = _INDEX.search(text)
    if found:
        return int(found[1]) + 1
    found = _ORDINAL.search(text)
    return int(found[1]) if found and int(found[1]) > 0 else None


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value, re.ASCII):
        value = int(value)
    return value if isinstance(value, int) and value else None


def _saying(value: object) -> str:
    """Return the words of a text, of a list of field errors, or of an object, as one text."""
    items = as_list(value) or [value]
    return "; ".join(filter(None, map(_item_saying, items)))


def _item_saying(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    item = as_object(value)
    words = next(
        (text for key in ("msg", "message", "detail", "error") if (text := as_str(item.get(key)))),
        "",
    )
    place = ".".join(_places(as_list(item.get("loc"))))
    if words or place:
        return f"{place}: {words}" if place and words else place or words
    return "; ".join(f"{name}: {text}" for name, text in item.items() if isinstance(text, str))


def _places(loc: Iterable[object]) -> list[str]:
    """Return the path of a field error (FastAPI's ``loc``) without its ``body``."""
    return [str(part) for part in loc if isinstance(part, str | int) and part != "body"]
