"""A folder over WebDAV (RFC 4918): put, make what is missing above, delete."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pikascenes_desktop.adapters.hosts.transfer import image_body
from pikascenes_desktop.domain.errors import HostFolderMissing, HostSettingInvalid
from pikascenes_desktop.domain.host import HostSettingProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

_MAX_FOLDER_BYTES: Final = 512
_NO_PARENT: Final = (HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND)


def basic(user: str, password: str) -> dict[str, str]:
    """Return the header that signs in, sent unasked (RFC 7617, UTF-8)."""
    pair = f"{user}:{password}".encode()
    return {"Authorization": f"Basic {b64encode(pair).decode('ascii')}"}


def escaped(path: str) -> str:
    """Return a path as it stands in an address."""
    return quote(path, safe="/-_.~")


def checked_folder(setting: str, text: str) -> str:
    """Return a folder without slashes at its ends.

    Raises:
        HostSettingInvalid: It leads elsewhere, or is too long.
    """
    parts = text.strip("/").split("/") if text.strip("/") else []
    if any(part in ("", ".", "..") for part in parts):
        raise HostSettingInvalid(setting, HostSettingProblem.BAD_CHARACTERS)
    folder = "/".join(parts)
    if len(folder.encode()) > _MAX_FOLDER_BYTES:
        raise HostSettingInvalid(setting, HostSettingProblem.TOO_LONG)
    return folder


def checked_user(setting: str, text: str) -> str:
    """Return a name to sign in with. Raises `HostSettingInvalid` if it holds a colon."""
    if ":" in text:
        raise HostSettingInvalid(setting, HostSettingProblem.BAD_CHARACTERS)
    return text


@dataclass(frozen=True, slots=True)
class DavFolder:
    """A folder on a server, as long as one upload or deletion takes.

    Attributes:
        root: The address of a folder that is there, no slash at its end.
        folder: What is below it and may have to be made, no slashes at its ends; may be empty.
        headers: What signs in.
    """

    account: Account
    root: str
    folder: str
    headers: Mapping[str, str] = field(repr=False)

    def address(self, name: str) -> str:
        """Return the address of a file in the folder."""
        return "/".join(filter(None, (self.root, escaped(self.folder), name)))

    async def put(self, name: str, image: ImageFile, on_bytes: CountBytes) -> None:
        """Put the image there, making the folder if it is missing.

        Raises:
            HostFolderMissing: The root is not there either.
            AppError: Any other refusal, as `Account.error` says it.
        """
        reply = await self._put(name, image, on_bytes)
        if reply.status in _NO_PARENT:
            await self._make(image.number)
            reply = await self._put(name, image, on_bytes)
        if reply.status in _NO_PARENT:
            raise HostFolderMissing(self.account.name, self.folder or self.root)
        if not reply.is_success:
            raise self.account.error(reply, self.root, image.number)

    async def delete(self, name: str) -> None:
        """Delete a file; one that is gone already is fine. Raises as `put`."""
        url = self.address(name)
        reply = await self.account.ask("DELETE", url, self.headers)
        if not (reply.is_success or reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)):
            raise self.account.error(reply, url, 0)

    async def _put(self, name: str, image: ImageFile, on_bytes: CountBytes) -> Reply:
        headers = {
            **self.headers,
            "Content-Type": image.media_type,
            "Content-Length": str(image.size_bytes),
        }
        body = image_body(image, on_bytes)
        return await self.account.ask("PUT", self.address(name), headers, body, image=image.number)

    async def _make(self, image: int) -> None:
        parts = self.folder.split("/") if self.folder else []
        for depth in range(len(parts)):
            url = f"{self.root}/{escaped('/'.join(parts[: depth + 1]))}/"
            reply = await self.account.ask("MKCOL", url, self.headers, image=image)
            # there already, or made by another upload at this moment
            if reply.is_success or reply.status == HTTPStatus.METHOD_NOT_ALLOWED:
                continue
            if reply.status in _NO_PARENT:
                raise HostFolderMissing(self.account.name, self.folder)
            raise self.account.error(reply, url, image)
