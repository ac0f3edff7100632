"""The whole window on a screen that is not there, over services over fakes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.adapters.hosts.profiles import profile_of
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.main_window import MainWindow, Surroundings
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.words import set_language
from tests.e2e.gallery_window import jpeg
from tests.e2e.pictures import write_picture
from tests.fakes.fake_desktop import FakeFacts
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.fake_videos import FakeVideos
from tests.fakes.manual_clock import until
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.host import HostForm, HostProfile
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.recovery import Recovered

KEY_NAME = "key:model-api.example"


class RealForms:
    """Checks host forms as the program does."""

    @property
    def forms(self) -> tuple[HostForm, ...]:
        return tuple(sorted((kind.form for kind in KINDS.values()), key=lambda form: form.ease))

    def profile(self, values: Mapping[str, object]) -> HostProfile:
        return profile_of(values, KINDS)

    def tiny_picture(self) -> bytes:
        return tiny_picture()


class PaintedVideos(FakeVideos):
    """Posters that can be seen."""

    async def poster(self, path: Path, edge: int) -> bytes:
        await super().poster(path, edge)
        return _blue(edge)

    async def strip(self, path: Path, edge: int) -> bytes:
        await super().strip(path, edge)
        return _blue(edge)


def _blue(edge: int) -> bytes:
    picture = QImage(edge, edge * 9 // 16, QImage.Format.Format_RGB32)
    picture.fill(QColor("#2040c0"))
    return jpeg(picture)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget with the left button, in its middle unless told otherwise."""
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or QPoint()
    )


class ShellWindow:
    """The window, and hands to use it with."""

    def __init__(self, desk: Desk, world: World, window: MainWindow, theme: Theme) -> None:
        self.desk = desk
        self.world = world
        self.window = window
        self.theme = theme
        self.composer = window.composer
        self.body = window.composer.body
        self.footer = window.composer.footer
        self.draft = window.composer.draft

    def picture(self, name: str = "fox.png", width: int = 900, height: int = 600) -> str:
        """Write a picture and return its path."""
        return write_picture(self.world.folder, name, width, height)

    async def add(self, *names: str) -> None:
        """Add pictures and wait until they were read."""
        self.composer.adding.add(tuple(self.picture(name) for name in names))
        await self.read()

    async def read(self) -> None:
        """Wait until no tile is being read, and the footer knows it."""
        await until(lambda: not any(tile.is_busy for tile in self.draft.tiles))
        self.composer.refresh()

    async def ready(self) -> None:
        """Wait until key, host and library are known."""
        await until(lambda: self.composer.readiness.known is not None)
        self.composer.refresh()

    def generate(self) -> None:
        """Click Generate."""
        click(self.footer.generate)


def surroundings(world: World) -> Surroundings:
    """Return what a window of a world is given."""
    return Surroundings(
        memory=Memory(world.folder / "window.ini"),
        host_forms=RealForms(),
        logs=world.folder,
        facts=FakeFacts(),
        notifier=world.notifier,
    )


@asynccontextmanager
async def shell(
    world: World,
    *,
    damaged: AppError | None = None,
    recovered: Recovered | None = None,
    choice: Choice = Choice.DARK,
    language: str = "en",
) -> AsyncGenerator[ShellWindow]:
    """Open the window of a world."""
    set_language(language)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(choice)
    async with world.program() as desk:
        around = replace(surroundings(world), damaged=damaged, recovered=recovered)
        window = MainWindow(desk, theme, around)
        window.resize(1280, 800)
        window.show()
        window.start()
        hands = ShellWindow(desk, world, window, theme)
        try:
            await hands.ready()
            yield hands
        finally:
            await window.close_down()
            window.leave()
            window.deleteLater()
            theme.deleteLater()
    assert world.bugs == []


def shell_world(folder: Path, *, practice: bool = False) -> World:
    """Return a world in which a scene can be sent."""
    world = World(folder, videos=PaintedVideos())
    world.secrets.stored[KEY_NAME] = "secret-key-1a2b"
    (folder / "posters").mkdir()
    world.library.root.mkdir()
    prefer(world, practice=practice)
    return world


def prefer(world: World, **changes: Any) -> None:
    """Change the preferences that the window will find."""
    before = world.preferences
    world.preferences = FakePreferences(replace(before.current, **changes))
    world.preferences.locked, world.preferences.studio_hosts = before.locked, before.studio_hosts
