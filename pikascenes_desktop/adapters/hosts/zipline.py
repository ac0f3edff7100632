"""Zipline 4, which people run themselves. Source: zipline.diced.sh/docs, "Upload API"."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pikascenes_desktop.adapters.hosts.account import (
    DEFAULT_HOURS,
    account_of,
    hours_of,
    required,
)
from pikascenes_desktop.adapters.hosts.answers import words_of
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm, random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import HostFull, UploadTooLarge
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.kind import Surroundings
    from pikascenes_desktop.domain.host import HostedImage, HostProfile
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

HELP_URL: Final = "https://zipline.diced.sh/docs/guides/upload-options"


class ZiplineHost:
    """Implements `ports.remote.ImageHost`; pictures expire, and can be deleted before."""

    def __init__(self, account: Account, endpoint: str, hours: int) -> None:
        self._account = account
        self._endpoint = endpoint
        self._hours = hours

    @property
    def name(self) -> str:
        return self._account.name

    @property
    def keeps_files(self) -> bool:
        return True

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


def _complete(options: Mapping[str, str]) -> dict[str, str]:
    return {
        **options,
        "endpoint": address_of("endpoint", required(options, "endpoint")),
        "expires_hours": hours_of(options, "expires_hours"),
    }


def _build(profile: HostProfile, surroundings: Surroundings) -> ZiplineHost:
    options = _complete(profile.options)
    account = account_of(profile, surroundings)
    return ZiplineHost(account, options["endpoint"], int(options["expires_hours"]))


ZIPLINE = HostKind(
    kind="zipline",
    settings=(
        Setting("endpoint"),
        Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS),
    ),
    complete=_complete,
    build=_build,
    ease=65,
    credential_label="ho.token",
    help_url=HELP_URL,
)
"""The kind ``zipline``, for the registry."""
