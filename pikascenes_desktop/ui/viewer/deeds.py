"""What the viewer's clip can be asked for, carried out by the services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.folders import reveal
from pikascenes_desktop.ui.remixing import Part
from pikascenes_desktop.ui.viewer.drag_tile import file_data
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.bin import Binned
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.viewer.projector import Projector


class ClipDeeds(QObject):
    """Carries out what is asked of the clip that is shown; without one, nothing.

    Each deed returns at once, its trouble becomes a notice.

    Attributes:
        generation: Whose clip is shown; None while none is.
        clip: The clip that is shown.

    Signals:
        notify: A notice: text, label of its action or empty, what the action does or None.
        remix: A `Scene` is to be copied into the composer.
        remix_part: Of a `Scene` only a `Part` is to be copied.
        export: A clip is to become another file: generation id and index; the second shown now.
        deleted: The generation of this id is in the bin now.
    """

    notify = Signal(str, str, object)
    remix = Signal(object)
    remix_part = Signal(object, Part)
    export = Signal(object, float)
    deleted = Signal(str)

    def __init__(self, desk: Desk, projector: Projector, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._projector = projector
        self.generation: Generation | None = None
        self.clip: Clip | None = None

    def forget(self) -> None:
        """Have no clip any more."""
        self.generation = self.clip = None

    def start(self, work: Callable[[], Coroutine[Any, Any, object]], name: str) -> None:
        """Begin work whose trouble becomes a notice."""
        self._desk.scope.spawn(self._guarded(work), name=name)

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()  # called here: a task that never begins leaves nothing unawaited
        except AppError as error:
            self.tell(error)

    def tell(self, error: AppError) -> None:
        """Say a trouble."""
        self.notify.emit(sentence(error).whole, "", None)

    def favourite(self) -> None:
        """Make it a favourite, or no more."""
        one, generations = self.generation, self._desk.generations
        if one is not None:
            self.start(
                lambda: generations.set_favourite(one.id, favourite=not one.favourite), "favourite"
            )

    def rename(self, title: str) -> None:
        """Give it a title of the user's; an empty one lets it go by its prompt."""
        one, generations = self.generation, self._desk.generations
        if one is not None:
            self.start(lambda: generations.rename(one.id, title), "rename")

    def take(self, part: Part) -> None:
        """Copy the scene, or a part of it, into the composer."""
        if self.generation is None:
            return
        if part is Part.ALL:
            self.remix.emit(self.generation.scene)
        else:
            self.remix_part.emit(self.generation.scene, part)

    def take_all(self) -> None:
        """Copy the scene into the composer."""
        self.take(Part.ALL)

    def reveal(self) -> None:
        """Show the file in its folder."""
        if self.clip is not None:
            reveal(self._desk.gallery.clip_path(self.clip))

    def copy_file(self) -> None:
        """Put the file on the clipboard."""
        if self.clip is not None:
            data = file_data(self._desk.gallery.clip_path(self.clip))
            QGuiApplication.clipboard().setMimeData(data)
            self.notify.emit(say("tip.copied"), "", None)

    def copy_prompt(self) -> None:
        """Put the prompt on the clipboard."""
        if self.generation is not None:
            self.copy(self.generation.scene.prompt)

    def copy_id(self) -> None:
        """Put the request ID on the clipboard."""
        if self.generation is not None:
            self.copy(self.generation.request_id or "")

    def copy(self, text: str) -> None:
        """Put a text on the clipboard; an empty one leaves it as it is."""
        if text:
            QGuiApplication.clipboard().setText(text)
            self.notify.emit(say("tip.copied"), "", None)

    def ask_export(self) -> None:
        """Make another file of the clip."""
        if self.clip is not None:
            which = (self.clip.generation_id, self.clip.index)
            self.export.emit(which, self._projector.time_s)

    def save_frame(self) -> None:
        """Keep the frame that is shown as a picture."""
        clip, time_s = self.clip, self._projector.time_s
        if clip is not None and clip.kind is OutputKind.VIDEO:
            self.start(lambda: self._save_frame(clip, time_s), "save a frame")

    async def _save_frame(self, clip: Clip, time_s: float) -> None:
        path = await self._desk.exports.save_frame(clip, time_s)
        self.tell_saved(path)

    def tell_saved(self, path: Path) -> None:
        """Say where a frame was saved, and offer to show it."""
        show = say("view.show")
        text = say("view.frame.saved", file=path.name).removesuffix(show).rstrip()
        self.notify.emit(text, show, lambda: reveal(path))

    def delete(self) -> None:
        """Put the clip into the bin; one Undo away."""
        one = self.generation
        if one is not None:
            self._projector.close()  # Windows moves no file that is open
            self.start(lambda: self._delete(one), "delete a clip")

    async def _delete(self, generation: Generation) -> None:
        binned = await self._desk.bin.delete([generation.id])
        if binned.count:
            self.deleted.emit(generation.id)
            self.notify.emit(say("gal.deleted", n=1), say("act.undo"), lambda: self._undo(binned))

    def _undo(self, binned: Binned) -> None:
        self.start(lambda: self._restore(binned), "undo a deletion")

    async def _restore(self, binned: Binned) -> None:
        await binned.undo()
        self.notify.emit(say("gal.restored", n=1), "", None)
