"""Reads image hosts from our own TOML, as ``hosts add FILE`` takes it.

Such as::

    name = "My bucket"
    kind = "s3"
    provider = "r2"
    endpoint = "https://0123456789abcdef.r2.cloudflarestorage.com"
    bucket = "pictures"
    prefix = "pikascenes"
    access_key_id = "AKIDEXAMPLE"

The secret is never in the file: it comes from standard input or a variable.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.host_secrets import SECRET_VARIABLE
from pikascenes_desktop.adapters.hosts.profiles import profile_of
from pikascenes_desktop.domain.errors import HostFileInvalid, HostSettingInvalid
from pikascenes_desktop.domain.host import ExclusionReason, HostSettingProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pikascenes_desktop.adapters.hosts.kind import HostKind
    from pikascenes_desktop.domain.host import HostProfile

_MAX_FILE_BYTES: Final = 64 * 1024
_PLAIN: Final[dict[str, str]] = {
    HostSettingProblem.MISSING: "is missing",
    HostSettingProblem.UNKNOWN: "is not a setting of this kind of host",
    HostSettingProblem.NOT_TEXT: "must be text in quotes",
    HostSettingProblem.NOT_YES_OR_NO: "must be true or false",
    HostSettingProblem.NOT_ONE_OF: "is not one of the words it may be",
    HostSettingProblem.NOT_AN_ADDRESS: "is not a web address",
    HostSettingProblem.NOT_HTTPS: "must begin with https:// (http is for this computer alone)",
    HostSettingProblem.BAD_CHARACTERS: "holds characters it may not hold, or is too short or long",
    HostSettingProblem.TOO_LONG: "is too long",
    HostSettingProblem.NAME_TAKEN: "is the name of a host that is built in",
    HostSettingProblem.SECRET_INSIDE: (
        "holds a secret, which must not be in the file: give it on standard input or in the "
        f"variable {SECRET_VARIABLE}"
    ),
    ExclusionReason.TURNS_SERVERS_AWAY: "names a host that turns RunComfy's servers away",
    ExclusionReason.OPENS_PAGES: "names a host whose links open a web page, not the picture",
    ExclusionReason.NEVER_FORGETS: "names a host that cannot take a picture back for good",
    ExclusionReason.ASKS_FOR_TOKEN: "names a host whose links ask for a sign-in",
    ExclusionReason.CLOSED: "names a host that no longer works as it did",
    ExclusionReason.UNWANTED: "names a host that does not want this use",
}


def read_profile(path: Path, kinds: Mapping[str, HostKind]) -> HostProfile:
    """Read one host from a file; blocks while reading.

    Args:
        path: A TOML file.
        kinds: All kinds of hosts by their word.

    Raises:
        HostFileInvalid: It cannot be read or used; the reason is plain English.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_FILE_BYTES + 1)
    except OSError as exc:
        raise HostFileInvalid(str(path), exc.strerror or "it cannot be read") from exc
    if len(content) > _MAX_FILE_BYTES:
        raise HostFileInvalid(str(path), "it is too large for a host's settings")
    try:
        values: dict[str, object] = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as exc:
        raise HostFileInvalid(str(path), f"it is not valid TOML: {exc}") from exc
    try:
        return profile_of(values, kinds)
    except HostSettingInvalid as exc:
        problem = _PLAIN[exc.reason]
        raise HostFileInvalid(str(path), f'"{exc.setting}" {problem}') from exc
