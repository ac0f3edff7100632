"""All services over fakes: one program without a disk, a network or a clock of its own."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.bin_folder import FileBin
from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.clip_scenes import FileClipScenes
from pikascenes_desktop.adapters.contact_counter import ContactCounter
from pikascenes_desktop.adapters.hosts.host_imports import HostFiles
from pikascenes_desktop.adapters.library_mover import FileMover
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.services.bin import Bin
from pikascenes_desktop.services.clip_opening import ClipOpening
from pikascenes_desktop.services.costs import Costs
from pikascenes_desktop.services.desk import Desk
from pikascenes_desktop.services.exporting import Exports
from pikascenes_desktop.services.exposures import Exposures
from pikascenes_desktop.services.gallery import Gallery
from pikascenes_desktop.services.generations import Generations
from pikascenes_desktop.services.library_moving import LibraryMoving
from pikascenes_desktop.services.locating import Locating
from pikascenes_desktop.services.order import Order
from pikascenes_desktop.services.ordering import Orders
from pikascenes_desktop.services.parts import Parts
from pikascenes_desktop.services.presets import Presets
from pikascenes_desktop.services.prompt_history import PromptHistory
from pikascenes_desktop.services.settings import Settings
from pikascenes_desktop.services.spending import Spending
from pikascenes_desktop.services.tasks import TaskScope
from tests.fakes.fake_desktop import FakeNotifier
from tests.fakes.fake_download import FakeDownloader
from tests.fakes.fake_exporter import FakeExporter
from tests.fakes.fake_history import FakeHistory
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_hosts import FakeHosts
from tests.fakes.fake_images import FakeImages
from tests.fakes.fake_library import FakeLibrary
from tests.fakes.fake_links import FakeLinkChecker
from tests.fakes.fake_pictures import FakePictures
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.fake_receipts import FakeReceipts
from tests.fakes.fake_releases import FakeReleases
from tests.fakes.fake_safekeeping import FakeReportSources, fake_safekeeping
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.fake_service import FakeService
from tests.fakes.fake_system_bin import FakeSystemBin
from tests.fakes.fake_videos import FakeVideos
from tests.fakes.inline_network import InlineNetwork
from tests.fakes.manual_clock import RacingClock

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.generation import Generation

API_BASE = "https://model-api.example"
SHA = "ab" * 32


class FakeIntake:
    """Takes every file for a picture that was normalised before.

    Attributes:
        trouble: What a source raises instead.
        taken: The sources it was asked to take.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.trouble: dict[str, AppError] = {}
        self.taken: list[str] = []

    async def take(self, source: str) -> Ingredient:
        self.taken.append(source)
        if source in self.trouble:
            raise self.trouble[source]
        ingredient = Ingredient(source)
        return ingredient if ingredient.is_link else kept(self._library, source)


def kept(library: FakeLibrary, source: str, content: bytes = b"picture") -> Ingredient:
    """Put a copy into the library, and return the ingredient that stands for it."""
    digest = (source.encode().hex() + SHA)[:64]
    path = library.ingredient_path(digest, "image/png")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Ingredient(source, digest, "image/png", 640, 480, len(content))


