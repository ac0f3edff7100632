"""The program: the window, or a verb."""

from __future__ import annotations

import multiprocessing
import sys

from pikascenes_desktop.adapters.secrets_environment import withdraw_secrets
from pikascenes_desktop.cli.arguments import as_opened, parser


def main(arguments: list[str] | None = None) -> int:
    """Run the window or a verb, and return the exit code of README's table."""
    multiprocessing.freeze_support()  # a frozen program's worker processes start here, too
    withdraw_secrets()
    options = parser().parse_args(as_opened(sys.argv[1:] if arguments is None else arguments))
    if options.verb == "self-test":
        from pikascenes_desktop.selftest import run as self_test

        return self_test(options)
    if options.verb is not None:
        from pikascenes_desktop.cli.main import run as run_verb

        return run_verb(options)
    # Qt is loaded for the window alone: verbs work on machines without its libraries.
    from pikascenes_desktop.window import run, run_demo

    return run_demo(options) if options.demo else run(options)


if __name__ == "__main__":
    sys.exit(main())
