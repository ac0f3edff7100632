"""What holds for every test: the guards (see `tests/guards`), each a plugin of its own."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.guards.surroundings",
    "tests.guards.garbage",
    "tests.guards.network",
    "tests.guards.key_store",
    "tests.guards.proofs",
    "tests.guards.loops",
    "tests.guards.leftovers",
]

# How long one example takes says more about the machine than about the code.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one more than there are cores: some tests wait for the programs they have started."""
    return min(5, 1 + (os.cpu_count() or 1))
