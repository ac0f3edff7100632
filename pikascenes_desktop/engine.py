"""The one place that knows every concrete adapter; composes them into a desk. No Qt.

One async context: history, then the network, then the tasks. Leaving it ends them the other
way round, so that no task outlives what it works with.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from pikascenes_desktop.adapters import logs
from pikascenes_desktop.adapters.clock import SystemClock
from pikascenes_desktop.adapters.download import HttpDownloader
from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.hosts.host_secrets import HostSecrets
from pikascenes_desktop.adapters.hosts.registry import Hosts
from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.adapters.instance import LoopbackDoor, is_open, knock
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.adapters.paths import Places, default_library, default_places
from pikascenes_desktop.adapters.practice_process import PracticeProcess
from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.adapters.program_lock import ProgramLock
from pikascenes_desktop.adapters.receipts import FileReceipts
from pikascenes_desktop.adapters.runcomfy import RunComfyService
from pikascenes_desktop.adapters.secrets_environment import KEY_PREFIX, SecretsWithEnvironment
from pikascenes_desktop.adapters.secrets_keyring import KeyringSecrets
from pikascenes_desktop.adapters.video import AvVideos
from pikascenes_desktop.domain.errors import AppError, HistoryDamaged, OrderRefused
from pikascenes_desktop.domain.generation import BlockedBy
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, DEFAULT_BALANCE_BASE
from pikascenes_desktop.services.costs import Costs
from pikascenes_desktop.services.desk import Desk
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.gallery import Gallery
from pikascenes_desktop.services.generations import Generations
from pikascenes_desktop.services.handover import carry_out
from pikascenes_desktop.services.hosting import may_use_loopback
from pikascenes_desktop.services.intake import IngredientIntake
from pikascenes_desktop.services.ordering import Orders
from pikascenes_desktop.services.parts import Parts
from pikascenes_desktop.services.settings import Settings, check_api_base
from pikascenes_desktop.services.tasks import TaskScope

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncGenerator, Callable

    from pikascenes_desktop.adapters.history_sqlite import SqliteHistory
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.recovery import Recovered

SEEN_EVERY_S: Final = 60.0
"""How often a running program notes that it runs; what was away for less resumes by itself."""

ROOM_BYTES: Final = 500_000_000
"""Free bytes at which what waits for room goes on by itself: a few clips' worth."""

PATIENCE_S: Final = 300.0
"""How long a verb waits for a service that is out of reach; the window waits for ever."""

log = logging.getLogger(__name__)


class Mode(Enum):
    """What a program opens the engine for."""

    WINDOW = auto()
    """Holds the data folder, takes up what the last run left, and takes orders of verbs."""
    WORK = auto()
    """Holds the data folder for one verb."""
    READ = auto()
    """Reads beside whoever holds it."""


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Where things are; None means the usual place or the user's preference."""

    data_dir: Path | None = None
    library: Path | None = None
    api_base: str | None = None
    practice: bool = False

    @classmethod
    def of(cls, options: argparse.Namespace) -> Self:
        """Return what the command line says.

        Raises:
            ApiBaseInvalid: Its API base can be none.
        """
        api_base = options.api_base
        return cls(
            data_dir=options.data_dir,
            library=options.library,
            api_base=check_api_base(api_base) if api_base else None,
            practice=bool(getattr(options, "practice", False)),
        )

    def places(self) -> Places:
        """Return the data folder."""
        if self.data_dir is None:
            return default_places()
        return Places(self.data_dir.expanduser().absolute())


@dataclass(frozen=True, slots=True)
class Engine:
    """A running program without its screen.

    Attributes:
        desk: The services.
        places: The data folder.
        hosts: The image hosts, also for adding and testing them.
        host_secrets: The secrets of the hosts.
        damaged: What happened to a damaged history at the start; all that could be is there.
        recovered: What the last run left (window only).
        raised: Published when a second start asks for the window.
    """

    desk: Desk
    places: Places
    hosts: Hosts
    host_secrets: HostSecrets
    damaged: HistoryDamaged | None
    recovered: Recovered | None
    raised: Feed[None]

    def loopback_allowed(self) -> bool:
        """Say whether http on loopback may be used: only if the API base is there, too."""
        current = self.desk.settings.current
        return current.practice or may_use_loopback(current.api_base)


def _log_bug(error: BaseException) -> None:
    log.error("a task failed", exc_info=error)


