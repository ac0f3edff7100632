"""A host that answers a custom uploader as a test says, and the uploader that speaks to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.sxcu_import import SxcuDraft, draft_of, read_sxcu
from tests.fakes.built_host import built_host
from tests.fakes.raw_server import Exchange, RawServer, Seen

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from pikascenes_desktop.ports.remote import ImageHost

FILES = Path(__file__).parent / "sxcu"

Reply = tuple[int, bytes, dict[str, str]]


class Site:
    """A host that keeps what it gets and answers as a test says."""

    def __init__(self, answer: Callable[[Seen, str], Reply]) -> None:
        self.answer = answer
        self.server = RawServer(self._handle)
        self.gone = False

    async def _handle(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        status, body, headers = self.answer(seen, self.server.base)
        await exchange.reply(status, body, headers=headers)


def ok(text: str, **headers: str) -> Reply:
    return 200, text.encode(), {name.replace("_", "-"): value for name, value in headers.items()}


def draft(name: str, base: str) -> SxcuDraft:
    return read_sxcu((FILES / name).read_bytes().replace(b"BASE", base.encode()))


def host_of(
    found: SxcuDraft, client: httpx.AsyncClient, answers: dict[str, str] | None = None, **kept: bool
) -> ImageHost:
    ready = found.finished(answers or {})
    secret = ready.secret if kept.get("secret", True) else None
    return built_host(ready.profile, client, secret, loopback=kept.get("loopback", True))


def plain(base: str, **values: object) -> SxcuDraft:
    return draft_of(
        {
            "Version": "17.0.0",
            "RequestURL": f"{base}/up",
            "Body": "Binary",
            "URL": "{json:url}",
            **values,
        }
    )


def file_in(seen: Seen) -> bytes:
    """Return the bytes of the file in a form."""
    boundary = seen.headers["content-type"].partition("boundary=")[2].encode()
    part = next(p for p in seen.body.split(b"--" + boundary) if b"filename=" in p)
    return part.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
