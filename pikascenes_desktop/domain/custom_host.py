"""Hosts that users bring as a file: what such a file says, asks and would send, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import HostProfile


class ImportProblem(StrEnum):
    """Why a file of a custom host is not taken (`domain.errors.HostFileInvalid`)."""

    NOT_READABLE = "import_not_readable"
    TOO_LARGE = "import_too_large"
    NOT_A_DESCRIPTION = "import_not_a_description"
    LINK_SHORTENER = "import_link_shortener"
    TEXT_ONLY = "import_text_only"
    NO_ADDRESS = "import_no_address"
    NOT_HTTPS = "import_not_https"
    PASSWORD_IN_ADDRESS = "import_password_in_address"  # noqa: S105 -- a reason, not a secret
    ADDRESS_CHANGES = "import_address_changes"
    METHOD = "import_method"
    NO_PICTURE = "import_no_picture"
    NO_FIELD = "import_no_field"
    SYNTAX = "import_syntax"
    UNKNOWN_FUNCTION = "import_unknown_function"
    TOO_EARLY = "import_too_early"
    LEAKS = "import_leaks"
    PATTERN = "import_pattern"
    HEADER = "import_header"
    DELETION = "import_deletion"
    ANSWER = "import_answer"
    NOTHING_TO_IMPORT = "import_nothing"
    CLOUD_UNKNOWN = "import_cloud_unknown"
    IMGUR = "import_imgur"


class AnswerProblem(StrEnum):
    """Why the answer of a custom host is no success (`domain.errors.UploadRefused`)."""

    NO_LINK = "custom_no_link"
    LINK_NOT_HTTPS = "custom_link_not_https"
    REDIRECTED = "custom_redirected"
    UNREADABLE = "custom_unreadable"
    BAD_HEADER = "custom_bad_header"


class BodyKind(StrEnum):
    """How a custom host takes the picture; the words are those of ``.sxcu`` files."""

    NONE = "None"
    MULTIPART = "MultipartFormData"
    FORM = "FormURLEncoded"
    JSON = "JSON"
    XML = "XML"
    BINARY = "Binary"


class Deletion(StrEnum):
    """How a picture on a custom host can be taken away again."""

    BY_PROGRAM = "by_program"
    BY_PAGE = "by_page"
    NOT = "not"


class Place(StrEnum):
    """Where in the request something is sent."""

    ADDRESS = "address"
    PARAMETER = "parameter"
    HEADER = "header"
    FIELD = "field"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Question:
    """What a file leaves open; it is asked once, at import.

    Attributes:
        name: Tells it from the others of the file; ``--answer NAME=VALUE``.
        default: What the file proposes; empty when nothing.
        choices: The only answers; any when empty.
        is_secret: Whether the answer must not be shown.
    """

    name: str
    default: str = ""
    choices: tuple[str, ...] = ()
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing that goes to the host beside the picture.

    Attributes:
        name: Its name in the request; empty for what has none.
        value: What is sent, in the file's own words; empty for secrets.
        is_secret: Whether it is kept in the key store.
    """

    place: Place
    name: str
    value: str
    is_secret: bool


@dataclass(frozen=True, slots=True)
class ImportReview:
    """What the user agrees to before a host from a file is kept.

    Attributes:
        name: What the host will be called.
        host: The only host that requests go to, with its port if that is not the usual one.
        method: The HTTP method.
        address: The address without what is secret.
        body: How the picture is sent.
        file_field: The form field that holds the picture; empty where there is none.
        sent: What goes along with the picture, in order.
        deletion: Whether and how a picture can be taken away again.
        is_plain_http: Whether it is an unprotected address on this computer.
    """

    name: str
    host: str
    method: str
    address: str
    body: BodyKind
    file_field: str
    sent: tuple[Sent, ...]
    deletion: Deletion
    is_plain_http: bool = False


@dataclass(frozen=True, slots=True)
class ImportedHost:
    """A host from a file, its questions answered; nothing is kept yet.

    Attributes:
        secret: What belongs into the key store; empty when there is nothing.
        review: What to agree to.
    """

    profile: HostProfile
    secret: str = field(repr=False)
    review: ImportReview
