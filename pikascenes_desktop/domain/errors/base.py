"""What all errors have in common, and the four families of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False)
class AppError(Exception):
    """Anything the user should be told about; all else is our bug."""

    code: ClassVar[str] = "error"

    def __str__(self) -> str:
        return ", ".join(
            [self.code, *(f"{name}={value!r}" for name, value in self.facts().items())]
        )

    def facts(self) -> dict[str, object]:
        """Return the facts that the error's sentence is filled with."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(eq=False)
class InputError(AppError):
    """Something the user gave cannot be used as it is."""


@dataclass(eq=False)
class SetupError(AppError):
    """A key, an image host or another setting is missing or wrong."""


@dataclass(eq=False)
class RemoteError(AppError):
    """A service did not do what was asked of it."""


@dataclass(eq=False)
class LocalError(AppError):
    """This computer could not do what was asked of it."""
