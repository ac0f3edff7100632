"""The syntax, the functions and the limits of the texts in ``.sxcu`` files."""

from __future__ import annotations

import contextlib
import time

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pikascenes_desktop.adapters.hosts import sxcu_json, sxcu_names, sxcu_regex, sxcu_xml
from pikascenes_desktop.adapters.hosts.sxcu_functions import Known, checked, evaluated
from pikascenes_desktop.adapters.hosts.sxcu_migration import migrated
from pikascenes_desktop.adapters.hosts.sxcu_syntax import (
    MAX_TEXT,
    Call,
    SxcuRefused,
    escaped,
    parse,
    written,
)

FAR_FROM_ENDLESS_S = 10
"""Processor time; without limits these take years, and a slow machine some tenths."""

KNOWN = Known(
    filename="a b.png",
    picture="UElD",
    response='{"a": [{"b": "x|y"}, 5, null, true], "deep": {"k.k": {"url": "u"}}}',
    response_url="https://h.example/end",
    headers=httpx.Headers({"X-Link": "https://h.example/1"}),
)


# --- syntax and functions -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("plain", "plain"),
        ("{response", None),
        ("{nothing:a}", None),
        ("{header}", None),
        ("{filename}-{INPUT}", "a b.png-UElD"),
        (r"\{filename\} \\ \|", r"{filename} \ |"),
        ("end|gone", "end"),
        ("end}gone", "end"),
        ("trailing\\", "trailing\\"),
        ("{responseurl}", "https://h.example/end"),
        ("{header: x-link }", "https://h.example/1"),
        ("{header:none}", ""),
        ("{json:a[0].b}", "x|y"),
        ("{json:$.a[1]}", "5"),
        ("{json:a[2]}", ""),
        ("{json:a[3]}", "true"),
        ("{json:a[9]}", ""),
        ("{json:a[-1]}", "true"),
        ("{json:a[*].b}", "x|y"),
        ("{json:*.*.b}", "x|y"),
        ("{json:.url}", "u"),
        ("{json:$..url}", "u"),
        ("{json:deep['k.k'].url}", "u"),
        ('{json:deep["k.k"]}', '{"url": "u"}'),
        ('{json:[\\{"src":"s"\\}]|[0][\'src\']}', "s"),
        ("{json:no json|a}", ""),
        ("{json:a[}", None),
        (r"{regex:\"b\": \"(.)\\\|(?<last>.)|last}", "y"),
        (r"{regex:\"b\": \"(.)\\\|(?'last'.)|1}", "x"),
        ("{regex:abcabc|(?<x>[a-c])b|0}", "ab"),
        ("{regex:no such}", ""),
        ("{regex:(a)|7}", ""),
        ("{regex:(}", None),
        ("{xml:<a><b c='d'>t</b><b>u</b></a>|/a/b[2]}", "u"),
        ("{base64:user:pass}", "dXNlcjpwYXNz"),
        ("{base64:{input}}", None),
        ("{random:one}", "one"),
        ("{outputbox:title|text}", ""),
        ("{json:{regex:{response}|.*|0}|.url}", "u"),
        ("{" * 40, None),
    ],
)
def test_texts(text: str, result: str | None):
    if result is None and "input" not in text:
        with pytest.raises(SxcuRefused):
            checked(text, in_request=False)
    elif result is None:
        assert evaluated(checked(text, in_request=True), KNOWN) == "UElD"
    else:
        assert evaluated(parse(text), KNOWN) == result


XML = """<?xml version="1.0"?><rsp stat="ok"><n:x xmlns:n="y">q</n:x>
<file id="1"><url> one </url></file><file id="2"><url>two</url><size>3</size></file></rsp>"""


