"""The form of one kind of image host, made from what the kind says it needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.host import HostSettingProblem, SecretNeed
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.deck import has
from pikascenes_desktop.ui.key_field import KeyField
from pikascenes_desktop.ui.settings.form_field import FormField
from pikascenes_desktop.ui.settings.help_link import HelpLink
from pikascenes_desktop.ui.settings.host_checks import problem_of
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import reason, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from pikascenes_desktop.domain.host import HostField, HostForm, HostProfile
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme

LABEL: Final = 116
CONTROL: Final = 32
USER: Final = "user"
"""Stands with the password even where both may be left out."""

HELP: Final = "help"
"""Where the link to help stands among the rows."""

SECRET: Final = "secret"  # noqa: S105 -- a field's name
EXAMPLES: Final = {
    ("nextcloud", "endpoint"): "https://cloud.example.com",
    ("webdav", "endpoint"): "https://example.com/upload",
    ("zipline", "endpoint"): "https://zipline.example.com",
    ("chevereto", "endpoint"): "https://images.example.com",
}
"""What an address looks like there."""


class HostFormView(QWidget):
    """Asks for what is needed, then, folded away, for what may stay as it is.

    Each field is checked when it is left; one that is still empty is not nagged about.

    Attributes:
        form: What the kind asks for.
        fields: By the names of the settings; ``name`` and, where there is one, ``secret`` too.
        clean: Whether images are deleted after use; hidden where the host cannot.
        body: All of it, from top to bottom.
    """

    def __init__(
        self, theme: Theme, form: HostForm, forms: HostForms, parent: QWidget, *, store: str
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._forms = forms
        self._store = store
        self._kept: dict[str, str] = {}
        self._shown: object = None
        self.form = form
        self.fields: dict[str, FormField] = {}
        for each in form.fields:
            self._add(each.name, self._control(each), self._hint(each.name))
        if form.secret is not SecretNeed.NONE:
            self._add(SECRET, KeyField(theme, self, is_plain=True), "", form.credential_label)
        self._add("name", QLineEdit(self), say("ho.name.b"))
        self.clean = Switch(theme, say("ho.clean"), self)
        self.help = HelpLink(theme, self)
        self.fold = Button(theme, say("ho.options"), kind="fold", icon="chevr", parent=self)
        self.fold.setCheckable(True)
        self.fold.setVisible(bool(self.more_rows))
        self.more = QWidget(self)
        self.body = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.show_help()
        self._unfold(False)

    @property
    def rows(self) -> Sequence[tuple[str, ...]]:
        """The fields that are always seen, row by row; two may share one."""
        fields = self.form.fields
        needed = [(each.name,) for each in fields if not each.is_optional or each.name == USER]
        return (*needed, *(((SECRET,),) if SECRET in self.fields else ()), (HELP,))

    @property
    def more_rows(self) -> Sequence[tuple[str]]:
        """The fields that are folded away."""
        seen = {name for row in self.rows for name in row}
        return tuple((name,) for name in self.fields if name not in seen)

    def _control(self, field: HostField) -> QWidget:
        line = QLineEdit(self)
        example = EXAMPLES.get((self.form.kind, field.name), "")
        line.setPlaceholderText(field.default or example)
        return line

    def _hint(self, name: str) -> str:
        key = f"ho.{self.form.kind}.{name}.b"
        return say(key) if has(key) else ""

    def _add(self, name: str, control: QWidget, hint: str, title: str = "") -> None:
        self.fields[name] = FormField(say(title or f"ho.{name}"), control, hint, self)

    def _lay_out(self) -> None:
        column = self.body
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = self._grid(self, self.rows)
        grid.addWidget(self.clean, grid.rowCount(), 1, 1, 3, Qt.AlignmentFlag.AlignLeading)
        self.clean.setVisible(self.form.deletes)
        column.addLayout(grid)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        inside = QVBoxLayout(self.more)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._grid(self.more, self.more_rows))
        column.addWidget(self.more)

    def _grid(self, parent: QWidget, rows: Sequence[tuple[str, ...]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, px(LABEL))
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(3, 3)
        for row, names in enumerate(rows):
            if names == (HELP,):
                grid.addWidget(self.help, row, 1, 1, 3)
                continue
            for place, name in enumerate(names):
                field = self.fields[name]
                field.setParent(parent)
                span = 3 if len(names) == 1 else 1
                caption = self._caption(field, parent, is_first=place == 0)
                grid.addWidget(caption, row, 2 * place, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(field, row, 2 * place + 1, 1, span, Qt.AlignmentFlag.AlignTop)
        return grid

    def _caption(self, field: FormField, parent: QWidget, *, is_first: bool) -> QLabel:
        caption = label(field.name, "body", parent, wrap=is_first)
        caption.setMinimumHeight(max(CONTROL, px(CONTROL)))  # the middle of its line
        if is_first:
            caption.setFixedWidth(px(LABEL))
        caption.setBuddy(field.control)
        field.caption = caption
        return caption

    def _connect(self) -> None:
        self.fold.toggled.connect(self._unfold)
        for name, field in self.fields.items():
            if isinstance(field.control, QLineEdit) and name != SECRET:
                field.control.editingFinished.connect(lambda name=name: self._check(name))
            if isinstance(field.control, QLineEdit):
                field.control.textEdited.connect(field.clear_problem)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in the order in which it stands."""
        names = [name for row in self.rows for name in row if name != HELP]
        stops = [stop for name in names for stop in self.fields[name].tab_stops]
        more = [stop for (name,) in self.more_rows for stop in self.fields[name].tab_stops]
        at = stops.index(self.fields[SECRET].tab_stops[-1]) if SECRET in names else len(stops) - 1
        stops.insert(at + 1, self.help.button)
        return (*stops, self.clean, self.fold, *more)

    @property
    def help_url(self) -> str:
        """Where the user finds key or password."""
        return self.form.help_url

    def show_help(self) -> None:
        """Lead to the page where key or password are found, if there is one."""
        self.help.lead_to(self.help_url)

    def _unfold(self, is_open: bool) -> None:
        self.fold.set_icon("chevd" if is_open else "chevr")
        self.more.setVisible(is_open)

    # --- values -----------------------------------------------------------------------------

    @property
    def secret(self) -> str:
        """The secret that was filled in; empty for none."""
        return self.line(SECRET).text().strip() if SECRET in self.fields else ""

    def line(self, name: str) -> QLineEdit:
        """Return the line in which a setting is written.

        Raises:
            KeyError: The kind has no such setting.
        """
        control = self.fields[name].control
        assert isinstance(control, QLineEdit)  # noqa: S101 -- it was made as one
        return control

    def text(self, name: str) -> str:
        """Return what a field says."""
        return self.line(name).text()

    def set_text(self, name: str, text: str) -> None:
        """Fill a field in."""
        self.line(name).setText(text)

    def values(self) -> dict[str, object]:
        """Return the form as `HostForms.profile` takes it; empty fields count as not given."""
        filled = {name: self.text(name) for name in self.fields if name != SECRET}
        return {**self._kept, **filled, "kind": self.form.kind}

    def show_profile(self, profile: HostProfile | None, name: str) -> None:
        """Show a host of the user's, or an empty form.

        Args:
            profile: The host; None for a new one.
            name: What it is called.
        """
        options = profile.options if profile is not None else {}
        self._kept = {key: value for key, value in options.items() if key not in self.fields}
        defaults = {each.name: each.default for each in self.form.fields}
        for key, default in defaults.items():
            shown = options.get(key, "")
            self.set_text(key, "" if shown == default else shown)
        self.set_text("name", name)
        if SECRET in self.fields:
            self.line(SECRET).clear()
            kept = say("ho.secret.kept", store=self._store) if profile is not None else ""
            self.line(SECRET).setPlaceholderText(kept)
        self.clean.setChecked(profile is None or profile.delete_after_use)
        self.clear_problem()
        self.note_kept()

    def note_kept(self) -> None:
        """What is filled in now is kept."""
        self._shown = self._state()

    def _state(self) -> object:
        return self.values(), self.secret, self.clean.isChecked()

    @property
    def is_changed(self) -> bool:
        """Whether something is filled in that was not kept."""
        return self._state() != self._shown

    def profile(self, *, is_new: bool) -> HostProfile:
        """Return the host that the form describes.

        Args:
            is_new: Whether its secret is needed, too: there is none yet.

        Raises:
            HostSettingInvalid: A field cannot be used.
        """
        profile = self._forms.profile(self.values())
        if is_new and self.form.secret is SecretNeed.NEEDED and not self.secret:
            raise HostSettingInvalid(SECRET, HostSettingProblem.MISSING)
        return replace(profile, delete_after_use=self.clean.isChecked())

    # --- what is wrong ----------------------------------------------------------------------

    def _check(self, name: str) -> None:
        """Check a field that was left."""
        field = self.fields[name]
        text = self.text(name)
        if text.strip() and isinstance(field.control, QLineEdit) and field.control.isModified():
            error = problem_of(self._forms, self.values(), name)
            field.show_problem("" if error is None else f"{reason(error.reason)}.")

    def show_problem(self, error: HostSettingInvalid) -> bool:
        """Say beside the field what is wrong with it; False where it has none of its own."""
        self.clear_problem()
        field = self.fields.get(error.setting)
        if field is None:
            return False
        if self.more.isAncestorOf(field):
            self.fold.setChecked(True)
        field.show_problem(f"{reason(error.reason)}.")
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_problem(self) -> None:
        """Nothing is wrong."""
        for field in self.fields.values():
            field.clear_problem()

    @property
    def problem(self) -> str:
        """What is said to be wrong, with the field's name; empty for nothing."""
        found = (each for each in self.fields.values() if each.problem)
        return next((f"{each.name}: {each.problem}" for each in found), "")
