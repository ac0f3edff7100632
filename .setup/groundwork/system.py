"""Sees to what the system itself must have: Qt's libraries, and the tools of the tests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from groundwork import debian
from groundwork.programs import SetupFailed

if TYPE_CHECKING:
    from groundwork.places import Places
    from groundwork.progress import Progress


def prepare(places: Places, progress: Progress, *, with_checks: bool) -> None:
    """Install what is missing where that is allowed, else say in one sentence what to run.

    Raises:
        SetupFailed: Something is missing that we may not, or cannot, install.
    """
    troubles = debian.qt_troubles(places)
    if not debian.is_debian():
        _report_elsewhere(troubles, progress, with_checks=with_checks)
        return
    wanted = list(debian.QT_PACKAGES) if troubles else []
    wanted += debian.missing_test_packages() if with_checks else []
    if not wanted:
        progress.say("nothing is missing")
        return
    if not debian.may_install():
        raise SetupFailed(
            f"System packages are missing; run this line, then the same command again: "
            f"{debian.install_line(wanted)}"
        )
    progress.say(f"installing with apt-get: {' '.join(wanted)}")
    if code := debian.install(wanted, places):
        raise SetupFailed(
            "apt-get could not install the packages; what it said stands above.", code
        )
    if still := debian.qt_troubles(places):
        raise SetupFailed(f"Qt still does not start: {'; '.join(still)}")


def _report_elsewhere(troubles: list[str], progress: Progress, *, with_checks: bool) -> None:
    if troubles:
        raise SetupFailed(
            f"Qt does not start here; install what it names, then run the same command again: "
            f"{'; '.join(troubles)}"
        )
    if with_checks and sys.platform == "linux" and (names := debian.missing_test_programs()):
        progress.say(f"not here, so tests that use them will fail: {' '.join(names)}")
    progress.say("Qt starts; nothing is installed into this system")
