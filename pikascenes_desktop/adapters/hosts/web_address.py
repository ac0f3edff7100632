"""Addresses that users give for image hosts."""

from __future__ import annotations

import httpx

from pikascenes_desktop.adapters.addresses import is_loopback_host
from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.excluded_hosts import exclusion_of
from pikascenes_desktop.domain.host import HostSettingProblem


def address_of(setting: str, text: str) -> str:
    """Return an address as ASCII without a slash at the end; https, or http on loopback.

    Args:
        setting: Where it was given, for the error.
        text: The address; https may be left out.

    Raises:
        HostSettingInvalid: It is none, or one of a host that is not used.
    """
    try:
        url = httpx.URL(text if "://" in text else f"https://{text}")
    except httpx.InvalidURL as exc:
        raise HostSettingInvalid(setting, HostSettingProblem.NOT_AN_ADDRESS) from exc
    if url.userinfo:
        raise HostSettingInvalid(setting, HostSettingProblem.SECRET_INSIDE)
    if url.scheme not in ("http", "https") or not url.host or url.query or url.fragment:
        raise HostSettingInvalid(setting, HostSettingProblem.NOT_AN_ADDRESS)
    if url.scheme == "http" and not is_loopback_host(url.host):
        raise HostSettingInvalid(setting, HostSettingProblem.NOT_HTTPS)
    excluded = exclusion_of(url.host)
    if excluded is not None:
        raise HostSettingInvalid(setting, excluded)
    netloc = url.netloc.decode("ascii")
    path = url.raw_path.decode("ascii").rstrip("/")
    return f"{url.scheme}://{netloc}{path}"
