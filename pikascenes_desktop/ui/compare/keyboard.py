"""Compare's keys: the viewer's, and the arrows with Alt for the divider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.ui.playback.keys import play_deeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.ui.compare.wipe import WipeScreen
    from pikascenes_desktop.ui.playback.controls import Controls
    from pikascenes_desktop.ui.playback.driver import Driver


def key_deeds(
    driver: Driver, controls: Controls, wipe: WipeScreen
) -> dict[str, Callable[[], object]]:
    """Return what each key does, wherever on the page the keyboard is."""

    def arrow(way: int) -> None:
        if wipe.hasFocus():
            wipe.move_divider(way)
        else:
            driver.step(way)

    return play_deeds(driver, controls) | {
        "Left": lambda: arrow(-1),
        "Right": lambda: arrow(1),
        "Alt+Left": lambda: wipe.move_divider(-1),
        "Alt+Right": lambda: wipe.move_divider(1),
    }
