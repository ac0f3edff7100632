"""Notifications and staying awake, on a real message bus with a desktop's daemons on it."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from pikascenes_desktop.adapters.notifications import DesktopNotifications
from pikascenes_desktop.adapters.program_facts import program_icon
from pikascenes_desktop.adapters.wake_lock import SystemWakeLock
from pikascenes_desktop.ports.desktop import SystemNotice
from tests.fakes.inline_network import InlineNetwork
from tests.fakes.manual_clock import until
from tests.servers.desktop_daemons import daemons
from tests.servers.session_bus import bus

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.servers.desktop_daemons import Daemons

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a message bus"),
]

POSTER = b"\xff\xd8\xff\xe0 a poster"


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Daemons]:
    with bus(tmp_path / "bus") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.delenv("XDG_SESSION_DESKTOP", raising=False)
        with daemons(address) as playing:
            yield playing


def content_of(link: str) -> bytes | None:
    """Return what a file link leads to; None where there is nothing."""
    path = Path(unquote(urlsplit(link).path))
    return path.read_bytes() if path.is_file() else None


async def test_a_notification_shows_the_poster_and_can_be_clicked(desktop: Daemons):
    clicked = asyncio.Event()
    notifications = DesktopNotifications(InlineNetwork(), program_icon())
    notice = SystemNotice("Your clip is ready", "a <b>fox</b> & a lantern", POSTER)
    await notifications.show(notice, clicked.set)
    ((name, _replaces, icon, title, text, actions, hints, _timeout),) = desktop.notices
    assert (name, title) == ("PikaScenes Desktop", "Your clip is ready")
    assert await asyncio.to_thread(content_of, icon) == program_icon().read_bytes()
    assert "<" not in text  # some desktops would read it as markup
    assert "&" not in text
    assert "fox" in text
    assert "default" in actions
    link = hints["image-path"][1]
    assert await asyncio.to_thread(content_of, link) == POSTER
    desktop.click(1)
    await until(clicked.is_set)
    await notifications.close()
    assert await asyncio.to_thread(content_of, link) is None


async def test_notices_go_on_one_connection_and_need_no_picture(desktop: Daemons):
    notifications = DesktopNotifications(InlineNetwork())
    for title in ("one", "two"):
        await notifications.show(SystemNotice(title, ""), lambda: None)
    assert [notice[3] for notice in desktop.notices] == ["one", "two"]
    assert "image-path" not in desktop.notices[0][6]
    await notifications.close()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all"])
async def test_a_computer_without_a_desktop_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch, address: str
):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    notifications = DesktopNotifications(InlineNetwork())
    await notifications.show(SystemNotice("Your clip is ready", ""), lambda: None)
    await notifications.close()
    await asyncio.to_thread(_hold_and_release)


def _hold_and_release() -> None:
    lock = SystemWakeLock()
    lock.hold()
    lock.close()


async def test_the_computer_is_kept_awake_and_let_go(desktop: Daemons):
    lock = SystemWakeLock()
    lock.hold()
    lock.hold()
    await until(lambda: len(desktop.inhibited) == 1)
    lock.release()
    lock.release()
    await until(lambda: not desktop.inhibited)
    lock.hold()
    await until(lambda: len(desktop.inhibited) == 1)
    await asyncio.to_thread(lock.close)
    assert not desktop.inhibited
    assert len(desktop.reasons) == 2
    assert not [each for each in threading.enumerate() if each.name == "keep awake"]
