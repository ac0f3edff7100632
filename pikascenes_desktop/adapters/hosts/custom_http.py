"""A host of the user's own making: what a ``.sxcu`` file describes, under stricter rules.

Requests go to the one host that the user agreed to. Redirects are followed by hand, and only
there; the deletion address that the host names is asked only if it is there too.
"""

from __future__ import annotations

import asyncio
import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

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
from pikascenes_desktop.adapters.hosts.transfer import Reply, exchange
from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import HostMissing, UploadRefused
from pikascenes_desktop.domain.host import HostedImage, SecretNeed, UploadProblem
from pikascenes_desktop.domain.json_values import JsonObject, as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.adapters.hosts.custom_request import CustomRequest
    from pikascenes_desktop.adapters.hosts.kind import Clients, SecretSource, Surroundings
    from pikascenes_desktop.adapters.hosts.sxcu_definition import CustomDefinition
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

MAX_HOPS: Final = 3
_SAME_AGAIN: Final = (HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT)
_GONE: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class CustomHost:
    """Implements `ports.remote.ImageHost` for one description.

    What has no deletion by program, but a page for people, has that page's address as ``page``
    in `HostedImage.delete_handle`; then `delete` says False.
    """

    def __init__(
        self,
        profile: HostProfile,
        secret_source: SecretSource,
        clients: Clients,
        *,
        allow_loopback: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Take the profile; nothing is read or sent before the first upload.

        Args:
            profile: A profile of kind ``custom``.
            secret_source: Reads the secrets: a JSON object by their names, or the only one.
            clients: Gives the HTTP client of the loop that uploads run on.
            allow_loopback: Whether plain http on loopback may be used now.
            clock: Unix seconds, for dates in fields.

        Raises:
            HostSettingInvalid: The profile is not usable.
        """
        self._name = profile.name
        self._definition = loaded(profile.options)
        self._target = target_of(self._definition.url)
        self._secret_source = secret_source
        self._clients = clients
        self._allow_loopback = allow_loopback
        self._clock = clock

    @property
    def name(self) -> str:
        return self._name

    @property
    def keeps_files(self) -> bool:
        return True

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        definition = await self._open(image.number)
        try:
            request = await request_of(definition, image, self._clock())
        except BadHeader as exc:
            raise UploadRefused(self._name, image.number, AnswerProblem.BAD_HEADER) from exc
        except SxcuRefused as exc:
            raise HostMissing(self._name) from exc
        reply, url = await self._send(request, on_bytes)
        loopback = self._allow_loopback()
        answer = AnswerProblem.REDIRECTED
        if reply.is_success or "{responseurl}" in definition.link.lower():
            answer = await asyncio.to_thread(
                answer_of, definition, reply, url, request.filename, loopback=loopback
            )
        if not isinstance(answer, CustomAnswer) or not self._is_fine(reply):
            words = await asyncio.to_thread(words_of, definition, reply, url, request.filename)
            if reply.is_success:
                # hosts answer 200 to what they refuse: an object with the reason, or a page
                raise UploadRefused(self._name, image.number, _reason(words, answer))
            raise error_of(
                reply, words, name=self._name, host=self._target.host, image=image.number
            )
        on_bytes(image.size_bytes, image.size_bytes)
        return HostedImage(
            url=answer.url,
            host=self._name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
            delete_handle=self._handle(definition, answer.deletion_url),
        )

    async def delete(self, hosted: HostedImage) -> bool:
        url = as_str(hosted.delete_handle.get("url"))
        method = as_str(hosted.delete_handle.get("method"))
        if not url or not method or not self._target.holds(httpx.URL(url)):
            return False
        definition = await self._open(image=0)
        try:
            headers = headers_of(definition, self._clock())
        except (BadHeader, SxcuRefused) as exc:
            raise HostMissing(self._name) from exc
        headers.pop("Content-Type", None)
        reply = await exchange(self._clients, method, url, headers)
        if not (reply.is_success or reply.status in _GONE):
            words = await asyncio.to_thread(words_of, definition, reply, url, "")
            raise error_of(reply, words, name=self._name, host=self._target.host, image=0)
        return await self._is_gone(hosted.url)

    async def _is_gone(self, url: str) -> bool:
        """Say whether a link no longer opens; one on another host is not ours to ask."""
        if not self._target.holds(httpx.URL(url)):
            return True
        look = await exchange(self._clients, "GET", url, {"Range": "bytes=0-0"})
        return look.status in _GONE

    async def _open(self, image: int) -> CustomDefinition:
        if self._target.is_plain_http and not self._allow_loopback():
            raise UploadRefused(self._name, image, UploadProblem.LOOPBACK_ONLY)
        names = self._definition.secret_names()
        secrets = _secrets(await self._secret_source() or "", names) if names else {}
        if any(name not in secrets for name in names):
            raise HostMissing(self._name)
        return self._definition.with_secrets(secrets)

    async def _send(self, request: CustomRequest, on_bytes: CountBytes) -> tuple[Reply, str]:
        """Send the picture; the address returned is where a redirect elsewhere would lead."""
        method, url, headers = request.method, request.url, request.headers
        reply = await exchange(self._clients, method, url, headers, request.body(on_bytes))
        for _ in range(MAX_HOPS):
            location = reply.headers.get("location", "")
            if not httpx.codes.is_redirect(reply.status) or not location:
                break
            try:
                following = httpx.URL(url).join(location)
            except httpx.InvalidURL:
                break
            url = str(following)
            if not self._target.holds(following):
                break
            if reply.status in _SAME_AGAIN:
                body = request.body(on_bytes)
                reply = await exchange(self._clients, method, url, headers, body)
            else:
                reply = await exchange(self._clients, "GET", url, {})
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


def _build(profile: HostProfile, surroundings: Surroundings) -> CustomHost:
    return CustomHost(
        profile,
        lambda: surroundings.secret(profile.name),
        surroundings.clients,
        allow_loopback=surroundings.allow_loopback,
    )


CUSTOM = HostKind(
    kind=KIND,
    settings=(Setting(OPTION),),
    complete=complete_options,
    build=_build,
    ease=90,
    secret=SecretNeed.OPTIONAL,
)
"""The kind ``custom``, for the registry."""
