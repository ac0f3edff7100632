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

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.page import GalleryPage
from pikascenes_desktop.ui.sweeper import Sweeper
from pikascenes_desktop.ui.theme import Theme
from tests.bench.big_history import fill_history
from tests.bench.measure import RUNS, Figure, seconds
from tests.e2e.gallery_window import painted_world
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.services.desk import Desk

FEW = 1_000
MANY = 100_000
SCROLLS = 40
JUMP_PX = 1_370
BOUND = "<= 10"
"""A hundred times the cards may cost ten times as much, which is still below a frame or two."""

STEADY = "<= 3"
"""What must not notice how many cards there are; the rest is the machine's mood."""

Timings = dict[str, list[float]]


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


async def _search(page: GalleryPage, timings: Timings) -> None:
    model = page.model
    for text in ("fox", "夜", "the umbrella number 7"):
        before = model.rowCount()
        wish = seconds(lambda text=text: model.show_matching(text))
        started = time.perf_counter()
        await until(lambda before=before: model.rowCount() != before)
        timings["search"].append(time.perf_counter() - started + wish + _frame(page))
        model.show_matching("")
        await until(lambda: model.is_whole)
    for order in (CardOrder.OLDEST, CardOrder.NEWEST):
        first = model.id_at(0)
        started = time.perf_counter()
        model.show_sorted(order)
        await until(lambda first=first: model.id_at(0) != first)
        timings["sort"].append(time.perf_counter() - started + _frame(page))
        await until(lambda: model.is_whole)
    page.show_chip(Filter.ALL)


async def _gallery(folder: Path, count: int, timings: Timings) -> None:
    world = painted_world(folder)
    places = Places(folder / "data")
    await fill_history(places, count)
    theme = Theme()
    async with open_history(places) as history:
        vars(world).update(history=history)
        async with world.program() as desk:
            started = time.perf_counter()
            page = GalleryPage(desk, theme)
            page.resize(1_240, 800)
            page.show()
            await until(lambda: page.model.is_loaded)
            timings["show"].append(time.perf_counter() - started + _frame(page))
            await until(lambda: page.model.is_whole)
            timings["whole"].append(time.perf_counter() - started)
            for run in range(RUNS):
                await _measure(page, desk, run, timings)
            await _search(page, timings)
            for step in range(RUNS):
                height = 200 + 8 * step
                timings["resize"].append(
                    seconds(lambda height=height: page.cards.set_row_height(height)) + _frame(page)
                )
            page.close()
            page.deleteLater()


STEADY_ONES = frozenset({"show", "insert", "change", "resize"})
TOLD = frozenset({"whole", "search", "sort"})
"""What the history does in proportion, on its own thread, while the window goes on."""


def _timings() -> Timings:
    names = ("show", "whole", "insert", "change", "scroll", "select all", "select none", "key")
    return {name: [] for name in (*names, "search", "sort", "resize")}


def _bound(name: str) -> str:
    return STEADY if name in STEADY_ONES else "" if name in TOLD else BOUND


def run(folder: Path) -> list[Figure]:
    """Measure both galleries in turn, in one process; off screen unless told otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    _sweeper = Sweeper(application)
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
        figures.append(
            Figure(f"gallery {name}, 100,000 cards", ours / peers, "x", _bound(name), "1,000")
        )
        figures.append(Figure(f"gallery {name}, 100,000 cards", ours * 1000, "ms"))
    return figures
