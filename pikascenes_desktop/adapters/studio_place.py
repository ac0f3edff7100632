"""Where the studio's settings file is, and whether administrators alone can have written it."""

from __future__ import annotations

import logging
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.paths import APP_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME: Final = "studio.toml"
FOLDERS: Final = {"darwin": "/Library/Application Support", "linux": "/etc/xdg"}
"""The folders of all users' settings. They are fixed: a user's variables would move them."""

REGISTRY_KEY: Final = rf"SOFTWARE\{APP_NAME}"
REGISTRY_VALUE: Final = "StudioFile"
MAX_BYTES: Final = 64 * 1024
OTHERS_MAY_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
ROOT: Final = 0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StudioPlace:
    """Where the file is looked for.

    Attributes:
        path: The file; None where there is nowhere to look.
        owner: The user id that file and folder must belong to, where the system has such.
    """

    path: Path | None
    owner: int = ROOT

    def content(self) -> bytes | None:
        """Return what the file holds; None where it is not to be used. Blocks."""
        if self.path is None:
            return None
        try:
            with self.path.open("rb") as file:
                if os.name == "posix" and not self._is_kept_from_others(self.path, file.fileno()):
                    log.warning("the studio's settings could be written by others: left out")
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

    def _is_kept_from_others(self, path: Path, opened: int) -> bool:
        folders = {path.parent, path.resolve().parent}  # a link is as safe as where it leads
        found = (os.fstat(opened), *(folder.stat() for folder in folders))
        return all(
            each.st_uid == self.owner and not each.st_mode & OTHERS_MAY_WRITE for each in found
        )


def studio_place(
    platform: str = sys.platform, registered: Callable[[], str | None] | None = None
) -> StudioPlace:
    """Return where the file is looked for.

    On Windows anybody may make folders where all users' settings are kept. So the path stands in
    the registry, in ``HKEY_LOCAL_MACHINE``, where administrators alone can write; nothing in it
    is expanded, for variables are the user's.

    Args:
        platform: As `sys.platform` says.
        registered: Returns what stands in the registry; None where nothing does.
    """
    if platform != "win32":
        return StudioPlace(Path(FOLDERS.get(platform, FOLDERS["linux"])) / APP_NAME / FILE_NAME)
    text = (registered or _registered)()
    if not text:
        return StudioPlace(None)
    if not PureWindowsPath(text).is_absolute():
        log.warning("the registry's path of the studio's settings is not absolute: left out")
        return StudioPlace(None)
    return StudioPlace(Path(text))


def _registered() -> str | None:
    if sys.platform == "win32":  # pragma: no cover -- runs on Windows alone
        import winreg  # noqa: PLC0415 -- is on Windows alone

        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY_KEY, 0, access) as key:
                value, kind = winreg.QueryValueEx(key, REGISTRY_VALUE)
        except OSError:  # there is none
            return None
        return value if kind == winreg.REG_SZ else None
    return None
