"""Uses the installed program as people do: its own test, and its window."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from debian_package import making
from debian_package.debian_root import NOBODY_SPECIAL
from debian_package.trouble import PackagingFailed

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from debian_package.debian_root import DebianRoot
    from debian_package.screen import Screen

_WINDOW_S: Final = 60
_TEST_S: Final = 180


def self_test(
    debian: DebianRoot,
    shown: Screen,
    user: int,
    command: Sequence[str] = (making.NAME,),
    extra: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Run the installed program's own test as an ordinary user and return what it says.

    Args:
        debian: Where it is installed.
        shown: Where it shows itself.
        user: Who runs it.
        command: What is typed before the verb.
        extra: More variables.

    Raises:
        PackagingFailed: It did not pass.
    """
    said = debian.run(
        *(*command, "self-test", "--json"),
        user=user,
        extra={**_on(shown), **(extra or {})},
        timeout_s=_TEST_S,
    )
    report: dict[str, Any] = json.loads(said)
    if report["ok"] is not True:
        raise PackagingFailed(said)
    return report


@contextmanager
def window(debian: DebianRoot, shown: Screen) -> Generator[None]:
    """Have the installed program's window open for the block, then end it.

    Raises:
        PackagingFailed: No window came, or the program did not stay.
    """
    program = debian.start(making.NAME, "--practice", user=NOBODY_SPECIAL, extra=_on(shown))
    with program:
        try:
            search = ("search", "--sync", "--onlyvisible", "--name", "^PikaScenes Desktop")
            shown.tool(*search, timeout_s=_WINDOW_S)
            yield
            ended = program.poll()
        finally:
            program.kill()
    if ended is not None:
        raise PackagingFailed(f"The program ended with {ended} while its window was open.")


def _on(shown: Screen) -> dict[str, str]:
    return {"DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"}
