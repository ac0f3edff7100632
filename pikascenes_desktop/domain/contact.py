"""Whom the program talked to: hosts, why, and how many bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Why a host is contacted."""

    SERVICE = "service"
    """The API that makes clips: requests, their status, the price, the balance."""
    IMAGES = "images"
    """Putting images on a host, testing it, and deleting them there."""
    LINKS = "links"
    """Opening the links of images, as the service will."""
    CLIPS = "clips"
    """Fetching finished clips."""
    UPDATES = "updates"
    """Looking for a newer version."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What went to and came from one host, for one purpose, along one way.

    Attributes:
        host: Its name, with the port where that is not the usual one.
        purpose: Why it was contacted.
        proxy: The proxy in between, without names and passwords; None for none.
        requests: How many requests were made, those that failed included.
        failed: How many got no answer.
        sent_bytes: Heads and bodies of the requests, as they are before TLS.
        received_bytes: Heads and bodies of the answers, as far as they were read.
        last_at: When the latest request began, in Unix seconds.
    """

    host: str
    purpose: Purpose
    proxy: str | None
    requests: int = 0
    failed: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0
    last_at: float = 0.0
