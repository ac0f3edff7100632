"""Linux desktops tell by the settings portal, GNOME and its kin by ``gsettings`` as well.

Sources: the keys ``contrast`` and ``reduced-motion`` of ``org.freedesktop.appearance`` in the
documentation of ``org.freedesktop.portal.Settings`` (0 is no preference, 1 a wish), and the
schemas ``org.gnome.desktop.a11y.interface`` and ``org.gnome.desktop.interface``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, Protocol, TypeAlias, runtime_checkable
from uuid import uuid4

from pikascenes_desktop.ui.system_wishes.wishes import Run, Wishes, printed_by

PORTAL: Final = "org.freedesktop.portal.Desktop"
PORTAL_PATH: Final = "/org/freedesktop/portal/desktop"
PORTAL_SETTINGS: Final = "org.freedesktop.portal.Settings"
APPEARANCE: Final = "org.freedesktop.appearance"
PATIENCE_MS: Final = 1000

AskPortal: TypeAlias = Callable[[str], object]
"""Returns the value of a key of the portal's appearance settings; None where it has none."""


@runtime_checkable
class Wrapping(Protocol):
    """D-Bus's variant, as Qt hands it over."""

    def variant(self) -> object:
        """Return what it holds."""
        ...


def read_wishes(ask_portal: AskPortal | None = None, run: Run = printed_by) -> Wishes:
    """Ask the portal, and ``gsettings`` for what the portal does not know.

    Args:
        ask_portal: What stands in for the portal on the session bus.
        run: What stands in for running ``gsettings``.
    """
    ask = ask_portal or _portal_on_the_bus
    contrast, motion = ask("contrast"), ask("reduced-motion")
    if contrast is None:
        high_contrast = _setting(run, "org.gnome.desktop.a11y.interface", "high-contrast") == "true"
    else:
        high_contrast = contrast == 1
    if motion is None:
        reduced = _setting(run, "org.gnome.desktop.interface", "enable-animations") == "false"
    else:
        reduced = motion == 1
    return Wishes(high_contrast=high_contrast, reduced_motion=reduced)


def _setting(run: Run, schema: str, key: str) -> str:
    return run(("gsettings", "get", schema, key))


def _portal_on_the_bus(key: str) -> object:
    # Here, on a worker thread: a start need not wait for it, and other systems never load it.
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # noqa: PLC0415

    # By its address: asked for "the session bus", libdbus may start one where there is none.
    runtime = os.environ.get("XDG_RUNTIME_DIR", "/run")
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={runtime}/bus"
    name = f"wishes-{uuid4().hex}"
    bus = QDBusConnection.connectToBus(address, name)
    try:
        if not bus.isConnected():
            return None
        question = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, PORTAL_SETTINGS, "ReadOne")
        question.setArguments([APPEARANCE, key])
        answer = bus.call(question, QDBus.CallMode.Block, PATIENCE_MS)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            return None
        return plain(answer.arguments())
    finally:
        QDBusConnection.disconnectFromBus(name)


def plain(values: list[object]) -> object:
    """Return what an answer holds, out of its wrappings; None if it holds nothing."""
    value = values[0] if values else None
    while isinstance(value, Wrapping):
        value = value.variant()
    return value
