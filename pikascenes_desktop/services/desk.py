"""Everything a screen works with, as one value; `engine` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.ports.host_import import HostImports
    from pikascenes_desktop.ports.hosts import HostRegistry
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.media import Images, Intake
    from pikascenes_desktop.ports.releases import Releases
    from pikascenes_desktop.ports.secrets import Secrets
    from pikascenes_desktop.services.bin import Bin
    from pikascenes_desktop.services.clip_opening import ClipOpening
    from pikascenes_desktop.services.costs import Costs
    from pikascenes_desktop.services.exporting import Exports
    from pikascenes_desktop.services.exposures import Exposures
    from pikascenes_desktop.services.gallery import Gallery
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.library_moving import LibraryMoving
    from pikascenes_desktop.services.locating import Locating
    from pikascenes_desktop.services.ordering import Orders
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.presets import Presets
    from pikascenes_desktop.services.prompt_history import PromptHistory
    from pikascenes_desktop.services.safekeeping import Safekeeping
    from pikascenes_desktop.services.settings import Settings
    from pikascenes_desktop.services.spending import Spending
    from pikascenes_desktop.services.tasks import TaskScope


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one running program.

    Attributes:
        orders: Makes the `Order` of a press; raises what is missing.
        costs: What it is about to cost.
        spending: What was spent today, and whether a press would pass the user's limit.
        scope: Where a screen starts its work: ``desk.scope.spawn(coroutine, name=…)``.
    """

    generations: Generations
    gallery: Gallery
    settings: Settings
    costs: Costs
    spending: Spending
    presets: Presets
    prompts: PromptHistory
    orders: Orders
    intake: Intake
    images: Images
    library: Library
    bin: Bin
    exports: Exports
    exposures: Exposures
    locating: Locating
    clip_opening: ClipOpening
    moving: LibraryMoving
    secrets: Secrets
    hosts: HostRegistry
    host_imports: HostImports
    safekeeping: Safekeeping
    releases: Releases
    parts: Parts
    scope: TaskScope
