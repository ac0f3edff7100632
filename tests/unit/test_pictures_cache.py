"""The packed pictures: kept, dropped when there are too many, made anew when damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.pictures_cache import LOOKS, SqlitePictures
from pikascenes_desktop.adapters.sqlite import Sql

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path


class Clock:
    """Counts up with each look at it."""

    now = 1000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pictures.db"


@pytest.fixture
async def pictures(file: Path) -> AsyncGenerator[SqlitePictures]:
    cache = SqlitePictures(file, most_bytes=1000, clock=Clock())
    yield cache
    await cache.close()


async def kept(cache: SqlitePictures, *keys: str) -> list[str]:
    return [key for key in keys if await cache.get(key) is not None]


async def test_what_is_put_is_there_after_a_restart(file: Path) -> None:
    for expected in (None, b"fox"):
        cache = SqlitePictures(file)
        assert await cache.get("poster:a") == expected
        await cache.put("poster:a", b"fox")
        assert await cache.get("poster:a") == b"fox"
        await cache.close()


async def test_nothing_is_opened_that_is_not_needed(tmp_path: Path) -> None:
    cache = SqlitePictures(tmp_path / "pictures.db")
    await cache.close()
    assert contents(tmp_path) == []


def contents(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_what_is_forgotten_is_gone_and_takes_no_room(pictures: SqlitePictures) -> None:
    await pictures.put("a", b"1" * 900)
    await pictures.forget("a")
    await pictures.forget("a")
    assert await pictures.get("a") is None
    await pictures.put("b", b"2" * 900)
    assert await pictures.get("b") is not None


async def test_a_picture_takes_the_place_of_the_one_before(pictures: SqlitePictures) -> None:
    for _ in range(5):
        await pictures.put("a", b"1" * 400)
    await pictures.put("b", b"2" * 400)
    assert await kept(pictures, "a", "b") == ["a", "b"]


async def test_what_was_looked_at_longest_ago_goes_first(pictures: SqlitePictures) -> None:
    for key in "abc":
        await pictures.put(key, b"x" * 300)
    assert await pictures.get("a") is not None
    await pictures.put("d", b"x" * 300)
    assert await kept(pictures, *"abcd") == ["a", "c", "d"]


async def test_looks_are_noted_now_and_then(pictures: SqlitePictures) -> None:
    await pictures.put("a", b"x" * 400)
    await pictures.put("b", b"x" * 400)
    for _ in range(LOOKS):
        await pictures.get("a")
    for number in range(LOOKS):
        await pictures.put(f"tiny {number}", b"")
        assert await pictures.get(f"tiny {number}") == b""
    await pictures.put("c", b"x" * 400)
    assert await kept(pictures, *"abc") == ["a", "c"]


def fill(file: Path, data: bytes) -> None:
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [b"no database at all", b""])
async def test_a_damaged_file_is_made_anew(file: Path, damage: bytes) -> None:
    fill(file, damage * 300)
    cache = SqlitePictures(file)
    await cache.put("a", b"fox")
    assert await cache.get("a") == b"fox"
    await cache.close()


async def test_a_file_damaged_while_it_is_open_is_made_anew(file: Path) -> None:
    cache = SqlitePictures(file)
    await cache.put("a", b"fox" * 50_000)
    await cache.close()
    cache = SqlitePictures(file)
    assert await cache.get("b") is None
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xff" * 60_000)
    assert await cache.get("a") is None
    await cache.put("a", b"fox")
    assert await cache.get("a") == b"fox"
    await cache.close()


async def test_a_file_of_another_version_is_made_anew(file: Path) -> None:
    other = Sql(file)
    other.pragma("user_version", 77)
    other.close()
    cache = SqlitePictures(file)
    await cache.put("a", b"fox")
    assert await cache.get("a") == b"fox"
    await cache.close()


async def test_without_a_place_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    fill(tmp_path / "file", b"")
    cache = SqlitePictures(tmp_path / "file" / "pictures.db")
    for _ in range(2):
        await cache.put("a", b"fox")
        assert await cache.get("a") is None
    await cache.forget("a")
    await cache.close()
