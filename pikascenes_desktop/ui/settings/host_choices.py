"""What can be chosen on the upload-host page: the user's hosts, and kinds to set up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.services.host_proofs import is_proved, proof_of
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikascenes_desktop.domain.host import HostForm
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.ui.memory import Memory

CUSTOM: Final = "custom"
BUCKET: Final = "s3"
FIRST_KINDS: Final = 2
"""How many kinds are offered before more are asked for: the easiest ones."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One card.

    Attributes:
        kind: A kind of host, ``links`` or ``inline``.
        name: The host's name; empty for a kind that is to be set up.
    """

    kind: str
    name: str = ""

    @property
    def is_built_in(self) -> bool:
        """Whether it is there without being set up."""
        return self.kind == self.name

    @property
    def is_set_up(self) -> bool:
        """Whether it is a host of the user's."""
        return bool(self.name) and not self.is_built_in


LINKS: Final = Choice("links", "links")
INLINE: Final = Choice("inline", "inline")


def choice_of(preferences: Preferences, name: str | None) -> Choice | None:
    """Return the card of a host; None when there is none of that name."""
    own = (Choice(each.kind, each.name) for each in preferences.hosts)
    return next((each for each in (LINKS, INLINE, *own) if each.name == name), None)


def first_choices(preferences: Preferences, forms: Sequence[HostForm]) -> tuple[Choice, ...]:
    """Return the cards that are always seen: the user's hosts, or the easiest kinds.

    Args:
        preferences: The user's hosts.
        forms: All kinds, the easiest first.
    """
    own = tuple(Choice(each.kind, each.name) for each in preferences.hosts)
    kinds = tuple(Choice(form.kind) for form in forms[:FIRST_KINDS])
    chosen = (INLINE,) if preferences.host == INLINE.name else ()
    return (*(own or kinds), LINKS, *chosen)


def more_choices(preferences: Preferences, forms: Sequence[HostForm]) -> tuple[Choice, ...]:
    """Return all other cards, the easiest first."""
    every = (*(Choice(form.kind) for form in forms), INLINE)
    first = first_choices(preferences, forms)
    return tuple(choice for choice in every if choice not in first)


def title_of(choice: Choice) -> str:
    """Return what a card is called."""
    return choice.name if choice.is_set_up else say(f"ho.{choice.kind}")


def about(choice: Choice, preferences: Preferences, memory: Memory, now: float) -> str:
    """Return the line below: what a kind is for, or how the user's host did in its test.

    Args:
        choice: The card.
        preferences: Know which hosts passed their test as they are set up now.
        memory: Knows when that was.
        now: Unix seconds.
    """
    if not choice.is_set_up:
        return say(f"ho.{choice.kind}.b")
    kind = say(f"ho.{choice.kind}")
    trial = memory.host_trial(proof_of(preferences, choice.name))
    if is_proved(preferences, choice.name):
        if trial is None or not trial[1]:
            return say("ho.proved", kind=kind)
        return say("ho.worked", kind=kind, t=formats.ago(trial[0], now))
    if trial is not None and not trial[1]:
        return say("ho.failed.ago", kind=kind, t=formats.ago(trial[0], now))
    return say("ho.untested", kind=kind)
