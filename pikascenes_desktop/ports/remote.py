"""What is asked of the world over the network: the generation service, image hosts, links."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Output
    from pikascenes_desktop.domain.generation import Failure
    from pikascenes_desktop.domain.host import HostedImage, LinkPresence, LinkReport
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.domain.money import Balance, Price

T = TypeVar("T")

CountBytes: TypeAlias = Callable[[int, int | None], None]
"""Called with (bytes so far, bytes in all or None), from any thread, often; must be cheap."""


class NetworkThread(Protocol):
    """Runs work on the loop that carries all bytes, away from the window's loop."""

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run the coroutine there and return its result; cancelling cancels it there too."""
        ...

    async def run_shielded(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Like `run`, but cancelling only stops waiting: the work goes on to its own end."""
        ...


# --- the paid step: a closed family of endings (architecture §3) ------------------------------


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service took the request; this id is worth money."""

    request_id: str
    raw: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """No byte of the request can have left: connect, connect timeout, pool or proxy error.

    Attributes:
        reason: One word for what went wrong.
        failure: What to tell the user when it is more than "out of reach".
    """

    reason: str
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class KeyNotTaken:
    """Not accepted because of the key: 401, 403, or 400 with code 400004.

    Attributes:
        failure: What stands between us and the key; None when the service refused it.
    """

    message: str = ""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class SlowDown:
    """429: not accepted now.

    Attributes:
        retry_after_s: Seconds the service asked for, clamped to 1-300.
    """

    retry_after_s: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused before making anything: 400, 402, 404, 413, 422, or 200 with an error_code."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """All else: the request may or may not have been taken. Never sent again by itself."""

    reason: str


SubmitOutcome: TypeAlias = Accepted | NotSent | KeyNotTaken | SlowDown | Refused | Ambiguous


# --- asking about a request -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RemoteStatus:
    """One answer to "how is it going?".

    Attributes:
        status: The service's word, lower case (in_queue, in_progress, completed, …).
        queue_position: Place in line, when said.
    """

    status: str
    queue_position: int | None = None


@dataclass(frozen=True, slots=True)
class RemoteResult:
    """The final word on a request, or the state it is in while there is none.

    Attributes:
        status: The service's word, lower case (succeeded, failed, in_queue, …).
        outputs: Links from `output` alone, never one that we sent.
        failure: Why it failed, when it did.
        cost_usd: The real cost, when named.
        echo: The inputs the service echoed, as far as they could be found; empty if none.
        raw: The reply, at most 64 KiB, for the history.
    """

    status: str
    outputs: tuple[Output, ...] = ()
    failure: Failure | None = None
    cost_usd: Decimal | None = None
    echo: JsonObject = field(default_factory=dict[str, object])
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What the service says about the model now.

    Attributes:
        price: The live price; None when it is not said as a sane number.
        drift: What differs from the schema this program was made for, one plain remark each.
    """

    model_id: str
    display_name: str = ""
    price: Price | None = None
    drift: tuple[str, ...] = ()


class GenerationService(Protocol):
    """RunComfy's Model API, or what answers like it. All URLs are built by us.

    ``api_base`` is a generation's own; ``practice:`` means the practice service, started on
    demand. Except for `submit`, methods raise `SetupError` and `RemoteError`.
    """

    async def submit(self, api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        """Send the paid request once and classify how it ended; never raises for the network."""
        ...

    async def status(self, api_base: str, request_id: str) -> RemoteStatus:
        """Ask how a request is going.

        Raises:
            RequestUnknown: The service does not know the id (404 or code 404001).
            KeyMissing, KeyRejected: There is no key, or it is not accepted.
            RateLimited, Unreachable, ServiceFault: Ask again later.
        """
        ...

    async def result(
        self, api_base: str, request_id: str, *, sent_urls: tuple[str, ...] = ()
    ) -> RemoteResult:
        """Ask for the final word; links that we sent never count as outputs. Raises as `status`."""
        ...

    async def cancel(self, api_base: str, request_id: str) -> bool:
        """Ask to cancel; True only if the outcome is "cancelled". Raises as `status`."""
        ...

    async def model_info(self, api_base: str, model_id: str) -> ModelInfo:
        """Read price and schema; free, and with a key the way to check it.

        Raises:
            ModelRetired: The service has no such model.
            KeyMissing, KeyRejected, RateLimited, Unreachable, ServiceFault: As `status`.
        """
        ...

    async def balance(self) -> Balance:
        """Read the wallet. Raises as `status`."""
        ...


# --- images and clips over the wire ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A normalised image on this disk, ready to be uploaded.

    Attributes:
        number: Its place in the scene, from 1, for messages.
        path: Where the normalised copy is; a file named by its sha256.
        media_type: ``image/png`` or ``image/jpeg``.
    """

    number: int
    path: Path
    sha256: str
    media_type: str
    size_bytes: int


class ImageHost(Protocol):
    """What turns a local image into a link that RunComfy can open."""

    @property
    def name(self) -> str:
        """What the user calls the host."""
        ...

    @property
    def keeps_files(self) -> bool:
        """Whether uploads last, so that the link check and the cache make sense (not data URIs)."""
        ...

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        """Put the image there, or find it there already, and return its link.

        Raises:
            HostRejected, HostBucketMissing, HostFolderMissing, HostClockSkewed, HostMissing: Mend
                the settings.
            Unreachable, RateLimited, CaptivePortal, ServiceFault: Try again later.
            UploadRefused, UploadTooLarge, HostFull: The host did not take this image, and why.
        """
        ...

    async def delete(self, hosted: HostedImage) -> bool:
        """Delete an upload; False when this host cannot. Raises as `upload`."""
        ...


class LinkChecker(Protocol):
    """Opens a link as RunComfy will: anonymous, from outside, without cookies."""

    async def check(self, url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        """Say whether the link opens as a picture; never raises for the network.

        Args:
            url: The link.
            size_bytes: The size we uploaded, to notice hosts that re-encode.
            allow_loopback: Whether http and loopback pass: only if the API base is on loopback.
        """
        ...

    async def presence(self, url: str) -> LinkPresence:
        """Look once whether a picture of ours can still be seen; never raises for the network.

        A link to this computer itself is looked at, too: we made it ourselves.
        """
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that came whole, as far as the wire can tell.

    Attributes:
        size_bytes: Bytes in the file.
    """

    size_bytes: int


class Downloader(Protocol):
    """Fetches result links without the key, every hop checked, resuming where that is safe."""

    async def fetch(
        self, url: str, part: Path, *, allow_loopback: bool, on_bytes: CountBytes
    ) -> Fetched:
        """Fetch the link into `part`, which may hold a beginning from before.

        Raises:
            ResultLinkRefused: The link (or a redirect of it) is one that we will not open.
            DownloadFailed: With reason "expired" on 403, 404, 410; "not_a_video" and others.
            Unreachable, RateLimited, ServiceFault: Try again later.
            DiskFull, LibraryUnavailable: The folder is the trouble.
        """
        ...
