"""Zipline 4, which people run themselves. Source: zipline.diced.sh/docs, "Upload API"."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pikascenes_desktop.adapters.hosts.account import DEFAULT_HOURS, AccountHost, checked_hours
from pikascenes_desktop.adapters.hosts.answers import words_of
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import HostFull, UploadTooLarge
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

HELP_URL: Final = "https://zipline.diced.sh/docs/guides/upload-options"


class ZiplineHost(AccountHost):
    """Implements `ports.remote.ImageHost`; pictures expire, and can be deleted before."""

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        self._endpoint = options["endpoint"]
        self._hours = int(options["expires_hours"])
        self.lasts_s = self._hours * 3600

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account, target = self._account, f"{self._endpoint}/api/upload"
        headers = {
            "Authorization": await account.secret(),
            "X-Zipline-Deletes-At": f"{self._hours}h",
            "X-Zipline-Format": "random",
        }
        until = account.clock() + self._hours * 3600
        form = ImageForm(image, {}, "file", random_name(image.media_type))
        reply = await account.post(target, form, on_bytes, headers)
        words = "" if reply.is_success else words_of(reply).lower()
        if "too large" in words or "file size" in words:
            raise UploadTooLarge(self.name, image.number)
        if "quota" in words:
            raise HostFull(self.name)
        found = account.json(reply, target, image.number)
        file = as_object(next(iter(as_list(found.get("files"))), None))
        url = account.link(as_str(file.get("url")), reply, target)
        on_bytes(image.size_bytes, image.size_bytes)
        file_id = as_str(file.get("id"))
        handle: JsonObject = {"id": file_id} if file_id else {}
        expires_at = _unix_time(as_str(found.get("deletesAt"))) or until
        return account.hosted(image, url, expires_at=expires_at, delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:
        file_id = as_str(hosted.delete_handle.get("id"))
        if file_id is None:
            return False
        target = f"{self._endpoint}/api/user/files/{quote(file_id, safe='')}"
        headers = {"Authorization": await self._account.secret()}
        reply = await self._account.ask("DELETE", target, headers)
        if not (reply.is_success or reply.status == HTTPStatus.NOT_FOUND):
            raise self._account.error(reply, target, 0)
        return True


def _unix_time(text: str | None) -> float | None:
    try:
        return datetime.fromisoformat(text or "").timestamp()
    except ValueError:
        return None


ZIPLINE = HostKind(
    kind="zipline",
    settings=(
        Setting("endpoint", check=address_of),
        Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS, check=checked_hours),
    ),
    make=ZiplineHost,
    ease=65,
    credential_label="ho.token",
    help_url=HELP_URL,
    deletes=True,
)
"""The kind ``zipline``, for the registry."""
