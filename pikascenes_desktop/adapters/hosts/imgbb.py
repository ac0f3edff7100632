"""ImgBB: one free key, and pictures that go away by themselves (api.imgbb.com)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import DEFAULT_HOURS, AccountHost, checked_hours
from pikascenes_desktop.adapters.hosts.chevereto_answers import chevereto_error
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.domain.errors import UploadTooLarge
from pikascenes_desktop.domain.json_values import as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

UPLOAD_URL: Final = "https://api.imgbb.com/1/upload"
HELP_URL: Final = "https://api.imgbb.com/"
MAX_BYTES: Final = 32 * 1024 * 1024
"""The limit of free accounts (api.imgbb.com)."""


class ImgbbHost(AccountHost):
    """Implements `ports.remote.ImageHost`. Deleting is done on a web page of ImgBB's alone."""

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        self._life_s = int(options["expires_hours"]) * 3600
        self.lasts_s = self._life_s

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account = self._account
        if image.size_bytes > MAX_BYTES:
            raise UploadTooLarge(self.name, image.number)
        # the key could stand in the address as well, but addresses end in logs
        fields = {"key": await account.secret(), "expiration": str(self._life_s)}
        form = ImageForm(image, fields, "image", random_name(image.media_type))
        until = account.clock() + self._life_s
        reply = await account.post(UPLOAD_URL, form, on_bytes)
        if not reply.is_success:
            raise chevereto_error(account, reply, UPLOAD_URL, image.number)
        data = as_object(account.json(reply, UPLOAD_URL, image.number).get("data"))
        url = account.link(as_str(data.get("url")), reply, UPLOAD_URL)
        on_bytes(image.size_bytes, image.size_bytes)
        page = as_str(data.get("delete_url"))
        handle: dict[str, object] = {"page": page} if page else {}
        return account.hosted(image, url, expires_at=until, delete_handle=handle)


IMGBB = HostKind(
    kind="imgbb",
    settings=(
        Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS, check=checked_hours),
    ),
    make=ImgbbHost,
    ease=10,
    credential_label="ho.apikey",
    help_url=HELP_URL,
)
"""The kind ``imgbb``, for the registry."""
