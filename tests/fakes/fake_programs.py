"""Stand-ins for the programs that setting up runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")


def always(value: T) -> Callable[..., T]:
    """Return a function that answers everything with one value."""
    return lambda *_arguments: value


class Recorder:
    """Stands in for `programs.run`: notes the commands, and ends them as told.

    Attributes:
        codes: The exit code of a command that holds the word; all others end with 0.
    """

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.environments: list[Mapping[str, str]] = []
        self.codes: dict[str, int] = {}

    def __call__(self, command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> int:
        words = [str(word) for word in command]
        self.commands.append(words)
        self.environments.append(env)
        return next((code for word, code in self.codes.items() if word in words), 0)
