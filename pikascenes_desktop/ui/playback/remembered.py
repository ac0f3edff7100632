"""How clips were played last: kept from clip to clip, page to page, and for the next start."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from pikascenes_desktop.domain.preferences import Playback
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.playback.controls import Controls
    from pikascenes_desktop.ui.playback.sound import Sound

log = logging.getLogger(__name__)


class Remembered(QObject):
    """Sets controls as they were left, and keeps what is changed on them.

    Args:
        sound: The sound's controls, where the page has any.
    """

    def __init__(self, desk: Desk, controls: Controls, sound: Sound | None = None) -> None:
        super().__init__(controls)
        self._settings = desk.settings
        self._scope = desk.scope
        self._controls = controls
        self._sound = sound
        self._unsaved: Playback | None = None
        self._is_saving = False
        self._is_setting = False
        controls.speed.chosen.connect(self._keep)
        controls.looped.connect(self._keep)
        if sound is not None:
            sound.muted.connect(self._keep)
            sound.tuned.connect(self._keep)

    def set_controls(self) -> None:
        """Let the controls stand as they were left, here or on another page."""
        last = self._unsaved or self._settings.current.playback
        self._is_setting = True
        self._controls.speed.choose(last.speed)
        self._controls.loop.setChecked(last.loops)
        if self._sound is not None:
            self._sound.set_volume(last.volume, muted=last.is_muted)
        self._is_setting = False

    def _keep(self) -> None:
        if self._is_setting:
            return
        last = self._unsaved or self._settings.current.playback
        now = replace(last, speed=self._controls.speed.speed, loops=self._controls.loop.isChecked())
        if self._sound is not None:
            now = replace(now, volume=self._sound.loudness, is_muted=self._sound.mute.isChecked())
        if now != last:
            self._unsaved = now
            if not self._is_saving:
                self._is_saving = True
                self._scope.spawn(self._save(), name="save playback")

    async def _save(self) -> None:
        """Save until nothing is left: a slider that is dragged asks faster than a disk writes."""
        try:
            while self._unsaved is not None:
                playback, self._unsaved = self._unsaved, None
                await self._settings.save_playback(playback)
        except AppError:  # it stands as the user set it; only the next start may not know
            log.warning("the playback settings were not saved", exc_info=True)
        finally:
            self._is_saving = False
