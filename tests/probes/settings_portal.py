"""A desktop's settings portal on the session bus: says what the wishes on its command line are.

``settings_portal.py contrast=1 reduced-motion=0``; prints ``ready`` when it can be asked.
"""

# jeepney has no types of its own.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import sys

from jeepney import MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
NOT_FOUND = "org.freedesktop.portal.Error.NotFound"


def main(wishes: dict[str, str]) -> None:
    """Answer until the bus goes."""
    connection = open_dbus_connection(bus="SESSION")
    connection.send_and_get_reply(message_bus.RequestName(NAME))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        namespace, key = message.body
        if namespace == "org.freedesktop.appearance" and key in wishes:
            answer = new_method_return(message, "v", (("u", int(wishes[key])),))
        else:
            answer = new_error(message, NOT_FOUND, "s", (f"no {key}",))
        connection.send_message(answer)


if __name__ == "__main__":
    main(dict(wish.split("=") for wish in sys.argv[1:]))
