"""Nextcloud and ownCloud: a private file, and a share link that ends by itself.

Source: docs.nextcloud.com, developer manual, "OCS Share API" and "WebDAV"; ownCloud 10 answers
the same.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pikascenes_desktop.adapters.hosts.account import AccountHost
from pikascenes_desktop.adapters.hosts.answers import json_of
from pikascenes_desktop.adapters.hosts.dav import DavFolder, basic, checked_folder, checked_user
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import AppError, HostRejected, UploadRefused
from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

HELP_URL: Final = "https://docs.nextcloud.com/server/latest/user_manual/en/session_management.html"
FOLDER: Final = "PikaScenes"
SHARE_DAYS: Final = 3
"""A share ends where its last day begins, in the server's own time zone: never under a day."""

_SHARES: Final = "ocs/v2.php/apps/files_sharing/api/v1/shares"
_PUBLIC_LINK: Final = "3"
_READ: Final = "1"
_NOT_SIGNED_IN: Final = 997


class NextcloudHost(AccountHost):
    """Implements `ports.remote.ImageHost`; share and file are deleted together."""

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        """Take complete options, as `NEXTCLOUD` makes them."""
        super().__init__(account)
        self._endpoint = options["endpoint"]
        self._user = options["user"]
        self._below = options["prefix"]

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        name = random_name(image.media_type)
        folder = await self._folder(self._below)
        await folder.put(name, image, on_bytes)
        path = f"{self._below}/{name}"
        try:
            share_id, url, expires_at = await self._share(folder, path, image.number)
        except AppError:
            await folder.delete(name)  # nobody would know of it any more
            raise
        on_bytes(image.size_bytes, image.size_bytes)
        handle: JsonObject = {"root": folder.root, "folder": self._below, "name": name}
        handle["share"] = share_id
        return self._account.hosted(
            image, f"{url}/download", expires_at=expires_at, delete_handle=handle
        )

    async def delete(self, hosted: HostedImage) -> bool:
        handle = hosted.delete_handle
        name, below = as_str(handle.get("name")), as_str(handle.get("folder"))
        folder = await self._folder(below or "")
        if name is None or below is None or handle.get("root") != folder.root:
            return False  # not ours, or from before the profile named another server
        share = as_str(handle.get("share"))
        if share is not None:
            url = f"{self._endpoint}/{_SHARES}/{quote(share, safe='')}?format=json"
            reply = await self._account.ask("DELETE", url, _ocs(folder.headers))
            if not (reply.is_success or reply.status == HTTPStatus.NOT_FOUND):
                raise self._error(reply, url, 0)
        await folder.delete(name)
        return True

    async def _share(self, folder: DavFolder, path: str, image: int) -> tuple[str, str, float]:
        """Return the share's id, its link and when it ends."""
        account = self._account
        last_day = datetime.fromtimestamp(account.clock(), tz=UTC) + timedelta(days=SHARE_DAYS)
        url = f"{self._endpoint}/{_SHARES}?format=json"
        texts = {
            "path": f"/{path}",
            "shareType": _PUBLIC_LINK,
            "permissions": _READ,
            "expireDate": last_day.date().isoformat(),
        }
        reply = await account.post_texts(url, texts, _ocs(folder.headers))
        data = as_object(as_object(json_of(reply).get("ocs")).get("data"))
        link = as_str(data.get("url"))
        if not reply.is_success or link is None:
            raise self._error(reply, url, image)
        share_id = data.get("id")  # a text at Nextcloud, a number at ownCloud
        ends = last_day.replace(hour=0, minute=0, second=0, microsecond=0)
        said = _day(as_str(data.get("expiration")))
        return str(share_id), account.link(link, reply, url), (said or ends).timestamp()

    async def _folder(self, below: str) -> DavFolder:
        headers = basic(self._user, await self._account.secret())
        root = f"{self._endpoint}/remote.php/dav/files/{quote(self._user, safe='')}"
        return DavFolder(self._account, root, below, headers)

    def _error(self, reply: Reply, url: str, image: int) -> AppError:
        meta = as_object(as_object(json_of(reply).get("ocs")).get("meta"))
        if as_int(meta.get("statuscode")) in (_NOT_SIGNED_IN, HTTPStatus.UNAUTHORIZED):
            return HostRejected(self.name)
        words = " ".join((as_str(meta.get("message")) or "").split())
        if words and HTTPStatus.BAD_REQUEST <= reply.status < HTTPStatus.TOO_MANY_REQUESTS:
            return UploadRefused(self.name, image, words[:200])  # such as "sharing is disabled"
        return self._account.error(reply, url, image)


def _ocs(headers: Mapping[str, str]) -> dict[str, str]:
    return {**headers, "OCS-APIRequest": "true", "Accept": "application/json"}


def _day(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "").replace(tzinfo=UTC)
    except ValueError:
        return None


def _checked_cloud(setting: str, text: str) -> str:
    return address_of(setting, text).removesuffix("/index.php")


NEXTCLOUD = HostKind(
    kind="nextcloud",
    settings=(
        Setting("endpoint", check=_checked_cloud),
        Setting("user", check=checked_user),
        Setting("prefix", is_optional=True, default=FOLDER, check=checked_folder),
    ),
    make=NextcloudHost,
    ease=50,
    credential_label="ho.app_password",
    help_url=HELP_URL,
    deletes=True,
)
"""The kind ``nextcloud``, for the registry."""
