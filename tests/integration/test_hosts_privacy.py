"""What leaves this computer on the way to every host: the normalised picture, and nothing else."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pikascenes_desktop.adapters.hosts.kind import Surroundings
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.json_values import as_str
from pikascenes_desktop.ports.remote import ImageFile
from tests import photographs
from tests.fakes.fake_image_hosts import FORMS, FakeImageHosts, options_of
from tests.fakes.fake_nextcloud import FakeNextcloud
from tests.fakes.raw_server import RawServer, answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from tests.fakes.raw_server import Seen

NAME = "Anna at the lake 2024"
PROMPT = "masterpiece, a secret fox, steps: 30"
PRIVATE = (photographs.CAMERA, NAME, PROMPT, "secret fox", "Exif", "eXIf", "tEXt", "iTXt")
OTHERS = ("s3", "webdav", "nextcloud")


@asynccontextmanager
async def listening(
    kind: str,
) -> AsyncGenerator[tuple[httpx.AsyncClient, HostProfile, str, list[Seen]]]:
    """Run what a kind of host speaks to: client, profile, secret, and what came."""
    if kind in FORMS:
        form = FakeImageHosts(kind)
        async with form, form.client() as client:
            profile = HostProfile("mine", kind, options_of(form.data))
            yield client, profile, as_str(form.data["secret"]) or "", form.seen
    elif kind == "nextcloud":
        cloud = FakeNextcloud()
        async with cloud, cloud.client() as client:
            options = {"endpoint": "https://cloud.example", "user": cloud.user}
            yield client, HostProfile("mine", kind, options), cloud.password, cloud.seen
    else:
        server = RawServer(answering(200))
        async with server, httpx.AsyncClient(trust_env=False) as client:
            options = {"endpoint": server.base}
            if kind == "s3":
                options |= {"bucket": "art", "access_key_id": "AKIDEXAMPLE"}
            yield client, HostProfile("mine", kind, options), "SECRETEXAMPLE", server.seen


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A photograph with a camera and a place, and a picture that tells its prompt."""
    folder = tmp_path_factory.mktemp("private")
    photograph = photographs.photograph("coffee")
    camera = photographs.write(photograph, folder / f"{NAME}.jpg", orientation=6)
    told = PngInfo()
    told.add_text("parameters", PROMPT)
    told.add_itxt("workflow", PROMPT)
    generated = folder / f"{NAME}.png"
    photograph.save(generated, pnginfo=told, exif=photographs.exif())
    with Image.open(generated) as image:
        assert image.info["parameters"] == PROMPT
    return camera, generated


@pytest.mark.parametrize("kind", [*FORMS, *OTHERS])
async def test_nothing_private_is_sent(kind: str, pictures: tuple[Path, Path], tmp_path: Path):
    images = VipsImages()
    async with listening(kind) as (client, profile, secret, seen):

        async def source(_name: str) -> str:
            return secret

        async def no_practice() -> str:
            raise AssertionError

        around = Surroundings(lambda: client, source, no_practice, lambda: True)
        chosen = KINDS[kind]
        options = chosen.checked_options(profile.options)
        host = chosen.build(HostProfile("mine", kind, options), around)
        for number, picture in enumerate(pictures, start=1):
            made = await images.normalise(picture, tmp_path)
            file = ImageFile(number, made.path, made.sha256, made.media_type, made.size_bytes)
            await host.upload(file, lambda _done, _total: None)
    await images.close()
    sent = [f"{each.target} {each.headers}".encode() + each.body for each in seen]
    assert len(sent) >= len(pictures)
    for words in PRIVATE:
        assert not any(words.encode() in whole for whole in sent), words
    names = {name for whole in sent for name in re.findall(rb'filename="([^"]*)"', whole)}
    assert all(re.fullmatch(rb"[0-9a-f]{32}\.(png|jpg)", name) for name in names)
    assert kind not in FORMS or len(names) == len(pictures)
