"""Where the mutants of one module live: a copy of the checkout that mutmut may change.

Each module has a place of its own, so that stopping loses nothing, and the tests that may judge
it are those of its row in `modules.tsv` alone. Which of them reach a function, mutmut measures.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parent.parent
PLACES: Final = Path(__file__).resolve().parent / "work"
PACKAGE: Final = "pikascenes_desktop"
_COPIED: Final = ("tests", "resources", ".setup", ".linguist", ".packaging")
_PASSED_OVER: Final = ("__pycache__", "output", "render", "e2e", "bench", ".hypothesis")
_MUTMUT: Final = """
[tool.mutmut]
source_paths = ["{package}"]
only_mutate = ["{package}/{module}.py"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = {tests}
timeout_constant = 1.0
timeout_multiplier = 4.0
use_git_change_detection = false
"""
KILLED: Final = frozenset({1, 3})
"""How pytest ends when a test failed, or when the mutant broke pytest itself."""

TIMED_OUT: Final = frozenset({24, 36, 152, 255, -9, -24})
"""How a run ends that was ended because it took longer than the limit."""


@dataclass(frozen=True)
class Module:
    """What is mutated (`services/sending`), and the test files that judge it."""

    name: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Workplace:
    """A module's own copy of the checkout."""

    module: Module

    @property
    def folder(self) -> Path:
        return PLACES / self.module.name.replace("/", ".")

    @property
    def mutated(self) -> Path:
        """The file that holds every mutant of the module."""
        return self.folder / "mutants" / PACKAGE / f"{self.module.name}.py"

    @property
    def _meta(self) -> Path:
        return self.mutated.with_suffix(".py.meta")

    def endings(self) -> dict[str, int | None]:
        """Return how the tests ended, by mutant; None for what was not tried yet."""
        if not self._meta.exists():
            return {}
        endings: dict[str, int | None] = json.loads(self._meta.read_text("utf-8"))[
            "exit_code_by_key"
        ]
        return endings

    def prepare(self, *, anew: bool = False) -> None:
        """Bring the copy up to date; when tests have changed, survivors are tried again.

        What a test has killed stays killed, unless everything is asked for anew.
        """
        if anew:
            shutil.rmtree(self.folder, ignore_errors=True)
        copy = self.folder / "mutants"
        copy.mkdir(parents=True, exist_ok=True)
        for name in _COPIED:
            shutil.rmtree(copy / name, ignore_errors=True)
            shutil.copytree(CHECKOUT / name, copy / name, ignore=_passed_over)
        link = self.folder / PACKAGE
        if not link.is_symlink():
            link.symlink_to(os.path.relpath(CHECKOUT / PACKAGE, self.folder), True)
        settings = _MUTMUT.format(
            package=PACKAGE, module=self.module.name, tests=json.dumps(self.module.tests)
        )
        (self.folder / "pyproject.toml").write_text(
            (CHECKOUT / "pyproject.toml").read_text("utf-8") + settings, "utf-8"
        )
        note = self.folder / "tests.sha256"
        now = self._tests_hash()
        if note.exists() and note.read_text("utf-8") != now:
            self._forget_survivors()
        note.write_text(now, "utf-8")

    def _tests_hash(self) -> str:
        files = [CHECKOUT / name for name in self.module.tests]
        files += sorted((CHECKOUT / "tests" / "fakes").glob("*.py"))
        return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()

    def _forget_survivors(self) -> None:
        (self.folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
        if self._meta.exists():
            meta = json.loads(self._meta.read_text("utf-8"))
            meta["exit_code_by_key"] = {
                name: ending if ending in KILLED else None
                for name, ending in self.endings().items()
            }
            self._meta.write_text(json.dumps(meta, indent=4), "utf-8")


def _passed_over(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in _PASSED_OVER}
