"""Whatever fails, and whenever: never paid twice, never lost, never stuck."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.simulation.campaign import campaign
from tests.faults.simulation.mutants import MUTANTS, Mutant
from tests.faults.simulation.run import simulate
from tests.faults.simulation.virtual_time import StandsStill, VirtualLoop
from tests.unmeasured import unmeasured

pytestmark = pytest.mark.timeout(900)

CI_RUNS = 10_000
ROOT = Path(__file__).parents[2]


def in_its_own_process(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Simulate without the tests' coverage."""
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.simulation", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=unmeasured() | surroundings,
    )


def test_ten_thousand_lives_keep_every_promise() -> None:
    done = in_its_own_process("--runs", str(CI_RUNS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"{CI_RUNS} runs, 0 ")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_in_the_program_is_noticed(mutant: Mutant) -> None:
    with mutant.make():
        for seed in range(CI_RUNS):
            broken = simulate(seed).broken
            if broken is not None and broken.promise in mutant.promises:
                return
    pytest.fail(f"{CI_RUNS} runs did not notice: {mutant.name}")


@pytest.mark.parametrize("seed", [3, 29, 895])
def test_a_seed_replays_exactly(seed: int) -> None:
    first, again = simulate(seed), simulate(seed, traced=True)
    assert first.digest == again.digest
    assert first.trace == ()
    assert again.trace
    # also where sets and dicts of text come in another order
    elsewhere = in_its_own_process("--seed", str(seed), PYTHONHASHSEED="12345")
    lines = elsewhere.stdout.splitlines()
    assert lines[-1] == f"seed {seed}, digest {first.digest}: every promise holds"
    assert lines[:-1] == list(again.trace)


def test_seeds_differ() -> None:
    # here and there two die before anything happens
    assert len({simulate(seed).digest for seed in range(50)}) > 40


def test_a_failing_seed_is_printed_with_the_way_to_replay_it() -> None:
    mutant = MUTANTS[0]
    with mutant.make():
        found = next(ran for seed in range(CI_RUNS) if (ran := simulate(seed)).broken)
        again = simulate(found.seed, traced=True)
    assert again.digest == found.digest
    assert str(again.broken) == str(found.broken)


def test_a_campaign_goes_on_where_it_was_left(tmp_path: Path) -> None:
    note = tmp_path / "progress.json"
    progress, failed = campaign(30, jobs=1, note=note)
    assert (progress.runs, progress.next_seed, failed) == (30, 30, [])
    progress, failed = campaign(50, jobs=1, note=note)
    assert (progress.runs, progress.next_seed, failed) == (50, 50, [])
    assert json.loads(note.read_text())["runs"] == 50
    assert campaign(50, jobs=1, note=note)[0] == progress


def test_waiting_for_ever_is_noticed() -> None:
    async def forever() -> None:
        await VirtualLoop.create_future(loop)

    loop = VirtualLoop(0.0, 1000)
    with pytest.raises(StandsStill):
        loop.run(forever())
    loop.abandon()
