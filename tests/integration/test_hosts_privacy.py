"""What leaves this computer on the way to every host: the normalised picture, and nothing else."""

from __future__ import annotations

import base64
import io
import json
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import httpx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pikascenes_desktop.adapters.hosts.inline import MAX_INLINE_BYTES, InlineHost
from pikascenes_desktop.adapters.hosts.practice import PracticeHost
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.json_values import as_str
from pikascenes_desktop.ports.remote import ImageFile
from tests import photographs
from tests.fakes.built_host import built_host, uncounted
from tests.fakes.custom_site import Site, draft, ok
from tests.fakes.custom_site import host_of as custom_host_of
from tests.fakes.fake_image_hosts import FORMS, FakeImageHosts
from tests.fakes.fake_nextcloud import FakeNextcloud
from tests.fakes.host_data import options_of
from tests.fakes.raw_server import RawServer, answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from pikascenes_desktop.ports.remote import ImageHost
    from tests.fakes.custom_site import Reply
    from tests.fakes.raw_server import Seen

NAME = "Anna at the lake 2024"
PROMPT = "masterpiece, a secret fox, steps: 30"
PRIVATE = (photographs.CAMERA, NAME, PROMPT, "secret fox", "Exif", "eXIf", "tEXt", "iTXt", "zTXt")
BODIES = ("binary.sxcu", "json.sxcu", "xml.sxcu", "form.sxcu")
"""Custom uploaders with all bodies but a form with a file, which is among `FORMS`."""

OTHERS = ("s3", "webdav", "nextcloud", "practice")
PICTURE_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs"}


@asynccontextmanager
async def listening(kind: str) -> AsyncGenerator[tuple[ImageHost, list[Seen]]]:
    """Run what a kind of host speaks to: the host, and what came."""
    if kind in FORMS:
        form = FakeImageHosts(kind)
        async with form, form.client() as client:
            profile = HostProfile("mine", kind, options_of(form.data))
            yield built_host(profile, client, as_str(form.data["secret"]) or ""), form.seen
    elif kind == "nextcloud":
        cloud = FakeNextcloud()
        async with cloud, cloud.client() as client:
            options = {"endpoint": "https://cloud.example", "user": cloud.user}
            profile = HostProfile("mine", kind, options)
            yield built_host(profile, client, cloud.password), cloud.seen
    else:
        async with httpx.AsyncClient(trust_env=False) as client, simple(kind, client) as found:
            yield found


@asynccontextmanager
async def simple(
    kind: str, client: httpx.AsyncClient
) -> AsyncGenerator[tuple[ImageHost, list[Seen]]]:
    """Run a server that takes whatever comes."""
    if kind in BODIES:
        site = Site(answers_of(kind))
        async with site.server:
            yield custom_host_of(draft(kind, site.server.base), client), site.server.seen
        return
    link = json.dumps({"url": "http://127.0.0.1:9/1.png"}).encode()
    async with RawServer(answering(200, link)) as server:
        if kind == "practice":

            async def base() -> str:
                return server.base

            yield PracticeHost(base, lambda: client), server.seen
            return
        options = {"endpoint": server.base}
        if kind == "s3":
            options |= {"bucket": "art", "access_key_id": "AKIDEXAMPLE"}
        profile = HostProfile("mine", kind, options)
        yield built_host(profile, client, "SECRETEXAMPLE", loopback=True), server.seen


