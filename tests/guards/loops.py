"""Gives asynchronous tests that ask for the QApplication the loop that the window runs on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import qasync  # pyright: ignore[reportMissingTypeStubs]
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest


def _qt_loop() -> asyncio.AbstractEventLoop:
    loop: Any = qasync.QEventLoop(QApplication.instance())
    return loop


def pytest_asyncio_loop_factories(
    item: pytest.Function,
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Return qasync's loop for tests with a window, and the stock loop for all others."""
    if "qapp" in item.fixturenames:
        return {"qt": _qt_loop}
    return {"stock": asyncio.new_event_loop}
