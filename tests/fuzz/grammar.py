"""What ``.sxcu`` files, addresses and answers are made of, for fuzzers to put together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikascenes_desktop.domain.json_values import JsonObject

SAMPLES: Final = Path(__file__).parents[1] / "fakes" / "sxcu"

KEYS: Final = [
    "Version", "Name", "RequestMethod", "RequestType", "RequestURL", "Parameters", "Headers",
    "Arguments", "Body", "FileFormName", "Data", "URL", "DeletionURL", "ErrorMessage", "RegexList",
    "X-DeletionMethod", "DestinationType",
]  # fmt: skip

PAIRS: Final = ["Parameters", "Headers", "Arguments"]
"""Keys whose values are objects."""

PIECES: Final = [
    "{", "}", "|", "\\", "$", ":", "json:", "regex:", "xml:", "header:", "base64:", "input",
    "filename", "response", "responseurl", "{response}", "{input}", "{filename}", "{inputbox:",
    "{select:", "{random:", "{prompt}", "{outputbox:a}", "{secret:", "{json:url}", "{regex:",
    "$json:url$", "$regex:1|1$", "a", "<x>", "//x", "(", ")*", "(a+)+$", "(?<n>.)", "[0]", "..",
    ".*", "%un", "%y", "%guid", "https://", "http://", "h.example", "elsewhere.example", "@", "/",
    "?", "#", "&", "=", "..", "\n", "\t", "\u202e", "ü", "YOUR KEY", "key", "Bearer ", "GET",
    "POST", "DELETE", "Binary", "JSON", "XML", "MultipartFormData", "FormURLEncoded", "17.0.0",
    "12.4.1",
]  # fmt: skip

PLACES: Final = [
    "", "/next", "//elsewhere.example/", "https://elsewhere.example/", "http://h.example/",
    "https://h.example@elsewhere.example/", "https://h.example:444/", "\\\\elsewhere.example",
    "https://[bad", "javascript:alert(1)",
]  # fmt: skip
"""Where a host may lead an upload."""

BODIES: Final = [
    b"", b"https://h.example/1.png", b'{"url": "https://h.example/1.png", "delete": "/d"}',
    b'{"url": "https://elsewhere.example/1.png", "gone": "https://elsewhere.example/d"}',
    b"<a><url>https://h.example/1.png</url></a>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
    b"a" * 2000 + b"!", b"[" * 500, b"\xff\xfe\x00", b"<html>sign in</html>",
]  # fmt: skip
"""What a host may answer."""


def samples() -> tuple[JsonObject, ...]:
    """Return descriptions of real shapes, at ``h.example``."""
    texts = (path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.sxcu")))
    found: list[JsonObject] = [
        json.loads(text.replace("BASE", "https://h.example")) for text in texts
    ]
    return tuple(found)


def written(values: JsonObject) -> bytes:
    """Return a description as a file."""
    return json.dumps(values).encode()
