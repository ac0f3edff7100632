"""`poe bench [NAME …]`: every promise about speed and memory, as ratios in one run."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import (
    frozen_bench,
    gallery_bench,
    heartbeat_bench,
    imports_bench,
    press_bench,
    progress_bench,
    start_bench,
    sync_bench,
    transfer_bench,
    window_bench,
)
from tests.bench.measure import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.measure import Figure

BENCHES: dict[str, Callable[[Path], list[Figure]]] = {
    "press": press_bench.run,
    "sync": sync_bench.run,
    "start": start_bench.run,
    "frozen": frozen_bench.run,
    "transfer": transfer_bench.run,
    "progress": progress_bench.run,
    "imports": imports_bench.run,
    "window": window_bench.run,
    "gallery": gallery_bench.run,
    "heartbeat": heartbeat_bench.run,
}


def main(names: list[str]) -> int:
    """Run the named benches, or all."""
    figures: list[Figure] = []
    for name in names or BENCHES:
        with tempfile.TemporaryDirectory() as folder:
            figures += BENCHES[name](Path(folder))
    return report(figures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
