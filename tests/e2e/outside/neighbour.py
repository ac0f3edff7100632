"""Another program on the same screen, made of one of `tests/probes`."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.e2e.outside.person import Desktop, Person

PROBES: Final = Path(__file__).parents[2] / "probes"


class Neighbour:
    """A running probe.

    Args:
        desktop: Where it shows itself.
        title: Of its window.
        said: The file with its lines.
    """

    def __init__(self, desktop: Desktop, title: str, said: Path) -> None:
        self._desktop = desktop
        self._title = title
        self._said = said

    @property
    def lines(self) -> list[str]:
        """What it has said so far."""
        return self._said.read_text("utf-8").splitlines()

    @property
    def handle(self) -> tuple[int, int]:
        """A place on its window to take hold of or to let go over."""
        window = self.window
        lines = self._desktop.display.tool("getwindowgeometry", "--shell", window).splitlines()
        place = {key: int(value) for key, _, value in (line.partition("=") for line in lines)}
        return place["X"] + 60, place["Y"] + 40

    @property
    def window(self) -> str:
        """The X number of its window."""
        return self._desktop.display.tool("search", "--onlyvisible", "--name", f"^{self._title}$")

    def come_forward(self) -> None:
        """Put its window above the others."""
        self._desktop.display.tool("windowactivate", "--sync", self.window)


@contextmanager
def neighbour(
    desktop: Desktop, person: Person, folder: Path, name: str, *arguments: str
) -> Generator[Neighbour]:
    """Run a probe until the block ends.

    Args:
        desktop: Where it shows itself.
        person: Waits until it is ready.
        folder: Where its words are kept.
        name: Which probe.
        arguments: What it is started with.
    """
    said = folder / f"{name}.txt"
    command = [sys.executable, str(PROBES / f"{name}.py"), *arguments]
    # its controls are no business of whoever reads the program's
    around = {**desktop.environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
    del around["AT_SPI_BUS_ADDRESS"]
    with said.open("wb") as output:
        process = subprocess.Popen(command, env=around, stdout=output)
    try:
        probe = Neighbour(desktop, name, said)
        person.wait_until(lambda: "ready" in probe.lines and probe.window != "")
        yield probe
    finally:
        process.terminate()
        process.wait()
