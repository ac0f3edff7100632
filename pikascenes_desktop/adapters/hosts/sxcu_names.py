"""The ``%`` codes of ``.sxcu`` files: dates and random marks; those that tell on the user refused.

Codes are read longest first, as in ShareX. Counters and words drawn by lot are random marks here.
"""

from __future__ import annotations

import re
import secrets
import string
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused
from pikascenes_desktop.domain.custom_host import ImportProblem

if TYPE_CHECKING:
    from collections.abc import Callable

LEAKING: Final = ("t", "pn", "un", "uln", "cn", "rf")
"""Window title, program, user, user's domain, computer, a line of a file of theirs."""

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _marks(alphabet: str, count: int = 8) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(count))


_LETTERS: Final = string.ascii_lowercase + string.digits

CODES: Final[dict[str, Callable[[datetime], str]]] = {
    "y": lambda now: f"{now.year}",
    "yy": lambda now: f"{now.year % 100:02}",
    "mo": lambda now: f"{now.month:02}",
    "mon": lambda now: _MONTHS[now.month - 1],
    "mon2": lambda now: _MONTHS[now.month - 1],
    "d": lambda now: f"{now.day:02}",
    "w": lambda now: _DAYS[now.weekday()],
    "w2": lambda now: _DAYS[now.weekday()],
    "wy": lambda now: f"{now.isocalendar().week:02}",
    "h": lambda now: f"{now.hour:02}",
    "mi": lambda now: f"{now.minute:02}",
    "s": lambda now: f"{now.second:02}",
    "ms": lambda now: f"{now.microsecond // 1000:03}",
    "pm": lambda now: "AM" if now.hour < 12 else "PM",  # noqa: PLR2004 -- noon
    "unix": lambda now: f"{int(now.timestamp())}",
    "guid": lambda _now: str(uuid.uuid4()),
    "n": lambda _now: "\n",
    "rn": lambda _now: _marks(string.digits, 1),
    "ra": lambda _now: _marks(_LETTERS, 1),
    "rna": lambda _now: _marks(_LETTERS, 1),
    "rx": lambda _now: _marks(string.hexdigits.lower()[:16], 1),
    "i": lambda _now: _marks(string.digits),
    "ia": lambda _now: _marks(_LETTERS),
    "iaa": lambda _now: _marks(_LETTERS),
    "ib": lambda _now: _marks("01"),
    "ix": lambda _now: _marks(string.hexdigits.lower()[:16]),
    "radjective": lambda _now: _marks(string.ascii_lowercase),
    "ranimal": lambda _now: _marks(string.ascii_lowercase),
    "remoji": lambda _now: _marks(string.ascii_lowercase),
    "width": lambda _now: "",
    "height": lambda _now: "",
}
"""What stands for each code; the size of the picture is none of the host's business."""

_CODE: Final = re.compile(
    "%(?:" + "|".join(sorted([*CODES, *LEAKING], key=len, reverse=True)) + ")", re.IGNORECASE
)


def check(text: str) -> None:
    """Refuse a text that would tell who and where the user is.

    Raises:
        SxcuRefused: It does.
    """
    if any(match.group()[1:].lower() in LEAKING for match in _CODE.finditer(text)):
        raise SxcuRefused(ImportProblem.LEAKS)


def filled(text: str, unix_s: float) -> str:
    """Return a text with the codes replaced; times are UTC, so that they tell no place.

    Args:
        text: A text that `check` let pass.
        unix_s: Now, in Unix seconds.
    """
    now = datetime.fromtimestamp(unix_s, tz=UTC)
    return _CODE.sub(lambda match: CODES[match.group()[1:].lower()](now), text)
