"""The two daemons of a desktop that we talk to, played on a bus of its own by one thread."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Generator

# It says hardly any of its types.
jeepney: Any = import_module("jeepney")
blocking: Any = import_module("jeepney.io.blocking")

NOTIFICATIONS: Final = "org.freedesktop.Notifications"
POWER: Final = "org.freedesktop.PowerManagement"
PLACE: Final = jeepney.DBusAddress(
    "/org/freedesktop/Notifications", bus_name=NOTIFICATIONS, interface=NOTIFICATIONS
)
ABOUT: Final = """<node>
 <interface name="org.freedesktop.Notifications">
  <method name="Notify">
   <arg direction="in" type="s" name="app_name"/><arg direction="in" type="u" name="replaces"/>
   <arg direction="in" type="s" name="icon"/><arg direction="in" type="s" name="summary"/>
   <arg direction="in" type="s" name="body"/><arg direction="in" type="as" name="actions"/>
   <arg direction="in" type="a{sv}" name="hints"/><arg direction="in" type="i" name="timeout"/>
   <arg direction="out" type="u" name="id"/>
  </method>
  <method name="GetCapabilities"><arg direction="out" type="as" name="capabilities"/></method>
  <method name="GetServerInformation">
   <arg direction="out" type="s" name="name"/><arg direction="out" type="s" name="vendor"/>
   <arg direction="out" type="s" name="version"/><arg direction="out" type="s" name="spec"/>
  </method>
  <signal name="ActionInvoked">
   <arg type="u" name="id"/><arg type="s" name="action"/>
  </signal>
  <signal name="NotificationClosed">
   <arg type="u" name="id"/><arg type="u" name="reason"/>
  </signal>
 </interface>
</node>"""
LOOK_S: Final = 0.05


@dataclass
class Daemons:
    """What a desktop was asked.

    Attributes:
        notices: The arguments of every ``Notify``, in order.
        inhibited: The cookies of whoever keeps the computer awake now.
        reasons: What they said.
    """

    connection: Any
    notices: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    inhibited: set[int] = field(default_factory=set[int])
    reasons: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    ended: threading.Event = field(default_factory=threading.Event)
    clicks: list[int] = field(default_factory=list[int])

    def click(self, number: int) -> None:
        """Click a notification; the first one is number 1."""
        self.clicks.append(number)

    def serve(self) -> None:
        """Answer until `ended`."""
        while not self.ended.is_set():
            try:
                message = self.connection.receive(timeout=LOOK_S)
            except TimeoutError:
                message = None
            if (
                message is not None
                and message.header.message_type is jeepney.MessageType.method_call
            ):
                self._answer(message)
            while self.clicks:
                number = self.clicks.pop(0)
                self.connection.send(
                    jeepney.new_signal(PLACE, "ActionInvoked", "us", (number, "default"))
                )

    def _answer(self, message: Any) -> None:
        member = message.header.fields[jeepney.HeaderFields.member]
        signature, body = self._reply(member, message.body)
        self.connection.send(jeepney.new_method_return(message, signature, body))

    def _reply(self, member: str, asked: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        if member == "Notify":
            self.notices.append(asked)
        elif member == "Inhibit":
            self.reasons.append(asked)
            self.inhibited.add(len(self.reasons))
        elif member == "UnInhibit":
            self.inhibited.discard(asked[0])
        replies: dict[str, tuple[str, tuple[Any, ...]]] = {
            "Introspect": ("s", (ABOUT,)),
            "GetCapabilities": ("as", (["body", "actions"],)),
            "GetServerInformation": ("ssss", ("tests", "tests", "1", "1.2")),
            "Notify": ("u", (len(self.notices),)),
            "Inhibit": ("u", (len(self.reasons),)),
        }
        return replies.get(member, ("", ()))


@contextmanager
def daemons(address: str) -> Generator[Daemons]:
    """Play a desktop on a bus until the block ends."""
    connection = blocking.open_dbus_connection(bus=address)
    try:
        for name in (NOTIFICATIONS, POWER):
            connection.send_and_get_reply(jeepney.message_bus.RequestName(name))
        playing = Daemons(connection)
        thread = threading.Thread(target=playing.serve, name="desktop")
        thread.start()
        try:
            yield playing
        finally:
            playing.ended.set()
            thread.join()
    finally:
        connection.close()
