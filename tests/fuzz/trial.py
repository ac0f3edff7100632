"""One trial of a ``.sxcu`` file: read, imported, sent, its answer read, and deleted again.

Whatever the file and the answers hold, only the errors that users are told come out of it, no
request goes to another host than the one that the consent sheet shows, and it is over in time.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.hosts.surroundings import Surroundings
from pikascenes_desktop.adapters.hosts.sxcu_import import exported, read_sxcu
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused
from pikascenes_desktop.adapters.http_transport import forget_odd_place
from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.domain.custom_host import ImportedHost
    from pikascenes_desktop.ports.remote import ImageFile

LIMIT_S: Final = 1.0
"""How long a trial may take."""


class Violation(AssertionError):
    """A promise that did not hold."""


@dataclass
class Watched(httpx.AsyncBaseTransport):
    """Lets requests go to one host alone.

    Attributes:
        allowed: The host as the consent sheet shows it.
        inner: Sends what is allowed.
        sent: How many requests there were.
    """

    allowed: str
    inner: httpx.AsyncBaseTransport
    sent: int = field(default=0)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.sent += 1
        if request.url.netloc.decode("ascii") != self.allowed:
            raise Violation(f"a request to {request.url.host}, not to {self.allowed}")
        return await self.inner.handle_async_request(request)


@dataclass(frozen=True)
class Answer(httpx.AsyncBaseTransport):
    """What a host answers to everything.

    Attributes:
        status: An HTTP status.
        headers: Names and values, such as where to go next.
        body: Anything.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        response = httpx.Response(self.status, headers=list(self.headers), content=self.body)
        forget_odd_place(request, response)
        return response


def imported(content: bytes, answer: str) -> ImportedHost | None:
    """Return the host of a file, every question answered with the same text; None if refused."""
    try:
        draft = read_sxcu(content)
        return draft.finished(dict.fromkeys((each.name for each in draft.questions), answer))
    except (SxcuRefused, AppError):
        return None


async def trial(
    content: bytes, image: ImageFile, inner: httpx.AsyncBaseTransport, answer: str = ""
) -> int:
    """Try one file; returns how many requests it came to.

    Args:
        content: The file.
        image: The picture to send.
        inner: Answers the requests that go to the right host.
        answer: What is answered to its questions.

    Raises:
        Violation: A request went elsewhere, a secret stayed in the profile, or it took too long.
    """
    began = time.perf_counter()
    ready = imported(content, answer)
    sent = 0 if ready is None else await _used(ready, image, inner)
    if time.perf_counter() - began > LIMIT_S:
        raise Violation("it took too long")
    return sent


async def _used(ready: ImportedHost, image: ImageFile, inner: httpx.AsyncBaseTransport) -> int:
    watched = Watched(ready.review.host, inner)
    async with httpx.AsyncClient(transport=watched, trust_env=False) as client:
        around = Surroundings(lambda: client, _given(ready.secret), _nowhere, lambda: True)
        with contextlib.suppress(AppError):
            host = KINDS[ready.profile.kind].build(ready.profile, around)
            exported(ready.profile.options)
            hosted = await host.upload(image, lambda _done, _total: None)
            await host.delete(hosted)
    return watched.sent


def _given(secret: str) -> Callable[[str], Coroutine[None, None, str]]:
    async def source(_name: str) -> str:
        return secret

    return source


async def _nowhere() -> str:
    raise Violation("the practice service is asked for")
