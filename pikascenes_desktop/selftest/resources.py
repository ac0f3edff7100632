"""Texts in both languages, icons, colours, sample pictures and licences are there."""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from pikascenes_desktop.selftest.report import Broken
from pikascenes_desktop.ui import resources as places
from pikascenes_desktop.ui.samples import SAMPLES
from pikascenes_desktop.ui.texts import LANGUAGES
from pikascenes_desktop.ui.voices import Printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHINESE: Final = re.compile("[\u4e00-\u9fff]")
LEAST_TEXTS: Final = 500
LEAST_ICONS: Final = 50
LICENSED: Final = ("pikascenes-desktop", "PySide6-Essentials", "av", "pyvips")
"""Some of those whose metadata About reads."""


def check(root: Path | None = None) -> str:
    """Look at each of them.

    Args:
        root: The folder of resources; the program's own unless given.

    Raises:
        Broken: Something is missing, or says nothing.
        OSError: It cannot be read.
    """
    folder = root or places.resource()
    texts = _texts(folder / "translations")
    icons = _icons(folder / "icons")
    json.loads((folder / "themes" / "tokens.json").read_text("utf-8"))
    if not (folder / "themes" / "theme.qss.in").stat().st_size:
        raise Broken("the style sheet is empty")
    pictures = {picture for sample in SAMPLES for picture in sample.pictures}
    for picture in sorted(pictures):
        if not (folder / "samples" / picture).read_bytes().startswith(b"\xff\xd8\xff"):
            raise Broken(f"{picture} is no JPEG")
    licences = _licences(folder / "licences")
    return f"{texts} texts, {icons} icons, {len(pictures)} sample pictures, {licences} licences"


def _texts(folder: Path) -> int:
    """Return how many texts there are, each in both languages.

    Raises:
        Broken: One is empty, Chinese is not Chinese, or a built program cannot say them.
    """
    rows = [line.split("\t") for file in sorted(folder.glob("*.tsv")) for line in _lines(file)]
    if len(rows) < LEAST_TEXTS:
        raise Broken(f"only {len(rows)} texts")
    for key, *texts in rows:
        if len(texts) != len(LANGUAGES) or not all(text.strip() for text in texts):
            raise Broken(f"{key} says nothing in one of the languages")
    if sum(bool(CHINESE.search(row[-1])) for row in rows) * 2 < len(rows):
        raise Broken("the Chinese texts are not Chinese")
    if getattr(sys, "frozen", False):
        _compiled(folder)
    return len(rows)


def _compiled(folder: Path) -> None:
    for language in LANGUAGES:
        voice = Printed.read(folder / f"pikascenes_{language}.qm")
        said = "" if voice is None else voice.text("st.title", None)
        if not said or bool(CHINESE.search(said)) is not (language == "zh_CN"):
            raise Broken(f"pikascenes_{language}.qm says nothing")


def _icons(folder: Path) -> int:
    drawings = sorted(folder.glob("*.svg"))
    if len(drawings) < LEAST_ICONS or not (folder / "app.svg").is_file():
        raise Broken(f"only {len(drawings)} icons")
    for drawing in drawings:
        if not QSvgRenderer(QByteArray(drawing.read_bytes())).isValid():
            raise Broken(f"{drawing.name} cannot be drawn")
    if not (folder / "app.png").read_bytes().startswith(b"\x89PNG"):
        raise Broken("app.png is no picture")
    return len(drawings)


def _licences(folder: Path) -> int:
    """Return how many parts have a licence whose text is there.

    Raises:
        Broken: A text or the table is missing.
        importlib.metadata.PackageNotFoundError: The metadata of a part were not collected.
    """
    for name in LICENSED:
        importlib.metadata.metadata(name)
    rows = [
        line.split("\t")
        for table in ("packages", "components")
        for line in _lines(folder / f"{table}.tsv")
    ]
    for name, _licence, texts, *_ in rows:
        for text in texts.split(","):
            if text != "-" and not (folder / f"{text}.txt").is_file():
                raise Broken(f"{name} has no licence text {text}")
    if not rows or "GNU GENERAL PUBLIC LICENSE" not in (folder / "GPL-3.txt").read_text("utf-8"):
        raise Broken("the licences are empty")
    return len(rows)


def _lines(file: Path) -> Iterator[str]:
    for line in file.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
