"""One user's program in a process that has loaded everything, and is forked for each verb."""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest import mock

from pikascenes_desktop.__main__ import main
from pikascenes_desktop.adapters.history_sqlite import SqliteHistory
from pikascenes_desktop.adapters.receipts import FileReceipts
from pikascenes_desktop.engine import composing, tools
from tests.faults.kill_trap import Life, live, live_until
from tests.faults.nth_failure import ImpatientClock, QuickImages

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt


@dataclass(frozen=True, slots=True)
class Program:
    """A data folder and a library of its own; the pictures need no decoder, and polling no wait.

    Attributes:
        folder: Where both are.
        told: Where it tells us what it takes for kept: on a disk that nothing happens to.
        mistake: Makes a mistake in it on purpose.
    """

    folder: Path
    base: str
    picture: Path
    prompt: str
    told: Path
    mistake: Callable[[], AbstractContextManager[object]] | None = None

    def generate_until(self, nth: int, at_the_point: Callable[[], None] = lambda: None) -> Life:
        """Make a clip of the picture, until the nth call."""
        work = self._verb(
            *("generate", str(self.picture), "--host", "inline", "--prompt", self.prompt),
            *("--resolution", "720p", "--seed", "1"),
        )
        return live_until(work, self.folder, nth, at_the_point)

    def resume_until(self, nth: int, at_the_point: Callable[[], None] = lambda: None) -> Life:
        """Take up what is unfinished, until the nth call."""
        return live_until(self._verb("resume"), self.folder, nth, at_the_point)

    def run(self, *arguments: str) -> tuple[int, Any]:
        """Run a verb to its end; returns the exit code and what it printed as JSON."""
        code = live(self._verb(*arguments))
        printed = self._printed.read_bytes()
        return code, json.loads(printed) if printed.strip() else None

    def remembered(self) -> list[dict[str, str]]:
        """Return what it took for kept, in order."""
        with suppress(FileNotFoundError):
            return [json.loads(line) for line in self.told.read_text().splitlines()]
        return []

    def load_everything(self, list_file: Path) -> None:
        """Load into this process what a whole generation loads, so that forks have it."""

        def work() -> int:
            code = self._verb(
                "generate", str(self.picture), "--host", "inline", "--prompt", self.prompt
            )()
            list_file.write_text("\n".join(sys.modules))
            return code

        if live(work) != 0:
            raise RuntimeError(f"undisturbed, it fails: {self._errors.read_text()}")
        for name in list_file.read_text().splitlines():
            if name not in sys.modules:
                importlib.import_module(name)
        gc.freeze()

    @property
    def _printed(self) -> Path:
        return self.told.with_suffix(".out")

    @property
    def _errors(self) -> Path:
        return self.told.with_suffix(".err")

    def _verb(self, *arguments: str) -> Callable[[], int]:
        places = ["--data-dir", str(self.folder / "data"), "--library", str(self.folder / "clips")]

        def work() -> int:
            _redirect(1, self._printed)
            _redirect(2, self._errors)
            self._tell_what_is_kept()
            with (
                self.mistake() if self.mistake is not None else nullcontext(),
                mock.patch.object(composing, "SystemClock", ImpatientClock),
                mock.patch.object(tools, "VipsImages", QuickImages),
            ):
                return main([*places, "--api-base", self.base, *arguments, "--json"])

        return work

    def _tell_what_is_kept(self) -> None:
        """Write down each promise that the program has from its adapters, for ever."""
        told = os.open(self.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        press, save, append = SqliteHistory.add_press, SqliteHistory.save, FileReceipts.append

        def tell(**facts: str | None) -> None:
            os.write(told, f"{json.dumps(facts)}\n".encode())

        async def add_press(
            self: SqliteHistory, generations: tuple[Generation, ...]
        ) -> tuple[Generation, ...]:
            kept = await press(self, generations)
            tell(state=kept[0].state.value)
            return kept

        async def save_one(
            self: SqliteHistory, generation: Generation, *, note: str = "", raw: str = ""
        ) -> None:
            await save(self, generation, note=note, raw=raw)
            tell(state=generation.state.value, request_id=generation.request_id)

        async def append_one(self: FileReceipts, receipt: Receipt) -> None:
            await append(self, receipt)
            tell(request_id=receipt.request_id)

        SqliteHistory.add_press, SqliteHistory.save = add_press, save_one
        FileReceipts.append = append_one


def _redirect(descriptor: int, file: Path) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(opened, descriptor)
    os.close(opened)
