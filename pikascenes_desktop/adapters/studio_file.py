"""The studio's settings file: TOML, in the system's place for all users, and only ever read.

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
import os
import stat
import tomllib
from typing import TYPE_CHECKING, Final

import platformdirs

from pikascenes_desktop.adapters.hosts.profiles import profile_of
from pikascenes_desktop.adapters.paths import APP_NAME
from pikascenes_desktop.domain.errors import AppError, HostSettingInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS
from pikascenes_desktop.domain.json_values import as_list, as_object, as_str
from pikascenes_desktop.domain.studio import NO_STUDIO, Studio, StudioValues

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pikascenes_desktop.adapters.hosts.kind import HostKind
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.domain.json_values import JsonObject

FILE_NAME: Final = "studio.toml"
MAX_BYTES: Final = 64 * 1024
MOST_HOSTS: Final = 20
LANGUAGES: Final = frozenset({"en", "zh_CN"})
OTHERS_MAY_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH

log = logging.getLogger(__name__)


def studio_file() -> Path:
    """Return where the file is looked for.

    In the folder ``PikaScenes Desktop`` in ``%PROGRAMDATA%``, ``/Library/Application Support`` or
    ``/etc/xdg``.
    """
    return platformdirs.site_config_path(APP_NAME, appauthor=False) / FILE_NAME


def read_studio(
    path: Path, kinds: Mapping[str, HostKind], check_base: Callable[[str], str]
) -> Studio:
    """Read the studio's settings; none where there is no file that can be used. Blocks.

    Args:
        path: The file.
        kinds: All kinds of hosts by their word.
        check_base: Returns an API base; raises an `AppError` for what is none.
    """
    content = _content(path)
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


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & OTHERS_MAY_WRITE:
                log.warning("the studio's settings could be written by anybody and are left out")
                return None
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        log.warning("the studio's settings cannot be read", exc_info=True)
        return None
    if len(content) > MAX_BYTES:
        log.warning("the studio's settings are too large and are left out")
        return None
    return content


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
        "library": lambda text: "\0" not in text,
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
