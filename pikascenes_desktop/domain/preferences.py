"""What the user chose, beside the key (which is in the key store)."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Preferences:
    """All settings that are kept in a plain file.

    Attributes:
        practice: Whether practice mode is on; it is until a key is set.
        host: The image host chosen; None until the user chose one.
        hosts: The hosts the user set up.
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
    """

    practice: bool = True
    host: str | None = None
    hosts: tuple[HostProfile, ...] = ()
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
