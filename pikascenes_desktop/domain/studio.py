"""What a studio sets for everybody who uses the program on its computers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from pikascenes_desktop.domain.preferences import Preferences

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import HostProfile


@dataclass(frozen=True, slots=True)
class StudioValues:
    """Some preferences; None where the studio says nothing.

    Attributes:
        library: The library folder.
        language: ``en`` or ``zh_CN``.
        api_base: Where requests go.
        host: The name of the chosen image host.
    """

    library: str | None = None
    language: str | None = None
    api_base: str | None = None
    host: str | None = None

    def said(self) -> dict[str, Any]:
        """Return what is said, by the names of the preferences."""
        named = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in named.items() if value is not None}


NOTHING_SAID = StudioValues()
UNSET = Preferences()
"""What each preference is until somebody chooses."""


@dataclass(frozen=True, slots=True)
class Studio:
    """The studio's settings. Secrets are never among them.

    Attributes:
        preset: What holds until the user chooses something else.
        locked: What the user cannot change.
        hosts: Image hosts that everybody has.
    """

    preset: StudioValues = NOTHING_SAID
    locked: StudioValues = NOTHING_SAID
    hosts: tuple[HostProfile, ...] = ()

    @property
    def locked_names(self) -> frozenset[str]:
        """The preferences that the user cannot change."""
        return frozenset(self.locked.said())

    def over(self, kept: Preferences) -> Preferences:
        """Return the user's preferences as they count here."""
        starting = {
            name: value
            for name, value in self.preset.said().items()
            if getattr(kept, name) == getattr(UNSET, name)
        }
        names = {host.name for host in self.hosts}
        own = tuple(host for host in kept.hosts if host.name not in names)
        return replace(kept, **{**starting, **self.locked.said()}, hosts=(*self.hosts, *own))

    def refused(self, wanted: Preferences) -> str | None:
        """Return the name of a locked preference that would change; None when none would."""
        for name, value in self.locked.said().items():
            if getattr(wanted, name) != value:
                return name
        return None

    def without(self, wanted: Preferences, kept: Preferences) -> Preferences:
        """Return what is to be kept for the user: nothing that the studio said.

        Args:
            wanted: The preferences as they are to count, the studio's among them.
            kept: The user's own so far.
        """
        said = self.preset.said() | self.locked.said()
        untouched = {
            name: getattr(kept, name)
            for name, value in said.items()
            if getattr(wanted, name) == value
        }
        ours = {host.name: host for host in self.hosts}
        hosts = tuple(host for host in wanted.hosts if ours.get(host.name) != host)
        hidden = tuple(host for host in kept.hosts if host.name in ours)
        return replace(wanted, **untouched, hosts=(*hosts, *hidden))


NO_STUDIO = Studio()
