"""What is done with several cards at once: all that are selected, or the one in hand."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.carrying import drag_out, files_of
from pikascenes_desktop.ui.gallery.messages import Action, can_be_hidden
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.thumbnails import shown_clip
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.gallery.deeds import Deeds
    from pikascenes_desktop.ui.gallery.view import GalleryView
    from pikascenes_desktop.ui.theme import Theme

FOR_SEVERAL: Final = frozenset(
    {
        Action.FAVOURITE,
        Action.COPY_FILE,
        Action.DELETE,
        Action.EXPORT,
        Action.COMPARE,
        Action.RESTORE,
        Action.ERASE,
    }
)
TWO: Final = 2
DRAGGED_EDGE: Final = 320


class Choices(QObject):
    """Carries out what is for several cards.

    Args:
        desk: The services.
        theme: For questions.
        cards: The cards it is about.
        deeds: Carries out what needs no question.
        page: Whose questions they are.

    Signals:
        compare: The ids of two generations, a tuple, are to be compared.
        export: The ids of generations, a tuple, whose clips are to be exported.
        notify: A notice: text, empty, None.
    """

    compare = Signal(object)
    export = Signal(object)
    notify = Signal(str, str, object)

    def __init__(
        self, desk: Desk, theme: Theme, cards: GalleryView, deeds: Deeds, page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._cards = cards
        self._deeds = deeds
        self._page = page

    def ids_at(self, row: int) -> list[str]:
        """Return what an action on a card is for: all selected ones, if it is one of them."""
        picker, model = self._cards.picker, self._cards.shown
        rows = picker.rows() if picker.holds(row) else [row]
        return [model.id_at(each) for each in rows]

    def act(self, action: Action) -> None:
        """Do something with all selected cards."""
        rows = self._cards.picker.rows()
        if rows:
            self._do(action, [self._cards.shown.id_at(row) for row in rows])

    def act_on(self, row: int, action: Action) -> None:
        """Do something with a card, or with all selected ones if it is among them."""
        self._do(action, self.ids_at(row))

    def _do(self, action: Action, ids: list[str]) -> None:
        deeds = self._deeds
        match action:
            case Action.FAVOURITE:
                deeds.with_all(ids, deeds.mark_all, "favourite")
            case Action.COPY_FILE:
                deeds.with_all(ids, deeds.copy_files, "copy files")
            case Action.DELETE:
                deeds.with_all(ids, self._delete, "look what to delete")
            case Action.EXPORT:
                deeds.with_all(ids, self._export, "look what to export")
            case Action.COMPARE:
                deeds.with_all(ids, self._compare, "look what to compare")
            case Action.RESTORE:
                deeds.restore(ids)
            case _:
                self._ask_to_erase(ids, len(ids))

    def _export(self, generations: list[Generation]) -> None:
        clips = tuple(one.id for one in generations if one.clips)
        if clips:
            self.export.emit(clips)

    def _compare(self, generations: list[Generation]) -> None:
        clips = tuple(one.id for one in generations if one.clips)
        if len(clips) == TWO == len(generations):
            self.compare.emit(clips)
        else:
            self.notify.emit(say("gal.compare.two"), "", None)

    def _delete(self, generations: list[Generation]) -> None:
        """Delete what has ended, one at once and more after a question; hide what is unsure."""
        ended = [one.id for one in generations if one.is_ended and one.binned_at is None]
        unsure = [one for one in generations if not one.is_ended and can_be_hidden(one)]
        if unsure:
            self._deeds.hide(unsure)
        if len(ended) == 1:
            self._deeds.delete(ended)
        elif ended:
            self._ask(
                say("dl.delete.t", n=len(ended)),
                say("gal.delete.b"),
                say("dl.delete.go"),
                partial(self._deeds.delete, ended),
            )

    def ask_to_empty(self) -> None:
        """Empty the whole bin, after a question."""
        self._ask_to_erase(None, self._cards.shown.counts[Filter.BIN])

    def _ask_to_erase(self, ids: Sequence[str] | None, count: int) -> None:
        self._ask(
            say("gal.erase.t", n=count),
            say("dl.delete.b"),
            say("gal.erase.go"),
            partial(self._deeds.erase, ids),
        )

    def _ask(self, title: str, body: str, go: str, act: Callable[[], object]) -> None:
        """Ask before something that cannot be undone here; Enter does not do it."""
        no = say("st.cancel")
        question = Question(self._theme, self._page, title=title, body=body, yes=go, no=no)
        question.warn()
        question.accepted.connect(act)
        question.open()

    def drag_out(self, row: int) -> None:
        """Carry clips out of the window: all that are selected, if the one in hand is."""
        picker = self._cards.picker
        rows = picker.rows() if picker.holds(row) else [row]
        found = [self._cards.shown.known(each) for each in rows]
        clips = [one for one in found if one is not None and one.clips]
        files = files_of(self._desk, clips)
        if files:
            clip = shown_clip(clips[0])
            picture = None if clip is None else self._cards.pictures.poster(clip, DRAGGED_EDGE)
            drag_out(self._cards, files, picture)

    def ask_where(self, generation: Generation) -> None:
        """Let the user name the file of a clip that is missing."""
        clip = shown_clip(generation)
        if clip is None:
            return
        dialog = QFileDialog(self._page, say("gal.locate"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._locate_in(clip))
        dialog.open()

    def _locate_in(self, clip: Clip) -> Callable[[str], None]:
        def locate(name: str) -> None:
            self._deeds.locate(clip, Path(name))

        return locate
