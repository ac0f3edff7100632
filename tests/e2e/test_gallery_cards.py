"""The gallery's cards under hand: looked through, carried out, deleted, brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QHelpEvent, QImage, QMouseEvent
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
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.text_size import set_text_size
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.thumbnails import Thumbnails
from tests.e2e.gallery_window import gallery, painted_world, put_file
from tests.e2e.pointer import move_pointer
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import NOW, clip_of, made, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from tests.e2e.gallery_window import GalleryWindow
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


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged out; a drag of the system's own would wait for a mouse that is not."""
    data: list[QMimeData] = []

    def carry(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        data.append(drag.mimeData())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    return data


def clips(count: int) -> list[str]:
    return [f"clip {number}" for number in range(count)]


def with_clips(world: World, count: int) -> None:
    put(world, *(made(name, created_at=NOW - place) for place, name in enumerate(clips(count))))
    put_file(world, *clips(count))


def ids(window: GalleryWindow) -> list[str]:
    model = window.page.model
    return [model.id_at(row) for row in range(model.rowCount())]


def question(window: GalleryWindow) -> Question | None:
    asked = [one for one in window.page.findChildren(Question) if one.isVisible()]
    return asked[0] if asked else None


# --- looking through a clip ----------------------------------------------------------------------


async def test_the_pointer_looks_through_a_clip(world: World) -> None:
    with_clips(world, 1)
    async with gallery(world) as window:
        cards, viewport = window.cards, window.cards.viewport()
        rect = cards.card_rect(0)
        came: list[str] = []
        cards.strips.ready.connect(came.append)

        def colour_at(share: float) -> int:
            move_pointer(
                viewport, QPoint(rect.left() + round(rect.width() * share), rect.center().y())
            )
            picture = viewport.grab().toImage()
            return picture.pixelColor(QPoint(rect.left() + 20, rect.center().y() + 10)).green()

        colour_at(0.5)
        await until(lambda: came == ["clip 0:0"])
        early, late = colour_at(0.1), colour_at(0.9)
        assert early < late
        texts = [note.text for note in cards.painted_texts()]
        assert "0:04 / 0:05" in texts
        QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
        QApplication.sendEvent(cards, QEvent(QEvent.Type.Leave))
        assert "0:04 / 0:05" not in [note.text for note in cards.painted_texts()]


async def test_with_less_motion_only_shift_looks_through_a_clip(world: World) -> None:
    with_clips(world, 1)
    async with gallery(world) as window:
        window.theme.motion.reduce(reduced=True)
        move_pointer(window.cards.viewport(), window.point(0))

        def is_scrubbing() -> bool:
            return any(" / 0:05" in note.text for note in window.cards.painted_texts())

        await until(lambda: window.page.pictures.poster(clip_of("clip 0"), 1) is not None)
        assert not is_scrubbing()
        QTest.keyPress(window.cards, Qt.Key.Key_Shift)
        assert is_scrubbing()
        QTest.keyRelease(window.cards, Qt.Key.Key_Shift)
        assert not is_scrubbing()


async def test_a_clip_without_a_file_is_not_looked_through(world: World) -> None:
    put(world, made("gone"))
    async with gallery(world) as window:
        strips = window.cards.strips
        assert strips.frame(clip_of("gone"), 0.5) is None
        await until(lambda: strips.frame(clip_of("gone"), 0.5) is None and not world.bugs)
        await settle()
        put_file(world, "gone")
        strips.forget(clip_of("gone"))
        await until(lambda: strips.frame(clip_of("gone"), 0.5) is not None)


async def test_strips_are_cut_while_nobody_moves(world: World) -> None:
    with_clips(world, 3)
    async with gallery(world) as window:
        window.cards.viewport().repaint()
        window.cards._cut_strips()  # pyright: ignore[reportPrivateUsage] -- its timer's slot
        await until(lambda: len([key for key in world.pictures.kept if "strip" in key]) == 3)
        window.cards.strips.cut_soon([clip_of("clip 0")])
        window.cards.strips.rest()


# --- carrying out --------------------------------------------------------------------------------


def drag(window: GalleryWindow, row: int) -> None:
    viewport, start = window.cards.viewport(), window.point(row)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    left = Qt.MouseButton.LeftButton
    place = start + QPoint(60, 0)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place.toPointF(),
        viewport.mapToGlobal(place).toPointF(),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, left, pos=place)


