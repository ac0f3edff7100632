"""Typed looks into decoded JSON, whose shape nobody vouches for."""

from __future__ import annotations

import math
from typing import TypeAlias, cast

JsonObject: TypeAlias = dict[str, object]


def as_object(value: object) -> JsonObject:
    """Return the value if it is a JSON object, else an empty one."""
    return cast("JsonObject", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """Return the value if it is a JSON array, else an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def as_str(value: object) -> str | None:
    """Return the value if it is a text."""
    return value if isinstance(value, str) else None


def as_int(value: object) -> int | None:
    """Return the value if it is a whole number (JSON's true is not one)."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def as_float(value: object) -> float | None:
    """Return the value if it is a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:  # JSON's whole numbers have no limit, floats do
        return None


def as_bool(value: object) -> bool | None:
    """Return the value if it is true or false."""
    return value if isinstance(value, bool) else None
