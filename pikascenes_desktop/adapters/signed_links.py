"""Why a signed link does not open: its time is over, or it is not the link that was signed.

Sources: AWS, "Authenticating Requests: Using Query Parameters" (``X-Amz-Date``,
``X-Amz-Expires``) and "Error responses"; Google Cloud Storage writes the same with ``X-Goog-``.
rclone answers 400 to an expired link, SeaweedFS and AWS 403, so that the link itself is asked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.host import LinkProblem

if TYPE_CHECKING:
    import httpx

REFUSALS: Final = frozenset({400, 401, 403})
"""The statuses that servers give to signed links that they do not open."""

_SIGNERS: Final = ("x-amz-", "x-goog-")
_EXPIRED_WORDS: Final = (b"Request has expired", b"<Code>ExpiredToken</Code>")
_CHANGED_WORDS: Final = (b"<Code>SignatureDoesNotMatch</Code>",)


def signed_problem(url: httpx.URL, answer: bytes, now: float) -> LinkProblem | None:
    """Return what is wrong with a signed link that a server has refused; None if not known.

    Args:
        url: The link.
        answer: The beginning of what the server said.
        now: Unix seconds.
    """
    ends = _ends_at(url)
    if ends is None:
        return None
    if ends <= now or any(words in answer for words in _EXPIRED_WORDS):
        return LinkProblem.EXPIRED
    return LinkProblem.CHANGED if any(words in answer for words in _CHANGED_WORDS) else None


def _ends_at(url: httpx.URL) -> float | None:
    """Return when a signed link ends, in Unix seconds; None for links that are not signed."""
    facts = {name.lower(): text for name, text in url.params.multi_items()}
    for signer in _SIGNERS:
        try:
            signed = datetime.fromisoformat(facts[f"{signer}date"]).replace(tzinfo=UTC)
            return signed.timestamp() + float(facts[f"{signer}expires"])
        except (KeyError, ValueError):
            continue
    return None
