"""The whole wire against our practice service, started as a child like the program does it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.download import HttpDownloader
from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.adapters.practice_process import PracticeProcess
from pikascenes_desktop.adapters.runcomfy import RunComfyService
from pikascenes_desktop.domain.generation import PRACTICE_BASE
from pikascenes_desktop.ports.remote import Accepted
from tests.fakes.wire import wired
from tests.unit.practice_pictures import RED, png

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.remote import GenerationService, RemoteResult

PROGRAM = """
import sys
from pathlib import Path
from pikascenes_desktop.practice.server import run
sys.exit(run(Path(sys.argv[1]), queue_s=0, run_s=0, watch_stdin=True))
"""
MODEL = "pika/pikascenes"


async def no_key(origin: str) -> str | None:
    raise AssertionError(origin)


async def until_over(service: GenerationService, request_id: str) -> RemoteResult:
    while True:
        status = await service.status(PRACTICE_BASE, request_id)
        if status.status in {"completed", "cancelled"}:
            return await service.result(PRACTICE_BASE, request_id)
        await asyncio.sleep(0.05)


async def test_from_an_uploaded_picture_to_a_clip_on_disk(tmp_path: Path) -> None:
    picture = png(RED)
    practice = PracticeProcess([sys.executable, "-c", PROGRAM, str(tmp_path / "practice")])
    try:
        async with wired() as wire:
            service = RunComfyService(
                wire.network, wire.clients, key_source=no_key, practice_base=practice.base
            )
            base = await practice.base()
            name = f"{hashlib.sha256(picture).hexdigest()}.png"
            put = await wire.network.run(
                lambda: wire.clients.transfer.put(f"{base}/images/{name}", content=picture)
            )
            link = put.raise_for_status().json()["url"]

            report = await HttpLinkChecker(wire.network, wire.clients).check(
                link, size_bytes=len(picture), allow_loopback=True
            )
            assert (report.problem, report.remarks) == (None, ())

            info = await service.model_info(PRACTICE_BASE, MODEL)
            assert info.drift == ()

            body = {"images": [link], "resolution": "720p", "duration": 5, "aspectRatio": "1:1"}
            outcome = await service.submit(PRACTICE_BASE, MODEL, json.dumps(body).encode())
            assert isinstance(outcome, Accepted)
            result = await until_over(service, outcome.request_id)
            assert result.failure is None
            assert result.echo["images"] == [link]
            (output,) = result.outputs

            part = tmp_path / "clip.part"
            fetched = await HttpDownloader(wire.network, wire.clients).fetch(
                output.url, part, allow_loopback=True, on_bytes=lambda _done, _total: None
            )
        clip = await asyncio.to_thread(part.read_bytes)
        assert clip[4:8] == b"ftyp"
        assert len(clip) == fetched.size_bytes
    finally:
        await practice.close()