@asynccontextmanager
async def open_engine(
    options: EngineOptions,
    *,
    mode: Mode = Mode.WINDOW,
    on_bug: Callable[[BaseException], None] = _log_bug,
) -> AsyncGenerator[Engine]:
    """Compose the program and end it in order.

    Raises:
        AlreadyRunning: Another program holds the data folder (not for `Mode.READ`).
        HistoryTooNew, HistoryUnavailable, DiskFull: The history cannot be used.
    """
    places = options.places()
    if mode is Mode.READ and not places.history.exists():
        mode = Mode.WORK  # there is nothing to read, and nobody to read it beside
    async with AsyncExitStack() as stack:
        if mode is not Mode.READ:
            stack.enter_context(ProgramLock(places).hold())
            stack.enter_context(logs.log_to(places.logs))
            stack.enter_context(logs.catch_crashes(places.logs))
        history = await stack.enter_async_context(open_history(places, read_only=mode is Mode.READ))
        engine = await _compose(stack, _Opening(options, places, mode, on_bug), history)
        if mode is Mode.WINDOW:
            is_restored = engine.damaged is not None
            recovered = await engine.desk.generations.resume(is_restored=is_restored)
            engine = replace(engine, recovered=recovered)
            await _open_door(stack, engine)
        yield engine


@dataclass(frozen=True, slots=True)
class _Opening:
    """What the engine is opened with."""

    options: EngineOptions
    places: Places
    mode: Mode
    on_bug: Callable[[BaseException], None]


async def _compose(stack: AsyncExitStack, opening: _Opening, history: SqliteHistory) -> Engine:
    options, places = opening.options, opening.places
    preferences = _OverriddenPreferences(PreferencesFile(places.preferences), options)
    secrets = SecretsWithEnvironment(KeyringSecrets(), os.environ)
    practice = PracticeProcess(practice_command(places))
    stack.push_async_callback(practice.close)  # after the network, which may be sending to it
    network = await stack.enter_async_context(NetworkThreadLoop())
    clients = await stack.enter_async_context(HttpClients(network))
    images = VipsImages()
    stack.push_async_callback(images.close)

    def loopback_allowed() -> bool:
        current = preferences.current
        return current.practice or may_use_loopback(current.api_base)

    async def key_of(origin: str) -> str | None:
        host = urlsplit(origin).netloc
        if origin == DEFAULT_BALANCE_BASE:
            # One account, two hosts; a key for another API base must not go to the vendor.
            if preferences.current.api_base != DEFAULT_API_BASE:
                return None
            host = urlsplit(DEFAULT_API_BASE).netloc
        key = await secrets.get(f"{KEY_PREFIX}{host}")
        if key is not None:
            logs.redact(key)
        return key

    host_secrets = HostSecrets(secrets)
    hosts = Hosts(
        lambda: preferences.current,
        host_secrets,
        lambda: clients.transfer,
        practice.base,
        allow_loopback=loopback_allowed,
    )
    library = FileLibrary(_library_root(preferences.current), places.posters)
    intake = IngredientIntake(
        images, library, _scratch_beside(library), allow_loopback=loopback_allowed
    )
    videos = AvVideos()
    parts = Parts(
        history=history,
        receipts=FileReceipts(places.receipts),
        library=library,
        service=RunComfyService(
            network,
            clients,
            key_source=key_of,
            practice_base=practice.base,
        ),
        hosts=hosts,
        links=HttpLinkChecker(network, clients),
        downloader=HttpDownloader(network, clients),
        videos=videos,
        intake=intake,
        network=network,
        clock=SystemClock(),
        rng=random.SystemRandom(),
    )
    settings = Settings(preferences, secrets, hosts, parts)
    costs = Costs(settings, parts)
    scope = await stack.enter_async_context(TaskScope(opening.on_bug))
    generations = Generations(
        parts,
        scope,
        parallel=preferences.current.parallel,
        patience_s=None if opening.mode is Mode.WINDOW else PATIENCE_S,
    )
    desk = Desk(
        generations=generations,
        gallery=Gallery(history, library, videos, images, places.posters),
        settings=settings,
        costs=costs,
        orders=Orders(settings, hosts, library, intake, costs),
        intake=intake,
        images=images,
        library=library,
        secrets=secrets,
        hosts=hosts,
        parts=parts,
        scope=scope,
    )
    return Engine(
        desk=desk,
        places=places,
        hosts=hosts,
        host_secrets=host_secrets,
        damaged=history.recovery.as_error() if history.recovery else None,
        recovered=None,
        raised=Feed(),
    )


