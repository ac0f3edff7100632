"""From a scene on the screen or the command line to an order with all it needs in place."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import HostMissing, SetByStudio
from pikascenes_desktop.services.host_order import require_one
from pikascenes_desktop.services.hosting import may_use_loopback
from pikascenes_desktop.services.intake import check_link
from pikascenes_desktop.services.order import Order

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Ingredient, Scene
    from pikascenes_desktop.ports.hosts import HostRegistry
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.media import Intake
    from pikascenes_desktop.services.costs import Costs
    from pikascenes_desktop.services.settings import Settings
    from pikascenes_desktop.services.spending import Spending


class Orders:
    """Checks key, host, library, images and spending limit before anything is accepted."""

    def __init__(  # noqa: PLR0913 -- each is one thing that must be in place
        self,
        settings: Settings,
        hosts: HostRegistry,
        library: Library,
        intake: Intake,
        costs: Costs,
        *,
        spending: Spending,
    ) -> None:
        self._settings = settings
        self._hosts = hosts
        self._library = library
        self._intake = intake
        self._costs = costs
        self._spending = spending

    async def make(  # noqa: PLR0913 -- what the user may say of a press
        self,
        scene: Scene,
        *,
        count: int = 1,
        practice: bool | None = None,
        host: str | None = None,
        press_id: str = "",
        over_limit: bool = False,
    ) -> Order:
        """Return the order for a press of the button.

        Args:
            scene: The scene; images that were not read yet are read now.
            count: Clips to make.
            practice: Whether the practice service makes them; None means as the user set it.
            host: The image host, in whose place no other steps in; None means as the user set
                them, or none needed for links.
            press_id: The press; made up when empty.
            over_limit: Whether the user said that the spending limit may be passed.

        Raises:
            InputError: The scene or an image is of no use.
            SetByStudio: Another host is wanted than the one the studio set for all.
            SetupError: Key or host are missing.
            LimitReached, PriceUnknown: It may pass the user's spending limit of the day.
            LocalError: The library cannot be written.
        """
        scene.check()
        preferences = self._settings.current
        practice = preferences.practice if practice is None else practice
        host_only = host is not None
        is_locked = "host" in self._settings.locked and not practice
        if is_locked and host not in (None, preferences.host):
            raise SetByStudio(setting="host")
        await self._library.probe()
        key_fingerprint = None
        if practice:
            host = "practice"
        else:
            state = await self._settings.key_state()
            if state.problem is not None:
                raise state.problem
            key_fingerprint = state.fingerprint
            host = self._host_for(scene, host)
        loopback = practice or may_use_loopback(preferences.api_base)
        images = await asyncio.gather(
            *(self._taken(image, allow_loopback=loopback) for image in scene.ingredients)
        )
        scene = replace(scene, ingredients=tuple(images))
        price = None if practice else self._costs.estimate(scene)
        if not practice and not over_limit:
            await self._spending.check(self._costs.estimate(scene, count))
        return Order(
            scene=scene,
            host=host,
            api_base=preferences.api_base,
            model_id=preferences.model_id,
            count=count,
            host_only=host_only,
            practice=practice,
            press_id=press_id or uuid.uuid4().hex,
            price_usd=None if price is None else str(price),
            key_fingerprint=key_fingerprint,
        )

    def _host_for(self, scene: Scene, host: str | None) -> str:
        if host is None and all(image.is_link for image in scene.ingredients):
            return "links"
        chosen = host or self._settings.current.host
        if chosen is None:
            raise HostMissing
        spare = () if host is not None else self._settings.current.spare_hosts
        require_one(self._hosts, (chosen, *spare))
        return chosen

    async def _taken(self, image: Ingredient, *, allow_loopback: bool) -> Ingredient:
        if image.sha256 is not None:
            return image
        if image.is_link:  # judged by where this order goes, whatever mode it was added in
            check_link(image.source, allow_loopback=allow_loopback)
        return await self._intake.take(image.source)
