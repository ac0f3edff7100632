"""Which upload hosts were seen to work as they are set up now."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.host import place_of

if TYPE_CHECKING:
    from pikascenes_desktop.domain.preferences import Preferences

UPLOADS_NOTHING: Final = ("links", "practice")
"""Hosts with nothing to test: the one takes web links as they are, the other is our own."""


def proof_of(preferences: Preferences, name: str) -> str:
    """Return what stands for a host as it is set up now: another after each change of it.

    The secret is no part of it; whoever changes that takes the proof back.
    """
    profile = next((each for each in preferences.hosts if each.name == name), None)
    facts = name if profile is None else f"{name}\n{place_of(profile)}"
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def is_proved(preferences: Preferences, name: str) -> bool:
    """Say whether a host passed its test since it was last changed, or needs none."""
    return name in UPLOADS_NOTHING or proof_of(preferences, name) in preferences.proved_hosts


def with_proof(preferences: Preferences, name: str, *, works: bool) -> Preferences:
    """Return preferences that know how a host's test ended; proofs of no host are dropped."""
    names = {"inline", *(each.name for each in preferences.hosts)} - {name}
    kept = {proof_of(preferences, each) for each in names} & set(preferences.proved_hosts)
    if works:
        kept.add(proof_of(preferences, name))
    return replace(preferences, proved_hosts=tuple(sorted(kept)))
