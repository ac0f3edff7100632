"""What the window remembers of itself: its place, recent images, answers given once."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QByteArray, QSettings

from pikascenes_desktop.domain.json_values import as_int, as_object, as_str
from pikascenes_desktop.domain.scene import Ingredient

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QScreen

MOST_RECENT: Final = 48


class Memory:
    """A small file of the window's own; losing it loses nothing but comfort.

    Args:
        file: Where it is kept.
    """

    def __init__(self, file: Path) -> None:
        self._folder = file.parent
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def place(self, screen: QScreen) -> QByteArray | None:
        """Return where the window was on this screen, as Qt keeps it; None the first time."""
        value: object = self._file.value(f"place/{_name(screen)}")
        return value if isinstance(value, QByteArray) else None

    def keep_place(self, screen: QScreen, place: QByteArray) -> None:
        """Remember where the window is on this screen, and that it was this one."""
        self._file.setValue(f"place/{_name(screen)}", place)
        self._file.setValue("screen", _name(screen))

    def last_screen(self, screens: Sequence[QScreen]) -> QScreen | None:
        """Return the screen on which the window was last, if it is one of these."""
        last: object = self._file.value("screen")
        return next((screen for screen in screens if _name(screen) == last), None)

    @property
    def folder(self) -> Path:
        """The folder of app data that the file is in."""
        return self._folder

    @property
    def recent(self) -> tuple[Ingredient, ...]:
        """The images used lately, newest first, with what is known of their copies."""
        value: object = self._file.value("recent")
        if isinstance(value, str):
            value = [value]  # an ini file cannot tell a list of one from its item
        items = cast("list[object]", value) if isinstance(value, list) else []
        return tuple(_image(item) for item in items if isinstance(item, str))

    def add_recent(self, image: Ingredient) -> None:
        """Remember an image as the newest."""
        before = self.recent
        if before[:1] != (image,):
            others = (other for other in before if other.source != image.source)
            kept = [json.dumps(asdict(each)) for each in (image, *others)]
            self._file.setValue("recent", kept[:MOST_RECENT])

    def host_trial(self, proof: str) -> tuple[float, bool] | None:
        """Return when a host was last tested as it is set up now, and whether it worked.

        Args:
            proof: What stands for the host (`services.host_proofs.proof_of`).
        """
        value: object = self._file.value(f"trial/{proof}")
        when, _, word = value.partition(" ") if isinstance(value, str) else ("", "", "")
        try:
            return float(when), word == "works"
        except ValueError:
            return None

    def keep_host_trial(self, proof: str, when: float, *, works: bool) -> None:
        """Remember how a host's test ended.

        Args:
            proof: As for `host_trial`.
            when: Unix seconds.
            works: Whether it passed.
        """
        self._file.setValue(f"trial/{proof}", f"{when:.0f} {'works' if works else 'fails'}")

    def forget_host_trial(self, proof: str) -> None:
        """Forget a host's test: it was of another secret."""
        self._file.remove(f"trial/{proof}")

    @property
    def is_big_accepted(self) -> bool:
        """Whether the user does not want to be asked before big presses."""
        return self._file.value("big_accepted") == "true"

    def accept_big(self) -> None:
        """Do not ask before big presses any more."""
        self._file.setValue("big_accepted", "true")


def _image(kept: str) -> Ingredient:
    """Read a line of recent images; an older version kept the sources alone."""
    if not kept.startswith("{"):
        return Ingredient(kept)
    values = as_object(json.loads(kept))
    return Ingredient(
        source=as_str(values.get("source")) or "",
        sha256=as_str(values.get("sha256")),
        media_type=as_str(values.get("media_type")),
        width=as_int(values.get("width")),
        height=as_int(values.get("height")),
        size_bytes=as_int(values.get("size_bytes")),
    )


def _name(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name() or 'screen'}-{size.width()}x{size.height()}".replace("/", "_")
