"""The recipe of a built program: its icons, its version, and what belongs into it."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from recipe import icons, parts, windows_version

ROOT = Path(__file__).parents[2]
DRAWING = ROOT / "resources" / "icons" / "app.svg"


def test_a_windows_icon_has_every_size() -> None:
    content = icons.ico(DRAWING)
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.info["sizes"] == {(size, size) for size in icons.WINDOWS_SIZES}
    assert content == icons.ico(DRAWING)


def test_a_mac_icon_has_every_type() -> None:
    content = icons.icns(DRAWING)
    magic, length = struct.unpack_from(">4sI", content)
    assert (magic, length) == (b"icns", len(content))
    place, found = 8, dict[str, int]()
    while place < len(content):
        name, size = struct.unpack_from(">4sI", content, place)
        with Image.open(io.BytesIO(content[place + 8 : place + size])) as picture:
            found[name.decode()] = picture.width
        place += size
    assert found == icons.MAC_TYPES


def test_the_setup_shows_the_drawing_beside_its_pages() -> None:
    content = icons.setup_side(DRAWING, "#141517")
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.mode) == ("BMP", "RGB")  # NSIS reads no other
        assert picture.size == icons.SETUP_SIDE_SIZE
        assert picture.getpixel((0, 0)) == (0x14, 0x15, 0x17)
        assert len(picture.getcolors(10_000) or ()) > 2
    assert content == icons.setup_side(DRAWING, "#141517")


@pytest.mark.qt_log_ignore("^Cannot read file ")
def test_what_is_no_drawing_makes_no_icon(tmp_path: Path) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("no drawing", encoding="utf-8")
    with pytest.raises(ValueError, match="broken"):
        icons.png(broken, 16)


@pytest.mark.parametrize(
    ("place", "linux", "windows"),
    [
        ("PySide6/opengl32sw.dll", True, False),
        ("PySide6\\Qt6Pdf.dll", False, False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", True, False),
        ("PySide6/plugins/multimedia/ffmpegmediaplugin.dll", True, True),
        ("av.libs/libx264-165.dll", True, True),
    ],
)
def test_libraries(place: str, linux: bool, windows: bool) -> None:
    assert parts.is_library_used(place, "linux") is linux
    assert parts.is_library_used(place, "win32") is windows


@pytest.mark.parametrize(
    ("place", "is_used"),
    [
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("PySide6\\translations\\qtbase_de.qm", False),
        ("botocore/data/s3/service-2.json", False),
        ("resources/translations/copy.tsv", True),
        ("resources/translations/pikascenes_zh_CN.qm", True),
        ("resources/translations/pikascenes_zh_CN.ts", False),
        ("httpx-0.28.1.dist-info/METADATA", True),
        ("httpx-0.28.1.dist-info/RECORD", False),
        ("httpx-0.28.1.dist-info/direct_url.json", False),
    ],
)
def test_data(place: str, is_used: bool) -> None:
    assert parts.is_data_used(place) is is_used


def test_each_system_leaves_out_what_is_another_s() -> None:
    assert "cryptography" not in parts.modules_not_used("linux")
    assert "cryptography" in parts.modules_not_used("win32")


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("1.2", (1, 2, 0, 0)), ("0.1.0", (0, 1, 0, 0)), ("1.2.3.4", (1, 2, 3, 4))],
)
def test_a_version_as_windows_counts_it(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert windows_version.four_numbers(version) == numbers


@pytest.mark.parametrize("version", ["1.2.3.4.5", "1.0rc1"])
def test_what_windows_cannot_count(version: str) -> None:
    with pytest.raises(ValueError, match=version[:3]):
        windows_version.four_numbers(version)


def test_the_version_resource_is_python_that_says_who_we_are() -> None:
    text = windows_version.version_resource("1.2.3", "pikascenes-desktop", "The window")
    compile(text, "version", "eval")
    for told in ("'FileVersion', '1.2.3'", "pikascenes-desktop.exe", "(1, 2, 3, 0)"):
        assert told in text
