"""Bytes to image hosts: the body of an upload, replies of bounded size, and network trouble."""

from __future__ import annotations

import time
from contextlib import ExitStack, aclosing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import httpx

from pikascenes_desktop.adapters.http import (
    TRANSFER_TIMEOUT,
    reason_of,
    retry_after_s,
    was_not_sent,
)
from pikascenes_desktop.adapters.threads import seen_through
from pikascenes_desktop.domain.errors import (
    ImageMissing,
    ImageUnreadable,
    NotConnected,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from pikascenes_desktop.adapters.hosts.surroundings import Clients
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

CHUNK_BYTES: Final = 256 * 1024
"""What is handed to the transport at a time, and so the grain of the progress."""

BATCH_BYTES: Final = 1024 * 1024
"""What is read from the disk at a time: a trip to a thread for each chunk costs more."""

_MAX_REPLY_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answered, its body cut at 64 KiB."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        """Whether the status is one of the 200s."""
        return httpx.codes.is_success(self.status)

    @property
    def retry_after_s(self) -> float | None:
        """Seconds the host asked us to wait, 1 to 300."""
        return retry_after_s(self.headers.get("retry-after"), time.time())


async def exchange(
    clients: Clients,
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: AsyncIterator[bytes] | None = None,
) -> Reply:
    """Send one request, redirects off, and return the reply whatever its status.

    There is a limit to silence on the wire, but none to the whole: lines are slow.

    Raises:
        Unreachable: There was no answer.
    """
    with network_trouble(httpx.URL(url).host):
        async with clients().stream(
            method,
            url,
            headers=headers,
            content=body,
            timeout=TRANSFER_TIMEOUT,
            follow_redirects=False,
        ) as response:
            received = bytearray()
            # httpx promises an iterator alone, but one left half-way must be closed
            whole = cast("AsyncGenerator[bytes]", response.aiter_bytes())
            async with aclosing(whole) as chunks:
                async for chunk in chunks:
                    received += chunk
                    if len(received) >= _MAX_REPLY_BYTES:
                        break
            return Reply(response.status_code, response.headers, bytes(received[:_MAX_REPLY_BYTES]))


async def image_body(image: ImageFile, on_bytes: CountBytes) -> AsyncGenerator[bytes]:
    """Read the image for the wire, and count the bytes as the transport takes them.

    The last piece is not counted: all of it is there only when the host has answered, and then
    the host's adapter says so.

    Raises:
        ImageMissing: The file is gone.
        ImageUnreadable: It cannot be read, or is not of the size it should be.
    """
    with ExitStack() as stack:
        with _file_trouble(image):
            file = await seen_through(_open, stack, image.path)
        sent = 0
        while sent < image.size_bytes:
            with _file_trouble(image):
                batch = memoryview(await seen_through(_read, file, image.size_bytes - sent))
            if not batch:
                raise ImageUnreadable(str(image.path), "cut_off")
            for start in range(0, len(batch), CHUNK_BYTES):
                chunk = bytes(batch[start : start + CHUNK_BYTES])
                yield chunk
                sent += len(chunk)
                if sent < image.size_bytes:
                    on_bytes(sent, image.size_bytes)


def _open(stack: ExitStack, path: Path) -> BinaryIO:
    """Open the file so that it is closed even if whoever waits for it is cancelled."""
    return stack.enter_context(path.open("rb"))


def _read(file: BinaryIO, limit: int) -> bytes:
    return file.read(min(BATCH_BYTES, limit))


@contextmanager
def _file_trouble(image: ImageFile) -> Generator[None]:
    try:
        yield
    except FileNotFoundError as exc:
        raise ImageMissing(str(image.path)) from exc
    except OSError as exc:
        raise ImageUnreadable(str(image.path), exc.strerror or "") from exc


@contextmanager
def network_trouble(host: str) -> Generator[None]:
    """Translate what httpx raises when there is no answer.

    Uploads can be sent again without harm: even a connection lost half-way is the network's
    trouble and not the host's. But then the image may be there, and has to be looked after.

    Raises:
        NotConnected: Not a byte can have left this computer.
        Unreachable: Some may have; both with a word of `http.reason_of`, such as "certificate".
    """
    try:
        yield
    except httpx.HTTPError as exc:
        kind = NotConnected if was_not_sent(exc) else Unreachable
        raise kind(host, reason_of(exc)) from exc
