"""Somebody at the screen: presses real keys, moves a real pointer, reads what is announced."""

from __future__ import annotations

import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from tests.e2e.outside.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from tests.e2e.outside.at_spi import Control, Reader
    from tests.e2e.outside.message_bus import Node
    from tests.e2e.program import Program
    from tests.servers.display import Display

LIMIT_S: Final = 25.0
LOOK_S: Final = 0.05
SOON_S: Final = 0.5
TABS: Final = 60
"""No screen has more stops than this."""

STEPS: Final = 10
"""A drag is a path, not a jump: both programs answer each other once per step."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desktop:
    """A screen with a window manager, and the bus on which programs show their controls."""

    display: Display
    reader: Reader
    environment: dict[str, str]


class Person:
    """Works with one running program.

    Args:
        desktop: Where it shows itself.
        process: The program.
        log: What it writes, which is told when something does not come about.
        texts: What it says.
    """

    def __init__(
        self, desktop: Desktop, process: subprocess.Popen[bytes], log: Path, texts: Texts
    ) -> None:
        self._desktop = desktop
        self._process = process
        self._log = log
        self.texts = texts
        self._pause = threading.Event()

    # --- seeing -------------------------------------------------------------------------------

    def look(self) -> Control | None:
        """Return all that the program shows; None while it shows nothing."""
        reader = self._desktop.reader
        for root in reader.programs():
            tree = reader.tree(root)
            if tree is not None and tree.name == "PikaScenes Desktop" and tree.children:
                return tree
        return None

    def wait_for(self, find: Callable[[Control], T | None]) -> T:
        """Look again and again until something can be found on the screen."""
        deadline = time.monotonic() + LIMIT_S
        tree: Control | None = None
        while True:
            tree = self.look()
            found = find(tree) if tree is not None else None
            if found:
                return found
            if self._process.poll() is not None or time.monotonic() > deadline:
                shown = tree.text() if tree is not None else "nothing"
                raise AssertionError(f"not found in\n{shown}\n{self._log.read_text('utf-8')}")
            self._pause.wait(LOOK_S)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Ask again and again until something holds."""
        self.wait_for(lambda _tree: holds())

    def find(self, role: str = "", name: str = "", *, starts: str = "") -> Control:
        """Wait for a control of a role whose name is, or starts with, a text."""

        def look_for(tree: Control) -> Control | None:
            named = (one for one in tree.all(role, name) if one.name.startswith(starts))
            return next(named, None)

        return self.wait_for(look_for)

    def focused(self) -> Control:
        """Wait for the control that has the keyboard."""
        return self.wait_for(lambda tree: tree.focused)

    def focus_on(self, role: str = "", name: str = "", *, starts: str = "") -> Control:
        """Wait until the keyboard is on such a control."""

        def look_for(tree: Control) -> Control | None:
            one = tree.focused
            fits = one is not None and role in {"", one.role} and name in {"", one.name}
            return one if one is not None and fits and one.name.startswith(starts) else None

        return self.wait_for(look_for)

    def attend(self, role: str = "", name: str = "") -> Control:
        """Wait until such a control takes the keyboard; menu entries, which `find` cannot see."""

        def look_for(_tree: Control) -> Control | None:
            one = self._desktop.reader.attended()
            return one if one is not None and (role, name) == (one.role, one.name) else None

        return self.wait_for(look_for)

    def wait_for_announcement(self, text: str) -> bool:
        """Wait until a text was announced; say whether urgently."""
        return self.wait_for(
            lambda _tree: next(
                ((said, urgent) for said, urgent in self.announcements() if said == text), None
            )
        )[1]

    def announcements(self) -> list[tuple[str, bool]]:
        """Return what was announced since the program started."""
        return self._desktop.reader.announcements()

    # --- keyboard -----------------------------------------------------------------------------

    def keys(self, *names: str) -> None:
        """Press keys, such as ``ctrl+Return``, one after the other."""
        self._desktop.display.tool("key", "--delay", "20", *names)

    def type(self, text: str) -> None:
        """Type a text of ASCII letters."""
        assert text.isascii()
        self._desktop.display.tool("type", "--delay", "4", text)

    def write(self, field: Control, text: str) -> None:
        """Put a text into the field that has the keyboard, in place of what is there.

        It is typed; what no key of the screen's keyboard writes, such as Chinese, is put there as
        an input method does.
        """
        if text.isascii():
            self.keys("ctrl+a")
            self.type(text)
        else:
            self._desktop.reader.write(field, text)

    def text_of(self, field: Control) -> str:
        """Return the text of a field."""
        return self._desktop.reader.read(field)

    def tab_to(self, role: str = "", name: str = "", *, starts: str = "") -> Control:
        """Press Tab until the keyboard is on a control.

        Raises:
            AssertionError: It is not among the stops.
        """
        stops: list[str] = []
        here = self.focused()
        for _ in range(TABS):
            fits = role in {"", here.role} and name in {"", here.name}
            if fits and here.name.startswith(starts):
                return here
            stops.append(f"{here.role} {here.name!r}")
            here = self.tab_on(here)
        raise AssertionError(f"{role} {name or starts!r} is not among {stops}")

    def tab_on(self, here: Control | None = None) -> Control:
        """Press Tab once; return where the keyboard is then.

        Args:
            here: Where it is now, when that is known.
        """
        before = (here or self.focused()).node
        self.keys("Tab")
        return self._told_of(before) or self.wait_for(
            lambda tree: one if (one := tree.focused) and one.node != before else None
        )

    def _told_of(self, before: Node) -> Control | None:
        """Return what says that it has taken the keyboard; None if nothing soon does.

        To hear this is ten times as quick as to read all that is shown.
        """
        deadline = time.monotonic() + SOON_S
        while time.monotonic() < deadline:
            one = self._desktop.reader.attended()
            if one is not None and one.node != before and one.has_keyboard:
                return one
            self._pause.wait(LOOK_S / 10)
        return None

    # --- pointer ------------------------------------------------------------------------------

    def drag(
        self, start: tuple[int, int], end: tuple[int, int], is_over: Callable[[], bool]
    ) -> None:
        """Drag from one place to another, at a hand's pace, and let go when the other is ready.

        The pauses are measured: Qt begins a drag only after the pointer has moved for a while,
        and both programs answer each other at every step of the way.

        Args:
            start: Where the button goes down.
            end: Where it goes up.
            is_over: Whether the program below shows that it would take what is dragged.
        """
        (x, y), (to_x, to_y) = start, end
        path = [f"mousemove {x} {y} mousedown 1 sleep 0.2"]
        path += ["mousemove_relative 9 7 sleep 0.1"] * 2
        x, y = x + 18, y + 14
        for step in range(1, STEPS + 1):
            at = (x + (to_x - x) * step // STEPS, y + (to_y - y) * step // STEPS)
            path.append(f"mousemove {at[0]} {at[1]} sleep 0.05")
        tool = self._desktop.display.tool
        tool(*" ".join(path).split())
        try:
            self.wait_until(is_over)
        finally:
            tool("mousemove", str(to_x + 1), str(to_y), "sleep", "0.2", "mouseup", "1")

    # --- window -------------------------------------------------------------------------------

    @property
    def window(self) -> str:
        """The X number of the program's window."""
        found = ""

        def is_there() -> bool:
            nonlocal found
            tool = self._desktop.display.tool
            found = tool("search", "--onlyvisible", "--name", "^PikaScenes Desktop$")
            return found != ""

        self.wait_until(is_there)
        return found.splitlines()[0]

    def activate(self) -> None:
        """Bring the window to the front, by the window manager."""
        self._desktop.display.tool("windowactivate", "--sync", self.window)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, by the window manager."""
        self._desktop.display.tool("windowsize", self.window, str(width), str(height))


@contextmanager
def at_work(
    desktop: Desktop, program: Program, *arguments: str, language: str = "en"
) -> Generator[Person]:
    """Start the program and give somebody who works with it; it is stopped afterwards.

    Args:
        desktop: Where it shows itself.
        program: Where it keeps its things.
        arguments: What it is started with, beside its folders.
        language: The language of the system.
    """
    program.folder.mkdir(exist_ok=True)
    log = program.folder / "program.log"
    environment = {**desktop.environment, "LANG": f"{language}.UTF-8", "LC_CTYPE": "C.UTF-8"}
    environment.pop("LC_ALL", None)
    desktop.reader.forget()
    with log.open("wb") as output:
        process = subprocess.Popen(
            program.command(*arguments), env=environment, stdout=output, stderr=output
        )
    person = Person(desktop, process, log, Texts(language))
    try:
        person.wait_for(lambda tree: tree.all("frame") and tree.focused)
        yield person
        assert process.poll() is None, "the program ended by itself"
    finally:
        process.terminate()
        process.wait(LIMIT_S)
    assert "Traceback" not in log.read_text("utf-8")
