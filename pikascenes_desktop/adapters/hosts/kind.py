"""What every kind of image host is made of; the registry has one line for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.account import account_of
from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.host import HostField, HostForm, HostSettingProblem, SecretNeed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.surroundings import Surroundings
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.remote import ImageHost


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that a kind of host knows.

    Attributes:
        name: The key in our TOML and in `HostProfile.options`.
        is_switch: Whether it is yes or no (`true` and `false` as text in the options).
        choices: The only texts it may be; anything when empty.
        is_optional: Whether it may be left out.
        default: What it is when left out; empty when nothing, or when others imply it.
        check: Takes the name and the text, returns the text as it is kept; raises
            `HostSettingInvalid`.
    """

    name: str
    is_switch: bool = False
    choices: tuple[str, ...] = ()
    is_optional: bool = False
    default: str = ""
    check: Callable[[str, str], str] | None = None

    def kept(self, text: str) -> str:
        """Return a text of the user's as it is kept; the default for none.

        Raises:
            HostSettingInvalid: It is missing or no good.
        """
        text = text or self.default
        if not text and not self.is_optional:
            raise HostSettingInvalid(self.name, HostSettingProblem.MISSING)
        if text and self.check is not None:
            text = self.check(self.name, text) or self.default
        return text


@dataclass(frozen=True, slots=True)
class HostKind:
    """A kind of host that users can set up.

    Attributes:
        kind: The word for it in profiles, such as ``s3``.
        settings: All settings it knows.
        make: Makes the host of an account and complete options.
        complete: Fills in what settings imply of each other, and checks how they go together;
            raises `HostSettingInvalid`.
        ease: The smaller, the easier to set up; forms and lists stand in this order.
        secret: Whether there is a secret beside the settings.
        credential_label: The text that names the secret to the user; empty when there is none.
        help_url: Where the user finds the key or password; empty when there is no such page.
        deletes: Whether the program can delete what it put there.
    """

    kind: str
    settings: tuple[Setting, ...]
    make: Callable[[Account, Mapping[str, str]], ImageHost]
    complete: Callable[[Mapping[str, str]], dict[str, str]] = dict
    ease: int = 99
    secret: SecretNeed = SecretNeed.NEEDED
    credential_label: str = ""
    help_url: str = ""
    deletes: bool = False

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
            deletes=self.deletes,
        )

    def checked_options(self, values: Mapping[str, object]) -> dict[str, str]:
        """Return values from outside as complete options.

        Texts lose the spaces around them, empty ones count as not given.

        Raises:
            HostSettingInvalid: A setting is unknown, missing, of the wrong type or no good.
        """
        known = {setting.name: setting for setting in self.settings}
        given: dict[str, str] = {}
        for name, value in values.items():
            if name not in known:
                raise HostSettingInvalid(name, HostSettingProblem.UNKNOWN)
            given[name] = _as_text(known[name], value)
        kept = {name: setting.kept(given.get(name, "")) for name, setting in known.items()}
        return self.complete({name: text for name, text in kept.items() if text})

    def build(self, profile: HostProfile, surroundings: Surroundings) -> ImageHost:
        """Make the host of a profile; settings that another version added are passed over.

        Raises:
            HostSettingInvalid: The profile is not usable.
        """
        known = {setting.name for setting in self.settings}
        given = {name: text for name, text in profile.options.items() if name in known}
        return self.make(account_of(profile, surroundings), self.checked_options(given))


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
