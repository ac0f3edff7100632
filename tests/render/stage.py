"""The window on a stage: a world of pictures that can be seen, and waiting until all is still."""

from __future__ import annotations

import asyncio
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import ImageUnreadable
from pikascenes_desktop.domain.scene import Ingredient
from pikascenes_desktop.ports.media import STRIP_COLUMNS, STRIP_FRAMES, ImageFacts
from pikascenes_desktop.services.host_proofs import with_proof
from pikascenes_desktop.ui.text_size import set_text_size
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.thumbnails import Thumbnails
from pikascenes_desktop.ui.words import set_language
from tests.e2e.gallery_window import jpeg
from tests.e2e.shell_window import KEY_NAME, prefer, shell
from tests.fakes.fake_images import FakeImages
from tests.fakes.fake_videos import FakeVideos
from tests.fakes.manual_clock import ManualClock
from tests.fakes.world import FakeIntake, World, kept
from tests.unit.ui_gallery_examples import NOW, SAMPLES

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from tests.e2e.shell_window import ShellWindow
    from tests.render.looks import Look

PICTURES: Final = (
    *("fox", "lantern", "village", "teapot", "whale", "robot", "umbrella"),
    *("lighthouse", "peaks", "forest", "girl", "street", "boat"),
)
QUIET_S: Final = 0.02
QUIET_TURNS: Final = 6
"""Longer than Qt waits before it paints what has changed, which asks for more pictures."""

SOON_MS: Final = 400
"""A timer that rings once within this time is waited for."""

PATIENCE_S: Final = 10.0


def sample(name: str) -> Path:
    """Return where a sample picture is."""
    return SAMPLES / f"{name}.jpg"


