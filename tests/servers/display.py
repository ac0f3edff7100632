"""A screen that nobody sees: Xvfb with a window manager, driven by xdotool."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.servers.child import server
from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Display:
    """A screen of its own, such as ``:99``."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show itself there."""
        return {
            **unmeasured(),
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_XCB_GL_INTEGRATION": "none",
        }

    def tool(self, *arguments: str) -> str:
        """Run xdotool, and return what it says."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return done.stdout.strip()


@contextmanager
def display(folder: Path, size: str = "1400x900x24") -> Generator[Display]:
    """Run a screen until the block ends; the X server itself chooses its number."""
    number = folder / "number"
    number.touch()
    script = f'exec Xvfb -displayfd 3 -screen 0 {size} -nolisten tcp 3>"{number}"'
    with server(["sh", "-c", script], folder / "xvfb.log") as screen:
        screen.wait_until(lambda: number.read_text().endswith("\n"))
        shown = Display(f":{number.read_text().strip()}")
        with server(["openbox"], folder / "openbox.log", shown.environment) as manager:
            # only a window manager that is up tells how many desktops there are
            manager.wait_until(lambda: shown.tool("get_num_desktops").isdecimal())
            yield shown
