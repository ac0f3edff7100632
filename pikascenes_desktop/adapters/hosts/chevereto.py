"""Chevereto 4, which people run themselves, and Freeimage.host, which is one.

Sources: chevereto.com, "API V1"; freeimage.host/page/api.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import (
    DEFAULT_HOURS,
    account_of,
    hours_of,
    required,
)
from pikascenes_desktop.adapters.hosts.chevereto_answers import chevereto_error
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm, random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import UploadTooLarge
from pikascenes_desktop.domain.json_values import JsonObject, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.kind import Surroundings
    from pikascenes_desktop.domain.host import HostedImage, HostProfile
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

FREEIMAGE: Final = "https://freeimage.host"
FREEIMAGE_HELP_URL: Final = "https://freeimage.host/page/api"
FREEIMAGE_MAX_BYTES: Final = 64 * 1024 * 1024
"""Freeimage.host's own limit (freeimage.host/page/api)."""

CHEVERETO_HELP_URL: Final = "https://v4-docs.chevereto.com/user/settings/api.html"


class CheveretoHost:
    """Implements `ports.remote.ImageHost`; deleting is done on a web page of the host's alone.

    Args:
        account: The user's.
        endpoint: The website.
        hours: How long pictures shall stay; None where the website does not ask.
    """

    def __init__(self, account: Account, endpoint: str, hours: int | None) -> None:
        self._account = account
        self._url = f"{endpoint}/api/1/upload"
        self._hours = hours
        self._max_bytes = FREEIMAGE_MAX_BYTES if endpoint == FREEIMAGE else None

    @property
    def name(self) -> str:
        return self._account.name

    @property
    def keeps_files(self) -> bool:
        return True

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account = self._account
        if self._max_bytes is not None and image.size_bytes > self._max_bytes:
            raise UploadTooLarge(self.name, image.number)
        key = await account.secret()
        fields = {"action": "upload", "format": "json"}
        headers: dict[str, str] = {}
        if self._hours is None:
            fields["key"] = key
        else:
            headers["X-API-Key"] = key
            fields["expiration"] = f"PT{self._hours}H"
        form = ImageForm(image, fields, "source", random_name(image.media_type))
        reply = await account.post(self._url, form, on_bytes, headers)
        if not reply.is_success:
            raise chevereto_error(account, reply, self._url, image.number)
        found = as_object(account.json(reply, self._url, image.number).get("image"))
        url = account.link(as_str(found.get("url")), reply, self._url)
        on_bytes(image.size_bytes, image.size_bytes)
        page = as_str(found.get("delete_url"))
        handle: JsonObject = {"page": page} if page else {}
        return account.hosted(image, url, expires_at=_expiry(found), delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:  # noqa: ARG002 -- the port's signature
        return False


def _expiry(found: JsonObject) -> float | None:
    """Return when the host says that the picture goes: older ones do not know expiries."""
    text = as_str(found.get("expiration_date_gmt")) or ""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def _complete(options: Mapping[str, str]) -> dict[str, str]:
    return {
        **options,
        "endpoint": address_of("endpoint", required(options, "endpoint")),
        "expires_hours": hours_of(options, "expires_hours"),
    }


def _build(profile: HostProfile, surroundings: Surroundings) -> CheveretoHost:
    options = _complete(profile.options)
    account = account_of(profile, surroundings)
    return CheveretoHost(account, options["endpoint"], int(options["expires_hours"]))


def _build_freeimage(profile: HostProfile, surroundings: Surroundings) -> CheveretoHost:
    return CheveretoHost(account_of(profile, surroundings), FREEIMAGE, None)


CHEVERETO = HostKind(
    kind="chevereto",
    settings=(
        Setting("endpoint"),
        Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS),
    ),
    complete=_complete,
    build=_build,
    ease=70,
    credential_label="ho.apikey",
    help_url=CHEVERETO_HELP_URL,
)
"""The kind ``chevereto``, for the registry."""

FREEIMAGE_HOST = HostKind(
    kind="freeimage",
    settings=(),
    complete=dict,
    build=_build_freeimage,
    ease=40,
    credential_label="ho.apikey",
    help_url=FREEIMAGE_HELP_URL,
)
"""The kind ``freeimage``, for the registry."""
