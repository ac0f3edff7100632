"""Compare's keys: the viewer's, and the arrows with Alt for the divider."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.ui.compare.conductor import Conductor
    from pikascenes_desktop.ui.compare.transport import PairTransport
    from pikascenes_desktop.ui.compare.wipe import WipeScreen


def key_deeds(
    conductor: Conductor, transport: PairTransport, wipe: WipeScreen
) -> dict[str, Callable[[], object]]:
    """Return what each key does, wherever on the page the keyboard is."""

    def arrow(way: int) -> None:
        if wipe.hasFocus():
            wipe.move_divider(way)
        else:
            conductor.step(way)

    deeds: dict[str, Callable[[], object]] = {
        "Left": lambda: arrow(-1),
        "Right": lambda: arrow(1),
        "Shift+Left": lambda: conductor.skip(-1),
        "Shift+Right": lambda: conductor.skip(1),
        "Alt+Left": lambda: wipe.move_divider(-1),
        "Alt+Right": lambda: wipe.move_divider(1),
        "Home": lambda: conductor.go_to(0),
        "End": conductor.go_last,
        "J": conductor.back,
        "K": conductor.pause,
        "L": conductor.forward,
        "O": transport.loop.toggle,
    }
    if sys.platform == "darwin":
        deeds |= {"Ctrl+Left": lambda: conductor.go_to(0), "Ctrl+Right": conductor.go_last}
    return deeds
