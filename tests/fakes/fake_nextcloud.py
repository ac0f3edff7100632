"""A Nextcloud on loopback: files over WebDAV, share links over OCS, as ``hosts/nextcloud.json``."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import unquote, urlsplit

import httpx

from pikascenes_desktop.domain.json_values import as_int, as_object, as_str
from tests.fakes.fake_image_hosts import ToLoopback, data, filled, parts_of
from tests.fakes.raw_server import RawServer

if TYPE_CHECKING:
    from types import TracebackType

    from tests.fakes.raw_server import Exchange, Seen

_SHARES: Final = "/ocs/v2.php/apps/files_sharing/api/v1/shares"


@dataclass
class FakeNextcloud:
    """One user's files and shares.

    Attributes:
        files: Contents by path, such as ``/PikaScenes/a.png``.
        folders: The folders that are there.
        shares: Paths by the number of the share.
        fault: Answered to the next call for a share, once: the name of an answer or of one of
            ``everyone.json``.
        file_fault: A status that the next PUT is answered with, once.
    """

    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    folders: set[str] = field(default_factory=lambda: {""})
    shares: dict[str, str] = field(default_factory=dict[str, str])
    fault: str = ""
    file_fault: int = 0
    _count: int = 0

    def __post_init__(self) -> None:
        self.data = data("nextcloud")
        self.answers = as_object(data("everyone")["answers"]) | as_object(self.data["answers"])
        self.user, self.password = str(self.data["user"]), str(self.data["password"])
        self.root = f"/remote.php/dav/files/{self.user}"
        self.server = RawServer(self._serve)

    @property
    def seen(self) -> list[Seen]:
        """Everything that came, in order."""
        return self.server.seen

    def client(self) -> httpx.AsyncClient:
        """Return a client that every name leads to this server."""
        return httpx.AsyncClient(transport=ToLoopback(self.server), trust_env=False)

    async def __aenter__(self) -> Self:
        await self.server.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.server.__aexit__(kind, error, trace)

    async def _serve(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        path = unquote(urlsplit(seen.target).path)
        if seen.method == "GET":
            await self._open(exchange, path)
        elif path.startswith(_SHARES):
            await self._shares(exchange, seen, path.removeprefix(_SHARES).strip("/"))
        elif not self._knows(seen):
            await exchange.reply(401)
        else:
            await exchange.reply(self._file(seen, path.removeprefix(self.root).rstrip("/")))

    def _knows(self, seen: Seen) -> bool:
        pair = b64encode(f"{self.user}:{self.password}".encode()).decode()
        return seen.headers.get("authorization") == f"Basic {pair}"

    def _file(self, seen: Seen, path: str) -> int:
        status, self.file_fault = self.file_fault, 0
        parent = path.rpartition("/")[0]
        if status:
            return status
        if seen.method == "DELETE":
            return 204 if self.files.pop(path, None) is not None else 404
        if parent not in self.folders:
            return 409
        if seen.method == "MKCOL":
            known = path in self.folders
            self.folders.add(path)
            return 405 if known else 201
        self.files[path] = seen.body
        return 201

    async def _shares(self, exchange: Exchange, seen: Seen, share: str) -> None:
        assert seen.headers["ocs-apirequest"] == "true"
        facts = {"link": "https://cloud.example/s/abc"}
        if self.fault:
            name, self.fault = self.fault, ""
        elif not self._knows(seen):
            name = "signed_out"
        elif seen.method == "DELETE":
            name = "unshared" if self.shares.pop(share, None) else "no_share"
        else:
            name, facts = "shared", self._share(seen)
        answer = as_object(self.answers[name])
        body = json.dumps(answer["json"]) if "json" in answer else str(answer["text"])
        headers = {key: str(value) for key, value in as_object(answer.get("headers")).items()}
        status = as_int(answer["status"]) or 500
        await exchange.reply(status, filled(body, facts).encode(), headers=headers)

    def _share(self, seen: Seen) -> dict[str, str]:
        texts = {name: part.content.decode() for name, part in parts_of(seen).items()}
        assert (texts["shareType"], texts["permissions"]) == ("3", "1")
        assert texts["path"] in self.files
        self._count += 1
        number = str(self._count)
        self.shares[number] = texts["path"]
        facts = {"id": number, "token": f"token{number}", "path": texts["path"]}
        facts["expires"] = texts["expireDate"]
        return facts | {"link": filled(as_str(self.data["link"]) or "", facts)}

    async def _open(self, exchange: Exchange, path: str) -> None:
        number = path.removeprefix("/s/token").removesuffix("/download")
        content = self.files.get(self.shares.get(number, ""))
        if content is None or not path.endswith("/download"):
            await exchange.reply(404)
        else:
            await exchange.reply(200, content, headers={"Content-Type": "image/png"})
