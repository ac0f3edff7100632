"""A connection to a message bus: questions and their answers, and signals, without threads."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT_S: Final = 10.0
"""How long an answer may take: a program that says nothing for so long has stopped."""

# D-Bus specification, message format: types of messages and codes of header fields.
_RETURN, _SIGNAL = 2, 4
_PATH, _MEMBER, _REPLY_TO, _SENDER = 1, 3, 5, 7


@dataclass(frozen=True, slots=True)
class Node:
    """An object on the bus: its owner's name there, and its path."""

    owner: str
    path: str


@dataclass(frozen=True, slots=True)
class Call:
    """A question to an object: interface, method, signature and arguments."""

    interface: str
    method: str
    signature: str = ""
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """What was said on the bus: by whom, its name and its values."""

    source: Node
    name: str
    values: tuple[Any, ...]


class MessageBus:
    """An open connection.

    Args:
        address: Where the bus is.
        interface: Whose signals are kept.
    """

    def __init__(self, address: str, interface: str) -> None:
        # jeepney has no types, and comes with Linux's key store alone
        self._jeepney: Any = import_module("jeepney")
        self._bus: Any = import_module("jeepney.io.blocking").open_dbus_connection(address)
        self._rule: Any = self._jeepney.MatchRule(type="signal", interface=interface)
        self._said: deque[Signal] = deque(maxlen=1000)
        bus = Node("org.freedesktop.DBus", "/org/freedesktop/DBus")
        match = Call("org.freedesktop.DBus", "AddMatch", "s", (self._rule.serialise(),))
        self.ask([(bus, match)])

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    def ask(self, calls: Sequence[tuple[Node, Call]]) -> list[tuple[Any, ...] | None]:
        """Send all questions, then wait for the answers; None for an object that is gone.

        Raises:
            TimeoutError: Not all answers came within `LIMIT_S`.
        """
        waiting: dict[int, int] = {}
        for place, (node, call) in enumerate(calls):
            address = self._jeepney.DBusAddress(node.path, node.owner, call.interface)
            message = self._jeepney.new_method_call(
                address, call.method, call.signature, call.arguments
            )
            serial = next(self._bus.outgoing_serial)
            self._bus.send(message, serial=serial)
            waiting[serial] = place
        answers: list[tuple[Any, ...] | None] = [None] * len(calls)
        deadline = time.monotonic() + LIMIT_S
        while waiting:
            message = self._bus.receive(timeout=max(0.0, deadline - time.monotonic()))
            answered = waiting.pop(message.header.fields.get(_REPLY_TO, -1), None)
            if answered is None:
                self._keep(message)
            elif message.header.message_type.value == _RETURN:
                answers[answered] = message.body
        return answers

    def _keep(self, message: Any) -> None:
        if message.header.message_type.value == _SIGNAL and self._rule.matches(message):
            fields = message.header.fields
            source = Node(fields[_SENDER], fields[_PATH])
            self._said.append(Signal(source, fields[_MEMBER], message.body))

    def signals(self) -> list[Signal]:
        """Return what was said so far, oldest first."""
        try:
            while True:
                self._keep(self._bus.receive(timeout=0))
        except TimeoutError:
            return list(self._said)

    def forget(self) -> None:
        """Forget what was said so far."""
        self.signals()
        self._said.clear()
