"""What there is to say about the ingredients: errors first; warnings never block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    AppError,
    ImageMissing,
    ImageTooLarge,
    ImageUnreadable,
    LinkNotAllowed,
)
from pikascenes_desktop.domain.host import LinkProblem
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.words import reason, say, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikascenes_desktop.ui.composer.sheet import Tile

SMALL_EDGE: Final = 480
"""Pixels of the short edge under which a picture may look soft in a 720p clip."""

LARGE_BYTES: Final = 50_000_000

KEPT_AS_THEY_ARE: Final = frozenset({"image/png", "image/jpeg", "image/webp"})
"""What users know as pictures for the web; of all else it is said that it is converted."""

NAMES: Final = {"image/heic": "HEIC", "image/avif": "AVIF", "image/tiff": "TIFF"}


@dataclass(frozen=True, slots=True)
class Note:
    """One line under the tiles, and the tag on the tile it is about.

    Attributes:
        number: The number on the tile, from 1.
        is_error: Whether it blocks.
        action_key: The deck's key of what can be done about it; None for nothing.
    """

    number: int
    is_error: bool
    text: str
    tag: str
    tip: str = ""
    action_key: str | None = None


def notes(
    tiles: Sequence[Tile], *, links_only: bool = False, needs_host: bool = False
) -> tuple[Note, ...]:
    """Return all notes, errors first, then by tile.

    Args:
        tiles: The tiles, in order.
        links_only: Whether the chosen host takes web links alone, so that files block.
        needs_host: Whether no host is chosen; said of the first file, since it is one matter.
    """
    found: list[Note] = []
    for number, tile in enumerate(tiles, start=1):
        if tile.problem is not None:
            found.append(_problem(number, tile.problem))
            continue
        if tile.is_busy:
            continue
        if links_only and not tile.ingredient.is_link:
            found.append(
                Note(
                    number,
                    is_error=True,
                    text=say("warn.linksonly", n=number),
                    tag=say("warn.linksonly.tag"),
                    action_key="ban.host.go",
                )
            )
        elif needs_host and not tile.ingredient.is_link:
            needs_host = False
            found.append(
                Note(
                    number,
                    is_error=False,
                    text=say("warn.needhost", n=number),
                    tag=say("warn.linksonly.tag"),
                    action_key="ban.host.go",
                )
            )
        found.extend(_warnings(number, tile))
    found.extend(_twins(tiles))
    return tuple(sorted(found, key=lambda note: (not note.is_error, note.number)))


def _problem(number: int, problem: AppError) -> Note:
    tip = ""
    action: str | None = "warn.replace"
    match problem:
        case ImageUnreadable():
            text, tag = say("warn.bad", n=number), say("warn.bad.tag")
            tip = say("warn.bad.tip")
        case ImageMissing():
            text, tag = say("warn.gone", n=number), say("warn.gone.tag")
            action = "warn.locate"
        case ImageTooLarge():
            text, tag = say("warn.toolarge", n=number), say("warn.toolarge.tag")
        case LinkNotAllowed(reason=LinkProblem.SIGN_IN):
            text, tag = say("warn.link", n=number), say("warn.link.tag")
        case LinkNotAllowed(reason=why):
            text = say("warn.notallowed", n=number, reason=reason(why))
            tag = say("warn.notallowed.tag")
        case _:
            told = sentence(problem)
            text = say("warn.notkept", n=number, reason=told.title)
            tag, tip, action = say("warn.notkept.tag"), told.body, told.action_key
    return Note(number, is_error=True, text=text, tag=tag, tip=tip, action_key=action)


def _warnings(number: int, tile: Tile) -> list[Note]:
    original = tile.original
    if tile.doubt is not None:
        return [_doubt(number, tile.doubt)]
    found: list[Note] = []
    if original is not None and original.size_bytes > LARGE_BYTES:
        size = formats.size(original.size_bytes)
        found.append(
            Note(
                number,
                is_error=False,
                text=say("warn.reduce", n=number, size=size),
                tag=_together(say("warn.reduce.tag2", size=size.removesuffix(" MB"))),
                tip=say("warn.reduce.tip"),
            )
        )
    seen = original or tile.ingredient  # a scene that came back knows its own copies alone
    if seen.width and seen.height and min(seen.width, seen.height) < SMALL_EDGE:
        found.append(
            Note(
                number,
                is_error=False,
                text=say("warn.small", n=number, w=seen.width, h=seen.height),
                tag=say("warn.small.tag"),
            )
        )
    if original is not None and original.media_type not in KEPT_AS_THEY_ARE:
        is_png = tile.ingredient.media_type == "image/png"
        name = NAMES.get(original.media_type, original.media_type)
        found.append(
            Note(
                number,
                is_error=False,
                text=say("warn.convert" if is_png else "warn.convert.jpeg", n=number, ext=name),
                tag=say("warn.convert.tag"),
                tip=say("warn.convert.tip"),
            )
        )
    return found


def _together(tag: str) -> str:
    """Keep a number on the line of its unit where the tag takes several lines."""
    return re.sub(r"(\d) (?=\w)", "\\1\N{NO-BREAK SPACE}", tag)


def _doubt(number: int, doubt: LinkProblem) -> Note:
    return Note(
        number,
        is_error=False,
        text=say("warn.doubt", n=number, reason=reason(doubt.value)),
        tag=say("warn.doubt.tag"),
        tip=say("warn.doubt.tip"),
    )


def _twins(tiles: Sequence[Tile]) -> list[Note]:
    first: dict[str, int] = {}
    found: list[Note] = []
    for number, tile in enumerate(tiles, start=1):
        image = tile.ingredient
        mark = image.sha256 or (image.source if image.is_link else None)
        if mark is None or tile.problem is not None:
            continue
        if mark in first:
            found.append(
                Note(
                    number,
                    is_error=False,
                    text=say("warn.dup", a=first[mark], b=number),
                    tag=say("warn.dup.tag"),
                )
            )
        else:
            first[mark] = number
    return found


def tile_name(tiles: Sequence[Tile], index: int, found: Sequence[Note]) -> str:
    """Return what a screen reader says of a tile."""
    tile = tiles[index]
    image = tile.ingredient
    warning = " ".join(note.text for note in found if note.number == index + 1)
    if tile.is_busy:
        warning = say("ing.busy", n=index + 1)
    file = PurePath(image.source).name
    if image.is_link:
        return say("ax.tile.link", i=index + 1, n=len(tiles), file=file, warning=warning)
    size = tile.original or image
    return say(
        "ax.tile",
        i=index + 1,
        n=len(tiles),
        file=file,
        w=size.width or 0,
        h=size.height or 0,
        warning=warning,
    )
