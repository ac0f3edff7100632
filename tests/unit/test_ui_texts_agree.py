"""The two languages say the same, in each one's own punctuation, with one word for one thing."""

from __future__ import annotations

import re
import string
from typing import Final

import pytest

from pikascenes_desktop.ui.deck import say, set_language
from pikascenes_desktop.ui.texts import LANGUAGES, SINGULAR, deck, has_plural

TEXTS: Final = {key: (english, chinese) for key, (english, chinese) in deck().items()}
GAP: Final = re.compile(r"\{\w+\}")
HAN: Final = r"[\u4e00-\u9fff]"
ENDS: Final = {".": "。", "?": "？", "!": "！", ":": "：", "…": "…"}  # noqa: RUF001 -- Chinese signs
COUNTED: Final = re.compile(
    r"\{[nm]\}(?: [a-z]+)?(?: of your)? "
    r"(clips|images|files|requests|characters|items|minutes|hours|days|questions)\b"
)
"""A number and what it counts: such a text has a singular of its own."""

ONE_NUMBER: Final = {
    "dl.big.t": "asked from four clips on",
    "dl.big.b": "asked from four clips on",
    "dl.delete.t": "asked from two clips on",
    "exp.title.n": "one clip is exp.title",
    "exp.done.n": "one clip is exp.done",
    "exp.frames": "a sheet has nine frames or more",
    "gen.many": "one clip is gen.one",
    "gen.practice.many": "one clip is gen.practice",
}
"""Texts that are never said of one thing, and why."""

BANNED: Final = {
    r"\bjobs?\b": "clip",
    r"\bprogram\b": "app",
    r"\bupload place\b": "upload host",
    r"\bdelete forever\b": "remove for good",
    r"\banew\b": "again",
    r"\binvalid\b": "what is wrong with it",
    r"\bfailed to\b": "could not",
    r"\bplease\b": "nothing",
    r"\bsuccessfully\b": "nothing",
}
"""Words that an artist should not meet, and what is said instead."""

BANNED_CHINESE: Final = {
    "视频片段": "片段",
    "程序": "应用",
    "账号": "账户",
    "秘钥": "密钥",
    "帐户": "账户",
    "登陆": "登录",
    "图像": "图片",
    "提示语": "提示词",
    "作业": "片段",
    "您": "你",
    "限额": "上限",
}


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_name_the_same_facts():
    different = {
        key: (names(english), names(chinese))
        for key, (english, chinese) in TEXTS.items()
        if names(english) != names(chinese)
        and not (key.endswith(SINGULAR) and names(english) ^ names(chinese) <= {"n", "m"})
    }
    assert different == {}


def test_a_singular_leaves_out_at_most_its_number():
    for key in TEXTS:
        if has_plural(key):
            one, many = (names(TEXTS[each][0]) for each in (f"{key}{SINGULAR}", key))
            assert one <= many, key
            assert many - one <= {"n", "m"}, key


def test_what_counts_has_a_singular():
    missing = [
        key
        for key, (english, _) in TEXTS.items()
        if COUNTED.search(english) and not has_plural(key) and not key.endswith(SINGULAR)
    ]
    assert sorted(set(missing) - set(ONE_NUMBER)) == []


def test_quotes_dots_and_blanks_are_those_of_print():
    for key, texts in TEXTS.items():
        for text in texts:
            assert not re.search(r"['\"`]|\.\.\.|  |\t", text), (key, text)
            assert text == text.strip(), key


def test_chinese_has_signs_of_its_own():
    for key, (_, chinese) in TEXTS.items():
        words = GAP.sub("", re.sub(r"https?://\S+", "", chinese))
        assert not re.search(rf"[,;!?()]|{HAN}[.:]|[.:]{HAN}", words), (key, chinese)
        assert not re.search(rf"{HAN} {HAN}", words), (key, chinese)
        assert not re.search(rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}", words), (key, chinese)


def test_both_end_alike():
    for key, (english, chinese) in TEXTS.items():
        last = chinese[-1:] if chinese[-1:] in set(ENDS.values()) else ""
        assert last == ENDS.get(english[-1:], ""), (key, english, chinese)


def test_buttons_that_open_something_say_so_in_both():
    for key, (english, chinese) in TEXTS.items():
        assert english.count("…") == chinese.count("…"), key


def test_quoted_words_are_quoted_in_both():
    for key, (english, chinese) in TEXTS.items():
        for text in (english, chinese):
            assert text.count("“") == text.count("”"), (key, text)
        assert english.count("“") <= chinese.count("“"), (key, english, chinese)


@pytest.mark.parametrize("word", BANNED)
def test_english_says_it_in_an_artists_words(word: str):
    said = [
        (key, english)
        for key, (english, _) in TEXTS.items()
        if re.search(word, GAP.sub("", english), re.IGNORECASE)
    ]
    assert said == [], f"say {BANNED[word]!r}"


@pytest.mark.parametrize("word", BANNED_CHINESE)
def test_chinese_has_one_word_for_one_thing(word: str):
    said = [(key, chinese) for key, (_, chinese) in TEXTS.items() if word in chinese]
    assert said == [], f"say {BANNED_CHINESE[word]!r}"


def test_no_text_shows_a_code():
    for key, (english, chinese) in TEXTS.items():
        for text in (english, chinese):
            bare = GAP.sub("", text)
            assert not re.search(r"\b[a-z]+_[a-z_]+\b|\bNone\b(?! of )|\bnull\b", bare), (key, text)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_counts_are_grouped_as_the_language_groups_them(spoken: str):
    set_language(spoken)
    try:
        assert "12,345" in say("sel.n", n=12345)
        assert "12345" in say("view.fps", n="12345")  # a text stays as it is
    finally:
        set_language("en")
