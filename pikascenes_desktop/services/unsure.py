"""What the user decides about a request of which nobody knows whether it arrived."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import NotPossibleNow, RequestIdInvalid, SceneMismatch
from pikascenes_desktop.domain.generation import UNSURE, Generation, State
from pikascenes_desktop.ports.receipts import Receipt

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record
    from pikascenes_desktop.services.work import Work

REQUEST_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,128}")

SEND_AGAIN_AFTER_S: Final = 120.0
"""How long the user must wait before sending again what may still turn up."""


class Unsure:
    """Settles unsure generations, on the user's word alone; what follows is another's to start.

    Args:
        parts: The ports.
        record: Where changes go.
        work: Who works on the generations.
    """

    def __init__(self, parts: Parts, record: Record, work: Work) -> None:
        self._parts = parts
        self._record = record
        self._work = work

    async def attach(
        self, generation_id: str, request_id: str, *, is_sure: bool = False
    ) -> Generation:
        """See `Generations.attach`."""
        request_id = request_id.strip()
        if not REQUEST_ID.fullmatch(request_id):
            raise RequestIdInvalid(request_id=request_id[:64])
        parts = self._parts
        async with self._record.alone(generation_id) as current:
            if current.state not in UNSURE:
                raise NotPossibleNow(action="attach", state=current.state.value)
            result = await parts.service.result(current.api_base, request_id)
            different = differences(current.scene, result.echo)
            if different and not is_sure:
                raise SceneMismatch(request_id=request_id, differences=different)
            await parts.receipts.append(
                Receipt(
                    generation_id=current.id,
                    request_id=request_id,
                    attempt=current.attempt,
                    api_base=current.api_base,
                    received_at=parts.clock.now(),
                    raw=result.raw,
                )
            )
            attached = await self._record.write(
                current,
                replace(
                    current,
                    state=State.IN_LINE,
                    request_id=request_id,
                    cancel_asked=False,
                    failure=None,
                ),
                note="attached",
                raw=result.raw,
            )
            self._work.drop(generation_id)  # it may be asking about the id from before
        return attached

    async def send_again(self, generation_id: str) -> Generation:
        """Mark the generation as one to send once more; see `Generations.send_again`."""
        now = self._parts.clock.now()

        def change(current: Generation) -> Generation:
            age = now - (current.sent_at or 0.0)
            if current.state is not State.UNCONFIRMED:
                raise NotPossibleNow(action="send_again", state=current.state.value)
            if 0 <= age < SEND_AGAIN_AFTER_S:
                raise NotPossibleNow(
                    action="send_again",
                    state=current.state.value,
                    reason="too_soon",
                    retry_after_s=SEND_AGAIN_AFTER_S - age,
                )
            return replace(
                current,
                state=State.READY,
                confirmed_sends=current.confirmed_sends + 1,
                failure=None,
                blocked_by=None,
            )

        return await self._record.update(generation_id, change, note="send again")


ECHOED: Final = ("promptText", "negativePrompt", "seed", "duration", "aspectRatio")
"""The inputs that are compared with the service's echo, in the order in which they are told."""


def differences(scene: Scene, echo: dict[str, object]) -> tuple[str, ...]:
    """Return which echoed inputs are not the scene's, as far as they are echoed at all."""
    ours = scene.request_body(())
    return tuple(
        name for name in ECHOED if name in echo and name in ours and echo[name] != ours[name]
    )
