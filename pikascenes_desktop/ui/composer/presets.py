"""Scene presets in the composer: save, apply, rename, delete."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.composer.pop_up_menu import PopUpMenu
from pikascenes_desktop.ui.composer.preset_dialogs import NameDialog, PresetsDialog
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.preferences import Preset
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.theme import Theme


MOST_WORDS: Final = 4
PHRASE_END: Final = re.compile(
    r"[,.;:!?\n\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}"
    r"\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COLON}]"
)


def first_words(prompt: str) -> str:
    """Return how a prompt begins, in brief, for a name: its first words, or its first phrase.

    Chinese has no spaces between words, but short phrases.
    """
    phrase = PHRASE_END.split(prompt.strip())[0]
    return " ".join(phrase.split()[:MOST_WORDS])


class ScenePresets(QObject):
    """The menu of presets and what its choices do.

    Signals:
        notify: Say something: (text, label of an action, what it does or None).
        failed: A preset could not be kept; the `AppError` that says why.
    """

    notify = Signal(str, str, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, draft: Draft, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._draft = draft
        self._page = page
        self._presets = desk.presets
        self.dialog: PresetsDialog | None = None

    def open_menu(self, below: QWidget) -> None:
        """Open the presets below a button."""
        menu = PopUpMenu(self._theme, self._page)
        save = menu.offer(say("pre.save"), self.ask_name, icon="plus")
        save.setEnabled(not self._draft.sheet.is_empty)
        menu.addSeparator()
        for preset in self._presets.all:
            menu.offer(preset.name.replace("&", "&&"), partial(self.apply, preset))
        if self._presets.all:
            menu.addSeparator()
            menu.offer(say("pre.manage"), self.open_dialog, icon="pencil")
        else:
            menu.addAction(say("pre.none")).setEnabled(False)
        menu.open_below(below)

    def apply(self, preset: Preset) -> None:
        """Start from a preset; the scene before is one Undo away."""
        number = self._draft.apply(preset.scene, title=preset.name)
        undo = partial(self._draft.undo, number)
        self.notify.emit(say("pre.applied", name=preset.name), say("act.undo"), undo)

    def ask_name(self) -> None:
        """Ask under which name the scene is kept."""
        sheet = self._draft.sheet
        dialog = NameDialog(
            self._theme,
            self._page,
            title=say("pre.save.title"),
            name=sheet.title or first_words(sheet.scene.prompt),
            check=self._presets.checked_name,
            images=len(sheet.tiles),
        )
        dialog.named.connect(self._save)
        dialog.open()

    def open_dialog(self) -> None:
        """Open the list of presets, to rename and delete."""
        dialog = self.dialog = PresetsDialog(self._theme, self._presets, self._page)
        dialog.rename_wanted.connect(self._ask_rename)
        dialog.delete_wanted.connect(self._delete)
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def _dialog_closed(self) -> None:
        self.dialog = None

    # --- changes ----------------------------------------------------------------------------

    def _save(self, name: str, with_images: bool) -> None:
        scene = self._draft.sheet.full_scene()
        self._start(partial(self._saved, name, scene, with_images=with_images))

    async def _saved(self, name: str, scene: Scene, *, with_images: bool) -> None:
        await self._presets.save(name, scene, with_images=with_images)
        self.notify.emit(say("pre.saved", name=name), "", None)

    def _ask_rename(self, name: str) -> None:
        dialog = NameDialog(
            self._theme,
            self.dialog or self._page,
            title=say("pre.rename.title"),
            name=name,
            check=partial(self._presets.checked_name, instead_of=name),
        )
        dialog.named.connect(partial(self._rename, name))
        dialog.open()

    def _rename(self, name: str, text: str, _with_images: bool) -> None:
        self._start(partial(self._presets.rename, name, text))

    def _delete(self, name: str) -> None:
        self._start(partial(self._deleted, name))

    async def _deleted(self, name: str) -> None:
        deleted = await self._presets.delete(name)
        if deleted is not None:
            self.notify.emit(
                say("pre.deleted", name=name),
                say("act.undo"),
                partial(self._start, partial(self._presets.restore, *deleted)),
            )

    def _start(self, work: Callable[[], Awaitable[None]]) -> None:
        self._desk.scope.spawn(self._done(work), name="presets")

    async def _done(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except AppError as error:
            self.failed.emit(error)
        if self.dialog is not None:
            self.dialog.refresh()
