"""The upload-host page: which host, its settings, and a test of it."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import (
    AppError,
    HostSettingInvalid,
    KeyStoreLocked,
    KeyStoreUnavailable,
)
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.services.host_proofs import with_proof
from pikascenes_desktop.services.hosting import may_use_loopback, prove_host
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.settings.host_test import HostTest
from pikascenes_desktop.ui.settings.s3_form import S3Form
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.domain.host import HostStep
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme

BUCKET: Final = "s3"

Work: TypeAlias = "Callable[[], Coroutine[Any, Any, None]]"


def _write_picture(content: bytes) -> Path:
    with tempfile.NamedTemporaryFile(prefix="test-", suffix=".png", delete=False) as file:
        file.write(content)
    return Path(file.name)


class HostCard(QFrame):
    """One kind of host to choose."""

    def __init__(self, choice: str, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.choice = choice
        self.radio = QRadioButton(title, self)
        self.radio.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(2)
        column.addWidget(self.radio)
        if text:
            about = label(text, "small", self, wrap=True)
            about.setContentsMargins(26, 0, 0, 0)
            column.addWidget(about)
        self.radio.toggled.connect(self._show_on)

    def _show_on(self, is_on: bool) -> None:
        restyle(self, on="true" if is_on else "false")


class HostPage(QWidget):
    """Chooses, sets up and tests the upload host. Testing keeps the form first.

    Args:
        has_intro: Whether the page says by itself what an upload host is for.

    Signals:
        saved: The choice is kept.
    """

    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        forms: HostForms,
        parent: QWidget,
        *,
        has_intro: bool = True,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._forms = forms
        self._edited: str | None = None
        self._is_testing = False
        self._put_away = ("", "")
        self.form = S3Form(theme, desk.settings.store_name, self)
        self.test_view = HostTest(theme, self)
        self._message = label("", "small", self, wrap=True)
        self._group = QButtonGroup(self)
        self.cards = {card.choice: card for card in self._cards()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if has_intro:
            column.addWidget(label(say("ho.intro"), "body", self, wrap=True))
        if has_intro and desk.settings.current.practice:
            column.addWidget(label(say("ho.intro.practice"), "meta", self, wrap=True))
        for card in self.cards.values():
            column.addWidget(card)
            self._group.addButton(card.radio)
        column.addWidget(self.form)
        column.addWidget(self.test_view)
        column.addWidget(self._message)
        column.addStretch(1)
        self._group.buttonToggled.connect(self._fit)
        self._show_current()
        self._kept = self._filled_in()

    def _filled_in(self) -> tuple[str, dict[str, object], str]:
        return self.choice, self.form.values(), self.form.secret.text()

    @property
    def is_changed(self) -> bool:
        """Whether something is chosen or filled in that was not kept."""
        return bool(self.choice) and self._filled_in() != self._kept

    @property
    def message(self) -> str:
        """What is said about saving."""
        return self._message.text()

    @property
    def choice(self) -> str:
        """The chosen card: ``s3``, ``links``, ``inline`` or the name of another host; or empty."""
        return next((card.choice for card in self.cards.values() if card.radio.isChecked()), "")

    def _cards(self) -> list[HostCard]:
        others = [
            HostCard(profile.name, profile.name, profile.kind, self)
            for profile in self._desk.settings.current.hosts
            if profile.kind != BUCKET
        ]
        return [
            HostCard(BUCKET, say("ho.s3"), say("ho.s3.b"), self),
            *others,
            HostCard("links", say("ho.links"), say("ho.links.b"), self),
            HostCard("inline", say("ho.inline"), say("ho.inline.b"), self),
        ]

    def _show_current(self) -> None:
        current = self._desk.settings.current
        buckets = [profile for profile in current.hosts if profile.kind == BUCKET]
        chosen = next((each for each in buckets if each.name == current.host), None)
        shown = chosen or (buckets[0] if buckets else None)
        if shown is not None:
            self._edited = shown.name
        self.form.show_profile(shown, has_secret=shown is not None)
        card = self.cards.get(BUCKET if chosen is not None else current.host or "")
        if card is not None:
            card.radio.setChecked(True)
        self._fit()

    def _fit(self) -> None:
        self.form.setVisible(self.choice == BUCKET)
        self.test_view.hide()

    # --- saving -----------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the choice and its settings."""
        self._run(self._save_and_tell, "save host")

    async def _save_and_tell(self) -> None:
        if await self._save() is not None:
            self.saved.emit()

    async def _save(self) -> str | None:
        """Keep what is chosen and return the host's name; None when nothing is chosen."""
        choice = self.choice
        settings = self._desk.settings
        if not choice:
            return None
        if choice != BUCKET:
            await settings.save(replace(settings.current, host=choice))
            self._kept = self._filled_in()
            return choice
        self.form.clear_problem()
        profile = self._forms.profile(self.form.values())
        await self._keep_secret(profile.name)
        gone = {profile.name, self._edited}
        others = tuple(each for each in settings.current.hosts if each.name not in gone)
        await settings.save(replace(settings.current, hosts=(*others, profile), host=profile.name))
        self._edited = profile.name
        self._kept = self._filled_in()
        return profile.name

    async def _keep_secret(self, name: str) -> None:
        secret = self.form.secret.text().strip()
        renamed = self._edited not in {None, name}
        secrets = self._desk.secrets
        if not secret and renamed:
            secret = await secrets.get(f"host:{self._edited}") or ""
        if not secret or (name, secret) == self._put_away:
            return
        self._put_away = name, secret
        await self._keep_proof(name, works=False)  # it was of another secret
        try:
            await secrets.set(f"host:{name}", secret)
        except (KeyStoreUnavailable, KeyStoreLocked):
            await secrets.set_for_session(f"host:{name}", secret)
            self._tell(say("ho.secret.session", store=self._desk.settings.store_name), "warning")

    # --- testing ----------------------------------------------------------------------------

    def test(self) -> None:
        """Keep the form, then test the host in its four steps."""
        if not self._is_testing:
            self._is_testing = True
            self._run(self._test, "test host")

    async def _test(self) -> None:
        try:
            name = await self._save()
            if name is None or name == "links":
                self.test_view.say_only(say("ho.nothing"))
                return
            self.test_view.begin()
            works = await self._steps(name)
            self.test_view.end(works=works)
            await self._keep_proof(name, works=works)
        finally:
            self._is_testing = False

    async def _keep_proof(self, name: str, *, works: bool) -> None:
        settings = self._desk.settings
        await settings.save(with_proof(settings.current, name, works=works))

    async def _steps(self, name: str) -> bool:
        host = self._desk.hosts.host(name)
        content = self._forms.tiny_picture()
        path = await asyncio.to_thread(_write_picture, content)
        digest = hashlib.sha256(content).hexdigest()
        picture = ImageFile(1, path, digest, "image/png", len(content))
        api_base = self._desk.settings.current.api_base
        works = True
        failed: HostStep | None = None
        try:
            async for report in prove_host(
                self._desk.parts, host, picture, loopback=may_use_loopback(api_base)
            ):
                self.test_view.report(report)
                if report.error is not None:
                    failed = report.step
                    works = works and failed == "delete"
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return works

    # --- messages ---------------------------------------------------------------------------

    def _run(self, work: Work, name: str) -> None:
        self._desk.scope.spawn(self._telling(work), name=name)

    async def _telling(self, work: Work) -> None:
        self._tell("", "small")
        try:
            await work()
        except HostSettingInvalid as error:
            self.form.show_problem(error)
        except AppError as error:
            told = sentence(error)
            self.test_view.hide()
            self._tell(told.whole, "danger")

    def _tell(self, text: str, role: str) -> None:
        self._message.setText(text)
        restyle(self._message, role=role)
