"""The computer is kept awake while bytes move, and only then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.generation import PRACTICE_BASE, BlockedBy, State
from pikascenes_desktop.services.awake import Awake
from pikascenes_desktop.services.feed import Feed
from tests.fakes.fake_desktop import FakeWakeLock
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation


@pytest.fixture
def changed() -> Feed[Generation]:
    return Feed()


def test_it_is_held_while_something_is_sent_or_fetched(changed: Feed[Generation]):
    lock = FakeWakeLock()
    awake = Awake(changed, lock)
    changed.publish(made("a", State.PREPARING))
    assert not lock.is_held
    changed.publish(made("a", State.UPLOADING))
    changed.publish(made("b", State.DOWNLOADING))
    assert lock.is_held
    assert awake.is_holding
    changed.publish(made("a", State.IN_LINE))
    assert lock.is_held
    changed.publish(made("b", State.SAVED))
    assert not lock.is_held
    assert lock.holds == 1


def test_what_stands_still_lets_the_computer_sleep(changed: Feed[Generation]):
    lock = FakeWakeLock()
    Awake(changed, lock)
    fetching = made("a", State.DOWNLOADING)
    changed.publish(fetching)
    changed.publish(replace(fetching, blocked_by=BlockedBy.DISK))
    assert not lock.is_held


def test_practice_never_leaves_the_computer(changed: Feed[Generation]):
    lock = FakeWakeLock()
    Awake(changed, lock)
    changed.publish(made("a", State.DOWNLOADING, practice=True, api_base=PRACTICE_BASE))
    assert lock.holds == 0


def test_the_end_of_the_program_lets_go(changed: Feed[Generation]):
    lock = FakeWakeLock()
    awake = Awake(changed, lock)
    changed.publish(made("a", State.UPLOADING))
    awake.close()
    assert not lock.is_held
    changed.publish(made("b", State.UPLOADING))
    assert not lock.is_held
