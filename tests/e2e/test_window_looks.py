"""What the eye would find: no word is cut, nothing overlaps, at every size, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from pikascenes_desktop.domain.errors import HostMissing, ImageUnreadable
from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.ui.banner import Banner, Kind
from pikascenes_desktop.ui.composer.generate_button import GenerateButton
from pikascenes_desktop.ui.composer.note_list import NoteButton
from pikascenes_desktop.ui.composer.prompt import LEAST
from pikascenes_desktop.ui.composer.tile import TileView
from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.controls.segmented import Segment
from pikascenes_desktop.ui.gallery.chips import Chip
from pikascenes_desktop.ui.gallery.empty import SampleButton
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say, set_language
from tests.e2e.shell_window import prefer, shell, shell_world
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

SIZES = ((1280, 800), (1080, 720), (960, 640), (880, 600))
LANGUAGES = ("en", "zh_CN", "pseudo", "rtl")
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
ICON_GAP = 4
"""Between icon and label, in Qt's own styles."""


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication):
    yield shell_world(tmp_path)
    set_language("en")


def room_for_words(button: QPushButton) -> int:
    """Return how wide the label of a push button may be."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    inside = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    sign = 0 if button.icon().isNull() else button.iconSize().width() + ICON_GAP
    return inside.width() - sign


def is_cut(button: QAbstractButton) -> bool:
    """Say whether a button shows less than its label."""
    text = button.text()
    needed, room = 0, 0
    match button:
        case NoteButton():
            pass  # a sentence that elides, with its tooltip
        case GenerateButton():
            inside = button.rect().adjusted(8, 0, -8, 0)  # on two lines where one is too short
            words = QFontMetrics(font("micro", 600)).boundingRect(inside, WRAPPED, text)
            needed, room = int(not inside.contains(words)), 0
        case Chip() | QCheckBox() | QRadioButton():
            needed, room = button.sizeHint().width(), button.width()
        case SampleButton():
            needed = QFontMetrics(font("body", 500)).horizontalAdvance(text)
            room = button.words_width
        case Segment():
            needed, room = button.minimumSizeHint().width(), button.width()
        case QPushButton():
            needed, room = button.fontMetrics().horizontalAdvance(text), room_for_words(button)
        case _:
            pass
    return needed > room


def cut_words(window: QWidget) -> list[str]:
    """Return the labels of all visible buttons, and all plain lines, that are cut."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    found = [button.text() for button in buttons if button.text() and is_cut(button)]
    for each in window.findChildren(QLabel):
        is_line = not each.wordWrap() and not isinstance(each, ElidedLabel)
        words = each.fontMetrics().horizontalAdvance(each.text())
        if each.isVisible() and is_line and words > each.contentsRect().width():
            found.append(each.text())
    return found


def cut_anywhere(hands: ShellWindow) -> dict[tuple[int, int], list[str]]:
    """Return what is cut at each size; empty lists are left out."""
    found: dict[tuple[int, int], list[str]] = {}
    for width, height in SIZES:
        hands.window.resize(width, height)
        QApplication.sendPostedEvents()
        hands.composer.refresh()
        QApplication.sendPostedEvents()
        hands.window.grab()  # lays everything out
        cut = cut_words(hands.window)
        if cut:
            found[width, height] = cut
    return found


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_word_is_cut_while_a_scene_is_made(world: World, language: str):
    async with shell(world, language=language) as hands:
        await until(hands.window.gallery.first.isVisible)
        assert cut_anywhere(hands) == {}
        await hands.add("fox.png", "hut.png", "moon.png")
        hands.footer.variations.set_value("4")
        hands.body.settings.seed_mode.button("locked").click()
        hands.body.settings.seed.setText("4821x")
        hands.body.settings.seed_changed.emit()
        hands.composer.generate()
        assert cut_anywhere(hands) == {}
        hands.body.fold.click()
        hands.body.prompt.set_text("x" * 2200)
        assert cut_anywhere(hands) == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_word_is_cut_in_notes_banners_and_practice(world: World, language: str):
    prefer(world, practice=True)
    async with shell(world, language=language) as hands:
        world.intake.trouble[hands.picture("bad.png")] = ImageUnreadable("bad.png")
        await hands.add("bad.png", "fox.png")
        assert hands.window.banners.has(Kind.PRACTICE)
        assert cut_anywhere(hands) == {}
        hands.window.alarms.show_trouble(HostMissing())
        hands.window.banners.put(Banner(Kind.OFFLINE, "warning", "off", say("ban.offline")))
        stuck = made("key", State.READY, blocked_by=BlockedBy.KEY)
        hands.desk.generations.changed.publish(stuck)
        assert cut_anywhere(hands) == {}
        hands.window.say(say("comp.cleared"), say("act.undo"), lambda: None)
        assert cut_anywhere(hands) == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_word_is_cut_above_the_clips(world: World, language: str):
    shapes = [made(shape.name, ratio=shape, favourite=True) for shape in AspectRatio]
    put(world, *shapes, made("stuck", State.UNCONFIRMED))
    async with shell(world, language=language) as hands:
        gallery = hands.window.gallery
        await until(lambda: gallery.model.rowCount() == len(shapes) + 1)
        gallery.cards.picker.all()
        assert gallery.selection.isVisible()
        assert cut_anywhere(hands) == {}
        gallery.focus_search()
        assert cut_anywhere(hands) == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_word_is_cut_in_settings_and_questions(world: World, language: str):
    async with shell(world, language=language) as hands:
        for width, height in SIZES:
            hands.window.resize(width, height)
            hands.window.open_settings("account")
            dialog = hands.window.settings
            assert dialog is not None
            for page in ("account", "host", "library", "general"):
                dialog.show_page(page)
                await settle()
                dialog.grab()
                assert cut_words(dialog) == []
            dialog.reject()
        await hands.add("fox.png")
        hands.composer.footer.variations.set_value("4")
        hands.body.settings.quality.button("1080p").click()
        hands.body.settings.length.button("10").click()
        hands.composer.generate()
        assert hands.window.findChildren(Question)
        await settle()
        hands.window.grab()
        assert cut_words(hands.window) == []


