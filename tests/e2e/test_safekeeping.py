"""What the window shows of safety: unsure requests, repairs, reports, connections, archives."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from pikascenes_desktop.cli.words import standing_sentence
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import (
    DiskFull,
    HistoryDamaged,
    HostMissing,
    KeyRejected,
    LibraryUnavailable,
    RateLimited,
    Unreachable,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, State
from pikascenes_desktop.domain.money import Price
from pikascenes_desktop.ports.remote import ModelInfo, RemoteResult, RemoteStatus
from pikascenes_desktop.services.archive_writing import archive_of
from pikascenes_desktop.ui import obstacles
from pikascenes_desktop.ui.gallery.decide import Decision
from pikascenes_desktop.ui.gallery.messages import Action, message_of, running_buttons
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.gallery.stages import stage_of
from pikascenes_desktop.ui.safekeeping.connections import ConnectionsSheet
from pikascenes_desktop.ui.safekeeping.repaired import RepairedSheet
from pikascenes_desktop.ui.safekeeping.report import ReportSheet
from pikascenes_desktop.ui.words import say
from tests.contracts.samples import clip, generation
from tests.e2e.gallery_window import gallery, painted_world
from tests.e2e.shell_window import shell, shell_world
from tests.fakes.manual_clock import ManualClock, until
from tests.unit.ui_gallery_examples import NOW, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from tests.e2e.gallery_window import GalleryWindow
    from tests.fakes.world import World

DAMAGED = HistoryDamaged(
    "/data/history.db", "/data/history.damaged-1.db", generations=1204, receipts=3, clips=2
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return painted_world(tmp_path)


def decision(window: GalleryWindow) -> Decision:
    return next(one for one in window.page.findChildren(Decision) if one.isVisible())


async def test_the_wait_is_counted_down_and_ends_by_itself(world: World, qapp: object):
    clock = ManualClock(NOW)
    vars(world).update(clock=clock)
    put(world, made("one", State.UNCONFIRMED, sent_at=NOW - 60))
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        sending = decision(window).sending
        assert "1:00" in sending.wait.text()
        await clock.advance(30)
        sending.count()
        assert "0:30" in sending.wait.text()
        assert not sending.button.isEnabled()
        await clock.advance(30)
        sending.count()
        assert sending.button.isEnabled()
        assert not sending.wait.isVisible()


async def test_sending_again_names_its_price(world: World, qapp: object):
    put(
        world,
        made("one", State.UNCONFIRMED, sent_at=NOW - 600),
        made("two", State.UNCONFIRMED, sent_at=NOW - 600, practice=True),
    )
    world.service.model = None
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        sending = decision(window).sending
        unknown = "This sends one more paid request. Its price is not known just now."
        await until(lambda: sending.price.text() == unknown)
        assert sending.button.accessibleDescription() == unknown
        decision(window).close()
        price = Price(Decimal("0.45"), "output", "a base price")
        world.service.model = ModelInfo("pika/pikascenes", "Pikascenes", price)
        await window.desk.costs.refresh()
        window.click(0, Action.DECIDE)
        sending = decision(window).sending
        assert sending.price.text() == "This sends one more paid request: about $0.45."
        assert sending.button.accessibleDescription() == sending.price.text()
        decision(window).close()
        window.click(1, Action.DECIDE)
        sending = decision(window).sending
        assert sending.price.text() == "This goes to practice once more, at no cost."


async def test_another_scene_is_attached_only_when_the_user_insists(world: World, qapp: object):
    put(world, made("one", State.UNCONFIRMED, sent_at=NOW - 600))
    other = world.service.take(b"{}", "other")
    other.statuses = [RemoteStatus("completed")]
    other.result = RemoteResult("succeeded", echo={"promptText": "another", "seed": -1})
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        popup = decision(window)
        popup.field.setText("other")
        popup.attach.click()
        await until(popup.anyway.isVisible)
        assert "prompt" in popup.trouble.text()
        assert world.history.generations["one"].request_id is None
        popup.anyway.click()
        await until(lambda: world.history.generations["one"].request_id == "other")


ERRORS = {
    BlockedBy.KEY: KeyRejected(),
    BlockedBy.NETWORK: Unreachable("model-api.example", "connect"),
    BlockedBy.RATE: RateLimited("model-api.example", 30.0),
    BlockedBy.DISK: DiskFull("/films"),
    BlockedBy.LIBRARY: LibraryUnavailable("/films"),
    BlockedBy.HOST: HostMissing(),
}
"""What leads to each block."""


def blocked(block: BlockedBy, state: State) -> Generation:
    failure = Failure(ERRORS[block].code, ERRORS[block].facts())
    return made("one", state, blocked_by=block, blocked_until=NOW + 30, failure=failure)


def card_of(one: Generation) -> tuple[str, list[str]]:
    """Return what a card says, and its buttons."""
    if kind_of(one.state, one.blocked_by) is Kind.RUNNING:
        stage = stage_of(one, None, NOW, None)
        return stage.name, [each.label for each in running_buttons(one, at_work=False)]
    message = message_of(one)
    return f"{message.title}. {message.body}", [each.label for each in message.buttons]


@pytest.mark.parametrize("state", [State.READY, State.IN_LINE, State.REMOTE_DONE])
@pytest.mark.parametrize("block", BlockedBy)
def test_every_block_has_a_sentence_and_a_way_on(block: BlockedBy, state: State, qapp: object):
    one = blocked(block, state)
    text, buttons = card_of(one)
    assert text
    assert buttons
    banner = obstacles.kind_of(one)
    assert (banner is None) is (block is BlockedBy.RATE)  # which passes by itself
    if banner is not None:
        told = obstacles.obstacle(banner, [one])
        assert told.text
        assert say(told.label_key)


def test_each_block_says_something_of_its_own(qapp: object):
    said = {card_of(blocked(block, State.READY))[0] for block in BlockedBy}
    assert len(said) == len(BlockedBy), said
    lines = {standing_sentence(blocked(block, State.READY), "/films") for block in BlockedBy}
    assert len(lines - {None}) == len(BlockedBy), lines


def test_what_needs_attention_has_a_way_on(qapp: object):
    for failure in (None, Failure(FailureCode.UNKNOWN_REQUEST), Failure(FailureCode.EXPIRED)):
        one = made("one", State.NEEDS_ATTENTION, failure=failure, request_id="r1")
        message = message_of(one)
        assert message.body
        assert message.buttons


async def test_what_came_back_of_a_history_is_shown(tmp_path: Path, qapp: object):
    async with shell(shell_world(tmp_path), damaged=DAMAGED) as hands:
        window = hands.window
        assert window.banners.action_button.text() == "What came back…"
        window.banners.act()
        sheet = window.dialogs.front
        assert isinstance(sheet, RepairedSheet)
        assert [value for _, value in sheet.rows] == [
            *("1,204", "3", "2", "No", "history.damaged-1.db")
        ]
        sheet.copy_button.click()
        assert "history.damaged-1.db" in QGuiApplication.clipboard().text()
        sheet.close_button.click()


async def test_connections_are_listed_and_copied(tmp_path: Path, qapp: object):
    world = shell_world(tmp_path)
    async with shell(world) as hands:
        window = hands.window
        window.menus.actions["me.contacts"].trigger()
        sheet = window.dialogs.front
        assert isinstance(sheet, ConnectionsSheet)
        assert sheet.as_text() == "Nothing has been contacted yet."
        tally = world.contacts.begin("api.example", Purpose.SERVICE, "proxy.example:1")
        tally.sent(1500)
        tally.fail()
        sheet.look()
        sheet.copy_button.click()
        assert QGuiApplication.clipboard().text() == (
            "api.example: Making clips: requests, their state and the price. 1.5 KB up, 0 bytes "
            "down · 1 request · 1 without an answer · through proxy.example:1"
        )
        sheet.close_button.click()
        window.dialogs.open_about()
        about = window.dialogs.about
        assert about is not None
        about.contacts_button.click()
        assert isinstance(window.dialogs.front, ConnectionsSheet)
        window.dialogs.front.reject()


async def test_a_report_is_shown_before_it_is_saved(tmp_path: Path, qapp: object):
    world = shell_world(tmp_path)
    put(world, replace(made("one", State.UNCONFIRMED), sent_at=NOW))
    world.report_sources.lines = "a line with secret-key-1a2b\n"
    async with shell(world) as hands:
        window = hands.window
        window.menus.actions["me.report"].trigger()
        sheet = window.dialogs.front
        assert isinstance(sheet, ReportSheet)
        assert not sheet.save_button.isEnabled()
        await until(lambda: sheet.report is not None)
        shown: dict[str, str] = {}
        assert sheet.report is not None
        for row, part in enumerate(sheet.report.parts):
            sheet.names.setCurrentRow(row)
            shown[part.name] = sheet.text.toPlainText()
        assert shown["log.txt"].strip() == "a line with ***"
        assert "the fox sings" not in shown["clips.json"]
        sheet.save_as(str(tmp_path / "report.zip"))
        await until(lambda: sheet.verdict.tone == "success")
        with zipfile.ZipFile(tmp_path / "report.zip") as file:
            assert {name: file.read(name).decode() for name in file.namelist()} == shown
        sheet.prompts.click()
        assert not sheet.save_button.isEnabled()
        await until(lambda: sheet.report is not None)
        sheet.save_as(str(tmp_path / "none" / "report.zip"))
        await until(lambda: sheet.verdict.tone == "danger")
        sheet.close_button.click()


async def test_a_history_goes_out_and_comes_in_again(tmp_path: Path, qapp: object):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = shell_world(tmp_path / "a"), shell_world(tmp_path / "b")
    one = replace(
        made("one", State.CANCELLED), id="a0000001-0000-4000-8000-000000000000", failure=None
    )
    put(first, one)
    file = tmp_path / "history.json"
    async with shell(first) as hands:
        archives = hands.window.dialogs.archives
        hands.window.menus.actions["me.history.out"].trigger()
        assert archives.dialog is not None
        archives.dialog.close()
        archives.export_to(str(file))
        await until(file.exists)
        await until(lambda: "1 clip" in hands.window.notice.text)
        archives.export_to(str(tmp_path / "none" / "history.json"))
        await until(lambda: hands.window.banners.current is not None)
    async with shell(second) as hands:
        archives = hands.window.dialogs.archives
        hands.window.menus.actions["me.history.in"].trigger()
        assert archives.dialog is not None
        archives.dialog.close()
        archives.import_from(str(file))
        await until(lambda: archives.told is not None)
        await until(lambda: hands.window.gallery.model.rowCount() == 1)
        assert archives.told is not None
        assert "1 clip was added." in archives.told.accessibleDescription()
        archives.told.accept()
        archives.import_from(str(tmp_path / "none.json"))
        await until(lambda: hands.window.banners.current is not None)
    assert second.service.sent == []


async def test_an_import_says_how_far_it_has_looked(tmp_path: Path, qapp: object):
    world = shell_world(tmp_path)
    world.library.root.mkdir(exist_ok=True)
    for number in range(30):
        (world.library.root / f"{number}.mp4").write_bytes(b"another clip")
    one = replace(generation(1), state=State.SAVED, request_id="r1", ended_at=1.0)
    content = json.dumps(archive_of([replace(one, clips=(clip(one),))], NOW))
    (tmp_path / "history.json").write_text(content)
    async with shell(world) as hands:
        archives = hands.window.dialogs.archives
        said: list[str] = []
        archives.notify.connect(said.append)
        archives.import_from(str(tmp_path / "history.json"))
        await until(lambda: archives.told is not None)
        assert archives.told is not None
        assert said[-1] == "Looking for the imported clips in your library… 100%"
        assert len(said) <= 20
        archives.told.accept()
