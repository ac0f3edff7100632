"""No prompt, folder or suffix makes a file name that a system would stumble over."""

from __future__ import annotations

import ntpath
import unicodedata
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.adapters.file_names import MAX_NAME_BYTES, MAX_PATH_CHARS, clip_name, slug
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import LibraryUnavailable
from pikascenes_desktop.domain.scene import Scene
from tests.contracts.samples import generation

DEVICES = (
    *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
    *(f"{name}{digit}" for name in ("COM", "LPT") for digit in "0123456789\u00b9\u00b2\u00b3"),
)
TRICKS = (
    *DEVICES,
    *(f"{name}.mp4" for name in DEVICES),
    *("../../etc/passwd", "..\\..\\Windows", "C:\\Windows", "\\\\server\\share", "//server/share"),
    *("\\\\?\\C:\\", "\\\\.\\NUL", "a:b", "a.mp4:stream", "~", "~root", "-rf", "a\0b", "a\nb"),
    *("trailing.", "trailing ", "trailing. . ", " ", ".", "..", "...", "\u202egpj.exe", "\u200b"),
    *("%TEMP%", "$HOME", "`id`", "a|b", 'a"b', "<a>", "a?*b", "\U0001f98a" * 50, "\ud800"),
    *(
        "e\u0301",
        "\u00e9",
        "\uff0e\uff0e\uff0fetc",
        "\u2215etc\u2215",
        "x" * 300,
        "\ufeffa",
        "NUL ",
    ),
)
WORDS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=' .:\\/<>|?*"-_\0\n\r\t~$%\u202e\u200b\u00b9aCON123', max_size=30),
    st.lists(st.sampled_from(TRICKS), max_size=4).map("".join),
    st.tuples(st.sampled_from(TRICKS), st.text(max_size=5)).map("".join),
)
ILLEGAL = frozenset('<>:"/\\|?*') | {chr(number) for number in range(32)}


def must_be_legal(name: str) -> None:
    """Check a name by the rules of Windows, which are the strictest of the three systems."""
    assert name
    assert not set(name) & ILLEGAL
    assert not name.endswith((" ", "."))
    assert not name.startswith((" ", "-"))
    stem = name.partition(".")[0].rstrip(" ").upper()
    assert stem not in DEVICES
    assert not PureWindowsPath(name).is_reserved()
    # it is one name in whatever folder it stands, and leads nowhere else
    for module in (PureWindowsPath, PurePosixPath):
        assert module(name).name == name
        assert len(module(name).parts) == 1
    joined = ntpath.normpath(ntpath.join("C:\\Videos", name))
    assert joined == f"C:\\Videos\\{name}"
    assert ntpath.splitdrive(name)[0] == ""
    assert unicodedata.is_normalized("NFC", name)
    assert all(unicodedata.category(char)[0] not in "CZ" for char in name)
    name.encode()  # also for file systems that store bytes


@given(WORDS)
def test_the_slug_of_any_prompt(prompt: str) -> None:
    must_be_legal(slug(prompt))


@pytest.mark.parametrize("trick", TRICKS)
def test_the_slug_of_each_trick(trick: str) -> None:
    must_be_legal(slug(trick))


@given(WORDS, st.integers(1, 9), st.integers(0, 25), st.floats(0, 4e9))
def test_the_name_of_any_clip(prompt: str, number: int, depth: int, created_at: float) -> None:
    folder = Path("/", *["folder"] * depth)
    made = replace(generation(), scene=Scene(prompt=prompt), created_at=created_at)
    name = clip_name(made, number, ".mp4", folder)
    must_be_legal(name)
    assert name[0].isdigit()  # and so neither hidden nor an option nor somebody's home
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert len(str(folder / name)) <= MAX_PATH_CHARS


@given(WORDS)
def test_a_recorded_path_never_leads_out_of_the_library(path: str) -> None:
    library = FileLibrary(Path("/library"))
    clip = Clip("one", 0, OutputKind.VIDEO, path, 1, "", "")
    try:
        found = library.clip_path(clip)
    except LibraryUnavailable:
        return
    text = found.as_posix()
    assert text.startswith("/library")
    assert ".." not in PurePosixPath(text).parts
    windows = ntpath.normpath(ntpath.join("C:\\library", path))
    assert windows == "C:\\library" or windows.startswith("C:\\library\\")
