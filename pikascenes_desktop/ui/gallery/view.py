"""The gallery's cards on the screen: painting what is visible, and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QRegion

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.gallery.arrivals import Arrivals
from pikascenes_desktop.ui.gallery.cards import OUTSET, CardPainter
from pikascenes_desktop.ui.gallery.clip_card import scrub_share
from pikascenes_desktop.ui.gallery.day_headings import day_name, length_name, paint_heading
from pikascenes_desktop.ui.gallery.explaining import caption_explained, card_explained
from pikascenes_desktop.ui.gallery.keyboard import TypedCards
from pikascenes_desktop.ui.gallery.look import Look, Scrub
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.gallery.running_card import track_rect
from pikascenes_desktop.ui.gallery.strips import Strips
from pikascenes_desktop.ui.thumbnails import shown_clip

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.gallery.look import Zone
    from pikascenes_desktop.ui.gallery.model import GalleryModel
    from pikascenes_desktop.ui.gallery.rows import Day
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

BEAT_MS: Final = 40
"""25 looks a second at byte counts and sweeps; only while running cards are in sight."""

WHOLE_EACH: Final = 5
"""Beats at which whole cards are painted: their texts and counts; between, the sweep alone."""

SWEEP_MS: Final = 1600
REST_MS: Final = 1500
"""When nothing has moved for so long, strips of what is in sight are cut."""


class GalleryView(TypedCards):
    """Shows a `GalleryModel` as cards.

    Attributes:
        shown: The cards.
        pictures: Where their pictures come from.

    Signals:
        selected: How many cards are selected now.
    """

    selected = Signal(int)

    def __init__(
        self,
        desk: Desk,
        model: GalleryModel,
        theme: Theme,
        pictures: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._desk = desk
        self._theme = theme
        self.shown = model
        self.pictures = pictures
        self.strips = Strips(desk, self)
        self._painter = CardPainter(pictures)
        self._moving: QRegion = QRegion()
        self._sweeping: QRegion = QRegion()
        self._beats = 0
        self._arrivals = Arrivals(pictures, theme.motion)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._show_progress)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._cut_strips)
        self.setObjectName("cards")
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        model.arranged.connect(self._tell_selected)
        model.finished.connect(self._welcome)
        theme.changed.connect(self._repaint)
        theme.motion.changed.connect(self._repaint)
        pictures.ready.connect(self._show_picture)
        self.strips.ready.connect(self._show_frame)

    def _repaint(self) -> None:
        self.viewport().update()

    def _show_picture(self, key: str) -> None:
        """Paint the card whose picture has come; an ingredient may stand on several."""
        kind, _, rest = key.partition(":")
        if kind == "poster":
            self._show_frame(rest)
        else:
            self.viewport().update()

    def _show_frame(self, key: str) -> None:
        row = self._model.row_of(key.rpartition(":")[0])
        if row is not None:
            self._update_card(row)

    # --- how cards look -----------------------------------------------------------------------

    def _look(self, row: int, generation: Generation | None) -> Look:
        generation_id = self._model.id_at(row)
        motion = self._theme.motion
        phase = (self._clock.elapsed() % SWEEP_MS) / SWEEP_MS if motion.may_loop else None
        hovered = row == self._hovered
        focused = self._by_keyboard and self.hasFocus() and row == self.currentIndex().row()
        return Look(
            tokens=self._theme.tokens,
            is_dark=self._theme.is_dark,
            ratio=self.devicePixelRatioF(),
            now=self._model.now(),
            selected=self._picker.holds(row),
            selecting=self._picker.is_any,
            hovered=hovered,
            pressed=generation is not None and self._pressed == (row, None),
            focused=focused,
            hot=self._hot if hovered else None,
            sweep=phase,
            progress=self._desk.generations.progress.get(generation_id),
            typical_s=None
            if generation is None
            else self._model.typical_s(practice=generation.practice),
            at_work=self._desk.generations.is_working_on(generation_id),
            scrub=self._scrub(row, generation) if hovered else None,
            fade=1.0 if generation is None else self._arrivals.share(generation),
            binned=self._model.chip is Filter.BIN,
            is_mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )

    def _scrub(self, row: int, generation: Generation | None) -> Scrub | None:
        """Return how the pointer looks into a clip; with reduced motion only with Shift held."""
        clip = None if generation is None else shown_clip(generation)
        if clip is None or clip.kind is OutputKind.STILL or self._model.chip is Filter.BIN:
            return None
        if self._hot is not None or (self._theme.motion.is_reduced and not self._shift):
            return None
        rect = self.card_rect(row)
        if not rect.contains(self._pointer):
            return None
        share = scrub_share(rect, self._pointer.x())
        return Scrub(share, self.strips.frame(clip, share))

    def _welcome(self, generation: Generation) -> None:
        """Let a clip come in softly where it was running, and cut its strip meanwhile."""
        self._arrivals.welcome(generation)
        clip = shown_clip(generation)
        if clip is not None:
            self.strips.cut_soon([clip])

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, e: QPaintEvent) -> None:
        self._arrange()
        painter = QPainter(self.viewport())
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        tokens, top = self._theme.tokens, self.verticalOffset()
        painter.fillRect(e.rect(), tokens.canvas)
        first, last = top + e.rect().top() - OUTSET, top + e.rect().bottom() + 1 + OUTSET
        moving, sweeping = QRegion(), QRegion()
        for row, box in self._layout.visible(first, last):
            rect = self._on_screen(box)
            generation = self._model.generation(row)
            look = self._look(row, generation)
            self._painter.paint(painter, rect, generation, look)
            if generation is not None:
                kind = kind_of(generation.state, generation.blocked_by)
                if kind is Kind.RUNNING or look.fade < 1.0:
                    moving += rect
                if kind is Kind.RUNNING:
                    sweeping += track_rect(rect)
        for day, y in self._layout.headings(first, last):
            width = self._layout.frame.width
            place = QRect(self._mirrored(self._padding, width), y - top, width, self._heading)
            paint_heading(painter, place, self._heading_name(day), len(day.codes), tokens)
        painter.end()
        painted = QRegion(e.rect())
        self._moving = self._moving.subtracted(painted).united(moving)
        self._sweeping = self._sweeping.subtracted(painted).united(sweeping)
        if not moving.isEmpty() and not self._beat.isActive():
            self._beat.start()

    def _heading_name(self, day: Day) -> str:
        if self._model.sorting is CardOrder.LONGEST:
            return length_name(day)
        return day_name(day, self._model.today())

    def painted_texts(self) -> list[brush.PaintedText]:
        """Return each line of text that is in sight, with the room it has in the viewport."""
        with brush.texts_noted() as notes:
            self.viewport().grab()
        return notes

    def _show_progress(self) -> None:
        window = self.window()
        if self._moving.isEmpty() or not self.isVisible() or window.isMinimized():
            self._beat.stop()
            return
        self._beats += 1
        is_whole = self._arrivals.is_any or self._beats % WHOLE_EACH == 0
        if is_whole:
            self.viewport().update(self._moving)
        elif self._theme.motion.may_loop:
            self.viewport().update(self._sweeping)

    def _cut_strips(self) -> None:
        top = self.verticalOffset()
        clips: list[Clip] = []
        for row, _ in self._layout.visible(top, top + self.viewport().height()):
            generation = self._model.known(row)
            clip = None if generation is None else shown_clip(generation)
            if clip is not None and clip.kind is OutputKind.VIDEO:
                clips.append(clip)
        self.strips.cut_soon(clips)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        for region in (self._moving, self._sweeping):
            region.translate(0, dy)
        self.strips.rest()
        if self.isVisible():
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._beat.stop()
        self._rest.stop()
        self.strips.rest()
        self._model.rest()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()
        self.viewport().update()

    # --- what can be clicked, and what is explained ---------------------------------------------

    def zones(self, row: int) -> list[Zone]:
        generation = self._model.generation(row)
        if generation is None:
            return []
        look = self._look(row, generation)
        return self._painter.zones(self.card_rect(row), generation, look)

    def explanation(self, row: int, point: QPoint) -> str:
        generation = self._model.generation(row)
        if generation is None:
            return ""
        zone = self._zone_at(row, point)
        if zone is not None:
            return zone.label
        rect = self.card_rect(row)
        if not rect.contains(point):
            return caption_explained(generation, rect.width())
        typical_s = self._model.typical_s(practice=generation.practice)
        return card_explained(generation, self._model.now(), typical_s)

    def _tell_selected(self) -> None:
        self.selected.emit(self._picker.count())
        self.viewport().update()
