"""One generation: its states, the moves between them, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip, Output
    from pikascenes_desktop.domain.host import LinkNote
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.domain.scene import Scene


class State(StrEnum):
    """Where a generation stands (architecture §3; the values are in history and ``--json``)."""

    READY = "ready"
    PREPARING = "preparing"
    UPLOADING = "uploading"
    SUBMITTING = "submitting"
    UNCONFIRMED = "unconfirmed"
    IN_LINE = "in_line"
    GENERATING = "generating"
    REMOTE_DONE = "remote_done"
    DOWNLOADING = "downloading"
    SAVED = "saved"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"
    NEEDS_ATTENTION = "needs_attention"


class BlockedBy(StrEnum):
    """Why a generation stands still; a block never changes the state."""

    KEY = "key"
    NETWORK = "network"
    RATE = "rate"
    DISK = "disk"
    LIBRARY = "library"
    HOST = "host"


PRACTICE_BASE: Final = "practice:"
"""Stands for the practice service in a generation's `api_base`; its port changes."""

ENDED: Final = frozenset({State.SAVED, State.REFUSED, State.FAILED, State.CANCELLED})
"""Nothing more happens by itself, and nothing more is owed."""

UNSENT: Final = frozenset({State.READY, State.PREPARING, State.UPLOADING})
"""No byte of the paid request has been sent (in this attempt)."""

AT_SERVICE: Final = frozenset(
    {State.IN_LINE, State.GENERATING, State.REMOTE_DONE, State.DOWNLOADING}
)
"""The request id is known and the clip is still to come."""

WATCHED: Final = frozenset({State.IN_LINE, State.GENERATING})
"""The service is asked how far it is; of these the outcome is not known yet."""

UNSURE: Final = frozenset({State.UNCONFIRMED, State.NEEDS_ATTENTION})
"""Waiting for the user's word."""

MOVES: Final[dict[State, frozenset[State]]] = {
    State.READY: frozenset({State.PREPARING, State.CANCELLED}),
    State.PREPARING: frozenset({State.READY, State.UPLOADING, State.CANCELLED}),
    State.UPLOADING: frozenset({State.READY, State.PREPARING, State.SUBMITTING, State.CANCELLED}),
    State.SUBMITTING: frozenset({State.READY, State.REFUSED, State.UNCONFIRMED, State.IN_LINE}),
    # back to ready only when the user says "send again"
    State.UNCONFIRMED: frozenset({State.IN_LINE, State.READY}),
    State.IN_LINE: frozenset(
        {
            State.GENERATING,
            State.REMOTE_DONE,
            State.FAILED,
            State.CANCELLED,
            State.NEEDS_ATTENTION,
        }
    ),
    # a service that restarts may put a request back in line
    State.GENERATING: frozenset(
        {
            State.IN_LINE,
            State.REMOTE_DONE,
            State.FAILED,
            State.CANCELLED,
            State.NEEDS_ATTENTION,
        }
    ),
    State.REMOTE_DONE: frozenset({State.DOWNLOADING, State.NEEDS_ATTENTION}),
    State.DOWNLOADING: frozenset({State.REMOTE_DONE, State.SAVED, State.NEEDS_ATTENTION}),
    State.NEEDS_ATTENTION: frozenset(
        {State.IN_LINE, State.GENERATING, State.REMOTE_DONE, State.FAILED, State.CANCELLED}
    ),
    State.SAVED: frozenset(),
    State.REFUSED: frozenset(),
    State.FAILED: frozenset(),
    State.CANCELLED: frozenset(),
}
"""The legal moves. Staying put is always legal."""


def may_move(before: State, after: State) -> bool:
    """Say whether a generation may go from one state to the other."""
    return before is after or after in MOVES[before]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a generation was refused, failed, or waits for the user.

    Attributes:
        code: Names the sentence; an `AppError.code` or one of the codes below.
        facts: What the sentence is filled with.
        message: The service's own words, plain text, at most 500 characters; may be empty.
    """

    code: str
    facts: JsonObject = field(default_factory=dict[str, object])
    message: str = ""


@dataclass(frozen=True, slots=True)
class Fallback:
    """An image host that failed before the paid request, and the one that stepped in.

    Attributes:
        host: What the user calls the host that failed.
        failure: Why.
        instead: The host tried next; empty where none was left.
    """

    host: str
    failure: Failure
    instead: str = ""


class FailureCode:
    """Codes of failures that are no `AppError`."""

    NO_CREDITS: Final = "no_credits"
    REJECTED: Final = "rejected"
    FETCH: Final = "image_not_fetched"
    MODEL: Final = "model_failed"
    MODERATED: Final = "moderated"
    EXPIRED: Final = "result_expired"
    NO_OUTPUT: Final = "no_output"
    LOST_REPLY: Final = "lost_reply"
    UNKNOWN_REQUEST: Final = "request_unknown"
    LATE: Final = "too_late_to_cancel"
    IMPORTED: Final = "imported_unfinished"


LONGEST_TITLE: Final = 120
"""Characters of a title: more would not fit under a card, nor into a file's name."""


