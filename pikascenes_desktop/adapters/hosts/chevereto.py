"""Chevereto 4, which people run themselves, and Freeimage.host, which is one.

Sources: chevereto.com, "API V1"; freeimage.host/page/api.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import DEFAULT_HOURS, AccountHost, checked_hours
from pikascenes_desktop.adapters.hosts.chevereto_answers import chevereto_error
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import UploadTooLarge
from pikascenes_desktop.domain.json_values import JsonObject, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

FREEIMAGE: Final = "https://freeimage.host"
FREEIMAGE_HELP_URL: Final = "https://freeimage.host/page/api"
FREEIMAGE_MAX_BYTES: Final = 64 * 1024 * 1024
"""Freeimage.host's own limit (freeimage.host/page/api)."""

CHEVERETO_HELP_URL: Final = "https://v4-docs.chevereto.com/user/settings/api.html"


class CheveretoHost(AccountHost):
    """Implements `ports.remote.ImageHost`; deleting is done on a web page of the host's alone.

    Args:
        account: The user's.
        options: Without `endpoint` it is Freeimage.host, which does not ask how long pictures
            shall stay.
    """

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        endpoint = options.get("endpoint", FREEIMAGE)
        self._url = f"{endpoint}/api/1/upload"
        self._hours = options.get("expires_hours")
        self._max_bytes = FREEIMAGE_MAX_BYTES if endpoint == FREEIMAGE else None

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


def _expiry(found: JsonObject) -> float | None:
    """Return when the host says that the picture goes: older ones do not know expiries."""
    text = as_str(found.get("expiration_date_gmt")) or ""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


CHEVERETO = HostKind(
    kind="chevereto",
    settings=(
        Setting("endpoint", check=address_of),
        Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS, check=checked_hours),
    ),
    make=CheveretoHost,
    ease=70,
    credential_label="ho.apikey",
    help_url=CHEVERETO_HELP_URL,
)
"""The kind ``chevereto``, for the registry."""

FREEIMAGE_HOST = HostKind(
    kind="freeimage",
    settings=(),
    make=CheveretoHost,
    ease=40,
    credential_label="ho.apikey",
    help_url=FREEIMAGE_HELP_URL,
)
"""The kind ``freeimage``, for the registry."""
