"""Every text is there in both languages, and every trouble has its sentence."""

from __future__ import annotations

import dataclasses
import re
import string
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain import errors
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import Failure, FailureCode
from pikascenes_desktop.domain.host import HostSettingProblem, LinkProblem, UploadProblem
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.deck import LANGUAGES, deck, language, say, set_language
from pikascenes_desktop.ui.words import ACTIONS, PREFIXES, Sentence, reason, sentence

if TYPE_CHECKING:
    from pathlib import Path

BASES = {"AppError", "InputError", "SetupError", "RemoteError", "LocalError"}


@pytest.fixture(autouse=True)
def _english_again():
    set_language("en")
    yield
    set_language("en")


def kinds() -> list[type[AppError]]:
    return [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, AppError) and kind.__name__ not in BASES
    ]


def example(kind: type[AppError]) -> AppError:
    facts: dict[str, object] = {
        "path": "/pictures/fox.png",
        "kept_as": "/data/history-1.db",
        "image": 2,
        "needed_bytes": 1_500_000,
        "retry_after_s": 12.0,
        "reason": "sign_in",
        "spent_usd": "3.5",
        "limit_usd": "10",
        "details": {},
    }
    return kind(
        **{field.name: facts.get(field.name, field.name) for field in dataclasses.fields(kind)}
    )


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence(kind: type[AppError], spoken: str):
    set_language(spoken)
    told = sentence(example(kind))
    assert told.title
    assert told.body
    assert "{" not in told.title + told.body
    assert told.title != say("e.error.t")
    if told.action_key is not None:
        assert say(told.action_key)


@pytest.mark.parametrize(
    "code", [value for name, value in vars(FailureCode).items() if name.isupper()]
)
def test_every_failure_has_a_sentence(code: str):
    told = sentence(Failure(code, {"image": 2}, "no faces please"))
    assert told.title != say("e.error.t")
    assert "{" not in told.title + told.body


def test_a_failure_of_another_version_gets_a_general_sentence():
    assert sentence(Failure("from_the_future")).title == say("e.error.t")


def test_an_old_failure_without_facts_still_reads():
    assert sentence(Failure(FailureCode.FETCH)).title == "RunComfy could not open an image"
    assert "It said" not in sentence(Failure(FailureCode.REJECTED)).body
    assert sentence(Failure("upload_refused")).title


def test_the_services_own_words_are_quoted():
    assert "“too dark”" in sentence(Failure(FailureCode.REJECTED, {}, "too dark")).body


def test_sentences_change_with_what_is_known():
    expired = sentence(errors.DownloadFailed(reason="expired"))
    assert expired.title == say("er.expired.t")
    assert "0:30" in sentence(errors.RateLimited(host="RunComfy", retry_after_s=30.0)).body
    assert sentence(errors.RateLimited(host="RunComfy")).body == say("e.rate_limited.b")
    wrong = errors.HostSettingInvalid(setting="endpoint", reason="not_https")
    assert sentence(wrong).title == "Check “Endpoint”"


@pytest.mark.parametrize(
    "problem",
    sorted({*map(str, LinkProblem), *map(str, HostSettingProblem), *map(str, UploadProblem)}),
)
def test_every_reason_is_in_words(problem: str):
    assert reason(problem) != problem


def test_a_hosts_own_reason_stays_as_it_is():
    assert reason("quota exceeded") == "quota exceeded"


def test_both_languages_name_the_same_facts():
    for key, (english, chinese) in deck().items():
        assert english, key
        assert chinese, key
        plural = deck().get(key.removesuffix(".one"))
        if key.endswith(".one") and plural is not None:
            assert names(english) <= {*names(plural[0]), "n"}, key
        else:
            assert names(english) == names(chinese), key


def test_every_code_with_a_place_in_the_deck_is_there():
    for prefix in PREFIXES.values():
        assert f"{prefix}.t" in deck()
        assert f"{prefix}.b" in deck()
    assert set(ACTIONS.values()) <= set(deck())


def test_no_text_holds_a_product_address():
    assert not [key for key, texts in deck().items() if re.search("runcomfy[.]com", str(texts))]


def test_english_has_a_singular_and_chinese_does_not():
    assert say("ready.jobs", n=1) == "1 paid request"
    assert say("ready.jobs", n=2) == "2 paid requests"
    set_language("zh_CN")
    assert say("ready.jobs", n=1) == "1 次付费请求"


def test_an_unknown_key_and_a_missing_fact_are_bugs():
    with pytest.raises(KeyError):
        say("no.such.key")
    with pytest.raises(KeyError):
        say("ready.jobs", m=2)


def test_unknown_languages_speak_english(monkeypatch: pytest.MonkeyPatch):
    set_language("fr")
    assert language() == "en"
    set_language(None)
    assert language() in LANGUAGES


def test_numbers_are_written_as_people_read_them():
    assert formats.size(1) == "1 byte"
    assert formats.size(999) == "999 bytes"
    assert formats.size(12_400_000) == "12.4 MB"
    assert formats.size(64_000_000) == "64 MB"
    assert formats.size(123_456_789) == "123 MB"
    assert formats.size(5_000_000_000_000_000) == "5000 TB"
    assert formats.duration(72.9) == "1:12"
    assert formats.duration(3725) == "1:02:05"
    assert formats.duration(-1) == "0:00"
    assert formats.about_money("0.4") == "about $0.40"
    assert formats.money("0.0125") == "$0.0125"
    assert formats.number(48213907) == "48,213,907"


def test_days_have_names():
    now = 1_800_000_000.0
    day = 86400
    assert formats.day(now, now) == "Today"
    assert formats.day(now - day, now) == "Yesterday"
    assert formats.day(now - 400 * day, now).endswith("2025")
    set_language("zh_CN")
    assert formats.day(now - 400 * day, now).startswith("2025年")
    assert re.fullmatch(r"\d\d:\d\d", formats.clock_time(now))


def test_a_broken_deck_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "copy.tsv").write_text("#About\n\nkey\tEnglish\n", encoding="utf-8")

    def elsewhere(*_parts: str) -> Path:
        return tmp_path

    monkeypatch.setattr("pikascenes_desktop.ui.texts.resource", elsewhere)
    deck.cache_clear()
    with pytest.raises(ValueError, match="key"):
        deck()
    monkeypatch.undo()
    deck.cache_clear()
    assert deck()


def test_a_whole_sentence_ends_as_its_language_does() -> None:
    said = Sentence("It stopped", "Try again.")
    asked = Sentence("Was it you?", "Look.")
    assert said.whole == "It stopped. Try again."
    assert asked.whole == "Was it you? Look."
    set_language("zh_CN")
    try:
        assert Sentence("停止了", "请重试。").whole == "停止了。请重试。"
        asked = Sentence("收到了吗\N{FULLWIDTH QUESTION MARK}", "请查看。")
        assert asked.whole == f"{asked.title}{asked.body}"
    finally:
        set_language("en")
