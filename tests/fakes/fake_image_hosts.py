"""The hosts that take a form with one file, on loopback, as their data files describe them."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.json_values import as_int, as_object, as_str
from tests.fakes.answering_server import AnsweringServer
from tests.fakes.host_data import filled, parts_of

if TYPE_CHECKING:
    from tests.fakes.host_data import Part
    from tests.fakes.raw_server import Exchange, Seen

FORMS: Final = (
    "imgbb",
    "freeimage",
    "chevereto",
    "zipline",
    "uploadcare",
    "cloudinary",
    "nullpointer",
    "pomf",
    "custom",
)
"""Their data files; each has the name of the kind of host."""


@dataclass
class Kept:
    """An upload as the host keeps it."""

    content: bytes
    facts: dict[str, str]
    until: float | None


class FakeImageHosts(AnsweringServer):
    """One kind of host that takes a form with one file.

    Attributes:
        now: The host's and the program's clock, Unix seconds.
        limit_bytes: What is larger is refused.
        kept: All uploads that have not been deleted.
        gives: What the next opening of a link gets in place of the picture: the name of one of
            `links`; empty for the picture.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.kind = str(self.data["kind"])
        self.now = 1_790_000_000.0
        self.limit_bytes = as_int(self.data["limit_bytes"]) or 0
        self.kept: list[Kept] = []
        self.gives = ""

    async def _serve(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        upload = as_object(self.data["upload"])
        fault = self.taken_fault()
        if fault:
            await self.answer(exchange, fault)
        elif seen.method == "GET":
            await self._give(exchange, seen)
        elif (seen.method, seen.target) == (upload["method"], upload["path"]):
            await self._take(exchange, seen, as_str(upload["file"]) or "")
        else:
            await self._delete(exchange, seen)

    async def _give(self, exchange: Exchange, seen: Seen) -> None:
        if self.gives:
            answer = as_object(self.links[self.gives])
            self.gives = as_str(answer.get("then")) or ""
            await self.send(exchange, answer, {})
            return
        url = f"https://{seen.headers['host']}{seen.target}"
        for kept in self.kept:
            alive = kept.until is None or self.now < kept.until
            if kept.facts["link"] == url and alive:
                await exchange.reply(200, kept.content, headers={"Content-Type": "image/png"})
                return
        await exchange.reply(404)

    async def _take(self, exchange: Exchange, seen: Seen, file_field: str) -> None:
        assert seen.headers["host"] == self.data["host"]
        parts = parts_of(seen)
        content = parts[file_field].content
        if self._given(seen, parts, "credential") != as_object(self.data.get("credential")).get(
            "value", ""
        ):
            await self.answer(exchange, "wrong_credentials")
        elif len(content) > self.limit_bytes:
            await self.answer(exchange, "too_large")
        else:
            known = [kept for kept in self.kept if kept.content == content]
            if known and self.data.get("remembers_bytes"):
                await self.answer(exchange, "again", known[0].facts)
                return
            kept = self._keep(seen, parts, parts[file_field])
            self.kept.append(kept)
            await self.answer(exchange, "uploaded", kept.facts)

    def _keep(self, seen: Seen, parts: dict[str, Part], file: Part) -> Kept:
        match = re.search(r'filename="([^"]*)"', file.headers)
        assert match is not None
        name = match.group(1)
        digest = hashlib.sha256(f"{len(self.kept)} {name}".encode()).hexdigest()
        life = as_object(self.data.get("life"))
        until: float | None = None
        if life:
            said = re.sub(r"\D", "", self._given(seen, parts, "life")) or "1"
            until = self.now + int(said) * (as_int(life["unit_s"]) or 1)
        ends = datetime.fromtimestamp(until or 0, tz=UTC)
        facts = {
            "id": digest[:12],
            "uuid": str(uuid.UUID(digest[:32])),
            "token": digest[20:40],
            "name": name,
            "suffix": name.rpartition(".")[2],
            "size": str(len(file.content)),
            "until_ms": str(int((until or 0) * 1000)),
            "until_iso": ends.isoformat(),
            "until_text": ends.strftime("%Y-%m-%d %H:%M:%S"),
        }
        facts["link"] = filled(as_str(self.data["link"]) or "", facts)
        facts["path"] = urlsplit(facts["link"]).path
        return Kept(file.content, facts, until)

    def _given(self, seen: Seen, parts: dict[str, Part], what: str) -> str:
        place = as_object(self.data.get(what))
        name = as_str(place.get("name")) or ""
        if place.get("in") == "header":
            return seen.headers.get(name, "")
        return parts[name].content.decode() if name in parts else ""

    async def _delete(self, exchange: Exchange, seen: Seen) -> None:
        rule = as_object(self.data.get("delete"))
        token_field = as_str(rule.get("token"))
        token = parts_of(seen)[token_field].content.decode() if token_field else None
        if (
            not token_field
            and self._given(seen, {}, "credential") != as_object(self.data["credential"])["value"]
        ):
            await self.answer(exchange, "wrong_credentials")
            return
        for kept in self.kept:
            path = filled(as_str(rule.get("path")) or "", kept.facts)
            if (seen.method, seen.target) == (rule.get("method"), path) and (
                token is None or token == kept.facts["token"]
            ):
                self.kept.remove(kept)
                await self.answer(exchange, "deleted", kept.facts)
                return
        await self.answer(exchange, "unknown")
