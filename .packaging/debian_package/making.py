"""From a built program to a Debian package: the same bytes for the same commit."""

from __future__ import annotations

import argparse
import gzip
import io
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from debian_package import needs
from debian_package.trouble import PackagingFailed, output_of
from pikascenes_desktop.cli.arguments import parser
from recipe import icons

NAME: Final = "pikascenes-desktop"
COMPONENT: Final = "desktop.pikascenes.PikaScenesDesktop"
DATA: Final = Path(__file__).resolve().parent.parent / "linux"
LIBRARY: Final = f"usr/lib/{NAME}"
KIB: Final = 1024
_PRE_RELEASE: Final = re.compile(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)")

CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: PikaScenes Desktop <noreply@pikascenes.invalid>
Installed-Size: {installed_kib}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-utils
Suggests: fonts-noto-cjk
Section: video
Priority: optional
Description: up to six pictures and a sentence become a video
 A client for one model, RunComfy's pika/pikascenes: drop the pictures in, say
 what happens, watch the clip arrive, and find it again later. It never sends a
 paid request twice on its own and never loses one that was accepted.
 .
 A practice mode does all of it without a key, without cost and without a
 network.
"""

COPYRIGHT: Final = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: PikaScenes Desktop
Comment: What comes with the program has licences of its own. They are told, with their
 texts, in the window under About, Licences, and stand in
 /{library}/_internal/resources/licences and in the folders *.dist-info beside it.

Files: *
Copyright: the authors of PikaScenes Desktop
License: GPL-3.0-or-later
 On Debian systems the text is in /usr/share/common-licenses/GPL-3.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """What is packaged.

    Attributes:
        version: The program's own version, as Python writes it.
        made_at: Seconds since 1970: what every file in the package is dated.
    """

    version: str
    made_at: int

    @property
    def debian_version(self) -> str:
        """The same version as Debian orders it: 1.0rc1 comes before 1.0."""
        return _PRE_RELEASE.sub(r"~\1", self.version)

    @property
    def date(self) -> str:
        """The day, in the way that is understood everywhere."""
        return datetime.fromtimestamp(self.made_at, UTC).date().isoformat()


def release_of(checkout: Path) -> Release:
    """Return what a checkout is a release of; dated as ``SOURCE_DATE_EPOCH`` or the commit is.

    Raises:
        PackagingFailed: The version is not where it should be, or git cannot tell a date.
    """
    source = (checkout / "pikascenes_desktop" / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "(.+)"$', source, re.MULTILINE)
    if match is None:
        raise PackagingFailed("The program's version cannot be read.")
    given = os.environ.get("SOURCE_DATE_EPOCH")
    told = given or output_of(["git", "-C", checkout, "log", "-1", "--format=%ct"])
    return Release(match.group(1), int(told))


def stage(program: Path, checkout: Path, target: Path, release: Release) -> None:
    """Lay out in a folder what the package will put on the system.

    Args:
        program: The folder that PyInstaller made.
        checkout: Where the recipe, the icon and the licences are.
        target: A folder that is not there yet.
        release: What is packaged.

    Raises:
        PackagingFailed: Nothing was built, or it links to what no package here holds.
    """
    if not (program / NAME).is_file():
        raise PackagingFailed("Nothing is built; run `poe build` first.")
    shutil.copytree(program, target / LIBRARY, symlinks=True)
    needs.leave_to_the_system(target / LIBRARY)
    linked = needs.packages_of(needs.missing_libraries(target / LIBRARY)).values()
    depends = {*linked, *needs.loaded_by_name(DATA / "depends.tsv")}
    (target / "usr" / "bin").mkdir(parents=True)
    (target / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _write_texts(target, release)
    _write_icons(checkout / "resources" / "icons" / "app.svg", target)
    installed_kib = sum(path.lstat().st_size for path in target.rglob("*") if path.is_file()) // KIB
    control = target / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            name=NAME,
            version=release.debian_version,
            installed_kib=installed_kib,
            depends=", ".join(sorted(depends)),
        ),
        encoding="utf-8",
    )
    level(target, release.made_at)


SMALL: Final = ("-Zxz", "-z6")
LOOSE: Final = ("-Znone",)


def pack(staged: Path, target: Path, release: Release, *, how: tuple[str, ...] = SMALL) -> None:
    """Make the package of a staged folder; `how` is dpkg-deb's own way to say it.

    Raises:
        PackagingFailed: dpkg-deb refuses the folder.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    env = os.environ | {"SOURCE_DATE_EPOCH": str(release.made_at)}
    command = ["dpkg-deb", "--root-owner-group", *how, "--build", staged, target]
    output_of(command, env=env)


def level(folder: Path, made_at: int) -> None:
    """Give all files the date and the rights that do not depend on who built them, or when."""
    for path in [folder, *sorted(folder.rglob("*"))]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (made_at, made_at), follow_symlinks=False)


def manual(release: Release) -> bytes:
    """Return the page that ``man`` shows: the program's own help, and what it does not tell."""
    told = parser()
    told.formatter_class = partial(argparse.HelpFormatter, width=80)
    lines = told.format_help().replace("\\", "\\e").replace("-", "\\-").splitlines()
    shown = "\n".join(f"\\&{line}" for line in lines)  # a dot at the start would be an order
    return _filled(DATA / f"{NAME}.1", release).replace(b"@HELP@", shown.encode())


def _write_texts(target: Path, release: Release) -> None:
    share = target / "usr" / "share"
    documents = share / "doc" / NAME
    changes = (
        f"{NAME} ({release.debian_version}) stable; urgency=medium\n\n"
        f"  * Version {release.version}.\n\n"
        f" -- PikaScenes Desktop <noreply@pikascenes.invalid>  "
        f"{datetime.fromtimestamp(release.made_at, UTC):%a, %d %b %Y %H:%M:%S +0000}\n"
    )
    _write(
        share / "applications" / f"{NAME}.desktop",
        (DATA / f"{NAME}.desktop").read_bytes(),
    )
    _write(
        share / "metainfo" / f"{COMPONENT}.metainfo.xml",
        _filled(DATA / "metainfo.xml", release),
    )
    _write(share / "man" / "man1" / f"{NAME}.1.gz", _gzipped(manual(release)))
    _write(documents / "copyright", COPYRIGHT.format(library=LIBRARY).encode())
    _write(documents / "changelog.gz", _gzipped(changes.encode()))


def _write_icons(drawing: Path, target: Path) -> None:
    theme = target / "usr" / "share" / "icons" / "hicolor"
    for size in icons.LINUX_SIZES:
        _write(theme / f"{size}x{size}" / "apps" / f"{NAME}.png", icons.png(drawing, size))
    _write(theme / "scalable" / "apps" / f"{NAME}.svg", drawing.read_bytes())


def _filled(template: Path, release: Release) -> bytes:
    text = template.read_text(encoding="utf-8")
    return text.replace("@VERSION@", release.version).replace("@DATE@", release.date).encode()


def _gzipped(content: bytes) -> bytes:
    """Return it packed without name and date, which would differ from build to build."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
