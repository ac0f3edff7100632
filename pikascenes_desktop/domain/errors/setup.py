"""What the user mends in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pikascenes_desktop.domain.errors.base import SetupError


@dataclass(eq=False)
class KeyMissing(SetupError):
    """There is no API key."""

    code: ClassVar[str] = "key_missing"


@dataclass(eq=False)
class KeyRejected(SetupError):
    """The service did not accept the API key."""

    code: ClassVar[str] = "key_rejected"


@dataclass(eq=False)
class KeyChanged(SetupError):
    """A clip was accepted with another key than the one in use; only the user may send it."""

    code: ClassVar[str] = "key_changed"


@dataclass(eq=False)
class KeyInvalid(SetupError):
    """A text that cannot be an API key (empty, spaces or control characters inside)."""

    code: ClassVar[str] = "key_invalid"


@dataclass(eq=False)
class KeyStoreUnavailable(SetupError):
    """The system has no key store we may use; a key can be kept for this session only."""

    code: ClassVar[str] = "key_store_unavailable"
    store: str


@dataclass(eq=False)
class KeyStoreLocked(SetupError):
    """The key store is there but cannot be opened: it is locked."""

    code: ClassVar[str] = "key_store_locked"
    store: str


@dataclass(eq=False)
class KeyStoreDismissed(KeyStoreLocked):
    """The user dismissed the prompt in which the key store asked to be unlocked."""

    code: ClassVar[str] = "key_store_dismissed"


@dataclass(eq=False)
class KeyStoreSlow(KeyStoreLocked):
    """The key store does not answer; it may be waiting for its password behind other windows."""

    code: ClassVar[str] = "key_store_slow"


@dataclass(eq=False)
class HostMissing(SetupError):
    """No image host is chosen, or the chosen one is not set up."""

    code: ClassVar[str] = "host_missing"
    name: str = ""


@dataclass(eq=False)
class HostRejected(SetupError):
    """The image host did not accept its credentials."""

    code: ClassVar[str] = "host_rejected"
    name: str


@dataclass(eq=False)
class HostBucketMissing(SetupError):
    """The image host has no such bucket."""

    code: ClassVar[str] = "host_bucket_missing"
    name: str
    bucket: str


@dataclass(eq=False)
class HostFolderMissing(SetupError):
    """The image host has no such folder, and would not make it."""

    code: ClassVar[str] = "host_folder_missing"
    name: str
    folder: str


@dataclass(eq=False)
class HostClockSkewed(SetupError):
    """The host refused a signature because this computer's clock is off."""

    code: ClassVar[str] = "host_clock_skewed"
    name: str


@dataclass(eq=False)
class CertificateFileBroken(SetupError):
    """SSL_CERT_FILE or SSL_CERT_DIR points at nothing that can be read."""

    code: ClassVar[str] = "certificate_file_broken"
    variable: str
    path: str


@dataclass(eq=False)
class LimitReached(SetupError):
    """A request that would pass the user's own spending limit of the day.

    Attributes:
        spent_usd: About what was spent today and is on its way, as decimal text.
        limit_usd: What the user set.
    """

    code: ClassVar[str] = "limit_reached"
    spent_usd: str
    limit_usd: str


@dataclass(eq=False)
class PriceUnknown(SetupError):
    """A request whose price is not known, while the user has set a spending limit."""

    code: ClassVar[str] = "price_unknown"
    limit_usd: str


@dataclass(eq=False)
class SetByStudio(SetupError):
    """A preference that the studio set for everybody, and that the user wants to change."""

    code: ClassVar[str] = "set_by_studio"
    setting: str
