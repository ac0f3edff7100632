"""Faults to order: a file says which call goes wrong, when and how.

A fault file is a JSON list. Each entry names a `call`, when (`nth`, `from` or `every`), what
to `do`, and that action's own parameters::

    [
      {"call": "submit", "nth": 1, "do": "drop_after_read"},
      {"call": "status", "from": 2, "do": "status", "status": 503, "body": "busy"},
      {"call": "file", "every": true, "do": "slow", "bytes_per_s": 200000}
    ]

Calls are counted from 1 for each kind; ``*`` means every kind and counts them all. All
matching delays are added up; of the others the first that matches is done.

================== ==========================================================================
action             what happens
================== ==========================================================================
drop_before_read   the connection is closed before the body is read; nothing is accepted
drop_after_read    the call is carried out, then the connection is closed without an answer
reset_after_read   the same, with a TCP reset
delay              the call waits `seconds`, then goes on as usual
status             HTTP `status` with `body` (text, or JSON) and `headers`
html               a gateway's HTML page, with `status` (502)
ok_with_error_code HTTP 200 with an error object: `code`, `message`
cut                the reply ends after `after_bytes` of its body
slow               the reply's body flows at `bytes_per_s`
result_failed      the result says failed: `type`, `message`
unknown_status     the state is `value` ("thinking")
echo_inputs        the output lists the request's own images beside the clip
expired_link       the clip's link answers 403
no_output          the result has an empty output
private_link       the output leads to `url` (a private address)
many_outputs       the output has `count` (2) videos and one image
================== ==========================================================================

With ``"accepted": true`` the actions status, html and ok_with_error_code carry the call out
before they answer.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_bool,
    as_float,
    as_int,
    as_list,
    as_object,
    as_str,
)


class Call(StrEnum):
    """The kinds of calls that faults tell apart."""

    SUBMIT = "submit"
    STATUS = "status"
    RESULT = "result"
    CANCEL = "cancel"
    MODEL = "model"
    FILE = "file"
    IMAGE_PUT = "image_put"
    IMAGE_GET = "image_get"
    BALANCE = "balance"
    ANY = "*"


class Action(StrEnum):
    """What can go wrong (the table above)."""

    DROP_BEFORE_READ = "drop_before_read"
    DROP_AFTER_READ = "drop_after_read"
    RESET_AFTER_READ = "reset_after_read"
    DELAY = "delay"
    STATUS = "status"
    HTML = "html"
    CUT = "cut"
    SLOW = "slow"
    OK_WITH_ERROR_CODE = "ok_with_error_code"
    RESULT_FAILED = "result_failed"
    UNKNOWN_STATUS = "unknown_status"
    ECHO_INPUTS = "echo_inputs"
    EXPIRED_LINK = "expired_link"
    NO_OUTPUT = "no_output"
    PRIVATE_LINK = "private_link"
    MANY_OUTPUTS = "many_outputs"


class FaultsInvalid(ValueError):
    """A fault file that cannot be used; the text names the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry of a fault file.

    Attributes:
        first: The first call it applies to, from 1.
        last: The last one, None for all that follow.
        values: The action's parameters, checked.
    """

    call: Call
    do: Action
    first: int = 1
    last: int | None = None
    values: JsonObject = field(default_factory=dict[str, object])

    def number(self, name: str, default: float) -> float:
        """Return a parameter that is a number."""
        value = as_float(self.values.get(name))
        return default if value is None else value

    def text(self, name: str, default: str) -> str:
        """Return a parameter that is a text."""
        value = as_str(self.values.get(name))
        return default if value is None else value


class FaultBook:
    """Counts the calls and says what is to go wrong with each."""

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self._faults = faults
        self._counts: Counter[Call] = Counter()

    def next(self, call: Call) -> tuple[float, Fault | None]:
        """Count a call; return how many seconds it waits, and its fault if there is one."""
        for kind in {call, Call.ANY}:
            self._counts[kind] += 1
        due = [fault for fault in self._faults if self._is_due(fault, call)]
        wait = sum(fault.number("seconds", 0) for fault in due if fault.do is Action.DELAY)
        others = (fault for fault in due if fault.do is not Action.DELAY)
        return wait, next(others, None)

    def _is_due(self, fault: Fault, call: Call) -> bool:
        if fault.call not in (call, Call.ANY):
            return False
        count = self._counts[fault.call]
        return count >= fault.first and (fault.last is None or count <= fault.last)


# --- reading --------------------------------------------------------------------------------

_Check = Callable[[object], bool]


def _at_least(least: float) -> _Check:
    def check(value: object) -> bool:
        number = as_float(value)
        return number is not None and number >= least

    return check


def _whole(least: int, most: float = math.inf) -> _Check:
    def check(value: object) -> bool:
        number = as_int(value)
        return number is not None and least <= number <= most

    return check


def _is_text(value: object) -> bool:
    return as_str(value) is not None


def _is_headers(value: object) -> bool:
    return value == as_object(value) and all(_is_text(item) for item in as_object(value).values())


def _is_true_or_false(value: object) -> bool:
    return as_bool(value) is not None


def _is_anything(value: object) -> bool:  # noqa: ARG001 -- a check like the others
    return True


_SECONDS: Final = {"seconds": _at_least(0)}
_MESSAGE: Final = {"message": _is_text}
_ACCEPTED: Final = {"accepted": _is_true_or_false}
_PARAMETERS: Final[dict[Action, dict[str, _Check]]] = {
    Action.DROP_BEFORE_READ: {},
    Action.DROP_AFTER_READ: {},
    Action.RESET_AFTER_READ: {},
    Action.DELAY: _SECONDS,
    Action.STATUS: {
        "status": _whole(200, 599),
        "body": _is_anything,
        "headers": _is_headers,
        **_ACCEPTED,
    },
    Action.HTML: {"status": _whole(200, 599), "body": _is_text, **_ACCEPTED},
    Action.CUT: {"after_bytes": _whole(0)},
    Action.SLOW: {"bytes_per_s": _at_least(1)},
    Action.OK_WITH_ERROR_CODE: {"code": _whole(1), **_MESSAGE, **_ACCEPTED},
    Action.RESULT_FAILED: {"type": _is_text, **_MESSAGE},
    Action.UNKNOWN_STATUS: {"value": _is_text},
    Action.ECHO_INPUTS: {},
    Action.EXPIRED_LINK: {},
    Action.NO_OUTPUT: {},
    Action.PRIVATE_LINK: {"url": _is_text},
    Action.MANY_OUTPUTS: {"count": _whole(2, 9)},
}
_REQUIRED: Final = {
    Action.DELAY: "seconds",
    Action.STATUS: "status",
    Action.CUT: "after_bytes",
    Action.SLOW: "bytes_per_s",
}
_RESULT: Final = frozenset({Call.RESULT})
_ONLY_FOR: Final[dict[Action, frozenset[Call]]] = {
    Action.RESULT_FAILED: _RESULT,
    Action.UNKNOWN_STATUS: frozenset({Call.STATUS, Call.RESULT}),
    Action.ECHO_INPUTS: _RESULT,
    Action.EXPIRED_LINK: frozenset({Call.RESULT, Call.FILE}),
    Action.NO_OUTPUT: _RESULT,
    Action.PRIVATE_LINK: _RESULT,
    Action.MANY_OUTPUTS: _RESULT,
}
_Kind = TypeVar("_Kind", bound=StrEnum)
_WHEN: Final = frozenset({"nth", "from", "every"})


def parse_faults(text: str | bytes) -> tuple[Fault, ...]:
    """Read a fault file's contents.

    Raises:
        FaultsInvalid: It is not JSON, not a list, or an entry makes no sense.
    """
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise FaultsInvalid(f"The fault file is not JSON: {exc}") from exc
    if document != as_list(document):
        raise FaultsInvalid("The fault file is not a JSON list of entries.")
    return tuple(
        _parse_entry(number, entry) for number, entry in enumerate(as_list(document), start=1)
    )


def _parse_entry(number: int, entry: object) -> Fault:
    where = f"Entry {number} of the fault file"
    values = as_object(entry)
    if entry != values:
        raise FaultsInvalid(f"{where} is not a JSON object.")
    call = _member(where, "call", values, Call)
    do = _member(where, "do", values, Action)
    where = f"{where} ({call.value}: {do.value})"
    if call not in _ONLY_FOR.get(do, frozenset(Call)):
        allowed = ", ".join(sorted(_ONLY_FOR[do]))
        raise FaultsInvalid(f"{where}: this action is for {allowed} only.")
    first, last = _parse_when(where, values)
    parameters = {
        name: value for name, value in values.items() if name not in {"call", "do", *_WHEN}
    }
    checks = _PARAMETERS[do]
    for name, value in parameters.items():
        if name not in checks:
            known = ", ".join(sorted(checks)) or "none"
            raise FaultsInvalid(f'{where}: unknown parameter "{name}" (known: {known}).')
        if not checks[name](value):
            raise FaultsInvalid(f'{where}: "{name}" cannot be {json.dumps(value)}.')
    required = _REQUIRED.get(do)
    if required is not None and required not in parameters:
        raise FaultsInvalid(f'{where}: "{required}" is missing.')
    return Fault(call, do, first, last, parameters)


def _member(where: str, name: str, values: JsonObject, kind: type[_Kind]) -> _Kind:
    value = values.get(name)
    if value not in [member.value for member in kind]:
        known = ", ".join(kind)
        raise FaultsInvalid(f'{where}: "{name}" is {json.dumps(value)}, not one of {known}.')
    return kind(value)


def _parse_when(where: str, values: JsonObject) -> tuple[int, int | None]:
    """Return the first and the last call that an entry applies to."""
    given = sorted(_WHEN & values.keys())
    if len(given) != 1:
        raise FaultsInvalid(f'{where}: give exactly one of "nth", "from" and "every".')
    name = given[0]
    if name == "every":
        if values[name] is not True:
            raise FaultsInvalid(f'{where}: "every" can only be true.')
        return 1, None
    count = as_int(values[name])
    if count is None or count < 1:
        raise FaultsInvalid(f'{where}: "{name}" is a whole number from 1.')
    return (count, count) if name == "nth" else (count, None)
