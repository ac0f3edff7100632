"""Keeps the computer awake, through wakepy; a system that cannot is no trouble."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wakepy import ActivationResult

ENDING_S: Final = 5.0

log = logging.getLogger(__name__)


def _note_failure(result: ActivationResult) -> None:
    log.info("this computer cannot be kept awake: %s", result.get_failure_text())


class SystemWakeLock:
    """Implements `pikascenes_desktop.ports.desktop.WakeLock`.

    The screen may still go dark; only sleep is put off. Each hold has a thread of its own from
    its beginning to its end, because wakepy ends what it began on the same thread, and because
    a message bus may answer late. Should the program die, the system lets go by itself.
    """

    def __init__(self) -> None:
        self._enough: threading.Event | None = None
        self._thread: threading.Thread | None = None

    def hold(self) -> None:
        if self._enough is not None:
            return
        before, self._enough = self._thread, threading.Event()
        self._thread = threading.Thread(
            target=_keep_awake, args=(self._enough, before), name="keep awake", daemon=True
        )
        self._thread.start()

    def release(self) -> None:
        if self._enough is not None:
            self._enough.set()
            self._enough = None

    def close(self) -> None:
        """Let it sleep again, and wait until the system knows."""
        self.release()
        if self._thread is not None:
            self._thread.join(ENDING_S)


def _keep_awake(enough: threading.Event, before: threading.Thread | None) -> None:
    if before is not None:
        before.join(ENDING_S)
    if enough.is_set():
        return
    from wakepy import keep  # noqa: PLC0415 -- a fifteenth of all there is to load at the start

    try:
        with keep.running(on_fail=_note_failure):
            enough.wait()
    except Exception:
        log.warning("keeping the computer awake did not end well", exc_info=True)
