"""A WebDAV folder that a server keeps, whichever server it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.host import HostProfile

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class DavPeer:
    """A WebDAV folder that runs.

    Attributes:
        endpoint: Where to write, with `user` and `password`.
        public_url: Where anyone can read.
        files: The folder itself.
    """

    endpoint: str
    public_url: str
    files: Path
    user: str = "artist"
    password: str = "pa ss:wörd"

    @property
    def secret(self) -> str:
        """What a host profile for it takes as its secret."""
        return self.password

    def profile(self, **options: str) -> HostProfile:
        """Return a host profile for it, some settings changed."""
        settings = {
            "endpoint": self.endpoint,
            "public_url": self.public_url,
            "user": self.user,
        }
        return HostProfile("space", "webdav", settings | options)
