"""The services over the adapters, as one desk."""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.bin_folder import FileBin
from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.clip_scenes import FileClipScenes
from pikascenes_desktop.adapters.clock import SystemClock
from pikascenes_desktop.adapters.download import HttpDownloader
from pikascenes_desktop.adapters.export_process import ProcessExporter
from pikascenes_desktop.adapters.hosts.host_imports import HostFiles
from pikascenes_desktop.adapters.library_mover import FileMover
from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.adapters.receipts import FileReceipts
from pikascenes_desktop.adapters.release_check import HttpReleases
from pikascenes_desktop.adapters.runcomfy import RunComfyService
from pikascenes_desktop.adapters.video import AvVideos
from pikascenes_desktop.adapters.wake_lock import SystemWakeLock
from pikascenes_desktop.engine.preferences import library_root
from pikascenes_desktop.engine.safekeeping import compose_safekeeping
from pikascenes_desktop.services.awake import Awake
from pikascenes_desktop.services.bin import Bin
from pikascenes_desktop.services.clip_opening import ClipOpening
from pikascenes_desktop.services.costs import Costs
from pikascenes_desktop.services.desk import Desk
from pikascenes_desktop.services.exporting import Exports
from pikascenes_desktop.services.exposures import Exposures
from pikascenes_desktop.services.gallery import Gallery
from pikascenes_desktop.services.generations import Generations
from pikascenes_desktop.services.intake import IngredientIntake
from pikascenes_desktop.services.library_moving import LibraryMoving
from pikascenes_desktop.services.locating import Locating
from pikascenes_desktop.services.ordering import Orders
from pikascenes_desktop.services.parts import Parts
from pikascenes_desktop.services.presets import Presets
from pikascenes_desktop.services.prompt_history import PromptHistory
from pikascenes_desktop.services.settings import Settings
from pikascenes_desktop.services.spending import Spending
from pikascenes_desktop.services.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager, AsyncExitStack

    from pikascenes_desktop.adapters.library_files import FileLibrary
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.engine.tools import Tools


async def compose_desk(
    stack: AsyncExitStack,
    tools: Tools,
    *,
    patience_s: float | None,
    on_bug: Callable[[BaseException], None],
) -> Desk:
    """Make the services; the stack ends their tasks before the tools close.

    Args:
        stack: Ends what is opened here.
        tools: The adapters.
        patience_s: How long to wait for a service that is out of reach; None is for ever.
        on_bug: Told of errors that are nobody's state.
    """
    parts = _parts_of(tools)
    settings = Settings(tools.preferences, tools.secrets, tools.hosts, parts)
    scope = await stack.enter_async_context(TaskScope(on_bug))
    generations = Generations(
        parts,
        scope,
        parallel=settings.current.parallel,
        patience_s=patience_s,
        key_in_use=settings.key_in_use,
    )
    _follow_preferences(settings, tools, generations)
    _stay_awake(stack, generations)
    costs = Costs(settings, parts)
    spending = Spending(settings, parts)
    library = tools.library
    gallery = Gallery(
        tools.history,
        library,
        parts.videos,
        tools.images,
        pictures=tools.pictures,
        scratch=tools.places.posters,
    )
    return Desk(
        generations=generations,
        gallery=gallery,
        settings=settings,
        costs=costs,
        spending=spending,
        presets=Presets(settings),
        prompts=PromptHistory(parts),
        orders=Orders(settings, tools.hosts, library, parts.intake, costs, spending=spending),
        intake=parts.intake,
        images=tools.images,
        library=library,
        bin=Bin(
            tools.history,
            generations.record,
            FileBin(library),
            parts.clock,
            lambda: tools.preferences.current,
        ),
        exports=Exports(library, ProcessExporter()),
        exposures=Exposures(parts, generations.ledger, gallery),
        locating=Locating(generations.record, FileFinder(library)),
        clip_opening=ClipOpening(FileClipScenes(), library),
        moving=LibraryMoving(
            tools.history,
            library,
            generations,
            settings,
            FileMover(library, tools.places.data_dir),
        ),
        secrets=tools.secrets,
        hosts=tools.hosts,
        host_imports=HostFiles(),
        safekeeping=compose_safekeeping(tools, parts, settings, generations),
        releases=HttpReleases(tools.network, lambda: tools.clients.anonymous(allow_loopback=False)),
        parts=parts,
        scope=scope,
    )


def _parts_of(tools: Tools) -> Parts:
    network, clients = tools.network, tools.clients
    return Parts(
        history=tools.history,
        receipts=FileReceipts(tools.places.receipts),
        library=tools.library,
        service=RunComfyService(
            network,
            clients,
            key_source=tools.key_of,
            practice_base=tools.practice.base,
        ),
        hosts=tools.hosts,
        links=HttpLinkChecker(network, clients),
        downloader=HttpDownloader(network, clients),
        videos=AvVideos(),
        intake=IngredientIntake(
            tools.images,
            tools.library,
            _scratch_beside(tools.library),
            allow_loopback=tools.loopback_allowed,
        ),
        network=network,
        clock=SystemClock(),
        rng=random.SystemRandom(),
    )


def _scratch_beside(library: FileLibrary) -> Callable[[], AbstractContextManager[str]]:
    """Return a maker of folders on the library's own disk, so that taking over is a rename."""

    @contextmanager
    def make() -> Generator[str]:
        folder = tempfile.mkdtemp(prefix="intake-", dir=library.incoming())
        try:
            yield folder
        finally:
            # CPython 3.11's TemporaryDirectory recurses for ever where removing is not permitted
            shutil.rmtree(folder, ignore_errors=True)

    return make


def _follow_preferences(settings: Settings, tools: Tools, generations: Generations) -> None:
    def follow(changed: Preferences) -> None:
        tools.library.use(library_root(tools.preferences.current))
        generations.allow(changed.parallel)

    settings.changed.subscribe(follow)


def _stay_awake(stack: AsyncExitStack, generations: Generations) -> None:
    wake_lock = SystemWakeLock()
    stack.push_async_callback(asyncio.to_thread, wake_lock.close)
    stack.callback(Awake(generations.changed, wake_lock).close)
