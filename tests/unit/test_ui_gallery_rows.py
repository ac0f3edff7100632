"""Justified rows: what fills, what stays, and finding cards again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.ports.listing import CardKind, Listing
from pikascenes_desktop.ui.gallery.card_rows import CardRows
from pikascenes_desktop.ui.gallery.layout import Layout
from pikascenes_desktop.ui.gallery.row_ids import RowIds
from pikascenes_desktop.ui.gallery.rows import (
    CAPTION,
    GAP,
    HEADING,
    LEAST_WIDTH,
    MAX_SCALE,
    MIN_SCALE,
    ROW_GAP,
    Box,
    Day,
    Frame,
    Kind,
    card_code,
    kind_of,
    kind_of_code,
    lay_out_day,
    natural_widths,
)

NOW = 1_700_000_000.0
"""Long after 1970, before which Windows knows no local time."""

WIDE = card_code(Kind.CLIP, AspectRatio.WIDE)
ULTRAWIDE = card_code(Kind.CLIP, AspectRatio.ULTRAWIDE)
TALL = card_code(Kind.CLIP, AspectRatio.TALL)
CODES = some.binary(max_size=60).map(lambda data: bytearray(byte % 18 for byte in data))


def layout(*days: bytearray, width: int = 848, row_height: int = 168) -> Layout:
    result = Layout()
    result.arrange(
        [Day(1000 - number, codes) for number, codes in enumerate(days)], Frame(width, row_height)
    )
    return result


@pytest.mark.parametrize(
    ("state", "blocked_by", "kind"),
    [
        (State.SAVED, None, Kind.CLIP),
        (State.READY, None, Kind.RUNNING),
        (State.READY, BlockedBy.KEY, Kind.RUNNING),
        (State.READY, BlockedBy.RATE, Kind.RUNNING),
        (State.GENERATING, BlockedBy.NETWORK, Kind.RUNNING),
        (State.DOWNLOADING, None, Kind.RUNNING),
        (State.DOWNLOADING, BlockedBy.NETWORK, Kind.MESSAGE),
        (State.READY, BlockedBy.HOST, Kind.MESSAGE),
        (State.UNCONFIRMED, None, Kind.MESSAGE),
        (State.CANCELLED, None, Kind.MESSAGE),
    ],
)
def test_a_state_has_its_kind_of_card(
    state: State, blocked_by: BlockedBy | None, kind: Kind
) -> None:
    assert kind_of(state, blocked_by) is kind


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("ratio", AspectRatio)
def test_a_code_holds_kind_and_ratio(kind: Kind, ratio: AspectRatio) -> None:
    code = card_code(kind, ratio)
    assert kind_of_code(code) is kind
    assert natural_widths(168)[code] == max(float(ratio.fraction) * 168, LEAST_WIDTH[kind])


@given(codes=CODES, width=some.integers(200, 2000), row_height=some.integers(120, 320))
@settings(max_examples=80, deadline=None)
def test_every_row_is_scaled_within_bounds_or_left_as_it_is(
    codes: bytearray, width: int, row_height: int
) -> None:
    widths = natural_widths(row_height)
    rows = lay_out_day(codes, widths, Frame(width, row_height))
    ends = [*rows.firsts[1:], len(codes)] if codes else []
    for first, end, scale, filled in zip(rows.firsts, ends, rows.scales, rows.filled, strict=True):
        gaps = GAP * (end - first - 1)
        natural = sum(widths[code] for code in codes[first:end])
        assert natural * scale + gaps <= width + 1e-6
        if filled and end - first > 1:
            assert MIN_SCALE <= scale <= MAX_SCALE
        elif not filled:
            assert scale == 1.0
    assert sorted(rows.firsts) == list(rows.firsts)


@given(days=some.lists(CODES, max_size=5), width=some.integers(300, 1400))
@settings(max_examples=60, deadline=None)
def test_every_card_is_found_where_it_is(days: list[bytearray], width: int) -> None:
    grid = layout(*days, width=width)
    grid.settle(0, 1_000_000)
    seen = list(grid.visible(0, grid.height + 1))
    assert [card for card, _ in seen] == list(range(grid.count))
    for card, box in seen:
        assert grid.box(card) == box
        assert grid.card_at(box.x, box.y) == card
        assert grid.card_at(box.x, box.y + box.height + CAPTION - 1) == card
        assert box.x >= 0
        assert box.x + box.width <= width
    assert [day.ordinal for day, _ in grid.headings(0, grid.height + 1)] == [
        1000 - number for number in range(len(days))
    ]


def test_a_row_that_fills_ends_exactly_at_the_edge() -> None:
    grid = layout(bytearray([WIDE] * 3), width=900)
    boxes = [box for _, box in grid.visible(0, 1000)]
    assert [box.x + box.width for box in boxes][-1] == 900
    assert {box.y for box in boxes} == {HEADING}
    assert boxes[1].x - (boxes[0].x + boxes[0].width) == GAP


def test_a_row_that_cannot_fill_stays_left() -> None:
    grid = layout(bytearray([WIDE]), width=900)
    assert grid.box(0) == Box(0, HEADING, round(168 * 16 / 9), 168)
    assert grid.height == HEADING + 168 + CAPTION + ROW_GAP


def test_a_card_wider_than_the_window_is_made_to_fit() -> None:
    grid = layout(bytearray([ULTRAWIDE]), width=200, row_height=320)
    assert grid.box(0) == Box(0, HEADING, 200, 80)


def test_only_what_shows_is_looked_at() -> None:
    grid = layout(bytearray([WIDE] * 30), bytearray([WIDE] * 30))
    second_day = next(top for day, top in grid.headings(0, grid.height) if day.ordinal == 999)
    cards = [card for card, _ in grid.visible(second_day, second_day + 100)]
    assert cards[0] == 30
    assert len(cards) <= 3
    assert [day.ordinal for day, _ in grid.headings(second_day, second_day + 10)] == [999]


def test_an_empty_layout_holds_nothing() -> None:
    grid = layout()
    assert (grid.count, grid.height) == (0, 0)
    assert grid.card_at(5, 5) is None
    assert list(grid.visible(0, 1000)) == []
    assert list(grid.headings(0, 1000)) == []


def test_no_card_is_found_in_headings_gaps_and_beyond() -> None:
    grid = layout(bytearray([WIDE]))
    box = grid.box(0)
    assert grid.card_at(0, HEADING - 1) is None
    assert grid.card_at(box.width + 1, HEADING) is None
    assert grid.card_at(0, -1) is None
    assert grid.card_at(0, grid.height) is None


def test_up_and_down_lead_to_the_nearest_card_of_the_next_row() -> None:
    grid = layout(bytearray([WIDE] * 6), bytearray([WIDE] * 2))
    assert grid.below(0) == 3
    assert grid.above(3) == 0
    assert grid.below(4) == 7
    assert grid.above(6) == 3
    assert grid.above(1) == 1
    assert grid.below(7) == 7


def test_pages_keep_within_the_cards() -> None:
    grid = layout(bytearray([WIDE] * 30))
    assert grid.page_from(0, 500) > 3
    assert grid.page_from(29, -500) < 26
    assert grid.page_from(0, -5000) == 0
    assert grid.page_from(29, 50_000) == 29


def test_a_rubber_band_touches_cards_with_their_captions() -> None:
    grid = layout(bytearray([WIDE] * 6))
    first, fourth = grid.box(0), grid.box(3)
    assert list(grid.touching(Box(5, first.y + first.height + 2, 4, 4))) == [0]
    assert list(grid.touching(Box(5, first.y, 4, fourth.y - first.y + 1))) == [0, 3]
    assert list(grid.touching(Box(5, 0, 4, 4))) == []


def test_only_a_changed_day_is_laid_out_again() -> None:
    days = [Day(2, bytearray([WIDE] * 5)), Day(1, bytearray([TALL] * 5))]
    grid = Layout()
    grid.arrange(days, Frame(848, 168))
    kept = grid.box(5)
    days[0].codes.insert(0, ULTRAWIDE)
    grid.arrange(days, Frame(848, 168))
    assert grid.count == 11
    days[0].revision += 1
    grid.arrange(days, Frame(848, 168))
    assert grid.box(6).width == kept.width
    assert grid.box(0).width > grid.box(0).height * 2


def test_cards_are_found_fast_among_many() -> None:
    mixed = random.Random(0)
    grid = layout(bytearray(mixed.randrange(18) for _ in range(5000)))
    for card in mixed.sample(range(5000), 50):
        box = grid.box(card)
        assert grid.card_at(box.x + 1, box.y + 1) == card


def many_days(count: int, each: int = 7) -> list[Day]:
    mixed = random.Random(1)
    return [
        Day(1000 - number, bytearray(mixed.randrange(18) for _ in range(each)))
        for number in range(count)
    ]


def test_what_is_in_sight_stays_when_days_above_turn_out_otherwise() -> None:
    grid = Layout()
    grid.arrange(many_days(400), Frame(848, 168))
    top = grid.height // 2
    top += grid.settle(top, top + 800)
    before = [(card, box.y - top) for card, box in grid.visible(top, top + 800)]
    for _ in range(40):  # scrolling up, days come in that nobody has looked at yet
        top -= 300
        top += grid.settle(top, top + 800)
    for _ in range(40):
        top += 300
        top += grid.settle(top, top + 800)
    after = [(card, box.y - top) for card, box in grid.visible(top, top + 800)]
    assert dict(before).keys() & dict(after).keys()
    seen = dict(after)
    moved = {place - seen[card] for card, place in before if card in seen}
    assert len(moved) == 1


def test_a_height_is_found_again_after_a_day_above_was_looked_at() -> None:
    grid = Layout()
    grid.arrange(many_days(60), Frame(848, 168))
    top = grid.height - 500
    top += grid.settle(top, top + 500)
    place = grid.anchor(top)
    first = next(iter(grid.visible(top, top + 500)))
    grid.box(3)
    moved = grid.at(place)
    assert next(iter(grid.visible(moved, moved + 500)))[0] == first[0]


def test_a_layout_without_days_settles() -> None:
    assert Layout().settle(0, 500) == 0
    assert not Layout().is_beyond(0, 100)
    assert not Layout().is_current(0)


def test_cards_below_the_sight_are_known() -> None:
    grid = layout(bytearray([WIDE] * 30))
    assert grid.is_beyond(29, 400)
    assert not grid.is_beyond(0, 400)
    assert grid.is_current(3)


def test_only_days_in_sight_are_laid_out() -> None:
    days = many_days(5000)
    grid = Layout()
    grid.arrange(days, Frame(848, 168))
    grid.settle(0, 800)
    later = days[4000]
    assert not grid.is_current(4000 * 7)
    exact = lay_out_day(later.codes, natural_widths(168), Frame(848, 168)).height
    assert exact > 0
    estimate = grid.height
    for card in range(0, 35_000, 7):
        grid.box(card)
    assert abs(grid.height - estimate) < estimate * 0.25
    assert grid.is_current(4000 * 7)


@given(
    changes=some.lists(
        some.tuples(some.sampled_from(["in", "out", "below"]), some.integers(0, 40)), max_size=40
    )
)
@settings(max_examples=60, deadline=None)
def test_ids_know_their_rows(changes: list[tuple[str, int]]) -> None:
    rows, plain = RowIds(["a", "b"]), ["a", "b"]
    for number, (change, place) in enumerate(changes):
        if change == "in":
            row = place % (len(plain) + 1)
            rows.insert(row, f"in {number}")
            plain.insert(row, f"in {number}")
        elif change == "below":
            assert rows.are_new([f"below {number}"])
            rows.extend([f"below {number}"])
            plain.append(f"below {number}")
        elif plain:
            row = place % len(plain)
            rows.remove(row)
            del plain[row]
        assert [rows[row] for row in range(len(rows))] == plain
        assert [rows.row_of(key) for key in plain] == list(range(len(plain)))
    assert rows.row_of("nobody") is None
    assert "nobody" not in rows
    assert rows.rows_of(["nobody", *reversed(plain)]) == list(range(len(plain)))


def page_of(*names: str, state: State = State.SAVED, created_at: float = NOW) -> Listing:
    kind = CardKind(state, None, AspectRatio.WIDE)
    return Listing(names, (created_at,) * len(names), (kind,) * len(names))


def test_pages_pass_over_what_is_there_or_gone() -> None:
    rows = CardRows(today=1)
    rows.extend(page_of("a", "b"))
    rows.extend(page_of())
    rows.extend(rows.fresh(page_of("b", "c", "d"), {"d"}))
    assert [rows.ids[row] for row in range(len(rows))] == ["a", "b", "c"]
    assert [len(day.codes) for day in rows.days] == [3]
    with pytest.raises(IndexError):
        rows.place(3)


def test_several_rows_go_together() -> None:
    rows = CardRows(today=1)
    rows.extend(page_of("a", "b"))
    rows.extend(page_of("c", "d", created_at=NOW + 200_000))
    rows.extend(page_of("e", created_at=NOW + 400_000))
    left = rows.without({"b", "e"})
    assert [left.ids[row] for row in range(len(left))] == ["a", "c", "d"]
    assert [len(day.codes) for day in left.days] == [1, 2]


def test_lengths_are_headings_too() -> None:
    rows = CardRows(today=1, by_length=True)
    kinds = [CardKind(State.SAVED, None, AspectRatio.WIDE, seconds) for seconds in (10, 10, 5)]
    rows.extend(Listing(("a", "b", "c"), (1.0, 2.0, 3.0), tuple(kinds)))
    assert [(day.ordinal, len(day.codes)) for day in rows.days] == [(10, 2), (5, 1)]
