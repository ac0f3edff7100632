"""The form of a storage bucket: the same for all providers, with what is known of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QWidget

from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.settings.host_form import CONTROL, HELP, SECRET, HostFormView
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.websites import Website
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikascenes_desktop.domain.host import HostField, HostForm, HostProfile
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme

FROM_REGION: Final = ""
"""In place of an example: the address follows from the region."""

ENDPOINTS: Final = {
    "aws": FROM_REGION,
    "r2": "https://<account>.r2.cloudflarestorage.com",
    "b2": FROM_REGION,
    "digitalocean": FROM_REGION,
    "wasabi": FROM_REGION,
    "minio": "https://minio.example.com",
    "other": "https://s3.example.com",
}
"""What an endpoint looks like at each provider."""

REGIONS: Final = {
    "aws": "us-east-1",
    "r2": "auto",
    "b2": "us-west-004",
    "digitalocean": "nyc3",
    "wasabi": "us-east-1",
}
PAGES: Final = {
    "aws": Website.AWS,
    "r2": Website.R2,
    "b2": Website.B2,
    "digitalocean": Website.SPACES,
    "wasabi": Website.WASABI,
}
FIRST: Final = "r2"
IMPLIED: Final = "path_style"
SIGNED: Final = "signed"
PUBLIC: Final = "public"


class S3Form(HostFormView):
    """Reads and shows the settings of a bucket; its secret is asked for and never shown."""

    def __init__(
        self, theme: Theme, form: HostForm, forms: HostForms, parent: QWidget, *, store: str
    ) -> None:
        self.provider = QComboBox()
        self.links = Segmented(
            say("ho.links.how"),
            [
                (SIGNED, say("ho.signed"), say("ho.signed")),
                (PUBLIC, say("ho.public"), say("ho.public")),
            ],
        )
        self.links.setFixedHeight(max(CONTROL, px(CONTROL)))
        # the way in which a bucket is addressed follows from its provider; a file may say it
        fields = tuple(each for each in form.fields if each.name != IMPLIED)
        super().__init__(theme, replace(form, fields=fields), forms, parent, store=store)
        self.provider.activated.connect(self._provider_chosen)
        self.line("region").textEdited.connect(self._region_edited)
        self.links.chosen.connect(self._fit_links)

    @property
    def rows(self) -> Sequence[tuple[str, ...]]:
        return (
            ("provider",),
            ("endpoint",),
            ("bucket", "region"),
            ("prefix",),
            ("access_key_id",),
            (SECRET,),
            (HELP,),
            ("links",),
            ("public_url",),
        )

    def _control(self, field: HostField) -> QWidget:
        if field.name == "provider":
            for value in field.choices:
                self.provider.addItem(say(f"ho.preset.{value}"), value)
            return self.provider
        if field.name == "links":
            return self.links
        return super()._control(field)

    def _add(self, name: str, control: QWidget, hint: str, title: str = "") -> None:
        super()._add(name, control, hint, "ho.links.how" if name == "links" else title)

    # --- values -----------------------------------------------------------------------------

    def text(self, name: str) -> str:
        if name == "provider":
            data: object = self.provider.currentData()
            return str(data)
        if name == "links":
            return self.links.value
        return super().text(name)

    def set_text(self, name: str, text: str) -> None:
        if name == "provider":
            self.provider.setCurrentIndex(max(0, self.provider.findData(text or FIRST)))
        elif name == "links":
            self.links.set_value(text or SIGNED)
        else:
            super().set_text(name, text)

    def values(self) -> dict[str, object]:
        values = super().values()
        if self.links.value == SIGNED:
            values.pop("public_url")
        return values

    def show_profile(self, profile: HostProfile | None, name: str) -> None:
        super().show_profile(profile, name)
        if profile is not None and "provider" not in profile.options:
            self.set_text("provider", "other")
        self._fit_provider()
        self._fit_links()
        self.note_kept()

    def _provider_chosen(self) -> None:
        # Another provider is another place: what was true of the one before is not kept.
        self._kept.pop(IMPLIED, None)
        self._fit_provider()
        for name in ("endpoint", "region"):
            self.fields[name].show_problem("")

    def _region_edited(self) -> None:
        if ENDPOINTS.get(self.text("provider")) == FROM_REGION:
            self.line("endpoint").clear()  # it was the one before's

    @property
    def help_url(self) -> str:
        return PAGES.get(self.text("provider"), "")

    def _fit_provider(self) -> None:
        provider = self.text("provider")
        endpoint = ENDPOINTS.get(provider) or say("ho.endpoint.region")
        self.line("endpoint").setPlaceholderText(endpoint)
        self.line("region").setPlaceholderText(REGIONS.get(provider, ""))
        self.show_help()

    def _fit_links(self) -> None:
        self.fields["public_url"].set_shown(is_shown=self.links.value == PUBLIC)
