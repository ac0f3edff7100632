"""The hosts a user set up: keeping one with its secret, renaming, taking away."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import (
    HostInUse,
    HostMissing,
    HostSettingInvalid,
    KeyStoreLocked,
    KeyStoreUnavailable,
    SetByStudio,
)
from pikascenes_desktop.domain.generation import UNSENT
from pikascenes_desktop.domain.host import HostSettingProblem
from pikascenes_desktop.domain.studio import secret_entry
from pikascenes_desktop.services.host_proofs import with_proof

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.secrets import Secrets
    from pikascenes_desktop.services.settings import Settings


class HostProfiles:
    """Changes the user's hosts, each with its secret.

    Args:
        settings: Has the profiles.
        secrets: Has their secrets.
        history: Knows which clips still need a host.
    """

    def __init__(self, settings: Settings, secrets: Secrets, history: History) -> None:
        self._settings = settings
        self._secrets = secrets
        self._history = history

    def free_name(self, wanted: str) -> str:
        """Return a name that no host has: the wanted one, or that with a number."""
        taken = {each.name for each in self._settings.current.hosts}
        number, free = 1, wanted
        while free in taken:
            number += 1
            free = f"{wanted} {number}"
        return free

    def is_fixed(self, name: str) -> bool:
        """Say whether a host is the studio's, or the one it chose for all: it stays as it is."""
        settings = self._settings
        is_chosen = "host" in settings.locked and name == settings.current.host
        return is_chosen or name in settings.studio_hosts

    async def needed_by(self, name: str) -> int:
        """Return how many clips are yet to put their images on a host."""
        unfinished = await self._history.unfinished()
        return sum(1 for each in unfinished if each.host == name and each.state in UNSENT)

    async def keep(
        self, profile: HostProfile, secret: str = "", *, before: str = "", choose: bool = True
    ) -> bool:
        """Keep a host; False if its secret lasts for this session only.

        A host that is changed stays where it is among the others. What was proved of another
        set-up or another secret is forgotten.

        Args:
            profile: The host as it is to be.
            secret: A new secret; empty keeps the one there is, also under another name.
            before: What it was called so far; empty for a new one.
            choose: Whether it becomes the host that is used, in place of the one before; where
                the studio set that one for all, it stays.

        Raises:
            SetByStudio: The host is the studio's, and more than its secret would change.
            HostSettingInvalid: Another host has this name.
            HostInUse: It would get another name, which clips on their way do not know.
            KeyStoreLocked: It would get another name, and its secret cannot be read.
            AppError: The preferences could not be written.
        """
        is_renamed = before not in ("", profile.name)
        current = self._settings.current
        if before != profile.name and any(each.name == profile.name for each in current.hosts):
            raise HostSettingInvalid("name", HostSettingProblem.NAME_TAKEN)
        if profile not in current.hosts:
            self._must_be_own(before)
        if is_renamed:
            await self._must_be_free(before)
            secret = secret or await self._secret(before)
        current = self._settings.current
        hosts = tuple(profile if each.name == before else each for each in current.hosts)
        if profile not in hosts:
            hosts = (*hosts, profile)
        is_locked = "host" in self._settings.locked
        is_used = not is_locked and (
            choose or (current.host is not None and current.host == before)
        )
        host = profile.name if is_used else current.host
        spare = (profile.name if each == before else each for each in current.spare_hosts)
        spare_hosts = tuple(each for each in spare if each != host)
        kept = replace(current, hosts=hosts, host=host, spare_hosts=spare_hosts)
        await self._settings.save(with_proof(kept, profile.name, works=False) if secret else kept)
        lasts = await self._keep_secret(profile.name, secret) if secret else True
        if is_renamed:
            await self._forget_secret(before)
        return lasts

    async def choose(self, name: str) -> None:
        """Use a host from now on, in place of the one before.

        Raises:
            AppError: The preferences could not be written.
        """
        others = self._settings.current.spare_hosts
        await self.order((name, *(each for each in others if each != name)))

    async def remove(self, name: str) -> None:
        """Take a host and its secret away; images on it stay where they are.

        If it was the host that is used, the next in the user's order is from now on.

        Raises:
            HostMissing: There is no such host.
            SetByStudio: It is the studio's; nothing was changed.
            HostInUse: Clips are yet to put their images on it; nothing was changed.
            KeyStoreLocked: Its secret cannot be removed; nothing was changed.
            AppError: The preferences could not be written.
        """
        if all(each.name != name for each in self._settings.current.hosts):
            raise HostMissing(name)
        self._must_be_own(name)
        await self._must_be_free(name)
        await self._forget_secret(name)
        current = self._settings.current
        hosts = tuple(each for each in current.hosts if each.name != name)
        order = tuple(each for each in current.host_order if each != name)
        kept = replace(current, hosts=hosts)
        if current.host is None:  # then nothing is used, and nothing comes to be
            await self._settings.save(replace(kept, spare_hosts=order))
        else:
            await self._settings.save(kept.with_host_order(order))

    async def order(self, names: tuple[str, ...]) -> None:
        """Use these hosts in this order: the first, and when it fails the others.

        Raises:
            AppError: The preferences could not be written.
        """
        current = self._settings.current
        if names != current.host_order:
            await self._settings.save(current.with_host_order(names))

    def _must_be_own(self, name: str) -> None:
        if self.is_fixed(name):
            raise SetByStudio(setting="hosts")

    def _entry(self, name: str) -> str:
        return secret_entry(name, is_studios=name in self._settings.studio_hosts)

    async def _must_be_free(self, name: str) -> None:
        count = await self.needed_by(name)
        if count:
            raise HostInUse(name, count)

    async def _secret(self, name: str) -> str:
        with suppress(KeyStoreUnavailable):
            return await self._secrets.get(self._entry(name)) or ""
        return ""

    async def _keep_secret(self, name: str, secret: str) -> bool:
        try:
            await self._secrets.set(self._entry(name), secret)
        except (KeyStoreUnavailable, KeyStoreLocked):
            await self._secrets.set_for_session(self._entry(name), secret)
            return False
        return True

    async def _forget_secret(self, name: str) -> None:
        with suppress(KeyStoreUnavailable):  # then nothing was ever kept
            await self._secrets.remove(self._entry(name))
