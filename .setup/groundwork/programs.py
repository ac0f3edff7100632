"""Other programs: found, run in the foreground, and never left running."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import FrameType

_FOREIGN_VARIABLES: Final = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")
_ADMINISTRATORS_FOLDERS: Final = ("/usr/local/sbin", "/usr/sbin", "/sbin")


class SetupFailed(Exception):
    """Setting up cannot go on.

    Attributes:
        sentence: What is wrong and what to do about it, for the user.
        exit_code: What the whole command ends with.
    """

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code


def clean_environment(**extra: str) -> dict[str, str]:
    """Return the user's environment without what points Python at another installation."""
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN_VARIABLES}
    return kept | extra


def find(program: str) -> str | None:
    """Return the path of a program, looked for in the administrator's folders as well."""
    folders = [os.environ.get("PATH", os.defpath), *_ADMINISTRATORS_FOLDERS]
    return shutil.which(program, path=os.pathsep.join(folders))


def answer(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a short question and return its answer; output is caught, nothing is raised."""
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=clean_environment(),
    )


def run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> int:
    """Run a program in the foreground and return its exit code.

    Ctrl+C reaches the program by itself; it is waited for. If we are told to end, so is it.

    Raises:
        KeyboardInterrupt: Ctrl+C was pressed, and the program has ended.
    """
    sys.stdout.flush()
    with subprocess.Popen(command, cwd=cwd, env=env) as child:
        before = signal.signal(signal.SIGTERM, _end)
        try:
            return _as_exit_code(_wait(child))
        finally:
            signal.signal(signal.SIGTERM, before)
            if child.poll() is None:
                child.terminate()


def _wait(child: subprocess.Popen[bytes]) -> int:
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.wait()
        raise


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _as_exit_code(code: int) -> int:
    """Turn Python's -N for "ended by signal N" into the shell's 128 + N."""
    return 128 - code if code < 0 else code
