"""The two commands: what they do, in which order, and what they end with."""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from typing import TYPE_CHECKING, Any

from groundwork import environment, private_uv, programs, system
from groundwork.places import Places
from groundwork.programs import SetupFailed
from groundwork.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_GROUNDWORK_STEPS = 3


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands and return the exit code of the process."""
    parser = argparse.ArgumentParser(
        prog="python .setup", description="Set this checkout up, then run the demo or the checks."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="demo|check")
    commands.add_parser("demo", help="set up, then show the program at work in practice mode")
    commands.add_parser("check", help="set up, then run all checks and tests")
    command = str(parser.parse_args(arguments).command)
    try:
        return demo(Places()) if command == "demo" else check(Places())
    except SetupFailed as failure:
        print(failure.sentence, file=sys.stderr)
        return failure.exit_code
    except KeyboardInterrupt:
        print("Interrupted; the same command takes it up again.", file=sys.stderr)
        return 130


def demo(places: Places) -> int:
    """Set up, then run the program's own demonstration.

    Raises:
        SetupFailed: Setting up cannot go on.
    """
    progress = Progress(_GROUNDWORK_STEPS + 1)
    _lay_groundwork(places, progress, with_checks=False)
    with progress.step("The demo"):
        command = [places.python, "-m", "pikascenes_desktop", "--demo"]
        return programs.run(command, cwd=places.root, env=programs.clean_environment())


def check(places: Places) -> int:
    """Set up, then run every check, also after one has failed; 0 only if all passed.

    Raises:
        SetupFailed: Setting up cannot go on.
    """
    tasks = check_tasks(places)
    progress = Progress(_GROUNDWORK_STEPS + len(tasks))
    uv = _lay_groundwork(places, progress, with_checks=True)
    path = f"{uv.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    failed: dict[str, int] = {}
    for task in tasks:
        with progress.step(task):
            command = [places.python, "-m", "poethepoet", "--root", places.root, task]
            env = programs.clean_environment(PATH=path)
            if code := programs.run(command, cwd=places.root, env=env):
                failed[task] = code
                progress.say(f"{task} failed with exit code {code}")
    if not failed:
        progress.close("All checks passed")
        return 0
    progress.close(f"Failed: {', '.join(failed)}")
    return next(iter(failed.values()))


def check_tasks(places: Places) -> list[str]:
    """Return the names of the checks: what `poe check` runs, read from pyproject.toml."""
    project: dict[str, Any] = tomllib.loads(
        (places.root / "pyproject.toml").read_text(encoding="utf-8")
    )
    return [str(task) for task in project["tool"]["poe"]["tasks"]["check"]]


def _lay_groundwork(places: Places, progress: Progress, *, with_checks: bool) -> Path:
    with progress.step(f"uv {private_uv.UV_VERSION} in {places.tools.name}"):
        uv = private_uv.get_uv(places)
    with progress.step(f"The environment in {places.venv.name}, as uv.lock says"):
        environment.sync(places, uv, with_checks=with_checks)
    with progress.step("What the system must have"):
        system.prepare(places, progress, with_checks=with_checks)
    return uv
