"""Asking which version of this program is the newest."""

from __future__ import annotations

from typing import Protocol


class Releases(Protocol):
    """The place where new versions are told."""

    async def newest(self) -> str:
        """Return the newest version, such as ``1.2.3``.

        Raises:
            Unreachable, ServiceFault, RateLimited: It does not answer, or answers nonsense.
            CertificateFileBroken: This computer's certificates cannot be read.
        """
        ...
