"""What is said about an image that is, or was, online."""

from __future__ import annotations

from typing import Final

from pikascenes_desktop.domain.exposure import Exposure, ExposureState, Leaving
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.words import say, sentence

HOW: Final = {
    Leaving.DELETABLE: "ex.deletable",
    Leaving.BY_HAND: "ex.by_hand",
    Leaving.EXPIRES: "ex.expires",
    Leaving.NEVER: "ex.never",
}


def state_of(exposure: Exposure, now: float) -> str:
    """Return whether it can be seen, in a word or two."""
    gone_at = exposure.gone_at if exposure.gone_at is not None else now
    match exposure.state:
        case ExposureState.DELETED:
            return say("ex.deleted", t=formats.ago(gone_at, now))
        case ExposureState.EXPIRED:
            return say("ex.expired", t=formats.ago(gone_at, now))
        case _:
            return say(f"ex.{exposure.state.value}")


def when(exposure: Exposure, now: float) -> str:
    """Return since when it is there, and until when."""
    since = say("ex.since", t=formats.ago(exposure.since, now))
    if not exposure.is_out:
        return since
    if exposure.until is None:
        return f"{since} · {say('ex.forever')}"
    if exposure.until <= now:
        return f"{since} · {say('ex.until.past')}"
    return f"{since} · {say('ex.until', t=formats.ahead(exposure.until, now))}"


def exactly(exposure: Exposure, now: float) -> str:
    """Return the day and the time at which it was put online."""
    return f"{formats.day(exposure.since, now)}, {formats.clock_time(exposure.since)}"


def how(exposure: Exposure) -> str:
    """Return how it can go, and who still needs it."""
    if not exposure.is_out:
        return ""
    parts = [say(HOW[exposure.leaving])]
    if not exposure.link:
        parts.append(say("ex.nolink"))
    if exposure.clips:
        parts.append(say("ex.needed", n=exposure.clips))
    return " · ".join(parts)


def trouble(exposure: Exposure) -> str:
    """Return why it is still there although it should not be; empty for no trouble."""
    if exposure.trouble is None or not exposure.is_out:
        return ""
    return say("ex.trouble", why=sentence(exposure.trouble).title)
