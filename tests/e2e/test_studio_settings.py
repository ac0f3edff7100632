"""What the studio set is shown as such, and cannot be changed in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from tests.e2e.shell_window import shell, shell_world

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
        assert not settings.host.picker.isEnabled()
        assert not settings.host.order.isEnabled()


async def test_without_a_studio_nothing_is_locked(tmp_path: Path, qapp: QApplication) -> None:
    async with shell(shell_world(tmp_path)) as hands:
        hands.window.open_settings("general")
        settings = hands.window.settings
        assert settings is not None
        for page in (settings.general, settings.library, settings.host):
            assert not says(page, SAYS["en"])
        assert settings.general.languages.isEnabled()
        assert settings.library.move_button.isEnabled()
        assert settings.host.picker.isEnabled()
