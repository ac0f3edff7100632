"""Composes the screen: QApplication, one loop for Qt and asyncio, engine and window."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import qasync  # pyright: ignore[reportMissingTypeStubs] -- it ships none
from PySide6.QtGui import QCursor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from pikascenes_desktop import __version__
from pikascenes_desktop.domain.errors import AlreadyRunning, AppError, InputError
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.engine import EngineOptions, open_engine, order_running_program
from pikascenes_desktop.ui.demo import Demo, DemoFailed
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.one_window import OneWindow
from pikascenes_desktop.ui.opened_files import OpenedFiles
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.surroundings import Surroundings
from pikascenes_desktop.ui.sweeper import Sweeper
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.words import say, sentence, set_language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Coroutine
    from types import TracebackType

    from pikascenes_desktop.engine import Engine

OK: Final = 0
FAILED: Final = 1
BAD_INPUT: Final = 2
LOCAL_TROUBLE: Final = 6
DEMO_LIMIT_S: Final = 300.0
WINDOW_FILE: Final = "window.ini"

LANGUAGE_VARIABLE: Final = "PIKASCENES_LANGUAGE"
"""Speaks one language whatever the preferences say; ``pseudo`` and ``rtl`` try the layouts."""

T = TypeVar("T")
Work: TypeAlias = "Coroutine[Any, Any, T]"
Show: TypeAlias = "Callable[[Engine, OneWindow], Work[int]]"
"""What is done with an open window; gives the exit code."""

log = logging.getLogger(__name__)


class Bugs:
    """Where errors end that nobody foresaw: logged each time, shown once, and life goes on.

    Attributes:
        first: The first of them.
    """

    def __init__(self) -> None:
        self.first: BaseException | None = None
        self._show: Callable[[], None] | None = None
        self._is_shown = False

    def show_with(self, show: Callable[[], None] | None) -> None:
        """Show the first error by this from now on."""
        self._show = show

    def report(self, error: BaseException) -> None:
        """Note an error."""
        log.error("not foreseen", exc_info=error)
        self.first = self.first or error
        if self._show is not None and not self._is_shown:
            self._is_shown = True
            self._show()

    def excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Note an error that left a slot; stands in for `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def on_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Note an error that the loop caught."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(error)
        else:
            log.error("not foreseen: %s", context.get("message"))


def run(options: argparse.Namespace, platform: str = sys.platform) -> int:
    """Show the window until the user leaves; return the exit code of README's table."""
    opened = OpenedFiles(_application(), platform)

    async def show(engine: Engine, one: OneWindow) -> int:
        if options.open is not None:
            one.open_clip_file(options.open)
        opened.lead_to(one.open_clip_file)
        try:
            return await _until_left(engine, one)
        finally:
            opened.keep()

    try:
        return _run_on_qt(options, show)
    finally:
        opened.close()


def run_demo(options: argparse.Namespace) -> int:
    """Show the whole way from pictures to a clip in practice mode.

    With a display the window opens with a sample scene being made, and stays. Without one the
    same window is driven off screen, and the program ends when the clip is saved.
    """
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    options.practice = True

    async def show(engine: Engine, one: OneWindow) -> int:
        demo = Demo(engine.desk, one.window)
        if QGuiApplication.platformName() != "offscreen":
            demo.start()
            return await _until_left(engine, one)
        try:
            async with asyncio.timeout(DEMO_LIMIT_S):
                await demo.drive(engine.desk.library.root / "Screenshots")
        except DemoFailed as error:
            sys.stdout.write(f"{error}\n")
            return FAILED
        except TimeoutError:
            sys.stdout.write("The clip was not ready after five minutes.\n")
            return FAILED
        return OK

    return _run_on_qt(options, show)


