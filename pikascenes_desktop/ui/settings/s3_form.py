"""The form of a storage bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import reason, say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import HostSettingInvalid
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ui.theme import Theme

PROVIDERS: Final = (
    ("aws", "ho.preset.aws", ""),
    ("r2", "ho.preset.r2", "https://<account>.r2.cloudflarestorage.com"),
    ("b2", "ho.preset.b2", ""),
    ("minio", "ho.preset.minio", "https://minio.example.com"),
    ("other", "ho.preset.other", "https://s3.example.com"),
)
"""Presets: the word in the profile, its name, and what an endpoint looks like there."""

LABEL: Final = 116
FIRST_NAME: Final = "bucket"


class S3Form(QWidget):
    """Reads and shows the settings of a bucket; its secret is asked for and never shown."""

    def __init__(self, theme: Theme, store: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._kept: dict[str, str] = {}
        self.provider = QComboBox(self)
        for value, key, _endpoint in PROVIDERS:
            self.provider.addItem(say(key), value)
        self.fields = {
            name: self._field(key)
            for name, key in (
                ("name", "ho.name"),
                ("endpoint", "ho.endpoint"),
                ("bucket", "ho.bucket"),
                ("region", "ho.region"),
                ("prefix", "ho.folder"),
                ("access_key_id", "ho.keyid"),
                ("public_url", "ho.public_url"),
            )
        }
        self.secret = self._field("ho.secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton(theme, "eye", say("fr.2.show"), self)
        self.eye.setCheckable(True)
        self.links = Segmented(
            say("ho.links.how"),
            [
                ("signed", say("ho.signed"), say("ho.signed")),
                ("public", say("ho.public"), say("ho.public")),
            ],
            self,
        )
        self.links.setFixedHeight(32)
        self._problem = label("", "danger", self, wrap=True)
        self._public_label = label(say("ho.public_url"), "body", self)
        self._lay_out()
        self.provider.setAccessibleName(say("ho.provider"))
        self.provider.activated.connect(self._provider_chosen)
        self.links.chosen.connect(self._fit_links)
        self.eye.toggled.connect(self._show_secret)
        self.show_profile(None, has_secret=False)

    def _field(self, key: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(say(key))
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("ho.name", self.fields["name"]),
            ("ho.provider", self.provider),
            ("ho.endpoint", self.fields["endpoint"]),
        )
        for row, (key, widget) in enumerate(rows):
            grid.addWidget(label(say(key), "body", self), row, 0)
            grid.addWidget(widget, row, 1, 1, 3)
        grid.addWidget(label(say("ho.bucket"), "body", self), 3, 0)
        grid.addWidget(self.fields["bucket"], 3, 1)
        grid.addWidget(label(say("ho.region"), "body", self), 3, 2)
        grid.addWidget(self.fields["region"], 3, 3)
        secret = QHBoxLayout()
        secret.setSpacing(4)
        secret.addWidget(self.secret, 1)
        secret.addWidget(self.eye)
        grid.addWidget(label(say("ho.folder"), "body", self), 4, 0)
        grid.addWidget(self.fields["prefix"], 4, 1, 1, 3)
        grid.addWidget(label(say("ho.keyid"), "body", self), 5, 0)
        grid.addWidget(self.fields["access_key_id"], 5, 1, 1, 3)
        grid.addWidget(label(say("ho.secret"), "body", self), 6, 0)
        grid.addLayout(secret, 6, 1, 1, 3)
        grid.addWidget(label(say("ho.links.how"), "body", self), 7, 0)
        grid.addWidget(self.links, 7, 1, 1, 3)
        grid.addWidget(self._public_label, 8, 0)
        grid.addWidget(self.fields["public_url"], 8, 1, 1, 3)
        grid.addWidget(self._problem, 10, 0, 1, 4)

    # --- values -----------------------------------------------------------------------------

    def values(self) -> dict[str, object]:
        """Return the form as `HostForms.profile` takes it; empty fields count as not given."""
        values: dict[str, object] = {**self._kept, "kind": "s3"}
        values.update({name: field.text() for name, field in self.fields.items()})
        values["provider"] = self.provider.currentData()
        values["links"] = self.links.value
        if self.links.value == "signed":
            values.pop("public_url")
        return values

    def show_profile(self, profile: HostProfile | None, *, has_secret: bool) -> None:
        """Show a profile, or an empty form."""
        options = profile.options if profile is not None else {}
        shown = {*self.fields, "provider", "links"}
        # What the form does not show, such as path_style, is kept as the user's file had it.
        self._kept = {name: value for name, value in options.items() if name not in shown}
        for name, field in self.fields.items():
            field.setText(options.get(name, ""))
        self.fields["name"].setText(profile.name if profile is not None else FIRST_NAME)
        index = self.provider.findData(options.get("provider", "r2" if not options else "other"))
        self.provider.setCurrentIndex(max(0, index))
        self.links.set_value("public" if options.get("links") == "public" else "signed")
        self.secret.clear()
        self.secret.setPlaceholderText(
            say("ho.secret.kept", store=self._store) if has_secret else ""
        )
        self.clear_problem()
        self._fit_provider()
        self._fit_links()

    def show_problem(self, error: HostSettingInvalid) -> None:
        """Say beside the field what is wrong with it."""
        self.clear_problem()
        self._problem.setText(f"{self._label(error.setting)}: {reason(error.reason)}.")
        self._problem.show()
        field = self.fields.get(error.setting)
        if field is not None:
            restyle(field, invalid="true")
            field.setFocus()

    def clear_problem(self) -> None:
        """Nothing is wrong."""
        self._problem.hide()
        self._problem.clear()
        for field in self.fields.values():
            restyle(field, invalid="false")

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def _label(self, setting: str) -> str:
        field = self.fields.get(setting)
        return field.accessibleName() if field is not None else setting

    def _provider_chosen(self) -> None:
        # Another provider is another place: what was true of the one before is not kept.
        self._kept.pop("path_style", None)
        self._fit_provider()

    def _fit_provider(self) -> None:
        index = self.provider.currentIndex()
        self.fields["endpoint"].setPlaceholderText(PROVIDERS[index][2])

    def _fit_links(self) -> None:
        is_public = self.links.value == "public"
        self._public_label.setVisible(is_public)
        self.fields["public_url"].setVisible(is_public)

    def _show_secret(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.secret.setEchoMode(mode.Normal if is_shown else mode.Password)
