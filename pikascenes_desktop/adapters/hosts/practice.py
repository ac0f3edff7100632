"""The practice service as an image host: pictures stay on this computer."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.answers import error_of, json_of
from pikascenes_desktop.adapters.hosts.sent_name import digest_name
from pikascenes_desktop.adapters.hosts.transfer import exchange, image_body
from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.domain.json_values import as_str

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pikascenes_desktop.adapters.hosts.surroundings import Clients
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


class PracticeHost:
    """Implements `ports.remote.ImageHost` over ``PUT {base}/images/{sha256}.{png|jpg}``."""

    def __init__(self, base: Callable[[], Awaitable[str]], clients: Clients) -> None:
        """Take the tools.

        Args:
            base: Gives the service's address, ``http://127.0.0.1:port``, starting it if need
                be; raises `PracticeUnavailable`.
            clients: Gives the HTTP client of the loop that uploads run on.
        """
        self._base = base
        self._clients = clients

    @property
    def name(self) -> str:
        return "practice"

    @property
    def keeps_files(self) -> bool:
        return True

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        name = digest_name(image.sha256, image.media_type)
        headers = {"Content-Type": image.media_type, "Content-Length": str(image.size_bytes)}
        url = f"{await self._base()}/images/{name}"
        reply = await exchange(self._clients, "PUT", url, headers, image_body(image, on_bytes))
        link = as_str(json_of(reply).get("url")) if reply.is_success else None
        if link is None:
            raise self._error(reply, image.number)
        on_bytes(image.size_bytes, image.size_bytes)
        return HostedImage(
            url=link,
            host=self.name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
            delete_handle={"name": name},
        )

    async def delete(self, hosted: HostedImage) -> bool:
        name = as_str(hosted.delete_handle.get("name"))
        if name is None:
            return False
        reply = await exchange(self._clients, "DELETE", f"{await self._base()}/images/{name}", {})
        if not (reply.is_success or reply.status == HTTPStatus.NOT_FOUND):
            raise self._error(reply, image=0)
        return True

    def _error(self, reply: Reply, image: int) -> AppError:
        return error_of(reply, name=self.name, host=self.name, image=image)