def has_display() -> bool:
    """Say whether there is a screen to show a window on."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run_on_qt(options: argparse.Namespace, show: Show) -> int:
    return run_on_qt(lambda bugs: _main(options, bugs, show))


def show_once(options: EngineOptions, show: Callable[[Engine, OneWindow], Work[T]]) -> T:
    """Open the window for as long as `show` takes, and ask nobody anything.

    Raises:
        AppError: It cannot be opened.
        Exception: What `show` raises, or the first error that nobody foresaw.
    """

    async def main(bugs: Bugs) -> T:
        async with open_engine(options, on_bug=bugs.report) as engine:
            shown = await _with_window(engine, Theme(), bugs, show)
        if bugs.first is not None:
            raise bugs.first
        return shown

    return run_on_qt(main)


def run_on_qt(work: Callable[[Bugs], Work[T]]) -> T:
    """Run something on the loop that Qt and asyncio share, to its end."""
    application = _application()
    sweeper = Sweeper()
    bugs = Bugs()
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = bugs.excepthook
    threading.excepthook = lambda failed: bugs.report(failed.exc_value or RuntimeError())
    try:
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
            return runner.run(work(bugs))
    finally:
        sys.excepthook, threading.excepthook = hooks
        sweeper.stop()


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    if application.platformName() == "offscreen":
        QCursor.setPos(-1, -1)  # or the first button would look hovered in every picture
    application.setApplicationName("PikaScenes Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("pikascenes-desktop")
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    icon = resource("icons", "app.svg")
    if icon.is_file():
        application.setWindowIcon(QIcon(str(icon)))
    return application


async def _main(options: argparse.Namespace, bugs: Bugs, show: Show) -> int:
    asyncio.get_running_loop().set_exception_handler(bugs.on_loop)
    theme = Theme()
    try:
        chosen = EngineOptions.of(options)
        async with open_engine(chosen, on_bug=bugs.report) as engine:
            return await _with_window(engine, theme, bugs, show)
    except AlreadyRunning as error:
        return await _raise_other(options, error, theme)
    except AppError as error:
        await _say_why_not(error, theme)
        return BAD_INPUT if isinstance(error, InputError) else LOCAL_TROUBLE


async def _with_window(
    engine: Engine, theme: Theme, bugs: Bugs, show: Callable[[Engine, OneWindow], Work[T]]
) -> T:
    around = Surroundings(
        memory=Memory(engine.places.data_dir / WINDOW_FILE),
        host_forms=engine.hosts,
        logs=engine.places.logs,
        facts=engine.facts,
        notifier=engine.notifier,
        damaged=engine.damaged,
        recovered=engine.recovered,
    )
    one = OneWindow(engine.desk, theme, around, spoken=os.environ.get(LANGUAGE_VARIABLE))
    bugs.show_with(one.show_bug)
    unsubscribe = engine.raised.subscribe(partial(_come_forward, one))
    one.open()
    try:
        return await show(engine, one)
    finally:
        unsubscribe()
        bugs.show_with(None)
        await one.close()


def _come_forward(one: OneWindow, clip: str) -> None:
    """Show the window to whoever started the program again, maybe with a clip."""
    if clip:
        one.open_clip_file(Path(clip))
    else:
        one.come_forward()


async def _until_left(_engine: Engine, one: OneWindow) -> int:
    left = asyncio.Event()
    one.quit_confirmed.connect(left.set)
    await left.wait()
    return OK


async def _raise_other(options: argparse.Namespace, error: AlreadyRunning, theme: Theme) -> int:
    """Bring the window that is open to the front instead of opening a second one."""
    try:
        clip = "" if options.open is None else str(options.open.absolute())
        await order_running_program(EngineOptions.of(options), "raise", {"clip": clip})
    except AppError:
        await _say_why_not(error, theme)
        return LOCAL_TROUBLE
    return OK


async def _say_why_not(error: AppError, theme: Theme) -> None:
    """Say why the program cannot start, in a window of its own."""
    set_language(None)
    theme.apply(Choice.SYSTEM)
    told = sentence(error)
    log.error("cannot start: %s", error)
    if sys.stderr is not None:  # a Windows program without a console has none
        sys.stderr.write(f"{told.title}. {told.body}\n")
    if not has_display():
        return
    behind = QWidget()
    question = Question(theme, behind, title=told.title, body=told.body, yes=say("dl.close"), no="")
    closed = asyncio.Event()
    question.finished.connect(closed.set)
    question.open()
    await closed.wait()
    behind.deleteLater()
