"""The viewer's page: bar, stage, transport, variations, details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.ui.playback.fade import fade_in
from pikascenes_desktop.ui.playback.full_screen import FullScreen
from pikascenes_desktop.ui.playback.keys import bind, play_deeds
from pikascenes_desktop.ui.playback.remembered import Remembered
from pikascenes_desktop.ui.playback.screen import Screen
from pikascenes_desktop.ui.remixing import Part
from pikascenes_desktop.ui.renaming import TitleDialog
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.thumbnails import Thumbnails
from pikascenes_desktop.ui.viewer.arrangement import Arrangement, Parts
from pikascenes_desktop.ui.viewer.bar import Bar
from pikascenes_desktop.ui.viewer.comparing import CompareMenu
from pikascenes_desktop.ui.viewer.deeds import ClipDeeds
from pikascenes_desktop.ui.viewer.details import Details
from pikascenes_desktop.ui.viewer.keyboard import chord_deeds, clip_deeds
from pikascenes_desktop.ui.viewer.locate import Locate
from pikascenes_desktop.ui.viewer.missing import MissingFile
from pikascenes_desktop.ui.viewer.opening import Opening
from pikascenes_desktop.ui.viewer.projector import Projector
from pikascenes_desktop.ui.viewer.transport import Transport
from pikascenes_desktop.ui.viewer.variations import Variations
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


class ViewerPage(QWidget):
    """Shows one clip, large. One page, and one player, serve the whole gallery.

    Signals:
        closed: The user goes back to the gallery.
        remix: A `Scene` is to be copied into the composer.
        remix_part: Of a `Scene` only a `Part` is to be copied.
        notify: A notice: text, label of its action or empty, what the action does or None.
        go: The clip so many places on (or back) in the gallery is asked for.
        turned: The clip of another generation of the same press is shown; its id.
        compare: Two clips side by side: a list of two pairs, generation id and index.
        compare_neighbour: The clip, a pair as above, beside the one so many places on or back.
        export: A clip, a pair as above, is to become another file; the second shown now.
    """

    closed = Signal()
    remix = Signal(object)
    remix_part = Signal(object, Part)
    notify = Signal(str, str, object)
    go = Signal(int)
    turned = Signal(str)
    compare = Signal(list)
    compare_neighbour = Signal(object, int)
    export = Signal(object, float)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.pictures = Thumbnails(desk, self)
        self.opening = Opening(desk, self)
        give_role(self, Role.Grouping)
        self.setAccessibleName(say("view.page"))
        column = QWidget(self)
        self.bar = Bar(theme, column)
        self.stage = Screen(theme, column)
        self.stage.setAccessibleName(say("view.page"))  # until there is a clip on it
        self.missing = MissingFile(theme, column)
        self.transport = Transport(theme, column)
        self.variations = Variations(theme, self.pictures, column)
        self.details = Details(theme, self.pictures, self)
        self.projector = Projector(self.stage, self.transport, self)
        self._remembered = Remembered(desk, self.transport.controls, self.transport.sound)
        self.deeds = ClipDeeds(desk, self.projector, self)
        self.full = FullScreen(self, self.stage, (self.transport,))
        self.locate = Locate(desk, self.deeds, self)
        parts = Parts(
            bar=self.bar,
            stage=self.stage,
            missing=self.missing,
            transport=self.transport,
            variations=self.variations,
            details=self.details,
        )
        self.arrangement = Arrangement(self, column, parts, theme)
        self._connect()
        bind(self, {"Esc": self.escape, "F": self.full.toggle})
        driver = self.projector.driver
        bind(self, play_deeds(driver, self.transport.controls))
        bind(self, {"M": self.transport.sound.mute.toggle})
        bind(self, clip_deeds(self.deeds, self.bar, self.details.actions_row))
        self._chords = chord_deeds(self.deeds, driver, self._ask_title)
        self._unsubscribe = desk.generations.changed.subscribe(self._changed)
        self.destroyed.connect(self._unsubscribe)

    def _connect(self) -> None:
        bar, transport, details = self.bar, self.transport, self.details
        opening, deeds, actions = self.opening, self.deeds, self.details.actions_row
        bar.left.connect(self.close_clip)
        bar.gone.connect(self.go)
        bar.hearted.connect(deeds.favourite)
        bar.compared.connect(self._offer_compare)
        bar.informed.connect(self.arrangement.choose_details)
        opening.found.connect(self._show_found)
        opening.poster.connect(self._show_poster)
        opening.still.connect(self._show_still)
        opening.strip.connect(transport.controls.position.show_pictures)
        opening.siblings.connect(self._show_siblings)
        opening.failed.connect(deeds.tell)
        deeds.notify.connect(self.notify)
        deeds.remix.connect(self.remix)
        deeds.remix_part.connect(self.remix_part)
        deeds.export.connect(self.export)
        deeds.deleted.connect(self._leave_deleted)
        self.projector.failed.connect(self._tell_unplayable)
        self.projector.measured.connect(details.show_rate)
        self.pictures.ready.connect(self._show_drag_picture)
        self.stage.clicked.connect(self.projector.driver.toggle)
        self.stage.double_clicked.connect(self.full.toggle)
        self.missing.locate.connect(self._ask_where)
        self.missing.remix.connect(deeds.take_all)
        self.locate.found.connect(self.show_clip)
        transport.frame_saved.connect(deeds.save_frame)
        transport.filled.connect(self.full.toggle)
        self.variations.chosen.connect(self._turn)
        self.full.turned.connect(self.arrangement.fill)
        details.reveal.connect(deeds.reveal)
        details.copy.connect(deeds.copy)
        actions.remix.connect(deeds.take)
        actions.export.connect(deeds.ask_export)
        actions.reveal.connect(deeds.reveal)
        actions.copy_file.connect(deeds.copy_file)
        actions.copy_prompt.connect(deeds.copy_prompt)
        actions.copy_id.connect(deeds.copy_id)
        actions.rename.connect(self._ask_title)
        actions.delete.connect(deeds.delete)

    # --- showing a clip ------------------------------------------------------------------------

    def show_clip(self, generation_id: str, index: int) -> None:
        """Show a clip and play it; of a generation without that clip nothing is shown."""
        self.arrangement.take_keyboard()
        if self.deeds.generation is None:
            fade_in(self, self._theme.motion)
        self.opening.open(generation_id, index)

    def show_place(self, place: int, count: int) -> None:
        """Say which clip of how many this is, from 1; 0 of 0 where that is not known."""
        self.bar.show_place(place, count)

    def close_clip(self) -> None:
        """Let go of the file and tell that the viewer is left."""
        self.let_go()
        self.closed.emit()

    def let_go(self) -> None:
        """Let go of the file, and show nothing any more."""
        self.full.leave()
        self.opening.forget()
        self.deeds.forget()
        self.projector.close()
        self.stage.show_text("")

    def _show_found(self, generation: Generation, clip: Clip, is_there: bool) -> None:
        self.projector.close()
        is_other = self.deeds.clip is None or clip.generation_id != self.deeds.clip.generation_id
        self.deeds.clip = clip
        self._show_generation(generation)
        self.stage.expect()
        self.arrangement.setCurrentWidget(self.stage if is_there else self.missing)
        self.arrangement.has_video = is_there and clip.kind is OutputKind.VIDEO
        self.transport.setVisible(self.arrangement.has_video)
        if is_other:
            self.transport.controls.position.show_pictures(())
            if self.variations.clips and clip not in self.variations.clips:
                self.variations.hide()
        path = self._desk.gallery.clip_path(clip) if is_there else None
        self.details.show_file(path, self.pictures.poster(clip, 160) if is_there else None)
        if path is None:
            self.stage.show_text("")
            self.locate.search(clip)
        elif clip.kind is OutputKind.VIDEO:
            self._remembered.set_controls()
            self.projector.show(path, clip, play=not self._theme.motion.is_reduced)

    def _show_poster(self, image: QImage) -> None:
        clip = self.deeds.clip
        if clip is not None:
            size = QSize(clip.width or image.width(), clip.height or image.height())
            self.stage.show_poster(image, QSizeF(size))

    def _show_still(self, image: QImage) -> None:
        if image.isNull():
            self._tell_unplayable()
        else:
            self.stage.show_image(image)

    def _show_siblings(self, clips: list[Clip]) -> None:
        if self.deeds.clip is not None:
            self.variations.show_clips(clips, self.deeds.clip)

    def _show_drag_picture(self, key: str) -> None:
        clip = self.deeds.clip
        if clip is not None and key == self.pictures.poster_key(clip):
            self.details.drag.show_picture(self.pictures.poster(clip, 160) or QPixmap())

    def _tell_unplayable(self) -> None:
        if self.deeds.clip is not None:
            self.transport.hide()
            self.stage.show_text(say("view.unplayable"))

    def _show_generation(self, generation: Generation) -> None:
        self.deeds.generation = generation
        self.bar.show_generation(generation)
        self.stage.setAccessibleName(say("view.stage", prompt=self.bar.title.text()))
        if self.deeds.clip is not None:
            self.details.show_clip(generation, self.deeds.clip, self._desk.parts.clock.now())

    def _changed(self, generation: Generation) -> None:
        if self.deeds.generation is not None and generation.id == self.deeds.generation.id:
            self._show_generation(generation)

    def _ask_where(self) -> None:
        if self.deeds.clip is not None:
            self.locate.ask(self.deeds.clip)

    def _ask_title(self) -> None:
        if self.deeds.generation is not None:
            dialog = TitleDialog(self._theme, self.deeds.generation, self)
            dialog.named.connect(self.deeds.rename)
            dialog.open()

    # --- other clips ---------------------------------------------------------------------------

    def _turn(self, generation_id: str, index: int) -> None:
        self.turned.emit(generation_id)
        self.show_clip(generation_id, index)

    def _offer_compare(self) -> None:
        if self.deeds.clip is not None:
            menu = CompareMenu(
                self.deeds.clip,
                self.variations.clips,
                self,
                has_previous=self.bar.previous.isEnabled(),
                has_next=self.bar.next.isEnabled(),
            )
            menu.pair.connect(self.compare)
            menu.neighbour.connect(self.compare_neighbour)
            corner = self.bar.compare.rect().bottomLeft()
            menu.popup(self.bar.compare.mapToGlobal(corner))

    def _leave_deleted(self, generation_id: str) -> None:
        if self.deeds.generation is not None and self.deeds.generation.id == generation_id:
            self.close_clip()

    # --- fitting and keys ----------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return self.arrangement.least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fit()

    def escape(self) -> None:
        """Leave the full screen, or else the viewer."""
        if not self.full.leave():
            self.close_clip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._chords.get(event.keyCombination().toCombined())
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()
