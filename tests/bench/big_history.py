"""A real history with as many clips as an artist makes in years."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO
from itertools import cycle
from typing import TYPE_CHECKING

from PIL import Image

from pikascenes_desktop.adapters.clip_rows import clip_values
from pikascenes_desktop.adapters.history_rows import generation_values
from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.pictures_cache import SqlitePictures
from pikascenes_desktop.adapters.sqlite import Sql
from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.services.gallery import POSTER_EDGE
from tests.unit.ui_gallery_examples import NOW, SAMPLES, clip_of, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikascenes_desktop.adapters.paths import Places
    from pikascenes_desktop.adapters.sqlite import Value

A_DAY = 40
"""Clips made on each day of the history."""

DAY_S = 86_400.0
WORDS = ("fox", "whale", "lantern", "street", "夜景", "东京", "teapot", "umbrella")


async def fill_history(places: Places, count: int, *, newest_at: float = NOW) -> None:
    """Make a history of so many saved clips, the newest of them made at that time."""
    async with open_history(places):
        pass  # its tables are there now
    with closing(Sql(places.history)) as sql, sql.transaction():
        names = list(generation_values(made("0")))
        into = f"INTO generation ({', '.join(names)}) VALUES (:{', :'.join(names)})"
        sql.each("INSERT " + into, _rows(count, newest_at))
        sql.rows("INSERT INTO search (rowid, words) SELECT rank, words FROM generation")
        sql.each(
            "INSERT INTO clip VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (clip_values(clip_of(_name(number))) for number in range(count)),
        )


async def fill_posters(places: Places, count: int, newest: int) -> None:
    """Pack posters of the newest of so many clips, as the gallery keeps them."""
    pictures = SqlitePictures(places.pictures)
    posters = cycle([_poster(file) for file in sorted(SAMPLES.glob("*.jpg"))])
    for number in range(count - newest, count):
        await pictures.put(f"poster:{POSTER_EDGE}:{_name(number)}:0", next(posters))
    await pictures.close()


def _poster(file: Path) -> bytes:
    with Image.open(file) as photograph:
        photograph.thumbnail((POSTER_EDGE, POSTER_EDGE))
        packed = BytesIO()
        photograph.save(packed, "JPEG", quality=85)
    return packed.getvalue()


def _name(number: int) -> str:
    return f"clip-{number:06}"


def _rows(count: int, newest_at: float) -> Iterator[dict[str, Value]]:
    ratios = list(AspectRatio)
    clip = made("0", clip=False)
    for number in range(count):
        scene = replace(
            clip.scene,
            aspect_ratio=ratios[number * 7 % len(ratios)],
            prompt=f"the {WORDS[number % len(WORDS)]} number {number} in the snow",
        )
        created_at = newest_at - (count - 1 - number) / A_DAY * DAY_S
        one = replace(
            clip, id=_name(number), press_id=f"p{number}", scene=scene, created_at=created_at
        )
        yield {**generation_values(one)}
