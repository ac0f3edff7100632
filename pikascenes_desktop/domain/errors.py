"""What can go wrong, by what the user can do about it.

::

    AppError
    ├─ InputError    fix it beside the field
    ├─ SetupError    open the settings
    ├─ RemoteError   wait, try again, decide
    └─ LocalError    disk, library, history

Errors hold facts as fields and no prose: the sentences live in ``ui/words.py`` and, for the
command line, in ``cli/words.py``. ``code`` names the sentence and appears in ``--json``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import ClassVar


@dataclass(eq=False)
class AppError(Exception):
    """Anything the user should be told about; all else is our bug."""

    code: ClassVar[str] = "error"

    def __str__(self) -> str:
        return ", ".join(
            [self.code, *(f"{name}={value!r}" for name, value in self.facts().items())]
        )

    def facts(self) -> dict[str, object]:
        """Return the facts that the error's sentence is filled with."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(eq=False)
class InputError(AppError):
    """Something the user gave cannot be used as it is."""


@dataclass(eq=False)
class SetupError(AppError):
    """A key, an image host or another setting is missing or wrong."""


@dataclass(eq=False)
class RemoteError(AppError):
    """A service did not do what was asked of it."""


@dataclass(eq=False)
class LocalError(AppError):
    """This computer could not do what was asked of it."""


# --- InputError -----------------------------------------------------------------------------


@dataclass(eq=False)
class NoImages(InputError):
    """A scene without an image."""

    code: ClassVar[str] = "no_images"


@dataclass(eq=False)
class TooManyImages(InputError):
    """A scene with more images than the model takes."""

    code: ClassVar[str] = "too_many_images"
    count: int
    limit: int


@dataclass(eq=False)
class PromptTooLong(InputError):
    """A prompt over the model's limit, in characters."""

    code: ClassVar[str] = "prompt_too_long"
    length: int
    limit: int


@dataclass(eq=False)
class SeedOutOfRange(InputError):
    """A seed that is no whole number from 0 to the limit."""

    code: ClassVar[str] = "seed_out_of_range"
    seed: object
    limit: int


@dataclass(eq=False)
class ImageMissing(InputError):
    """An image file that is not (or no longer) there."""

    code: ClassVar[str] = "image_missing"
    path: str


@dataclass(eq=False)
class ImageUnreadable(InputError):
    """A file that is no picture we read, is cut off, or is damaged."""

    code: ClassVar[str] = "image_unreadable"
    path: str
    reason: str = ""


@dataclass(eq=False)
class ImageTooLarge(InputError):
    """A picture over 100 megapixels or a file over 500 MB, refused from its header."""

    code: ClassVar[str] = "image_too_large"
    path: str
    width: int | None = None
    height: int | None = None
    size_bytes: int | None = None


@dataclass(eq=False)
class LinkNotAllowed(InputError):
    """A link that RunComfy could not or should not open: not https, private, with a password."""

    code: ClassVar[str] = "link_not_allowed"
    link: str
    reason: str


@dataclass(eq=False)
class UnknownGeneration(InputError):
    """An id that stands for no generation in the history."""

    code: ClassVar[str] = "unknown_generation"
    generation_id: str


@dataclass(eq=False)
class NotPossibleNow(InputError):
    """An action that the generation's state does not allow."""

    code: ClassVar[str] = "not_possible_now"
    action: str
    state: str


@dataclass(eq=False)
class RequestIdInvalid(InputError):
    """A text that cannot be a request id ([A-Za-z0-9_-], 1 to 128 characters)."""

    code: ClassVar[str] = "request_id_invalid"
    request_id: str


@dataclass(eq=False)
class SceneMismatch(InputError):
    """The request behind a pasted id echoes another scene than the generation's."""

    code: ClassVar[str] = "scene_mismatch"
    request_id: str


@dataclass(eq=False)
class HostFileInvalid(InputError):
    """A host description that cannot be read, and why."""

    code: ClassVar[str] = "host_file_invalid"
    path: str
    reason: str


@dataclass(eq=False)
class HostSettingInvalid(InputError):
    """A setting of an image host that cannot be used.

    Attributes:
        setting: The setting's name, such as `endpoint`.
        reason: One of `domain.host.HostSettingProblem`.
    """

    code: ClassVar[str] = "host_setting_invalid"
    setting: str
    reason: str


@dataclass(eq=False)
class ApiBaseInvalid(InputError):
    """An API base that is neither https nor http on loopback."""

    code: ClassVar[str] = "api_base_invalid"
    api_base: str


# --- SetupError -----------------------------------------------------------------------------


@dataclass(eq=False)
class KeyMissing(SetupError):
    """There is no API key."""

    code: ClassVar[str] = "key_missing"


@dataclass(eq=False)
class KeyRejected(SetupError):
    """The service did not accept the API key."""

    code: ClassVar[str] = "key_rejected"


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
    """The key store is there but locked, or its prompt was dismissed."""

    code: ClassVar[str] = "key_store_locked"
    store: str


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


# --- RemoteError ----------------------------------------------------------------------------


@dataclass(eq=False)
class Unreachable(RemoteError):
    """A host could not be reached; nothing was sent."""

    code: ClassVar[str] = "unreachable"
    host: str
    reason: str = ""


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


# --- LocalError -----------------------------------------------------------------------------


@dataclass(eq=False)
class DiskFull(LocalError):
    """There is no room to write."""

    code: ClassVar[str] = "disk_full"
    path: str
    needed_bytes: int | None = None


@dataclass(eq=False)
class LibraryUnavailable(LocalError):
    """The library folder is missing or cannot be written."""

    code: ClassVar[str] = "library_unavailable"
    path: str
    reason: str = ""


@dataclass(eq=False)
class HistoryDamaged(LocalError):
    """The history file could not be read; it was kept aside and what could be was recovered."""

    code: ClassVar[str] = "history_damaged"
    path: str
    kept_as: str = ""


@dataclass(eq=False)
class HistoryTooNew(LocalError):
    """The history was written by a newer version of this program; it is left untouched."""

    code: ClassVar[str] = "history_too_new"
    path: str
    version: int
    known: int


@dataclass(eq=False)
class HistoryUnavailable(LocalError):
    """The history cannot be written or read just now (disk full, read-only, I/O error)."""

    code: ClassVar[str] = "history_unavailable"
    path: str
    reason: str = ""


@dataclass(eq=False)
class AlreadyRunning(LocalError):
    """Another copy of the program holds this library and cannot take the order."""

    code: ClassVar[str] = "already_running"
    data_dir: str


@dataclass(eq=False)
class OrderUnanswered(LocalError):
    """Another copy of the program was given an order and did not say what became of it."""

    code: ClassVar[str] = "order_unanswered"
    data_dir: str


@dataclass(eq=False)
class PracticeUnavailable(LocalError):
    """The practice service could not be started."""

    code: ClassVar[str] = "practice_unavailable"
    reason: str = ""


@dataclass(eq=False)
class OrderRefused(LocalError):
    """The running program did not carry out an order; `reason` is the code of its error."""

    code: ClassVar[str] = "order_refused"
    reason: str
    details: dict[str, object] = field(default_factory=dict[str, object])
