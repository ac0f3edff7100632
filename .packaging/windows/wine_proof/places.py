"""Where the proof works, and what it works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Work:
    """The folders of one proof.

    Attributes:
        folder: Holds all that is made.
    """

    folder: Path

    @property
    def source(self) -> Path:
        """A copy of the checkout, without what no commit would hold."""
        return self.folder / "source"

    @property
    def frozen(self) -> Path:
        """The built program."""
        return self.folder / "dist" / "pikascenes-desktop"

    @property
    def older(self) -> Path:
        """A stand-in for an older version of it."""
        return self.folder / "older" / "pikascenes-desktop"

    @property
    def setup(self) -> Path:
        """The signed setup."""
        return self.folder / "PikaScenes-Desktop-setup.exe"

    @property
    def stored_setup(self) -> Path:
        """The same setup, not compressed: made at once, and quicker to try again and again."""
        return self.folder / "stored-setup.exe"

    @property
    def older_setup(self) -> Path:
        """The setup of the older version; not compressed either."""
        return self.folder / "older-setup.exe"

    @property
    def portable(self) -> Path:
        """The portable zip."""
        return self.folder / "PikaScenes-Desktop-portable.zip"
