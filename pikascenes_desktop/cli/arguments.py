"""The command line, as architecture and README write it."""

from __future__ import annotations

import argparse
from pathlib import Path

from pikascenes_desktop import __version__
from pikascenes_desktop.domain.scene import AspectRatio, Duration, IngredientsMode, Resolution

PROGRAM = "pikascenes-desktop"


def parser() -> argparse.ArgumentParser:
    """Return the parser; bad usage ends the program with exit code 2."""
    root = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Up to six pictures and a sentence become a video. Without a verb: the window.",
    )
    root.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    root.add_argument("--practice", action="store_true", help="practice mode: no key, no cost")
    root.add_argument("--demo", action="store_true", help="show the whole way from image to clip")
    _add_places(root, default=None)
    verbs = root.add_subparsers(dest="verb", metavar="VERB")
    root.set_defaults(json=False)
    shared = argparse.ArgumentParser(add_help=False)
    # A verb's own default must not overwrite what was given before the verb.
    _add_places(shared, default=argparse.SUPPRESS)
    json_flag = argparse.ArgumentParser(add_help=False)
    json_flag.add_argument("--json", action="store_true", help="machine-readable output")
    both = [shared, json_flag]

    generate = verbs.add_parser("generate", parents=both, help="make a clip")
    generate.add_argument("images", nargs="*", metavar="IMAGE|URL", help="1 to 6 images or links")
    generate.add_argument("--prompt", default="", metavar="T")
    generate.add_argument("--negative-prompt", default="", metavar="T")
    generate.add_argument(
        "--mode", choices=[mode.value for mode in IngredientsMode], default="creative"
    )
    generate.add_argument(
        "--aspect-ratio", choices=[shape.value for shape in AspectRatio], default="16:9"
    )
    generate.add_argument(
        "--resolution", choices=[quality.value for quality in Resolution], default="1080p"
    )
    generate.add_argument(
        "--duration", type=int, choices=[int(length) for length in Duration], default=5
    )
    generate.add_argument("--seed", metavar="N", help="whole number from 0 to 2147483647")
    generate.add_argument("--host", metavar="NAME", help="image host: links, inline, practice, …")
    generate.add_argument("--practice", action="store_true", help="by the practice service")
    generate.add_argument("--detach", action="store_true", help="stop once it is accepted")

    verbs.add_parser("resume", parents=both, help="take up everything unfinished")
    listing = verbs.add_parser("list", parents=both, help="the history, newest first")
    listing.add_argument("--search", default="", metavar="T")
    for verb, text in (("show", "one generation"), ("cancel", "cancel one that waits")):
        verbs.add_parser(verb, parents=both, help=text).add_argument("id", metavar="ID")
    attach = verbs.add_parser("attach", parents=both, help="give an unsure one its request id")
    attach.add_argument("id", metavar="ID")
    attach.add_argument("request_id", metavar="REQUEST_ID")

    hosts = verbs.add_parser("hosts", parents=both, help="image hosts")
    hosts.add_argument(
        "action", nargs="?", choices=["list", "add", "test", "remove"], default="list"
    )
    hosts.add_argument("name", nargs="?", metavar="FILE|NAME")

    service = verbs.add_parser("practice-service", parents=[shared], help="run the stand-in alone")
    service.add_argument("--port", type=int, default=0, metavar="N")
    service.add_argument("--queue-seconds", type=float, default=1.0, metavar="S")
    service.add_argument("--run-seconds", type=float, default=2.0, metavar="S")
    service.add_argument("--faults", type=Path, metavar="FILE")
    service.add_argument("--watch-stdin", action="store_true", help=argparse.SUPPRESS)

    verbs.add_parser("self-test", parents=both, help="prove this program whole")
    return root


def _add_places(to: argparse.ArgumentParser, *, default: object) -> None:
    to.add_argument("--data-dir", type=Path, metavar="DIR", default=default)
    to.add_argument("--library", type=Path, metavar="DIR", default=default)
    to.add_argument("--api-base", metavar="URL", default=default)
