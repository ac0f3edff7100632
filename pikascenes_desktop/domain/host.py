"""Image hosts: what turns a local image into a public link, as plain values."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.domain.json_values import JsonObject

BUILT_IN_HOSTS = ("links", "inline", "practice")
"""Hosts that are there without being set up (architecture §8)."""


class LinkProblem(StrEnum):
    """Why a link would not open for RunComfy, as the link check found it."""

    NOT_HTTPS = "not_https"
    HAS_PASSWORD = "has_password"  # noqa: S105 -- a reason, not a secret
    NOT_PUBLIC = "not_public"
    NO_SUCH_HOST = "no_such_host"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    SIGN_IN = "sign_in"
    NOT_FOUND = "not_found"
    SERVER_ERROR = "server_error"
    NOT_AN_IMAGE = "not_an_image"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    EXPIRED = "link_expired"
    CHANGED = "link_changed"
    HOST_TURNS_SERVERS_AWAY = "link_turns_servers_away"
    HOST_OPENS_PAGES = "link_opens_pages"
    HOST_ASKS_FOR_TOKEN = "link_asks_for_token"  # noqa: S105 -- a reason, not a secret
    HOST_CLOSED = "link_host_closed"
    HOST_UNWANTED = "link_unwanted"


class LinkPresence(StrEnum):
    """What one look at a link says about whether its picture can still be seen."""

    OPEN = "open"
    GONE = "gone"
    """404 or 410: it is not there any more."""
    CLOSED = "closed"
    """It asks who is there, or shows something that is no picture."""
    UNCLEAR = "unclear"
    """Nobody answered, or in a way that says nothing (5xx, 429)."""


class LinkRemark(StrEnum):
    """What the link check noticed about a link that does open."""

    REDIRECTS = "redirects"
    OTHER_TYPE = "other_type"
    RE_ENCODED = "re_encoded"
    ATTACHMENT = "attachment"
    ADDRESS_UNCHECKED = "address_unchecked"


@dataclass(frozen=True, slots=True)
class LinkNote:
    """What the link check noticed about the link of one image.

    Attributes:
        image: The number of the image on its tile, from 1.
        remark: What it is.
    """

    image: int
    remark: LinkRemark


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What the link check found out about one link.

    Attributes:
        problem: None when the link opens.
        remarks: Oddities that do not keep the link from being used.
        size_bytes: The whole size the host names, when it names one.
        media_type: What the first bytes say the file is.
    """

    problem: LinkProblem | None = None
    remarks: tuple[LinkRemark, ...] = ()
    size_bytes: int | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class HostedImage:
    """An image where RunComfy can fetch it.

    Attributes:
        url: An https link, or a data URI for the `inline` host.
        host: The name of the host that holds it.
        sha256: Hex digest of the bytes that were sent; None for the user's own links.
        expires_at: Unix time at which the link stops to open; None when it does not.
        delete_handle: What the host needs to delete it, as JSON; empty when it cannot.
    """

    url: str
    host: str
    sha256: str | None = None
    size_bytes: int | None = None
    expires_at: float | None = None
    delete_handle: JsonObject = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class HostProfile:
    """An image host as the user set it up; the secret itself is in the key store.

    Attributes:
        name: What the user calls it; ``--host NAME``.
        kind: Which adapter speaks to it, such as ``s3``.
        options: The settings of that kind, all text (`endpoint`, `region`, `bucket`, …).
        delete_after_use: Whether an image is deleted there once no clip needs it any more, where
            the host can. It is unless the user says otherwise: what nobody can see needs no
            care, and sending a picture again takes seconds.
    """

    name: str
    kind: str
    options: dict[str, str] = field(default_factory=dict[str, str])
    delete_after_use: bool = True


def place_of(profile: HostProfile) -> str:
    """Return what stands for a host as it is set up: another after each change of a setting.

    Two profiles with the same settings put the same picture at the same link, whatever they are
    called; the secret is no part of it.
    """
    facts = [profile.kind, sorted(profile.options.items())]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


class HostStep(StrEnum):
    """The four visible steps of testing a host, in order."""

    SIGN_IN = "sign_in"
    UPLOAD = "upload"
    OPEN = "open"
    DELETE = "delete"


class HostSettingProblem(StrEnum):
    """Why a setting of an image host cannot be used (`domain.errors.HostSettingInvalid`)."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_TEXT = "not_text"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_ONE_OF = "not_one_of"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_HTTPS = "not_https"
    BAD_CHARACTERS = "bad_characters"
    TOO_LONG = "too_long"
    NAME_TAKEN = "name_taken"
    SECRET_INSIDE = "secret_inside"  # noqa: S105 -- a reason, not a secret


class ExclusionReason(StrEnum):
    """Why an image host is not used at all (`domain.errors.HostExcluded`)."""

    TURNS_SERVERS_AWAY = "turns_servers_away"
    OPENS_PAGES = "opens_pages"
    NEVER_FORGETS = "never_forgets"
    ASKS_FOR_TOKEN = "asks_for_token"  # noqa: S105 -- a reason, not a secret
    CLOSED = "closed"
    UNWANTED = "unwanted"


class SecretNeed(StrEnum):
    """Whether a kind of image host has a secret beside its settings."""

    NEEDED = "needed"
    OPTIONAL = "optional"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class HostField:
    """One line in the form of an image host.

    Attributes:
        name: The setting; its label is the text ``ho.<name>``.
        is_optional: Whether it may stay empty.
        is_switch: Whether it is yes or no.
        choices: The only texts it may be; anything when empty.
        default: What an empty field means; empty when nothing, or when others imply it.
    """

    name: str
    is_optional: bool = False
    is_switch: bool = False
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class HostForm:
    """What a settings page must ask for to set up one kind of image host.

    Attributes:
        kind: Its title is the text ``ho.<kind>``, what it is for ``ho.<kind>.b``.
        fields: The settings, in the order of the form.
        secret: Whether there is a secret to ask for; it goes to the key store.
        credential_label: The text that names the secret; empty when there is none.
        help_url: The page where the user finds key or password; empty when there is none.
        ease: The smaller, the easier to set up: forms stand in this order.
        deletes: Whether the program can delete what it put there.
    """

    kind: str
    fields: tuple[HostField, ...]
    secret: SecretNeed
    credential_label: str
    help_url: str
    ease: int
    deletes: bool = False


class UploadProblem(StrEnum):
    """Our own reasons in `UploadRefused`; all others are the host's words, plain text."""

    ONLY_LINKS = "only_links"
    TOO_LARGE_INLINE = "too_large_inline"
    LOOPBACK_ONLY = "loopback_only"
    TYPE_NOT_TAKEN = "type_not_taken"
