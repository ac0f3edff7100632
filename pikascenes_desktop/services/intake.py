"""Intake: what the user drops becomes an ingredient with a normalised copy in the library."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import re
from collections import OrderedDict
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit

from pikascenes_desktop.domain.errors import (
    DiskFull,
    ImageMissing,
    ImageUnreadable,
    LibraryUnavailable,
    LinkNotAllowed,
)
from pikascenes_desktop.domain.excluded_hosts import link_exclusion_of
from pikascenes_desktop.domain.host import LinkProblem
from pikascenes_desktop.domain.scene import Ingredient
from pikascenes_desktop.domain.unicode_text import is_whole, whole

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractContextManager

    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.media import Images

ScratchFolder: TypeAlias = "Callable[[], AbstractContextManager[str]]"
"""Makes a folder that is removed in the end.

Let it ignore errors of removal: after a cancel, a picture may still be on its way into it.
"""

_FileState: TypeAlias = tuple[str, int, int]

_REMEMBERED: Final = 512
_LINK: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NOT_IN_LINKS: Final = re.compile(r"[\s\x00-\x1f\x7f\\]")


class IngredientIntake:
    """Implements `ports.media.Intake`.

    A file that is taken twice at the same time is read once, and one that did not change since
    is not read again.

    Args:
        images: Reads the pictures.
        library: Keeps the copies.
        scratch: Where a copy is made before the library takes it; best on the library's disk.
        allow_loopback: Says whether links to this very computer pass just now, http ones too:
            only when the API base itself is on loopback.
    """

    def __init__(
        self,
        images: Images,
        library: Library,
        scratch: ScratchFolder,
        *,
        allow_loopback: Callable[[], bool] = lambda: False,
    ) -> None:
        self._images = images
        self._library = library
        self._scratch = scratch
        self._allow_loopback = allow_loopback
        self._known: OrderedDict[_FileState, Ingredient] = OrderedDict()
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    async def take(self, source: str) -> Ingredient:
        if _LINK.match(source):
            check_link(source, allow_loopback=self._allow_loopback())
            return Ingredient(source=source)
        path = _absolute(source)
        # a lock rather than a shared task: when the first caller gives up, the next goes on
        async with self._alone(str(path)):
            state = await asyncio.to_thread(_state, path)
            known = await self._remembered(state)
            if known is not None:
                return known
            ingredient = await self._read(path)
            self._known[state] = ingredient
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
            return ingredient

    async def _remembered(self, state: _FileState) -> Ingredient | None:
        ingredient = self._known.get(state)
        if ingredient is None or ingredient.sha256 is None or ingredient.media_type is None:
            return None
        kept = self._library.kept_ingredient(ingredient.sha256, ingredient.media_type)
        if await kept is None:  # the library may have let go of it
            return None
        self._known.move_to_end(state)
        return ingredient

    async def _read(self, path: Path) -> Ingredient:
        async with self._folder() as folder:
            image = await self._images.normalise(path, folder)
            await self._library.keep_ingredient(image.path, image.sha256, image.media_type)
        return Ingredient(
            source=_as_text(path),
            sha256=image.sha256,
            media_type=image.media_type,
            width=image.width,
            height=image.height,
            size_bytes=image.size_bytes,
        )

    @asynccontextmanager
    async def _folder(self) -> AsyncGenerator[Path]:
        stack = ExitStack()
        entering = asyncio.get_running_loop().run_in_executor(None, self._enter, stack)
        try:
            yield await asyncio.shield(entering)
        finally:
            # a thread cannot be cancelled: what it still makes is waited for, and removed
            await asyncio.wait([entering])
            await asyncio.to_thread(stack.close)

    def _enter(self, stack: ExitStack) -> Path:
        try:
            return Path(stack.enter_context(self._scratch()))
        except OSError as exc:
            root = str(self._library.root)
            if exc.errno == errno.ENOSPC:
                raise DiskFull(root) from exc
            raise LibraryUnavailable(root, str(exc)) from exc

    @asynccontextmanager
    async def _alone(self, key: str) -> AsyncGenerator[None]:
        lock, users = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks.pop(key)
            if users > 1:
                self._locks[key] = lock, users - 1


def check_link(link: str, *, allow_loopback: bool) -> None:
    """Judge a link by its text alone; nothing is opened and no name is looked up.

    Raises:
        LinkNotAllowed: With a `LinkProblem` as reason: not https, a password inside, no host,
            a host that is not on the public internet, or one whose links are known not to open
            for the service.
    """
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError as exc:
        raise LinkNotAllowed(link, LinkProblem.NO_SUCH_HOST.value) from exc
    loopback = host is not None and _is_loopback(host)
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback and allow_loopback):
        raise LinkNotAllowed(link, LinkProblem.NOT_HTTPS.value)
    if "@" in parts.netloc:
        raise LinkNotAllowed(link, LinkProblem.HAS_PASSWORD.value)
    if not host or _NOT_IN_LINKS.search(link) or not is_whole(link):
        raise LinkNotAllowed(link, LinkProblem.NO_SUCH_HOST.value)
    if not (loopback and allow_loopback) and not _may_be_public(host):
        raise LinkNotAllowed(link, LinkProblem.NOT_PUBLIC.value)
    excluded = link_exclusion_of(host)
    if excluded is not None:
        raise LinkNotAllowed(link, excluded.value)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_loopback(host: str) -> bool:
    address = _address(host)
    if address is not None:
        return address.is_loopback
    return host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost")


def _may_be_public(host: str) -> bool:
    address = _address(host)
    return address.is_global if address is not None else not _is_loopback(host)


def _absolute(source: str) -> Path:
    return Path(source).absolute()


def _as_text(path: Path) -> str:
    """Return a path as the history can keep it: file names on Linux may be no Unicode."""
    return whole(str(path))


def _state(path: Path) -> _FileState:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as exc:
        raise ImageMissing(str(path)) from exc
    except OSError as exc:
        raise ImageUnreadable(str(path), "not_permitted") from exc
    return str(path), status.st_mtime_ns, status.st_size
