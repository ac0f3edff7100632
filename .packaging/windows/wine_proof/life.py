"""The usual life of an installation, without network: first use, upgrade, removal."""

from __future__ import annotations

import shutil
import time
import zipfile
from typing import TYPE_CHECKING

from recipe.checkout import version
from wine_proof import goals
from wine_proof.building import OLDER_VERSION, STALE
from wine_proof.goals import MEGABYTE, say
from wine_proof.installation import (
    CONSOLE,
    OWN_KEYS,
    PRODUCT,
    PROGRAM,
    UNINSTALL_KEY,
    UNINSTALLER,
    Computer,
    must,
)
from wine_proof.signing import SIGNATURE, Signature

if TYPE_CHECKING:
    from pathlib import Path

    from wine_proof.goals import Score
    from wine_proof.places import Work

RUNNING = 10
"""The setup's exit code for a program that runs; see setup.nsi."""


def first_use(computer: Computer, work: Work, score: Score) -> Path:
    """Install, prove the installed program whole, and return where it is."""
    started = time.monotonic()
    code = computer.install(work.setup)
    must(code == 0, f"The silent setup ended with {code}.")
    folder = computer.usual_folder()
    seconds = computer.self_test(folder)
    score.note(goals.FIRST_USE, time.monotonic() - started)
    score.note(goals.SELF_TEST, seconds)
    score.note(goals.SETUP_SIZE, work.setup.stat().st_size / MEGABYTE)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    score.note(goals.INSTALLED_SIZE, size / MEGABYTE)
    for name in (PROGRAM, CONSOLE, UNINSTALLER):
        Signature(work.folder / SIGNATURE).check(folder / name)
    must(computer.shortcut().is_file(), "There is no entry in the Start menu.")
    must(computer.registered(UNINSTALL_KEY, "DisplayVersion") == version(), "No version.")
    computer.prefix.run(folder / PROGRAM, "self-test", seconds=120).well("The windowed program")
    return folder


def removal(computer: Computer, folder: Path) -> None:
    """Remove it: all of the program goes, nothing of the user's."""
    computer.prefix.run(folder / CONSOLE, "list", "--json", seconds=60).well("list")
    data = computer.prefix.user / "AppData" / "Local" / PRODUCT
    must((data / "history.db").is_file(), "The program kept no history.")
    clip = computer.prefix.user / "Videos" / "PikaScenes" / "clip.mp4"
    clip.parent.mkdir(parents=True, exist_ok=True)
    clip.write_bytes(b"a clip")
    mine = folder / "_internal" / "mine.txt"
    mine.write_text("A file of the user's.", encoding="utf-8")
    computer.uninstall(folder)
    left = [path for path in folder.rglob("*") if path.is_file()]
    must(left == [mine], f"Removing left or took the wrong files: {left[:5]}")
    mine.unlink()
    mine.parent.rmdir()
    folder.rmdir()
    must(not computer.shortcut().exists(), "The entry in the Start menu stayed.")
    for key in OWN_KEYS:
        ended = computer.prefix.run("reg", "query", key, seconds=60)
        must(ended.code != 0, f"{key} stayed in the registry.")
    must((data / "history.db").is_file() and clip.is_file(), "The user's own data went along.")
    say("removed: nothing of the program stayed, history and clips did")


def portable(computer: Computer, work: Work) -> None:
    """Unpack the zip anywhere and use it; Windows is told nothing."""
    folder = computer.prefix.drive_c / "stick"
    with zipfile.ZipFile(work.portable) as archive:
        archive.extractall(folder)
    computer.self_test(folder / PRODUCT)
    must(computer.registered(UNINSTALL_KEY, "DisplayVersion") is None, "The zip installed itself.")
    shutil.rmtree(folder)
    say("the portable zip: unpacked, passed its self-test")


def upgrade(computer: Computer, work: Work) -> None:
    """Install over an older version, also while that one runs."""
    must(computer.install(work.older_setup) == 0, "The older setup failed.")
    folder = computer.usual_folder()
    must((folder / STALE).is_file(), "The older version is not whole.")
    with computer.prefix.start(folder / CONSOLE, "practice-service") as running:
        if running.stdout is None:
            raise AssertionError("pipes were asked for")
        running.stdout.readline()  # it says where it listens
        code = computer.install(work.setup)
        must(code == RUNNING, f"A setup over a running program ended with {code}.")
        say(f"a program that runs: {computer.refusal()}")
        must(
            computer.registered(UNINSTALL_KEY, "DisplayVersion") == OLDER_VERSION
            and (folder / STALE).is_file(),
            "The refused upgrade changed something.",
        )
        computer.prefix.run("taskkill", "/f", "/im", CONSOLE, seconds=60)
        running.wait(30)
    must(computer.install(work.setup) == 0, "The upgrade failed.")
    must(computer.registered(UNINSTALL_KEY, "DisplayVersion") == version(), "Not upgraded.")
    must(not (folder / STALE).exists(), "The upgrade left a file of the older version.")
    must(not list(folder.glob("*.tmp")), "The upgrade left its folders.")
    computer.self_test(folder)
    say("upgraded over the top: what only the older version had is gone")
    computer.uninstall(folder, "/PURGE")
    must(not folder.exists(), "Removing the upgraded program left something.")
    data = computer.prefix.user / "AppData" / "Local" / PRODUCT
    must(not data.exists(), "The history stayed, though it was to go.")
    say("removed with /PURGE: history, settings and keys went, too")
