"""One press of the button, as one value, and the generations that it asks for."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import PRACTICE_BASE, Generation
from pikascenes_desktop.domain.scene import MAX_SEED

if TYPE_CHECKING:
    import random

    from pikascenes_desktop.domain.scene import Scene


@dataclass(frozen=True, slots=True)
class Order:
    """One press of the button.

    Attributes:
        scene: What is asked for; without a seed we choose one per clip, with one the clips
            get seed, seed + 1, …
        count: Clips to make, 1 to 4; each is a request of its own.
        host: The image host to use.
        host_only: Whether no other may step in for it.
        practice: Whether the practice service makes it.
        press_id: Unique to the press: the same one twice makes nothing new.
        price_usd: About what one clip costs, as it was shown; None when unknown.
        key_fingerprint: Tells accounts apart; None when there is no key.
    """

    scene: Scene
    host: str
    api_base: str
    model_id: str
    count: int = 1
    host_only: bool = False
    practice: bool = False
    press_id: str = ""
    price_usd: str | None = None
    key_fingerprint: str | None = None

    def generations(self, now: float, rng: random.Random) -> tuple[Generation, ...]:
        """Return a generation per clip, each with an id and a seed of its own.

        Args:
            now: When the button was pressed, in Unix seconds.
            rng: Chooses the seeds of a scene that has none.
        """
        press_id = self.press_id or uuid.uuid4().hex
        return tuple(
            Generation(
                id=str(uuid.uuid4()),
                press_id=press_id,
                index=index,
                scene=replace(self.scene, seed=self._seed(index, rng)),
                created_at=now,
                updated_at=now,
                api_base=PRACTICE_BASE if self.practice else self.api_base,
                model_id=self.model_id,
                host="practice" if self.practice else self.host,
                host_only=self.host_only,
                practice=self.practice,
                price_usd=self.price_usd,
                key_fingerprint=self.key_fingerprint,
            )
            for index in range(self.count)
        )

    def _seed(self, index: int, rng: random.Random) -> int:
        if self.scene.seed is None:
            return rng.randint(0, MAX_SEED)
        return (self.scene.seed + index) % (MAX_SEED + 1)
