"""Garbage is collected between tests, on the main thread, as the window does it.

See `pikascenes_desktop.ui.sweeper`: a Qt object that is collected on a worker's thread may end
the whole run in a crash, tests later and far away.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


def pytest_sessionstart() -> None:
    """Let nobody else collect."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Count what is loaded by now as there for good.

    Modules and tests are some 400,000 objects; looking through them after each test, here and in
    `leftovers`, took four fifths of the time of the unit suite.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Collect after a test; all that is there when it had a window."""
    result = yield
    with_qt = isinstance(item, pytest.Function) and "qapp" in item.fixturenames
    gc.collect(2 if with_qt else 1)
    return result
