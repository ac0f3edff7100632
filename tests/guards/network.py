"""Keeps every test on this computer: sockets reach loopback and Unix sockets alone."""

from __future__ import annotations

import ipaddress
import socket
import sys
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

_ADDRESS_EVENTS = {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
_NAME_EVENTS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class OutsideWorld(RuntimeError):
    """A test reached for the network; no OSError, so that no code takes it for bad luck."""


class _Guard:
    """Looks at what Python's audit events say about sockets; never to be removed again."""

    def __init__(self) -> None:
        self.on = False
        self.reached: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or not event.startswith("socket."):
            return
        if event in _NAME_EVENTS:
            self._look_up(event, arguments[0])
        elif event in _ADDRESS_EVENTS:
            self._use(event, arguments[0], arguments[1])

    def _look_up(self, event: str, host: object) -> None:
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        if not isinstance(host, str) or host == "" or _is_local_name(host) or _is_address(host):
            return
        if host.rstrip(".").endswith(".invalid"):  # RFC 6761: never exists, so nobody is asked
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        self._refuse(event, host)

    def _use(self, event: str, sock: object, address: object) -> None:
        internet = {socket.AF_INET, socket.AF_INET6}
        if not isinstance(sock, socket.SocketType) or sock.family not in internet:
            return
        host = _host_of(address)
        if host is not None and not _is_local(host):
            self._refuse(event, host)

    def _refuse(self, event: str, what: str) -> None:
        self.reached.append(f"{event} {what}")
        raise OutsideWorld(f"{event} {what}")


def _host_of(address: object) -> str | None:
    """Return the host of an internet address as Python writes it: (host, port, ...)."""
    if not isinstance(address, tuple):
        return None
    parts = cast("tuple[object, ...]", address)
    return parts[0] if parts and isinstance(parts[0], str) else None


def _is_local_name(host: str) -> bool:
    name = host.rstrip(".").lower()
    return name == "localhost" or name.endswith(".localhost")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_local(host: str) -> bool:
    return _is_local_name(host) or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


_guard = _Guard()


def pytest_configure() -> None:
    """Put the guard on duty."""
    sys.addaudithook(_guard)
    _guard.on = True


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Send the guard off duty."""
    _guard.on = False


@pytest.fixture(autouse=True)
def stays_on_this_computer() -> Generator[None]:
    """Fail a test that reached for the network, also if its code hid that."""
    _guard.reached.clear()
    yield
    reached, _guard.reached = _guard.reached, []
    if reached:
        pytest.fail(f"reached for the network: {'; '.join(reached)}")
