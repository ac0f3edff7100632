"""The studio's settings file: TOML, in a place of the administrators', and only ever read.

Such as::

    [preset]
    library = "~/Videos/Studio"

    [locked]
    language = "zh_CN"
    host = "studio bucket"

    [[hosts]]
    name = "studio bucket"
    kind = "s3"
    provider = "r2"
    endpoint = "https://0123456789abcdef.r2.cloudflarestorage.com"
    bucket = "pictures"
    access_key_id = "AKIDEXAMPLE"

What makes no sense is left out and logged: a slip of the studio's keeps nobody from working.
"""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.profiles import profile_of
from pikascenes_desktop.domain.errors import AppError, HostSettingInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS
from pikascenes_desktop.domain.json_values import as_list, as_object, as_str
from pikascenes_desktop.domain.studio import NO_STUDIO, Studio, StudioValues

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pikascenes_desktop.adapters.hosts.kind import HostKind
    from pikascenes_desktop.adapters.studio_place import StudioPlace
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.domain.json_values import JsonObject

MOST_HOSTS: Final = 20
LANGUAGES: Final = frozenset({"en", "zh_CN"})

log = logging.getLogger(__name__)


def read_studio(
    place: StudioPlace, kinds: Mapping[str, HostKind], check_base: Callable[[str], str]
) -> Studio:
    """Read the studio's settings; none where there is no file that can be used. Blocks.

    Args:
        place: Where the file is.
        kinds: All kinds of hosts by their word.
        check_base: Returns an API base; raises an `AppError` for what is none.
    """
    content = place.content()
    if content is None:
        return NO_STUDIO
    try:
        values = as_object(tomllib.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        log.warning("the studio's settings are no TOML and are left out")
        return NO_STUDIO
    hosts = _hosts(values, kinds)
    names = {host.name for host in hosts} | set(BUILT_IN_HOSTS)
    preset, locked = (
        _values(as_object(values.get(table)), table, names, check_base)
        for table in ("preset", "locked")
    )
    return Studio(preset, locked, hosts)


def _hosts(values: JsonObject, kinds: Mapping[str, HostKind]) -> tuple[HostProfile, ...]:
    hosts: dict[str, HostProfile] = {}
    for item in as_list(values.get("hosts"))[:MOST_HOSTS]:
        try:
            host = profile_of(as_object(item), kinds)
        except HostSettingInvalid as error:
            log.warning("a host of the studio is left out: %s %s", error.setting, error.reason)
            continue
        hosts.setdefault(host.name, host)
    return tuple(hosts.values())


def _values(
    table: JsonObject, name: str, hosts: set[str], check_base: Callable[[str], str]
) -> StudioValues:
    def is_base(text: str) -> bool:
        try:
            check_base(text)
        except AppError:
            return False
        return True

    checks: dict[str, Callable[[str], bool]] = {
        "library": _is_folder,
        "language": LANGUAGES.__contains__,
        "api_base": is_base,
        "host": hosts.__contains__,
    }
    said: dict[str, str] = {}
    for key, value in table.items():
        text = as_str(value)
        if key not in checks or not text or not checks[key](text):
            log.warning("the studio's %s %s is left out", name, key)
            continue
        said[key] = text
    return StudioValues(**said)


def _is_folder(text: str) -> bool:
    """Say whether a text names one folder for each user, wherever the program is started."""
    try:
        return "\0" not in text and Path(text).expanduser().is_absolute()
    except RuntimeError:  # there is no such user
        return False
