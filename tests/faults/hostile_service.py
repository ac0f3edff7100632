"""A stand-in for RunComfy and its file server that does its worst, for the whole engine.

Which evil it does is the prompt of the scene, so that many can be tried at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.scene import Ingredient, Resolution, Scene
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from tests.bad_pictures import flat_png
from tests.fakes.raw_server import RawServer, answering

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from tests.fakes.raw_server import Exchange, Handler, Seen

KEY: Final = "canary-key-7f3a"
PICTURE: Final = flat_png(400, 400)
DONE: Final = {"status": "completed"}


def says(answer: object, status: int = 200) -> Handler:
    """Return a handler that answers with JSON."""
    return answering(status, json.dumps(answer).encode())


@dataclass
class HostileRunComfy:
    """Answers the engine, evil by evil.

    Attributes:
        submits: What is done to a paid request; without one it is accepted, its id the evil.
        polls: What is done to questions about a request, one after the other; then all is well.
        links: Where a result lies; without one on the file server, under the evil's name.
        files: What the file server does for a name; without one it serves the film.
        film: A whole MP4.
        posts: The evils of all paid requests, as they came.
        stands_at: The API base that the engine is told; empty for its own.
        picture: A file that goes inside the request; empty for a link to the file server.
    """

    film: bytes
    submits: Mapping[str, Handler] = field(default_factory=dict["str", "Handler"])
    polls: dict[str, list[Handler]] = field(default_factory=dict["str", "list[Handler]"])
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    files: Mapping[str, Handler] = field(default_factory=dict["str", "Handler"])
    posts: list[str] = field(default_factory=list[str])
    stands_at: str = ""
    picture: str = ""
    shelf: RawServer = field(init=False)
    api: RawServer = field(init=False)

    def __post_init__(self) -> None:
        self.api = RawServer(self._answer)
        self.shelf = RawServer(self._serve)

    async def _answer(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        exchange.put_back(seen)
        await self._deed(seen)(exchange)

    def _deed(self, seen: Seen) -> Handler:
        if seen.method == "POST" and seen.target.startswith("/v1/models/"):
            evil = json.loads(seen.body)["promptText"]
            self.posts.append(evil)
            return self.submits.get(evil, says({"request_id": self.id_of(evil)}))
        if not seen.target.startswith("/v1/requests/"):
            return says({"detail": "no such thing"}, 404)
        request_id, _, question = seen.target.removeprefix("/v1/requests/").partition("/")
        evil = request_id.replace("_", " ")
        if question == "status":
            to_come = self.polls.get(evil, [])
            return to_come.pop(0) if to_come else says(DONE)
        echo = {"promptText": evil}
        output = {"video": self._link(evil)}
        return says({"status": "succeeded", "output": output, "input": echo})

    def id_of(self, evil: str) -> str:
        """Return the request id of an evil."""
        return evil.replace(" ", "_")

    def _link(self, evil: str) -> str:
        usual = f"{self.shelf.base}/{self.id_of(evil)}.mp4"
        return self.links.get(evil, usual).format(shelf=self.shelf.base)

    async def _serve(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        exchange.put_back(seen)
        name = seen.target.removeprefix("/").removesuffix(".mp4").replace("_", " ")
        usual = answering(200, PICTURE if name == "picture.png" else self.film)
        await self.files.get(name, usual)(exchange)

    def options(self, folder: Path) -> EngineOptions:
        """Return how the engine is opened against it."""
        base = self.stands_at or self.api.base
        return EngineOptions(folder / "data", folder / "clips", api_base=base)

    def scene(self, evil: str) -> Scene:
        """Return a scene that brings an evil about."""
        images = (Ingredient(self.picture or f"{self.shelf.base}/picture.png"),)
        return Scene(images, prompt=evil, resolution=Resolution.HD)

    async def lived(self, folder: Path, evils: tuple[str, ...]) -> dict[str, Generation]:
        """Press once for each evil, wait until all stand still, and return how they do."""
        async with open_engine(self.options(folder), mode=Mode.WORK) as engine:
            desk = engine.desk
            await desk.settings.save(replace(desk.settings.current, parallel=10))
            ids: list[str] = []
            for evil in evils:
                host = "inline" if self.picture else "links"
                order = await desk.orders.make(self.scene(evil), host=host)
                ids += [each.id for each in await desk.generations.press(order)]
            settled = await desk.generations.settle(ids)
        return {each.scene.prompt: each for each in settled}

    async def resumed(self, folder: Path) -> dict[str, Generation]:
        """Start once more on what is there, take everything up, and return how all stand."""
        async with open_engine(self.options(folder), mode=Mode.WORK) as engine:
            desk = engine.desk
            recovered = await desk.generations.resume(unsent=True)
            going = (*recovered.unsure, *recovered.sent, *recovered.waiting)
            await desk.generations.settle([each.id for each in going])
            every = await desk.gallery.page(await desk.gallery.ids())
        return {each.scene.prompt: each for each in every}

    def key_was_seen_by(self) -> set[str]:
        """Return which of the two servers were sent the key."""
        servers = {"api": self.api, "shelf": self.shelf}
        return {name for name, server in servers.items() if KEY in repr(server.seen)}
