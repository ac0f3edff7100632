"""Preferences as a plain JSON file: replaced atomically, and tolerant of what is in it.

Keys of a newer version are kept; a value that makes no sense falls back to its default; a
file that is no JSON object at all is kept aside.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, cast

from pikascenes_desktop.adapters.durable import history_trouble, replace_file, write_file
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.json_values import (
    JsonObject,
    as_bool,
    as_float,
    as_int,
    as_list,
    as_object,
    as_str,
)
from pikascenes_desktop.domain.preferences import (
    EMPTY_SCENE,
    SPEEDS,
    Playback,
    Preferences,
    Preset,
    TextSize,
    Theme,
)
from pikascenes_desktop.domain.scene import Scene, scene_from_json, scene_to_json

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

PARALLEL: Final = range(1, 11)


class PreferencesFile:
    """The `PreferencesStore` of this computer.

    Attributes:
        damaged: Where a damaged file was kept when it was opened, else None.
    """

    def __init__(self, path: Path) -> None:
        """Read the file, a few kilobytes; none there is fine.

        Raises:
            DiskFull, HistoryUnavailable: It is there but cannot be read, or is damaged and
                cannot be kept aside.
        """
        self._path = path
        self._lock = threading.Lock()
        self.damaged: Path | None = None
        self._values = self._read()
        self._current = _from_json(self._values)
        self._content = b""

    @property
    def current(self) -> Preferences:
        """The preferences as they stand."""
        return self._current

    @property
    def locked(self) -> frozenset[str]:
        """None of the user's own."""
        return frozenset()

    @property
    def studio_hosts(self) -> frozenset[str]:
        """None of the user's own."""
        return frozenset()

    async def save(self, preferences: Preferences) -> None:
        """Replace them, atomically; of several at once the latest is what is kept.

        Raises:
            DiskFull, HistoryUnavailable: They could not be written; `current` has them anyway.
            TypeError, ValueError: They are none that a file can hold; `current` is as it was.
        """
        values = {**self._values, **_to_json(preferences)}
        text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
        # half a character, which no UTF-8 can hold, must not keep all the rest from being saved
        self._content = text.encode("utf-8", "backslashreplace")
        self._current = preferences
        await asyncio.to_thread(self._write)

    def _read(self) -> JsonObject:
        with history_trouble(self._path):
            try:
                content = self._path.read_bytes()
            except FileNotFoundError:
                return {}
            try:
                values: object = json.loads(content)
            except ValueError:
                values = None
            if isinstance(values, dict):
                return as_object(cast("object", values))
            self.damaged = self._path.with_name(f"{self._path.stem}.damaged{self._path.suffix}")
            replace_file(self._path, self.damaged)
            log.error("the preferences were damaged: kept as %s", self.damaged.name)
            return {}

    def _write(self) -> None:
        with self._lock, history_trouble(self._path):
            write_file(self._path, self._content)


def _to_json(preferences: Preferences) -> JsonObject:
    return {
        "practice": preferences.practice,
        "host": preferences.host,
        "hosts": [
            {
                "name": host.name,
                "kind": host.kind,
                "options": host.options,
                "delete_after_use": host.delete_after_use,
            }
            for host in preferences.hosts
        ],
        "spare_hosts": list(preferences.spare_hosts),
        "library": preferences.library,
        "api_base": preferences.api_base,
        "model_id": preferences.model_id,
        "parallel": preferences.parallel,
        "theme": preferences.theme.value,
        "language": preferences.language,
        "draft": scene_to_json(preferences.draft),
        "text_size": preferences.text_size.value,
        "reduce_motion": preferences.reduce_motion,
        "notify": preferences.notify,
        "daily_limit_usd": (
            None if preferences.daily_limit_usd is None else str(preferences.daily_limit_usd)
        ),
        "presets": [
            {"name": preset.name, "scene": scene_to_json(preset.scene)}
            for preset in preferences.presets
        ],
        "is_welcomed": preferences.is_welcomed,
        "proved_hosts": list(preferences.proved_hosts),
        "playback": {
            "speed": preferences.playback.speed,
            "volume": preferences.playback.volume,
            "is_muted": preferences.playback.is_muted,
            "loops": preferences.playback.loops,
        },
        "chosen_over": list(preferences.chosen_over),
    }


def _from_json(values: JsonObject) -> Preferences:
    defaults = Preferences()
    practice = as_bool(values.get("practice"))
    parallel = as_int(values.get("parallel"))
    theme = as_str(values.get("theme"))
    text_size = as_str(values.get("text_size"))
    notify = as_bool(values.get("notify"))
    return Preferences(
        practice=defaults.practice if practice is None else practice,
        host=as_str(values.get("host")),
        hosts=tuple(
            host for item in as_list(values.get("hosts")) if (host := _host(item)) is not None
        ),
        spare_hosts=_names(values.get("spare_hosts")),
        library=as_str(values.get("library")) or None,
        api_base=as_str(values.get("api_base")) or defaults.api_base,
        model_id=as_str(values.get("model_id")) or defaults.model_id,
        parallel=parallel if parallel is not None and parallel in PARALLEL else defaults.parallel,
        theme=Theme(theme) if theme in set(Theme) else defaults.theme,
        language=as_str(values.get("language")) or None,
        draft=_draft(values.get("draft")),
        text_size=TextSize(text_size) if text_size in set(TextSize) else defaults.text_size,
        reduce_motion=as_bool(values.get("reduce_motion")) or False,
        notify=defaults.notify if notify is None else notify,
        daily_limit_usd=_amount(values.get("daily_limit_usd")),
        presets=tuple(
            preset
            for item in as_list(values.get("presets"))
            if (preset := _preset(item)) is not None
        ),
        is_welcomed=as_bool(values.get("is_welcomed")) or False,
        proved_hosts=_names(values.get("proved_hosts")),
        playback=_playback(values.get("playback")),
        chosen_over=_names(values.get("chosen_over")),
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(text for item in as_list(value) if (text := as_str(item)))


def _host(item: object) -> HostProfile | None:
    values = as_object(item)
    name, kind = as_str(values.get("name")), as_str(values.get("kind"))
    if not name or not kind:
        return None
    options = as_object(values.get("options"))
    return HostProfile(
        name=name,
        kind=kind,
        options={key: value for key, value in options.items() if isinstance(value, str)},
        delete_after_use=as_bool(values.get("delete_after_use")) is not False,
    )


def _amount(value: object) -> Decimal | None:
    try:
        amount = Decimal(as_str(value) or "NaN")
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None


def _preset(item: object) -> Preset | None:
    values = as_object(item)
    name = as_str(values.get("name"))
    return Preset(name, _draft(values.get("scene"))) if name else None


def _playback(value: object) -> Playback:
    values, usual = as_object(value), Playback()
    speed, volume = as_float(values.get("speed")), as_float(values.get("volume"))
    loops = as_bool(values.get("loops"))
    return Playback(
        speed=speed if speed is not None and speed in SPEEDS else usual.speed,
        volume=volume if volume is not None and 0 <= volume <= 1 else usual.volume,
        is_muted=as_bool(values.get("is_muted")) or False,
        loops=usual.loops if loops is None else loops,
    )


def _draft(value: object) -> Scene:
    try:
        return scene_from_json(value)
    except (ValueError, TypeError):
        log.warning("a scene in the preferences cannot be read")
        return EMPTY_SCENE
