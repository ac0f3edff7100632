"""Search words: CJK in pairs, everything else by the beginning of words."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.adapters.search_text import TOKENIZER, index_text, match_query
from pikascenes_desktop.adapters.sqlite import Sql


def found(text: str, query: str) -> bool:
    match = match_query(query)
    if match is None:
        return True
    with closing(Sql(":memory:")) as sql:
        sql.rows(f'CREATE VIRTUAL TABLE s USING fts5(words, tokenize="{TOKENIZER}")')
        sql.rows("INSERT INTO s VALUES (?)", (index_text([text]),))
        return bool(sql.rows("SELECT 1 FROM s WHERE s MATCH ?", (match,)))


def test_pairs() -> None:
    assert index_text(["夜景東京 cat", "海"]) == "夜景 景東 東京 京 cat 海"
    assert match_query("夜景東 cat 海") == '"夜景 景東" AND "cat"* AND "海"*'
    assert match_query(" \t") is None
    assert match_query('"(*)" -') is None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("夜景東京", "景東"),
        ("夜景東京", "京"),
        ("a猫b", "猫"),
        ("a猫b", "a猫"),
        ("宇宙飛行士が海へ", "飛行士"),
        ("서울의 밤", "울의"),
        ("カタカナ", "タカ"),
        ("ｶﾀｶﾅ", "カタ"),
        ("Über den Wolken", "uber"),
        ("IMG_0042.jpeg", "img_0042"),
        ("IMG_0042.jpeg", "0042.jp"),
        ("a fox🦊 runs", "🦊"),
        ("a fox🦊 runs", "fox"),
        ("हिन्दी में", "हिन्दी"),
        ("don't", "don't"),
        ("lighthouse", "LIGHT"),
        ('say "hello" AND NOT (you)', '"hello" AND (not'),
    ],
)
def test_is_found(text: str, query: str) -> None:
    assert found(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [("夜景東京", "夜東"), ("夜景 東京", "景東"), ("lighthouse", "house"), ("cat", "cat dog")],
)
def test_is_not_found(text: str, query: str) -> None:
    assert not found(text, query)


@given(st.text(max_size=30))
def test_any_query_is_understood(query: str) -> None:
    found("some text", query)


@given(st.text(alphabet="夜景東京海猫", min_size=2, max_size=8), st.data())
def test_cjk_is_found_like_a_substring(text: str, data: st.DataObject) -> None:
    query = data.draw(st.text(alphabet="夜景東京海猫", min_size=1, max_size=4))
    assert found(text, query) == (query in text)
