"""The command line, as architecture and README write it."""

from __future__ import annotations

import argparse
import math
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop import __version__
from pikascenes_desktop.domain.scene import AspectRatio, Duration, IngredientsMode, Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM = "pikascenes-desktop"
MAX_PORT = 65535
CLIP_ENDING = ".mp4"
PLACES = ("--data-dir", "--library", "--api-base")


def as_opened(arguments: list[str]) -> list[str]:
    """Return arguments in which a lone clip at the end is one to open, as desktops name it.

    Args:
        arguments: What the program was started with, without its own name.
    """
    if not arguments or not arguments[-1].lower().endswith(CLIP_ENDING):
        return arguments
    *before, clip = arguments
    takes_value = bool(before) and before[-1] in {"--open", *PLACES}
    places = {at + 1 for at, each in enumerate(before) if each in PLACES}
    has_verb = any(not each.startswith("-") for at, each in enumerate(before) if at not in places)
    return arguments if takes_value or has_verb else [*before, "--open", clip]


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
    root.add_argument("--open", type=Path, metavar="CLIP", help="open a clip's scene")
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
    # Said before the verb it holds as well: a clip meant for practice must not be paid for.
    generate.add_argument(
        "--practice",
        action="store_true",
        default=argparse.SUPPRESS,
        help="by the practice service",
    )
    generate.add_argument(
        "--over-limit",
        action="store_true",
        help="send even if that passes the spending limit of the day, or its price is unknown",
    )
    generate.add_argument("--detach", action="store_true", help="stop once it is accepted")

    verbs.add_parser("resume", parents=both, help="take up everything unfinished")
    listing = verbs.add_parser("list", parents=both, help="the history, newest first")
    listing.add_argument("--search", default="", metavar="T")
    for verb, text in (("show", "one generation"), ("cancel", "cancel one that waits")):
        verbs.add_parser(verb, parents=both, help=text).add_argument("id", metavar="ID")
    attach = verbs.add_parser("attach", parents=both, help="give an unsure one its request id")
    attach.add_argument("id", metavar="ID")
    attach.add_argument("request_id", metavar="REQUEST_ID")
    attach.add_argument(
        "--anyway", action="store_true", help="even if that request was made for another scene"
    )
    again = verbs.add_parser("send-again", parents=both, help="send an unsure one once more")
    again.add_argument("id", metavar="ID")

    _add_safekeeping(partial(verbs.add_parser, parents=both))

    _add_hosts(verbs.add_parser("hosts", parents=both, help="image hosts"), shared)

    service = verbs.add_parser("practice-service", parents=[shared], help="run the stand-in alone")
    service.add_argument("--port", type=_port, default=0, metavar="N")
    service.add_argument("--queue-seconds", type=_seconds, default=1.0, metavar="S")
    service.add_argument("--run-seconds", type=_seconds, default=2.0, metavar="S")
    service.add_argument("--faults", type=Path, metavar="FILE")
    service.add_argument("--watch-stdin", action="store_true", help=argparse.SUPPRESS)

    purging = verbs.add_parser(
        "purge", parents=[json_flag], help="remove history, settings and keys; clips stay"
    )
    purging.add_argument("--yes", action="store_true", required=True, help="really do it")

    proving = verbs.add_parser("self-test", parents=both, help="prove this program whole")
    proving.add_argument(
        "--keep", type=Path, metavar="DIR", help="where the picture of the window goes"
    )
    return root


def _add_safekeeping(add: Callable[..., argparse.ArgumentParser]) -> None:
    for verb, text in (
        ("export-history", "write the history to a JSON file"),
        ("import-history", "merge an exported history into this one; sends nothing"),
    ):
        one = add(verb, help=text)
        one.add_argument("file", type=Path, metavar="FILE")
    relink = add("relink", help="take the library where it is now")
    relink.add_argument("folder", type=Path, metavar="DIR")
    relink.add_argument("--anyway", action="store_true", help="even if clips are missing there")
    support = add("support", help="show or save a report for support")
    support.add_argument("file", nargs="?", type=Path, metavar="FILE")
    support.add_argument(
        "--with-prompts", action="store_true", help="include prompts of clips that are not saved"
    )
    add("connections", help="whom the running window talked to")


def _add_hosts(to: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    json_flag = argparse.ArgumentParser(add_help=False)
    json_flag.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    both = [shared, json_flag]
    to.set_defaults(action="list")
    actions = to.add_subparsers(metavar="ACTION")
    for action, metavar, text in (
        ("list", None, "all of them; what is done without an action"),
        ("add", "FILE", "take over a host from a TOML, .sxcu or PicGo file"),
        ("export", "NAME", "write a custom uploader to a .sxcu file, without its secrets"),
        ("test", "NAME", "upload a small picture, open its link and delete it"),
        ("remove", "NAME", "forget a host and its secret"),
        ("order", None, "the hosts in the order to try: the first is the chosen one"),
        ("exposed", None, "which images others can still see, and how they go"),
        ("delete", None, "delete images where they are"),
        ("forget", None, "say that images are gone that no program could delete"),
    ):
        one = actions.add_parser(action, parents=both, help=text)
        one.set_defaults(action=action)
        if metavar is not None:
            one.add_argument("name", metavar=metavar)
        if action == "export":
            one.add_argument("file", type=Path, metavar="FILE")
            one.add_argument("--force", action="store_true", help="also over a file that is there")
        if action == "order":
            one.add_argument("names", nargs="+", metavar="NAME")
        if action == "exposed":
            one.add_argument("--all", action="store_true", help="also those that are gone")
        if action == "delete":
            which = one.add_mutually_exclusive_group(required=True)
            which.add_argument("ids", nargs="*", type=int, default=[], metavar="ID")
            which.add_argument("--all", action="store_true", help="all that are out")
        if action == "forget":
            one.add_argument("ids", nargs="+", type=int, metavar="ID")
        if action == "add":
            one.add_argument(
                "--answer",
                action="append",
                type=_answer,
                default=[],
                metavar="NAME=VALUE",
                help="what a .sxcu file asks for; may be given several times",
            )


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= MAX_PORT:
        raise ValueError(text)
    return port


def _answer(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise ValueError(text)
    return name.strip(), value


_answer.__name__ = "NAME=VALUE"


_port.__name__ = "port"  # as usage errors call it


def _seconds(text: str) -> float:
    seconds = float(text)
    if not (math.isfinite(seconds) and seconds >= 0):
        raise ValueError(text)
    return seconds


_seconds.__name__ = "number of seconds"


def _add_places(to: argparse.ArgumentParser, *, default: object) -> None:
    to.add_argument("--data-dir", type=Path, metavar="DIR", default=default)
    to.add_argument("--library", type=Path, metavar="DIR", default=default)
    to.add_argument("--api-base", metavar="URL", default=default)
