"""The host of those who paste web links: it takes no files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import UploadRefused
from pikascenes_desktop.domain.host import UploadProblem

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


class LinksHost:
    """Implements `ports.remote.ImageHost` by refusing: https links are used as they are."""

    @property
    def name(self) -> str:
        return "links"

    @property
    def keeps_files(self) -> bool:
        return False

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:  # noqa: ARG002 -- the port's signature
        raise UploadRefused(self.name, image.number, UploadProblem.ONLY_LINKS)

    async def delete(self, hosted: HostedImage) -> bool:  # noqa: ARG002 -- the port's signature
        return False
