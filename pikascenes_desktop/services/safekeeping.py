"""What keeps and checks what the user has: archives, relinking, reports, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.ports.contacts import ContactLog
    from pikascenes_desktop.services.archiving import Archiving
    from pikascenes_desktop.services.relinking import Relinking
    from pikascenes_desktop.services.reporting import Reporting


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """These services, as one value of the desk.

    Attributes:
        archiving: Exports the history, and merges one into it.
        relinking: Finds the library in another folder.
        reporting: Makes reports for whoever helps.
        contacts: Whom the program talked to since its start.
    """

    archiving: Archiving
    relinking: Relinking
    reporting: Reporting
    contacts: ContactLog
