"""A host of the user's own making: what a ``.sxcu`` file describes, under stricter rules.

Requests go to the one host that the user agreed to. Redirects are followed by hand, and only
there; the deletion address that the host names is asked only if it is there too.
"""

from __future__ import annotations

import asyncio
import json
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.hosts.account import AccountHost
from pikascenes_desktop.adapters.hosts.answers import is_page
from pikascenes_desktop.adapters.hosts.custom_answer import (
    CustomAnswer,
    answer_of,
    error_of,
    words_of,
)
from pikascenes_desktop.adapters.hosts.custom_request import BadHeader, headers_of, request_of
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.sxcu_definition import target_of
from pikascenes_desktop.adapters.hosts.sxcu_import import KIND, OPTION, complete_options, loaded
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused, escaped
from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import CaptivePortal, HostMissing, UploadRefused
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import JsonObject, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.custom_request import CustomRequest
    from pikascenes_desktop.adapters.hosts.sxcu_definition import CustomDefinition
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

MAX_HOPS: Final = 3
_SAME_AGAIN: Final = (HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT)
_GONE: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class CustomHost(AccountHost):
    """Implements `ports.remote.ImageHost` for one description.

    What has no deletion by program, but a page for people, has that page's address as ``page``
    in `HostedImage.delete_handle`; then `delete` says False.
    """

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        """Take complete options, as `CUSTOM` makes them; nothing is sent before the first upload.

        The secret is a JSON object of secrets by their names, or the only one as it is.

        Raises:
            HostSettingInvalid: The description is not usable.
        """
        super().__init__(account)
        self._definition = loaded(options)
        self._target = target_of(self._definition.url)

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        account = self._account
        definition = await self._open(image.number)
        try:
            request = await request_of(definition, image, account.clock())
        except BadHeader as exc:
            raise UploadRefused(self.name, image.number, AnswerProblem.BAD_HEADER) from exc
        except SxcuRefused as exc:
            raise HostMissing(self.name) from exc
        reply, url = await self._send(request, on_bytes, image.number)
        loopback = account.allow_loopback()
        answer = AnswerProblem.REDIRECTED
        if reply.is_success or "{responseurl}" in definition.link.lower():
            answer = await asyncio.to_thread(
                answer_of, definition, reply, url, request.filename, loopback=loopback
            )
        if not isinstance(answer, CustomAnswer) or not self._is_fine(reply):
            words = await asyncio.to_thread(words_of, definition, reply, url, request.filename)
            if reply.is_success and is_page(reply) and not words:
                raise CaptivePortal(self._target.host)
            if reply.is_success:  # hosts answer 200 to what they refuse, with the reason in it
                raise UploadRefused(self.name, image.number, _reason(words, answer))
            raise error_of(reply, words, name=self.name, host=self._target.host, image=image.number)
        on_bytes(image.size_bytes, image.size_bytes)
        handle = self._handle(definition, answer.deletion_url)
        return account.hosted(image, answer.url, delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:
        url = as_str(hosted.delete_handle.get("url"))
        method = as_str(hosted.delete_handle.get("method"))
        if not url or not method or not self._target.holds(httpx.URL(url)):
            return False
        definition = await self._open(image=0)
        try:
            headers = headers_of(definition, self._account.clock())
        except (BadHeader, SxcuRefused) as exc:
            raise HostMissing(self.name) from exc
        headers.pop("Content-Type", None)
        reply = await self._account.ask(method, url, headers)
        if not (reply.is_success or reply.status in _GONE):
            words = await asyncio.to_thread(words_of, definition, reply, url, "")
            raise error_of(reply, words, name=self.name, host=self._target.host, image=0)
        return await self._is_gone(hosted.url)

    async def _is_gone(self, url: str) -> bool:
        """Say whether a link no longer opens; one on another host is not ours to ask."""
        if not self._target.holds(httpx.URL(url)):
            return True
        look = await self._account.ask("GET", url, {"Range": "bytes=0-0"})
        return look.status in _GONE

    async def _open(self, image: int) -> CustomDefinition:
        self._account.check_address(self._target.origin, image)
        names = self._definition.secret_names()
        secrets = _secrets(await self._account.secret(), names) if names else {}
        if any(name not in secrets for name in names):
            raise HostMissing(self.name)
        return self._definition.with_secrets(secrets)

    async def _send(
        self, request: CustomRequest, on_bytes: CountBytes, image: int
    ) -> tuple[Reply, str]:
        """Send the picture; the address returned is where a redirect elsewhere would lead."""
        ask = partial(self._account.ask, image=image)
        method, url, headers = request.method, request.url, request.headers
        reply = await ask(method, url, headers, request.body(on_bytes))
        for _ in range(MAX_HOPS):
            location = reply.headers.get("location", "")
            if not httpx.codes.is_redirect(reply.status) or not location:
                break
            following = httpx.URL(url).join(location)
            url = str(following)
            if not self._target.holds(following):
                break
            if reply.status in _SAME_AGAIN:
                body = request.body(on_bytes)
                reply = await ask(method, url, headers, body)
            else:
                reply = await ask("GET", url)
                method = "GET"
        return reply, url

    def _is_fine(self, reply: Reply) -> bool:
        return reply.is_success or reply.status in (
            HTTPStatus.MOVED_PERMANENTLY,
            HTTPStatus.FOUND,
            HTTPStatus.SEE_OTHER,
        )

    def _handle(self, definition: CustomDefinition, deletion_url: str) -> JsonObject:
        if not deletion_url:
            return {}
        method = definition.deletion_method
        if method and self._target.holds(httpx.URL(deletion_url)):
            return {"method": method, "url": deletion_url}
        return {"page": deletion_url}


def _reason(words: str, answer: CustomAnswer | AnswerProblem) -> str:
    if words and not words.startswith(("http://", "https://")):
        return words
    return AnswerProblem.NO_LINK if isinstance(answer, CustomAnswer) else answer


def _secrets(text: str, names: tuple[str, ...]) -> dict[str, str]:
    try:
        values = as_object(json.loads(text))
    except (ValueError, RecursionError):
        values = {}
    if values:
        return {name: value for name, value in values.items() if isinstance(value, str)}
    return {names[0]: escaped(text.strip())} if len(names) == 1 and text.strip() else {}


CUSTOM = HostKind(
    kind=KIND,
    settings=(Setting(OPTION),),
    make=CustomHost,
    complete=complete_options,
    ease=90,
    secret=SecretNeed.OPTIONAL,
    deletes=True,
)
"""The kind ``custom``, for the registry."""
