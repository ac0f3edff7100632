from __future__ import annotations

import base64
import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.practice.image_store import ImageStore
from pikascenes_desktop.practice.request_store import Ending, EndState, Record, RequestStore
from tests.unit.practice_pictures import BLUE, RED, png

if TYPE_CHECKING:
    from pathlib import Path

WEEK_S = 7 * 24 * 3600


def _record(request_id: str = "a", received_at: float = 1000.0) -> Record:
    uri = "data:image/png;base64," + base64.b64encode(png(RED)).decode()
    return Record(
        id=request_id,
        received_at=received_at,
        body_sha256="00",
        input={"images": ["https://example.com/a.png", uri], "promptText": "雨 \ud800"},
        seed=7,
        base="http://127.0.0.1:1",
    )


def test_a_request_comes_back_as_it_went_in(tmp_path: Path) -> None:
    store = RequestStore(tmp_path / "requests")
    kept = store.accept(_record(), {1: png(RED)})
    assert kept.images == ("https://example.com/a.png", "stored:1")
    assert b"base64" not in (store.folder("a") / "request.json").read_bytes()
    assert store.original_input(kept) == _record().input
    assert RequestStore(tmp_path / "requests").load(now=1000) == [kept]


def test_endings_are_kept_and_old_ones_dropped(tmp_path: Path) -> None:
    store = RequestStore(tmp_path)
    for number, request_id in enumerate(("late", "old", "open", "failed")):
        store.accept(_record(request_id, 1000.0 - number), {})
    store.end("late", Ending(EndState.SUCCEEDED, 2000.0))
    store.end("old", Ending(EndState.CANCELLED, 1000.0))
    store.end("failed", Ending(EndState.FAILED, 1500.0, {"type": "t"}))
    found = store.load(now=1000.0 + WEEK_S + 1)
    assert [record.id for record in found] == ["failed", "open", "late"]
    assert found[0].ending == Ending(EndState.FAILED, 1500.0, {"type": "t"})
    assert found[1].ending is None
    assert not store.folder("old").exists()


def test_what_was_never_accepted_is_cleared_away(tmp_path: Path) -> None:
    store = RequestStore(tmp_path)
    store.folder("half").mkdir()
    (store.folder("half") / "request.json.part").write_bytes(b"{")
    store.folder("cut").mkdir()
    (store.folder("cut") / "request.json").write_bytes(b'{"id"')
    assert store.load(now=0) == []
    assert list(tmp_path.iterdir()) == []


def test_a_sparse_file_is_read_with_plain_values(tmp_path: Path) -> None:
    store = RequestStore(tmp_path)
    store.folder("x").mkdir()
    (store.folder("x") / "request.json").write_text(json.dumps({"id": "other"}))
    (record,) = store.load(now=0)
    assert (record.id, record.images, record.seed) == ("x", (), 0)


@pytest.mark.parametrize("name", ["a", "a.png", "0_-x.tar.gz", "x" * 200, "CON"])
def test_names_of_images(name: str) -> None:
    assert ImageStore.is_name(name)


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "a\\b", "a b", "é", "x" * 201])
def test_names_that_images_cannot_have(name: str) -> None:
    assert not ImageStore.is_name(name)


def test_images_are_put_found_and_deleted(tmp_path: Path) -> None:
    store = ImageStore(tmp_path / "images")
    assert store.find("a.png") is None
    assert store.delete("a.png") is False
    store.put("a.png", png(RED))
    store.put("a.png", png(BLUE))
    found = store.find("a.png")
    assert found is not None
    assert found.read_bytes() == png(BLUE)
    assert found.parent == tmp_path / "images"
    assert store.delete("a.png") is True
    assert store.find("a.png") is None


def test_old_images_are_dropped(tmp_path: Path) -> None:
    store = ImageStore(tmp_path)
    store.put("new", b"1")
    store.put("old", b"2")
    old = store.find("old")
    assert old is not None
    then = time.time() - WEEK_S - 60
    os.utime(old, (then, then))
    store.drop_old()
    assert store.find("old") is None
    assert store.find("new") is not None
