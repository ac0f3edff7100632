"""What stands below the cards: a form for each, made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikascenes_desktop.ui.host_import.panel import ImportPanel
from pikascenes_desktop.ui.settings.custom_form import CustomForm
from pikascenes_desktop.ui.settings.host_choices import BUCKET, CUSTOM, Choice
from pikascenes_desktop.ui.settings.host_form import SECRET, HostFormView
from pikascenes_desktop.ui.settings.s3_form import S3Form

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import HostForm, HostProfile
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.host_import.importing import HostImporting
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme


class HostViews(QWidget):
    """Shows the form of one card at a time; what was filled in stays when another is shown."""

    def __init__(
        self, desk: Desk, theme: Theme, forms: HostForms, importing: HostImporting, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._forms = forms
        self._importing = importing
        self._kinds = {form.kind: form for form in forms.forms}
        self._made: dict[Choice, QWidget] = {}
        self._shown: Choice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def form(self) -> HostFormView | None:
        """The form on show; None where the choice has none."""
        view = self._made.get(self._shown) if self._shown is not None else None
        return view if isinstance(view, HostFormView) else None

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches of what is on show, in the order in which it stands."""
        view = self._made.get(self._shown) if self._shown is not None else None
        return view.tab_stops if isinstance(view, HostFormView | ImportPanel) else ()

    def show_choice(self, choice: Choice | None, name: str) -> None:
        """Show the form of a card.

        Args:
            choice: The card.
            name: What a host is called that is to be set up.
        """
        self._shown = choice
        if choice is not None and not choice.is_built_in and choice not in self._made:
            self._made[choice] = self._make(choice, name)
            self._column.addWidget(self._made[choice])
        for each, view in self._made.items():
            view.setVisible(each == choice)
        self.setVisible(choice in self._made)

    def lock(self) -> None:
        """Let nothing but a secret be given: the form on show is of a host of the studio's."""
        form = self.form
        if form is None:
            return
        form.clean.setEnabled(False)
        for name, field in form.fields.items():
            field.control.setEnabled(name == SECRET)
        if SECRET in form.fields:  # the studio keeps none, and who knows whether the user does
            form.line(SECRET).setPlaceholderText("")

    def changed(self) -> list[tuple[Choice, HostFormView]]:
        """Return the forms of the user's hosts in which something is not kept yet."""
        return [
            (choice, view)
            for choice, view in self._made.items()
            if isinstance(view, HostFormView) and choice.is_set_up and view.is_changed
        ]

    def kept(self, before: Choice, profile: HostProfile) -> Choice:
        """A form was kept: it is that of a host of the user's now, under this name."""
        now = Choice(profile.kind, profile.name)
        view = self._made.pop(before)
        self._made[now] = view
        if isinstance(view, HostFormView):
            view.show_profile(profile, profile.name)
        if self._shown == before:
            self._shown = now
        return now

    def forget(self, choice: Choice) -> None:
        """A host is gone, and its form with it."""
        view = self._made.pop(choice, None)
        if view is not None:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()

    def _make(self, choice: Choice, name: str) -> QWidget:
        if choice.kind == CUSTOM and not choice.is_set_up:
            return ImportPanel(self._theme, self._importing, self)
        hosts = self._desk.settings.current.hosts
        profile = next((each for each in hosts if each.name == choice.name), None)
        view = self._form(self._kinds[choice.kind])
        view.show_profile(profile, name)
        return view

    def _form(self, form: HostForm) -> HostFormView:
        store = self._desk.settings.store_name
        if form.kind == CUSTOM:
            imports = self._desk.host_imports
            return CustomForm(self._theme, form, self._forms, self, store=store, imports=imports)
        make = S3Form if form.kind == BUCKET else HostFormView
        return make(self._theme, form, self._forms, self, store=store)
