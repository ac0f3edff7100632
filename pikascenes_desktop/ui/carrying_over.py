"""What a window hands to the one that takes its place, so that nobody loses their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.ui.controls.segmented import Segmented

if TYPE_CHECKING:
    from pikascenes_desktop.ui.gallery.view import GalleryView
    from pikascenes_desktop.ui.main_window import MainWindow
    from pikascenes_desktop.ui.settings.dialog import SettingsDialog


def carry_place(old: MainWindow, new: MainWindow) -> None:
    """Put a new window, before it is shown, where the old one is."""
    if old.windowState() == Qt.WindowState.WindowNoState:
        new.resize(old.size())
        new.move(old.pos())
    else:
        new.restoreGeometry(old.saveGeometry())


def carry_over(old: MainWindow, new: MainWindow) -> None:
    """Show in a new window what the old one shows: same scene, same cards, same settings."""
    new.composer.draft.take_over(old.composer.draft)
    new.composer.footer.variations.set_value(old.composer.footer.variations.value)
    new.alarms.take_over(old.alarms)
    new.banners.take_over(old.banners)
    new.gallery.cards.take_over(old.gallery.cards)
    new.gallery.tool_bar.take_over(old.gallery.tool_bar)
    _carry_selection(old.gallery.cards, new.gallery.cards)
    new.pages.take_over(old.pages)
    if old.settings is not None:
        new.open_settings(old.settings.page)
        _carry_focus(old.settings, new)


def _carry_selection(old: GalleryView, new: GalleryView) -> None:
    """Select in new cards what is selected in old ones, once they are there."""
    model = new.shown
    ids = [old.shown.id_at(row) for row in old.picker.rows()]
    current = old.currentIndex().row()
    current_id = old.shown.id_at(current) if current >= 0 else ""

    def choose() -> None:
        rows = [model.row_of(each) for each in (*ids, current_id) if each]
        if not model.is_whole and None in rows:
            return
        model.arranged.disconnect(choose)
        model.rowsInserted.disconnect(choose)
        at = model.row_of(current_id)
        if at is not None:
            new.picker.move(at)
        chosen = (model.row_of(each) for each in ids)
        select = QItemSelectionModel.SelectionFlag.Select
        new.picker.these([row for row in chosen if row is not None], select)

    if ids or current_id:
        model.arranged.connect(choose)
        model.rowsInserted.connect(choose)


def _carry_focus(old: SettingsDialog, new: MainWindow) -> None:
    """Put the keyboard on the control that it was on, if it is one named by a text's key."""
    at = old.focusWidget()
    while at is not None and "." not in at.objectName():
        at = at.parentWidget()
    found = new.findChild(QWidget, at.objectName()) if at is not None else None
    if isinstance(found, Segmented):
        found.focus_choice()
    elif found is not None:
        found.setFocus()
