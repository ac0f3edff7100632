"""What a message card says and offers: what happened, what is safe, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pikascenes_desktop.domain.errors import (
    KeyChanged,
    KeyMissing,
    KeyStoreDismissed,
    KeyStoreLocked,
    KeyStoreSlow,
)
from pikascenes_desktop.domain.generation import (
    UNSENT,
    BlockedBy,
    Failure,
    FailureCode,
    Generation,
    State,
)
from pikascenes_desktop.ui.gallery.names import message_title
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.words import say, trouble_of


class Action(StrEnum):
    """What a button on a card, or a row of its menu, does."""

    OPEN = "open"
    FAVOURITE = "favourite"
    MENU = "menu"
    SELECT = "select"
    CANCEL = "cancel"
    DECIDE = "decide"
    CREDITS = "credits"
    WEBSITE = "website"
    ACCOUNT = "account"
    HOST = "host"
    LIBRARY = "library"
    REMIX = "remix"
    RETRY = "retry"
    DOWNLOAD = "download"
    DISMISS = "dismiss"
    REVEAL = "reveal"
    COPY_FILE = "copy_file"
    COPY_PROMPT = "copy_prompt"
    COPY_ID = "copy_id"
    DELETE = "delete"
    EXPORT = "export"
    COMPARE = "compare"
    RESTORE = "restore"
    ERASE = "erase"
    LOCATE = "locate"
    RENAME = "rename"
    DETAILS = "details"


class Tone(StrEnum):
    """The colour of a message card's icon."""

    DANGER = "danger"
    WARNING = "warning"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a card.

    Attributes:
        label: Its text.
        icon: Its icon's name; empty for none.
        quiet: Whether it is the second choice.
    """

    action: Action
    label: str
    icon: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """All that a message card shows."""

    icon: str
    tone: Tone
    title: str
    body: str
    buttons: tuple[Button, ...]


_BY_KEY: Final = {
    "er.credits.go": (Action.CREDITS, "ext"),
    "er.unsure.go": (Action.DECIDE, ""),
    "er.unsure.1.go": (Action.WEBSITE, "ext"),
    "er.fetch.go": (Action.HOST, ""),
    "er.down.go": (Action.DOWNLOAD, "download"),
    "act.remix": (Action.REMIX, "remix"),
    "card.retry": (Action.RETRY, "refresh"),
    "ban.practice.go": (Action.ACCOUNT, ""),
    "ban.key.go": (Action.ACCOUNT, ""),
    "ban.host.go": (Action.HOST, ""),
    "ban.library.go": (Action.LIBRARY, "folder"),
    "ac.session": (Action.ACCOUNT, ""),
}
"""What the buttons of `ui.words.Sentence.action_key` do."""

_ICONS: Final = {
    FailureCode.NO_CREDITS: "coin",
    "download_failed": "download",
    "disk_full": "folder",
    "library_unavailable": "folder",
}


def message_of(generation: Generation) -> Message:
    """Return what the message card of a generation shows."""
    title = message_title(generation)
    match generation.state:
        case State.UNCONFIRMED:
            decide = Button(Action.DECIDE, say("er.unsure.go"))
            return Message("quest", Tone.WARNING, title, say("er.unsure.b"), (decide,))
        case State.CANCELLED:
            again = Button(Action.RETRY, say("card.retry"), "refresh")
            return Message("x", Tone.QUIET, title, say("job.cancelled.b"), (again,))
        case State.NEEDS_ATTENTION:
            tone, icon = Tone.WARNING, "quest"
        case _:
            tone, icon = Tone.DANGER, "error"
    said = trouble_of(generation)
    if said is None or generation.failure is None:
        body, suggested = say("card.waits.b"), None
    else:
        body, suggested = said.body, said.action_key
        icon = _ICONS.get(generation.failure.code, icon)
    return Message(icon, tone, title, body, _buttons(generation, suggested))


def _buttons(generation: Generation, suggested: str | None) -> tuple[Button, ...]:
    failure, waits = generation.failure, generation.state is State.NEEDS_ATTENTION
    if waits and failure is not None and failure.code == FailureCode.UNKNOWN_REQUEST:
        return (Button(Action.DECIDE, say("er.unsure.go")),)
    buttons: list[Button] = []
    if generation.outputs and not generation.is_ended:
        download = Button(Action.DOWNLOAD, say("er.down.go"), "download")
        buttons.append(download)  # before all else: the clip is there, and fetching is free
    if suggested is not None and suggested in _BY_KEY:
        action, icon = _BY_KEY[suggested]
        buttons.append(Button(action, say(suggested), icon, quiet=bool(buttons)))
    if not generation.outputs:
        label = say("card.ask" if waits else "card.retry")
        buttons.append(Button(Action.RETRY, label, "refresh", quiet=bool(buttons)))
    first_of_each: dict[Action, Button] = {}
    for button in buttons:
        first_of_each.setdefault(button.action, button)
    return tuple(first_of_each.values())


def running_buttons(generation: Generation, *, at_work: bool) -> tuple[Button, ...]:
    """Return the buttons of a running card: what waits can be pushed, what waits in line left.

    Args:
        generation: A generation with a running card.
        at_work: Whether the program is working on it right now.
    """
    buttons: list[Button] = []
    if generation.blocked_by is BlockedBy.KEY:
        buttons.append(_key_button(generation.failure))
    elif not at_work and (generation.blocked_by is not None or generation.state in UNSENT):
        buttons.append(Button(Action.RETRY, say("card.retry")))
    if generation.can_cancel and not generation.cancel_asked:
        buttons.append(Button(Action.CANCEL, say("job.cancel")))
    return tuple(buttons)


def _key_button(failure: Failure | None) -> Button:
    """Return what to do about a key: decide, try again, or choose another in the settings."""
    code = None if failure is None else failure.code
    if code == KeyChanged.code:
        return Button(Action.RETRY, say("dl.waiting.go"))
    if code in {KeyStoreLocked.code, KeyStoreDismissed.code, KeyStoreSlow.code}:
        return Button(Action.RETRY, say("card.retry"))
    return Button(
        Action.ACCOUNT, say("ban.practice.go" if code == KeyMissing.code else "ban.key.go")
    )


def can_be_hidden(generation: Generation) -> bool:
    """Say whether a card may leave the gallery: not while work is under way behind it."""
    return kind_of(generation.state, generation.blocked_by) is not Kind.RUNNING
