"""Everything a screen works with, as one value; `engine.py` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.ports.media import Images, Intake
    from pikascenes_desktop.ports.remote import HostRegistry
    from pikascenes_desktop.ports.storage import Library, Secrets
    from pikascenes_desktop.services.costs import Costs
    from pikascenes_desktop.services.gallery import Gallery
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.ordering import Orders
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.settings import Settings
    from pikascenes_desktop.services.tasks import TaskScope


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one running program.

    Attributes:
        orders: Makes the `Order` of a press; raises what is missing.
        costs: What it is about to cost.
        scope: Where a screen starts its work: ``desk.scope.spawn(coroutine, name=…)``.
    """

    generations: Generations
    gallery: Gallery
    settings: Settings
    costs: Costs
    orders: Orders
    intake: Intake
    images: Images
    library: Library
    secrets: Secrets
    hosts: HostRegistry
    parts: Parts
    scope: TaskScope
