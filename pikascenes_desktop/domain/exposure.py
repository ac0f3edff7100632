"""Images that were made public, and how they go away again, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.json_values import as_float, as_str

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Failure
    from pikascenes_desktop.domain.json_values import JsonObject


class Leaving(StrEnum):
    """How an image can leave its host, the surest way first."""

    DELETABLE = "deletable"
    """This program can delete it."""
    BY_HAND = "by_hand"
    """The host has a page on which the user can delete it."""
    EXPIRES = "expires"
    """It goes by itself, and in no other way."""
    NEVER = "never"
    """Nobody but the host can take it away."""


class ExposureState(StrEnum):
    """Whether an image can still be seen (the values are in the history and in ``--json``)."""

    VISIBLE = "visible"
    DELETING = "deleting"
    """To be deleted; the host has not done it, or nobody has seen yet that it is gone."""
    DELETED = "deleted"
    """Deleted, and its link seen to be dead (or the user's word for it)."""
    EXPIRED = "expired"
    """Its time is over, and its link was seen to open no more."""
    UNKNOWN = "unknown"
    """Being sent, or the host's answer was lost: it may be there."""


STILL_OUT: Final = frozenset({ExposureState.VISIBLE, ExposureState.DELETING, ExposureState.UNKNOWN})
"""What counts as visible: all that is not known to be gone."""


SIGNATURE: Final = "X-Amz-Signature="
"""What a signed link holds (AWS, "Authenticating requests: using query parameters")."""


def is_signed(link: str) -> bool:
    """Say whether a link opens something private by a signature of its own.

    When the signature is over, or the file gone, such links answer 403 as well as 404, and the
    file outlives its link.
    """
    return SIGNATURE in link


@dataclass(frozen=True, slots=True)
class Exposure:
    """One image that was, or may have been, made public. Times are Unix seconds, UTC.

    Attributes:
        id: Its number in the ledger.
        host: What the user called the host at that time.
        link: The public link; empty where the host's answer, and so the link, was lost.
        sha256: Hex digest of the bytes that were sent.
        media_type: ``image/png`` or ``image/jpeg``; empty in rows of old versions.
        since: When it was sent.
        until: When the link stops to open by itself; None when it does not, or nobody knows.
        leaving: How it can go.
        page: The host's own page for deleting it; empty where there is none.
        clips: How many clips that have not ended still need it.
        trouble: Why the last attempt to send or delete it failed.
        gone_at: When it was last seen to be gone; None while it is not.
    """

    id: int
    host: str
    link: str
    sha256: str | None
    media_type: str
    size_bytes: int | None
    since: float
    until: float | None
    leaving: Leaving
    page: str
    state: ExposureState
    clips: int = 0
    trouble: Failure | None = None
    gone_at: float | None = None

    @property
    def is_out(self) -> bool:
        """Whether it is not known to be gone."""
        return self.state in STILL_OUT


def page_of(handle: JsonObject) -> str:
    """Return the host's page for deleting an upload by hand; empty where there is none."""
    page = as_str(handle.get("page")) or ""
    return page if page.startswith(("https://", "http://")) else ""


def leaving_of(handle: JsonObject, until: float | None, now: float) -> Leaving:
    """Say how an upload can go.

    Args:
        handle: Its `HostedImage.delete_handle`: a ``page`` alone is for people, an ``until`` in
            it is the Unix time after which it deletes nothing any more.
        until: When it goes by itself.
        now: Unix seconds.
    """
    handle_until = as_float(handle.get("until"))
    is_alive = handle_until is None or handle_until > now
    if is_alive and set(handle) - {"page", "until"}:
        return Leaving.DELETABLE
    if page_of(handle):
        return Leaving.BY_HAND
    return Leaving.NEVER if until is None else Leaving.EXPIRES
