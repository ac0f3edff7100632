"""Comparing two builds: what is the same, what is not. The builds are `poe reproducible`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recipe import checkout
from recipe.reproducible import differences, digests

if TYPE_CHECKING:
    from pathlib import Path


def build(folder: Path, **files: str) -> Path:
    (folder / "inner").mkdir(parents=True)
    for name, content in files.items():
        (folder / "inner" / name).write_text(content, encoding="utf-8")
    return folder


def test_the_same_files_do_not_differ(tmp_path: Path) -> None:
    one = digests(build(tmp_path / "one", a="1", b="2"))
    assert set(one) == {"inner/a", "inner/b"}
    assert differences(one, digests(build(tmp_path / "other", a="1", b="2"))) == []


def test_a_byte_and_a_file_more_are_found(tmp_path: Path) -> None:
    one = digests(build(tmp_path / "one", a="1", b="2"))
    other = digests(build(tmp_path / "other", a="1", b="3", c="4"))
    assert differences(one, other) == ["inner/b", "inner/c"]


def test_a_copy_holds_what_was_written_and_nothing_that_was_made(tmp_path: Path) -> None:
    checkout.copy_to(tmp_path / "copy")
    assert (tmp_path / "copy" / "build.spec").is_file()
    assert not (tmp_path / "copy" / ".venv").exists()
    assert checkout.version().count(".") == 2
    assert int(checkout.commit_time()) > 1_700_000_000
