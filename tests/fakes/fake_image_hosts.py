"""Image hosts on loopback that answer as the data files in ``hosts/`` say; each names its source.

The programs under test speak to the hosts' true names: `FakeImageHosts.client` leads every name
to the loopback server, which tells them apart by the ``Host`` header.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, cast
from urllib.parse import parse_qs, urlsplit

import httpx

from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_object, as_str
from tests.fakes.raw_server import RawServer

if TYPE_CHECKING:
    from types import TracebackType

    from tests.fakes.raw_server import Exchange, Seen

FOLDER: Final = Path(__file__).with_name("hosts")
FORMS: Final = (
    "imgbb",
    "freeimage",
    "chevereto",
    "zipline",
    "uploadcare",
    "cloudinary",
    "nullpointer",
    "pomf",
)
"""The hosts that take a form with one file."""


def data(name: str) -> JsonObject:
    """Return a data file."""
    found: JsonObject = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert found["source"]
    return found


@dataclass(frozen=True)
class Part:
    """One field of a form as it came."""

    headers: str
    content: bytes


def parts_of(seen: Seen) -> dict[str, Part]:
    """Return the fields of a form by their names."""
    kind = seen.headers.get("content-type", "")
    if "urlencoded" in kind:
        texts = parse_qs(seen.body.decode("ascii"), keep_blank_values=True)
        return {name: Part("", values[0].encode()) for name, values in texts.items()}
    boundary = kind.partition("boundary=")[2].encode()
    found: dict[str, Part] = {}
    for piece in seen.body.split(b"--" + boundary)[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = head.decode()
        match = re.search(r' name="([^"]*)"', headers)
        assert match is not None
        found[match.group(1)] = Part(headers, content.removesuffix(b"\r\n"))
    return found


@dataclass
class Kept:
    """An upload as the host keeps it."""

    content: bytes
    facts: dict[str, str]
    until: float | None


@dataclass
class FakeImageHosts:
    """One kind of host.

    Attributes:
        now: The host's and the program's clock, Unix seconds.
        fault: Answered next, and once: the name of an answer, also of ``everyone.json``.
        limit_bytes: What is larger is refused.
        kept: All uploads that have not been deleted.
    """

    kind: str
    now: float = 1_790_000_000.0
    fault: str = ""
    limit_bytes: int = 0
    kept: list[Kept] = field(default_factory=list[Kept])

    def __post_init__(self) -> None:
        self.data = data(self.kind)
        self.answers = as_object(data("everyone")["answers"]) | as_object(self.data["answers"])
        self.limit_bytes = as_int(self.data["limit_bytes"]) or 0
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
        upload = as_object(self.data["upload"])
        if self.fault:
            name, self.fault = self.fault, ""
            await self._answer(exchange, name, {})
        elif seen.method == "GET":
            await self._give(exchange, seen)
        elif (seen.method, seen.target) == (upload["method"], upload["path"]):
            await self._take(exchange, seen, as_str(upload["file"]) or "")
        else:
            await self._delete(exchange, seen)

    async def _give(self, exchange: Exchange, seen: Seen) -> None:
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
            await self._answer(exchange, "wrong_credentials", {})
        elif len(content) > self.limit_bytes:
            await self._answer(exchange, "too_large", {})
        else:
            known = [kept for kept in self.kept if kept.content == content]
            if known and self.data.get("remembers_bytes"):
                await self._answer(exchange, "again", known[0].facts)
                return
            kept = self._keep(seen, parts, parts[file_field])
            self.kept.append(kept)
            await self._answer(exchange, "uploaded", kept.facts)

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
            await self._answer(exchange, "wrong_credentials", {})
            return
        for kept in self.kept:
            path = filled(as_str(rule.get("path")) or "", kept.facts)
            if (seen.method, seen.target) == (rule.get("method"), path) and (
                token is None or token == kept.facts["token"]
            ):
                self.kept.remove(kept)
                await self._answer(exchange, "deleted", kept.facts)
                return
        await self._answer(exchange, "unknown", {})

    async def _answer(self, exchange: Exchange, name: str, facts: dict[str, str]) -> None:
        answer = as_object(self.answers[name])
        headers = {
            key: filled(str(value), facts)
            for key, value in as_object(answer.get("headers")).items()
        }
        if "json" in answer:
            headers.setdefault("Content-Type", "application/json")
            body = filled(json.dumps(answer["json"]), facts)
        else:
            headers.setdefault("Content-Type", "text/plain")
            body = filled(as_str(answer["text"]) or "", facts)
        await exchange.reply(as_int(answer["status"]) or 500, body.encode(), headers=headers)


def filled(text: str, facts: dict[str, str]) -> str:
    """Return a text with the facts where their names stand between percent signs."""
    return re.sub(r"%(\w+)%", lambda match: facts.get(match.group(1), match.group(0)), text)


class ToLoopback(httpx.AsyncBaseTransport):
    """Stands in for a name server and for TLS: every name is this computer, ``Host`` stays."""

    def __init__(self, server: RawServer) -> None:
        self._server = server
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._server.port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


def options_of(found: JsonObject, **changed: str) -> dict[str, str]:
    """Return the options of the host in a data file, some changed."""
    return cast("dict[str, str]", as_object(found["options"])) | changed
