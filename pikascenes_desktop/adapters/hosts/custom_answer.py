"""What a custom host's answer means: the picture's link and how to take it away, or a failure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.addresses import HopRefused, check_hop
from pikascenes_desktop.adapters.hosts import answers, sxcu_json
from pikascenes_desktop.adapters.hosts.sxcu_functions import Known, evaluated
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused, parse
from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import AppError, RateLimited, UploadRefused

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.hosts.sxcu_definition import CustomDefinition
    from pikascenes_desktop.adapters.hosts.transfer import Reply

_MAX_WORDS: Final = 200
_MAX_LINK: Final = 2048
_WHERE_WORDS_ARE: Final = (
    "error.message",
    "error_message",
    "errorMessage",
    "message",
    "error",
    "description",
    "errors[0].detail",
    "errors[0]",
    "status_txt",
)


@dataclass(frozen=True, slots=True)
class CustomAnswer:
    """An upload that went well.

    Attributes:
        url: The picture's link: https, or http on this computer where that is allowed.
        deletion_url: The address that takes it away; empty when the host named none.
    """

    url: str
    deletion_url: str


def answer_of(
    definition: CustomDefinition, reply: Reply, response_url: str, filename: str, *, loopback: bool
) -> CustomAnswer | AnswerProblem:
    """Read an answer of the 200s; blocks for a moment where patterns are searched.

    Args:
        definition: What the host's texts are.
        reply: The answer.
        response_url: Where it came from in the end.
        filename: The name the picture was sent under.
        loopback: Whether links to this computer are fine.
    """
    known = _known(reply, response_url, filename)
    try:
        text = evaluated(parse(definition.link), known) if definition.link else known.response
        deletion = evaluated(parse(definition.deletion_url), known)
    except SxcuRefused:
        return AnswerProblem.UNREADABLE
    link = _link(text, loopback=loopback)
    if isinstance(link, AnswerProblem):
        return link
    deletion_link = _link(deletion, loopback=loopback)
    return CustomAnswer(link, "" if isinstance(deletion_link, AnswerProblem) else deletion_link)


def words_of(definition: CustomDefinition, reply: Reply, response_url: str, filename: str) -> str:
    """Return the host's own reason as one line of plain text; empty when it gave none."""
    known = _known(reply, response_url, filename)
    text = ""
    if definition.error_message:
        try:
            text = evaluated(parse(definition.error_message), known)
        except SxcuRefused:
            text = ""
    for path in _WHERE_WORDS_ARE:
        text = text or sxcu_json.first(known.response, path)
        if text.startswith(("{", "[")):
            text = ""
    if not text and "<" not in known.response and "{" not in known.response:
        text = known.response
    plain = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.split())[:_MAX_WORDS]


def error_of(reply: Reply, words: str, *, name: str, host: str, image: int) -> AppError:
    """Return what an answer that is no success means to the user.

    Args:
        reply: The refusal.
        words: The host's own reason, of `words_of`.
        name: What the user calls the host.
        host: The server's host name.
        image: The number of the image, for `UploadRefused`.
    """
    # ImgBB and others answer 400 where 429 is meant
    if "rate limit" in words.lower():
        return RateLimited(host, reply.retry_after_s)
    onward = reply.headers.get("location", "").lower()
    if httpx.codes.is_redirect(reply.status) and not onward.startswith("http:"):
        return UploadRefused(name, image, AnswerProblem.REDIRECTED)
    # a portal leads to its own page without TLS: no host that we send to would
    return answers.error_of(reply, name=name, host=host, image=image, words=words)


def _known(reply: Reply, response_url: str, filename: str) -> Known:
    return Known(
        filename=filename,
        response=reply.body.decode("utf-8", "replace").removeprefix("\ufeff"),
        response_url=response_url,
        headers=reply.headers,
    )


def _link(text: str, *, loopback: bool) -> str | AnswerProblem:
    link = text.strip()
    if not link or len(link) > _MAX_LINK or any(mark.isspace() for mark in link):
        return AnswerProblem.NO_LINK
    try:
        return str(check_hop(link, allow_loopback=loopback))
    except HopRefused:
        return AnswerProblem.LINK_NOT_HTTPS if "://" in link else AnswerProblem.NO_LINK
