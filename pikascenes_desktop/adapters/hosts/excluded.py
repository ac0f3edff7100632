"""Refusing addresses of image hosts that are not used (`domain.excluded_hosts`)."""

from __future__ import annotations

import httpx

from pikascenes_desktop.domain.errors import HostExcluded
from pikascenes_desktop.domain.excluded_hosts import exclusion_of


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
