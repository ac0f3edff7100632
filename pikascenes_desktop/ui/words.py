"""What the window says: texts of the deck, and a sentence for every kind of trouble.

A sentence has three parts: the title says what happened, the body what is safe and what to do
next, and the action is the label of the button that does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.clip import LOW_DISK_BYTES
from pikascenes_desktop.domain.errors import AppError, DiskFull
from pikascenes_desktop.domain.generation import Failure, FailureCode, Generation
from pikascenes_desktop.domain.json_values import as_float, as_int, as_str
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.deck import has, language, say, set_language

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import LinkRemark

__all__ = [
    "Sentence",
    "language",
    "reason",
    "remark",
    "say",
    "sentence",
    "set_language",
    "trouble_of",
]


ENDS: Final = (".", "?", "!", "。", "\N{FULLWIDTH QUESTION MARK}", "\N{FULLWIDTH EXCLAMATION MARK}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to say about a trouble, in the current language.

    Attributes:
        title: What happened.
        body: What is safe, and what to do next.
        action_key: The deck's key of the button's label; None where there is nothing to press.
    """

    title: str
    body: str
    action_key: str | None = None

    @property
    def whole(self) -> str:
        """Title and body in one line, each a sentence."""
        if self.title.endswith(ENDS):
            between = "" if language() == "zh_CN" else " "
        else:
            between = "。" if language() == "zh_CN" else ". "
        return f"{self.title}{between}{self.body}"


PREFIXES: Final = {
    FailureCode.NO_CREDITS: "er.credits",
    FailureCode.REJECTED: "er.rejected",
    FailureCode.FETCH: "er.fetch",
    FailureCode.MODEL: "er.model",
    FailureCode.EXPIRED: "er.expired",
    FailureCode.LOST_REPLY: "er.unsure",
    FailureCode.LATE: "er.late",
    "download_failed": "er.down",
    "key_store_locked": "er.vault",
    "upload_refused": "er.host",
}
"""Where the design's own sentences stand; all others are ``e.<code>``."""

ACTIONS: Final = {
    FailureCode.NO_CREDITS: "er.credits.go",
    FailureCode.REJECTED: "act.remix",
    FailureCode.FETCH: "er.fetch.go",
    FailureCode.MODEL: "card.retry",
    FailureCode.MODERATED: "act.remix",
    FailureCode.EXPIRED: "er.unsure.1.go",
    FailureCode.NO_OUTPUT: "er.unsure.1.go",
    FailureCode.IMPORTED: "er.unsure.1.go",
    FailureCode.LOST_REPLY: "er.unsure.go",
    FailureCode.UNKNOWN_REQUEST: "er.unsure.1.go",
    "key_missing": "ban.practice.go",
    "key_changed": "dl.waiting.go",
    "key_rejected": "ban.key.go",
    "key_store_unavailable": "ac.session",
    "key_store_locked": "card.retry",
    "key_store_dismissed": "card.retry",
    "key_store_slow": "card.retry",
    "host_missing": "ban.host.go",
    "host_rejected": "ban.host.go",
    "host_bucket_missing": "ban.host.go",
    "host_folder_missing": "ban.host.go",
    "host_clock_skewed": "card.retry",
    "upload_refused": "er.fetch.go",
    "upload_too_large": "er.fetch.go",
    "host_full": "er.fetch.go",
    "captive_portal": "card.retry",
    "link_not_open": "er.fetch.go",
    "unreachable": "card.retry",
    "rate_limited": "card.retry",
    "service_fault": "card.retry",
    "download_failed": "er.down.go",
    "result_link_refused": "er.unsure.1.go",
    "disk_full": "card.retry",
    "library_unavailable": "ban.library.go",
    "history_unavailable": "card.retry",
    "practice_unavailable": "card.retry",
}


class _Facts(dict[str, object]):
    """Facts to fill a sentence with; an old history may lack some, which then read as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def reason(value: str) -> str:
    """Return a known reason in words; others are the host's own and stay as they are."""
    return say(f"reason.{value}") if has(f"reason.{value}") else value


def remark(value: LinkRemark) -> str:
    """Return what the link check noticed in words."""
    return say(f"remark.{value}")


def _facts(facts: dict[str, object], message: str) -> _Facts:
    values = _Facts(facts)
    image = as_int(facts.get("image"))
    if image is not None:
        values["n"] = image
    path = as_str(facts.get("path"))
    if path is not None:
        values["file"] = PurePath(path).name
    kept_as = as_str(facts.get("kept_as"))
    if kept_as is not None:
        values["kept_as"] = PurePath(kept_as).name
    needed = as_int(facts.get("needed_bytes"))
    if needed is not None:
        values["size"] = formats.size(needed)
    for name in ("spent", "limit"):
        usd = as_str(facts.get(f"{name}_usd"))
        if usd is not None:
            values[f"{name}_usd"] = formats.money(usd)
    delay = as_float(facts.get("retry_after_s"))
    if delay is not None:
        values["t"] = formats.duration(delay)
    setting = as_str(facts.get("setting"))
    if setting is not None and has(f"ho.{setting}"):
        values["setting"] = say(f"ho.{setting}")
    values["why"] = as_str(facts.get("reason")) or ""
    values["reason"] = reason(as_str(facts.get("reason")) or message)
    return values


def _texts(code: str, facts: _Facts) -> tuple[str, str]:
    """Return the keys of title and body, by what is known."""
    prefix = PREFIXES.get(code, f"e.{code}")
    title, body = f"{prefix}.t", f"{prefix}.b"
    if code == FailureCode.REJECTED and not facts["reason"]:
        body = "e.rejected.b"
    elif code == FailureCode.FETCH and "n" not in facts:
        title = "e.fetch.t"
    elif code == "download_failed" and facts["reason"] == "expired":
        title, body = "er.expired.t", "er.expired.b"
    elif code == "rate_limited" and "t" in facts:
        body = "er.rate.b"
    elif code == "unreachable" and has(f"e.unreachable.{facts['why']}.t"):
        title, body = f"e.unreachable.{facts['why']}.t", f"e.unreachable.{facts['why']}.b"
    elif not has(title):
        title, body = "e.error.t", "e.error.b"
    return title, body


def _fill(key: str, facts: _Facts) -> str:
    return say(key).format_map(facts)


def trouble_of(generation: Generation) -> Sentence | None:
    """Return what to say about why a generation stands still or ended; None where nothing is.

    A clip that is ready but found no room on the disk has a sentence of its own.
    """
    failure = generation.failure
    if failure is None:
        return None
    if failure.code == DiskFull.code and generation.outputs and not generation.is_ended:
        size = formats.size(as_int(failure.facts.get("needed_bytes")) or LOW_DISK_BYTES)
        return Sentence(say("er.disk.t"), say("er.disk.b", size=size), "er.down.go")
    return sentence(failure)


def sentence(failure: Failure | AppError) -> Sentence:
    """Return what to say about a trouble; codes of other versions get a general sentence."""
    if isinstance(failure, AppError):
        facts = _facts(failure.facts(), "")
    else:
        facts = _facts(failure.facts, failure.message)
    title, body = _texts(failure.code, facts)
    return Sentence(
        title=_fill(title, facts), body=_fill(body, facts), action_key=ACTIONS.get(failure.code)
    )
