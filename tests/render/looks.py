"""How the window may look: theme, language, size, density of the screen, size of text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

THEMES: Final = (Choice.DARK, Choice.LIGHT)
LANGUAGES: Final = ("en", "zh_CN")
SIZES: Final = ((1280, 800), (880, 600), (960, 640), (1920, 1080))
SCALES: Final = (100, 150, 200)
PSEUDO: Final = ("pseudo", "rtl")


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which everything may look.

    Attributes:
        language: ``en``, ``zh_CN``, or one of the pseudo-languages.
        size: Width and height of the window in logical pixels.
        scale: Device pixels per 100 logical pixels.
    """

    theme: Choice = Choice.DARK
    language: str = "en"
    size: tuple[int, int] = (1280, 800)
    scale: int = 100
    text: TextSize = TextSize.DEFAULT

    @property
    def name(self) -> str:
        """A name that can be read in a list of files."""
        width, height = self.size
        parts = [self.theme.value, self.language, f"{width}x{height}", str(self.scale)]
        if self.text is not TextSize.DEFAULT:
            parts.append(self.text.value)
        return "-".join(parts)

    @classmethod
    def named(cls, name: str) -> Look:
        """Return the look of a name.

        Raises:
            ValueError: No look has this name.
        """
        theme, language, size, scale, *text = name.split("-")
        width, height = size.split("x")
        return cls(
            Choice(theme),
            language,
            (int(width), int(height)),
            int(scale),
            TextSize(text[0]) if text else TextSize.DEFAULT,
        )


@dataclass(frozen=True, slots=True)
class Job:
    """A play to be given in a look."""

    play: str
    look: Look


FIRST: Final = tuple(Look(theme, language) for theme, language in product(THEMES, LANGUAGES))
"""The window as it is designed; pictures of these are kept without loss."""

STRANGE: Final = (
    Look(language="pseudo"),
    Look(Choice.LIGHT, "pseudo", (880, 600)),
    Look(language="rtl"),
    Look(Choice.LIGHT, "rtl", (960, 640)),
    Look(Choice.DARK, "en", text=TextSize.EXTRA),
    Look(Choice.LIGHT, "zh_CN", (960, 640), text=TextSize.EXTRA),
)
"""Texts longer than any, read from right to left, or larger; each play meets one of each pair."""


def every_look() -> Iterable[Look]:
    """Return all looks there are: each theme, language, size and scale, and the strange ones."""
    for theme, language, size, scale in product(THEMES, LANGUAGES, SIZES, SCALES):
        yield Look(theme, language, size, scale)
    yield from STRANGE


def _few(place: int) -> Iterable[Look]:
    """Return looks for the play at this place, so that it meets each value of everything.

    Plays in a row go round at their own pace, and together meet all pairs.
    """
    for step, (theme, language) in enumerate(product(THEMES, LANGUAGES)):
        size = SIZES[(place + step) % len(SIZES)]
        scale = SCALES[(place // len(SIZES) + step) % len(SCALES)]
        yield Look(theme, language, size, scale)
    yield from STRANGE[place % 2 :: 2]


def plan(plays: Sequence[str], *, whole: bool, wanted: Iterable[Job] = ()) -> list[Job]:
    """Return what is to be rendered.

    Args:
        plays: The names of all plays.
        whole: Whether every play is to be given in every look, not in a covering few.
        wanted: What is to be there in any case.
    """
    if whole:
        return [Job(play, look) for play in plays for look in every_look()]
    jobs = [Job(play, look) for place, play in enumerate(plays) for look in _few(place)]
    return list(dict.fromkeys((*wanted, *jobs)))
