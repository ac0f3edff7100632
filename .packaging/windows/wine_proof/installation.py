"""The program as a user of Windows has it: installed, used, upgraded, removed."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from wine_proof.wine import Ended, Prefix, Unexpected, on_z

if TYPE_CHECKING:
    from pathlib import Path

    from wine_proof.windows_python import WindowsPython

PRODUCT: Final = "PikaScenes Desktop"
PROGRAM: Final = "pikascenes-desktop.exe"
CONSOLE: Final = "pikascenes-desktop-cli.exe"
UNINSTALLER: Final = "uninstall.exe"
UNINSTALL_KEY: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{PRODUCT}"
OWN_KEYS: Final = (
    UNINSTALL_KEY,
    rf"HKCU\Software\{PRODUCT}",
    rf"HKCU\Software\Classes\Applications\{PROGRAM}",
)

_SETUP_S: Final = 300.0
_SELF_TEST_S: Final = 120.0
_GONE_S: Final = 30.0

# NSIS wants the folder last and without quotes, which wine's own command line would put there.
_AS_TYPED: Final = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1]).returncode)"


@dataclass(frozen=True, slots=True)
class Computer:
    """A Windows computer and its user.

    Attributes:
        prefix: Where it is.
        python: Types command lines as a user does; nothing of it is used by the program.
    """

    prefix: Prefix
    python: WindowsPython

    def install(self, setup: Path, folder: str = "") -> int:
        """Install silently and return the setup's exit code.

        Args:
            setup: The setup.
            folder: Where to, as Windows writes it; empty for where the setup wants to.
        """
        line = f'"{on_z(setup)}" /S' + (f" /D={folder}" if folder else "")
        return self.type(line, _SETUP_S).code

    def type(self, line: str, seconds: float) -> Ended:
        """Run a command line exactly as it stands."""
        return self.prefix.run(self.python.program, "-c", _AS_TYPED, line, seconds=seconds)

    def refusal(self) -> str:
        """Return the sentence with which a silent setup refused.

        Raises:
            Unexpected: There is none.
        """
        found = list(self.prefix.drive_c.glob(f"**/Temp/{PRODUCT} setup.txt"))
        if len(found) != 1:
            raise Unexpected(f"The setup left {len(found)} sentences.")
        sentence = found[0].read_bytes().decode("utf-16").strip()
        found[0].unlink()
        return sentence

    def usual_folder(self) -> Path:
        """Return where the setup installs by itself."""
        return self.prefix.user / "AppData" / "Local" / "Programs" / PRODUCT

    def registered(self, key: str, value: str) -> str | None:
        """Return a string of the registry; None when it is not there."""
        ended = self.prefix.run("reg", "query", key, "/v", value, seconds=60)
        if ended.code != 0:
            return None
        lines = [line.split("REG_SZ", 1) for line in ended.said.splitlines() if "REG_SZ" in line]
        return lines[0][1].strip() if lines else None

    def shortcut(self) -> Path:
        """Return the entry of the Start menu."""
        programs = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        return self.prefix.user / programs / f"{PRODUCT}.lnk"

    def self_test(self, folder: Path, program: str = CONSOLE) -> float:
        """Run the installed program's self-test and return its seconds.

        Raises:
            Unexpected: A check failed.
        """
        started = time.monotonic()
        ended = self.prefix.run(folder / program, "self-test", "--json", seconds=_SELF_TEST_S)
        seconds = time.monotonic() - started
        report = _json(ended.said)
        failed = [each for each in report.get("checks", []) if not each["ok"]]
        if ended.code != 0 or failed or not report.get("ok"):
            raise Unexpected(f"The self-test ended with {ended.code}: {failed or ended.said}")
        return seconds

    def uninstall(self, folder: Path, *switches: str) -> None:
        """Remove the program silently, and wait until its uninstaller is gone, too.

        Raises:
            Unexpected: It failed, or something stayed.
        """
        self.prefix.run(folder / UNINSTALLER, "/S", *switches, seconds=_SETUP_S).well("Removing")
        # the uninstaller goes on as a copy of itself, which nobody can wait for by its handle
        until = time.monotonic() + _GONE_S
        while (folder / UNINSTALLER).exists() and time.monotonic() < until:
            time.sleep(0.2)
        if (folder / UNINSTALLER).exists():
            raise Unexpected("The uninstaller is still there.")


def must(holds: bool, sentence: str) -> None:
    """Raise what a proof found wrong.

    Raises:
        Unexpected: It does not hold.
    """
    if not holds:
        raise Unexpected(sentence)


def _json(said: str) -> dict[str, Any]:
    begins = said.find("{")
    try:
        report: dict[str, Any] = json.loads(said[begins:]) if begins >= 0 else {}
    except ValueError as error:
        raise Unexpected(f"The self-test did not end well: {said[-3000:]}") from error
    return report
