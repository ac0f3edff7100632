"""The states and moves of architecture §3."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pikascenes_desktop.domain import errors
from pikascenes_desktop.domain.errors import AppError, Unreachable
from pikascenes_desktop.domain.generation import (
    AT_SERVICE,
    ENDED,
    MOVES,
    UNSENT,
    UNSURE,
    Generation,
    Progress,
    State,
    may_move,
)
from pikascenes_desktop.domain.host import LinkReport
from pikascenes_desktop.domain.json_values import (
    as_bool,
    as_float,
    as_int,
    as_list,
    as_object,
    as_str,
)
from pikascenes_desktop.domain.money import Price
from pikascenes_desktop.domain.scene import Duration, Scene


def test_every_state_has_its_moves_and_its_place() -> None:
    assert set(MOVES) == set(State)
    assert ENDED | UNSENT | UNSURE | AT_SERVICE | {State.SUBMITTING} == set(State)


def test_ended_means_ended() -> None:
    assert all(not MOVES[state] for state in ENDED)
    assert all(may_move(state, state) for state in State)


def test_only_the_step_that_sends_comes_before_what_was_sent() -> None:
    """Nothing becomes `submitting` but from `uploading`, so nothing skips the written intent."""
    assert [state for state in State if State.SUBMITTING in MOVES[state]] == [State.UPLOADING]


def test_nothing_sent_goes_back_to_be_sent_but_by_the_users_word() -> None:
    back = [state for state in State if State.READY in MOVES[state]]
    assert back == [State.PREPARING, State.UPLOADING, State.SUBMITTING, State.UNCONFIRMED]


def generation(state: State) -> Generation:
    return Generation("id", "press", 0, Scene(), 0.0, 0.0, "https://x", "m", "links", state=state)


def test_cancelling_makes_sense_only_while_waiting() -> None:
    can = {state for state in State if generation(state).can_cancel}
    assert can == UNSENT | {State.IN_LINE}
    assert generation(State.SAVED).is_ended
    assert not generation(State.UNCONFIRMED).is_ended


@pytest.mark.parametrize(
    ("done", "total", "expected"), [(5, 10, 0.5), (11, 10, 1.0), (5, None, None), (0, 0, None)]
)
def test_progress_is_counted_never_guessed(
    done: int, total: int | None, expected: float | None
) -> None:
    assert Progress("id", done, total).fraction == expected


def test_errors_hold_facts_and_no_prose() -> None:
    error = Unreachable(host="example.org", reason="refused")
    assert str(error) == "unreachable, host='example.org', reason='refused'"
    assert error.facts() == {"host": "example.org", "reason": "refused"}


def test_every_error_has_a_code_of_its_own() -> None:
    leaves = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, AppError) and not value.__subclasses__()
    ]
    codes = [leaf.code for leaf in leaves]
    assert len(codes) == len(set(codes))
    assert "error" not in codes


def test_prices_are_computed_only_from_units_we_know() -> None:
    ten = Scene(duration=Duration.TEN)
    assert Price(Decimal("0.20"), "output").estimate(ten, 2) == Decimal("0.40")
    assert Price(Decimal("0.05"), "second").estimate(ten) == Decimal("0.50")
    assert Price(Decimal(1), "credit").estimate(ten) is None


def test_json_looks_are_typed() -> None:
    assert as_object([]) == {}
    assert as_object({"a": 1}) == {"a": 1}
    assert as_list({}) == []
    assert as_list([1]) == [1]
    assert as_str(1) is None
    assert as_int(True) is None
    assert as_int(3) == 3
    assert as_float(True) is None
    assert as_float(float("nan")) is None
    assert as_float("1") is None
    assert as_float(2) == 2.0
    assert as_bool(1) is None
    assert as_bool(False) is False
    assert LinkReport().problem is None
