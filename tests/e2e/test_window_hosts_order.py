"""Several upload hosts: which steps in when one fails, and which may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from pikascenes_desktop.domain.errors import HistoryUnavailable
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.ui.words import say
from tests.e2e.host_page import BUCKET, IMGBB, WEBDAV, active, have, opened
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.ui.settings.host_order import HostOrder
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def rows(order: HostOrder) -> list[tuple[str, bool]]:
    items = [order.list.item(row) for row in range(order.list.count())]
    return [(item.text(), item.checkState() is Qt.CheckState.Checked) for item in items]


async def test_only_hosts_with_a_tick_step_in(world: World):
    have(world, BUCKET, IMGBB, WEBDAV, spare_hosts=("mine",))
    async with shell(world) as hands:
        settings = hands.desk.settings
        order = opened(hands).host.order
        assert order.isVisible()
        assert rows(order) == [("studio, tried first", True), ("mine", True), ("attic", False)]
        order.list.item(2).setCheckState(Qt.CheckState.Checked)
        await until(lambda: settings.current.host_order == ("studio", "mine", "attic"))
        order.list.item(1).setCheckState(Qt.CheckState.Unchecked)
        await until(lambda: settings.current.host_order == ("studio", "attic"))
        order.list.item(0).setCheckState(Qt.CheckState.Unchecked)  # the first is always tried
        assert rows(order)[0] == ("studio, tried first", True)


async def test_keys_and_buttons_move_a_host(world: World):
    have(world, BUCKET, IMGBB, WEBDAV, spare_hosts=("attic", "mine"))
    async with shell(world) as hands:
        settings = hands.desk.settings
        page = (await active(hands)).host
        order = page.order
        order.list.setFocus()
        assert not order.up.isEnabled()
        QTest.keyClick(order.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        await until(lambda: settings.current.host_order == ("attic", "studio", "mine"))
        assert rows(order)[0][0] == "attic, tried first"
        assert order.list.currentRow() == 1
        await until(lambda: page.cards.named("attic").is_in_use)
        assert not page.cards.named("studio").is_in_use
        click(order.down)
        await until(lambda: settings.current.host_order == ("attic", "mine", "studio"))
        assert not order.down.isEnabled()
        QTest.keyClick(order.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        click(order.up)
        click(order.up)
        await until(lambda: settings.current.host_order == ("studio", "attic", "mine"))
        QTest.keyClick(order.list, Qt.Key.Key_Down)
        assert order.list.currentRow() == 1


async def test_a_host_is_dragged_to_its_place(world: World):
    have(world, BUCKET, IMGBB, WEBDAV, spare_hosts=("attic", "mine"))
    async with shell(world) as hands:
        order = opened(hands).host.order
        order.list.setCurrentRow(2)
        item = order.list.takeItem(2)
        order.list.insertItem(0, item)
        order.list.setCurrentItem(item)
        nowhere = QDropEvent(
            QPointF(-1, -1),
            Qt.DropAction.IgnoreAction,
            QMimeData(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        order.list.dropEvent(nowhere)
        await until(lambda: hands.desk.settings.current.host_order == ("mine", "studio", "attic"))


async def test_one_host_or_none_in_use_has_no_order(world: World):
    have(world, BUCKET)
    async with shell(world) as hands:
        assert not opened(hands).host.order.isVisible()
    have(world, BUCKET, IMGBB, host="links")
    async with shell(world) as hands:
        assert not opened(hands).host.order.isVisible()


async def test_a_host_goes_with_its_secret(world: World):
    have(world, BUCKET, IMGBB, spare_hosts=("attic",))
    world.secrets.stored["host:studio"] = "s3cret"
    async with shell(world) as hands:
        page = opened(hands).host
        deeds = page.deeds
        assert not deeds.export_button.isVisible()
        click(deeds.remove_button)
        await until(lambda: deeds.question is not None)
        assert deeds.question is not None
        assert deeds.question.windowTitle() == "Remove “studio”?"
        assert deeds.question.no_button is not None
        click(deeds.question.no_button)
        assert len(hands.desk.settings.current.hosts) == 2
        click(deeds.remove_button)
        click(deeds.remove_button)
        await until(lambda: deeds.question is not None)
        click(deeds.question.yes_button)
        await until(lambda: page.message == "“studio” was removed.")
        current = hands.desk.settings.current
        assert current.hosts == (IMGBB,)
        assert current.host == "attic"
        assert "host:studio" not in world.secrets.stored
        assert page.choice == "attic"
        assert not page.is_changed


async def test_images_that_are_still_there_are_counted_before(world: World):
    have(world, BUCKET)
    async with shell(world) as hands:
        path = world.folder / "x.png"
        path.write_bytes(b"picture")
        image = ImageFile(1, path, "ab" * 32, "image/png", 7)
        ledger = hands.desk.generations.ledger
        await ledger.send(world.hosts.known["studio"], image, lambda _done, _total: None)
        deeds = opened(hands).host.deeds
        click(deeds.remove_button)
        await until(lambda: deeds.question is not None)
        assert deeds.question is not None
        assert deeds.question.accessibleDescription() == say("ho.remove.out", n=1)


async def test_a_history_out_of_reach_keeps_nobody_from_asking(world: World):
    have(world, BUCKET)
    async with shell(world) as hands:

        async def ledger(**_: object) -> tuple[()]:
            raise HistoryUnavailable("history")

        vars(hands.desk.exposures)["ledger"] = ledger
        deeds = opened(hands).host.deeds
        click(deeds.remove_button)
        await until(lambda: deeds.question is not None)
        assert deeds.question is not None
        assert deeds.question.accessibleDescription() == say("ho.remove.b")


async def test_a_host_that_clips_wait_for_does_not_go(world: World):
    have(world, BUCKET, IMGBB)
    async with shell(world) as hands:

        async def needed(_name: str) -> int:
            return 2

        page = opened(hands).host
        vars(page.deeds)["_profiles"].needed_by = needed
        click(page.deeds.remove_button)
        await until(lambda: page.deeds.question is not None)
        assert page.deeds.question is not None
        click(page.deeds.question.yes_button)
        await until(lambda: page.message.startswith("“studio” is still needed"))
        assert "(2)" in page.message
        assert len(hands.desk.settings.current.hosts) == 2
