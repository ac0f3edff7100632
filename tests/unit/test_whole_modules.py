"""The list of modules that are tested whole, and that falling short of it is noticed."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.guards import whole

CHECKOUT = Path(__file__).resolve().parents[2]
HALF = "import sys\nif sys.argv[1:]:\n    print('never')\n"


def test_the_list_names_what_is_there_once() -> None:
    files = whole.files()
    assert len(files) == len(set(files))
    assert [file for file in files if not file.is_file()] == []


def test_the_check_asks_for_it() -> None:
    tasks = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
    assert {"cmd": "python -m tests.guards.whole"} in tasks["cover"]
    assert "cover" in tasks["check"]


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["word"], 2), (["both"], 0)])
def test_a_branch_that_was_never_taken_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    file = tmp_path / "half.py"
    file.write_text(HALF)
    (tmp_path / ".coveragerc").write_text("[run]\nbranch = true\n")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)  # this run may be measured itself
    runs = [[], ["word"]] if arguments == ["both"] else [arguments]
    for number, words in enumerate(runs):
        command = [sys.executable, "-m", "coverage", "run", *(["--append"] if number else [])]
        subprocess.run([*command, str(file), *words], check=True, stdout=subprocess.DEVNULL)
    monkeypatch.setattr(whole, "files", lambda: [file])
    assert whole.main() == code
