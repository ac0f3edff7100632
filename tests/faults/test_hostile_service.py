"""The whole engine against a service that does its worst: one request at most, no key elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.generation import BlockedBy, FailureCode, State
from tests.clips import make_clip
from tests.fakes.raw_server import Exchange, answering
from tests.faults.hostile_endings import AMBIGUOUS, close_after_read, cut_head, no_http
from tests.faults.hostile_service import KEY, HostileRunComfy, says

if TYPE_CHECKING:
    import random
    from pathlib import Path


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return make_clip(path, seconds=0.2, sound=False).read_bytes()


def _at_once(_tries: int, _rng: random.Random) -> float:
    return 0.0


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNCOMFY_TOKEN", KEY)
    for module in ("sending", "fetching"):  # waits between tries are the unit tests' business
        monkeypatch.setattr(f"pikascenes_desktop.services.{module}.retry_delay", _at_once)


async def test_no_ambiguous_ending_leads_to_a_second_request(film: bytes, tmp_path: Path):
    service = HostileRunComfy(film, {name: handler for name, (handler, _) in AMBIGUOUS.items()})
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, tuple(AMBIGUOUS))
        again = await service.resumed(tmp_path)
    expected = {name: (State.UNCONFIRMED, reason) for name, (_, reason) in AMBIGUOUS.items()}
    for end in (settled, again):
        assert {
            name: (one.state, one.failure and one.failure.facts["reason"])
            for name, one in end.items()
        } == expected
        assert {one.failure and one.failure.code for one in end.values()} == {
            FailureCode.LOST_REPLY
        }
    assert sorted(service.posts) == sorted(AMBIGUOUS)
    assert service.key_was_seen_by() == {"api"}


REFUSALS = {
    "200 with an error code": says({"error_code": 400002, "error_message": "no balance"}),
    "400": says({"detail": "bad"}, 400),
    "402": says({"detail": "pay"}, 402),
    "404": says({"detail": "gone"}, 404),
    "413": says({"detail": "long"}, 413),
    "422": says({"detail": [{"loc": ["body", "seed"], "msg": "bad"}]}, 422),
}
KEYS = {
    "401": says({"detail": "who"}, 401),
    "403": says({"detail": "no"}, 403),
    "400004": says({"error_code": 400004, "error_message": "UserAccountError"}, 400),
}


async def test_refusals_end_and_keys_wait(film: bytes, tmp_path: Path):
    service = HostileRunComfy(film, REFUSALS | KEYS)
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, (*REFUSALS, *KEYS))
    assert {name: (one.state, one.blocked_by) for name, one in settled.items()} == {
        **dict.fromkeys(REFUSALS, (State.REFUSED, None)),
        **dict.fromkeys(KEYS, (State.READY, BlockedBy.KEY)),
    }
    assert sorted(service.posts) == sorted((*REFUSALS, *KEYS))


async def test_a_service_that_slows_us_down_gets_the_request_once_it_takes_it(
    film: bytes, tmp_path: Path
):
    answers = [answering(429, b"<html>", headers={"Retry-After": "0"})]

    async def later(exchange: Exchange) -> None:
        do = answers.pop() if answers else says({"request_id": "slow"})
        await do(exchange)

    service = HostileRunComfy(film, {"slow": later})
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, ("slow",))
    assert settled["slow"].state is State.SAVED
    assert service.posts == ["slow", "slow"]


BAD_POLLS = {
    "bad gateway": [answering(502, b"<html>")],
    "gateway timeout": [answering(504)],
    "portal": [answering(200, b"<html>Please sign in</html>")],
    "redirect": [answering(302, headers={"Location": "https://elsewhere.example.org/"})],
    "cut": [cut_head, cut_head],
    "closed": [close_after_read, close_after_read],
    "no http": [no_http, no_http],
    "unknown word": [says({"status": "reticulating"})],
    "no word": [says({"answer": 42})],
    "not known yet": [says({"detail": "no such request"}, 404)],
    "slow down": [answering(429, headers={"Retry-After": "0"})],
}


async def test_no_answer_to_a_question_costs_a_clip_or_a_second_request(
    film: bytes, tmp_path: Path
):
    service = HostileRunComfy(film, polls={name: list(deeds) for name, deeds in BAD_POLLS.items()})
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, tuple(BAD_POLLS))
    assert {name: one.state for name, one in settled.items()} == dict.fromkeys(
        BAD_POLLS, State.SAVED
    )
    assert sorted(service.posts) == sorted(BAD_POLLS)
    for one in settled.values():
        assert (tmp_path / "clips" / one.clips[0].path).read_bytes().startswith(film)
    assert service.key_was_seen_by() == {"api"}
    assert [deeds for deeds in service.polls.values() if deeds] == []


async def test_a_result_that_is_what_we_sent_is_no_clip(film: bytes, tmp_path: Path):
    service = HostileRunComfy(film, links={"echo": "{shelf}/picture.png"})
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, ("echo",))
    assert settled["echo"].state is State.NEEDS_ATTENTION
    assert settled["echo"].failure is not None
    assert settled["echo"].failure.code == FailureCode.NO_OUTPUT
    assert [seen.target for seen in service.shelf.seen if seen.target.endswith(".mp4")] == []


async def _lies_long(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, b"\0\0\0\x18ftypisom" + bytes(1000), length=5000)


async def _without_a_length(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, b"\0\0\0\x18ftypisom" + bytes(1000), headers={"Content-Length": ""})


BAD_FILES = {
    "html": answering(200, b"<!doctype html>", headers={"Content-Type": "video/mp4"}),
    "playlist": answering(200, b"#EXTM3U\n#EXTINF:1\nfile:///etc/passwd\n"),
    "nothing": answering(200, b""),
    "json": answering(200, b'{"error": "expired"}'),
    "zip": answering(200, b"PK\x03\x04" + bytes(2000)),
    "picture": answering(200, b"\x89PNG\r\n\x1a\n" + bytes(2000)),
    "too short": _lies_long,
    "cut off": _without_a_length,
    "gzip": answering(200, bytes(99), headers={"Content-Encoding": "gzip"}),
    "part": answering(206, b"\0\0\0\x18ftypisom", headers={"Content-Range": "bytes 0-11/12"}),
    "in trouble": answering(503),
}
GONE = {name: answering(int(name)) for name in ("403", "404", "410")}
BAD_LINKS = {
    "file": "file:///etc/passwd",
    "ftp": "ftp://example.org/v.mp4",
    "data": "data:video/mp4;base64,AAAA",
    "http": "http://example.org/v.mp4",
    "password": "https://me:word@example.org/v.mp4",
    "port": "https://example.org:22/v.mp4",
    "private": "https://10.0.0.1/v.mp4",
    "metadata": "https://169.254.169.254/latest/meta-data/",
    "mapped": "https://[::ffff:10.0.0.1]/v.mp4",
    "loop": "{shelf}/loop.mp4",
    "away": "{shelf}/away.mp4",
    "inwards": "{shelf}/inwards.mp4",
    "to a file": "{shelf}/to_a_file.mp4",
}
HOPS = {
    "loop": answering(302, headers={"Location": "/loop.mp4"}),
    "away": answering(302, headers={"Location": "http://example.org/v.mp4"}),
    "inwards": answering(302, headers={"Location": "https://192.168.0.1/v.mp4"}),
    "to a file": answering(302, headers={"Location": "file:///etc/passwd"}),
}


async def test_nothing_that_is_no_clip_becomes_one(film: bytes, tmp_path: Path):
    service = HostileRunComfy(film, links=BAD_LINKS, files=BAD_FILES | GONE | HOPS)
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, (*BAD_FILES, *GONE, *BAD_LINKS))
    assert {name: (one.state, one.blocked_by) for name, one in settled.items()} == {
        **dict.fromkeys(BAD_FILES, (State.DOWNLOADING, BlockedBy.NETWORK)),
        **dict.fromkeys((*GONE, *BAD_LINKS), (State.NEEDS_ATTENTION, None)),
    }
    clips = tmp_path / "clips"
    assert [path for path in clips.rglob("*.mp4") if ".incoming" not in path.parts] == []
    assert len(service.posts) == len(settled)
    assert service.key_was_seen_by() == {"api"}


async def test_a_link_that_was_bad_is_fetched_when_it_is_good(film: bytes, tmp_path: Path):
    files = {"html": BAD_FILES["html"]}
    service = HostileRunComfy(film, files=files)
    async with service.api, service.shelf:
        settled = await service.lived(tmp_path, ("html",))
        assert settled["html"].blocked_by is BlockedBy.NETWORK
        files.clear()
        again = await service.resumed(tmp_path)
    assert again["html"].state is State.SAVED
    assert service.posts == ["html"]
    (shown,) = again["html"].clips
    assert (tmp_path / "clips" / shown.path).read_bytes().startswith(film)


async def test_a_redirect_to_another_server_is_followed_without_the_key(
    film: bytes, tmp_path: Path
):
    service = HostileRunComfy(film)
    async with HostileRunComfy(film).shelf as canary:
        to_canary = answering(302, headers={"Location": f"{canary.base}/v.mp4"})
        service.files = {"moved": to_canary}
        async with service.api, service.shelf:
            settled = await service.lived(tmp_path, ("moved",))
    assert settled["moved"].state is State.SAVED
    (seen,) = canary.seen
    assert "authorization" not in seen.headers
    assert KEY not in repr(canary.seen)
    assert service.key_was_seen_by() == {"api"}
