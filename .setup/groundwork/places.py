"""Where things are in a checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that setting up fills; all of them may be deleted at any time.

    Attributes:
        root: The checkout.
    """

    root: Path = ROOT

    @property
    def tools(self) -> Path:
        """Where uv goes, away from the user's own Python."""
        return self.root / ".tools"

    @property
    def venv(self) -> Path:
        """The environment that holds everything the program needs."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter, in the place each system gives it."""
        if os.name == "nt":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"
