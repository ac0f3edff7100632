"""Hosts that run The Null Pointer, as 0x0.st does. Source: its front page and its code.

The same bytes again give the same link, and neither a new expiry nor a token to delete with: the
token of the first upload is the only one there will be.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import DEFAULT_HOURS, AccountHost, checked_hours
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import JsonObject, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

ENDPOINT: Final = "https://0x0.st"
HELP_URL: Final = "https://0x0.st"


class NullPointerHost(AccountHost):
    """Implements `ports.remote.ImageHost`; pictures expire, and a token deletes them before."""

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        self._endpoint = options["endpoint"]
        self._hours = int(options["expires_hours"])
        self.lasts_s = self._hours * 3600

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account = self._account
        # "secret" makes the link long; without "expires" a picture would stay for weeks
        fields = {"secret": "", "expires": str(self._hours)}
        until = account.clock() + self._hours * 3600
        form = ImageForm(image, fields, "file", random_name(image.media_type))
        reply = await account.post(self._endpoint, form, on_bytes)
        if not reply.is_success:
            raise account.error(reply, self._endpoint, image.number)
        url = account.link(reply.body.decode("utf-8", "replace"), reply, self._endpoint)
        on_bytes(image.size_bytes, image.size_bytes)
        token = reply.headers.get("x-token")
        handle: JsonObject = {"token": token} if token else {}
        said = reply.headers.get("x-expires", "")
        expires_at = int(said) / 1000 if said.isascii() and said.isdigit() else until
        return account.hosted(image, url, expires_at=expires_at, delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:
        token = as_str(hosted.delete_handle.get("token"))
        if token is None or not hosted.url.startswith(f"{self._endpoint}/"):
            return False
        reply = await self._account.post_texts(hosted.url, {"token": token, "delete": ""})
        if not (reply.is_success or reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)):
            raise self._account.error(reply, hosted.url, 0)
        return True


NULL_POINTER = HostKind(
    kind="nullpointer",
    settings=(
        Setting("endpoint", is_optional=True, default=ENDPOINT, check=address_of),
        Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS, check=checked_hours),
    ),
    make=NullPointerHost,
    ease=80,
    secret=SecretNeed.NONE,
    help_url=HELP_URL,
    deletes=True,
)
"""The kind ``nullpointer``, for the registry."""
