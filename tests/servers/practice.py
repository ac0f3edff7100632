"""The practice service as a process of its own."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.servers.child import server

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_PROGRAM = """
import json
import sys
from pathlib import Path
from pikascenes_desktop.practice.server import run
sys.exit(run(Path(sys.argv[1]), **json.loads(sys.argv[2])))
"""


@contextmanager
def practice(folder: Path, **options: float) -> Generator[str]:
    """Serve from a private folder.

    Args:
        folder: The test's own.
        options: `queue_s` and `run_s` of the service.
    """
    command = [sys.executable, "-c", _PROGRAM, str(folder / "data"), json.dumps(options)]
    with server(command, folder / "log") as child:
        child.wait_until(lambda: child.log().endswith("\n"))
        yield json.loads(child.log())["practice_service"]


@pytest.fixture(scope="session")
def practice_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Return its address, ``http://127.0.0.1:port``."""
    with practice(tmp_path_factory.mktemp("practice")) as base:
        yield base
