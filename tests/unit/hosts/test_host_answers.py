"""What answers of image hosts mean, and the sentences for it."""

from __future__ import annotations

import pytest

from pikascenes_desktop.adapters.hosts.answers import error_of, is_page, link_of, words_of
from pikascenes_desktop.adapters.hosts.transfer import Reply
from pikascenes_desktop.cli import words as cli_words
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostBucketMissing,
    HostClockSkewed,
    HostFolderMissing,
    HostFull,
    HostRejected,
    RateLimited,
    ServiceFault,
    Unreachable,
    UploadTooLarge,
)
from pikascenes_desktop.domain.generation import BlockedBy
from pikascenes_desktop.services.sending import block_of
from pikascenes_desktop.ui.words import sentence, set_language


def reply(status: int, body: bytes = b"", **headers: str) -> Reply:
    return Reply(status, {name.replace("_", "-"): text for name, text in headers.items()}, body)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (reply(400, b'{"error":{"message":"No \\u0007bell"}}'), "No bell"),
        (reply(400, b'{"error":"too  dark"}'), "too dark"),
        (reply(400, b'{"description":"not today"}'), "not today"),
        (reply(400, b"plain\nwords"), "plain words"),
        (reply(400, b"<html>words</html>"), "status 400"),
        (reply(400, b"x" * 900), "x" * 200),
        (reply(404, b"{}"), "there is nothing at its address"),
        (reply(418), "status 418"),
        (reply(400, b'{"error":{"message":7}}'), "status 400"),
    ],
)
def test_the_hosts_own_words(answer: Reply, words: str):
    assert words_of(answer) == words


def test_pages():
    assert is_page(reply(200, b"", content_type="text/html; charset=utf-8"))
    assert is_page(reply(200, b"  <!DOCTYPE HTML>"))
    assert not is_page(reply(200, b"https://x.example/a.png"))


@pytest.mark.parametrize(
    "text",
    [None, "", "nothing", "http://x.example/a.png", "https://u:p@x.example", "https://10.0.0.1/a"],
)
def test_links_that_would_not_open(text: str | None):
    with pytest.raises(ServiceFault):
        link_of(text, host="x.example", status=200, loopback=False)


def test_links():
    assert link_of(" https://x.example/a\n", host="x", status=200, loopback=False).endswith("/a")
    assert link_of("http://127.0.0.1:9/a", host="x", status=200, loopback=True)


def test_an_unknown_refusal_keeps_its_words():
    error = error_of(reply(422, b'{"message":"no"}'), name="mine", host="x.example", image=3)
    assert error.facts() == {"name": "mine", "image": 3, "reason": "no"}


TROUBLES: list[tuple[AppError, BlockedBy]] = [
    (HostRejected("mine"), BlockedBy.HOST),
    (HostBucketMissing("mine", "art"), BlockedBy.HOST),
    (HostFolderMissing("mine", "a/b"), BlockedBy.HOST),
    (HostClockSkewed("mine"), BlockedBy.HOST),
    (UploadTooLarge("mine", 2), BlockedBy.HOST),
    (HostFull("mine"), BlockedBy.HOST),
    (ServiceFault("x.example", 500), BlockedBy.HOST),
    (RateLimited("x.example"), BlockedBy.RATE),
    (CaptivePortal("x.example"), BlockedBy.NETWORK),
    (Unreachable("x.example", "certificate"), BlockedBy.NETWORK),
    (Unreachable("x.example", "tls"), BlockedBy.NETWORK),
    (Unreachable("x.example", "proxy"), BlockedBy.NETWORK),
    (Unreachable("x.example", "dns"), BlockedBy.NETWORK),
]


def test_every_trouble_has_a_sentence_of_its_own():
    for language in ("en", "zh_CN"):
        set_language(language)
        told = {sentence(error).whole for error, _ in TROUBLES}
        assert len(told) == len(TROUBLES)
        assert not any("{" in text for text in told)
    set_language("en")
    lines = {cli_words.error_sentence(error) for error, _ in TROUBLES}
    assert len(lines) == len(TROUBLES)
    assert not any("{" in text for text in lines)


@pytest.mark.parametrize(("error", "block"), TROUBLES)
def test_what_stands_in_the_way(error: AppError, block: BlockedBy):
    assert block_of(error) is block
