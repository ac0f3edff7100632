"""ImgBB: one free key, and pictures that go away by themselves (api.imgbb.com)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import DEFAULT_HOURS, account_of, hours_of
from pikascenes_desktop.adapters.hosts.chevereto_answers import chevereto_error
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm, random_name
from pikascenes_desktop.domain.errors import UploadTooLarge
from pikascenes_desktop.domain.json_values import as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.kind import Surroundings
    from pikascenes_desktop.domain.host import HostedImage, HostProfile
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

UPLOAD_URL: Final = "https://api.imgbb.com/1/upload"
HELP_URL: Final = "https://api.imgbb.com/"
MAX_BYTES: Final = 32 * 1024 * 1024
"""The limit of free accounts (api.imgbb.com)."""


class ImgbbHost:
    """Implements `ports.remote.ImageHost`. Deleting is done on a web page of ImgBB's alone."""

    def __init__(self, account: Account, hours: int) -> None:
        self._account = account
        self._life_s = hours * 3600

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

    async def delete(self, hosted: HostedImage) -> bool:  # noqa: ARG002 -- the port's signature
        return False


def _complete(options: Mapping[str, str]) -> dict[str, str]:
    return {**options, "expires_hours": hours_of(options, "expires_hours")}


def _build(profile: HostProfile, surroundings: Surroundings) -> ImgbbHost:
    options = _complete(profile.options)
    return ImgbbHost(account_of(profile, surroundings), int(options["expires_hours"]))


IMGBB = HostKind(
    kind="imgbb",
    settings=(Setting("expires_hours", is_optional=True, default=DEFAULT_HOURS),),
    complete=_complete,
    build=_build,
    ease=10,
    credential_label="ho.apikey",
    help_url=HELP_URL,
)
"""The kind ``imgbb``, for the registry."""
