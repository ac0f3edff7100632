"""The window is made anew when words, text size or library change, and nobody loses anything."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.deck import language, set_language
from pikascenes_desktop.ui.main_window import MainWindow
from pikascenes_desktop.ui.one_window import OneWindow
from pikascenes_desktop.ui.system_wishes import Wishes
from pikascenes_desktop.ui.text_size import set_text_size, text_size
from pikascenes_desktop.ui.theme import Theme, font
from tests.e2e.pictures import write_picture
from tests.e2e.shell_window import click, prefer, shell_world, surroundings
from tests.e2e.viewer_window import write_video
from tests.fakes.manual_clock import settle, until
from tests.fakes.world import FakeIntake
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from tests.fakes.fake_library import FakeLibrary
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication):
    qapp.setQuitOnLastWindowClosed(False)
    yield shell_world(tmp_path)
    set_language("en")
    set_text_size(TextSize.DEFAULT)
    Theme().refresh()


class System:
    """A system whose wishes can be changed."""

    def __init__(self) -> None:
        self.wishes = Wishes()
        self.asked = 0

    def ask(self) -> Wishes:
        self.asked += 1
        return self.wishes


class Hands:
    """The one window, and what is needed to use it."""

    def __init__(self, desk: Desk, one: OneWindow, theme: Theme, system: System) -> None:
        self.desk = desk
        self.one = one
        self.theme = theme
        self.system = system
        self.seen = [one.window]
        one.replaced.connect(lambda: self.seen.append(one.window))

    @property
    def window(self) -> MainWindow:
        return self.one.window

    async def change(self, **changes: Any) -> None:
        """Change the preferences, and wait for the window that comes of it."""
        before = len(self.seen)
        await self.desk.settings.save(replace(self.desk.settings.current, **changes))
        await until(lambda: len(self.seen) > before)

    def general(self) -> SettingsDialog:
        self.window.open_settings("general")
        dialog = self.window.settings
        assert dialog is not None
        return dialog


@asynccontextmanager
async def one_window(world: World, *, spoken: str | None = None) -> AsyncGenerator[Hands]:
    theme = Theme()
    system = System()
    async with world.program() as desk:
        one = OneWindow(desk, theme, surroundings(world), spoken=spoken, ask_system=system.ask)
        one.open()
        hands = Hands(desk, one, theme, system)
        try:
            await until(lambda: hands.window.composer.readiness.known is not None)
            yield hands
        finally:
            await one.close()
            theme.deleteLater()
    assert world.bugs == []
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


# --- what takes effect at once ----------------------------------------------------------------


async def test_another_language_speaks_at_once(world: World):
    async with one_window(world) as hands:
        dialog = hands.general()
        dialog.general.languages.setFocus()
        dialog.general.languages.setCurrentIndex(2)
        dialog.general.languages.activated.emit(2)
        await until(lambda: len(hands.seen) == 2)
        old, new = hands.seen
        assert hands.desk.settings.current.language == "zh_CN"
        assert language() == "zh_CN"
        assert new.composer.title.text() == "新场景"
        assert new.isVisible()
        reopened = new.settings
        assert reopened is not None
        assert reopened.page == "general"
        assert reopened.general.languages.currentText() == "简体中文"
        assert reopened.focusWidget() is reopened.general.languages
        await until(lambda: not shiboken6.isValid(old))


async def test_another_text_size_is_used_at_once(world: World):
    async with one_window(world) as hands:
        usual = font("body").pixelSize()
        dialog = hands.general()
        click(dialog.general.sizes.button("extra"))
        await until(lambda: len(hands.seen) == 2)
        assert text_size() is TextSize.EXTRA
        assert font("body").pixelSize() == round(usual * 1.3)
        reopened = hands.window.settings
        assert reopened is not None
        assert reopened.general.sizes.value == "extra"
        focused = reopened.focusWidget()
        assert focused is reopened.general.sizes.button("extra")


async def test_another_library_is_shown_at_once(world: World):
    async with one_window(world) as hands:
        await hands.change(library=str(world.folder / "elsewhere"))
        assert hands.window.isVisible()


async def test_colours_and_motion_need_no_other_window(world: World):
    async with one_window(world) as hands:
        dialog = hands.general()
        click(dialog.general.themes.button("light"))
        assert not hands.theme.is_dark
        click(dialog.general.motion)
        await until(lambda: hands.theme.motion.is_reduced)
        click(dialog.general.motion)
        await until(lambda: not hands.theme.motion.is_reduced)
        await until(lambda: hands.desk.settings.current.theme is Choice.LIGHT)
        assert len(hands.seen) == 1


async def test_two_changes_at_once_end_in_the_last(world: World):
    async with one_window(world) as hands:
        settings = hands.desk.settings
        await settings.save(replace(settings.current, language="zh_CN"))
        await settings.save(replace(settings.current, text_size=TextSize.LARGE))
        await until(lambda: hands.window is not hands.seen[0])
        await settings.save(replace(settings.current, language="en"))
        await until(lambda: hands.window.composer.title.text() == "New scene")
        assert text_size() is TextSize.LARGE
        await until(lambda: all(not shiboken6.isValid(each) for each in hands.seen[:-1]))


async def test_a_pseudo_language_is_spoken_whatever_is_chosen(world: World):
    prefer(world, language="zh_CN")
    async with one_window(world, spoken="rtl") as hands:
        assert language() == "rtl"
        assert hands.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        composer = hands.window.composer
        assert composer.mapTo(hands.window, composer.rect().center()).x() > 640


# --- what is kept -----------------------------------------------------------------------------


async def test_the_draft_and_its_way_back_are_kept(world: World):
    async with one_window(world) as hands:
        body = hands.window.composer.body
        body.prompt.set_text("a fox")
        hands.window.composer.clear()
        hands.window.composer.body.prompt.set_text("a whale")
        await hands.change(language="zh_CN")
        composer = hands.window.composer
        assert composer.draft.sheet.scene.prompt == "a whale"
        assert world.preferences.current.draft.prompt == "a whale"
        composer.undo()
        assert composer.draft.sheet.scene.prompt == "a fox"


async def test_place_search_order_and_chip_are_kept(world: World):
    put(world, *(made(f"clip-{number}") for number in range(60)))
    async with one_window(world) as hands:
        gallery = hands.window.gallery
        await until(lambda: gallery.model.rowCount() == 60)
        hands.window.resize(1111, 707)
        gallery.tool_bar.slider.setValue(240)
        bar = gallery.cards.verticalScrollBar()
        await until(lambda: bar.maximum() > 900)
        bar.setValue(900)
        await hands.change(language="zh_CN")
        window, gallery = hands.window, hands.window.gallery
        assert (window.width(), window.height()) == (1111, 707)
        assert gallery.tool_bar.slider.value() == 240
        # the heights of rows out of sight are estimates
        await until(lambda: abs(gallery.cards.verticalScrollBar().value() - 900) < 100)
        gallery.tool_bar.search.setText("zebra")
        QTest.keyClick(gallery.tool_bar.search, Qt.Key.Key_Return)
        await settle()
        await hands.change(language="en")
        assert hands.window.gallery.tool_bar.search.text() == "zebra"
        assert hands.window.gallery.model.search == "zebra"


async def test_the_clip_on_show_is_shown_again(world: World):
    put(world, made("one"))
    async with one_window(world) as hands:
        await until(lambda: hands.window.gallery.model.rowCount() == 1)
        hands.window.open_clip("one", 0)
        await hands.change(text_size=TextSize.LARGE)
        assert hands.window.pages.is_viewing
        assert hands.window.shown == "one"


async def test_what_is_selected_stays_selected(world: World):
    put(world, *(made(f"clip-{number}") for number in range(20)))
    async with one_window(world) as hands:
        model, picker = hands.window.gallery.model, hands.window.gallery.cards.picker
        await until(lambda: model.rowCount() == 20)
        picker.toggle(2)
        picker.toggle(4)
        chosen = [model.id_at(row) for row in picker.rows()]
        await hands.change(language="zh_CN")
        cards = hands.window.gallery.cards
        await until(lambda: cards.picker.rows() == [2, 4])
        assert [cards.shown.id_at(row) for row in cards.picker.rows()] == chosen
        assert cards.currentIndex().row() == 4


@pytest.mark.qt_log_ignore("No RHI backend")
async def test_the_viewer_stays_at_its_frame(world: World):
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with one_window(world) as hands:
        await until(lambda: hands.window.gallery.model.rowCount() == 1)
        hands.window.open_clip("one", 0)
        position = hands.window.viewer.transport.controls.position
        await until(lambda: position.maximum() > 0)
        hands.window.viewer.projector.driver.pause()
        hands.window.viewer.projector.driver.go_to(7)
        await until(lambda: position.value() == 7)
        await hands.change(language="zh_CN")
        controls = hands.window.viewer.transport.controls
        await until(lambda: controls.position.value() == 7)
        assert not controls.play.is_playing


@pytest.mark.qt_log_ignore("No RHI backend")
async def test_what_is_compared_stays_compared(world: World):
    put(world, made("one"), made("two"))
    for name in ("one", "two"):
        write_video(world.library.root / f"{name}.mp4")
    async with one_window(world) as hands:
        await until(lambda: hands.window.gallery.model.rowCount() == 2)
        hands.window.pages.compare_generations(("one", "two"))
        compare = hands.window.pages.compare
        wanted = compare.wanted
        compare.mode.button("wipe").click()
        await hands.change(language="zh_CN")
        pages = hands.window.pages
        assert pages.currentWidget() is pages.compare
        assert pages.compare.wanted == wanted
        assert pages.compare.mode.value == "wipe"
        await until(lambda: all(screen.has_frame for screen in pages.compare.screens))
        pages.compare.escape()
        assert not pages.is_viewing


class SlowIntake(FakeIntake):
    """Takes no picture before it is let to."""

    def __init__(self, library: FakeLibrary) -> None:
        super().__init__(library)
        self.gate = asyncio.Event()

    async def take(self, source: str) -> Ingredient:
        await self.gate.wait()
        return await super().take(source)


def reading(hands: Hands, world: World) -> SlowIntake:
    """Add a picture that takes its time."""
    slow = SlowIntake(world.library)
    world.intake.take = slow.take
    hands.window.composer.adding.add((write_picture(world.folder),))
    return slow


async def test_work_begun_in_the_old_window_goes_on(world: World):
    """The old window is there, unseen, until the work that it began has ended."""
    async with one_window(world) as hands:
        old = hands.window
        slow = reading(hands, world)
        await hands.change(language="zh_CN")
        await settle()
        assert shiboken6.isValid(old)
        assert not old.isVisible()
        slow.gate.set()
        await until(lambda: not shiboken6.isValid(old))
        await until(lambda: not any(tile.is_busy for tile in hands.window.composer.draft.tiles))
        assert len(hands.window.composer.draft.tiles) == 1


async def test_leaving_ends_work_of_an_old_window(world: World):
    async with one_window(world) as hands:
        old = hands.window
        reading(hands, world)
        await hands.change(language="zh_CN")
        await settle()
        assert shiboken6.isValid(old)
    assert not shiboken6.isValid(old)


async def test_work_that_never_ends_does_not_keep_an_old_window(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("pikascenes_desktop.ui.one_window.PATIENCE_S", 0.01)
    async with one_window(world) as hands:
        old = hands.window
        reading(hands, world)
        hands.desk.moving.is_moving = True  # which takes as long as it takes
        await hands.change(language="zh_CN")
        await asyncio.sleep(0.03)
        assert shiboken6.isValid(old)
        hands.desk.moving.is_moving = False
        await until(lambda: not shiboken6.isValid(old))


async def test_the_one_window_stands_for_whichever_there_is(world: World):
    async with one_window(world) as hands:
        left: list[None] = []
        hands.one.quit_confirmed.connect(lambda: left.append(None))
        await hands.change(language="zh_CN")
        hands.window.quit_confirmed.emit()
        assert left == [None]
        hands.window.showMinimized()
        hands.one.come_forward()
        assert not hands.window.isMinimized()
        hands.one.show_bug()
        assert hands.window.banners.has(Kind.TROUBLE)


# --- what the system asks for -----------------------------------------------------------------


async def test_the_systems_wishes_are_honoured_and_asked_for_again(world: World):
    async with one_window(world) as hands:
        await until(lambda: hands.system.asked > 0)
        usual = hands.theme.tokens
        assert hands.theme.motion.may_loop
        hands.system.wishes = Wishes(high_contrast=True, reduced_motion=True, saved_power=True)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        await until(lambda: hands.theme.is_high_contrast)
        assert hands.theme.tokens.lineSubtle == usual.lineControl
        assert hands.theme.tokens.text3 == usual.text2
        assert hands.theme.ring == 3
        assert hands.theme.motion.is_reduced
        assert hands.theme.motion.milliseconds(160) == 0
        hands.system.wishes = Wishes()
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        await until(lambda: not hands.theme.is_high_contrast)
        assert not hands.theme.motion.is_reduced
        assert hands.theme.motion.may_loop
        assert hands.theme.tokens == usual
        assert hands.theme.ring == 2


async def test_a_full_screen_window_stays_one(world: World):
    async with one_window(world) as hands:
        hands.window.showFullScreen()
        await hands.change(language="zh_CN")
        assert hands.window.isFullScreen()


async def test_what_stands_still_is_still_told(world: World):
    async with one_window(world) as hands:
        changed = hands.desk.generations.changed
        changed.publish(made("host", State.READY, blocked_by=BlockedBy.HOST))
        hands.desk.generations.unkept.publish(
            Receipt("gen-1", "request-1", 1, "https://model-api.example", 1.0)
        )
        await until(lambda: hands.window.banners.has(Kind.RECEIPT))
        hands.one.show_bug()
        await hands.change(language="zh_CN")
        banners = hands.window.banners
        assert banners.has(Kind.HOST)
        assert banners.has(Kind.TROUBLE)
        assert banners.has(Kind.RECEIPT)
        changed.publish(made("host", State.READY))
        assert not banners.has(Kind.HOST)
        copied: list[str] = []
        hands.window.alarms.copy_wanted.connect(copied.append)
        assert banners.current is not None
        assert banners.current.kind is Kind.RECEIPT
        banners.act()
        assert copied == ["request-1"]


async def test_the_settings_stay_at_their_page(world: World):
    async with one_window(world) as hands:
        hands.window.open_settings("library")
        before = hands.window.settings
        assert before is not None
        before.setFocus()
        await hands.change(language="zh_CN")
        dialog = hands.window.settings
        assert dialog is not None
        assert dialog.page == "library"


def listeners(desk: Desk) -> dict[str, int]:
    """Count who listens to the feeds of all services."""
    counts: dict[str, int] = {}
    for field in fields(desk):
        service: object = getattr(desk, field.name)
        for name, feed in getattr(service, "__dict__", {}).items():
            if isinstance(feed, Feed):
                counts[f"{field.name}.{name}"] = len(vars(feed)["_listeners"])
    return counts


async def test_an_old_window_leaves_nobody_listening(world: World):
    async with one_window(world) as hands:
        hands.window.open_settings("account")
        before = listeners(hands.desk)
        assert before["generations.changed"] > 0
        for language_ in ("zh_CN", "en", "zh_CN"):
            await hands.change(language=language_)
        await until(lambda: all(not shiboken6.isValid(each) for each in hands.seen[:-1]))
        assert listeners(hands.desk) == before
