"""The composer alone in a window that is not there, over services over fakes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.composer.page import ComposerPage
from pikascenes_desktop.ui.drops import Drops
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.text_size import set_text_size
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.words import set_language
from tests.e2e.pictures import write_picture
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from pikascenes_desktop.services.desk import Desk
    from tests.fakes.world import World


class ComposerWindow:
    """The composer beside an empty space, and hands to use it with.

    Attributes:
        said: The notices, oldest first.
        offers: What each notice offers to do; None for nothing.
        troubles: The errors that were told.
        opened: The settings pages that were asked for.
    """

    def __init__(self, desk: Desk, world: World, theme: Theme) -> None:
        self.desk = desk
        self.world = world
        self.theme = theme
        self.window = QWidget()
        self.memory = Memory(world.folder / "window.ini")
        self.page = ComposerPage(desk, theme, self.memory, self.window)
        self.right = QWidget(self.window)
        self.drops = Drops(theme, self.window, self.right, self.page)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.page)
        row.addWidget(self.right, 1)
        self.body = self.page.body
        self.footer = self.page.footer
        self.draft = self.page.draft
        self.tiles = self.page.body.tiles
        self.said: list[str] = []
        self.offers: list[Callable[[], object] | None] = []
        self.troubles: list[object] = []
        self.opened: list[str] = []
        self.page.notify.connect(self._hear)
        self.page.trouble.connect(self.troubles.append)
        self.page.settings_wanted.connect(self.opened.append)

    def _hear(self, text: str, _label: str, action: Callable[[], object] | None) -> None:
        self.said.append(text)
        self.offers.append(action)

    def take_back(self) -> None:
        """Press the button of the last notice."""
        action = self.offers[-1]
        assert action is not None
        action()

    def picture(self, name: str = "fox.png", width: int = 900, height: int = 600) -> str:
        """Write a picture and return its path."""
        return write_picture(self.world.folder, name, width, height)

    async def add(self, *names: str) -> None:
        """Add pictures and wait until they were read."""
        self.page.adding.add(tuple(self.picture(name) for name in names))
        await self.read()

    async def read(self) -> None:
        """Wait until no tile is being read, and the footer knows it."""
        await until(lambda: not any(tile.is_busy for tile in self.draft.tiles))
        self.page.refresh()

    @property
    def names(self) -> list[str]:
        """The file names of the tiles, in order."""
        return [tile.ingredient.source.rsplit("/", 1)[-1] for tile in self.draft.tiles]

    @property
    def notes(self) -> list[str]:
        """What the notes under the tiles say."""
        return [row.text for row in self.body.note_list.shown]


def menu() -> QMenu:
    """Return the menu that is open."""
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def menu_texts() -> list[str]:
    """Return what the open menu offers."""
    return [action.text() for action in menu().actions() if action.text()]


def choose(text: str) -> None:
    """Choose from the open menu."""
    opened = menu()
    next(action for action in opened.actions() if action.text() == text).trigger()
    opened.close()


@asynccontextmanager
async def composer(
    world: World,
    *,
    choice: Choice = Choice.DARK,
    language: str = "en",
    size: TextSize = TextSize.DEFAULT,
) -> AsyncGenerator[ComposerWindow]:
    """Open the composer of a world."""
    set_language(language)
    set_text_size(size)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(choice)
    async with world.program() as desk:
        hands = ComposerWindow(desk, world, theme)
        hands.page.fit_window(1280, 800)
        hands.window.resize(1280, 800)
        hands.window.show()
        hands.window.activateWindow()
        hands.page.start()
        try:
            await until(lambda: hands.page.readiness.known is not None)
            hands.page.refresh()
            yield hands
        finally:
            hands.page.close_down()
            await hands.page.keeper.flush()
            hands.window.close()
            hands.window.deleteLater()
            theme.deleteLater()
            set_text_size(TextSize.DEFAULT)
            set_language("en")
    assert world.bugs == []
