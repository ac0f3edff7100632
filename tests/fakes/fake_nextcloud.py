"""A Nextcloud on loopback: files over WebDAV, share links over OCS, as ``hosts/nextcloud.json``."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from pikascenes_desktop.domain.json_values import as_str
from tests.fakes.answering_server import AnsweringServer
from tests.fakes.host_data import filled, parts_of

if TYPE_CHECKING:
    from tests.fakes.raw_server import Exchange, Seen

_SHARES: Final = "/ocs/v2.php/apps/files_sharing/api/v1/shares"


class FakeNextcloud(AnsweringServer):
    """One user's files and shares; `fault` is what the next call for a share is answered with.

    Attributes:
        files: Contents by path, such as ``/PikaScenes/a.png``.
        folders: The folders that are there.
        shares: Paths by the number of the share.
        file_fault: A status that the next PUT is answered with, once.
        now: Its clock, Unix seconds; shares end where their last day begins.
    """

    def __init__(self) -> None:
        super().__init__("nextcloud")
        self.files: dict[str, bytes] = {}
        self.folders = {""}
        self.shares: dict[str, str] = {}
        self.file_fault = 0
        self.now = 1_790_000_000.0
        self._ends: dict[str, float] = {}
        self._count = 0
        self.user, self.password = str(self.data["user"]), str(self.data["password"])
        self.root = f"/remote.php/dav/files/{self.user}"

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
        name = self.taken_fault()
        if name:
            pass
        elif not self._knows(seen):
            name = "signed_out"
        elif seen.method == "DELETE":
            name = "unshared" if self.shares.pop(share, None) else "no_share"
        else:
            name, facts = "shared", self._share(seen)
        await self.answer(exchange, name, facts)

    def _share(self, seen: Seen) -> dict[str, str]:
        texts = {name: part.content.decode() for name, part in parts_of(seen).items()}
        assert (texts["shareType"], texts["permissions"]) == ("3", "1")
        assert texts["path"] in self.files
        self._count += 1
        number = str(self._count)
        self.shares[number] = texts["path"]
        ends = datetime.fromisoformat(texts["expireDate"]).replace(tzinfo=UTC)
        self._ends[number] = ends.timestamp()
        facts = {"id": number, "token": f"token{number}", "path": texts["path"]}
        facts["expires"] = texts["expireDate"]
        return facts | {"link": filled(as_str(self.data["link"]) or "", facts)}

    async def _open(self, exchange: Exchange, path: str) -> None:
        number = path.removeprefix("/s/token").removesuffix("/download")
        content = self.files.get(self.shares.get(number, ""))
        has_ended = self._ends.get(number, 0) <= self.now
        if content is None or has_ended or not path.endswith("/download"):
            await exchange.reply(404)
        else:
            await exchange.reply(200, content, headers={"Content-Type": "image/png"})
