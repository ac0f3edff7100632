"""The user's scene presets: kept under a name, to start other scenes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import PresetNameMissing, PresetNameTaken
from pikascenes_desktop.domain.preferences import Preset

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.settings import Settings

LONGEST_NAME: Final = 60


class Presets:
    """Keeps presets in the preferences.

    Methods that change something raise as `PreferencesStore.save`.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def all(self) -> tuple[Preset, ...]:
        """The presets, in the user's order."""
        return self._settings.current.presets

    def checked_name(self, text: str, *, instead_of: str = "") -> str:
        """Return a name without the spaces around it, at most `LONGEST_NAME` characters.

        Args:
            text: As the user wrote it.
            instead_of: The name that it replaces; it may stay the same.

        Raises:
            PresetNameMissing: Nothing is left of it.
            PresetNameTaken: Another preset has it.
        """
        name = " ".join(text.split())[:LONGEST_NAME].rstrip()
        if not name:
            raise PresetNameMissing
        others = {each.name.casefold() for each in self.all if each.name != instead_of}
        if name.casefold() in others:
            raise PresetNameTaken(name=name)
        return name

    async def save(self, text: str, scene: Scene, *, with_images: bool) -> Preset:
        """Keep a scene under a new name.

        Raises:
            PresetNameMissing, PresetNameTaken: The name is of no use.
        """
        kept = scene if with_images else replace(scene, ingredients=())
        preset = Preset(self.checked_name(text), kept)
        await self._keep((*self.all, preset))
        return preset

    async def rename(self, name: str, text: str) -> None:
        """Give a preset another name. Raises as `save`."""
        wanted = self.checked_name(text, instead_of=name)
        await self._keep(
            tuple(replace(each, name=wanted) if each.name == name else each for each in self.all)
        )

    async def delete(self, name: str) -> tuple[Preset, int] | None:
        """Delete a preset; return it with its place, for `restore`, or None if it is not there."""
        found = next((each for each in self.all if each.name == name), None)
        if found is None:
            return None
        place = self.all.index(found)
        await self._keep(tuple(each for each in self.all if each is not found))
        return found, place

    async def restore(self, preset: Preset, place: int) -> None:
        """Bring a deleted preset back; does nothing where its name is in use again."""
        taken = {each.name.casefold() for each in self.all}
        if preset.name.casefold() not in taken:
            await self._keep((*self.all[:place], preset, *self.all[place:]))

    async def _keep(self, presets: tuple[Preset, ...]) -> None:
        await self._settings.save(replace(self._settings.current, presets=presets))
