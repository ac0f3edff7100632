"""Pomf-style hosts, as uguu.se is: no account, and pictures that go after some hours.

Source: uguu.se/api and Uguu's code: ``files[]`` in, ``{"success":true,"files":[…]}`` out, or
``{"success":false,"errorcode":415,"description":"…"}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import AccountHost, checked_hours
from pikascenes_desktop.adapters.hosts.answers import json_of
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.transfer import Reply
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import as_int, as_list, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

ENDPOINT: Final = "https://uguu.se/upload"
HELP_URL: Final = "https://uguu.se/api"
LASTS_HOURS: Final = "3"
"""How long uguu.se keeps files."""


class PomfHost(AccountHost):
    """Implements `ports.remote.ImageHost`. Nothing can be deleted; it goes by itself.

    The same bytes again give the link of the first time (``dupe``), whose hours began then: what
    is told as the end is the latest that it can be.
    """

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        super().__init__(account)
        self._url = f"{options['endpoint']}?output=json"
        self._life_s = int(options["lasts_hours"]) * 3600
        self.lasts_s = self._life_s

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account = self._account
        until = account.clock() + self._life_s
        form = ImageForm(image, {}, "files[]", random_name(image.media_type))
        reply = await account.post(self._url, form, on_bytes)
        code = as_int(json_of(reply).get("errorcode"))
        if code is not None and code > 0:  # some answer 200 and say the rest inside
            raise account.error(Reply(code, reply.headers, reply.body), self._url, image.number)
        found = account.json(reply, self._url, image.number)
        file = as_object(next(iter(as_list(found.get("files"))), None))
        url = account.link(as_str(file.get("url")), reply, self._url)
        on_bytes(image.size_bytes, image.size_bytes)
        return account.hosted(image, url, expires_at=until)


POMF = HostKind(
    kind="pomf",
    settings=(
        Setting("endpoint", is_optional=True, default=ENDPOINT, check=address_of),
        Setting("lasts_hours", is_optional=True, default=LASTS_HOURS, check=checked_hours),
    ),
    make=PomfHost,
    ease=85,
    secret=SecretNeed.NONE,
    help_url=HELP_URL,
)
"""The kind ``pomf``, for the registry."""
