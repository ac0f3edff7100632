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
data, options, *faults = sys.argv[1:]
script = Path(faults[0]) if faults else None
sys.exit(run(Path(data), faults=script, **json.loads(options)))
"""


@contextmanager
def practice(folder: Path, faults: Path | None = None, **options: float) -> Generator[str]:
    """Serve from a private folder.

    Args:
        folder: The test's own.
        faults: What goes wrong, and when.
        options: `queue_s` and `run_s` of the service.
    """
    command = [sys.executable, "-c", _PROGRAM, str(folder / "data"), json.dumps(options)]
    command += [str(faults)] if faults else []
    with server(command, folder / "log") as child:
        child.wait_until(lambda: child.log().endswith("\n"))
        yield json.loads(child.log())["practice_service"]


@pytest.fixture(scope="session")
def practice_peer(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Return its address, ``http://127.0.0.1:port``."""
    with practice(tmp_path_factory.mktemp("practice")) as base:
        yield base