def _library_root(preferences: Preferences) -> Path:
    chosen = Path(preferences.library) if preferences.library else default_library()
    return chosen.expanduser().absolute()


def _scratch_beside(library: FileLibrary) -> Callable[[], tempfile.TemporaryDirectory[str]]:
    """Return a maker of folders on the library's own disk, so that taking over is a rename."""

    def make() -> tempfile.TemporaryDirectory[str]:
        incoming = library.part_path("", 0).parent
        incoming.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(
            prefix="intake-", dir=incoming, ignore_cleanup_errors=True
        )

    return make


class _OverriddenPreferences:
    """The preferences file, with what the command line says for this run above it."""

    def __init__(self, file: PreferencesFile, options: EngineOptions) -> None:
        self._file = file
        self._options = options

    @property
    def current(self) -> Preferences:
        options, current = self._options, self._file.current
        if options.api_base is not None:
            current = replace(current, api_base=options.api_base, practice=False)
        if options.practice:
            current = replace(current, practice=True)
        if options.library is not None:
            current = replace(current, library=str(options.library))
        return current

    async def save(self, preferences: Preferences) -> None:
        options, kept = self._options, self._file.current
        if options.api_base is not None:
            preferences = replace(preferences, api_base=kept.api_base, practice=kept.practice)
        if options.practice:
            preferences = replace(preferences, practice=kept.practice)
        if options.library is not None:
            preferences = replace(preferences, library=kept.library)
        await self._file.save(preferences)


def practice_command(places: Places) -> list[str]:
    """Return how this very program is started as the practice service."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "pikascenes_desktop"]
    return [*program, "--data-dir", str(places.data_dir), "practice-service", "--watch-stdin"]


async def _open_door(stack: AsyncExitStack, engine: Engine) -> None:
    """Take orders of later starts, and note every minute that we run."""
    desk = engine.desk
    loop = asyncio.get_running_loop()
    door = LoopbackDoor(engine.places.door)

    async def carried_out(verb: str, order: JsonObject) -> JsonObject | AppError:
        try:
            return await carry_out(
                desk, engine.places.data_dir, verb, order, lambda: engine.raised.publish(None)
            )
        except AppError as error:  # the giver's trouble, and no task's
            return error

    async def owned(verb: str, order: JsonObject) -> JsonObject | AppError:
        return await desk.scope.spawn(carried_out(verb, order), name=f"order {verb}")

    async def take(verb: str, order: JsonObject) -> JsonObject:
        # The door stands on the network thread; what it lets in is done on the steering loop.
        done = asyncio.run_coroutine_threadsafe(owned(verb, order), loop)
        answer = await asyncio.wrap_future(done)
        if isinstance(answer, AppError):
            raise answer
        return answer

    stack.push_async_callback(desk.parts.network.run, door.close)
    try:
        await desk.parts.network.run(lambda: door.open(take))
    except OSError:  # no room for its card, say: later starts then only say that we run
        log.warning("later starts cannot hand their orders to this one", exc_info=True)
    desk.scope.spawn(_each_minute(desk), name="each minute")


async def _each_minute(desk: Desk) -> None:
    """Note that we run, and go on with what waited for room once there is some."""
    never = asyncio.Event()
    while not await desk.parts.clock.wait(never, SEEN_EVERY_S):
        try:
            await desk.parts.history.mark_seen(desk.parts.clock.now())
            if await asyncio.to_thread(desk.library.free_bytes) >= ROOM_BYTES:
                await desk.generations.unblock(BlockedBy.DISK)
        except (AppError, OSError):  # a full disk, say: the next minute may be better
            log.warning("could not note that the program runs", exc_info=True)


async def is_program_there(options: EngineOptions) -> bool:
    """Say whether a program that takes orders holds the data folder."""
    return await is_open(options.places().door)


async def order_running_program(options: EngineOptions, verb: str, order: JsonObject) -> list[str]:
    """Hand a verb to the program that holds the data folder.

    Returns:
        The ids of the generations it is about.

    Raises:
        AlreadyRunning: It does not take orders.
        OrderUnanswered: It was given this one and did not answer: it may be carried out.
        OrderRefused: It took none of this one, and why.
    """
    places = options.places()
    answer = await knock(places.door, places.data_dir, verb, order)
    error = as_object(answer.get("error"))
    if error:
        raise OrderRefused(
            reason=as_str(error.get("code")) or "", details=as_object(error.get("facts"))
        )
    ids = as_list(as_object(answer.get("answer")).get("ids"))
    return [each for each in ids if isinstance(each, str)]
