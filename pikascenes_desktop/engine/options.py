"""What a program opens the engine for, and with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Self

from pikascenes_desktop.adapters.paths import Places, default_places
from pikascenes_desktop.services.settings import check_api_base

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from pikascenes_desktop.adapters.studio_place import StudioPlace


class Mode(Enum):
    """What a program opens the engine for."""

    WINDOW = auto()
    """Holds the data folder, takes up what the last run left, and takes orders of verbs."""
    WORK = auto()
    """Holds the data folder for one verb."""
    READ = auto()
    """Reads beside whoever holds it."""


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Where things are; None means the usual place or the user's preference.

    Nothing outside the program can say where the studio's settings are: what they lock must not
    hang on a variable or an option.
    """

    data_dir: Path | None = None
    library: Path | None = None
    api_base: str | None = None
    practice: bool = False
    studio: StudioPlace | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> Self:
        """Return what the command line says.

        Raises:
            ApiBaseInvalid: Its API base can be none.
        """
        api_base = options.api_base
        return cls(
            data_dir=options.data_dir,
            library=options.library,
            api_base=check_api_base(api_base) if api_base else None,
            practice=bool(getattr(options, "practice", False)),
        )

    def places(self) -> Places:
        """Return the data folder."""
        if self.data_dir is None:
            return default_places()
        return Places(self.data_dir.expanduser().absolute())
