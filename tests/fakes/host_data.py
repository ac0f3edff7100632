"""The data files in ``hosts/``: what public hosts answer; and forms as hosts read them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from pikascenes_desktop.domain.json_values import JsonObject, as_object

if TYPE_CHECKING:
    from tests.fakes.raw_server import Seen

FOLDER: Final = Path(__file__).with_name("hosts")


def data(name: str) -> JsonObject:
    """Return a data file."""
    found: JsonObject = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def options_of(found: JsonObject, **changed: str) -> dict[str, str]:
    """Return the options of the host in a data file, some changed; objects become JSON."""
    options = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in as_object(found["options"]).items()
    }
    return options | changed


def filled(text: str, facts: dict[str, str]) -> str:
    """Return a text with the facts where their names stand between percent signs."""
    return re.sub(r"%(\w+)%", lambda match: facts.get(match.group(1), match.group(0)), text)


@dataclass(frozen=True)
class Part:
    """One field of a form as it came."""

    headers: str
    content: bytes


def parts_of(seen: Seen) -> dict[str, Part]:
    """Return the fields of a form by their names."""
    kind = seen.headers.get("content-type", "")
    if "urlencoded" in kind:
        texts = parse_qs(seen.body.decode("ascii"), keep_blank_values=True)
        return {name: Part("", values[0].encode()) for name, values in texts.items()}
    boundary = kind.partition("boundary=")[2].encode()
    found: dict[str, Part] = {}
    for piece in seen.body.split(b"--" + boundary)[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = head.decode()
        match = re.search(r' name="([^"]*)"', headers)
        assert match is not None
        found[match.group(1)] = Part(headers, content.removesuffix(b"\r\n"))
    return found
