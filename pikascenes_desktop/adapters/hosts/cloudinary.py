"""Cloudinary by an unsigned upload preset: no secret at all.

Source: cloudinary.com/documentation, "Upload API reference", ``upload`` and ``delete_by_token``
(a token lives ten minutes, and comes only if the preset says so).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.hosts.account import AccountHost, matching
from pikascenes_desktop.adapters.hosts.answers import words_of
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.domain.errors import (
    AppError,
    HostRejected,
    RateLimited,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import JsonObject, as_float, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

API: Final = "https://api.cloudinary.com/v1_1"
HELP_URL: Final = "https://console.cloudinary.com/settings/upload/presets"
TOKEN_LIFE_S: Final = 600
_ENHANCE_YOUR_CALM: Final = 420  # Cloudinary's status for "rate limited"


class CloudinaryHost(AccountHost):
    """Implements `ports.remote.ImageHost`; uploads can be deleted for ten minutes."""

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        self._base = f"{API}/{options['cloud_name']}"
        self._preset = options["upload_preset"]

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account, target = self._account, f"{self._base}/image/upload"
        fields = {"upload_preset": self._preset}
        form = ImageForm(image, fields, "file", random_name(image.media_type))
        reply = await account.post(target, form, on_bytes)
        if not reply.is_success:
            raise self._error(reply, target, image.number)
        found = account.json(reply, target, image.number)
        url = account.link(as_str(found.get("secure_url")), reply, target)
        on_bytes(image.size_bytes, image.size_bytes)
        handle: JsonObject = {}
        token = as_str(found.get("delete_token"))
        if token:
            handle = {"token": token, "until": account.clock() + TOKEN_LIFE_S}
        return account.hosted(image, url, delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:
        token = as_str(hosted.delete_handle.get("token"))
        until = as_float(hosted.delete_handle.get("until")) or 0.0
        if token is None or self._account.clock() > until:
            return False
        target = f"{self._base}/delete_by_token"
        reply = await self._account.post_texts(target, {"token": token})
        if reply.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND):
            return True  # the token is used up, and with it the picture
        if not reply.is_success:
            raise self._error(reply, target, 0)
        return True

    def _error(self, reply: Reply, url: str, image: int) -> AppError:
        words = words_of(reply).lower()
        if reply.status == _ENHANCE_YOUR_CALM:
            return RateLimited(httpx.URL(url).host, reply.retry_after_s)
        if "too large" in words:
            return UploadTooLarge(self.name, image)
        if "preset" in words or "cloud_name" in words:
            return HostRejected(self.name)
        return self._account.error(reply, url, image)


CLOUDINARY = HostKind(
    kind="cloudinary",
    settings=(
        Setting("cloud_name", check=matching(r"[A-Za-z0-9_-]{1,128}")),
        Setting("upload_preset", check=matching(r"[A-Za-z0-9_-]{1,128}")),
    ),
    make=CloudinaryHost,
    ease=45,
    secret=SecretNeed.NONE,
    help_url=HELP_URL,
    deletes=True,
)
"""The kind ``cloudinary``, for the registry."""
