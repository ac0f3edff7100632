"""Bad surroundings that a Debian can show."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from debian_package import making, using
from debian_package.debian_root import HOMES, SOMEBODY_ELSE
from debian_package.trouble import PackagingFailed

if TYPE_CHECKING:
    from pathlib import Path

    from debian_package.debian_root import DebianRoot
    from debian_package.screen import Screen

ELSEWHERE: Final = "/tmp/视频 工具"  # noqa: S108 -- in a Debian that nobody else uses
_BROKEN_ROOTS: Final = "/nowhere/roots.pem"

# For the time of this script the program's folder lies on a disk that has 64 MB left.
_UPGRADE_ON_A_FULL_DISK: Final = """
full=$(du -sm "/$1" | cut -f1)
mount -t tmpfs -o "size=$((full + 64))m" small /mnt && cp -a "/$1/." /mnt &&
mount --bind /mnt "/$1" || exit 7
dpkg --install "$2" 2>&1 && exit 8
"$3" --version && dpkg-query --show --showformat '\\n${Version}, ${db:Status-Status}\\n' "$3"
"""

_SHOWN_ELSEWHERE: Final = """
mkdir -p "$1" && mount --bind "/$2" "$1" && mount -o remount,bind,ro "$1" &&
user=$3 && shift 3 && exec setpriv --reuid "$user" --regid "$user" --clear-groups "$@"
"""


def full_disk(debian: DebianRoot, package: Path) -> None:
    """See that an upgrade that finds no room says so and leaves the older version working.

    Raises:
        PackagingFailed: It does not.
    """
    inside = debian.path / "root" / package.name
    shutil.copy2(package, inside)
    script = ("sh", "-c", _UPGRADE_ON_A_FULL_DISK, "sh")
    said = debian.run(*script, making.LIBRARY, package.name, making.NAME)
    inside.unlink()
    if "No space left on device" not in said or not said.endswith("\n0.0.1, installed\n"):
        raise PackagingFailed(said)


def elsewhere(debian: DebianRoot, shown: Screen) -> None:
    """Pass the self-test where much is unlike at home, while another user's window is open.

    The program's folder cannot be written to and has Chinese letters and a space in its path, as
    has the home of this second user; the variable for roots points nowhere; there is no network,
    no sound, no graphics card and no key store.

    Raises:
        PackagingFailed: It did not pass.
    """
    command = ("sh", "-c", _SHOWN_ELSEWHERE, "sh", ELSEWHERE, making.LIBRARY, f"{SOMEBODY_ELSE}")
    using.self_test(
        debian,
        shown,
        0,  # for the mount; the program itself is the other user's
        (*command, f"{ELSEWHERE}/{making.NAME}"),
        {"HOME": f"/{HOMES[SOMEBODY_ELSE]}", "SSL_CERT_FILE": _BROKEN_ROOTS},
    )
