"""Where pictures of the window go: for looking at, or into the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the README's pictures be made: ``pytest tests/render --readme``."""
    parser.addoption("--readme", action="store_true", help="make the README's pictures anew")