@dataclass
class World:
    """The fakes of one program, and what is made of them.

    What stands here survives `program`: a second one finds it, as after a restart.
    """

    folder: Path
    clock: RacingClock = field(default_factory=RacingClock)
    history: FakeHistory = field(default_factory=FakeHistory)
    receipts: FakeReceipts = field(default_factory=FakeReceipts)
    service: FakeService = field(default_factory=FakeService)
    links: FakeLinkChecker = field(default_factory=FakeLinkChecker)
    downloader: FakeDownloader = field(default_factory=FakeDownloader)
    videos: FakeVideos = field(default_factory=FakeVideos)
    images: FakeImages = field(default_factory=FakeImages)
    pictures: FakePictures = field(default_factory=FakePictures)
    host: FakeHost = field(default_factory=FakeHost)
    secrets: FakeSecrets = field(default_factory=FakeSecrets)
    preferences: FakePreferences = field(
        default_factory=lambda: FakePreferences(
            Preferences(practice=False, host="fake", api_base=API_BASE, is_welcomed=True)
        )
    )
    exporter: FakeExporter = field(default_factory=FakeExporter)
    system_bin: FakeSystemBin = field(default_factory=FakeSystemBin)
    network: InlineNetwork = field(default_factory=InlineNetwork)
    notifier: FakeNotifier = field(default_factory=FakeNotifier)
    report_sources: FakeReportSources = field(default_factory=FakeReportSources)
    releases: FakeReleases = field(default_factory=FakeReleases)
    contacts: ContactCounter = field(default_factory=ContactCounter)
    bugs: list[BaseException] = field(default_factory=list[BaseException])

    def __post_init__(self) -> None:
        self.library = FakeLibrary(self.folder / "library")
        self.intake = FakeIntake(self.library)
        self.hosts = FakeHosts(self.host, FakeHost("practice"), FakeHost("links"))
        self.links.is_there = self._is_there

    def _is_there(self, url: str) -> bool:
        hosts = [host for host in self.hosts.known.values() if isinstance(host, FakeHost)]
        return any(digest in url for host in hosts for digest in host.stored)

    def parts(self) -> Parts:
        """Return the ports, all of them fakes."""
        return Parts(
            history=self.history,
            receipts=self.receipts,
            library=self.library,
            service=self.service,
            hosts=self.hosts,
            links=self.links,
            downloader=self.downloader,
            videos=self.videos,
            intake=self.intake,
            network=self.network,
            clock=self.clock,
            rng=random.Random(0),
        )

    @asynccontextmanager
    async def program(
        self, *, parallel: int = 3, patience_s: float | None = None
    ) -> AsyncGenerator[Desk]:
        """Run one program on what is there; leaving it detaches from what runs."""
        parts = self.parts()
        settings = Settings(self.preferences, self.secrets, self.hosts, parts)
        costs = Costs(settings, parts)
        spending = Spending(settings, parts)
        async with TaskScope(self.bugs.append) as scope:
            generations = Generations(
                parts,
                scope,
                parallel=parallel,
                patience_s=patience_s,
                key_in_use=settings.key_in_use,
            )
            gallery = Gallery(
                self.history,
                self.library,
                self.videos,
                self.images,
                pictures=self.pictures,
                scratch=self.folder / "posters",
            )
            yield Desk(
                generations=generations,
                gallery=gallery,
                settings=settings,
                costs=costs,
                spending=spending,
                presets=Presets(settings),
                prompts=PromptHistory(parts),
                orders=Orders(
                    settings, self.hosts, self.library, self.intake, costs, spending=spending
                ),
                intake=self.intake,
                images=self.images,
                library=self.library,
                bin=Bin(
                    self.history,
                    generations.record,
                    FileBin(self.library, self.system_bin),
                    self.clock,
                    lambda: self.preferences.current,
                ),
                exports=Exports(self.library, self.exporter),
                exposures=Exposures(parts, generations.ledger, gallery),
                locating=Locating(generations.record, FileFinder(self.library)),
                clip_opening=ClipOpening(FileClipScenes(), self.library),
                moving=LibraryMoving(
                    self.history,
                    self.library,
                    generations,
                    settings,
                    FileMover(self.library, self.folder),
                ),
                secrets=self.secrets,
                hosts=self.hosts,
                host_imports=HostFiles(),
                releases=self.releases,
                safekeeping=fake_safekeeping(
                    parts,
                    settings,
                    generations,
                    self.secrets,
                    sources=self.report_sources,
                    contacts=self.contacts,
                ),
                parts=parts,
                scope=scope,
            )
        await self.network.finish()

    def order(self, *sources: str, count: int = 1, prompt: str = "the fox runs") -> Order:
        """Return an order whose images are in the library already."""
        images = tuple(kept(self.library, source) for source in sources or ("fox.png",))
        return Order(
            scene=Scene(images, prompt=prompt),
            host="fake",
            api_base=API_BASE,
            model_id="pika/pikascenes",
            count=count,
        )

    async def stored(self) -> list[Generation]:
        """Return all generations, newest first."""
        return await self.history.page(await self.history.ids())
