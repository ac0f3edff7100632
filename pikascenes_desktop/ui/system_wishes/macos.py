"""macOS keeps both in the domain of its accessibility settings, which ``defaults`` reads.

The keys are those that System Settings writes for "Increase contrast" and "Reduce motion".
"""

from __future__ import annotations

from typing import Final

from pikascenes_desktop.ui.system_wishes.wishes import Run, Wishes, printed_by

DEFAULTS: Final = "/usr/bin/defaults"
DOMAIN: Final = "com.apple.universalaccess"


def read_wishes(run: Run = printed_by) -> Wishes:
    """Ask the user's defaults; a key that was never set is no wish."""

    def is_set(key: str) -> bool:
        return run((DEFAULTS, "read", DOMAIN, key)) == "1"

    return Wishes(high_contrast=is_set("increaseContrast"), reduced_motion=is_set("reduceMotion"))
