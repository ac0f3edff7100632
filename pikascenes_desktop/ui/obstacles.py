"""What stands in the way, in words for a banner, and what its button does.

Every failure has a sentence of its own and a button of its own. Where nothing better can be
pressed, the button copies the details for whoever helps.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    DiskFull,
    HistoryDamaged,
    KeyChanged,
    KeyRejected,
    LibraryUnavailable,
    LimitReached,
    PriceUnknown,
    Unreachable,
)
from pikascenes_desktop.domain.generation import BlockedBy
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.generation import Failure, Generation


class Step(StrEnum):
    """What the button of a banner does; the first four open the settings at the page so named."""

    ACCOUNT = "account"
    HOST = "host"
    LIBRARY = "library"
    GENERAL = "general"
    CREDITS = "credits"
    GENERATIONS = "generations"
    FOLDER = "folder"
    LOGS = "logs"
    AGAIN = "again"
    SEND = "send"
    COPY = "copy"
    REPAIRED = "repaired"


PAGES: Final = frozenset({Step.ACCOUNT, Step.HOST, Step.LIBRARY, Step.GENERAL})


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and its button.

    Attributes:
        label_key: The deck's key of the button's label.
        step: What it does.
    """

    text: str
    label_key: str
    step: Step


_BY_ACTION: Final = {
    "ban.practice.go": Step.ACCOUNT,
    "ban.key.go": Step.ACCOUNT,
    "ac.session": Step.ACCOUNT,
    "ban.host.go": Step.HOST,
    "er.fetch.go": Step.HOST,
    "ban.library.go": Step.LIBRARY,
    "er.credits.go": Step.CREDITS,
    "er.unsure.1.go": Step.GENERATIONS,
}
"""What the buttons of `ui.words.Sentence.action_key` do."""

_BY_CODE: Final = {
    DiskFull.code: ("li.show", Step.FOLDER),
    HistoryDamaged.code: ("re.go", Step.REPAIRED),
    LimitReached.code: ("ban.host.go", Step.GENERAL),
    PriceUnknown.code: ("ban.host.go", Step.GENERAL),
}

_PICTURES: Final = ("image_", "link_not_allowed")
"""How the codes of errors begin that are about one picture, which its card and tile tell."""

_GENERAL: Final = {
    BlockedBy.KEY: KeyRejected.code,
    BlockedBy.LIBRARY: LibraryUnavailable.code,
    BlockedBy.NETWORK: Unreachable.code,
}
"""The failure that a block is named after, and that its own sentence is about."""

KINDS: Final = {
    BlockedBy.KEY: Kind.KEY,
    BlockedBy.NETWORK: Kind.OFFLINE,
    BlockedBy.DISK: Kind.DISK,
    BlockedBy.LIBRARY: Kind.LIBRARY,
    BlockedBy.HOST: Kind.HOST,
}
"""Which banner tells of which block; a service that asks us to slow down shows on its card."""


def kind_of(generation: Generation) -> Kind | None:
    """Return which banner tells why a generation stands still; None where none does."""
    block, failure = generation.blocked_by, generation.failure
    if block is None or (failure is not None and failure.code.startswith(_PICTURES)):
        return None
    if block is BlockedBy.KEY and failure is not None and failure.code == KeyChanged.code:
        return Kind.ACCOUNT
    return KINDS.get(block)


def trouble(error: AppError | Failure, *, can_retry: bool = False) -> Told:
    """Return what a banner tells of something that went wrong.

    Args:
        error: What went wrong.
        can_retry: Whether there is something that could be tried again from a banner.
    """
    told = sentence(error)
    label_key, step = _BY_CODE.get(error.code, ("card.copy", Step.COPY))
    if told.title == say("e.error.t"):
        label_key, step = "me.logs", Step.LOGS  # as the sentence says
    elif told.action_key in _BY_ACTION:
        label_key, step = told.action_key, _BY_ACTION[told.action_key]
    elif told.action_key == "card.retry" and can_retry:
        label_key, step = told.action_key, Step.AGAIN
    return Told(told.whole, label_key, step)


def obstacle(kind: Kind, blocked: Sequence[Generation]) -> Told:
    """Return what a banner tells of generations that stand still.

    What they have in common is told by its own sentence; else the block's general one is.

    Args:
        kind: A value of `KINDS`, or `Kind.ACCOUNT`.
        blocked: The generations that this banner is about, at least one.
    """
    if kind is Kind.ACCOUNT:
        return Told(say("ban.account", n=len(blocked)), "ban.account.go", Step.SEND)
    block, common = blocked[0].blocked_by, _in_common(blocked)
    if common is not None and "image" not in common.facts and common.code != _named(block):
        return trouble(common, can_retry=True)
    match block:
        case BlockedBy.KEY:
            return Told(say("ban.key", n=len(blocked)), "ban.key.go", Step.ACCOUNT)
        case BlockedBy.LIBRARY:
            return library()
        case BlockedBy.HOST:
            return Told(say("ban.host"), "ban.host.go", Step.HOST)
        case _:
            return Told(say("ban.offline"), "card.retry", Step.AGAIN)


def library() -> Told:
    """Return what is told of a library folder that is not there."""
    return Told(say("ban.library"), "ban.library.go", Step.LIBRARY)


def _named(block: BlockedBy | None) -> str | None:
    return None if block is None else _GENERAL.get(block)


def _in_common(blocked: Sequence[Generation]) -> Failure | None:
    """Return the failure that all have, if they have one of the same code."""
    first = blocked[0].failure
    codes = {None if each.failure is None else each.failure.code for each in blocked}
    return first if len(codes) == 1 else None
