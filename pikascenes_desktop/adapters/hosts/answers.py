"""What the answers of image hosts mean, where nothing else is agreed with a host."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.addresses import HopRefused, check_hop
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostFull,
    HostRejected,
    RateLimited,
    ServiceFault,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import UploadProblem
from pikascenes_desktop.domain.json_values import JsonObject, as_object, as_str

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.hosts.transfer import Reply

_MAX_WORDS: Final = 200
_ERROR_WORDS: Final = ("message", "description", "error", "detail", "error_message")
_OTHER_TYPE: Final = UploadProblem.TYPE_NOT_TAKEN
_PLAIN: Final = {404: "there is nothing at its address", 405: "its address takes no uploads"}
_NETWORK_AUTHENTICATION_REQUIRED: Final = 511  # RFC 6585 §6: a captive portal that says so


def is_page(reply: Reply) -> bool:
    """Say whether a web page came."""
    start = reply.body[:256].lstrip().lower()
    kind = reply.headers.get("content-type", "").lower()
    return "text/html" in kind or start.startswith((b"<!doctype html", b"<html"))


def json_of(reply: Reply) -> JsonObject:
    """Return the JSON object in an answer; an empty one if there is none."""
    try:
        return as_object(json.loads(reply.body))
    except ValueError:
        return {}


def words_of(reply: Reply) -> str:
    """Return the host's own reason as one line of plain text, or one for its status.

    Looked for are the usual names in JSON, also one level below ``error``; else a short text.
    """
    found = json_of(reply)
    inner = as_object(found.get("error"))
    texts = [as_str(inner.get(name)) for name in _ERROR_WORDS]
    texts += [as_str(found.get(name)) for name in _ERROR_WORDS]
    if not is_page(reply) and not reply.body.lstrip().startswith((b"{", b"[")):
        texts.append(reply.body.decode("utf-8", "replace"))
    plain = (
        "".join(char if char.isprintable() else " " for char in text) for text in texts if text
    )
    lines = (" ".join(text.split())[:_MAX_WORDS] for text in plain)
    status = reply.status
    return next(filter(None, lines), _PLAIN.get(status, f"status {status}"))


def link_of(text: str | None, *, host: str, status: int, loopback: bool) -> str:
    """Return a link from an answer, if it is one that can be public.

    Args:
        text: What stands where the link should be.
        host: Whom to blame.
        status: The answer's status, for the log.
        loopback: Whether http and loopback pass.

    Raises:
        ServiceFault: It is no link, or one that we would not open.
    """
    try:
        check_hop((text or "").strip(), allow_loopback=loopback)
    except HopRefused as exc:
        raise ServiceFault(host, status, "its answer names no link that opens") from exc
    return (text or "").strip()


def error_of(reply: Reply, *, name: str, host: str, image: int, words: str = "") -> AppError:
    """Return what an answer without success, or without what is due, means to the user.

    Args:
        reply: The answer.
        name: What the user calls the host.
        host: The server's host name.
        image: The number of the image, for messages.
        words: The host's own reason where it stands in a place of its own; see `words_of`.
    """
    status = reply.status
    words = words or words_of(reply)
    if reply.is_success and not is_page(reply):
        return ServiceFault(host, status, "its answer names no link")
    if leads_elsewhere(status) or reply.is_success:
        return CaptivePortal(host)
    if _is_fault(status):
        return ServiceFault(host, status, words)
    known: dict[int, AppError] = {
        HTTPStatus.UNAUTHORIZED: HostRejected(name),
        HTTPStatus.FORBIDDEN: HostRejected(name),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: UploadTooLarge(name, image),
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: UploadRefused(name, image, _OTHER_TYPE),
        HTTPStatus.TOO_MANY_REQUESTS: RateLimited(host, reply.retry_after_s),
        HTTPStatus.INSUFFICIENT_STORAGE: HostFull(name),
    }
    return known.get(status) or UploadRefused(name, image, words)


def leads_elsewhere(status: int) -> bool:
    """Say whether an answer points to another place: a portal, or a page to sign in on."""
    return status == _NETWORK_AUTHENTICATION_REQUIRED or httpx.codes.is_redirect(status)


def _is_fault(status: int) -> bool:
    if status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.LOCKED):
        return True
    return httpx.codes.is_server_error(status) and status != HTTPStatus.INSUFFICIENT_STORAGE
