"""The upload-host page, and hands to use it with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from pikascenes_desktop.domain.host import HostProfile
from tests.e2e.shell_window import prefer
from tests.fakes.fake_host import FakeHost
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from pikascenes_desktop.ui.settings.host_form import HostFormView
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

BUCKET: Final = HostProfile(
    "studio",
    "s3",
    {
        "provider": "minio",
        "endpoint": "https://minio.example.com",
        "region": "us-east-1",
        "bucket": "pika",
        "access_key_id": "AK",
        "path_style": "true",
        "links": "public",
    },
)
IMGBB: Final = HostProfile("attic", "imgbb", {"expires_hours": "24"})
WEBDAV: Final = HostProfile("mine", "webdav", {"endpoint": "https://dav.example.com"})


def have(world: World, *profiles: HostProfile, host: str | None = None, **changes: Any) -> None:
    """Let the user have hosts, the first in use unless it is said otherwise."""
    for profile in profiles:
        world.hosts.known[profile.name] = FakeHost(profile.name)
    first = profiles[0].name if profiles else None
    prefer(world, hosts=profiles, host=host or first, **changes)


def opened(hands: ShellWindow) -> SettingsDialog:
    """Open the settings at the page."""
    hands.window.open_settings("host")
    dialog = hands.window.settings
    assert dialog is not None
    return dialog


async def active(hands: ShellWindow) -> SettingsDialog:
    """Open the settings at the page, and give them the keyboard."""
    dialog = opened(hands)
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    return dialog


def form_of(dialog: SettingsDialog) -> HostFormView:
    """Return the form on show."""
    form = dialog.host.form
    assert form is not None
    return form


def tab_walk(start: QWidget) -> list[QWidget]:
    """Return what Tab reaches from a widget on, once around its window."""
    reached: list[QWidget] = []
    at: QWidget | None = start
    while at is not None:
        if at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(at)
        at = at.nextInFocusChain()
        if at is start:
            break
    return reached
