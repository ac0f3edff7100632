"""The gallery with 100,000 cards against the gallery with 1,000: what the window feels."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # pyright: ignore[reportMissingTypeStubs]

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.ui.gallery.page import GalleryPage
from pikascenes_desktop.ui.theme import Theme
from tests.bench.measure import RUNS, Figure, seconds
from tests.e2e.gallery_window import painted_world
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import NOW, made

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.services.desk import Desk
    from tests.fakes.world import World

FEW = 1_000
MANY = 100_000
A_DAY = 40
"""Clips made on each day of the history."""

DAY_S = 86_400.0
SCROLLS = 40
JUMP_PX = 1_370
BOUND = "<= 10"
"""A hundred times the cards may cost ten times as much, which is still below a frame or two."""

Timings = dict[str, list[float]]


def _fill(world: World, count: int) -> None:
    ratios = list(AspectRatio)
    clip = made("0")
    for number in range(count):
        scene = replace(clip.scene, aspect_ratio=ratios[number % len(ratios)])
        created_at = NOW - (count - 1 - number) / A_DAY * DAY_S
        name = str(number)
        world.history.generations[name] = replace(
            clip, id=name, scene=scene, created_at=created_at, clips=(), rank=number
        )


def _frame(page: GalleryPage) -> float:
    """Return the seconds that painting the cards takes."""
    picture = QImage(page.cards.viewport().size(), QImage.Format.Format_RGB32)
    return seconds(lambda: page.cards.viewport().render(picture))


def _first_row(page: GalleryPage) -> int:
    """Return a card near the top of what is seen; gaps and headings are passed over."""
    places = (QPoint(40, y) for y in range(0, page.cards.viewport().height(), 20))
    return next(row for row in (page.cards.indexAt(place).row() for place in places) if row >= 0)


async def _measure(page: GalleryPage, desk: Desk, run: int, timings: Timings) -> None:
    model, cards = page.model, page.cards
    bar = cards.verticalScrollBar()
    bar.setValue(0)
    new = made(f"new {run}", State.IN_LINE, clip=False)
    timings["insert"].append(seconds(lambda: desk.generations.changed.publish(new)) + _frame(page))
    timings["change"].append(
        seconds(lambda: desk.generations.changed.publish(replace(new, queue_position=2)))
        + _frame(page)
    )
    frames: list[float] = []
    for place in range(SCROLLS):
        bar.setValue(min(bar.maximum(), place * JUMP_PX))
        frames.append(_frame(page))
        first = _first_row(page)
        await until(lambda first=first: model.generation(first) is not None)
        frames.append(_frame(page))
    timings["scroll"].append(statistics.median(frames))
    timings["select all"].append(seconds(cards.selectAll) + _frame(page))
    timings["select none"].append(seconds(cards.picker.none) + _frame(page))
    cards.picker.move(model.rowCount() // 2)
    timings["key"].append(seconds(lambda: page.show_generation(model.id_at(0))) + _frame(page))


async def _gallery(folder: Path, count: int, timings: Timings) -> None:
    world = painted_world(folder)
    _fill(world, count)
    theme = Theme()
    async with world.program() as desk:
        started = time.perf_counter()
        page = GalleryPage(desk, theme)
        page.resize(1_240, 800)
        page.show()
        await until(lambda: page.model.is_loaded)
        timings["show"].append(time.perf_counter() - started + _frame(page))
        for run in range(RUNS):
            await _measure(page, desk, run, timings)
        for step in range(RUNS):
            height = 200 + 8 * step
            timings["resize"].append(
                seconds(lambda height=height: page.cards.set_row_height(height)) + _frame(page)
            )
        page.close()
        page.deleteLater()


def _timings() -> Timings:
    names = ("show", "insert", "change", "scroll", "select all", "select none", "key", "resize")
    return {name: [] for name in names}


def run(folder: Path) -> list[Figure]:
    """Measure both galleries in turn, in one process; off screen unless told otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    QApplication.setQuitOnLastWindowClosed(False)
    few, many = _timings(), _timings()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        for turn, (count, timings) in enumerate(((FEW, few), (MANY, many), (FEW, few))):
            place = folder / str(turn)
            place.mkdir()
            runner.run(_gallery(place, count, timings))
    figures: list[Figure] = []
    for name, values in many.items():
        ours, peers = statistics.median(values), statistics.median(few[name])
        # what looks at every card once may take in proportion; all else must not notice
        bound = "" if name in {"show", "resize"} else BOUND
        figures.append(Figure(f"gallery {name}, 100,000 cards", ours / peers, "x", bound, "1,000"))
        figures.append(Figure(f"gallery {name}, 100,000 cards", ours * 1000, "ms"))
    return figures