async def test_a_clip_is_dragged_out_as_a_file(world: World, carried: list[QMimeData]) -> None:
    with_clips(world, 3)
    async with gallery(world) as window:
        drag(window, 1)
        assert [url.fileName() for url in carried[0].urls()] == ["clip 1.mp4"]
        window.cards.picker.toggle(0)
        window.cards.picker.toggle(1)
        drag(window, 1)
        assert [url.fileName() for url in carried[1].urls()] == ["clip 0.mp4", "clip 1.mp4"]
        drag(window, 2)
        assert [url.fileName() for url in carried[2].urls()] == ["clip 2.mp4"]
        assert window.wishes.opened == []


async def test_without_a_file_nothing_is_dragged_or_copied(
    world: World, carried: list[QMimeData]
) -> None:
    put(world, made("gone"), made("running", State.IN_LINE))
    async with gallery(world) as window:
        row = window.page.model.row_of("gone") or 0
        drag(window, row)
        drag(window, 1 - row)
        assert carried == []
        window.cards.picker.move(row)
        window.press(Qt.Key.Key_C, CONTROL)
        await until(lambda: len(window.wishes.notices) == 1)
        assert window.wishes.notices[0].startswith("There is no file to copy")


async def test_several_files_are_copied(world: World) -> None:
    with_clips(world, 3)
    async with gallery(world) as window:
        window.cards.picker.toggle(0)
        window.cards.picker.toggle(2)
        window.press(Qt.Key.Key_C, CONTROL)
        await until(lambda: window.wishes.notices == ["2 files copied"])
        names = [url.fileName() for url in QGuiApplication.clipboard().mimeData().urls()]
        assert names == ["clip 0.mp4", "clip 2.mp4"]


# --- selecting -----------------------------------------------------------------------------------


async def test_a_rubber_band_selects_what_it_touches(world: World) -> None:
    with_clips(world, 30)
    async with gallery(world) as window:
        cards, viewport, left = window.cards, window.cards.viewport(), Qt.MouseButton.LeftButton
        beside = QPoint(4, cards.card_rect(0).top() - 10)
        QTest.mousePress(viewport, left, pos=beside)
        move_pointer(viewport, cards.card_rect(1).center())
        assert cards.picker.rows() == [0, 1]
        move_pointer(viewport, cards.card_rect(0).center())
        assert cards.picker.rows() == [0]
        QTest.mouseRelease(viewport, left, pos=cards.card_rect(0).center())
        QTest.mousePress(viewport, left, CONTROL, pos=QPoint(4, cards.card_rect(3).bottom() + 50))
        move_pointer(viewport, cards.card_rect(3).center())
        assert cards.picker.rows() == [0, 3]
        move_pointer(viewport, QPoint(300, viewport.height() + 200))
        await until(lambda: cards.verticalScrollBar().value() > 100)
        move_pointer(viewport, QPoint(300, viewport.height() - 40))
        QTest.mouseRelease(viewport, left, pos=QPoint(300, viewport.height() - 40))
        assert cards.picker.count() >= 3
        QTest.mouseClick(viewport, left, pos=QPoint(4, cards.card_rect(9).top() + 5))
        assert not cards.picker.is_any


async def test_the_bar_does_it_for_all_that_are_selected(world: World) -> None:
    with_clips(world, 4)
    async with gallery(world) as window:
        compared, exported = list[object](), list[object]()
        window.page.compare.connect(compared.append)
        window.page.export.connect(exported.append)
        bar = window.page.selection
        window.cards.picker.toggle(0)
        assert not bar.button(Action.COMPARE).isEnabled()
        window.cards.picker.toggle(1)
        bar.button(Action.COMPARE).click()
        await until(lambda: compared == [("clip 0", "clip 1")])
        bar.button(Action.EXPORT).click()
        await until(lambda: exported == [("clip 0", "clip 1")])
        window.page.resize(460, 500)
        assert bar.button(Action.EXPORT).text() == ""
        assert bar.button(Action.EXPORT).toolTip() == "Export…"
        assert bar.width() <= 460
        window.cards.picker.toggle(2)
        window.cards.picker.move(2)
        window.press(Qt.Key.Key_C)
        await until(lambda: window.wishes.notices == ["Select two clips to compare them."])
        window.press(Qt.Key.Key_E, CONTROL)
        await until(lambda: len(exported) == 2)
        window.cards.picker.none()
        bar.acted.emit(Action.EXPORT)


