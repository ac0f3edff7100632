"""What the window is given beside the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ports.desktop import Notifier, ProgramFacts
    from pikascenes_desktop.services.recovery import Recovered
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.settings.host_forms import HostForms


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window is given beside the desk.

    Attributes:
        logs: The folder of log files.
        facts: What the program knows of itself; also blacks out what is secret in a text.
        notifier: The system's notifications.
        damaged: What happened to the history at the start; None when all is well.
        recovered: What the last run left; None when nothing was looked for.
    """

    memory: Memory
    host_forms: HostForms
    logs: Path
    facts: ProgramFacts
    notifier: Notifier
    damaged: AppError | None = None
    recovered: Recovered | None = None
