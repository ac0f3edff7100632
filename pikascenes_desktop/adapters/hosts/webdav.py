"""A WebDAV folder that anyone can open and only its owner can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.account import AccountHost
from pikascenes_desktop.adapters.hosts.dav import (
    DavFolder,
    basic,
    checked_folder,
    checked_user,
    escaped,
)
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.sent_name import digest_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


class WebdavHost(AccountHost):
    """Implements `ports.remote.ImageHost`.

    Files are named by the digest of their bytes, which nobody can guess who has no copy; the
    same picture again takes its own place.
    """

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        """Take complete options, as `WEBDAV` makes them."""
        super().__init__(account)
        self._options = options

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        name = digest_name(image.sha256, image.media_type)
        await (await self._folder()).put(name, image, on_bytes)
        on_bytes(image.size_bytes, image.size_bytes)
        return await self.foretold(image)

    async def foretold(self, image: ImageFile) -> HostedImage:
        options, name = self._options, digest_name(image.sha256, image.media_type)
        path = "/".join(filter(None, (escaped(options.get("prefix", "")), name)))
        handle: dict[str, object] = {"root": options["endpoint"], "name": name}
        handle["folder"] = options.get("prefix", "")
        url = f"{options['public_url']}/{path}"
        return self._account.hosted(image, url, delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:
        handle = hosted.delete_handle
        name, folder = as_str(handle.get("name")), as_str(handle.get("folder"))
        if name is None or folder is None or handle.get("root") != self._options["endpoint"]:
            return False  # not ours, or from before the profile named another server
        await (await self._folder(folder)).delete(name)
        return True

    async def _folder(self, folder: str | None = None) -> DavFolder:
        options = self._options
        user = options.get("user", "")
        headers = basic(user, await self._account.secret()) if user else {}
        below = options.get("prefix", "") if folder is None else folder
        return DavFolder(self._account, options["endpoint"], below, headers)


def _complete(options: Mapping[str, str]) -> dict[str, str]:
    return {"public_url": options["endpoint"], **options}


WEBDAV = HostKind(
    kind="webdav",
    settings=(
        Setting("endpoint", check=address_of),
        Setting("user", is_optional=True, check=checked_user),
        Setting("prefix", is_optional=True, check=checked_folder),
        Setting("public_url", is_optional=True, check=address_of),
    ),
    make=WebdavHost,
    complete=_complete,
    ease=60,
    secret=SecretNeed.OPTIONAL,
    credential_label="ho.password",
    deletes=True,
)
"""The kind ``webdav``, for the registry."""
