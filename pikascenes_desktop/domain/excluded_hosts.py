"""Image hosts that are not used, and why; forms, importers and the link check ask here.

The reasons are from what users of other programs report and from the hosts' own terms: Imgur
answers data centres with 429; Google Drive's links lead through pages; GitHub keeps files in its
history; Replicate's file links need its token; file.io was taken over and changed; transfer.sh
has been on and off for years; Catbox has turned anonymous uploads off, refuses commercial and
generative services in its terms, and is blocked by several internet providers.
"""

from __future__ import annotations

from typing import Final

from pikascenes_desktop.domain.host import ExclusionReason, LinkProblem

EXCLUDED: Final = {
    "imgur.com": ExclusionReason.TURNS_SERVERS_AWAY,
    "imgur.io": ExclusionReason.TURNS_SERVERS_AWAY,
    "drive.google.com": ExclusionReason.OPENS_PAGES,
    "docs.google.com": ExclusionReason.OPENS_PAGES,
    "photos.google.com": ExclusionReason.OPENS_PAGES,
    "www.googleapis.com": ExclusionReason.OPENS_PAGES,
    "photoslibrary.googleapis.com": ExclusionReason.OPENS_PAGES,
    "github.com": ExclusionReason.NEVER_FORGETS,
    "githubusercontent.com": ExclusionReason.NEVER_FORGETS,
    "replicate.com": ExclusionReason.ASKS_FOR_TOKEN,
    "file.io": ExclusionReason.CLOSED,
    "transfer.sh": ExclusionReason.CLOSED,
    "catbox.moe": ExclusionReason.UNWANTED,
}
"""Reasons by domain; they hold for all names below it, too."""

_LINK_PROBLEMS: Final = {
    ExclusionReason.TURNS_SERVERS_AWAY: LinkProblem.HOST_TURNS_SERVERS_AWAY,
    ExclusionReason.OPENS_PAGES: LinkProblem.HOST_OPENS_PAGES,
    ExclusionReason.ASKS_FOR_TOKEN: LinkProblem.HOST_ASKS_FOR_TOKEN,
    ExclusionReason.CLOSED: LinkProblem.HOST_CLOSED,
    ExclusionReason.UNWANTED: LinkProblem.HOST_UNWANTED,
}
"""What each reason means for a link; one that concerns uploads alone is not here."""


def exclusion_of(host: str) -> ExclusionReason | None:
    """Return why a host is not used; None when it may be.

    Args:
        host: A name as it stands in a link.
    """
    labels = host.lower().rstrip(".").split(".")
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((EXCLUDED[end] for end in ends if end in EXCLUDED), None)


def link_exclusion_of(host: str) -> LinkProblem | None:
    """Return why a picture's link on a host is not sent; None when it may be.

    A host that never forgets is no trouble here: what is there was put there by others.

    Args:
        host: A name as it stands in a link.
    """
    reason = exclusion_of(host)
    return None if reason is None else _LINK_PROBLEMS.get(reason)
