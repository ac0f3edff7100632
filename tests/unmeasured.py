"""Programs that are started without the tests' coverage, which takes between a third and thrice.

What such tests are about is proved by what the programs do; their lines are measured elsewhere.
"""

from __future__ import annotations

import os

VARIABLES = "COVERAGE"
"""The beginning of what coverage tells a program that is started while it measures."""


def unmeasured() -> dict[str, str]:
    """Return the environment for a program that is not to be measured."""
    return {name: value for name, value in os.environ.items() if not name.startswith(VARIABLES)}
