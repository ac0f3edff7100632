"""What the user fixes beside the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pikascenes_desktop.domain.errors.base import InputError


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
class TextBroken(InputError):
    """A prompt or a text to avoid with half a character in it, which no request can hold."""

    code: ClassVar[str] = "text_broken"


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
    """An action that the generation's state does not allow.

    Attributes:
        reason: ``too_soon`` where waiting is enough.
        retry_after_s: How long that is, in seconds.
    """

    code: ClassVar[str] = "not_possible_now"
    action: str
    state: str
    reason: str = ""
    retry_after_s: float | None = None


@dataclass(eq=False)
class RequestIdInvalid(InputError):
    """A text that cannot be a request id ([A-Za-z0-9_-], 1 to 128 characters)."""

    code: ClassVar[str] = "request_id_invalid"
    request_id: str


@dataclass(eq=False)
class SceneMismatch(InputError):
    """The request behind a pasted id echoes another scene than the generation's.

    Attributes:
        differences: What differs, by the model's own names such as `promptText`.
    """

    code: ClassVar[str] = "scene_mismatch"
    request_id: str
    differences: tuple[str, ...] = ()


@dataclass(eq=False)
class ArchiveInvalid(InputError):
    """A file that is no exported history, or one beyond the limits.

    Attributes:
        reason: ``not_an_archive``, ``archive_newer`` or ``archive_too_large``.
    """

    code: ClassVar[str] = "archive_invalid"
    path: str
    reason: str


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
class HostAnswersMissing(InputError):
    """A file of an image host leaves something open that only the user knows.

    Attributes:
        questions: The names of what is asked, with commas between.
    """

    code: ClassVar[str] = "host_answers_missing"
    questions: str


@dataclass(eq=False)
class HostExcluded(InputError):
    """An image host that this program does not use.

    Attributes:
        host: Its name on the web, such as ``imgur.com``.
        reason: One of `domain.host.ExclusionReason`.
    """

    code: ClassVar[str] = "host_excluded"
    host: str
    reason: str


@dataclass(eq=False)
class HostInUse(InputError):
    """An image host was to be removed or renamed that clips are yet to put their images on.

    Attributes:
        name: What the user calls it.
        count: How many clips.
    """

    code: ClassVar[str] = "host_in_use"
    name: str
    count: int


@dataclass(eq=False)
class ApiBaseInvalid(InputError):
    """An API base that is neither https nor http on loopback."""

    code: ClassVar[str] = "api_base_invalid"
    api_base: str


@dataclass(eq=False)
class Unsettled(InputError):
    """A generation that was to be deleted is not settled: it can be hidden, not erased.

    Attributes:
        count: How many of those that were to be deleted are not settled.
    """

    code: ClassVar[str] = "unsettled"
    count: int


@dataclass(eq=False)
class NotOurClip(InputError):
    """A video that tells of no scene: another program made it, or passed it on without."""

    code: ClassVar[str] = "not_our_clip"
    path: str


@dataclass(eq=False)
class NotTheSameClip(InputError):
    """A file that was given as a clip's own holds something else."""

    code: ClassVar[str] = "not_the_same_clip"
    path: str


@dataclass(eq=False)
class FolderUnusable(InputError):
    """A folder that cannot become the library.

    Attributes:
        reason: ``same``, ``inside``, ``not_a_folder``, ``taken`` (another file has the place of
            one of ours) or ``command_line`` (which says where the library is).
    """

    code: ClassVar[str] = "folder_unusable"
    path: str
    reason: str


@dataclass(eq=False)
class HostNotExportable(InputError):
    """An image host of another kind than a custom uploader: no ``.sxcu`` file describes it."""

    code: ClassVar[str] = "host_not_exportable"
    name: str


@dataclass(eq=False)
class FileExistsAlready(InputError):
    """A file would have been overwritten, which nobody asked for."""

    code: ClassVar[str] = "file_exists_already"
    path: str


@dataclass(eq=False)
class PresetNameMissing(InputError):
    """A preset without a name."""

    code: ClassVar[str] = "preset_name_missing"


@dataclass(eq=False)
class PresetNameTaken(InputError):
    """A name that another preset has; large and small letters are the same."""

    code: ClassVar[str] = "preset_name_taken"
    name: str
