"""Whoever knocks at the door of the running program: only its own later starts get in."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pikascenes_desktop.adapters.instance import MESSAGE_BYTES, LoopbackDoor, knock
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_object, as_str
from pikascenes_desktop.ports.instance import VERBS
from pikascenes_desktop.services.handover import carry_out
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.services.desk import Desk

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = ("scene", "practice", "host", "over_limit", "library", "id", "request_id")
ORDERS = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4)


class Taking:
    """Notes what got in."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, JsonObject]] = []

    async def __call__(self, verb: str, order: JsonObject) -> JsonObject:
        self.taken.append((verb, order))
        return {}


async def said(port: int, message: bytes) -> bytes:
    """Say something to the door, and return all that it answers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(message)
        writer.write_eof()
        async with asyncio.timeout(10):
            return await reader.read()
    except ConnectionError:  # it did not even read on
        return b""
    finally:
        writer.close()


def hostile(token: str) -> list[bytes]:
    """Return messages of which none may be carried out."""
    good: JsonObject = {"token": token, "verb": "raise", "order": {}}

    def line(**changed: object) -> bytes:
        return json.dumps(good | changed).encode() + b"\n"

    return [
        b"",
        b"\n",
        b"\0" * 1000 + b"\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n",
        b"[" * 20_000 + b"\n",
        b'{"token": ' + b'{"a":' * 10_000 + b"\n",
        b"\xff\xfe not even text\n",
        b'"' + token.encode() + b'"\n',
        line(token=""),
        line(token=None),
        line(token=token[:-1]),
        line(token=token.upper()),
        line(token=[token]),
        line(token="\u00e9\ud800"),
        line(verb="rm -rf"),
        line(verb="__class__"),
        line(verb=["generate"]),
        line(verb=None),
        line(verb="generate\n"),
        line(order={"padding": "x" * 2 * MESSAGE_BYTES}),
        line(order="x" * (MESSAGE_BYTES + 1)),
    ]


async def test_none_of_them_is_carried_out_and_the_door_stays_open(tmp_path: Path) -> None:
    card, taking = tmp_path / "door.json", Taking()
    door = LoopbackDoor(card)
    await door.open(taking)
    try:
        where = as_object(json.loads(card.read_text()))
        port, token = as_int(where["port"]) or 0, as_str(where["token"]) or ""
        for message in hostile(token):
            answer = await said(port, message)
            assert taking.taken == [], message[:80]
            assert token.encode() not in answer
            assert b"Traceback" not in answer
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(50)]
        assert "answer" in await knock(card, tmp_path, "raise", {})
        for _, writer in silent:
            writer.close()
    finally:
        await door.close()
    assert taking.taken == [("raise", {})]


@pytest.mark.parametrize("verb", sorted(VERBS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=ORDERS)
async def test_an_order_that_makes_no_sense_is_refused_in_words(
    tmp_path: Path, verb: str, order: JsonObject
) -> None:
    world = World(tmp_path)
    async with world.program() as desk:
        answer = await _carried_out(desk, tmp_path, verb, order)
        assert answer is None or json.dumps(answer)
    assert world.bugs == []
    assert world.service.sent == []


async def _carried_out(
    desk: Desk, data_dir: Path, verb: str, order: JsonObject
) -> JsonObject | None:
    try:
        return await carry_out(desk, data_dir, verb, order, lambda: None)
    except AppError:
        return None
