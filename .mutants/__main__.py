"""Tries whether the tests notice changed code: ``poe mutants [--module M] [--minutes N]``.

It goes on where it was left. Ends with 0 when every mutant of the asked modules was tried, at
least 90 % of each module's were killed and each survivor has a reason in `survivors.tsv`; with 2
when some were not tried yet; with 1 otherwise.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from verdicts import judge
from workplace import Module, Workplace

MODULES: Final = Path(__file__).resolve().parent / "modules.tsv"
_MUTMUT: Final = Path(sys.executable).with_name("mutmut")
_NICENESS: Final = 19
_MOST_MINUTES: Final = 24 * 60.0


def modules() -> list[Module]:
    """Read which modules are mutated, and by which tests each is judged."""
    rows = [line.split("\t") for line in MODULES.read_text("utf-8").splitlines()[1:] if line]
    return [Module(name, tuple(tests.split())) for name, tests in rows]


def main() -> int:
    """Try what is asked for, say how it stands, and return the exit code."""
    asked = _arguments()
    chosen = [each for each in modules() if not asked.module or each.name in asked.module]
    if unknown := set(asked.module) - {each.name for each in chosen}:
        print(f"not in modules.tsv: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 1
    if not asked.show and not _MUTMUT.exists():
        print("mutmut is not here: uv run --group mutation poe mutants (Linux)", file=sys.stderr)
        return 1
    ends_at = time.monotonic() + asked.minutes * 60
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped in order by both
    with suppress(KeyboardInterrupt):
        for module in () if asked.show else chosen:
            _try(Workplace(module), ends_at, anew=asked.anew)
    return _tell([Workplace(module) for module in chosen])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="poe mutants", description=__doc__)
    parser.add_argument("--module", action="append", default=[], help="as in modules.tsv")
    parser.add_argument("--minutes", type=float, default=_MOST_MINUTES, help="stop after that")
    parser.add_argument("--anew", action="store_true", help="forget what was tried")
    parser.add_argument("--show", action="store_true", help="only say how it stands")
    return parser.parse_args()


def _try(workplace: Workplace, ends_at: float, *, anew: bool) -> None:
    """Let mutmut try the module's mutants on one core, until it is done or the time is over."""
    left_s = ends_at - time.monotonic()
    if left_s <= 0:
        return
    print(f"{workplace.module.name} …", flush=True)
    workplace.prepare(anew=anew)
    with (
        (workplace.folder / "last.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(
            [_MUTMUT, "run", "--max-children", "1"],
            cwd=workplace.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            process_group=0,  # Ctrl+C is for us, who then stop it in order
            preexec_fn=_humble,  # noqa: PLW1509 - no thread of ours runs yet
        ) as run,
    ):
        ending = 0
        with suppress(subprocess.TimeoutExpired):
            try:
                ending = run.wait(left_s)
            finally:  # what was tried is written down after each mutant
                run.send_signal(signal.SIGINT)
                run.wait()
    if ending:
        print(f"mutmut ended with {ending}; see {log.name}", file=sys.stderr)


def _humble() -> None:
    """Let everything else on this computer go first, and be stopped even if we can't be."""
    os.nice(_NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _tell(workplaces: list[Workplace]) -> int:
    verdicts = [(workplace, judge(workplace)) for workplace in workplaces]
    print("\n| module | mutants | killed | survivors explained |\n|---|---|---|---|")
    for workplace, verdict in verdicts:
        print(verdict.row if verdict else f"| `{workplace.module.name}` | not run | | |")
    for _, verdict in verdicts:
        if verdict is None:
            continue
        if verdict.untried:
            print(f"\n{verdict.module}: {verdict.untried} not tried yet")
        if verdict.unexplained:
            print(f"\n{verdict.module}: survivors without a reason (rows for survivors.tsv)")
        for change in verdict.unexplained:
            print(f"{change.module}\t{change.function}\t{change.was}\t{change.becomes}\t")
    if all(verdict and verdict.passed for _, verdict in verdicts):
        return 0
    if any(verdict is None or verdict.untried for _, verdict in verdicts):
        return 2
    return 1


if __name__ == "__main__":
    sys.exit(main())
