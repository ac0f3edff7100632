"""Connections that never come about, through the whole engine: nothing is sent, all is kept."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.cli.report import exit_code
from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.services.polling import AUTOMATIC_TRIES
from tests.clips import make_clip
from tests.fakes.raw_server import Exchange, RawServer, answering
from tests.fakes.wire import Authority
from tests.faults.hostile_service import KEY, PICTURE, HostileRunComfy

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable
    from pathlib import Path


def _at_once(_tries: int, _rng: random.Random) -> float:
    return 0.0


async def closed(_stack: AsyncExitStack, _authority: Authority) -> tuple[str, RawServer | None]:
    """A port that was listened at a moment ago."""
    async with RawServer(answering()) as server:
        return server.base, None
    raise AssertionError


async def tls_cut_off(stack: AsyncExitStack, _authority: Authority) -> tuple[str, RawServer | None]:
    async def leave(exchange: Exchange) -> None:
        await exchange.reader.read(1)
        exchange.reset()

    server = await stack.enter_async_context(RawServer(leave))
    return server.base.replace("http:", "https:"), server


def certified(
    *names: str, authority: Authority | None = None, days: int = 1
) -> Callable[[AsyncExitStack, Authority], Awaitable[tuple[str, RawServer | None]]]:
    """Return a server with a certificate for these names, of that age, by that authority."""

    async def make(stack: AsyncExitStack, trusted: Authority) -> tuple[str, RawServer | None]:
        end = datetime.now(UTC) + timedelta(days=days)
        tls = (authority or trusted).server(*names, not_after=end)
        server = await stack.enter_async_context(RawServer(answering(200, b"{}"), tls=tls))
        return server.base, server

    return make


FAULTS = {
    "closed port": (closed, "refused"),
    "TLS cut off": (tls_cut_off, "connect"),
    "untrusted": (certified("127.0.0.1", authority=Authority()), "certificate"),
    "expired": (certified("127.0.0.1", days=-1), "certificate"),
    "another name": (certified("other.example"), "certificate"),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_what_cannot_have_left_is_kept_and_tried_three_times(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    make, reason = FAULTS[name]
    authority = Authority()
    authority.ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("RUNCOMFY_TOKEN", KEY)
    monkeypatch.setattr("pikascenes_desktop.services.sending.retry_delay", _at_once)
    film = make_clip(tmp_path / "film.mp4", seconds=0.2, sound=False).read_bytes()
    service = HostileRunComfy(film, picture=str(tmp_path / "fox.png"))
    (tmp_path / "fox.png").write_bytes(PICTURE)
    async with service.api, service.shelf, AsyncExitStack() as stack:
        service.stands_at, server = await make(stack, authority)
        settled = await service.lived(tmp_path, (name,))
        asked = 0 if server is None else len(server.seen)
    one = settled[name]
    assert (one.state, one.blocked_by) == (State.READY, BlockedBy.NETWORK)
    assert (one.attempt, one.request_id) == (AUTOMATIC_TRIES + 1, None)
    assert one.failure is not None
    assert one.failure.facts["reason"] == reason
    assert exit_code(one) == 7
    assert asked == 0
    assert service.posts == []
    assert service.key_was_seen_by() == set()
