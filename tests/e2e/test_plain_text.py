"""What services, hosts and files say is shown as it is: nothing is ever taken for rich text."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

import pikascenes_desktop
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import (
    HistoryDamaged,
    HostRejected,
    ImageUnreadable,
    ServiceFault,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, State
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.controls.tips import plain_tip, safe_tip
from pikascenes_desktop.ui.gallery.decide import Decision
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.safekeeping.report import ReportSheet
from tests.e2e.shell_window import click, shell, shell_world
from tests.e2e.test_window_settings import opened
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikascenes_desktop.domain.generation import Generation
    from tests.fakes.world import World

PACKAGE = Path(pikascenes_desktop.__file__).parent
MARKUP = "<img src='x'><b>bold</b> &lt; 5 < 6"
SHOWN = "bold</b>"
RICH = {
    *("QMessageBox", "QErrorMessage", "QInputDialog", "QTextBrowser", "QStaticText"),
    *("setHtml", "insertHtml", "appendHtml", "toHtml", "setWhatsThis", "RichText", "AutoText"),
}
"""Names of Qt that show or make rich text, or guess whether a text is."""


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def rich_tips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QListWidget):
        yield from (widget.item(row).toolTip() for row in range(widget.count()))
    for action in widget.actions():
        if not isinstance(widget, QMenu) or widget.toolTipsVisible():
            yield action.toolTip()


def texts(widget: QWidget) -> Iterator[str]:
    """Return what a widget says, and complain of what could be taken for rich text."""
    if isinstance(widget, QLabel) and widget.text():
        assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
        yield widget.text()
    if isinstance(widget, QTextEdit):
        assert not widget.acceptRichText(), widget.objectName()
        yield widget.toPlainText()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    for tip in rich_tips(widget):
        if "<" in tip or "&lt;" in tip:
            inside = tip.removeprefix(plain_tip("").removesuffix("</p>")).removesuffix("</p>")
            assert inside != tip, tip
            assert "<" not in inside, tip
        yield tip


def is_shown() -> bool:
    """Look at all windows that are open, and at all that is in them: does one say it?"""
    said = [
        text
        for top in QApplication.topLevelWidgets()
        for widget in (top, *top.findChildren(QWidget))
        for text in texts(widget)
    ]
    return any(SHOWN in text or "bold&lt;/b&gt;" in text for text in said)


def looked_at(*, holds: bool = True) -> None:
    """Look at all windows that are open, now."""
    assert is_shown() or not holds


def hostile(world: World) -> list[Generation]:
    """Return clips and cards whose every foreign text is markup."""
    facts: dict[str, object] = {"image": 1, "reason": MARKUP, "host": MARKUP, "name": MARKUP}
    folder = world.library.root
    common: dict[str, Any] = {
        "prompt": MARKUP,
        "ingredients": (Ingredient(f"/pictures/{MARKUP[:5]}.png"),),
    }
    for name in ("one", "two"):
        (folder / f"{name}.mp4").write_bytes(b"a clip")
    return [
        made("refused", State.REFUSED, failure=Failure(FailureCode.REJECTED, {}, MARKUP), **common),
        made(
            "host",
            State.READY,
            blocked_by=BlockedBy.HOST,
            failure=Failure("upload_refused", facts, MARKUP),
            **common,
        ),
        made("unsure", State.UNCONFIRMED, failure=Failure(FailureCode.LOST_REPLY, facts), **common),
        *(
            replace(made(name, **common), request_id=MARKUP, title=MARKUP)
            for name in ("one", "two")
        ),
    ]


async def test_markup_of_others_is_shown_as_it_is_in_gallery_and_viewer(world: World):
    cards = hostile(world)
    put(world, *cards)
    async with shell(world) as hands:
        window, gallery = hands.window, hands.window.gallery
        await until(lambda: gallery.model.rowCount() == len(cards))
        gallery.cards.acted.emit(4, Action.MENU, window.mapToGlobal(QPoint(500, 200)))
        looked_at(holds=False)
        for menu in gallery.findChildren(QMenu):
            menu.close()
        for card in cards[:3]:
            gallery.deeds.carry_out(Action.DETAILS, card)
            looked_at(holds=card.failure is not None)
            assert window.dialogs.front is not None
            window.dialogs.front.reject()
        window.open_clip("one", 0)
        await until(is_shown)
        window.pages.compare_generations(("one", "two"))
        await until(is_shown)
        window.pages.to_workspace()


async def test_markup_of_others_is_shown_as_it_is_in_composer_and_banners(world: World):
    async with shell(world) as hands:
        window = hands.window
        bad = hands.picture("bad.png")
        world.intake.trouble[bad] = ImageUnreadable(f"{MARKUP}.png")
        await hands.add("bad.png", "fox.png")
        window.composer.load(Scene((Ingredient(f"/nowhere/{MARKUP}.png"),)), title=MARKUP)
        await hands.read()
        window.say(MARKUP, MARKUP, lambda: None)
        window.alarms.show_trouble(ServiceFault(MARKUP, 500, MARKUP))
        looked_at()
        window.alarms.show_trouble(HostRejected(MARKUP))
        stuck = made("key", State.READY, blocked_by=BlockedBy.KEY)
        hands.desk.generations.changed.publish(stuck)
        assert window.banners.current is not None
        assert window.banners.current.kind is Kind.KEY
        click(window.banners.more_button)
        looked_at()
        for menu in window.banners.findChildren(QMenu):
            menu.close()


async def test_markup_of_others_is_shown_as_it_is_in_the_settings(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.check_button.isVisible)
        world.service.errors = [ServiceFault(MARKUP, 500)]
        click(page.check_button)
        await until(lambda: SHOWN in page.message)
        looked_at()
        for name in ("host", "library", "general"):
            opened(hands, name)
            looked_at(holds=False)
        hands.window.dialogs.open_about()
        looked_at(holds=False)


def test_a_tooltip_is_left_alone_unless_it_looks_like_markup():
    assert safe_tip("salt & pepper, 5 > 4") == "salt & pepper, 5 > 4"
    assert safe_tip("5 < 6") == plain_tip("5 < 6")
    assert safe_tip("&lt;b>") == plain_tip("&lt;b>")


def test_nothing_of_qts_that_makes_rich_text_is_used():
    used: dict[str, str] = {}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node, "attr", getattr(node, "id", ""))
            if name in RICH:
                used[name] = str(file)
    assert used == {}


async def test_markup_of_others_is_shown_as_it_is_in_the_sheets(world: World):
    put(world, made("unsure", State.UNCONFIRMED, prompt=MARKUP, sent_at=0.0))
    world.report_sources.lines = f"{MARKUP}\n"
    world.contacts.begin(MARKUP, Purpose.SERVICE, MARKUP).fail()
    damaged = HistoryDamaged("/data/history.db", f"/data/{MARKUP}.db")
    async with shell(world, damaged=damaged) as hands:
        window = hands.window
        looked_at(holds=False)
        window.banners.act()
        for opened_by in ("", "me.contacts", "me.report"):
            if opened_by:
                window.menus.actions[opened_by].trigger()
            sheet = window.dialogs.front
            assert sheet is not None
            if isinstance(sheet, ReportSheet):
                await until(lambda sheet=sheet: sheet.report is not None)
                names = [part.name for part in sheet.report.parts] if sheet.report else []
                sheet.names.setCurrentRow(names.index("log.txt"))
            looked_at(holds=opened_by == "me.contacts")
            sheet.reject()
        gallery = window.gallery
        await until(lambda: gallery.model.rowCount() == 1)
        gallery.cards.acted.emit(0, Action.DECIDE, window.mapToGlobal(QPoint(500, 200)))
        popup = next(one for one in gallery.findChildren(Decision) if one.isVisible())
        world.service.errors = [ServiceFault(MARKUP, 500, MARKUP)]
        popup.field.setText("r1")
        popup.attach.click()
        await until(lambda: bool(popup.trouble.text()))
        looked_at(holds=False)
        popup.close()


async def test_markup_of_others_is_shown_as_it_is_in_questions(world: World, tmp_path: Path):
    one = made("one", prompt=MARKUP)
    put(world, one)
    async with shell(world) as hands:
        question = Question(
            hands.theme, hands.window, title=MARKUP, body=MARKUP, yes="Yes", no="No"
        )
        question.open()
        looked_at()
        question.reject()
        hands.window.dialogs.archives.import_from(str(tmp_path / f"{MARKUP[:5]}.json"))
        await until(lambda: hands.window.banners.current is not None)
        looked_at(holds=False)