# --- deleting ------------------------------------------------------------------------------------


async def test_one_clip_is_deleted_at_once_and_comes_back(world: World) -> None:
    with_clips(world, 4)
    async with gallery(world) as window:
        window.cards.picker.move(1)
        window.press(Qt.Key.Key_Delete)
        await until(lambda: window.wishes.notices == ["Clip moved to the bin"])
        assert ids(window) == ["clip 0", "clip 2", "clip 3"]
        assert window.page.model.id_at(window.cards.currentIndex().row()) == "clip 2"
        undo = window.wishes.actions[0]
        assert undo is not None
        undo()
        await until(lambda: ids(window) == clips(4))


async def test_the_last_card_leaves_the_one_before_it_current(world: World) -> None:
    with_clips(world, 2)
    async with gallery(world) as window:
        window.cards.picker.move(1)
        window.press(Qt.Key.Key_Delete)
        await until(lambda: ids(window) == ["clip 0"])
        assert window.cards.currentIndex().row() == 0
        window.press(Qt.Key.Key_Delete)
        await until(lambda: window.page.model.rowCount() == 0)
        await until(lambda: window.page.stack.currentWidget() is window.page.nothing)


async def test_several_are_deleted_only_after_a_question(world: World) -> None:
    with_clips(world, 6)
    async with gallery(world) as window:
        for row in (0, 2, 3):
            window.cards.picker.toggle(row)
        window.page.selection.button(Action.DELETE).click()
        await until(lambda: question(window) is not None)
        asked = question(window)
        assert asked is not None
        assert asked.windowTitle() == "Delete 3 clips?"
        assert not asked.yes_button.isDefault()
        asked.reject()
        await settle()
        assert len(ids(window)) == 6
        window.page.selection.button(Action.DELETE).click()
        await until(lambda: question(window) is not None)
        asked = question(window)
        assert asked is not None
        asked.yes_button.click()
        await until(lambda: ids(window) == ["clip 1", "clip 4", "clip 5"])
        await until(lambda: window.wishes.notices == ["3 clips moved to the bin"])
        assert not window.cards.picker.is_any


async def test_what_is_unsure_is_hidden_and_never_deleted(world: World) -> None:
    put(world, made("unsure", State.UNCONFIRMED), made("running", State.IN_LINE), made("clip"))
    async with gallery(world) as window:
        window.cards.selectAll()
        window.press(Qt.Key.Key_Delete)
        await until(lambda: sorted(ids(window)) == ["running"])
        stored = world.history.generations
        assert stored["unsure"].hidden
        assert stored["unsure"].binned_at is None
        assert stored["clip"].binned_at is not None


async def test_the_bin_is_a_place_to_bring_clips_back_from(world: World) -> None:
    put(world, made("kept"), made("first", binned_at=NOW), made("second", binned_at=NOW))
    async with gallery(world) as window:
        page = window.page
        assert ids(window) == ["kept"]
        await until(lambda: page.model.counts[Filter.BIN] == 2)
        page.show_chip(Filter.BIN)
        await until(lambda: ids(window) == ["first", "second"])
        assert page.bin_bar.isVisible()
        window.cards.setFocus()
        window.cards.picker.move(0)
        window.press(Qt.Key.Key_Return)  # the menu: there is nothing to open
        window.press(Qt.Key.Key_H)
        window.press(Qt.Key.Key_R)
        assert window.wishes.remixed == []
        window.cards.picker.toggle(0)
        assert not page.selection.button(Action.DELETE).isVisible()
        page.selection.button(Action.RESTORE).click()
        await until(lambda: ids(window) == ["second"])
        await until(lambda: "Clip put back" in window.wishes.notices)
        page.bin_bar.back_button.click()
        await until(lambda: sorted(ids(window)) == ["first", "kept"])
        assert not page.bin_bar.isVisible()


