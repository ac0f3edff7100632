"""Programs with one mistake each: a simulation that does not notice them proves nothing."""

from __future__ import annotations

import hashlib
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from unittest import mock

from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.ports.remote import Ambiguous
from pikascenes_desktop.services import sending, submit
from pikascenes_desktop.services.record import Record
from pikascenes_desktop.services.submit import PaidStep
from tests.faults.simulation import promises
from tests.faults.simulation.disk import SimulatedDisk
from tests.faults.simulation.storage import SimulatedHistory, SimulatedReceipts

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
    from contextlib import AbstractContextManager

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.remote import SubmitOutcome


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake that the simulation must notice.

    Attributes:
        promises: Those that it breaks; noticing any of them counts.
        make: Makes the mistake while its block lasts.
    """

    name: str
    promises: frozenset[str]
    make: Callable[[], AbstractContextManager[object]]


def _resend_on_timeout() -> AbstractContextManager[object]:
    """An answer that did not come is taken for a request that was not sent."""
    real = submit.after_submit

    def mistaken(submitting: Generation, outcome: SubmitOutcome, now: float) -> Generation:
        if isinstance(outcome, Ambiguous):
            return replace(submitting, state=State.READY, blocked_by=BlockedBy.NETWORK)
        return real(submitting, outcome, now)

    return mock.patch.object(submit, "after_submit", mistaken)


class _SendsFirst(PaidStep):
    async def _step(self, generation: Generation, payload: bytes) -> Generation:
        parts = self._parts
        now = parts.clock.now()
        submitting = replace(
            generation,
            state=State.SUBMITTING,
            attempt=generation.attempt + 1,
            payload_sha256=hashlib.sha256(payload).hexdigest(),
            sent_at=now,
        )
        outcome = await parts.service.submit(submitting.api_base, submitting.model_id, payload)
        await parts.history.save(submitting, note="submitting")
        return await self._keep(submitting, outcome)


def _written_after_sending() -> AbstractContextManager[object]:
    """W1 comes after the paid request."""
    return mock.patch.object(sending, "PaidStep", _SendsFirst)


def _receipt_not_synced() -> AbstractContextManager[object]:
    """A receipt counts as written while it is in the cache."""

    def nothing(_self: SimulatedReceipts) -> None:
        return

    return mock.patch.object(SimulatedReceipts, "sync", nothing)


class _TakesAnything(SimulatedHistory):
    async def save(self, generation: Generation, *, note: str = "", raw: str = "") -> None:
        before = self.generations[generation.id]
        self.generations[generation.id] = replace(generation, rank=before.rank)
        self._log(generation, note, raw)
        self._wrote(generation)


@asynccontextmanager
async def _not_alone(record: Record, generation_id: str) -> AsyncGenerator[Generation]:
    yield await record.get(generation_id)


@contextmanager
def _overwritten_by_an_older() -> Generator[None]:
    """Changes of one generation do not wait for each other, and the history takes any move."""
    with (
        mock.patch.object(Record, "alone", _not_alone),
        mock.patch.object(promises, "SimulatedHistory", _TakesAnything),
    ):
        yield


def _name_not_synced() -> AbstractContextManager[object]:
    """A clip counts as saved while its name is in the cache alone."""

    def nothing(_self: SimulatedDisk) -> None:
        return

    return mock.patch.object(SimulatedDisk, "sync_folder", nothing)


MUTANTS: Final = (
    Mutant("resend on timeout", frozenset({"I1"}), _resend_on_timeout),
    Mutant("W1 after the request", frozenset({"I1", "I3"}), _written_after_sending),
    Mutant("receipt not synced", frozenset({"I2"}), _receipt_not_synced),
    Mutant("overwritten by an older", frozenset({"I1", "I2", "I3"}), _overwritten_by_an_older),
    Mutant("name not synced", frozenset({"I4"}), _name_not_synced),
)
