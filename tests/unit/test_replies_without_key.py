"""What a service repeats of the key is taken out of its reply, and nothing else changes."""

from __future__ import annotations

import base64
import json

import pytest

from pikascenes_desktop.adapters.runcomfy_wire import without_key
from tests.faults.canary_search import spellings

KEY = 'Canary+7f/3a=9c"Q~&'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no key in here",
        b'{"request_id": "a-1",  "text": "\\u00e9\\/"}',
        b"\xff\xfe",
        b'["practice"]',
    ],
)
def test_what_tells_nothing_is_left_as_it_came(body: bytes) -> None:
    assert without_key(body, KEY) == body


def test_a_short_key_is_a_word() -> None:
    assert without_key(b'{"id": "practice-1"}', "practice") == b'{"id": "practice-1"}'
    assert without_key(b'{"id": 1}', "") == b'{"id": 1}'


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(KEY),
        json.dumps(KEY).replace("/", "\\/"),
        json.dumps(f"Bearer {KEY}").replace("&", "\\u0026").replace("+", "\\u002B"),
        '"' + "".join(f"\\u{ord(char):04x}" for char in KEY) + '"',
        json.dumps(base64.b64encode(f"user:{KEY}".encode()).decode()),
        json.dumps(KEY.encode().hex()),
        json.dumps({"deep": [1, None, {"x": [KEY, True]}], KEY: 2.5}),
    ],
    ids=range(7),
)
def test_json_stays_json_and_keeps_its_id(written: str) -> None:
    body = f'{{"request_id": "a-1", "number": 12, "you_said": {written}}}'.encode()
    reply = json.loads(without_key(body, KEY))
    assert (reply["request_id"], reply["number"]) == ("a-1", 12)
    text = json.dumps(reply, ensure_ascii=False)
    assert "***" in text
    assert "Canary" not in text
    assert KEY.encode().hex() not in text
    assert "Q2FuYXJ5" not in text


@pytest.mark.parametrize("spelling", spellings(KEY))
def test_every_writing_that_is_looked_for_is_hidden(spelling: str) -> None:
    written = b"before " + spellings(KEY)[spelling] + b" after"
    page = without_key(b"<pre>" + written + b"</pre>\xff", KEY)
    assert page == b"<pre>before *** after</pre>\xff"
    told = json.dumps({"request_id": "a-1", "spelt": written.decode("latin-1")}).encode()
    assert json.loads(without_key(told, KEY)) == {
        "request_id": "a-1",
        "spelt": "before *** after",
    }


def test_a_number_that_is_the_key_too_stays_a_number() -> None:
    body = b'{"id": 1234567890, "said": "1234567890"}'
    assert json.loads(without_key(body, "1234567890")) == {"id": 1234567890, "said": "***"}


def test_a_page_that_repeats_the_request() -> None:
    page = f"<pre>Authorization: Bearer {KEY}</pre>\xff".encode("latin-1")
    assert without_key(page, KEY) == b"<pre>Authorization: Bearer ***</pre>\xff"