async def test_the_bin_is_emptied_after_a_question(world: World) -> None:
    put(world, made("kept"), made("first", binned_at=NOW), made("second", binned_at=NOW))
    async with gallery(world) as window:
        page = window.page
        page.show_chip(Filter.BIN)
        await until(lambda: len(ids(window)) == 2)
        window.cards.picker.toggle(1)
        page.selection.button(Action.ERASE).click()
        asked = question(window)
        assert asked is not None
        assert asked.windowTitle() == "Remove 1 clip for good?"
        asked.yes_button.click()
        await until(lambda: ids(window) == ["first"])
        await until(lambda: page.model.counts[Filter.BIN] == 1)
        page.bin_bar.empty_button.click()
        asked = question(window)
        assert asked is not None
        asked.yes_button.click()
        await until(lambda: page.stack.currentWidget() is page.nothing)
        assert page.nothing.text == "The bin is empty."


# --- what stays, and what is told ----------------------------------------------------------------


async def test_selection_and_place_stay_when_the_cards_are_read_anew(world: World) -> None:
    with_clips(world, 60)
    async with gallery(world) as window:
        window.cards.picker.toggle(40)
        window.cards.picker.toggle(42)
        window.cards.verticalScrollBar().setValue(1500)
        top = window.cards.top_card()
        back = made("back", created_at=NOW - 20.5)
        world.history.generations["back"] = replace(back, rank=40)
        window.desk.generations.changed.publish(world.history.generations["back"])
        await until(lambda: "back" in ids(window))
        chosen = [window.page.model.id_at(row) for row in window.cards.picker.rows()]
        assert chosen == ["clip 40", "clip 42"]
        assert window.cards.top_card() == top


async def test_many_cards_go_together(world: World) -> None:
    with_clips(world, 30)
    async with gallery(world) as window:
        for name in clips(10):
            gone = replace(world.history.generations[name], binned_at=NOW)
            window.desk.generations.changed.publish(gone)
        await until(lambda: ids(window) == clips(30)[10:])


async def test_a_card_that_comes_back_at_once_stays(world: World) -> None:
    with_clips(world, 4)
    async with gallery(world) as window:
        stored = world.history.generations
        for name in clips(3):
            window.desk.generations.changed.publish(replace(stored[name], binned_at=NOW))
        window.desk.generations.changed.publish(stored["clip 2"])
        await until(lambda: len(ids(window)) == 2)
        await settle()
        assert ids(window) == ["clip 2", "clip 3"]


async def test_the_longest_stand_first_under_their_length(world: World) -> None:
    long = replace(clip_of("long"), duration_s=10.0)
    put(world, made("running", State.IN_LINE), made("short"), made("long", clips=(long,)))
    async with gallery(world) as window:
        window.page.tool_bar.sorted.emit(CardOrder.LONGEST)
        await until(lambda: ids(window) == ["long", "short", "running"])
        texts = [note.text for note in window.cards.painted_texts()]
        assert {"10 s", "5 s", "No clip yet"} <= set(texts)


async def test_practice_clips_have_a_chip(world: World) -> None:
    put(world, made("one"), made("try", practice=True))
    async with gallery(world) as window:
        chips = window.page.tool_bar.chips
        window.page.resize(1200, 700)
        await until(lambda: chips.chip(Filter.PRACTICE).isVisible())
        chips.chip(Filter.PRACTICE).click()
        await until(lambda: ids(window) == ["try"])
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
        await until(lambda: ids(window) == ["a zebra"])
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
    with_clips(world, 8)
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


async def test_larger_text_has_larger_rows(world: World, large_text: None) -> None:
    with_clips(world, 3)
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
        assert len(ids(window)) == 200
        assert window.cards.card_rect(0) == before
        window.press(Qt.Key.Key_End)
        assert window.cards.viewport().rect().intersects(window.cards.card_rect(199))
        window.press(Qt.Key.Key_Home)
        assert window.cards.verticalScrollBar().value() == 0
