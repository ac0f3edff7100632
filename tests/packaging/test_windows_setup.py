"""The Windows setup: what it is made from; what it does is tried under wine (`poe windows`)."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from recipe import windows_setup
from recipe.windows_setup import (
    Built,
    SetupNotMade,
    listing,
    longest,
    make_setup,
    make_zip,
    signer,
)

WINDOWS = windows_setup.SCRIPT.parent
FILES = [PurePosixPath(name) for name in ("_internal/a/b.dll", "_internal/c.dll", "program.exe")]

needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not here")


@pytest.fixture
def built(tmp_path: Path) -> Built:
    folder = tmp_path / "built"
    for path in FILES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"x" * 1000)
    return Built(folder, "1.2.3")


def test_files_are_known_in_their_order(built: Built) -> None:
    assert built.files() == FILES
    assert built.size() == 3000
    assert longest(FILES) == len("_internal/a/b.dll")


def test_removal_goes_from_the_inside_out() -> None:
    assert listing(FILES).split("\r\n") == [
        "_internal\\a\\b.dll",
        "_internal\\c.dll",
        "program.exe",
        "_internal\\a\\",
        "_internal\\",
        "",
    ]


def test_the_zip_is_the_same_each_time(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_zip(built, tmp_path / "first.zip").read_bytes()
    assert make_zip(built, tmp_path / "second.zip").read_bytes() == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = make_zip(built, tmp_path / "dated.zip")
    with zipfile.ZipFile(dated) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"PikaScenes Desktop/{path}" for path in FILES]
        assert archive.infolist()[0].date_time == (2023, 11, 14, 22, 13, 20)


@needs_nsis
def test_the_setup_is_the_same_each_time(built: Built, tmp_path: Path) -> None:
    first = make_setup(built, tmp_path / "first.exe", tmp_path / "work").read_bytes()
    second = make_setup(built, tmp_path / "second.exe", tmp_path / "work").read_bytes()
    assert first[:2] == b"MZ"
    assert first == second


@needs_nsis
def test_the_uninstaller_is_signed_when_asked(built: Built, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = tmp_path / "sign.sh"
    script.write_text(f'#!/bin/sh\necho "$1" >> "{seen}"\n', encoding="utf-8")
    script.chmod(0o755)
    make_setup(built, tmp_path / "s.exe", tmp_path / "work", sign=script, compressed=False)
    assert len(seen.read_text(encoding="utf-8").splitlines()) == 1


@needs_nsis
def test_no_setup_holds_an_uninstaller_that_could_not_be_signed(
    built: Built, tmp_path: Path
) -> None:
    script = tmp_path / "sign.sh"
    script.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    script.chmod(0o755)
    with pytest.raises(SetupNotMade, match="UninstFinalize"):
        make_setup(built, tmp_path / "s.exe", tmp_path / "work", sign=script, compressed=False)


def test_on_windows_a_shell_script_signs_by_a_starter_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    shell = tmp_path / "bash"
    shell.touch(0o755)
    starter = signer(tmp_path / "sign.sh", tmp_path, "win32")
    assert starter.read_bytes() == f'@"{shell}" "{tmp_path}/sign.sh" %1\r\n'.encode()


@needs_nsis
def test_what_nsis_refuses_is_said(built: Built, tmp_path: Path) -> None:
    with pytest.raises(SetupNotMade, match="open"):
        make_setup(built, tmp_path / "missing" / "setup.exe", tmp_path / "work")


def test_without_nsis_that_is_said(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupNotMade, match="NSIS"):
        make_setup(built, tmp_path / "setup.exe", tmp_path / "work")


def test_each_sentence_is_there_in_both_languages() -> None:
    texts = (WINDOWS / "texts.nsh").read_text(encoding="utf-8")
    script = (WINDOWS / "setup.nsi").read_text(encoding="utf-8")
    said = {
        language: set(re.findall(rf"LangString (\w+) \$\{{LANG_{language}}}", texts))
        for language in ("ENGLISH", "SIMPCHINESE")
    }
    assert said["ENGLISH"] == said["SIMPCHINESE"]
    assert said["ENGLISH"] == set(re.findall(r"\$\((\w+)\)", script))


def test_no_folder_of_the_user_s_choice_is_removed_with_all_that_is_in_it() -> None:
    script = (WINDOWS / "setup.nsi").read_text(encoding="utf-8")
    assert set(re.findall(r'RMDir /r "([^"]+)"', script)) == {"$Incoming"}