@lru_cache(maxsize=256)
def frame(name: str, edge: int) -> QImage:
    """Return a picture for a clip whose name ends with its shape, as ``c1_16x9``.

    A name that begins with a sample's, as ``fox-1_16x9``, gets that one.
    """
    ratio = name.rsplit("_", 1)[1] if "_" in name else "16x9"
    across, down = (int(side) for side in ratio.split("x"))
    width = edge if across >= down else edge * across // down
    height = edge * down // across if across >= down else edge
    chosen = name.partition("-")[0]
    if chosen not in PICTURES:
        chosen = PICTURES[zlib.crc32(name.encode()) % len(PICTURES)]
    picture = QImage(str(sample(chosen)))
    picture = picture.scaled(
        QSize(width, height),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (picture.width() - width) // 2, (picture.height() - height) // 2
    return picture.copy(left, top, width, height)


def strip(name: str, edge: int) -> QImage:
    """Return the frames of a clip: its picture, ever closer."""
    picture = frame(name, edge)
    rows = STRIP_FRAMES // STRIP_COLUMNS
    width, height = picture.width(), picture.height()
    sheet = QImage(STRIP_COLUMNS * width, rows * height, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for number in range(STRIP_FRAMES):
        row, column = divmod(number, STRIP_COLUMNS)
        part = picture.rect().adjusted(number, number, -number, -number)
        painter.drawImage(QRect(column * width, row * height, width, height), picture, part)
    painter.end()
    return sheet


@lru_cache(maxsize=256)
def _poster_file(name: str, edge: int) -> bytes:
    return jpeg(frame(name, edge))


@lru_cache(maxsize=256)
def _strip_file(name: str, edge: int) -> bytes:
    return jpeg(strip(name, edge))


class SeenVideos(FakeVideos):
    """Posters and strips cut from the samples, in the clip's own shape."""

    async def poster(self, path: Path, edge: int) -> bytes:
        self._believe(path)
        return _poster_file(path.stem, edge)

    async def strip(self, path: Path, edge: int) -> bytes:
        self._believe(path)
        return _strip_file(path.stem, edge)

    async def verify(self, path: Path) -> VideoFacts:
        self._believe(path)
        return VideoFacts(width=1920, height=1080, duration_s=5.0, fps=24.0, has_sound=False)


class SeenImages(FakeImages):
    """Real pictures, read by Qt.

    Attributes:
        sizes: How many bytes a picture claims to have, by its name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sizes: dict[str, int] = {}

    async def inspect(self, path: Path) -> ImageFacts:
        if path.name in self.trouble:
            raise self.trouble[path.name]
        picture = QImage(str(path))
        size = self.sizes.get(path.name, 200_000)
        return ImageFacts("image/jpeg", picture.width(), picture.height(), size)

    async def thumbnail(self, path: Path, target: Path, edge: int) -> None:
        picture = QImage(str(path))
        if picture.isNull():
            raise ImageUnreadable(str(path))
        picture.scaled(
            edge,
            edge,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).save(str(target))


class SeenIntake(FakeIntake):
    """Takes real pictures into the library."""

    def __init__(self, world: World) -> None:
        super().__init__(world.library)
        self._into = world.library

    async def take(self, source: str) -> Ingredient:
        if source in self.trouble:
            raise self.trouble[source]
        if source.startswith("http"):
            return Ingredient(source)
        path = Path(source)
        return kept(self._into, path.name.split("~")[-1], await asyncio.to_thread(path.read_bytes))


def make_world(folder: Path, *, practice: bool = False, key: bool = True) -> World:
    """Return a world whose clips and ingredients can be seen."""
    folder.mkdir(parents=True, exist_ok=True)
    world = World(folder)
    vars(world).update(clock=ManualClock(NOW), videos=SeenVideos(), images=SeenImages())
    vars(world).update(intake=SeenIntake(world))
    if key:
        world.secrets.stored[KEY_NAME] = "secret-key-1a2b"
    (folder / "posters").mkdir()
    world.library.root.mkdir()
    prefer(world, practice=practice, reduce_motion=True, is_welcomed=True)
    tested = with_proof(world.preferences.current, world.host.name, works=True)
    prefer(world, proved_hosts=tested.proved_hosts)
    return world


def ingredients(world: World, *names: str) -> tuple[Ingredient, ...]:
    """Put sample pictures into the library."""
    return tuple(kept(world.library, f"{name}.jpg", sample(name).read_bytes()) for name in names)


class CountingThreads(ThreadPoolExecutor):
    """Threads that know how much is left to do.

    Attributes:
        pending: How many calls are not done yet.
    """

    def __init__(self) -> None:
        super().__init__(2)
        self.pending = 0

    def submit(self, *arguments: Any, **named: Any) -> Future[Any]:
        self.pending += 1
        future = super().submit(*arguments, **named)
        future.add_done_callback(self._count_down)
        return future

    def _count_down(self, _done: Future[Any]) -> None:
        self.pending -= 1


def _rings_soon(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.remainingTime() < SOON_MS


def _depth(widget: QWidget) -> int:
    """Return on how many others a dialog lies."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


class Scenery:
    """What is looked at: a window, and whatever is open above it.

    Attributes:
        look: How it looks.
        window: The window at the bottom.
    """

    def __init__(self, look: Look, window: QWidget, threads: CountingThreads) -> None:
        self.look = look
        self.window = window
        self._threads = threads

    def tops(self) -> list[QWidget]:
        """Return the window and whatever is open above it, lowest first."""
        others = [each for each in QApplication.topLevelWidgets() if each is not self.window]
        shown = [each for each in others if each.isVisible()]
        dialogs = sorted((each for each in shown if isinstance(each, QDialog)), key=_depth)
        popups = (each for each in shown if each.windowType() is Qt.WindowType.Popup)
        return [self.window, *dialogs, *popups]

    def _is_busy(self) -> bool:
        timers = [timer for top in self.tops() for timer in top.findChildren(QTimer)]
        pictures = [one for top in self.tops() for one in top.findChildren(Thumbnails)]
        is_reading = self._threads.pending > 0 or not all(one.is_idle for one in pictures)
        return is_reading or any(_rings_soon(timer) for timer in timers)

    async def still(self) -> None:
        """Wait until nothing is being read, laid out or about to happen."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_S
        quiet_since, turns = loop.time(), 0
        # turns as well: on a busy machine a single one may last longer than the quiet asked for
        while loop.time() - quiet_since < QUIET_S or turns < QUIET_TURNS:
            await asyncio.sleep(0.002)
            turns += 1
            if self._is_busy():
                quiet_since, turns = loop.time(), 0
            if loop.time() > end:
                raise AssertionError("the window does not come to rest")
        QApplication.sendPostedEvents()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_S
        while not condition():
            if loop.time() > end:
                raise AssertionError("it never came about")
            await asyncio.sleep(0.001)

    def picture(self) -> QImage:
        """Return what is on the screen: the window, and above it dialogs and menus."""
        result = self.window.grab().toImage()
        painter = QPainter(result)
        for top in self.tops()[1:]:
            where = top.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(where, top.grab())
        painter.end()
        return result


class Stage(Scenery):
    """The whole window in a look, and hands to use it with."""

    def __init__(self, look: Look, hands: ShellWindow, threads: CountingThreads) -> None:
        super().__init__(look, hands.window, threads)
        self.hands = hands
        self.world = hands.world


@asynccontextmanager
async def opened(world: World, look: Look, threads: CountingThreads) -> AsyncGenerator[Stage]:
    """Open the window of a world in a look."""
    prefer(world, text_size=look.text)
    set_text_size(look.text)
    async with shell(world, choice=look.theme, language=look.language) as hands:
        hands.theme.motion.reduce(reduced=True)
        hands.window.resize(*look.size)
        stage = Stage(look, hands, threads)
        await stage.still()
        yield stage
        for top in stage.tops()[1:]:
            top.close()


@asynccontextmanager
async def shown_alone(
    make: Callable[[Theme], tuple[QWidget, Callable[[], None]]],
    look: Look,
    threads: CountingThreads,
) -> AsyncGenerator[Scenery]:
    """Show a widget of its own in a look, without the window."""
    set_text_size(look.text)
    set_language(look.language)
    theme = Theme()
    theme.motion.reduce(reduced=True)
    theme.apply(look.theme)
    widget, finish = make(theme)
    widget.show()
    scenery = Scenery(look, widget, threads)
    try:
        await scenery.still()
        finish()
        yield scenery
    finally:
        widget.close()
        widget.deleteLater()
        theme.deleteLater()
