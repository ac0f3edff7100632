"""The four promises, looked at whenever something durable changes and after every restart."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import State
from tests.faults.simulation.service import served
from tests.faults.simulation.storage import SimulatedHistory, SimulatedReceipts

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt
    from tests.faults.simulation.disk import SimulatedDisk


class BrokenPromise(AssertionError):
    """A promise of the architecture's does not hold.

    Attributes:
        promise: ``I1`` to ``I4``, ``liveness`` or ``bug``.
    """

    def __init__(self, promise: str, what: str) -> None:
        super().__init__(f"{promise}: {what}")
        self.promise = promise


class Promises:
    """Knows what was promised so far, and compares it with what is durable.

    Attributes:
        history: The durable history.
        receipts: The durable receipts.
        confirmed: How often the user said "send again", by generation.
        broken: The first promise that did not hold. Whoever runs the program raises it: raised
            inside a port, the program might swallow it.
    """

    def __init__(self, disk: SimulatedDisk) -> None:
        self.history = SimulatedHistory(self._wrote)
        self.receipts = SimulatedReceipts(self._kept)
        self.confirmed: dict[str, int] = {}
        self.broken: BrokenPromise | None = None
        self._disk = disk
        self._by_seed: dict[int, str] = {}
        self._taken: dict[int, int] = {}
        self._durable_ids: dict[str, str] = {}
        self._in_memory: dict[str, int] = {}
        self._attempts: dict[str, int] = {}

    def _break(self, promise: str, what: str) -> None:
        if self.broken is None:
            self.broken = BrokenPromise(promise, what)

    def check(self) -> None:
        """Raise the first promise that did not hold.

        Raises:
            BrokenPromise: One did not.
        """
        if self.broken is not None:
            raise self.broken

    # --- what happens -----------------------------------------------------------------------

    def posting(self, seed: int, body: bytes) -> None:
        """The first byte of a paid request leaves: W1 must be durable by now."""
        generation = self._of_seed(seed)
        if generation is None:
            self._break("I3", f"sent {seed}, which the history does not know")
        elif (
            generation.state is not State.SUBMITTING
            or generation.payload_sha256 != hashlib.sha256(body).hexdigest()
        ):
            self._break("I3", f"sent {seed}, which the history calls {generation.state}")

    def taken(self, seed: int) -> None:
        """The service took a request: I1 counts it."""
        self._taken[seed] = self._taken.get(seed, 0) + 1
        self._count(seed)

    def received(self, request_id: str, seed: int) -> None:
        """The answer with an id is on its way to us."""
        self._in_memory[request_id] = seed

    def _kept(self, receipt: Receipt) -> None:
        self._durable_ids[receipt.request_id] = receipt.generation_id
        self._in_memory.pop(receipt.request_id, None)

    def _wrote(self, generation: Generation) -> None:
        seed = generation.scene.seed
        if seed is not None:
            self._by_seed[seed] = generation.id
        if generation.request_id is not None:
            self._durable_ids[generation.request_id] = generation.id
            self._in_memory.pop(generation.request_id, None)
        if generation.state is State.SUBMITTING:
            self._attempts[generation.id] = max(
                generation.attempt, self._attempts.get(generation.id, 0)
            )
        self._look_at(generation)

    # --- what must hold ---------------------------------------------------------------------

    def after_the_end(self, *, gave_up: bool) -> None:
        """Look at everything after the program ended.

        Args:
            gave_up: Whether what it had in memory alone is excusably lost: it was killed, or
                the grace of quitting was over.
        """
        if not gave_up:
            for request_id in self._in_memory:
                self._break("I2", f"{request_id} was received and not written down")
        self._in_memory.clear()
        self.whole()

    def at_rest(self) -> None:
        """Look at everything while nothing is under way."""
        for request_id in self._in_memory:
            self._break("I2", f"{request_id} was received and not written down")
        self.whole()

    def whole(self) -> None:
        """Look at everything that is durable."""
        generations = self.history.generations
        for generation_id, attempt in self._attempts.items():
            found = generations.get(generation_id)
            if found is None or found.attempt < attempt:
                self._break("I3", f"attempt {attempt} of {generation_id} is forgotten")
        written = {receipt.request_id for receipt in self.receipts.lines}
        written.update(one.request_id for one in generations.values() if one.request_id)
        for request_id, generation_id in self._durable_ids.items():
            if request_id not in written and not self._in_log(request_id, generation_id):
                self._break("I2", f"{request_id} of {generation_id} is lost")
        for generation in generations.values():
            self._look_at(generation)

    def _look_at(self, generation: Generation) -> None:
        if generation.scene.seed is not None:
            self._count(generation.scene.seed)
        if generation.confirmed_sends > self.confirmed.get(generation.id, 0):
            self._break("I1", f"{generation.id} was sent again without the user's word")
        if generation.attempt < self._attempts.get(generation.id, 0):
            self._break("I3", f"{generation.id} fell back to attempt {generation.attempt}")
        if generation.state is State.SAVED:
            self._look_at_clips(generation)

    def _look_at_clips(self, generation: Generation) -> None:
        if len(generation.clips) != len(generation.outputs) or not generation.clips:
            self._break("I4", f"{generation.id} is saved with {len(generation.clips)} clips")
            return
        for clip in generation.clips:
            content = self._disk.durable.get(clip.path)
            if content is None:
                self._break("I4", f"{clip.path} is saved, and its name is not on the disk")
                continue
            whole = served(generation.outputs[clip.index].url)
            if not content.synced.startswith(whole):
                self._break("I4", f"{clip.path} does not begin with what was served")
            if (
                hashlib.sha256(content.synced).hexdigest() != clip.sha256
                or hashlib.sha256(whole).hexdigest() != clip.served_sha256
            ):
                self._break("I4", f"{clip.path} is not the file that was recorded")

    def _count(self, seed: int) -> None:
        generation = self._of_seed(seed)
        allowed = 1 + (0 if generation is None else generation.confirmed_sends)
        if self._taken.get(seed, 0) > allowed:
            self._break("I1", f"{self._taken[seed]} requests for {seed}, {allowed} allowed")

    def _of_seed(self, seed: int) -> Generation | None:
        return self.history.generations.get(self._by_seed.get(seed, ""))

    def _in_log(self, request_id: str, generation_id: str) -> bool:
        return any(
            event.generation_id == generation_id and request_id in event.raw
            for event in self.history.events
        )
