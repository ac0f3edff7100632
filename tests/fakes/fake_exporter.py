"""Exports without a decoder: the file says what it was made from."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import AppError, ClipMissing, FileExistsAlready

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.export import ExportKind, ExportOptions
    from pikascenes_desktop.domain.generation import Generation


class FakeExporter:
    """Implements `ports.media.Exporter`.

    Attributes:
        orders: What was asked for, in order.
        trouble: While set, every export raises it.
        gate: While cleared, exports stand at one half.
    """

    def __init__(self) -> None:
        self.orders: list[tuple[ExportKind, Path, ExportOptions]] = []
        self.trouble: AppError | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    def suggested_name(self, generation: Generation, index: int, suffix: str) -> str:
        return f"{generation.id[:8]}{f'-{index + 1}' if index else ''}{suffix}"

    async def export(
        self,
        source: Path,
        kind: ExportKind,
        target: Path,
        options: ExportOptions,
        on_progress: Callable[[float], None],
    ) -> None:
        self.orders.append((kind, target, options))
        if self.trouble is not None:
            raise self.trouble
        if not _is_there(source):
            raise ClipMissing(path=str(source))
        if _is_there(target) and not options.may_replace:
            raise FileExistsAlready(path=str(target))
        on_progress(0.5)
        await self.gate.wait()
        on_progress(1.0)
        _write(target, f"{kind} of {source.name}")


def _is_there(path: Path) -> bool:
    return path.exists()


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
