"""Checks the description of an image host, whether it comes from a form or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS, HostProfile, HostSettingProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.kind import HostKind

_MAX_NAME: Final = 64
_DELETES: Final = "delete_after_use"
_SECRET_WORDS: Final = ("secret", "password", "passwd", "token", "private_key", "credential")


def profile_of(values: Mapping[str, object], kinds: Mapping[str, HostKind]) -> HostProfile:
    """Return the host that `name`, `kind` and the settings of that kind describe.

    Raises:
        HostSettingInvalid: A setting is missing, unknown or no good; also one whose name says
            that it holds a secret, because profiles are kept in a plain file.
    """
    for setting in values:
        if any(word in setting.lower().replace("-", "_") for word in _SECRET_WORDS):
            raise HostSettingInvalid(setting, HostSettingProblem.SECRET_INSIDE)
    name = _text(values, "name")
    if len(name) > _MAX_NAME:
        raise HostSettingInvalid("name", HostSettingProblem.TOO_LONG)
    if not name.isprintable() or name.startswith("-"):  # the command line would take it for a flag
        raise HostSettingInvalid("name", HostSettingProblem.BAD_CHARACTERS)
    if name in BUILT_IN_HOSTS:
        raise HostSettingInvalid("name", HostSettingProblem.NAME_TAKEN)
    kind = _text(values, "kind")
    if kind not in kinds:
        raise HostSettingInvalid("kind", HostSettingProblem.NOT_ONE_OF)
    deletes = values.get(_DELETES, True)
    if not isinstance(deletes, bool):
        raise HostSettingInvalid(_DELETES, HostSettingProblem.NOT_YES_OR_NO)
    options = {key: value for key, value in values.items() if key not in ("name", "kind", _DELETES)}
    return HostProfile(name, kind, kinds[kind].checked_options(options), deletes)


def _text(values: Mapping[str, object], setting: str) -> str:
    value = values.get(setting, "")
    if not isinstance(value, str):
        raise HostSettingInvalid(setting, HostSettingProblem.NOT_TEXT)
    text = value.strip()
    if not text:
        raise HostSettingInvalid(setting, HostSettingProblem.MISSING)
    return text