@dataclass(frozen=True, slots=True)
class Generation:
    """All that is known of one paid request for one scene. Times are Unix seconds, UTC.

    Attributes:
        id: Our uuid.
        press_id: The press of the button; (press_id, index) is unique.
        index: Which of the press's clips this is, from 0.
        scene: What was asked for, with the seed that we chose or the user locked.
        practice: Whether it was sent to the practice service.
        api_base: Where it was sent, and where alone it is polled; ``practice:`` stands for the
            practice service, whose port changes from start to start.
        host: The image host of its images: the first that is tried.
        host_only: Whether the user named that host for this very clip: no other steps in.
        fallbacks: The hosts that failed on the way, in order; of the latest attempt.
        link_notes: What the link check noticed about the links that were sent, by image.
        price_usd: About what the window showed before the press, as decimal text; None unknown.
        key_fingerprint: First 8 hex digits of the key's sha256, to tell accounts apart.
        attempt: How often sending has begun; 0 before the first time.
        confirmed_sends: How often the user said "send again".
        not_sent_tries: Automatic tries of this attempt that never left the computer.
        payload_sha256: Digest of the request body of the latest attempt.
        sent_urls: The image links that were sent (data URIs left out): never to be taken for
            results, since the service echoes them.
        request_id: The service's id, once received.
        remote_status: The service's latest word, as it said it.
        queue_position: Place in line, when the service says so.
        cancel_asked: Whether the user asked to cancel it while it was at the service.
        outputs: The result links, once known.
        cost_usd: The real cost, as decimal text; None while unknown.
        clips: What was saved of the outputs.
        failure: Why it ended badly or waits.
        title: The user's own name for its clip; empty while the prompt names it.
        hidden: Dismissed from the gallery; still in the history.
        binned_at: When the user deleted it; None while it is not in the bin.
        emptied_at: When its files went from our bin into the system's; it is hidden since.
        rank: Grows with each press; newest is greatest.
    """

    id: str
    press_id: str
    index: int
    scene: Scene
    created_at: float
    updated_at: float
    api_base: str
    model_id: str
    host: str
    host_only: bool = False
    fallbacks: tuple[Fallback, ...] = ()
    link_notes: tuple[LinkNote, ...] = ()
    practice: bool = False
    state: State = State.READY
    blocked_by: BlockedBy | None = None
    blocked_until: float | None = None
    price_usd: str | None = None
    key_fingerprint: str | None = None
    attempt: int = 0
    confirmed_sends: int = 0
    not_sent_tries: int = 0
    payload_sha256: str | None = None
    sent_at: float | None = None
    sent_urls: tuple[str, ...] = ()
    request_id: str | None = None
    remote_status: str | None = None
    queue_position: int | None = None
    generating_since: float | None = None
    cancel_asked: bool = False
    outputs: tuple[Output, ...] = ()
    cost_usd: str | None = None
    clips: tuple[Clip, ...] = ()
    failure: Failure | None = None
    ended_at: float | None = None
    title: str = ""
    hidden: bool = False
    favourite: bool = False
    binned_at: float | None = None
    emptied_at: float | None = None
    rank: int = 0

    @property
    def is_ended(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state in ENDED

    @property
    def caption(self) -> str:
        """What it is called on one line: its title, else its prompt; empty without both."""
        return " ".join((self.title or self.scene.prompt).split())

    @property
    def is_listed(self) -> bool:
        """Whether the gallery shows it: neither dismissed nor in the bin."""
        return not self.hidden and self.binned_at is None

    @property
    def can_cancel(self) -> bool:
        """Whether cancelling still makes sense: before sending, or while in line."""
        return self.state in UNSENT or self.state is State.IN_LINE


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the bytes of a running generation are; counted, never guessed.

    Attributes:
        done_bytes: Bytes moved so far.
        total_bytes: Bytes to move, None when the other side does not say.
        image: The image being uploaded, from 1; 0 while downloading.
        images: How many images there are to upload.
    """

    generation_id: str
    done_bytes: int
    total_bytes: int | None
    image: int = 0
    images: int = 0

    @property
    def fraction(self) -> float | None:
        """From 0 to 1, or None when the whole is unknown."""
        if not self.total_bytes:
            return None
        return min(1.0, self.done_bytes / self.total_bytes)
