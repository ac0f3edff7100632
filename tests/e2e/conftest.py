"""What several tests of the whole program are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from tests.e2e.program import Program
from tests.servers.display import Display, display
from tests.servers.practice import practice

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from PySide6.QtCore import QUrl


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program, with folders of its own."""
    return Program(tmp_path)


@pytest.fixture
def service(tmp_path: Path) -> Generator[str]:
    """A practice service that stays when the program goes."""
    folder = tmp_path / "service"
    folder.mkdir()
    with practice(folder, queue_s=0, run_s=0) as base:
        yield base


@pytest.fixture
def screen(tmp_path: Path) -> Generator[Display]:
    """A screen with a window manager that nobody sees."""
    folder = tmp_path / "screen"
    folder.mkdir()
    with display(folder) as shown:
        yield shown


@pytest.fixture
def websites(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages and files that other programs were asked to open."""
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile() or url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return opened
