"""The pages of the window, and the ways between them.

The workspace is what goes in on the left and what comes out on the right; the viewer stands in
its place while a clip is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pikascenes_desktop.ui.areas import Areas
from pikascenes_desktop.ui.banner import BannerBar
from pikascenes_desktop.ui.compare.page import ComparePage
from pikascenes_desktop.ui.composer.page import ComposerPage
from pikascenes_desktop.ui.exporting.opening import Exporting
from pikascenes_desktop.ui.gallery.page import GalleryPage
from pikascenes_desktop.ui.remixing import Part, remixed
from pikascenes_desktop.ui.samples import SAMPLES
from pikascenes_desktop.ui.viewer.page import ViewerPage
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.theme import Theme


class Pages(QStackedWidget):
    """Composer, gallery and viewer.

    Attributes:
        right: What stands beside the composer: banners above the gallery.
        shown: The id of the generation that the viewer shows or showed last.

    Signals:
        turned: Another page is in front; the widget that notices stand on.
    """

    turned = Signal(QWidget)

    def __init__(self, desk: Desk, theme: Theme, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = ""
        self._came_from: tuple[str, int | None] | None = None
        self.workspace = QWidget(self)
        self.workspace.setObjectName("window")
        self.workspace.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Tab goes from widget to widget as they are made: the banner's action comes first
        self.right = QWidget(self.workspace)
        self.banners = BannerBar(theme, self.right)
        self.composer = ComposerPage(desk, theme, memory, self.workspace)
        self.gallery = GalleryPage(desk, theme, self.right)
        self.viewer = ViewerPage(desk, theme, self)
        self.compare = ComparePage(desk, theme, self)
        self.exporting = Exporting(desk, theme, self)
        self.areas = Areas(
            (
                (self.banners, self.banners.focus_action),
                (self.composer, self._go_composer),
                (self.gallery, self._go_gallery),
            )
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banners)
        right.addWidget(self.gallery, 1)
        row = QHBoxLayout(self.workspace)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.composer)
        row.addWidget(self.right, 1)
        self.right.raise_()  # screen readers go by the stacking: the composer is read first
        self.addWidget(self.workspace)
        self.addWidget(self.viewer)
        self.addWidget(self.compare)

    def _connect(self) -> None:
        composer, gallery = self.composer, self.gallery
        gallery.open_clip.connect(self.open_clip)
        gallery.remix.connect(composer.remix)
        gallery.use_sample.connect(self.use_sample)
        gallery.add_images.connect(composer.adding.browse)
        gallery.paste.connect(composer.adding.paste)
        self.viewer.closed.connect(self.close_viewer)
        self.viewer.remix.connect(self._remix_from_viewer)
        self.viewer.go.connect(self._show_neighbour)
        self.viewer.remix_part.connect(self._remix_part)
        self.viewer.turned.connect(self._note_shown)
        self.viewer.compare.connect(self._compare_from_viewer)
        self.viewer.compare_neighbour.connect(self._compare_neighbour)
        self.viewer.export.connect(self.exporting.open_one)
        gallery.export.connect(self.exporting.open)
        gallery.compare.connect(self.compare_generations)
        gallery.model.counts_changed.connect(self._tell_place)  # clips come and go meanwhile
        self.compare.closed.connect(self._leave_compare)
        self.compare.remix.connect(self._remix_from_compare)

    @property
    def is_viewing(self) -> bool:
        """Whether viewer or compare is in front."""
        return self.currentWidget() in {self.viewer, self.compare}

    # --- the viewer -------------------------------------------------------------------------

    def open_clip(self, generation_id: str, index: int) -> None:
        """Show a clip in the viewer."""
        self._note_shown(generation_id)
        self.setCurrentWidget(self.viewer)
        self.turned.emit(self.viewer)
        self.viewer.show_clip(generation_id, index)

    def _note_shown(self, generation_id: str) -> None:
        """Remember whose clip the viewer shows, and tell it where in the gallery that is."""
        self.shown = generation_id
        self._tell_place()

    def _tell_place(self) -> None:
        self.viewer.show_place(*self.gallery.model.place_of(self.shown))

    def close_viewer(self) -> None:
        """Go back to the gallery."""
        self.setCurrentWidget(self.workspace)
        self.turned.emit(self.right)
        if self.shown:
            self.gallery.show_generation(self.shown)
        self.focus_gallery()

    def _remix_from_viewer(self, scene: Scene) -> None:
        self.viewer.close_clip()
        self.composer.remix(scene)

    def _remix_part(self, clip: Scene, part: Part) -> None:
        self.viewer.close_clip()
        self.composer.remix(remixed(part, clip, self.composer.draft.sheet.full_scene()))

    def _show_neighbour(self, step: int) -> None:
        neighbour = self._neighbour(step)
        if neighbour is not None:
            self.open_clip(neighbour, 0)

    def _neighbour(self, step: int) -> str | None:
        """Return the next clip of the gallery's order; cards without a clip are passed over."""
        model = self.gallery.model
        row = model.row_of(self.shown)
        while row is not None and 0 <= row + step < model.rowCount():
            row += step
            if model.is_clip(row):
                return model.id_at(row)
        return None

    def toggle_full(self) -> bool:
        """Let viewer or compare fill the screen, or no more; False when neither is in front."""
        page = self.currentWidget()
        if not isinstance(page, ViewerPage | ComparePage):
            return False
        page.full.toggle()
        return True

    # --- compare ----------------------------------------------------------------------------

    def compare_generations(self, ids: tuple[str, str]) -> None:
        """Show two generations' clips side by side."""
        self._open_compare((ids[0], None), (ids[1], None), back=say("view.back"))

    def _compare_from_viewer(self, clips: list[tuple[str, int]]) -> None:
        self.viewer.let_go()
        self._open_compare(clips[0], clips[1], back=say("view.page"))

    def _compare_neighbour(self, clip: tuple[str, int], step: int) -> None:
        neighbour = self._neighbour(step)
        if neighbour is not None:
            self.viewer.let_go()
            self._open_compare(clip, (neighbour, None), back=say("view.page"))

    def _open_compare(
        self, first: tuple[str, int | None], second: tuple[str, int | None], *, back: str
    ) -> None:
        self._came_from = first if self.currentWidget() is self.viewer else None
        self.setCurrentWidget(self.compare)
        self.turned.emit(self.compare)
        self.compare.show_clips(first, second, back=back)

    def _leave_compare(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None:
            self.open_clip(came_from[0], came_from[1] or 0)
        else:
            self.close_viewer()

    def _remix_from_compare(self, scene: Scene) -> None:
        self._came_from = None
        self.compare.close_clips()
        self.composer.remix(scene)

    def take_over(self, other: Pages) -> None:
        """Show what another window's pages show: the clip at its frame, or the two compared."""
        front = other.currentWidget()
        self._came_from = other._came_from
        if front is other.viewer:
            clip = other.viewer.deeds.clip
            self.viewer.projector.follow_on(other.viewer.projector)
            self.open_clip(other.shown, 0 if clip is None else clip.index)
        elif front is other.compare and other.compare.wanted is not None:
            self.shown = other.shown
            self.setCurrentWidget(self.compare)
            self.turned.emit(self.compare)
            back = "view.back" if self._came_from is None else "view.page"
            self.compare.show_clips(*other.compare.wanted, back=say(back))
            self.compare.mode.button(other.compare.mode.value).click()

    def let_go(self) -> None:
        """Let go of the files that are shown: the window is about to go."""
        self.viewer.let_go()
        self.compare.let_go()

    # --- the workspace ----------------------------------------------------------------------

    def to_workspace(self) -> None:
        """Close viewer or compare, if one is in front."""
        if self.currentWidget() is self.compare:
            self._came_from = None
            self.compare.close_clips()
        elif self.is_viewing:
            self.viewer.close_clip()

    def search(self) -> None:
        """Put the keyboard into the gallery's search field."""
        self.to_workspace()
        self.gallery.focus_search()

    def use_sample(self, index: int) -> None:
        """Load a sample scene into the composer."""
        sample = SAMPLES[index]
        self.composer.load(sample.scene(), title=sample.title, notice=say("comp.sampled"))

    def begin_with_sample(self) -> None:
        """Show a sample scene to whoever starts for the first time, unless one is there."""
        if self.composer.draft.sheet.is_empty:
            sample = SAMPLES[0]
            self.composer.load(sample.scene(), title=sample.title)

    def focus_composer(self) -> None:
        """Put the keyboard into the composer."""
        self.composer.body.tiles.focus_tile(0)

    def focus_gallery(self) -> None:
        """Put the keyboard into the gallery."""
        self.gallery.focus_cards()

    def _go_composer(self) -> bool:
        self.focus_composer()
        return True

    def _go_gallery(self) -> bool:
        self.focus_gallery()
        return True
