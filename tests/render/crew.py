"""Gives plays in processes of their own, as many at once as there are cores."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.render.looks import Job, Look
from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUTPUT: Final = Path(__file__).parent / "output"
SHARE: Final = 40
"""Plays for one process: enough to be worth its start, few enough for the cores to end together."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene as it was found in one look.

    Attributes:
        file: The name of its picture; empty where there is none.
        faults: What is wrong with it, in words.
    """

    play: str
    look: str
    scene: str
    file: str
    faults: tuple[str, ...]


def _read(line: str) -> Scene:
    told = json.loads(line)
    return Scene(told["play"], told["look"], told["scene"], told["file"], tuple(told["faults"]))


def _shares(jobs: Iterable[Job]) -> Iterable[tuple[int, Sequence[Job]]]:
    """Divide jobs by the density of their screen, the heaviest first."""
    by_scale: defaultdict[int, list[Job]] = defaultdict(list)
    for job in jobs:
        by_scale[job.look.scale].append(job)
    for scale in sorted(by_scale, reverse=True):
        same = sorted(by_scale[scale], key=lambda job: -job.look.size[0])
        for start in range(-(-len(same) // SHARE)):
            yield scale, same[start :: -(-len(same) // SHARE)]


async def _python(*arguments: str, given: str = "") -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=unmeasured(),
    )
    try:
        out, trouble = await process.communicate(given.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise AssertionError(f"{arguments[0]} ended with {process.returncode}: {trouble.decode()}")
    return out.decode()


async def render(jobs: Sequence[Job], into: Path, *, fonts: str = "designed") -> list[Scene]:
    """Give plays, and return what was found in their scenes.

    Args:
        jobs: What to give, in which looks.
        into: The folder for the pictures; it must be there.
        fonts: ``designed`` for the fonts of the design's pictures where they are installed, or
            ``system`` for the system's own.

    Raises:
        AssertionError: A process ended badly; the message holds what it said.
    """
    cores = asyncio.Semaphore(os.cpu_count() or 1)

    async def give(scale: int, share: Sequence[Job]) -> list[Scene]:
        given = "".join(f"{job.play} {job.look.name}\n" for job in share)
        async with cores:
            told = await _python(
                "tests.render.run",
                f"--scale={scale}",
                f"--into={into}",
                f"--fonts={fonts}",
                given=given,
            )
        return [_read(line) for line in told.splitlines()]

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(give(scale, share)) for scale, share in _shares(jobs)]
    return [scene for task in tasks for scene in task.result()]


async def lay_out_sheets(scenes: Iterable[Scene], into: Path) -> None:
    """Put the pictures of each scene side by side, one sheet a scene."""
    by_scene: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for scene in scenes:
        if scene.file:
            by_scene[f"{scene.play}-{scene.scene}"].append((scene.look, scene.file))
    await _python("tests.render.contact_sheets", str(into), given=json.dumps(by_scene))


def told(scenes: Iterable[Scene]) -> str:
    """Return all faults in words: one paragraph a fault, with the looks in which it was found."""
    looks: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for scene in scenes:
        for fault in scene.faults:
            looks[scene.play, scene.scene, fault].append(scene.look)
    return "\n".join(
        f"{play}, {scene}: {fault}\n    in {', '.join(found)}"
        for (play, scene, fault), found in sorted(looks.items())
    )


def named(play: str, look: str) -> Job:
    """Return a job by its names."""
    return Job(play, Look.named(look))
