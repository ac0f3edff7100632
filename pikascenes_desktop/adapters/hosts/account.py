"""What every host of the user's needs: its secret, a line to it, and plain sentences."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.hosts.answers import error_of, is_page, json_of, link_of
from pikascenes_desktop.adapters.hosts.transfer import exchange
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostMissing,
    HostSettingInvalid,
    UploadRefused,
)
from pikascenes_desktop.domain.host import HostedImage, HostSettingProblem, UploadProblem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from pikascenes_desktop.adapters.hosts.multipart import ImageForm
    from pikascenes_desktop.adapters.hosts.surroundings import Clients, SecretSource, Surroundings
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

DEFAULT_HOURS: Final = "24"
"""How long images stay where nothing else is set: waiting in line takes hours at times."""

_MAX_HOURS: Final = 180 * 24  # ImgBB's 15,552,000 s, the least of those that name a limit


@dataclass(frozen=True, slots=True)
class Account:
    """One host of the user's.

    Attributes:
        name: What the user calls it.
        clients: Gives the HTTP client of the loop that uploads run on.
        allow_loopback: Whether plain http on loopback may be used now.
        clock: Unix seconds, for expiries.
    """

    name: str
    secret_source: SecretSource = field(repr=False)
    clients: Clients = field(repr=False)
    allow_loopback: Callable[[], bool] = field(repr=False)
    clock: Callable[[], float] = field(default=time.time, repr=False)

    async def secret(self) -> str:
        """Return the secret. Raises `HostMissing` if there is none."""
        secret = await self.secret_or_none()
        if secret is None:
            raise HostMissing(self.name)
        return secret

    async def secret_or_none(self) -> str | None:
        """Return the secret without the spaces around it."""
        secret = (await self.secret_source() or "").strip()
        if not secret.isprintable():  # nor could it stand in a header
            raise HostMissing(self.name)
        return secret or None

    def check_address(self, url: str, image: int) -> None:
        """Refuse plain http while the API base is not on this computer itself.

        Raises:
            UploadRefused: With `UploadProblem.LOOPBACK_ONLY`.
        """
        if url.startswith("http://") and not self.allow_loopback():
            raise UploadRefused(self.name, image, UploadProblem.LOOPBACK_ONLY)

    async def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: AsyncIterator[bytes] | None = None,
        *,
        image: int = 0,
    ) -> Reply:
        """Send one request and return the answer whatever its status.

        Raises:
            UploadRefused: The host is on this computer, and the API base is not.
            Unreachable: There was no answer.
        """
        self.check_address(url, image)
        return await exchange(self.clients, method, url, headers or {}, body)

    async def post(
        self,
        url: str,
        form: ImageForm,
        on_bytes: CountBytes,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Send a form with its image. Raises as `ask`."""
        return await self.ask(
            "POST",
            url,
            {**form.headers, **(headers or {})},
            form.body(on_bytes),
            image=form.image.number,
        )

    async def post_texts(
        self, url: str, texts: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send a form without files (``application/x-www-form-urlencoded``). Raises as `ask`."""
        content = str(httpx.QueryParams(texts)).encode("ascii")

        async def body() -> AsyncIterator[bytes]:
            yield content

        described = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(content)),
        }
        return await self.ask("POST", url, {**described, **(headers or {})}, body())

    def json(self, reply: Reply, url: str, image: int) -> JsonObject:
        """Return the JSON of a success.

        Raises:
            AppError: What the answer means, if it is none.
        """
        found = json_of(reply)
        if not reply.is_success or not found:
            raise self.error(reply, url, image)
        return found

    def link(self, text: str | None, reply: Reply, url: str) -> str:
        """Return a link that a success names.

        Raises:
            CaptivePortal: A web page came instead.
            ServiceFault: There is no link that could be opened.
        """
        host = httpx.URL(url).host
        if is_page(reply):
            raise CaptivePortal(host)
        return link_of(text, host=host, status=reply.status, loopback=self.allow_loopback())

    def error(self, reply: Reply, url: str, image: int) -> AppError:
        """Return what an answer without success means."""
        return error_of(reply, name=self.name, host=httpx.URL(url).host, image=image)

    def hosted(
        self,
        image: ImageFile,
        url: str,
        *,
        expires_at: float | None = None,
        delete_handle: JsonObject | None = None,
    ) -> HostedImage:
        """Return the image as it is now public."""
        return HostedImage(
            url=url,
            host=self.name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
            expires_at=expires_at,
            delete_handle=delete_handle or {},
        )


def account_of(profile: HostProfile, surroundings: Surroundings) -> Account:
    """Return the user's account behind a profile."""
    return Account(
        profile.name,
        lambda: surroundings.secret(profile.name),
        surroundings.clients,
        surroundings.allow_loopback,
        surroundings.clock,
    )


class AccountHost:
    """What hosts of one account have in common; each is a `ports.remote.ImageHost`.

    Unless it says otherwise, a host has no way to delete by program.

    Attributes:
        lasts_s: Seconds that an image stays there, where that is known before it is sent.
    """

    lasts_s: float | None = None

    def __init__(self, account: Account) -> None:
        self._account = account

    @property
    def name(self) -> str:
        return self._account.name

    @property
    def keeps_files(self) -> bool:
        return True

    async def foretold(self, image: ImageFile) -> HostedImage:
        until = None if self.lasts_s is None else self._account.clock() + self.lasts_s
        return self._account.hosted(image, "", expires_at=until)

    async def delete(self, hosted: HostedImage) -> bool:  # noqa: ARG002 -- the port's signature
        return False


def checked_hours(setting: str, text: str) -> str:
    """Return a number of hours, 1 to 4320, as text.

    Raises:
        HostSettingInvalid: It is no such number.
    """
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= _MAX_HOURS):
        raise HostSettingInvalid(setting, HostSettingProblem.BAD_CHARACTERS)
    return str(int(text[:9]))


def matching(pattern: str) -> Callable[[str, str], str]:
    """Return a check that takes texts of one shape alone; it raises `HostSettingInvalid`."""

    def checked(setting: str, text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise HostSettingInvalid(setting, HostSettingProblem.BAD_CHARACTERS)
        return text

    return checked