# --- measures ---------------------------------------------------------------------------------


async def test_the_prompt_never_gets_lower_than_it_may(world: World):
    async with shell(world) as hands:
        hands.window.resize(880, 600)
        hands.body.fold.click()
        await settle()
        hands.window.grab()
        assert hands.body.prompt.field.height() >= LEAST
        assert hands.body.settings.quality.y() < hands.body.settings.length.y()
        hands.window.resize(1280, 800)
        await settle()
        hands.window.grab()
        assert hands.body.settings.quality.y() == hands.body.settings.length.y()
        assert not hands.body.verticalScrollBar().isVisible()


async def test_a_wrong_seed_takes_its_line_from_the_prompt(world: World):
    async with shell(world) as hands:
        hands.body.settings.seed_mode.button("locked").click()
        hands.body.settings.seed.setText("4821x")
        hands.body.settings.seed_changed.emit()
        hands.composer.refresh()
        await settle()
        hands.window.grab()
        problem = hands.body.settings.seed_problem
        assert problem.isVisible()
        assert problem.height() < 3 * problem.fontMetrics().lineSpacing()
        assert not hands.body.verticalScrollBar().isVisible()


async def test_the_reason_comes_before_the_price(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        await until(lambda: "about" in hands.footer.cost)
        hands.composer.clear()
        hands.composer.refresh()
        hands.window.resize(880, 600)
        hands.window.grab()
        assert hands.footer.reason == say("ready.noimg")
        assert "about" not in hands.footer.cost
        hands.composer.undo()
        hands.composer.refresh()
        assert "about" in hands.footer.cost


async def test_tiles_with_notes_wear_rings_around_them(world: World):
    async with shell(world) as hands:
        world.intake.trouble[hands.picture("bad.png")] = ImageUnreadable("bad.png")
        await hands.add("bad.png")
        await settle()
        tile = hands.body.tiles.views[0]
        assert isinstance(tile, TileView)
        picture = hands.window.grab().toImage()
        middle = tile.mapTo(hands.window, tile.rect().center())
        left = tile.mapTo(hands.window, tile.rect().topLeft()).x()
        ring = picture.pixelColor(left - 3, middle.y())
        gap = picture.pixelColor(left - 1, middle.y())
        assert ring.red() > gap.red() + 60
        assert abs(gap.red() - hands.theme.tokens.panel.red()) < 40


async def test_a_scroll_bar_that_scrolls_nothing_is_not_drawn(world: World):
    put(world, made("one"))
    async with shell(world) as hands:
        cards = hands.window.gallery.cards
        await until(lambda: hands.window.gallery.model.rowCount() == 1)
        await settle()
        picture = cards.grab().toImage()
        bar = cards.verticalScrollBar()
        assert not bar.isEnabled()
        middle = bar.geometry().center()
        assert picture.pixelColor(middle) == hands.theme.tokens.canvas


async def test_chinese_is_never_smaller_than_it_can_be_read(qapp: QApplication):
    assert font("micro").pixelSize() == 11
    set_language("zh_CN")
    try:
        assert font("micro").pixelSize() == 12
        assert font("body").pixelSize() == 13
    finally:
        set_language("en")


async def test_a_question_is_as_high_as_its_words(world: World):
    async with shell(world) as hands:
        question = Question(
            hands.theme, hands.window, title="Remove?", body="They stay.", yes="Yes", no="No"
        )
        question.open()
        await settle()
        layout = question.layout()
        assert layout is not None
        assert question.height() == layout.totalHeightForWidth(question.width())
        question.reject()


async def test_tool_buttons_are_squares_of_one_size(world: World):
    async with shell(world) as hands:
        buttons = hands.window.findChildren(IconButton)
        shown = {
            (button.property("small") == "true", button.width(), button.height())
            for button in buttons
            if button.isVisible()
        }
        assert shown == {(False, 32, 32), (True, 24, 24)}
