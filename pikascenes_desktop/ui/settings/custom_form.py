"""A host that came from a file: what it does, its name, and a way to pass it on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.custom_host import Deletion
from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.ui.host_import.facts import ReviewFacts
from pikascenes_desktop.ui.settings.host_form import HostFormView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.host import HostForm, HostProfile
    from pikascenes_desktop.ports.host_import import HostImports
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme


class CustomForm(HostFormView):
    """Shows what was agreed to; its description and its secrets come from the file alone.

    Attributes:
        shown: What was agreed to; None where the description is not usable any more.
    """

    def __init__(  # noqa: PLR0913 -- as its base class, and who can read descriptions
        self,
        theme: Theme,
        form: HostForm,
        forms: HostForms,
        parent: QWidget,
        *,
        store: str,
        imports: HostImports,
    ) -> None:
        bare = replace(form, fields=(), secret=SecretNeed.NONE)
        super().__init__(theme, bare, forms, parent, store=store)
        self._imports = imports
        self.shown: ReviewFacts | None = None

    @property
    def rows(self) -> Sequence[tuple[str, ...]]:
        return (("name",),)

    def show_profile(self, profile: HostProfile | None, name: str) -> None:
        super().show_profile(profile, name)
        if self.shown is not None or profile is None:
            return
        try:
            review = self._imports.review(profile)
        except HostSettingInvalid:  # an older version may have taken what this one does not
            return
        self.shown = ReviewFacts(self._theme, review, self._store, self)
        self.body.insertWidget(0, self.shown)
        self.clean.setVisible(review.deletion is Deletion.BY_PROGRAM)
