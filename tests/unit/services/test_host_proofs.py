"""A host counts as proved until something about it changes."""

from __future__ import annotations

from dataclasses import replace

from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.services.host_proofs import is_proved, with_proof

MINE = HostProfile("mine", "s3", {"bucket": "clips", "region": "eu"})
OTHER = HostProfile("other", "s3", {"bucket": "more"})


def test_a_proof_holds_until_the_host_is_changed() -> None:
    preferences = Preferences(hosts=(MINE, OTHER))
    assert not is_proved(preferences, "mine")
    proved = with_proof(preferences, "mine", works=True)
    assert is_proved(proved, "mine")
    assert not is_proved(proved, "other")
    moved = replace(MINE, options={**MINE.options, "bucket": "elsewhere"})
    assert not is_proved(replace(proved, hosts=(moved, OTHER)), "mine")
    again = replace(MINE, options=dict(reversed(MINE.options.items())))
    assert is_proved(replace(proved, hosts=(again, OTHER)), "mine")


def test_a_failed_test_takes_the_proof_of_that_host_alone() -> None:
    preferences = Preferences(hosts=(MINE, OTHER))
    for name in ("mine", "other", "inline"):
        preferences = with_proof(preferences, name, works=True)
    failed = with_proof(preferences, "mine", works=False)
    assert not is_proved(failed, "mine")
    assert is_proved(failed, "other")
    assert is_proved(failed, "inline")


def test_proofs_of_hosts_that_are_gone_are_dropped() -> None:
    proved = with_proof(Preferences(hosts=(MINE,)), "mine", works=True)
    left = with_proof(replace(proved, hosts=()), "inline", works=False)
    assert left.proved_hosts == ()


def test_what_uploads_nothing_needs_no_proof() -> None:
    assert is_proved(Preferences(), "links")
    assert is_proved(Preferences(), "practice")
    assert not is_proved(Preferences(), "inline")
