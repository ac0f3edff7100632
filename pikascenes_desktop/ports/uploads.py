"""What the history keeps of every image that was sent to an image host; no row is ever lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pikascenes_desktop.domain.exposure import ExposureState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.generation import Failure
    from pikascenes_desktop.domain.host import HostedImage


@dataclass(frozen=True, slots=True)
class Upload:
    """One image on one host, or on its way there. Times are Unix seconds, UTC.

    Attributes:
        id: Its number; 0 before the history gave it one.
        hosted: What is known of it: link and deletion handle may still be empty.
        place: What stands for the host as it was set up then (`HostRegistry.place`).
        media_type: Of the bytes sent; empty in rows of the first versions.
        since: When it was sent.
        is_usable: Whether its link may be sent to RunComfy once more.
        tries: Attempts to be rid of it that failed.
        due_at: It is left alone until then.
        is_acknowledged: Whether the host said that it deleted it.
        trouble: What went wrong last.
        gone_at: When it was seen to be gone.
        clips: How many generations that have not ended need it; counted when it is read.
    """

    hosted: HostedImage
    place: str
    media_type: str
    since: float
    id: int = 0
    state: ExposureState = ExposureState.UNKNOWN
    is_usable: bool = False
    tries: int = 0
    due_at: float = 0.0
    is_acknowledged: bool = False
    trouble: Failure | None = None
    gone_at: float | None = None
    clips: int = 0


class Uploads(Protocol):
    """The rows of the ledger; every write is durable before it returns.

    A generation that has not ended needs an upload that it used, and, while it is not sent,
    every usable one of a picture of its scene. All methods raise `HistoryUnavailable` when the
    disk does not play along.
    """

    async def begin(self, upload: Upload, generation_id: str | None) -> Upload:
        """Write an upload down before its first byte leaves, and return it with its number."""
        ...

    async def settle(self, upload_id: int, hosted: HostedImage) -> Upload:
        """Write down what the host answered: it is visible, and its link may be used again.

        Where an earlier row stands for the very same thing (its link or what deletes it are the
        same, and it is not deleted), that row is renewed and returned, and the new one dropped. A
        host that names nothing to delete it with, the second time, does not make it forgotten.
        """
        ...

    async def lose(self, upload_id: int, trouble: Failure) -> None:
        """Write down that the host's answer was lost: it may be there.

        Tried again and again it is one exposure, as far as what deletes it is known to be the
        same.
        """
        ...

    async def drop(self, upload_id: int) -> None:
        """Take back a row: nothing was made public."""
        ...

    async def claim(
        self, place: str, sha256: str, generation_id: str, until: float
    ) -> Upload | None:
        """Return a usable upload of these bytes to this place that the generation now needs.

        Args:
            place: The host as it is set up now.
            sha256: Hex digest of the bytes.
            generation_id: Who needs it.
            until: Unix time to which its link must live at least.
        """
        ...

    async def condemn(self, upload_id: int, *, even_if_needed: bool) -> Upload | None:
        """Say that an upload is to be deleted, in one step with looking whether it is needed.

        What was condemned before is needed by nobody but those for whom the same file lies there
        once more.

        Returns:
            The upload as it now stands; None when it is needed, gone or unknown.
        """
        ...

    async def save(self, upload: Upload) -> None:
        """Write all but number, place, digest and since of an upload."""
        ...

    async def used_by(self, generation_id: str) -> list[Upload]:
        """Return the uploads that a generation used."""
        ...

    async def get(self, ids: Iterable[int]) -> list[Upload]:
        """Return these, in this order, without those that are not there."""
        ...

    async def all(self, *, gone: bool) -> list[Upload]:
        """Return what may be visible, newest first; with `gone`, also what was.

        What went to the practice service is left out: it never left this computer.
        """
        ...

    async def count(self) -> int:
        """Return how many `all` returns without those that are gone."""
        ...

    async def lingering(self) -> list[Upload]:
        """Return what may be visible, and what has closed but still lies at its host."""
        ...
