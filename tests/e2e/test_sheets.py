"""Sheets over the window: their shadow, how they go, and the details of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.errors import DiskFull
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, State
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.cast_shadow import CastShadow
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.controls.menu import Menu
from pikascenes_desktop.ui.details import DetailsSheet, details_of
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.shadow import paint_shadow
from pikascenes_desktop.ui.sheet import Sheet, Veil
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.words import set_language
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.ui.main_window import MainWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication):
    yield shell_world(tmp_path)
    set_language("en")


def veils(window: MainWindow) -> list[Veil]:
    return [veil for veil in window.findChildren(Veil) if veil.isVisible()]


# --- the shadow -------------------------------------------------------------------------------


def shadow(*, is_dark: bool) -> QImage:
    """Return a white picture with the shadow of a box."""
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_shadow(painter, QRect(100, 100, 200, 200), 16, is_dark=is_dark)
    painter.end()
    return picture


def test_a_shadow_falls_down_and_fades_out(qapp: QApplication):
    picture = shadow(is_dark=True)

    def grey(x: int, y: int) -> int:
        return picture.pixelColor(x, y).red()

    assert grey(200, 302) < grey(200, 320) < grey(200, 340) <= 255
    assert grey(200, 302) < grey(302, 200) < grey(200, 97), "it falls down"
    assert grey(97, 200) == grey(302, 200), "and to neither side"
    assert grey(200, 345) >= 253, "without an edge"
    assert grey(2, 200) == 255


def test_shadows_are_weaker_in_the_light(qapp: QApplication):
    dark, light = shadow(is_dark=True), shadow(is_dark=False)
    at = QPoint(200, 304)
    assert dark.pixelColor(at).red() + 40 < light.pixelColor(at).red() < 255


async def test_a_sheet_throws_a_shadow_unless_contrast_is_high(world: World):
    async with shell(world, choice=Choice.LIGHT) as hands:
        hands.window.dialogs.open_shortcuts()
        sheet = hands.window.dialogs.front
        assert sheet is not None
        (veil,) = veils(hands.window)
        await settle()
        below = sheet.mapTo(hands.window, sheet.rect().center())
        below.setY(below.y() + sheet.height() // 2 + 4)
        far = QPoint(20, below.y())
        usual = veil.grab().toImage()
        assert usual.pixelColor(below).red() < usual.pixelColor(far).red()
        hands.theme.set_high_contrast(on=True)
        plain = veil.grab().toImage()
        assert plain.pixelColor(below) == plain.pixelColor(far)
        sheet.reject()


def test_a_popup_in_the_window_takes_its_shadow_along(qapp: QApplication):
    theme = Theme()
    theme.apply(Choice.LIGHT)
    page = QWidget()
    page.resize(600, 500)
    popup = QFrame(page)
    popup.hide()
    cast = CastShadow(theme, popup, 12)
    page.show()
    assert not cast.isVisible()
    popup.setGeometry(100, 100, 300, 200)
    popup.show()
    below, far = QPoint(250, 306), QPoint(580, 306)

    def differs() -> bool:
        picture = page.grab().toImage()
        return picture.pixelColor(below) != picture.pixelColor(far)

    assert differs()
    popup.move(100, 20)
    assert cast.geometry().center().x() == popup.geometry().center().x()
    popup.move(100, 100)
    theme.set_high_contrast(on=True)
    assert not differs()
    popup.hide()
    assert not cast.isVisible()
    theme.set_high_contrast(on=False)


# --- going away -------------------------------------------------------------------------------


async def test_a_closed_sheet_gives_the_window_back_at_once_and_fades(world: World):
    async with shell(world) as hands:
        hands.window.dialogs.open_shortcuts()
        sheet = hands.window.dialogs.front
        assert sheet is not None
        sheet.reject()
        assert hands.window.dialogs.front is None
        (veil,) = veils(hands.window)
        assert veil.is_fading
        assert veil.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        veil.grab()
        await until(lambda: not veils(hands.window))


async def test_where_nothing_may_move_it_is_gone_at_once(world: World):
    async with shell(world) as hands:
        hands.theme.motion.reduce(reduced=True)
        hands.window.dialogs.open_shortcuts()
        sheet = hands.window.dialogs.front
        assert sheet is not None
        sheet.reject()
        assert veils(hands.window) == []


# --- details ----------------------------------------------------------------------------------


def test_details_say_all_that_is_known():
    failure = Failure(FailureCode.REJECTED, {"image": 2}, "no faces")
    told = details_of(made("one", State.REFUSED, failure=failure, request_id="r-1"))
    assert told.startswith("RunComfy did not accept this scene. It said: “no faces”.")
    for line in ("state: refused", "error: rejected", "facts: image = 2", "request_id: r-1"):
        assert line in told.splitlines()
    bare = details_of(made("two", State.NEEDS_ATTENTION, blocked_by=BlockedBy.HOST))
    assert bare.splitlines()[:2] == ["state: needs_attention", "blocked_by: host"]
    assert "error" not in bare


async def test_details_of_a_card_are_shown_and_copied_without_secrets(world: World):
    failure = Failure("upload_refused", {"reason": "key secret-key-1a2b is wrong"})
    async with shell(world) as hands:
        hands.window.gallery.deeds.carry_out(
            Action.DETAILS, made("one", State.READY, blocked_by=BlockedBy.HOST, failure=failure)
        )
        sheet = hands.window.dialogs.front
        assert isinstance(sheet, DetailsSheet)
        assert sheet.text.isReadOnly()
        sheet.grab()
        click(sheet.copy_button)
        copied = QGuiApplication.clipboard().text()
        assert "upload_refused" in copied
        assert "secret-key-1a2b" not in copied
        assert hands.window.notice.text == "Copied"
        QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
        assert hands.window.dialogs.front is None


async def test_a_clip_without_room_says_how_much_to_free(world: World):
    output = (Output(OutputKind.VIDEO, "https://x.example/clip.mp4"),)
    failure = Failure(DiskFull.code)
    told = details_of(made("one", State.DOWNLOADING, outputs=output, failure=failure))
    assert told.startswith("No room to save this clip. It is still at RunComfy. Free 500 MB soon")
    unsent = details_of(made("two", State.READY, failure=failure))
    assert unsent.startswith("No room left on the disk.")


# --- small parts ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "rtl"])
async def test_keys_in_a_menu_are_quieter_than_words(world: World, language: str):
    async with shell(world, language=language) as hands:
        tokens = hands.theme.tokens
        menu = Menu(hands.theme, hands.window)
        menu.addAction("Open\tHHH")
        menu.addAction("Off\tHHH").setEnabled(False)
        menu.addAction("Plain")
        menu.popup(QPoint(0, 0))
        await settle()

        def colours(row: int) -> tuple[set[str], set[str]]:
            """Return the colours of the halves of a row: at the words, at the keys."""
            picture = menu.grab().toImage()
            place = menu.actionGeometry(menu.actions()[row])
            middle = place.center().x()
            halves = [
                {
                    picture.pixelColor(x, y).name()
                    for x in across
                    for y in range(place.top(), place.bottom())
                }
                for across in (range(place.left(), middle), range(middle, place.right()))
            ]
            first, second = halves if language == "en" else reversed(halves)
            return first, second

        words, keys = colours(0)
        assert tokens.text1.name() in words
        assert tokens.text3.name() in keys
        assert tokens.text1.name() not in keys
        menu.setActiveAction(menu.actions()[0])
        assert tokens.text2.name() in colours(0)[1]
        assert tokens.text3.name() not in colours(1)[1]
        menu.close()


async def test_margins_begin_where_lines_begin(world: World):
    async with shell(world) as hands:
        sheet = Sheet(hands.theme, hands.window, hands.window.size())
        found = margins(sheet, 1, 2, 3, 4)
        assert (found.left(), found.right()) == (1, 3)
        sheet.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        found = margins(sheet, 1, 2, 3, 4)
        assert (found.left(), found.top(), found.right(), found.bottom()) == (3, 2, 1, 4)
