"""Image hosts that are not used, and why; forms and importers ask here.

The reasons are from what users of other programs report and from the hosts' own terms: Imgur
answers data centres with 429; Google Drive's links lead through pages; GitHub keeps files in its
history; Replicate's file links need its token; file.io was taken over and changed; transfer.sh
has been on and off for years; Catbox has turned anonymous uploads off, refuses commercial and
generative services in its terms, and is blocked by several internet providers.
"""

from __future__ import annotations

from typing import Final

import httpx

from pikascenes_desktop.domain.errors import HostExcluded
from pikascenes_desktop.domain.host import ExclusionReason

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


def exclusion_of(host: str) -> ExclusionReason | None:
    """Return why a host is not used; None when it may be.

    Args:
        host: A name as it stands in a link.
    """
    labels = host.lower().rstrip(".").split(".")
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((EXCLUDED[end] for end in ends if end in EXCLUDED), None)


def refuse_excluded(url: str) -> None:
    """Refuse an address of a host that is not used; what is no address passes.

    Raises:
        HostExcluded: With the host's name and the reason.
    """
    try:
        host = httpx.URL(url if "://" in url else f"https://{url}").host
    except httpx.InvalidURL:
        return
    reason = exclusion_of(host)
    if reason is not None:
        raise HostExcluded(host, reason)
