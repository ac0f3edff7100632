"""What every kind of image host is made of; the registry has one line for each."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.host import HostField, HostForm, HostSettingProblem, SecretNeed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.remote import ImageHost

Clients: TypeAlias = "Callable[[], httpx.AsyncClient]"
"""Gives the client of the loop it is called on. It is the owner's to close."""

SecretSource: TypeAlias = Callable[[], Awaitable[str | None]]
"""Reads one host's secret when it is needed; None when there is none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that a kind of host knows.

    Attributes:
        name: The key in our TOML and in `HostProfile.options`.
        is_switch: Whether it is yes or no (`true` and `false` as text in the options).
        choices: The only texts it may be; anything when empty.
        is_optional: Whether it may be left out.
        default: What it is when left out; empty when nothing, or when others imply it.
    """

    name: str
    is_switch: bool = False
    choices: tuple[str, ...] = ()
    is_optional: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the hosts share.

    Attributes:
        clients: Gives the HTTP client.
        secret: Reads the secret of the host of that name.
        practice_base: Gives the practice service's address, starting it if need be.
        allow_loopback: Says whether plain http on loopback is usable now: only if the API base
            is on loopback itself.
        clock: Unix seconds, for expiries.
    """

    clients: Clients
    secret: Callable[[str], Awaitable[str | None]] = field(repr=False)
    practice_base: Callable[[], Awaitable[str]]
    allow_loopback: Callable[[], bool]
    clock: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class HostKind:
    """A kind of host that users can set up.

    Attributes:
        kind: The word for it in profiles, such as ``s3``.
        settings: All settings it knows.
        complete: Checks options that `checked_options` passed, and returns them with the
            defaults filled in, as they are kept; raises `HostSettingInvalid`.
        build: Makes the host of a complete profile; raises `HostSettingInvalid`.
        ease: The smaller, the easier to set up; forms and lists stand in this order.
        secret: Whether there is a secret beside the settings.
        credential_label: The text that names the secret to the user; empty when there is none.
        help_url: Where the user finds the key or password; empty when there is no such page.
    """

    kind: str
    settings: tuple[Setting, ...]
    complete: Callable[[Mapping[str, str]], dict[str, str]]
    build: Callable[[HostProfile, Surroundings], ImageHost]
    ease: int = 99
    secret: SecretNeed = SecretNeed.NEEDED
    credential_label: str = ""
    help_url: str = ""

    @property
    def form(self) -> HostForm:
        """What a settings page asks for."""
        return HostForm(
            kind=self.kind,
            fields=tuple(
                HostField(each.name, each.is_optional, each.is_switch, each.choices, each.default)
                for each in self.settings
            ),
            secret=self.secret,
            credential_label=self.credential_label,
            help_url=self.help_url,
            ease=self.ease,
        )

    def checked_options(self, values: Mapping[str, object]) -> dict[str, str]:
        """Return values from outside as complete options.

        Texts lose the spaces around them, empty ones count as not given.

        Raises:
            HostSettingInvalid: A setting is unknown, missing, of the wrong type or no good.
        """
        known = {setting.name: setting for setting in self.settings}
        options: dict[str, str] = {}
        for name, value in values.items():
            if name not in known:
                raise HostSettingInvalid(name, HostSettingProblem.UNKNOWN)
            text = _as_text(known[name], value)
            if text:
                options[name] = text
        return self.complete(options)


def _as_text(setting: Setting, value: object) -> str:
    if setting.is_switch:
        text = str(value).lower() if isinstance(value, bool | str) else ""
        if text not in ("true", "false"):
            raise HostSettingInvalid(setting.name, HostSettingProblem.NOT_YES_OR_NO)
        return text
    if not isinstance(value, str):
        raise HostSettingInvalid(setting.name, HostSettingProblem.NOT_TEXT)
    text = value.strip()
    if not text.isprintable():
        raise HostSettingInvalid(setting.name, HostSettingProblem.BAD_CHARACTERS)
    if text and setting.choices and text not in setting.choices:
        raise HostSettingInvalid(setting.name, HostSettingProblem.NOT_ONE_OF)
    return text
