"""One screen for all that is proved from outside; each test starts a program of its own."""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.outside.at_spi import Reader
from tests.e2e.outside.person import Desktop
from tests.e2e.program import Program
from tests.servers.display import display
from tests.servers.practice import practice
from tests.servers.session_bus import accessibility_bus, bus

if TYPE_CHECKING:
    from collections.abc import Generator

SCREEN = "2000x1200x24"
"""Holds the largest window that the design names, with its frame."""

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
SMALL = ("--practice", "--resolution", "720p", "--duration", "5")


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Generator[Desktop]:
    """Give a screen, a window manager, and the accessibility bus."""
    if sys.platform != "linux":
        pytest.skip("needs Xvfb")
    folder = tmp_path_factory.mktemp("desktop")
    with ExitStack() as stack:
        shown = stack.enter_context(display(folder, SCREEN))
        session = stack.enter_context(bus(folder / "session"))
        address = stack.enter_context(accessibility_bus(folder / "at-spi", shown.environment))
        reader = stack.enter_context(closing(Reader(address)))
        environment = {
            **shown.environment,
            "AT_SPI_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": session,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        yield Desktop(shown, reader, environment)


@pytest.fixture
def newcomer(tmp_path: Path) -> Program:
    """Give the program as it is after it was installed."""
    return Program(tmp_path / "program", is_measured=False)


@pytest.fixture
def program(newcomer: Program) -> Program:
    """Give the program after its first steps, with nothing made yet."""
    newcomer.data.mkdir(parents=True)
    (newcomer.data / "preferences.json").write_text(json.dumps({"is_welcomed": True}), "utf-8")
    return newcomer


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Make three clips, the last one first in the gallery."""
    folder = tmp_path_factory.mktemp("made")
    program = Program(folder / "program", is_measured=False)
    with practice(folder, queue_s=0, run_s=0) as base:
        service = ("--api-base", base)
        for picture, shape in (("whale", "16:9"), ("robot", "1:1"), ("fox", "9:16")):
            sent = program.run(
                *service, "generate", str(SAMPLES / f"{picture}.jpg"), *SMALL, "--detach",
                "--prompt", f"the {picture} wakes up", "--aspect-ratio", shape,
            )  # fmt: skip
            assert sent.code == 0, sent
        made = program.run(*service, "resume")
        assert made.code == 0, made
    return program


@pytest.fixture
def filled(made_once: Program, tmp_path: Path) -> Program:
    """Give the program with three clips."""
    shutil.copytree(made_once.folder, tmp_path / "program")
    return Program(tmp_path / "program", is_measured=False)


@pytest.fixture
def slow_service(tmp_path: Path) -> Generator[str]:
    """Give a practice service that works on a clip for as long as a test takes."""
    folder = tmp_path / "service"
    folder.mkdir()
    with practice(folder, queue_s=0.2, run_s=120) as base:
        yield base
