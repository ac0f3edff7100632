"""Makes a bare Debian of this system's own release, and keeps it for the next time."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_dir

from debian_package.trouble import PackagingFailed, output_of

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT_AT_MOST_S: Final = 7 * 24 * 60 * 60
_HASTY: Final = "etc/dpkg/dpkg.cfg.d/hasty"
_PACK: Final = ("tar", "--numeric-owner", "--use-compress-program", "gzip -1")


def bootstrap(path: Path, say: Callable[[str], None]) -> None:
    """Make a Debian with nothing but what every one has.

    Raises:
        PackagingFailed: It cannot be made here, or the mirror does not answer.
    """
    release = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    folder = Path(user_cache_dir("pikascenes-desktop-proofs", appauthor=False))
    kept = folder / f"bare-{release}.tar.gz"
    path.mkdir()
    if _is_fresh(kept):
        say(f"unpack the bare Debian kept at {kept}")
        output_of(["tar", "--numeric-owner", "--directory", path, "-xpzf", kept])
        return
    say(f"make a bare Debian, {release}")
    parts = "--components=main,universe" if _is_ubuntu() else "--components=main"
    options = ("--foreign", "--variant=minbase", parts)
    output_of(["debootstrap", *options, release, path, _mirror(release)], timeout_s=900)
    # It lives for minutes: nobody needs it to be on the disk for certain, which takes a minute.
    hasty = path / _HASTY
    hasty.parent.mkdir(parents=True, exist_ok=True)
    hasty.write_text("force-unsafe-io\n", encoding="utf-8")
    second = ("unshare", "--mount", "chroot", path, "/debootstrap/debootstrap", "--second-stage")
    output_of(second, timeout_s=900)
    folder.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".part-{os.getpid()}")
    try:
        output_of([*_PACK, "--directory", path, "-cf", part, "."])
        part.replace(kept)
    finally:
        part.unlink(missing_ok=True)


def _is_fresh(kept: Path) -> bool:
    return kept.exists() and time.time() - kept.stat().st_mtime < _KEPT_AT_MOST_S


def _is_ubuntu() -> bool:
    """Whether a part of what the program needs stands in a component of its own."""
    return platform.freedesktop_os_release().get("ID") == "ubuntu"


def _mirror(release: str) -> str:
    """Return where this system gets its packages from."""
    told = output_of(
        ["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)"]
    )
    for line in told.splitlines():
        codename, component, uri = line.split(maxsplit=2)
        if (codename, component) == (release, "main"):
            return uri
    raise PackagingFailed(f"apt has no source for {release} main.")
