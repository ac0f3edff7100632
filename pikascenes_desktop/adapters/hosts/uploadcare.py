"""Uploadcare with the public key alone: files that are not stored go after 24 hours.

Source: uploadcare.com/docs/api/upload, "Direct uploads" (``UPLOADCARE_STORE=0``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import account_of, required
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm, random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import HostRejected, HostSettingInvalid, UploadTooLarge
from pikascenes_desktop.domain.host import HostSettingProblem, SecretNeed
from pikascenes_desktop.domain.json_values import as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.kind import Surroundings
    from pikascenes_desktop.domain.host import HostedImage, HostProfile
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

UPLOAD_URL: Final = "https://upload.uploadcare.com/base/"
CDN: Final = "https://ucarecdn.com"
HELP_URL: Final = "https://app.uploadcare.com/projects/-/api-keys/"
MAX_BYTES: Final = 100 * 1024 * 1024
"""The limit of direct uploads; free projects have 10 MB, which the host says itself."""

LIFE_S: Final = 24 * 3600
"""When a file that is not stored goes."""


class UploadcareHost:
    """Implements `ports.remote.ImageHost`. Deleting would need the project's secret key."""

    def __init__(self, account: Account, public_key: str, cdn: str) -> None:
        self._account = account
        self._public_key = public_key
        self._cdn = cdn

    @property
    def name(self) -> str:
        return self._account.name

    @property
    def keeps_files(self) -> bool:
        return True

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

    async def delete(self, hosted: HostedImage) -> bool:  # noqa: ARG002 -- the port's signature
        return False


def _complete(options: Mapping[str, str]) -> dict[str, str]:
    if not re.fullmatch(r"[0-9A-Za-z]{10,64}", required(options, "public_key")):
        raise HostSettingInvalid("public_key", HostSettingProblem.BAD_CHARACTERS)
    return {**options, "cdn": address_of("cdn", options.get("cdn", CDN))}


def _build(profile: HostProfile, surroundings: Surroundings) -> UploadcareHost:
    options = _complete(profile.options)
    account = account_of(profile, surroundings)
    return UploadcareHost(account, options["public_key"], options["cdn"])


UPLOADCARE = HostKind(
    kind="uploadcare",
    settings=(Setting("public_key"), Setting("cdn", is_optional=True, default=CDN)),
    complete=_complete,
    build=_build,
    ease=30,
    secret=SecretNeed.NONE,
    help_url=HELP_URL,
)
"""The kind ``uploadcare``, for the registry."""