def answers_of(kind: str) -> Callable[[Seen, str], Reply]:
    """Return what names a link in the way that description looks for."""
    link = "<a><link rel='file' href='BASE/1.png'/></a>"
    texts = {
        "binary.sxcu": "",
        "json.sxcu": json.dumps({"answer": {"xml": link}}),
        "xml.sxcu": "<up><file/><file><url>BASE/1.png</url></file></up>",
        "form.sxcu": "",
    }
    return lambda _seen, base: ok(texts[kind].replace("BASE", base), X_Link=f"{base}/1.png")


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A photograph with a camera and a place, and a picture that tells its prompt."""
    folder = tmp_path_factory.mktemp("private")
    photograph = photographs.photograph("coffee")
    camera = photographs.write(photograph, folder / f"{NAME}.jpg", orientation=6)
    told = PngInfo()
    told.add_text("parameters", PROMPT)
    told.add_text("prompt", PROMPT * 20, zip=True)
    told.add_itxt("workflow", PROMPT)
    generated = folder / f"{NAME}.png"
    photograph.resize((160, 100)).save(generated, pnginfo=told, exif=photographs.exif())
    with Image.open(generated) as image:
        assert image.info["parameters"] == PROMPT
    return camera, generated


async def normalised(pictures: tuple[Path, Path], folder: Path) -> list[ImageFile]:
    images = VipsImages()
    made = [await images.normalise(picture, folder) for picture in pictures]
    await images.close()
    return [
        ImageFile(number, each.path, each.sha256, each.media_type, each.size_bytes)
        for number, each in enumerate(made, start=1)
    ]


@pytest.mark.parametrize("kind", [*FORMS, *OTHERS, *BODIES])
async def test_nothing_private_is_sent(kind: str, pictures: tuple[Path, Path], tmp_path: Path):
    files = await normalised(pictures, tmp_path)
    async with listening(kind) as (host, seen):
        for file in files:
            await host.upload(file, uncounted)
    sent = [f"{each.target} {each.headers}".encode() + each.body for each in seen]
    for file in files:
        arrived = [found for each in seen if (found := carried(each, file)) is not None]
        assert arrived  # the very bytes of the copy
        assert_tells_nothing(arrived[0])
    for words in PRIVATE:
        assert not any(words.encode() in whole for whole in sent), words
    names = {name for whole in sent for name in re.findall(rb'filename="([^"]*)"', whole)}
    assert all(re.fullmatch(rb"[0-9a-f]{32}\.(png|jpg)", name) for name in names)
    assert kind not in FORMS or len(names) == len(pictures)
    assert_paths_tell_nothing(kind, seen, files)


def test_every_kind_is_looked_at():
    assert set(KINDS) <= {*FORMS, *OTHERS}


async def test_inside_the_request(pictures: tuple[Path, Path], tmp_path: Path):
    files = await normalised(pictures, tmp_path)
    for file in files:
        hosted = await InlineHost().upload(file, uncounted)
        head, _, text = hosted.url.partition(",")
        assert head == f"data:{file.media_type};base64"
        content = base64.b64decode(text)
        assert content == file.path.read_bytes()
        assert_tells_nothing(content)


async def test_six_of_the_largest_fit_into_a_request(tmp_path: Path):
    path = tmp_path / "largest"
    path.write_bytes(bytes(MAX_INLINE_BYTES))
    file = ImageFile(1, path, "0" * 64, "image/png", MAX_INLINE_BYTES)
    links = [(await InlineHost().upload(file, uncounted)).url for _ in range(6)]
    assert len(json.dumps(links)) < 64 * 1024 * 1024


def carried(seen: Seen, file: ImageFile) -> bytes | None:
    """Return the picture in a request, raw or in base64; None if it is not there."""
    content = file.path.read_bytes()
    if content in seen.body:
        return content
    whole = unquote_to_bytes(seen.body)  # a form escapes the three signs of base64
    return content if base64.b64encode(content) in whole else None


def assert_tells_nothing(content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as image:
        assert not image.getexif()
        assert image.info.keys().isdisjoint({"exif", "parameters", "prompt", "workflow", "comment"})
    if content.startswith(b"\x89PNG"):
        assert chunks(content) <= PICTURE_CHUNKS


def chunks(content: bytes) -> set[bytes]:
    """Return the kinds of a PNG's chunks."""
    found: set[bytes] = set()
    at = 8
    while at < len(content):
        found.add(content[at + 4 : at + 8])
        at += 12 + int.from_bytes(content[at : at + 4])
    assert at == len(content)
    return found


def assert_paths_tell_nothing(kind: str, seen: list[Seen], files: list[ImageFile]) -> None:
    """See to it that what is put under a name has a random one, or the digest's."""
    digests = {file.sha256 for file in files}
    for each in seen:
        name = each.target.partition("?")[0].rpartition("/")[2]
        if each.method != "PUT":
            continue
        stem = name.partition(".")[0]
        if kind in ("nextcloud", "binary.sxcu"):
            assert re.fullmatch(r"[0-9a-f]{32}", stem)
        else:
            assert stem in digests
