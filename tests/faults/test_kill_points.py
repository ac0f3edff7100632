"""`kill -9` anywhere in a generation: at most one request, and never a lost clip."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.faults.killing import KEY, Point, Program, accepted
from tests.servers.practice import practice

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="needs strace"),
    pytest.mark.timeout(1200),
]

POINTS = 10
AT_ONCE = 2
PICTURE = Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg"


def picture_on(base: str) -> str:
    """Put a picture where the service can fetch it."""
    reply = httpx.put(
        f"{base}/images/fox.jpg",
        content=PICTURE.read_bytes(),
        headers={"Authorization": f"Bearer {KEY}"},
    )
    return str(reply.json()["url"])


def after_a_kill(program: Program, link: str, point: Point) -> str:
    """Kill one generation at a point, resume it, and say what became of it."""
    prompt = f"killed at {point.name} {point.nth}"
    program.killed(link, prompt, point)
    code, found = program.run("resume")
    ids = accepted(program.base, prompt)
    assert len(ids) <= 1, f"{point}: {len(ids)} requests"
    if not found:
        _, everything = program.run("list")
        if not everything:
            assert ids == [], f"{point}: a request that nobody remembers"
            return "never accepted from the user"
        found = everything
    (generation,) = found
    if generation["state"] == "unconfirmed":
        assert code == 5, f"{point}: exit {code}"
        if not ids:
            return "unconfirmed, and the service has nothing"
        code, generation = program.run("attach", generation["id"], ids[0])
        assert generation["request_id"] == ids[0]
    assert code == 0, f"{point}: exit {code}, {generation}"
    assert generation["state"] == "saved", f"{point}: {generation}"
    assert Path(generation["file"]).stat().st_size == generation["bytes"]
    assert len(accepted(program.base, prompt)) == 1
    return "saved"


def test_a_kill_at_any_of_ten_syscalls(tmp_path: Path) -> None:
    service = tmp_path / "service"
    service.mkdir()
    with practice(service, queue_s=0, run_s=0) as base, ThreadPoolExecutor(AT_ONCE) as pool:
        link = picture_on(base)
        # a program that was started before, so that the points fall into the generation itself
        fresh = Program(tmp_path / "fresh", base)
        assert fresh.run("list") == (0, [])
        points = fresh.copy(tmp_path / "recorded").points(link, "undisturbed", POINTS)
        assert len(set(points)) == POINTS

        def one(numbered: tuple[int, Point]) -> str:
            number, point = numbered
            return after_a_kill(fresh.copy(tmp_path / str(number)), link, point)

        ends = Counter(pool.map(one, enumerate(points)))
    # the sweep reaches before, into and behind the paid step
    assert ends["saved"] >= POINTS // 3, ends
    assert len(ends) >= 2, ends
