"""Runs the test of a host: keeps it going, stops it, remembers how it ended."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from pikascenes_desktop.domain.host import HostStep
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.services.host_proofs import proof_of, with_proof
from pikascenes_desktop.services.host_testing import prove_host
from pikascenes_desktop.services.hosting import may_use_loopback

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.settings.host_test import HostTest


def _write_picture(content: bytes) -> Path:
    with tempfile.NamedTemporaryFile(prefix="test-", suffix=".png", delete=False) as file:
        file.write(content)
    return Path(file.name)


class HostTesting(QObject):
    """Tests one host at a time.

    Args:
        view: Shows the steps.

    Signals:
        ended: How a test ended is known and remembered.
    """

    ended = Signal()

    def __init__(
        self, desk: Desk, memory: Memory, forms: HostForms, view: HostTest, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory = memory
        self._forms = forms
        self._view = view

    async def test(self, name: str, kind: str) -> None:
        """Test a host in its steps; cancelling stops it.

        Raises:
            AppError: There is no such host, or its result could not be kept.
        """
        self._view.begin(kind)
        try:
            works = await self._steps(name)
        except asyncio.CancelledError:
            if isValid(self._view):
                self._view.stop()
            raise
        except BaseException:
            if isValid(self._view):
                self._view.hide()
            raise
        if isValid(self._view):  # the settings may have been closed meanwhile
            self._view.end(works=works)
        await self.note(name, works=works)
        if isValid(self):
            self.ended.emit()

    async def note(self, name: str, *, works: bool) -> None:
        """Remember how a host's test ended."""
        settings = self._desk.settings
        proof = proof_of(settings.current, name)
        self._memory.keep_host_trial(proof, self._desk.parts.clock.now(), works=works)
        await settings.save(with_proof(settings.current, name, works=works))

    async def _steps(self, name: str) -> bool:
        host = self._desk.hosts.host(name)
        content = self._forms.tiny_picture()
        path = await asyncio.to_thread(_write_picture, content)
        digest = hashlib.sha256(content).hexdigest()
        picture = ImageFile(1, path, digest, "image/png", len(content))
        desk, works = self._desk, True
        loopback = may_use_loopback(desk.settings.current.api_base)
        try:
            async for report in prove_host(
                desk.parts, desk.generations.ledger, host, picture, loopback=loopback
            ):
                if isValid(self._view):
                    self._view.report(report)
                if report.error is not None:
                    works = works and report.step is HostStep.DELETE
        finally:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return works
