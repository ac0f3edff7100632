"""The Debian package's recipe; the proof in a Debian of its own is `poe linux-package`."""

from __future__ import annotations

import configparser
import gzip
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from debian_package import bootstrapping, making, needs, proof
from debian_package.goals import PACKAGE_SIZE, Score
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


@pytest.mark.usefixtures("qapp")
def test_the_older_package_is_the_same_but_for_its_version_and_a_file(
    program: Path, tmp_path: Path
):
    newer = staged(program, tmp_path / "staged")
    older = tmp_path / "older.deb"
    proof.make_older(newer, older)
    assert output_of(["dpkg-deb", "--field", older, "Version"]).strip() == "0.0.1"
    assert proof.STALE in output_of(["dpkg-deb", "--contents", older])
    assert "Version: 1.2~rc1\n" in (newer / "DEBIAN" / "control").read_text("utf-8")
    assert not (newer / proof.STALE).exists()


@pytest.mark.usefixtures("qapp")
def test_desktops_tools_can_read_the_texts(program: Path, tmp_path: Path):
    proof.check_texts(staged(program, tmp_path / "staged"))


def test_a_goal_that_is_missed_is_remembered():
    said: list[str] = []
    score = Score(said.append)
    score.note(PACKAGE_SIZE, 110)
    assert score.missed == []
    score.note(PACKAGE_SIZE, 110.1)
    assert said == [
        "the package: 110.0 MB of at most 110",
        "NOT MET: the package: 110.1 MB of at most 110",
    ]
    assert score.missed == ["the package: 110.1 MB of at most 110"]


def test_what_is_left_and_what_is_lost_is_named():
    proof._nothing_left(frozenset("a"), frozenset("a"))  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(PackagingFailed, match="Left after removing: b"):
        proof._nothing_left(frozenset("a"), frozenset("ab"))  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(PackagingFailed, match="Lost by removing: a"):
        proof._nothing_left(frozenset("ab"), frozenset("b"))  # pyright: ignore[reportPrivateUsage]


def test_a_bare_debian_is_kept_for_a_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    release = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    kept = tmp_path / "cache" / "pikascenes-desktop-proofs" / f"bare-{release}.tar.gz"
    kept.parent.mkdir(parents=True)
    (tmp_path / "etc").mkdir()
    subprocess.run(["tar", "-C", tmp_path, "-czf", kept, "./etc"], check=True)
    said: list[str] = []
    bootstrapping.bootstrap(tmp_path / "root", said.append)
    assert (tmp_path / "root" / "etc").is_dir()
    assert said == [f"unpack the bare Debian kept at {kept}"]
    os.utime(kept, (0, 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PackagingFailed, match="is not here"):
        bootstrapping.bootstrap(tmp_path / "other", said.append)


@pytest.mark.usefixtures("qapp")
def test_the_appimage_holds_the_program_behind_its_starter(program: Path, tmp_path: Path):
    starter = tmp_path / "starter"
    starter.write_bytes(b"starter\n")
    shutil.copy2(
        next(place for place in needs.places_of("libz.so.1") if place.exists()),
        program / "_internal",
    )
    images: list[bytes] = []
    for target in (tmp_path / "1", tmp_path / "2"):
        subprocess.run(
            ["bash", making.DATA / "make-appimage.sh", program, target],
            env=os.environ | {"APPIMAGE_RUNTIME": str(starter), "SOURCE_DATE_EPOCH": "86400"},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (image,) = target.iterdir()
        assert image.name.endswith("-x86_64.AppImage")
        assert os.access(image, os.X_OK)
        images.append(image.read_bytes())
    assert images[0] == images[1]
    head, inside = images[0][:8], tmp_path / "inside.squashfs"
    assert head == b"starter\n"
    inside.write_bytes(images[0][8:])
    listing = output_of(["unsquashfs", "-l", inside])
    for name in (
        "AppRun",
        ".DirIcon",
        "usr/lib/pikascenes-desktop/pikascenes-desktop",
        "usr/share/doc/zlib1g/copyright",
    ):
        assert f"squashfs-root/{name}\n" in listing
