"""Makes Qt Linguist's files from the texts: ``.ts`` for translators, ``.qm`` for the program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

import PySide6

from pikascenes_desktop.ui.texts import LANGUAGES, deck, digest, forms, has_plural, is_singular
from pikascenes_desktop.ui.voices import DIGEST_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE_LANGUAGE: Final = "en"
FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "translations"


class NotCompiled(Exception):
    """Qt's compiler refused a ``.ts`` file; its own words say why."""


def name(language: str, ending: str) -> str:
    """Return the name of a language's file, such as ``pikascenes_en.ts``."""
    return f"pikascenes_{language}.{ending}"


def content(language: str) -> str:
    """Return a whole ``.ts`` file: one message a key, with the plural forms Qt counts by.

    Messages are known by their key, so that a better English text keeps its translations.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="{SOURCE_LANGUAGE}">',
        "<context>",
        "    <name></name>",
        *(
            line
            for key in sorted(deck())
            if not is_singular(key)
            for line in _message(key, language)
        ),
        f"    <message id={quoteattr(DIGEST_KEY)}>",
        f"        <source>{digest()}</source>",
        "        <extracomment>Not a text: tells what this file was made from.</extracomment>",
        f"        <translation>{digest()}</translation>",
        "    </message>",
        "</context>",
        "</TS>",
    ]
    return "\n".join(lines) + "\n"


def _message(key: str, language: str) -> Iterator[str]:
    source = escape(forms(key, SOURCE_LANGUAGE)[-1])
    translated = [escape(form) for form in forms(key, language)]
    numerus = ' numerus="yes"' if has_plural(key) else ""
    yield f"    <message id={quoteattr(key)}{numerus}>"
    yield f"        <source>{source}</source>"
    if numerus:
        yield "        <translation>"
        for form in translated:
            yield f"            <numerusform>{form}</numerusform>"
        yield "        </translation>"
    else:
        yield f"        <translation>{translated[0]}</translation>"
    yield "    </message>"


def write(folder: Path) -> list[Path]:
    """Write the ``.ts`` files of all languages into a folder and return their paths."""
    written: list[Path] = []
    for language in LANGUAGES:
        path = folder / name(language, "ts")
        path.write_text(content(language), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def compile_all(sources: list[Path], folder: Path) -> list[Path]:
    """Compile ``.ts`` files into ``.qm`` files in a folder and return their paths.

    Raises:
        NotCompiled: Qt's compiler found fault with one.
        FileNotFoundError: The environment has no such compiler.
    """
    # the environment's own, whatever stands on the path
    name_there = "lrelease.exe" if os.name == "nt" else "lrelease"
    compiler = Path(PySide6.__file__).parent / name_there
    compiled: list[Path] = []
    for source in sources:
        target = folder / f"{source.stem}.qm"
        ended = subprocess.run(
            [str(compiler), "-silent", "-idbased", str(source), "-qm", str(target)],
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode != 0:
            raise NotCompiled(ended.stderr or ended.stdout)
        compiled.append(target)
    return compiled
