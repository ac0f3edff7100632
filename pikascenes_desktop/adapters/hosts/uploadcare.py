"""Uploadcare with the public key alone: files that are not stored go after 24 hours.

Source: uploadcare.com/docs/api/upload, "Direct uploads" (``UPLOADCARE_STORE=0``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import AccountHost, matching
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import HostRejected, UploadTooLarge
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

UPLOAD_URL: Final = "https://upload.uploadcare.com/base/"
CDN: Final = "https://ucarecdn.com"
HELP_URL: Final = "https://app.uploadcare.com/projects/-/api-keys/"
MAX_BYTES: Final = 100 * 1024 * 1024
"""The limit of direct uploads; free projects have 10 MB, which the host says itself."""

LIFE_S: Final = 24 * 3600
"""When a file that is not stored goes."""


class UploadcareHost(AccountHost):
    """Implements `ports.remote.ImageHost`. Deleting would need the project's secret key."""

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        self.lasts_s = LIFE_S
        self._public_key = options["public_key"]
        self._cdn = options["cdn"]

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account = self._account
        if image.size_bytes > MAX_BYTES:
            raise UploadTooLarge(self.name, image.number)
        fields = {"UPLOADCARE_PUB_KEY": self._public_key, "UPLOADCARE_STORE": "0"}
        file_name = random_name(image.media_type)
        until = account.clock() + LIFE_S
        form = ImageForm(image, fields, "file", file_name)
        reply = await account.post(UPLOAD_URL, form, on_bytes)
        words = reply.body[:500].lower()
        if not reply.is_success and b"pub" in words and b"key" in words:
            raise HostRejected(self.name)  # with 400 or 403, by the kind of fault
        if not reply.is_success and b"too large" in words:
            raise UploadTooLarge(self.name, image.number)
        file = as_str(account.json(reply, UPLOAD_URL, image.number).get("file")) or ""
        known = re.fullmatch(r"[0-9a-fA-F-]{36}", file)
        url = account.link(f"{self._cdn}/{file}/{file_name}" if known else None, reply, UPLOAD_URL)
        on_bytes(image.size_bytes, image.size_bytes)
        return account.hosted(image, url, expires_at=until)


UPLOADCARE = HostKind(
    kind="uploadcare",
    settings=(
        Setting("public_key", check=matching(r"[0-9A-Za-z]{10,64}")),
        Setting("cdn", is_optional=True, default=CDN, check=address_of),
    ),
    make=UploadcareHost,
    ease=30,
    secret=SecretNeed.NONE,
    help_url=HELP_URL,
)
"""The kind ``uploadcare``, for the registry."""
