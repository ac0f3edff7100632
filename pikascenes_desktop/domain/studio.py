"""What a studio sets for everybody who uses the program on its computers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from pikascenes_desktop.domain.host import BUILT_IN_HOSTS
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

    @property
    def host_names(self) -> frozenset[str]:
        """The names of the hosts that everybody has."""
        return frozenset(host.name for host in self.hosts)

    def _fixed(self) -> dict[str, Any]:
        """Return what cannot be changed: where a host is set for all, no other steps in."""
        said = self.locked.said()
        return {**said, "spare_hosts": ()} if "host" in said else said

    def over(self, kept: Preferences) -> Preferences:
        """Return the user's preferences as they count here."""
        starting = {
            name: value
            for name, value in self.preset.said().items()
            if name not in kept.chosen_over and getattr(kept, name) == getattr(UNSET, name)
        }
        own = tuple(host for host in kept.hosts if host.name not in self.host_names)
        return replace(kept, **{**starting, **self._fixed()}, hosts=(*self.hosts, *own))

    def refused(self, wanted: Preferences) -> str | None:
        """Return the name of what is the studio's and would change; None when nothing would."""
        for name, value in self._fixed().items():
            if getattr(wanted, name) != value:
                return name
        return None if all(host in wanted.hosts for host in self.hosts) else "hosts"

    def without(self, wanted: Preferences, kept: Preferences) -> Preferences:
        """Return what is to be kept for the user: nothing that the studio said.

        Args:
            wanted: The preferences as they are to count, the studio's among them.
            kept: The user's own so far.
        """
        counted, fixed = self.over(kept), self._fixed()
        presets = self.preset.said().keys() - fixed.keys()
        chosen = {name for name in presets if getattr(wanted, name) != getattr(counted, name)}
        untouched = {name: getattr(kept, name) for name in (presets | fixed.keys()) - chosen}
        ours = {host.name: host for host in self.hosts}
        hosts = tuple(host for host in wanted.hosts if ours.get(host.name) != host)
        hidden = tuple(host for host in kept.hosts if host.name in ours)
        result = replace(
            wanted,
            **untouched,
            hosts=(*hosts, *hidden),
            chosen_over=tuple(sorted(chosen.union(kept.chosen_over))),
        )
        return _without_removed(result) if "spare_hosts" in fixed else result


def _without_removed(kept: Preferences) -> Preferences:
    """Return the user's own without names of hosts that are gone.

    A host of the same name that is set up later was never chosen.
    """
    names = {*BUILT_IN_HOSTS, *(host.name for host in kept.hosts)}
    host = kept.host if kept.host in names else None
    return replace(
        kept,
        host=host,
        spare_hosts=tuple(name for name in kept.spare_hosts if name in names),
    )


def secret_entry(host: str, *, is_studios: bool) -> str:
    """Return the name under which a host's secret is kept.

    A studio's host has one of its own: what the user gave a host of the same name is not for it.
    """
    return f"studio-host:{host}" if is_studios else f"host:{host}"


NO_STUDIO = Studio()
