"""The preferences as this run sees them, and what follows from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.paths import default_library
from pikascenes_desktop.domain.errors import SetByStudio
from pikascenes_desktop.domain.studio import NO_STUDIO

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.preferences_file import PreferencesFile
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.domain.studio import Studio
    from pikascenes_desktop.engine.options import EngineOptions


class OverriddenPreferences:
    """The preferences file, the studio's settings above it, and the command line above both."""

    def __init__(
        self, file: PreferencesFile, options: EngineOptions, studio: Studio = NO_STUDIO
    ) -> None:
        self._file = file
        self._options = options
        self._studio = studio

    @property
    def locked(self) -> frozenset[str]:
        """The preferences that the studio set, and the user cannot change."""
        return self._studio.locked_names

    @property
    def studio_hosts(self) -> frozenset[str]:
        """The names of the hosts that the studio set up."""
        return self._studio.host_names

    @property
    def current(self) -> Preferences:
        options, current = self._options, self._studio.over(self._file.current)
        if options.api_base is not None:
            current = replace(current, api_base=options.api_base, practice=False)
        if options.practice:
            current = replace(current, practice=True)
        if options.library is not None:
            current = replace(current, library=str(options.library))
        return current

    async def save(self, preferences: Preferences) -> None:
        options, kept = self._options, self._studio.over(self._file.current)
        if options.api_base is not None:
            preferences = replace(preferences, api_base=kept.api_base, practice=kept.practice)
        if options.practice:
            preferences = replace(preferences, practice=kept.practice)
        if options.library is not None:
            preferences = replace(preferences, library=kept.library)
        refused = self._studio.refused(preferences)
        if refused is not None:
            raise SetByStudio(setting=refused)
        await self._file.save(self._studio.without(preferences, self._file.current))


def library_root(preferences: Preferences) -> Path:
    """Return the library's folder: the chosen one, else the usual place."""
    chosen = Path(preferences.library) if preferences.library else default_library()
    return chosen.expanduser().absolute()
