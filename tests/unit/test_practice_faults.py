from __future__ import annotations

import json

import pytest

from pikascenes_desktop.practice.faults import Action, Call, FaultBook, FaultsInvalid, parse_faults


def _parse(*entries: object) -> FaultBook:
    return FaultBook(parse_faults(json.dumps(list(entries))))


def _actions(book: FaultBook, call: Call, count: int) -> list[Action | None]:
    found = [book.next(call)[1] for _ in range(count)]
    return [fault.do if fault else None for fault in found]


def test_nothing_ordered_nothing_done() -> None:
    assert FaultBook().next(Call.SUBMIT) == (0, None)


def test_nth_from_and_every() -> None:
    book = _parse(
        {"call": "submit", "nth": 2, "do": "drop_after_read"},
        {"call": "status", "from": 2, "do": "status", "status": 503},
        {"call": "file", "every": True, "do": "slow", "bytes_per_s": 1000},
    )
    html = Action.STATUS
    assert _actions(book, Call.SUBMIT, 3) == [None, Action.DROP_AFTER_READ, None]
    assert _actions(book, Call.STATUS, 3) == [None, html, html]
    assert _actions(book, Call.FILE, 2) == [Action.SLOW, Action.SLOW]


def test_star_counts_calls_of_every_kind() -> None:
    book = _parse({"call": "*", "nth": 3, "do": "html"})
    assert _actions(book, Call.SUBMIT, 1) == [None]
    assert _actions(book, Call.ANY, 1) == [None]
    assert _actions(book, Call.STATUS, 2) == [Action.HTML, None]


def test_delays_add_up_and_the_first_other_fault_wins() -> None:
    book = _parse(
        {"call": "*", "every": True, "do": "delay", "seconds": 0.5},
        {"call": "status", "every": True, "do": "delay", "seconds": 1},
        {"call": "status", "every": True, "do": "html"},
        {"call": "status", "every": True, "do": "drop_before_read"},
    )
    wait, fault = book.next(Call.STATUS)
    assert wait == 1.5
    assert fault is not None
    assert fault.do is Action.HTML


def test_parameters_are_read_with_their_defaults() -> None:
    (fault,) = parse_faults(
        '[{"call": "status", "nth": 1, "do": "status", "status": 429,'
        ' "headers": {"Retry-After": "3"}, "body": {"a": 1}, "accepted": false}]'
    )
    assert fault.number("status", 0) == 429
    assert fault.number("seconds", 7) == 7
    assert fault.text("message", "none") == "none"
    assert fault.values["headers"] == {"Retry-After": "3"}
    (fault,) = parse_faults(
        '[{"call": "result", "nth": 1, "do": "result_failed", "message": "no"}]'
    )
    assert fault.text("message", "none") == "no"


GOOD = {"call": "submit", "nth": 1, "do": "html"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("{}", "not a JSON list"),
        ("[3]", "Entry 1 of the fault file is not a JSON object"),
        (json.dumps([GOOD, {**GOOD, "call": "submitt"}]), 'Entry 2 of the fault file: "call"'),
        (json.dumps([{**GOOD, "do": None}]), '"do" is null'),
        (json.dumps([{**GOOD, "do": "no_output"}]), "for result only"),
        (json.dumps([{**GOOD, "call": "*", "do": "expired_link"}]), "for file, result only"),
        (json.dumps([{**GOOD, "every": True}]), "exactly one"),
        (json.dumps([{"call": "submit", "do": "html"}]), "exactly one"),
        (json.dumps([{**GOOD, "nth": 0}]), "whole number from 1"),
        (json.dumps([{**GOOD, "nth": True}]), "whole number from 1"),
        (json.dumps([{"call": "submit", "do": "html", "every": False}]), "only be true"),
        (json.dumps([{**GOOD, "seconds": 1}]), 'unknown parameter "seconds"'),
        (json.dumps([{**GOOD, "status": 99}]), '"status" cannot be 99'),
        (json.dumps([{**GOOD, "body": 7}]), '"body" cannot be 7'),
        (json.dumps([{**GOOD, "accepted": 1}]), '"accepted" cannot be 1'),
        (json.dumps([{**GOOD, "do": "drop_before_read", "x": 1}]), "known: none"),
        (json.dumps([{**GOOD, "do": "delay"}]), '"seconds" is missing'),
        (json.dumps([{**GOOD, "do": "delay", "seconds": -1}]), '"seconds" cannot be -1'),
        (json.dumps([{**GOOD, "do": "delay", "seconds": "1"}]), '"seconds" cannot be "1"'),
        (json.dumps([{**GOOD, "do": "status"}]), '"status" is missing'),
        (
            json.dumps([{**GOOD, "do": "status", "status": 200, "headers": {"a": 1}}]),
            '"headers" cannot be',
        ),
        (json.dumps([{**GOOD, "do": "cut", "after_bytes": 1.5}]), '"after_bytes" cannot be 1.5'),
    ],
)
def test_nonsense_is_refused_by_name(text: str, words: str) -> None:
    with pytest.raises(FaultsInvalid) as caught:
        parse_faults(text)
    assert words in str(caught.value)
