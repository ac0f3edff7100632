"""``python -m tests.faults.simulation``: simulate many lives, or one of them line by line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.simulation.campaign import campaign
from tests.faults.simulation.run import simulate

if TYPE_CHECKING:
    from tests.faults.simulation.campaign import Failed, Progress

CI_RUNS = 10_000


def _tell(progress: Progress, failed: list[Failed]) -> None:
    for each in failed:
        print(each.how_to_replay())
    print(f"{progress.runs} runs in {progress.seconds:.0f} s", file=sys.stderr)


def _replay(seed: int) -> int:
    ran = simulate(seed, traced=True)
    print("\n".join(ran.trace))
    print(f"seed {seed}, digest {ran.digest}: {ran.broken or 'every promise holds'}")
    return int(ran.broken is not None)


def main() -> int:
    """Return 1 if a promise did not hold."""
    parser = argparse.ArgumentParser(prog="simulate", description=__doc__)
    parser.add_argument("--runs", type=int, default=CI_RUNS, help="how many seeds (10000)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first of them")
    parser.add_argument("--jobs", type=int, default=0, help="processes (one for each core)")
    parser.add_argument("--note", type=Path, metavar="FILE", help="go on where FILE says")
    parser.add_argument("--seed", type=int, help="only this one, with all that happens")
    options = parser.parse_args()
    if options.seed is not None:
        return _replay(options.seed)
    progress, failed = campaign(
        options.runs, first_seed=options.first, jobs=options.jobs, note=options.note, tell=_tell
    )
    print(f"{progress.runs} runs, {len(failed)} in which a promise did not hold")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
