"""Names of clips are legal everywhere, whatever the prompt says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.adapters.file_names import clip_name, short_id, slug
from pikascenes_desktop.domain.scene import Scene
from tests.contracts.samples import generation

FOLDER = Path("library")
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def named(prompt: str, number: int = 1, folder: Path = FOLDER) -> str:
    return clip_name(replace(generation(), scene=Scene(prompt=prompt)), number, ".mp4", folder)


def test_the_template() -> None:
    assert re.fullmatch(
        r"2026-09-2\d_\d{4}_A-fox-by-night_a0000001\.mp4", named("A fox, by night".replace(",", ""))
    )
    assert named("A fox", 2).endswith("_A-fox_a0000001-2.mp4")
    assert short_id(generation()) == "a0000001"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "scene"),
        ("   ", "scene"),
        ("...", "scene"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("CON", "scene"),
        ("lpt1", "scene"),
        ("console", "console"),
        ("ends with a dot.", "ends-with-a-dot"),
        ("tab\tand\nline", "tab-and-line"),
        ("nul\0 byte", "nul-byte"),
        ("right\u202eto left\u200b", "rightto-left"),
        ("cafe\u0301", "caf\u00e9"),
        ("夜景 東京", "夜景-東京"),
        ("x" * 100, "x" * 40),
    ],
)
def test_slugs(text: str, words: str) -> None:
    assert slug(text) == words


def test_long_words_in_wide_scripts_are_shortened() -> None:
    name = named("夜" * 100)
    assert 115 < len(name.encode()) <= 120


def test_no_clip_without_a_suffix() -> None:
    for suffix in ("", "mp4", ".", ".mp4/..", ".MP4"):
        with pytest.raises(ValueError, match="no file name"):
            clip_name(generation(), 1, suffix, FOLDER)


def test_deep_folders_shorten_the_slug() -> None:
    deep = Path("/".join(["folder"] * 28))
    name = named("a long story about a fox and a lamp", folder=deep)
    assert len(str(deep / name)) <= 240
    assert named("a long story", folder=Path("f" * 300)).endswith("_a_a0000001.mp4")
    assert named("", folder=Path("f" * 300)).endswith("_s_a0000001.mp4")


@given(st.text(max_size=80), st.integers(1, 5))
def test_any_prompt_makes_a_legal_name(prompt: str, number: int) -> None:
    name = named(prompt, number)
    assert len(name.encode()) <= 120
    assert unicodedata.is_normalized("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(char)[0] not in "CZ" for char in name)
    assert not RESERVED.fullmatch(name)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d_\d{4}_.+_a0000001(-\d)?\.mp4", name)
