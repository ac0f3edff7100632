"""Whatever a ``.sxcu`` file holds, reading it neither crashes nor hangs; and its words."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pikascenes_desktop.adapters.hosts.sxcu_definition import target_of
from pikascenes_desktop.adapters.hosts.sxcu_functions import Known, evaluated
from pikascenes_desktop.adapters.hosts.sxcu_import import draft_of, loaded, read_sxcu
from pikascenes_desktop.adapters.hosts.sxcu_syntax import (
    SxcuRefused,
    parse,
)
from pikascenes_desktop.cli.custom_words import BODIES, CUSTOM_REASONS, DELETIONS
from pikascenes_desktop.domain.custom_host import (
    AnswerProblem,
    BodyKind,
    Deletion,
    ImportProblem,
)
from pikascenes_desktop.domain.errors import (
    AppError,
    HostAnswersMissing,
    HostFileInvalid,
)
from pikascenes_desktop.ui.words import reason, sentence, set_language

KNOWN = Known(
    filename="a b.png",
    picture="UElD",
    response='{"a": [{"b": "x|y"}, 5, null, true], "deep": {"k.k": {"url": "u"}}}',
    response_url="https://h.example/end",
    headers=httpx.Headers({"X-Link": "https://h.example/1"}),
)


def host(**values: object) -> dict[str, object]:
    return {
        "Version": "17.0.0",
        "Name": "Mine",
        "RequestURL": "https://h.example/up",
        "Body": "MultipartFormData",
        "FileFormName": "file",
        **values,
    }


# --- fuzzing --------------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "|",
                "\\",
                "$",
                "json:",
                "regex:",
                "xml:",
                "input",
                "response",
                "{inputbox:",
                "{select:",
                "a",
                "<x>",
                "(",
                ")*",
                "%un",
                "https://",
                "@",
                "/",
                "?",
                "#",
                "YOUR KEY",
            ]
        ),
        max_size=12,
    ).map("".join),
)
VALUES = st.one_of(
    TEXTS, st.none(), st.integers(), st.booleans(), st.dictionaries(TEXTS, TEXTS, max_size=3),
    st.lists(TEXTS, max_size=3),
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "Version", "Name", "RequestMethod", "RequestURL", "Parameters", "Headers", "Arguments",
        "Body", "FileFormName", "Data", "URL", "DeletionURL", "ErrorMessage", "RegexList",
        "X-DeletionMethod", "DestinationType",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=1000)
@given(st.dictionaries(KEYS, VALUES, max_size=6), st.booleans(), TEXTS)
def test_no_file_crashes_or_goes_elsewhere(values: dict[str, object], is_whole: bool, answer: str):
    try:
        found = draft_of(host(**values) if is_whole else values)
        ready = found.finished(dict.fromkeys((q.name for q in found.questions), answer))
        definition = loaded(ready.profile.options)
    except (SxcuRefused, AppError):
        return
    assert target_of(definition.url).host == ready.review.host
    for text in (definition.link, definition.deletion_url, definition.error_message):
        with contextlib.suppress(SxcuRefused):
            evaluated(parse(text), KNOWN)


@settings(max_examples=200, deadline=1000)
@given(st.binary(max_size=200))
def test_no_bytes_crash(content: bytes):
    with contextlib.suppress(SxcuRefused, AppError):
        read_sxcu(content)


# --- words and speed ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_reason_has_words(language: str):
    set_language(language)
    try:
        for each in (*ImportProblem, *AnswerProblem):
            assert reason(each) != each
            assert each in CUSTOM_REASONS
            assert reason(each) in sentence(HostFileInvalid("a.sxcu", each)).body
        assert "Key, Site" in sentence(HostAnswersMissing("Key, Site")).body
    finally:
        set_language("en")
    assert set(BODIES) == set(BodyKind)
    assert set(DELETIONS) == set(Deletion)


def test_150_files_are_read_in_half_a_second():
    content = [
        (Path(__file__).parents[1] / "fakes" / "sxcu" / name)
        .read_bytes()
        .replace(b"BASE", b"https://h.example")
        for name in ("xbackbone.sxcu", "pomf.sxcu", "zipline.sxcu", "chevereto.sxcu", "json.sxcu")
    ] * 30
    begun = time.process_time()
    for each in content:
        read_sxcu(each)
    assert time.process_time() - begun < 0.5
