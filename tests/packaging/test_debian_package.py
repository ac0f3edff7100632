"""The Debian package's recipe; the proof in a Debian of its own is `poe linux-package`."""

from __future__ import annotations

import configparser
import gzip
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from debian_package import making, needs
from debian_package.trouble import PackagingFailed, output_of
from pikascenes_desktop.ui.words import say

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="reads and makes what Debian has"),
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="this is no Debian"),
]

CHECKOUT = Path(__file__).resolve().parents[2]
VERBS = ("generate", "resume", "list", "show", "cancel", "attach", "hosts", "self-test")
RELEASE = making.Release("1.2rc1", 1_700_000_000)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder as PyInstaller would make it, with one program of the system's."""
    folder = tmp_path / "program"
    (folder / "_internal").mkdir(parents=True)
    shutil.copy2("/bin/true", folder / making.NAME)
    (folder / "_internal" / "data.txt").write_text("data", "utf-8")
    return folder


def staged(program: Path, target: Path) -> Path:
    making.stage(program, CHECKOUT, target, RELEASE)
    return target


@pytest.mark.usefixtures("qapp")
def test_the_same_program_gives_the_same_package(program: Path, tmp_path: Path):
    packages = [tmp_path / "1.deb", tmp_path / "2.deb"]
    for number, package in enumerate(packages):
        making.pack(staged(program, tmp_path / f"staged-{number}"), package, RELEASE)
        (program / "_internal" / "data.txt").touch()
    assert packages[0].read_bytes() == packages[1].read_bytes()
    listing = output_of(["dpkg-deb", "--contents", packages[0]])
    assert all("root/root" in line for line in listing.splitlines())
    assert "./usr/bin/pikascenes-desktop -> ../lib/pikascenes-desktop/" in listing


@pytest.mark.usefixtures("qapp")
def test_everything_is_where_desktops_look(program: Path, tmp_path: Path):
    share = staged(program, tmp_path / "staged") / "usr" / "share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # pyright: ignore[reportAttributeAccessIssue] -- as its manual says
    entry.read(share / "applications" / "pikascenes-desktop.desktop", "utf-8")
    assert entry["Desktop Entry"]["Name"] == say("app.name")
    assert entry["Desktop Entry"]["Icon"] == making.NAME
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        icon = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{making.NAME}.png"
        assert int.from_bytes(icon.read_bytes()[16:20], "big") == size
    assert (share / "icons/hicolor/scalable/apps/pikascenes-desktop.svg").is_file()
    told = ET.fromstring((share / "metainfo" / f"{making.COMPONENT}.metainfo.xml").read_bytes())  # noqa: S314 -- it is our own
    assert told.findtext("id") == making.COMPONENT
    assert told.findtext("launchable") == "pikascenes-desktop.desktop"
    release = told.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "1.2rc1", "date": "2023-11-14"}
    assert (
        "1.2~rc1"
        in gzip.decompress((share / "doc" / making.NAME / "changelog.gz").read_bytes()).decode()
    )


@pytest.mark.usefixtures("qapp")
def test_the_control_file_names_what_is_needed(program: Path, tmp_path: Path):
    control = (staged(program, tmp_path / "staged") / "DEBIAN" / "control").read_text("utf-8")
    assert "Depends: ca-certificates, libc6\n" in control
    assert "Version: 1.2~rc1\n" in control
    assert sorted(path.name for path in (tmp_path / "staged" / "DEBIAN").iterdir()) == ["control"]


def test_the_manual_tells_every_verb():
    text = making.manual(RELEASE).decode().replace("\\-", "-")
    for verb in VERBS:
        assert f"\\&    {verb}" in text, verb
    assert "@" not in text


def test_libraries_of_the_system_are_left_to_it(tmp_path: Path):
    folder = tmp_path / "program"
    folder.mkdir()
    theirs = next(path for path in needs.places_of("libc.so.6") if path.exists())
    shutil.copy2(theirs, folder / "libc.so.6")
    shutil.copy2("/bin/true", folder / "libown.so.1")
    assert needs.leave_to_the_system(folder) == ["libc.so.6"]
    assert [path.name for path in folder.iterdir()] == ["libown.so.1"]
    assert "libc.so.6" in needs.missing_libraries(folder)
    assert needs.packages_of(frozenset({"libc.so.6"})) == {"libc.so.6": "libc6"}


def test_a_library_that_no_package_holds_is_said(tmp_path: Path):
    with pytest.raises(PackagingFailed, match=r"libnone\.so\.1 is not here"):
        needs.packages_of(frozenset({"libnone.so.1"}))
    for place in needs.places_of("libown.so.1", tmp_path):
        place.parent.mkdir(parents=True)
        place.touch()
    with pytest.raises(PackagingFailed, match="No package holds"):
        needs.packages_of(frozenset({"libown.so.1"}), tmp_path)


def test_nothing_built_is_said(tmp_path: Path):
    with pytest.raises(PackagingFailed, match="Nothing is built"):
        making.stage(tmp_path, CHECKOUT, tmp_path / "staged", RELEASE)


def test_a_release_is_dated_by_its_commit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert making.release_of(CHECKOUT).date == "1970-01-02"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert making.release_of(CHECKOUT).made_at > 1_700_000_000


def test_rights_do_not_depend_on_the_builder(tmp_path: Path):
    runs, rests = tmp_path / "runs", tmp_path / "rests"
    runs.touch(0o700)
    rests.touch(0o600)
    making.level(tmp_path, 5)
    assert (runs.stat().st_mode & 0o777, rests.stat().st_mode & 0o777) == (0o755, 0o644)
    assert rests.stat().st_mtime == 5


@pytest.mark.parametrize(
    ("command", "said"),
    [(["no-such-program-here"], "is not here"), (["sh", "-c", "echo no; exit 3"], "3:\nno")],
)
def test_other_programs_failures_are_told(command: list[str], said: str):
    with pytest.raises(PackagingFailed, match=said):
        output_of(command)


def test_other_programs_are_not_waited_for_in_vain():
    with pytest.raises(PackagingFailed, match="longer"):
        output_of(["sleep", "10"], timeout_s=0.05)
