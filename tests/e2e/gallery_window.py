"""Gallery and viewer on a screen that is not there, over services over fakes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import DownloadFailed, ImageMissing
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ports.media import STRIP_COLUMNS, STRIP_FRAMES
from pikascenes_desktop.ui.gallery.page import GalleryPage
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.theme import Theme
from tests.e2e.pointer import move_pointer
from tests.fakes.manual_clock import ManualClock, until
from tests.fakes.world import World, kept
from tests.unit.ui_gallery_examples import NOW, SAMPLES, made, put

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.gallery.messages import Action
    from pikascenes_desktop.ui.gallery.view import GalleryView


def jpeg(picture: QImage) -> bytes:
    """Return a picture as the bytes of a JPEG."""
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(store, QByteArray(b"jpeg")).write(picture)
    return bytes(store.data().data())


class PaintedVideos:
    """Posters of one colour for every clip file that is there."""

    async def poster(self, path: Path, edge: int) -> bytes:
        if not _is_file(path):
            raise DownloadFailed("missing")
        picture = QImage(edge, edge * 9 // 16, QImage.Format.Format_RGB32)
        picture.fill(QColor("#c02040"))
        return jpeg(picture)

    async def strip(self, path: Path, edge: int) -> bytes:
        """Return frames that grow lighter from the first to the last."""
        if not _is_file(path):
            raise DownloadFailed("missing")
        width, height = edge // 4, edge // 4 * 9 // 16
        rows = STRIP_FRAMES // STRIP_COLUMNS
        sheet = QImage(STRIP_COLUMNS * width, rows * height, QImage.Format.Format_RGB32)
        painter = QPainter(sheet)
        for number in range(STRIP_FRAMES):
            at = QPoint(number % STRIP_COLUMNS * width, number // STRIP_COLUMNS * height)
            painter.fillRect(QRect(at, QSize(width, height)), QColor(0, 8 * number + 40, 0))
        painter.end()
        return jpeg(sheet)

    async def verify(self, path: Path) -> VideoFacts:
        return VideoFacts(width=1920, height=1080, duration_s=5.0, fps=24.0, has_sound=False)


class PaintedImages:
    """Thumbnails of real pictures, by Qt."""

    async def thumbnail(self, path: Path, target: Path, edge: int) -> None:
        picture = QImage(str(path))
        if picture.isNull():
            raise ImageMissing(str(path))
        picture.scaled(edge, edge).save(str(target))


def _is_file(path: Path) -> bool:
    return path.is_file()


def painted_world(folder: Path) -> World:
    """Return a world whose clips and ingredients can be seen."""
    world = World(folder)
    vars(world).update(clock=ManualClock(NOW), videos=PaintedVideos(), images=PaintedImages())
    (folder / "posters").mkdir()
    world.library.root.mkdir()
    return world


def sample_ingredient(world: World, name: str) -> Ingredient:
    """Put one of the sample pictures into the library."""
    return replace(kept(world.library, name, (SAMPLES / name).read_bytes()))


def put_file(world: World, *names: str) -> None:
    """Put something into the library where clips are said to be."""
    for name in names:
        (world.library.root / f"{name}.mp4").write_bytes(b"a clip")


class Wishes:
    """What a gallery page asked its window for, in order."""

    def __init__(self, page: GalleryPage) -> None:
        self.opened: list[tuple[str, int]] = []
        self.remixed: list[object] = []
        self.again: list[object] = []
        self.notices: list[str] = []
        self.actions: list[Callable[[], object] | None] = []
        self.others: list[object] = []
        page.open_clip.connect(self._open)
        page.remix.connect(self.remixed.append)
        page.try_again.connect(self.again.append)
        page.notify.connect(self._note)
        page.open_settings.connect(self.others.append)
        page.add_images.connect(lambda: self.others.append("add"))
        page.paste.connect(lambda: self.others.append("paste"))
        page.use_sample.connect(self.others.append)

    def _open(self, generation_id: str, index: int) -> None:
        self.opened.append((generation_id, index))

    def _note(self, text: str, _label: str, act: Callable[[], object] | None) -> None:
        self.notices.append(text)
        self.actions.append(act)


class GalleryWindow:
    """A gallery page in a window of its own, and hands to use it with."""

    def __init__(self, desk: Desk, world: World, theme: Theme) -> None:
        self.desk = desk
        self.world = world
        self.theme = theme
        self.page = GalleryPage(desk, theme)
        self.page.resize(900, 760)
        self.wishes = Wishes(self.page)

    @property
    def cards(self) -> GalleryView:
        return self.page.cards

    async def ready(self) -> None:
        """Wait until the cards are there, fetched and painted."""
        self.page.show()
        model = self.page.model
        await until(lambda: model.is_loaded)
        rows = range(min(20, model.rowCount()))
        await until(lambda: all(model.generation(row) is not None for row in rows))

    @property
    def ids(self) -> list[str]:
        """Which generations the cards show, in order."""
        model = self.page.model
        return [model.id_at(row) for row in range(model.rowCount())]

    @property
    def question(self) -> Question | None:
        """The question that is open."""
        asked = [one for one in self.page.findChildren(Question) if one.isVisible()]
        return asked[0] if asked else None

    def point(self, row: int, action: Action | None = None) -> QPoint:
        """Return where a card, or one of its buttons, is."""
        rect = self.cards.card_rect(row)
        if action is None:
            return rect.center()
        move_pointer(self.cards.viewport(), rect.center())
        zones = {zone.action: zone.rect for zone in self.cards.zones(row)}
        return zones[action].center()

    def click(
        self,
        row: int,
        action: Action | None = None,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Click a card, or one of its buttons."""
        place = self.point(row, action)
        move_pointer(self.cards.viewport(), place)
        QTest.mouseClick(self.cards.viewport(), Qt.MouseButton.LeftButton, keys, place)

    def press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key on the cards."""
        QTest.keyClick(self.cards, key, keys)


def clip_names(count: int) -> list[str]:
    """Return the ids of so many clips, newest first."""
    return [f"clip {number}" for number in range(count)]


def put_clips(world: World, count: int) -> None:
    """Put so many clips into a world, with their files."""
    names = clip_names(count)
    put(world, *(made(name, created_at=NOW - place) for place, name in enumerate(names)))
    put_file(world, *names)


@asynccontextmanager
async def gallery(world: World, choice: Choice = Choice.DARK) -> AsyncGenerator[GalleryWindow]:
    """Open the gallery of a world."""
    QApplication.setQuitOnLastWindowClosed(False)  # as the program does: the loop is its own
    theme = Theme()
    theme.apply(choice)
    async with world.program() as desk:
        window = GalleryWindow(desk, world, theme)
        try:
            await window.ready()
            yield window
        finally:
            window.page.close()
            window.page.deleteLater()
            theme.deleteLater()
    assert world.bugs == []
