"""What the gallery's cards can be asked for, carried out by the services."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.services.cancelling import CancelEnd
from pikascenes_desktop.ui.folders import reveal
from pikascenes_desktop.ui.gallery.carrying import as_data, files_of
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.thumbnails import shown_clip
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk

Work: TypeAlias = Callable[[], Coroutine[Any, Any, object]]
"""Begins work when its task begins: a task that is cancelled before leaves nothing unawaited."""


SETTINGS_PAGES: Final = (Action.ACCOUNT, Action.HOST, Action.LIBRARY)
"""Actions that lead to the page of the settings that they are called after."""


class Deeds(QObject):
    """Carries out actions; each returns at once, its trouble becomes a notice.

    Signals:
        open_clip: A clip is to be shown: generation id, index of the clip.
        remix: A scene is to be copied into the composer.
        try_again: An ended generation is to be made anew.
        open_settings: A page of the settings is asked for; its name.
        details: All that is known of a generation's trouble is asked for.
        located: A `Clip` has its file again.
        notify: A notice: text, label of its action or empty, what the action does or None.
    """

    open_clip = Signal(str, int)
    remix = Signal(object)
    try_again = Signal(object)
    open_settings = Signal(str)
    details = Signal(object)
    located = Signal(object)
    notify = Signal(str, str, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def carry_out(self, action: Action, generation: Generation) -> None:
        """Do what a card's button, menu or key asks for; what does not apply does nothing."""
        deeds: dict[Action, Callable[[Generation], None]] = {
            Action.OPEN: self._open,
            Action.FAVOURITE: self._favourite,
            Action.REMIX: lambda one: self.remix.emit(one.scene),
            Action.CANCEL: self._cancel,
            Action.RETRY: self._retry,
            Action.DOWNLOAD: self._download,
            **{page: partial(self._settings, page) for page in SETTINGS_PAGES},
            Action.DETAILS: self.details.emit,
            Action.CREDITS: lambda _: open_website(Website.CREDITS),
            Action.WEBSITE: lambda _: open_website(Website.GENERATIONS),
            Action.REVEAL: self._reveal,
            Action.COPY_FILE: lambda one: self.copy_files([one]),
            Action.COPY_PROMPT: lambda one: self._copy(one.scene.prompt),
            Action.COPY_ID: lambda one: self._copy(one.request_id or ""),
        }
        deed = deeds.get(action)
        if deed is not None:
            deed(generation)

    def _settings(self, page: Action, _generation: Generation) -> None:
        self.open_settings.emit(page.value)

    def _start(self, work: Work, name: str) -> None:
        self._desk.scope.spawn(self._guarded(work), name=name)

    async def _guarded(self, work: Work) -> None:
        try:
            await work()
        except AppError as error:
            self.tell(error)

    def tell(self, error: AppError) -> None:
        """Say a trouble that has no place of its own on the screen."""
        said = sentence(error)
        self.notify.emit(said.whole, "", None)

    def _open(self, generation: Generation) -> None:
        clip = shown_clip(generation)
        if clip is not None:
            self.open_clip.emit(generation.id, clip.index)

    def _favourite(self, generation: Generation) -> None:
        if generation.clips:
            self._mark(generation.id, favourite=not generation.favourite)

    def mark_all(self, generations: Sequence[Generation]) -> None:
        """Make clips favourites; all of them already: not any more."""
        clips = [one for one in generations if one.clips]
        favourite = not all(one.favourite for one in clips)
        for one in clips:
            if one.favourite is not favourite:
                self._mark(one.id, favourite=favourite)

    def _mark(self, generation_id: str, *, favourite: bool) -> None:
        generations = self._desk.generations
        self._start(
            lambda: generations.set_favourite(generation_id, favourite=favourite), "favourite"
        )

    def rename(self, generation_id: str, title: str) -> None:
        """Give a clip a name of the user's."""
        self._start(lambda: self._desk.generations.rename(generation_id, title), "rename")

    def with_all(
        self, ids: Sequence[str], act: Callable[[list[Generation]], object], name: str
    ) -> None:
        """Do something with generations that may have to be fetched first."""

        async def work() -> None:
            act(await self._desk.gallery.page(ids))

        self._start(work, name)

    def hide(self, generations: Sequence[Generation]) -> None:
        """Take cards out of the gallery that tell of no clip."""
        self._start(lambda: self._hide([one.id for one in generations]), "hide")

    async def _hide(self, ids: Sequence[str]) -> None:
        for one in ids:
            await self._desk.generations.dismiss(one)

    def delete(self, ids: Sequence[str]) -> None:
        """Move ended generations and their clips into the bin, and offer to undo that."""
        self._start(lambda: self._delete(ids), "delete")

    async def _delete(self, ids: Sequence[str]) -> None:
        binned = await self._desk.bin.delete(ids)
        if binned.count:
            undo = partial(self._start, binned.undo, "undo deleting")
            self.notify.emit(say("gal.deleted", n=binned.count), say("act.undo"), undo)

    def restore(self, ids: Sequence[str]) -> None:
        """Bring generations back from the bin."""
        self._start(lambda: self._restore(ids), "restore")

    async def _restore(self, ids: Sequence[str]) -> None:
        back = await self._desk.bin.restore(ids)
        self.notify.emit(say("gal.restored", n=len(back)), "", None)

    def erase(self, ids: Sequence[str] | None) -> None:
        """Move what is in the bin, these or all, into the system's own bin."""
        self._start(lambda: self._erase(ids), "empty the bin")

    async def _erase(self, ids: Sequence[str] | None) -> None:
        emptied = await self._desk.bin.empty(ids)
        self.notify.emit(say("gal.erased", n=emptied.count), "", None)

    def locate(self, clip: Clip, path: Path) -> None:
        """Give a clip its file back."""
        self._start(lambda: self._locate(clip, path), "locate")

    async def _locate(self, clip: Clip, path: Path) -> None:
        await self._desk.gallery.forget(clip)
        found = await self._desk.locating.locate(clip, path)
        self.located.emit(found)
        self.notify.emit(say("gal.located"), "", None)

    def _cancel(self, generation: Generation) -> None:
        if generation.can_cancel:
            self._start(lambda: self._ask_cancel(generation.id), "cancel")

    async def _ask_cancel(self, generation_id: str) -> None:
        end = await self._desk.generations.cancel(generation_id)
        if end is CancelEnd.TOO_LATE:
            self.notify.emit(f"{say('er.late.t')}. {say('er.late.b')}", "", None)

    def _retry(self, generation: Generation) -> None:
        if generation.is_ended:
            self.try_again.emit(generation)
        else:
            generations = self._desk.generations
            self._start(lambda: generations.try_again(generation.id), "try again")

    def _download(self, generation: Generation) -> None:
        generations = self._desk.generations
        self._start(lambda: generations.download_again(generation.id), "download again")

    def _reveal(self, generation: Generation) -> None:
        clip = shown_clip(generation)
        if clip is not None:
            reveal(self._desk.gallery.clip_path(clip))

    def copy_files(self, generations: Sequence[Generation]) -> None:
        """Put the files of clips on the clipboard."""
        clips = [one for one in generations if one.clips]
        files = files_of(self._desk, clips)
        if files:
            QGuiApplication.clipboard().setMimeData(as_data(files))
            self.notify.emit(say("gal.copied", n=len(files)), "", None)
        elif clips:
            self.notify.emit(say("gal.nofile"), "", None)

    def _copy(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.notify.emit(say("tip.copied"), "", None)
