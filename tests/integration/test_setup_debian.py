"""The README's demo command on a Debian that has nothing but Python, made for the occasion."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.on_demand("debian"),
    pytest.mark.skipif(sys.platform != "linux", reason="makes a Debian root and enters it"),
    pytest.mark.timeout(1800),
]

CHECKOUT = Path(__file__).resolve().parents[2]
HOME = "home/someone"
NOBODY_SPECIAL = 1000
CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"
PASSED_ON = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_INDEX_URL", "UV_DEFAULT_INDEX")


@dataclass(frozen=True, slots=True)
class DebianRoot:
    """A folder that holds a whole Debian."""

    path: Path
    variables: tuple[str, ...]

    def run(self, *command: str, user: int = 0) -> subprocess.CompletedProcess[str]:
        """Run a command in it, in namespaces that end every process and mount with it."""
        home = HOME if user else "root"  # or root's files would stand in the user's way
        return subprocess.run(
            [
                *("unshare", "--mount", "--pid", "--fork", f"--mount-proc={self.path}/proc"),
                # as on every Debian that has booted; semaphores live there
                *("sh", "-c", 'mount -t tmpfs -o mode=1777 shm "$0/dev/shm" && exec "$@"'),
                str(self.path),
                *("chroot", f"--userspec={user}:{user}", str(self.path)),
                *(
                    "env",
                    "-i",
                    "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                    f"HOME=/{home}",
                ),
                *self.variables,
                *("sh", "-c", f'cd /{HOME}/checkout && exec "$@"', "sh", *command),
            ],
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    def must(self, *command: str) -> None:
        """Run a command as root that has to succeed."""
        reply = self.run(*command)
        assert reply.returncode == 0, reply.stdout + reply.stderr


def _mirror_and_release() -> tuple[str, str]:
    """Return where this system gets its packages from, and the name of its release."""
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    listing = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)"],
        check=True,
        capture_output=True,
        text=True,
    )
    for line in listing.stdout.splitlines():
        codename, component, uri = line.split(maxsplit=2)
        if (codename, component) == (release, "main"):
            return uri, release
    pytest.fail(f"apt has no source for {release} main")


def _copy_checkout(target: Path) -> None:
    """Copy what git has, or would add: no environment, no tools, no leftovers."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listing.stdout.split("\0")):
        source, copy = CHECKOUT / name, target / name
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy)


@pytest.fixture
def debian(tmp_path: Path, user_environment: dict[str, str]) -> Generator[DebianRoot]:
    """A bare Debian of this system's own release, with a checkout in a user's home."""
    if shutil.which("debootstrap") is None or os.geteuid() != 0:
        pytest.fail("needs root, and: apt-get install -y debootstrap")
    mirror, release = _mirror_and_release()
    root = tmp_path / "root"
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=ca-certificates", release, root, mirror],
        check=True,
        capture_output=True,
        env=user_environment,
    )
    variables = [
        f"{name}={user_environment[name]}" for name in PASSED_ON if name in user_environment
    ]
    if roots := user_environment.get("SSL_CERT_FILE"):
        shutil.copy(roots, root / CERTIFICATES)
        variables.append(f"SSL_CERT_FILE=/{CERTIFICATES}")
    _copy_checkout(root / HOME / "checkout")
    for path in ((root / HOME), *(root / HOME).rglob("*")):
        os.chown(path, NOBODY_SPECIAL, NOBODY_SPECIAL)
    yield DebianRoot(root, tuple(variables))
    shutil.rmtree(root)  # over a gigabyte, which pytest would keep


def test_demo_on_a_debian_that_has_only_python(debian: DebianRoot) -> None:
    debian.must("apt-get", "update", "-q")
    debian.must("apt-get", "install", "-y", "-q", "--no-install-recommends", "python3")

    without_pip = debian.run("python3", ".setup", "demo", user=NOBODY_SPECIAL)
    assert without_pip.returncode == 1
    assert without_pip.stderr.strip().endswith("sudo apt-get install -y python3-pip")

    debian.must("apt-get", "install", "-y", "python3-pip")
    without_qt = debian.run("python3", ".setup", "demo", user=NOBODY_SPECIAL)
    assert without_qt.returncode == 1, without_qt.stdout + without_qt.stderr
    named = without_qt.stderr.strip().splitlines()[-1]
    assert "sudo apt-get install -y --no-install-recommends libegl1 " in named

    first = debian.run("python3", ".setup", "demo")
    debian.must(".venv/bin/python", "-c", "import PySide6.QtWidgets, PySide6.QtMultimedia")
    assert first.returncode == 0, first.stdout + first.stderr
    assert ".mp4" in first.stdout.lower()

    again = debian.run("python3", ".setup", "demo", user=NOBODY_SPECIAL)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "nothing is missing" in again.stdout
