"""What the user chose, beside the key (which is in the key store)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.scene import Scene

if TYPE_CHECKING:
    from decimal import Decimal

    from pikascenes_desktop.domain.host import HostProfile

DEFAULT_API_BASE: Final = "https://model-api.runcomfy.net"
DEFAULT_BALANCE_BASE: Final = "https://api.runcomfy.net"
DEFAULT_MODEL_ID: Final = "pika/pikascenes"

EMPTY_SCENE: Final = Scene()


class Theme(StrEnum):
    """The window's colours."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class TextSize(StrEnum):
    """How large the window's text is; `FACTORS` has the numbers."""

    SMALL = "small"
    DEFAULT = "default"
    LARGE = "large"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Preset:
    """A scene kept under a name, to start others from.

    Attributes:
        name: As the user wrote it; unique among the presets.
        scene: What is applied. Its ingredients may be empty.
    """

    name: str
    scene: Scene


SPEEDS: Final = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""At how many times the speed that it was made for a clip can be played."""


@dataclass(frozen=True, slots=True)
class Playback:
    """How clips are played, as it was last set beside them.

    Attributes:
        speed: One of `SPEEDS`.
        volume: How loud, from 0 to 1.
        is_muted: Whether there is no sound, however loud it is set.
        loops: Whether clips begin again at their end.
    """

    speed: float = 1.0
    volume: float = 1.0
    is_muted: bool = False
    loops: bool = True


USUAL_PLAYBACK: Final = Playback()


@dataclass(frozen=True, slots=True)
class Preferences:
    """All settings that are kept in a plain file.

    Attributes:
        practice: Whether practice mode is on; it is until a key is set.
        host: The image host chosen; None until the user chose one.
        hosts: The hosts the user set up.
        spare_hosts: Names of hosts that may step in when `host` fails, in this order. Empty
            until the user chose some: a picture goes only where its owner said it may.
        library: The library folder; None means the default place.
        parallel: How many generations may be at work side by side, 1 to 10.
        draft: The scene in the composer, kept as it is typed.
        text_size: How large the window's text is.
        reduce_motion: Whether nothing may move, whatever the system says.
        notify: Whether the system is to tell that a clip is ready, behind other windows.
        daily_limit_usd: What may be spent between two midnights before being asked; None is
            no limit.
        presets: The user's presets, in the user's order.
        is_welcomed: Whether the first-run pages were seen or closed.
        proved_hosts: What stands for hosts that passed their test as they are set up now.
        playback: How viewer and compare play.
        chosen_over: The names of preferences that the user chose in place of what the studio
            had preset; none of those presets holds again.
    """

    practice: bool = True
    host: str | None = None
    hosts: tuple[HostProfile, ...] = ()
    spare_hosts: tuple[str, ...] = ()
    library: str | None = None
    api_base: str = DEFAULT_API_BASE
    model_id: str = DEFAULT_MODEL_ID
    parallel: int = 3
    theme: Theme = Theme.SYSTEM
    language: str | None = None
    draft: Scene = EMPTY_SCENE
    text_size: TextSize = TextSize.DEFAULT
    reduce_motion: bool = False
    notify: bool = True
    daily_limit_usd: Decimal | None = None
    presets: tuple[Preset, ...] = ()
    is_welcomed: bool = False
    proved_hosts: tuple[str, ...] = ()
    playback: Playback = USUAL_PLAYBACK
    chosen_over: tuple[str, ...] = ()

    @property
    def host_order(self) -> tuple[str, ...]:
        """The hosts in the order they are tried: the chosen one, then those that step in."""
        first = () if self.host is None else (self.host,)
        return tuple(dict.fromkeys((*first, *self.spare_hosts)))

    def with_host_order(self, names: tuple[str, ...]) -> Preferences:
        """Return these with other hosts: the first is the chosen one, the rest may step in."""
        return replace(self, host=names[0] if names else None, spare_hosts=names[1:])
