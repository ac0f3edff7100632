"""Bad surroundings that wine can show; each is tried, and said in one sentence."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from recipe.checkout import version
from recipe.windows_setup import Built, longest
from wine_proof.building import STALE
from wine_proof.goals import say
from wine_proof.installation import CONSOLE, PRODUCT, Computer, must
from wine_proof.offline import read_only, small_disk
from wine_proof.wine import Prefix, Unexpected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wine_proof.places import Work
    from wine_proof.wine import Ended

NO_ROOM: Final = 11
TOO_LONG: Final = 12
NOT_EMPTY: Final = 13
NOT_WRITABLE: Final = 14
"""Exit codes of a silent setup; see setup.nsi."""

_LONGEST_PATH: Final = 259
_UNPACKED_INTO: Final = "incoming.tmp"
_SHELL_FOLDERS: Final = (
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
)


def all_of_them(computer: Computer, work: Work) -> None:
    """Try every one of them."""
    tried: tuple[Callable[[Computer, Work], str], ...] = (
        signs_and_spaces,
        too_long_a_path,
        other_files,
        no_room_from_the_start,
        disk_that_fills_up,
        shared_and_read_only,
        profile_elsewhere,
    )
    for each in tried:
        started = time.monotonic()
        sentence = each(computer, work)
        say(f"{sentence} ({time.monotonic() - started:.0f} s)")


def signs_and_spaces(computer: Computer, work: Work) -> str:
    """Chinese signs and spaces in the path; no sound, and a certificate file that is not there."""
    folder = computer.prefix.drive_c / "我的 画廊" / "Pika Scenes"
    must(computer.install(work.stored_setup, r"C:\我的 画廊\Pika Scenes") == 0, "Signs and spaces.")
    harsh = {
        "SSL_CERT_FILE": r"C:\not\there.pem",
        "WINEDLLOVERRIDES": computer.prefix.environment()["WINEDLLOVERRIDES"]
        + ";winepulse.drv,winealsa.drv,wineoss.drv=",
    }
    there = replace(computer, prefix=replace(computer.prefix, variables=harsh))
    there.self_test(folder)
    computer.uninstall(folder)
    must(not folder.exists(), "Something stayed in the folder with signs and spaces.")
    return (
        "a path with Chinese signs and spaces, no sound device, SSL_CERT_FILE that names "
        "nothing: installed, passed its self-test, removed"
    )


def too_long_a_path(computer: Computer, work: Work) -> str:
    """A path of more than 260 characters is refused; the longest that is not works."""
    room = _LONGEST_PATH - longest(Built(work.frozen, version()).files())
    fits = room - len("C:\\") - len(f"\\{_UNPACKED_INTO}\\")
    code = computer.install(work.stored_setup, "C:\\" + "p" * (fits + 1))
    must(code == TOO_LONG, f"A path that is too long ended with {code}.")
    sentence = computer.refusal()
    must(not list(computer.prefix.drive_c.glob("ppp*")), "The refused setup made its folder.")
    folder = computer.prefix.drive_c / ("p" * fits)
    must(computer.install(work.stored_setup, "C:\\" + "p" * fits) == 0, "The longest path failed.")
    computer.self_test(folder)
    computer.uninstall(folder)
    return f"260 characters: the longest path works, a longer one is told: {sentence}"


def other_files(computer: Computer, work: Work) -> str:
    """A folder with other files is left alone."""
    folder = computer.prefix.drive_c / "Mine"
    folder.mkdir()
    (folder / "mine.txt").write_text("A file of the user's.", encoding="utf-8")
    code = computer.install(work.stored_setup, r"C:\Mine")
    must(code == NOT_EMPTY, f"A folder with other files ended with {code}.")
    must([each.name for each in folder.iterdir()] == ["mine.txt"], "It was touched.")
    return f"other files in the folder: {computer.refusal()}"


def no_room_from_the_start(computer: Computer, work: Work) -> str:
    """A disk without room is refused before anything is written."""
    folder = computer.prefix.drive_c / "small"
    with small_disk(folder, 100):
        code = computer.install(work.stored_setup, r"C:\small\here")
        must(code == NO_ROOM, f"A disk without room ended with {code}.")
        must(not list(folder.iterdir()), "The refused setup left something.")
    return f"no room: {computer.refusal()}"


def disk_that_fills_up(computer: Computer, work: Work) -> str:
    """A disk that fills up in the middle of an upgrade leaves the older version at work."""
    disk = computer.prefix.drive_c / "filling"
    need = Built(work.frozen, version()).size() // 2**20
    with small_disk(disk, 2 * need + 80):
        folder = disk / "here"
        must(computer.install(work.older_setup, r"C:\filling\here") == 0, "The older one.")
        with ThreadPoolExecutor(1) as pool:
            upgrading = pool.submit(computer.install, work.stored_setup, r"C:\filling\here")
            _wait_for(folder / _UNPACKED_INTO / "_internal")
            _fill(disk / "filler")
            code = upgrading.result()
        must(code == NO_ROOM, f"A disk that filled up ended with {code}.")
        sentence = computer.refusal()
        (disk / "filler").unlink()
        left = sorted(each.name for each in folder.iterdir())
        must((folder / STALE).is_file(), "The older version is not whole.")
        must(not any(name.endswith(".tmp") for name in left), f"Left over: {left}")
        computer.self_test(folder)
        computer.uninstall(folder)
    return f"a disk that fills up in the middle: {sentence}"


def shared_and_read_only(computer: Computer, work: Work) -> str:
    """One program folder that nobody may write to, and two users at the same time."""
    shared = work.folder / "shared"
    shared.mkdir()
    other = Computer(Prefix(work.folder / "prefix-other"), computer.python)
    other.prefix.boot(work.folder / "bcryptprimitives.dll")
    for each in (computer, other):
        (each.prefix.folder / "dosdevices" / "s:").symlink_to(shared)
    must(computer.install(work.stored_setup, rf"S:\{PRODUCT}") == 0, "The shared folder.")
    with read_only(shared):
        code = other.install(work.stored_setup, rf"S:\{PRODUCT}")
        must(code == NOT_WRITABLE, f"A read-only folder ended with {code}.")
        sentence = other.refusal()
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(each.self_test, shared / PRODUCT) for each in (computer, other)]
            for one in both:
                one.result()
    computer.uninstall(shared / PRODUCT)
    other.prefix.close()
    return f"two users with one program folder that is read-only both work; setup says: {sentence}"


def profile_elsewhere(computer: Computer, work: Work) -> str:
    """A profile on another drive: the program and its data go there."""
    drive = work.folder / "drive-d"
    drive.mkdir()
    (computer.prefix.folder / "dosdevices" / "d:").symlink_to(drive)
    local = drive / "Profiles" / "ann" / "Local"
    local.mkdir(parents=True)
    add = ("reg", "add", _SHELL_FOLDERS, "/f", "/v", "Local AppData", "/d")
    computer.prefix.run(*add, r"D:\Profiles\ann\Local", seconds=60).well("reg")
    must(computer.install(work.stored_setup) == 0, "A profile on another drive.")
    folder = local / "Programs" / PRODUCT
    computer.self_test(folder)
    _listed(computer.prefix.run(folder / CONSOLE, "list", "--json", seconds=60))
    must((local / PRODUCT / "history.db").is_file(), "The data is not in the profile.")
    computer.uninstall(folder)
    must(not folder.exists(), "Something stayed on the other drive.")
    return "a profile on another drive: the program and its data go there"


def _listed(ended: Ended) -> None:
    must(ended.well("list").strip().endswith("[]"), f"Not an empty list: {ended.said}")


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 60
    while not path.exists():
        if time.monotonic() > until:
            raise Unexpected(f"{path.name} never came.")
        time.sleep(0.02)


def _fill(path: Path) -> None:
    """Take all the room that is left."""
    with path.open("wb") as file:
        try:
            while True:
                file.write(bytes(1 << 20))
                file.flush()
        except OSError:
            return
