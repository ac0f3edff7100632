"""`python -m tests.fuzz`: atheris tries `.sxcu` files for as long as it is let.

All arguments are libFuzzer's, such as ``-max_total_time=600`` and a folder to keep finds in. The
environment needs the group ``fuzz``.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pikascenes_desktop.ports.remote import ImageFile
from tests.fuzz.grammar import BODIES, KEYS, PAIRS, PIECES, PLACES, samples, written

if TYPE_CHECKING:
    from pikascenes_desktop.domain.json_values import JsonObject

atheris: Any = importlib.import_module("atheris")  # not in everyone's environment

with atheris.instrument_imports(include=["pikascenes_desktop.adapters.hosts"]):
    trials = importlib.import_module("tests.fuzz.trial")

PICTURE = b"\x89PNG\r\n\x1a\n a picture"
RAW = 0
MAX_CHANGES = 4
MAX_PIECES = 8


def text_of(given: Any) -> str:
    """Return a text of known pieces and unknown ones."""
    count = given.ConsumeIntInRange(0, MAX_PIECES)
    return "".join(
        given.PickValueInList(PIECES)
        if given.ConsumeBool()
        else given.ConsumeUnicodeNoSurrogates(given.ConsumeIntInRange(0, 12))
        for _ in range(count)
    )


def file_of(given: Any, known: tuple[JsonObject, ...]) -> bytes:
    """Return a file: any bytes, or a real one with some of its texts changed."""
    if given.ConsumeIntInRange(RAW, 7) == RAW:
        return given.ConsumeBytes(given.remaining_bytes())
    number: int = given.ConsumeIntInRange(0, len(known) - 1)
    values = dict(known[number])
    for _ in range(given.ConsumeIntInRange(1, MAX_CHANGES)):
        key = given.PickValueInList(KEYS)
        if key in PAIRS:
            values[key] = {text_of(given): text_of(given)}
        else:
            values[key] = [text_of(given)] if key == "RegexList" else text_of(given)
    return written(values)


def answer_of(given: Any) -> Any:
    """Return what the host says to everything."""
    headers = (("Location", given.PickValueInList(PLACES)), ("X-Link", "https://h.example/1.png"))
    body = given.PickValueInList(BODIES) + given.ConsumeBytes(given.ConsumeIntInRange(0, 16))
    return trials.Answer(given.ConsumeIntInRange(200, 599), headers, body)


def main() -> None:
    """Fuzz until libFuzzer says that it is over; exits with its code."""
    known = samples()
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        path = Path(folder) / "picture"
        path.write_bytes(PICTURE)
        digest = hashlib.sha256(PICTURE).hexdigest()
        image = ImageFile(1, path, digest, "image/png", len(PICTURE))

        def one(data: bytes) -> None:
            given = atheris.FuzzedDataProvider(data)
            answer = answer_of(given)
            said = text_of(given)
            runner.run(trials.trial(file_of(given, known), image, answer, said))

        atheris.Setup(sys.argv, one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
