"""What hosts that descend from Chevereto answer; ImgBB and Freeimage.host are such.

They answer 400 for nearly everything and number it 100, so that only the words tell one trouble
from another. Sources: chevereto.com, "API V1"; api.imgbb.com; the rate limit's body as users of
ImgBB report it: ``{"status_code":400,"error":{"message":"Rate limit reached.","code":100}}``.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.hosts.answers import json_of, words_of
from pikascenes_desktop.domain.errors import AppError, HostRejected, RateLimited, UploadTooLarge
from pikascenes_desktop.domain.json_values import as_object, as_str

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.transfer import Reply

_KEY: Final = re.compile(r"\b(api|key|auth\w*|permission|guest|log\s?in)\b", re.IGNORECASE)
_RATE: Final = re.compile(r"\b(rate|flood\w*|too many)\b", re.IGNORECASE)
_SIZE: Final = re.compile(r"\b(too big|too large|file ?size|max\w*)\b", re.IGNORECASE)
_GENERAL: Final = 100


def chevereto_error(account: Account, reply: Reply, url: str, image: int) -> AppError:
    """Return what an answer without success means."""
    if reply.status == HTTPStatus.BAD_REQUEST:
        error = as_object(json_of(reply).get("error"))
        message = as_str(error.get("message")) or ""
        if _RATE.search(message) or (not message and error.get("code") == _GENERAL):
            return RateLimited(httpx.URL(url).host, reply.retry_after_s)
        if _SIZE.search(message):
            return UploadTooLarge(account.name, image)
        if _KEY.search(words_of(reply)):
            return HostRejected(account.name)
    return account.error(reply, url, image)
