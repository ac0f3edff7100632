"""The practice service with one stored clip: real HTTP, nothing to render, nothing to wait for."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from tests.clips import make_clip
from tests.servers.child import server

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

KEY = "a-key-for-the-practice-service"

_PROGRAM = """
import shutil, sys
from pathlib import Path
from pikascenes_desktop.practice import server
from pikascenes_desktop.practice.orders import CLIP_NAME, STILL_NAME

class Stored:
    async def render(self, order):
        order.folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sys.argv[2], order.folder / CLIP_NAME)
        (order.folder / STILL_NAME).write_bytes(b"\\xff\\xd8")

    async def aclose(self):
        pass

server.RenderProcess = Stored
sys.exit(server.run(Path(sys.argv[1]), queue_s=0, run_s=0))
"""


@contextmanager
def quick_practice(folder: Path) -> Generator[str]:
    """Serve until the block ends, and return the base URL."""
    clip = make_clip(folder / "stored.mp4", seconds=0.2, sound=False)
    command = [sys.executable, "-c", _PROGRAM, str(folder / "service"), str(clip)]
    with server(command, folder / "log") as child:
        child.wait_until(lambda: child.log().endswith("\n"))
        yield json.loads(child.log())["practice_service"]


def accepted(base: str) -> dict[str, str]:
    """Return the ids of all requests that the service took, with their prompts."""
    with httpx.Client(base_url=base, headers={"Authorization": f"Bearer {KEY}"}) as client:
        entries = client.get("/practice/ledger").json()["requests"]
        return {
            entry["id"]: client.get(f"/v1/requests/{entry['id']}/result").json()["input"][
                "promptText"
            ]
            for entry in entries
        }
