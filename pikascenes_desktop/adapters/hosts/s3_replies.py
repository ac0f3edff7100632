"""What an S3 server means by a refusal.

Codes are AWS's ("Error responses", S3 API reference) as rclone, SeaweedFS, R2, B2 and MinIO use
them too. Only code and message are looked for in the XML: no parser, so no entities to expand.
"""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.hosts.answers import is_page, leads_elsewhere
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostBucketMissing,
    HostClockSkewed,
    HostFull,
    HostRejected,
    RateLimited,
    ServiceFault,
    UploadRefused,
    UploadTooLarge,
)

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.hosts.transfer import Reply

_REJECTED: Final = frozenset(
    {
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "InvalidToken",
        "ExpiredToken",
        "NotSignedUp",
        "AccountProblem",
        "UnauthorizedAccess",
        "Unauthorized",
    }
)
_SKEWED: Final = frozenset({"RequestTimeTooSkewed", "RequestExpired"})
# A wrong region is mended beside the bucket's name, and the sentence for it names both.
_NO_BUCKET: Final = frozenset(
    {
        "NoSuchBucket",
        "InvalidBucketName",
        "PermanentRedirect",
        "TemporaryRedirect",
        "AuthorizationHeaderMalformed",
        "IllegalLocationConstraintException",
    }
)
_TOO_LARGE: Final = frozenset({"EntityTooLarge", "MaxMessageLengthExceeded"})
_FULL: Final = frozenset({"QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"})
_SLOW_DOWN: Final = frozenset({"SlowDown", "TooManyRequests", "RequestLimitExceeded"})
_PLAIN: Final = {
    401: "signing in failed",
    403: "access denied",
    411: "it asks for a length",
}
_MAX_WORDS: Final = 200


def code_of(reply: Reply) -> str:
    """Return the error code in a reply; empty when there is none."""
    return _element("Code", reply.body)


def words_of(reply: Reply) -> str:
    """Return the server's own reason as one line of plain text, or one for its status."""
    text = html.unescape(_element("Message", reply.body)) or code_of(reply)
    plain = "".join(char if char.isprintable() else " " for char in text)
    line = " ".join(plain.split())[:_MAX_WORDS]
    return line or _PLAIN.get(reply.status, f"status {reply.status}")


def error_of(reply: Reply, *, name: str, bucket: str, host: str, image: int) -> AppError:
    """Return what a reply that is no success means to the user.

    Args:
        reply: The refusal. One to a HEAD has no body, so little can be said of it.
        name: What the user calls the host.
        bucket: The bucket that was asked for.
        host: The server's host name.
        image: The number of the image, for `UploadRefused`.
    """
    code, status = code_of(reply), reply.status
    if code in _SKEWED:
        return HostClockSkewed(name)
    if code in _NO_BUCKET or status in (301, 307, 308):
        return HostBucketMissing(name, bucket)
    if code in _REJECTED or status == HTTPStatus.UNAUTHORIZED:
        return HostRejected(name)
    if code in _SLOW_DOWN or status == HTTPStatus.TOO_MANY_REQUESTS:
        return RateLimited(host, reply.retry_after_s)
    return _other_error(code, reply, name=name, host=host, image=image)


def _other_error(code: str, reply: Reply, *, name: str, host: str, image: int) -> AppError:
    status = reply.status
    if code in _TOO_LARGE or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return UploadTooLarge(name, image)
    if code in _FULL or status == HTTPStatus.INSUFFICIENT_STORAGE:
        return HostFull(name)
    if leads_elsewhere(status) or (reply.is_success and is_page(reply)):
        return CaptivePortal(host)
    if code == "RequestTimeout" or status == HTTPStatus.REQUEST_TIMEOUT or _is_fault(status):
        return ServiceFault(host, status, words_of(reply))
    return UploadRefused(name, image, words_of(reply))


def _is_fault(status: int) -> bool:
    return httpx.codes.is_server_error(status)


def _element(tag: str, body: bytes) -> str:
    text = body.decode("utf-8", "replace")
    match = re.search(rf"<{tag}>\s*([^<]{{0,1000}}?)\s*</{tag}>", text)
    return match.group(1) if match else ""
