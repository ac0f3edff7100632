"""What stays on the cards when others come and go, and what they tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip

from pikascenes_desktop.domain.generation import Failure, FailureCode, Progress, State
from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.arrivals import Arrivals
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.gallery.running_card import track_rect
from pikascenes_desktop.ui.text_size import set_text_size
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.thumbnails import Thumbnails
from tests.e2e.gallery_window import clip_names, gallery, painted_world, put_clips, put_file
from tests.e2e.pointer import move_pointer
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import NOW, clip_of, made, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    set_text_size(TextSize.EXTRA)
    yield
    set_text_size(TextSize.DEFAULT)


# --- what stays, and what is told ----------------------------------------------------------------


async def test_selection_and_place_stay_when_the_cards_are_read_anew(world: World) -> None:
    put_clips(world, 60)
    async with gallery(world) as window:
        window.cards.picker.toggle(40)
        window.cards.picker.toggle(42)
        window.cards.verticalScrollBar().setValue(1500)
        top = window.cards.top_card()
        back = made("back", created_at=NOW - 20.5)
        world.history.generations["back"] = replace(back, rank=40)
        window.desk.generations.changed.publish(world.history.generations["back"])
        await until(lambda: "back" in window.ids)
        chosen = [window.page.model.id_at(row) for row in window.cards.picker.rows()]
        assert chosen == ["clip 40", "clip 42"]
        assert window.cards.top_card() == top


async def test_many_cards_go_together(world: World) -> None:
    put_clips(world, 30)
    async with gallery(world) as window:
        for name in clip_names(10):
            gone = replace(world.history.generations[name], binned_at=NOW)
            window.desk.generations.changed.publish(gone)
        await until(lambda: window.ids == clip_names(30)[10:])


async def test_a_card_that_comes_back_at_once_stays(world: World) -> None:
    put_clips(world, 4)
    async with gallery(world) as window:
        stored = world.history.generations
        for name in clip_names(3):
            window.desk.generations.changed.publish(replace(stored[name], binned_at=NOW))
        window.desk.generations.changed.publish(stored["clip 2"])
        await until(lambda: len(window.ids) == 2)
        await settle()
        assert window.ids == ["clip 2", "clip 3"]


async def test_the_longest_stand_first_under_their_length(world: World) -> None:
    long = replace(clip_of("long"), duration_s=10.0)
    put(world, made("running", State.IN_LINE), made("short"), made("long", clips=(long,)))
    async with gallery(world) as window:
        window.page.tool_bar.sorted.emit(CardOrder.LONGEST)
        await until(lambda: window.ids == ["long", "short", "running"])
        texts = [note.text for note in window.cards.painted_texts()]
        assert {"10 s", "5 s", "No clip yet"} <= set(texts)


async def test_practice_clips_have_a_chip(world: World) -> None:
    put(world, made("one"), made("try", practice=True))
    async with gallery(world) as window:
        chips = window.page.tool_bar.chips
        window.page.resize(1200, 700)
        await until(lambda: chips.chip(Filter.PRACTICE).isVisible())
        chips.chip(Filter.PRACTICE).click()
        await until(lambda: window.ids == ["try"])
        assert "Practice" in [note.text for note in window.cards.painted_texts()]


async def test_filters_combine_with_the_search(world: World) -> None:
    put(
        world,
        made("a zebra", prompt="a zebra", favourite=True),
        made("zebra too", prompt="a zebra"),
        made("a whale", prompt="a whale", favourite=True),
    )
    async with gallery(world) as window:
        window.page.tool_bar.chips.chip(Filter.FAVOURITES).click()
        window.page.model.show_matching("zebra")
        await until(lambda: window.ids == ["a zebra"])
        assert window.page.model.counts[Filter.ALL] == 3


async def test_a_clip_comes_in_softly(world: World) -> None:
    put(world, made("one", State.DOWNLOADING, clip=False))
    put_file(world, "one")
    async with gallery(world) as window:
        window.desk.generations.progress["one"] = Progress("one", 4, 10)
        done = made("one")
        world.history.generations["one"] = done
        window.desk.generations.changed.publish(done)
        rect = window.cards.card_rect(0)

        def red() -> int:
            picture = window.cards.viewport().grab().toImage()
            return picture.pixelColor(rect.center()).red()

        assert red() < 100
        await until(lambda: red() > 180)
        window.cards.viewport().repaint()


async def test_tooltips_say_what_is_cut_short(world: World) -> None:
    long = "a fox <b>carries</b> the lantern through the snowy village at dusk, slowly, " * 3
    put(
        world,
        made("long", prompt=long, ratio=AspectRatio.TALL),
        made("short"),
        made("running", State.GENERATING),
        made("poor", State.REFUSED, failure=Failure(FailureCode.NO_CREDITS)),
    )
    async with gallery(world) as window:
        rows = {window.page.model.id_at(row): row for row in range(4)}

        def told(name: str, below: int = 0) -> str:
            rect = window.cards.card_rect(rows[name])
            place = QPoint(rect.center().x(), rect.bottom() + below) if below else rect.center()
            return window.cards.explanation(rows[name], place)

        assert told("long", below=14).startswith("a fox <b>carries</b>")
        assert told("short", below=14) == ""
        assert told("short") == ""
        assert "can no longer be cancelled" in told("running")
        assert told("poor").startswith("Not enough credits")
        dots = window.point(rows["short"], Action.MENU)
        assert window.cards.explanation(rows["short"], dots) == "More actions"
        place = QPoint(window.cards.card_rect(rows["long"]).center().x(), 0)
        place.setY(window.cards.card_rect(rows["long"]).bottom() + 14)
        event = QHelpEvent(QEvent.Type.ToolTip, place, window.cards.viewport().mapToGlobal(place))
        QApplication.sendEvent(window.cards.viewport(), event)
        assert "&lt;b&gt;" in QToolTip.text()
        QToolTip.hideText()


async def test_a_clip_that_nobody_sees_come_in_moves_nothing(world: World) -> None:
    async with world.program() as desk:
        theme, pictures = Theme(), Thumbnails(desk)
        arrivals = Arrivals(pictures, theme.motion)
        one = made("one", clips=())
        arrivals.welcome(one)
        assert not arrivals.is_any
        assert arrivals.share(one) < 1.0
        assert arrivals.is_any
        await until(lambda: not arrivals.is_any)  # it was never painted again
        assert arrivals.share(one) == 1.0
        theme.deleteLater()
        pictures.deleteLater()


async def test_the_step_at_work_sweeps_unless_power_is_saved(world: World) -> None:
    put(world, made("one", State.GENERATING, generating_since=NOW - 60))
    async with gallery(world) as window:

        def track() -> QImage:
            rect = track_rect(window.cards.card_rect(0))
            return window.cards.viewport().grab(rect).toImage()

        before = track()
        await until(lambda: track() != before)
        window.theme.motion.save_power(saving=True)
        still, clock = track(), QElapsedTimer()
        clock.start()
        await until(lambda: track() != still or clock.elapsed() > 200)
        assert track() == still
        window.theme.motion.save_power(saving=False)
        await until(lambda: track() != still)


async def test_stages_are_announced_without_numbers(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, bool]] = []

    def note(_source: object, text: str, *, urgent: bool = False) -> None:
        told.append((text, urgent))

    monkeypatch.setattr("pikascenes_desktop.ui.gallery.page.announce", note)
    put(world, made("one", State.IN_LINE), made("two", State.IN_LINE))
    async with gallery(world) as window:
        one, two = made("one", State.IN_LINE), made("two", State.IN_LINE)
        for state in (State.IN_LINE, State.GENERATING, State.GENERATING, State.DOWNLOADING):
            window.desk.generations.changed.publish(replace(one, state=state))
        window.desk.generations.changed.publish(two)
        window.desk.generations.changed.publish(replace(two, state=State.FAILED))
        assert told == [
            ("Generating. the fox runs", False),
            ("Downloading. the fox runs", False),
            ("A clip needs your attention. the fox runs", True),
        ]


# --- other hands, other eyes ----------------------------------------------------------------------


async def test_the_gallery_is_mirrored_where_lines_run_the_other_way(
    world: World, mirrored: None
) -> None:
    put_clips(world, 8)
    async with gallery(world) as window:
        cards = window.cards
        first, second = cards.card_rect(0), cards.card_rect(1)
        assert first.left() > second.left()
        assert cards.indexAt(first.center()).row() == 0
        window.cards.picker.move(0)
        window.press(Qt.Key.Key_Left)
        assert cards.currentIndex().row() == 1
        move_pointer(cards.viewport(), first.center())
        places = {zone.action: zone.rect for zone in cards.zones(0)}
        assert places[Action.SELECT].left() > places[Action.MENU].left()
        viewport = cards.viewport().rect()
        for note in cards.painted_texts():
            assert viewport.left() <= note.rect.left() <= note.rect.right() <= viewport.right()
        QTest.keyClick(window.page.tool_bar.chips, Qt.Key.Key_Left)
        assert window.page.model.chip is Filter.RUNNING


async def test_time_runs_from_left_to_right_in_every_language(world: World, mirrored: None) -> None:
    put_clips(world, 1)
    async with gallery(world) as window:
        rect = window.cards.card_rect(0)
        place = QPoint(rect.left() + round(rect.width() * 0.9), rect.center().y())

        def told() -> list[str]:
            move_pointer(window.cards.viewport(), place)
            return [note.text for note in window.cards.painted_texts()]

        await until(lambda: "\N{LEFT-TO-RIGHT MARK}0:04 / 0:05" in told())


async def test_the_empty_gallery_leads_the_way_lines_run(
    world: World, qapp: QApplication, mirrored: None
) -> None:
    async with gallery(world) as window:
        art = window.page.first.art
        await until(art.isVisible)
        clip = QRect(420, 30, 205, 100)
        other = QRect(art.width() - clip.right() - 1, clip.top(), clip.width(), clip.height())
        there = art.grab(other).toImage()
        assert art.grab(clip).toImage() != there
        samples = window.page.first.samples
        assert samples[0].x() > samples[1].x()
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        await until(lambda: art.grab(clip).toImage() == there)  # the picture itself is the same


async def test_larger_text_has_larger_rows(world: World, large_text: None) -> None:
    put_clips(world, 3)
    async with gallery(world) as window:
        index = window.page.model.index(0, 0)
        caption = window.cards.visualRect(index).height() - window.cards.card_rect(0).height()
        assert caption == round(44 * 1.3)
        for note in window.cards.painted_texts():
            assert note.rect.height() >= note.font.pixelSize()


async def test_a_missing_file_is_located(world: World, tmp_path: Path) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        window.page.choices.ask_where(made("none", State.FAILED))
        window.page.choices.ask_where(world.history.generations["one"])
        dialog = next(one for one in window.page.findChildren(QFileDialog) if one.isVisible())
        dialog.close()
        window.page.deeds.locate(clip_of("one"), tmp_path / "nowhere.mp4")
        await until(lambda: len(window.wishes.notices) == 1)
        window.page._show_located(clip_of("one"))  # pyright: ignore[reportPrivateUsage] -- a slot


async def test_a_hundred_pages_come_without_moving_what_is_seen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pikascenes_desktop.ui.gallery.listed.FIRST", 20)
    monkeypatch.setattr("pikascenes_desktop.ui.gallery.listed.PAGE", 10)
    put(world, *(made(f"clip {n}", created_at=NOW - 9_000 * n) for n in range(200)))
    async with gallery(world) as window:
        before = window.cards.card_rect(0)
        await until(lambda: window.page.model.is_whole)
        assert len(window.ids) == 200
        assert window.cards.card_rect(0) == before
        window.press(Qt.Key.Key_End)
        assert window.cards.viewport().rect().intersects(window.cards.card_rect(199))
        window.press(Qt.Key.Key_Home)
        assert window.cards.verticalScrollBar().value() == 0
