"""Hosts that are refused, and the reason in both languages and on the command line."""

from __future__ import annotations

import pytest

from pikascenes_desktop.adapters.hosts.excluded import refuse_excluded
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.cli import words as cli_words
from pikascenes_desktop.domain.errors import HostExcluded, HostSettingInvalid
from pikascenes_desktop.domain.excluded_hosts import EXCLUDED, exclusion_of, link_exclusion_of
from pikascenes_desktop.domain.host import ExclusionReason, LinkProblem
from pikascenes_desktop.ui.words import reason, sentence, set_language


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://api.imgur.com/3/upload", "turns_servers_away"),
        ("https://drive.google.com/file/d/1/view", "opens_pages"),
        ("https://raw.githubusercontent.com/a/b/main/c.png", "never_forgets"),
        ("https://api.github.com/repos/a/b/contents/c", "never_forgets"),
        ("https://file.io", "closed"),
        ("transfer.sh/put", "closed"),
        ("https://API.Replicate.com./v1/files", "asks_for_token"),
        ("https://files.catbox.moe/a.png", "unwanted"),
    ],
)
def test_excluded_hosts_are_refused_with_the_reason(url: str, why: str):
    with pytest.raises(HostExcluded) as caught:
        refuse_excluded(url)
    assert caught.value.reason == why
    for language in ("en", "zh_CN"):
        set_language(language)
        assert reason(why) in sentence(caught.value).body
        assert caught.value.host in sentence(caught.value).title
    set_language("en")
    assert cli_words.REASONS[why] in cli_words.error_sentence(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://notimgur.com/x",
        "https://imgur.com.example/x",
        "https://storage.googleapis.com/bucket",
        "https://profile.io",
        "https://litterbox.example",
        "https://[::1",
        "",
    ],
)
def test_other_hosts_pass(url: str):
    refuse_excluded(url)


def test_every_reason_is_used_and_in_words():
    assert set(EXCLUDED.values()) == set(ExclusionReason)
    for why in ExclusionReason:
        assert why in cli_words.REASONS
        for language in ("en", "zh_CN"):
            set_language(language)
            assert reason(why) != why
    set_language("en")
    assert exclusion_of("i.imgur.com") is ExclusionReason.TURNS_SERVERS_AWAY


def test_links_are_refused_unless_the_reason_concerns_uploads_alone():
    for name, why in EXCLUDED.items():
        problem = link_exclusion_of(f"cdn.{name}.")
        assert (problem is None) == (why is ExclusionReason.NEVER_FORGETS)
    assert link_exclusion_of("I.Imgur.com") is LinkProblem.HOST_TURNS_SERVERS_AWAY
    assert link_exclusion_of("notimgur.com") is None


def test_each_problem_of_a_link_is_in_words():
    for problem in LinkProblem:
        assert problem in cli_words.REASONS
        for language in ("en", "zh_CN"):
            set_language(language)
            assert reason(problem) != problem
    set_language("en")


@pytest.mark.parametrize("kind", ["s3", "webdav", "chevereto", "nullpointer"])
def test_forms_refuse_them_beside_the_field(kind: str):
    options = {"endpoint": "https://i.imgur.com"}
    if kind == "s3":
        options |= {"bucket": "art", "access_key_id": "AKIDEXAMPLE"}
    with pytest.raises(HostSettingInvalid) as caught:
        KINDS[kind].checked_options(options)
    assert caught.value.facts() == {"setting": "endpoint", "reason": "turns_servers_away"}
