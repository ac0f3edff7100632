"""What must be true of one generation after its program was ended anywhere, and taken up again."""

from __future__ import annotations

import hashlib
import http.client
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.generation import UNSENT, State
from tests.faults.quick_practice import KEY

if TYPE_CHECKING:
    from tests.faults.kill_program import Program

PATIENCE_S: Final = 20.0


class Broken(AssertionError):
    """A promise that does not hold; its text begins with the promise's name."""


@dataclass(slots=True)
class Ledger:
    """What the service took, asked for the new requests alone."""

    base: str
    _prompts: dict[str, str] = field(default_factory=dict[str, str])

    def requests_for(self, prompt: str) -> list[str]:
        """Return the ids of the requests that carried a prompt."""
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=30)
        try:
            for entry in self._get(connection, "/practice/ledger")["requests"]:
                if entry["id"] not in self._prompts:
                    self._prompts[entry["id"]] = self._prompt(connection, entry["id"])
        finally:
            connection.close()
        return [one for one, carried in self._prompts.items() if carried == prompt]

    def _prompt(self, connection: http.client.HTTPConnection, request_id: str) -> str:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            result = self._get(connection, f"/v1/requests/{request_id}/result")
            if "input" in result:
                return result["input"]["promptText"]
            time.sleep(0.01)  # the service is still making the clip
        raise TimeoutError(f"{request_id} never ends")

    @staticmethod
    def _get(connection: http.client.HTTPConnection, path: str) -> dict[str, Any]:
        connection.request("GET", path, headers={"Authorization": f"Bearer {KEY}"})
        return json.loads(connection.getresponse().read())


def what_became_of(program: Program, ledger: Ledger, served: bytes) -> str:
    """Take up what a program left, and say how it ended.

    Args:
        program: It was ended somewhere.
        ledger: What the service knows.
        served: The bytes of the clip that the service hands out.

    Raises:
        Broken: A promise does not hold.
    """
    before = program.remembered()  # what it took for kept before it was ended
    known_ids = {fact["request_id"] for fact in before if fact.get("request_id")}
    states = [fact["state"] for fact in before if "state" in fact]
    code, found = program.run("resume")
    found = found or program.run("list")[1]
    requests = ledger.requests_for(program.prompt)
    _hold(len(requests) <= 1, f"I1: {len(requests)} requests for one press")
    if not found:
        _hold(not requests, "I3: a request that nobody remembers")
        _hold(not before, f"I3: forgotten, though it was kept as {states}")
        return "never accepted from the user"
    _hold(len(found) == 1, f"I3: {len(found)} generations of one press")
    generation = found[0]
    if known_ids:
        _hold(
            {generation["request_id"]} == known_ids,
            f"I2: {generation['request_id']} is remembered, {known_ids} was received",
        )
    state = State(generation["state"])
    _hold(
        State.SUBMITTING.value not in states or state not in UNSENT,
        f"I3: {state} after it was kept as submitting",
    )
    end = "saved"
    if state is State.UNCONFIRMED:
        _hold(code == 5, f"exit {code} of what is unconfirmed")
        if not requests:
            return "unconfirmed, and the service has nothing"
        code, generation = program.run("attach", generation["id"], requests[0])
        end = "saved, after its id was pasted"
    _hold(generation["state"] == State.SAVED.value, f"stands still: exit {code}, {generation}")
    _hold(code == 0, f"exit {code} of what is saved")
    _hold([generation["request_id"]] == requests, "I2: another request's id")
    _look_at_clip(program.folder / "clips", generation, served)
    return end


def _look_at_clip(library: Path, generation: dict[str, Any], served: bytes) -> None:
    clips = list(library.glob("*.mp4"))
    _hold(clips == [Path(generation["file"])], f"I4: saved, and the library holds {clips}")
    content = clips[0].read_bytes()
    _hold(content.startswith(served), "I4: the file does not begin with what was served")
    _hold(hashlib.sha256(content).hexdigest() == generation["sha256"], "I4: another sha256")
    _hold(
        hashlib.sha256(served).hexdigest() == generation["served_sha256"],
        "I4: another sha256 of what was served",
    )
    _hold(len(content) == generation["bytes"], "I4: another size")


def _hold(promise: object, otherwise: str) -> None:
    if not promise:
        raise Broken(otherwise)
