"""A picture to send, and a client to send it with; loaded by the modules that test image hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from tests.fakes.built_host import image_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.ports.remote import ImageFile


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    """A small picture, new each time, second of its scene."""
    return image_of(tmp_path, tiny_picture())


@pytest.fixture
async def client() -> AsyncGenerator[httpx.AsyncClient]:
    """A client that knows no proxy."""
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client
