"""What the studio set is shown as such, and cannot be changed in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from pikascenes_desktop.domain.host import HostProfile
from tests.e2e.host_page import BUCKET, IMGBB, WEBDAV, form_of, have, opened
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

SAYS = {"en": "Set by your studio", "zh_CN": "由你的工作室设置"}


def says(page: QWidget, text: str) -> bool:
    """Say whether a label that is shown has this text."""
    return any(each.text() == text and not each.isHidden() for each in page.findChildren(QLabel))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_locked_values_are_shown_as_the_studios(
    tmp_path: Path, qapp: QApplication, language: str
) -> None:
    world = shell_world(tmp_path)
    world.preferences.locked = frozenset({"language", "library", "host"})
    async with shell(world, language=language) as hands:
        hands.window.open_settings("general")
        settings = hands.window.settings
        assert settings is not None
        pages = (settings.general, settings.library, settings.host)
        for page in pages:
            assert says(page, SAYS[language])
        assert not settings.general.languages.isEnabled()
        assert not settings.library.move_button.isEnabled()
        assert not settings.library.locate_button.isEnabled()
        assert settings.library.show_button.isEnabled()
        picker = settings.host.picker
        assert not picker.cards.isEnabled()
        assert not picker.more_button.isEnabled()
        assert picker.exposed_button.isEnabled()  # who sees one's images is everybody's to know
        assert not settings.host.order.isEnabled()


async def test_of_the_studios_host_a_secret_alone_can_be_given(
    tmp_path: Path, qapp: QApplication
) -> None:
    world = shell_world(tmp_path)
    have(world, BUCKET, IMGBB)
    world.preferences.studio_hosts = frozenset({BUCKET.name})
    async with shell(world) as hands:
        dialog = opened(hands)
        page, form = dialog.host, form_of(dialog)
        usable = [name for name, field in form.fields.items() if field.control.isEnabled()]
        assert usable == ["secret"]
        assert not form.clean.isEnabled()
        assert not form.line("secret").placeholderText()  # nobody said that there is one
        assert page.deeds.remove_button.isHidden()
        assert says(page.deeds, SAYS["en"])
        click(page.cards.named(IMGBB.name))  # the user's own is as ever
        assert all(field.control.isEnabled() for field in form_of(dialog).fields.values())
        assert not page.deeds.remove_button.isHidden()
        assert not says(page.deeds, SAYS["en"])
        click(page.cards.named(BUCKET.name))
        form.set_text("secret", "s3cret")
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        assert world.secrets.stored["studio-host:studio"] == "s3cret"
        assert "host:studio" not in world.secrets.stored
        assert hands.desk.settings.current.hosts == (BUCKET, IMGBB)


async def test_the_host_that_is_set_for_all_is_shown_as_it_is(
    tmp_path: Path, qapp: QApplication
) -> None:
    world = shell_world(tmp_path)
    have(world, WEBDAV)
    world.preferences.locked = frozenset({"host"})
    async with shell(world) as hands:
        dialog = opened(hands)
        assert dialog.host.deeds.remove_button.isHidden()
        assert not says(dialog.host.deeds, SAYS["en"])  # it is said above, once
        assert not form_of(dialog).fields["endpoint"].control.isEnabled()
        for button in (dialog.close_button, dialog.save_button, dialog.test_button):
            assert button.width() >= button.sizeHint().width()


async def test_a_studios_host_without_a_secret_and_one_that_is_built_in(
    tmp_path: Path, qapp: QApplication
) -> None:
    world = shell_world(tmp_path)
    pomf = HostProfile("drop", "pomf", {"endpoint": "https://pomf.example"})
    have(world, pomf, host="links")
    world.preferences.studio_hosts = frozenset({pomf.name})
    world.preferences.locked = frozenset({"host"})
    async with shell(world) as hands:
        dialog = opened(hands)
        assert dialog.host.views.isHidden()
        assert dialog.host.deeds.isHidden()
        dialog.host.show_added(pomf.name)
        fields = form_of(dialog).fields
        assert "secret" not in fields
        assert not any(field.control.isEnabled() for field in fields.values())


async def test_without_a_studio_nothing_is_locked(tmp_path: Path, qapp: QApplication) -> None:
    async with shell(shell_world(tmp_path)) as hands:
        hands.window.open_settings("general")
        settings = hands.window.settings
        assert settings is not None
        for page in (settings.general, settings.library, settings.host):
            assert not says(page, SAYS["en"])
        assert settings.general.languages.isEnabled()
        assert settings.library.move_button.isEnabled()
        assert settings.host.picker.cards.isEnabled()