@pytest.mark.parametrize(
    ("path", "result"),
    [
        ("/rsp/file/url", "one"),
        ("//url", "one"),
        ("//file[2]/url/text()", "two"),
        ("//file[@id='2']/url", "two"),
        ('//file[size="3"]/url', "two"),
        ("//file[size]/url", "two"),
        ("//file[@id]/@id", "1"),
        ("rsp/@stat", "ok"),
        ("//@none", ""),
        ("//file[0]", ""),
        ("/rsp/*", "q"),
        ("/nothing", ""),
        ("", ""),
    ],
)
def test_xml(path: str, result: str):
    assert sxcu_xml.first(XML, path) == result


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY e "boom">]><a>&e;</a>',
        '<!DOCTYPE a SYSTEM "https://evil.example/x.dtd"><a>1</a>',
        "<a>" * 100,
        "<a>" * 100 + "</a>" * 100,
        "not xml",
    ],
)
def test_xml_that_is_not_read(text: str):
    assert sxcu_xml.first(text, "//a") == ""


def test_paths_have_limits():
    assert not sxcu_xml.is_path("/a" * 500)
    assert not sxcu_xml.is_path("/a[[")
    assert not sxcu_json.is_path("a." * 500)
    assert sxcu_json.first("[" * 60_000, "a") == ""
    begun = time.process_time()
    nested = '{"a":' * 900 + "1" + "}" * 900
    sxcu_json.first(nested, "..*" * 16)
    sxcu_xml.first("<a>" * 60 + "<b/>" * 10_000 + "</a>" * 60, "//*" * 8)
    assert time.process_time() - begun < FAR_FROM_ENDLESS_S


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)*b", "^(([a-z])+.)+[A-Z]([a-z])+$"])
def test_patterns_have_a_limit_in_time(pattern: str):
    begun = time.process_time()
    assert sxcu_regex.first("a" * 60_000 + "!", pattern) == ""
    assert time.process_time() - begun < FAR_FROM_ENDLESS_S


@pytest.mark.parametrize(
    "pattern",
    ["(a{1000}){1000}", "(" * 10 + ")" * 10, "a" * 501, "(?R)", "(?:a){e<=2}", r"\L<x>", "()" * 40],
)
def test_patterns_that_could_take_long_are_not_compiled(pattern: str):
    with pytest.raises(SxcuRefused):
        sxcu_regex.compiled(pattern)


@settings(max_examples=150, deadline=1000)
@given(st.text(alphabet="ab(){}[]|*+?\\^$.<>:=!,019kPd'", max_size=60))
def test_no_pattern_crashes_or_hangs(pattern: str):
    with contextlib.suppress(SxcuRefused):
        sxcu_regex.first("ab01" * 500, pattern, "1")


@given(st.text(max_size=100))
def test_what_is_written_reads_the_same(text: str):
    assert parse(escaped(text)) == ((text,) if text else ())
    template = (Call("base64", ((text or "x",),)),)
    assert parse(written(template)) == template


def test_too_much_is_refused():
    with pytest.raises(SxcuRefused):
        parse("a" * (MAX_TEXT + 1))
    for text in ("{response}" * 33, "{regex:a}" * 3, "{input}"):
        with pytest.raises(SxcuRefused):
            checked(text, in_request=False)
    for text in ("{input}{input}", "{json:{input}|a}", "{random:{input}}"):
        with pytest.raises(SxcuRefused):
            checked(text, in_request=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$response$", "{response}"),
        ("x$json:data.link$y", "x{json:data.link}y"),
        ("$regex:1|2$", r"{regex:\(\\d\{2\}\)|2}".replace(r"\(", "(").replace(r"\)", ")")),
        ("$regex:1,g$", r"{regex:(\\d\{2\})|g}"),
        ("$1$", r"{regex:(\\d\{2\})}"),
        ("$regex:9$", "{regex:9}"),
        (r"\$5 {a}", r"$5 \{a\}"),
        ("5$", "5$"),
        ("$json:a{0}$", r"{json:a\{0\}}"),
    ],
)
def test_the_older_syntax(old: str, new: str):
    assert migrated(old, [r"(\d{2})"]) == new


def test_names():
    for code in sxcu_names.CODES:
        assert f"%{code}" not in sxcu_names.filled(f"%{code}", 0.0)
    assert sxcu_names.filled("%y-%mo-%d %h:%mi:%s.%ms %pm %mon %w %wy %unix 5%", 86400.5) == (
        "1970-01-02 00:00:00.500 AM January Friday 01 86400 5%"
    )
