"""What the user waits for, tries again or decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pikascenes_desktop.domain.errors.base import RemoteError


@dataclass(eq=False)
class Unreachable(RemoteError):
    """A host could not be reached; nothing was sent."""

    code: ClassVar[str] = "unreachable"
    host: str
    reason: str = ""


@dataclass(eq=False)
class NotConnected(Unreachable):
    """A host could not be reached, and not a byte can have left this computer."""


@dataclass(eq=False)
class DeletionImpossible(RemoteError):
    """The image host has no way for this program to delete an image there."""

    code: ClassVar[str] = "deletion_impossible"
    name: str


@dataclass(eq=False)
class StillVisible(RemoteError):
    """An image that should be gone can still be opened by its link."""

    code: ClassVar[str] = "still_visible"
    name: str


@dataclass(eq=False)
class RateLimited(RemoteError):
    """A service asked us to slow down."""

    code: ClassVar[str] = "rate_limited"
    host: str
    retry_after_s: float | None = None


@dataclass(eq=False)
class ServiceFault(RemoteError):
    """A service answered, but not as it should (5xx, a body that is no JSON, …)."""

    code: ClassVar[str] = "service_fault"
    host: str
    status: int | None = None
    reason: str = ""


@dataclass(eq=False)
class RequestUnknown(RemoteError):
    """The service does not know (or no longer knows) the request id."""

    code: ClassVar[str] = "request_unknown"
    request_id: str


@dataclass(eq=False)
class ModelRetired(RemoteError):
    """The service does not offer the model any more."""

    code: ClassVar[str] = "model_retired"
    model_id: str


@dataclass(eq=False)
class UploadRefused(RemoteError):
    """The image host did not take an image."""

    code: ClassVar[str] = "upload_refused"
    name: str
    image: int
    reason: str


@dataclass(eq=False)
class UploadTooLarge(RemoteError):
    """The image host takes no image of that size."""

    code: ClassVar[str] = "upload_too_large"
    name: str
    image: int


@dataclass(eq=False)
class HostFull(RemoteError):
    """The image host, or the user's share of it, has no room left."""

    code: ClassVar[str] = "host_full"
    name: str


@dataclass(eq=False)
class CaptivePortal(RemoteError):
    """A web page came where data were due, as from a network that wants a sign-in first."""

    code: ClassVar[str] = "captive_portal"
    host: str


@dataclass(eq=False)
class LinkNotOpen(RemoteError):
    """An image's link does not open from outside as a picture.

    Attributes:
        image: The number of the image on its tile, from 1.
        reason: One of `domain.host.LinkProblem`.
    """

    code: ClassVar[str] = "link_not_open"
    image: int
    reason: str


@dataclass(eq=False)
class DownloadFailed(RemoteError):
    """A finished clip could not be fetched, or what came is no whole video."""

    code: ClassVar[str] = "download_failed"
    reason: str


@dataclass(eq=False)
class ResultLinkRefused(RemoteError):
    """The service named a result link that we will not open."""

    code: ClassVar[str] = "result_link_refused"
    reason: str
