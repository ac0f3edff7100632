"""The version resource of Windows programs: what Explorer and the task manager show."""

from __future__ import annotations

import re
from typing import Final

PUBLISHER: Final = "PikaScenes Desktop"
PRODUCT: Final = "PikaScenes Desktop"
LICENCE: Final = "GNU General Public License, version 3 or later"
_ENGLISH_UNICODE: Final = "040904B0"
_VERSION: Final = re.compile(r"\d+(\.\d+){0,3}")


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts it.

    Args:
        version: One to four whole numbers with dots between.

    Raises:
        ValueError: It is something else.
    """
    if not _VERSION.fullmatch(version):
        raise ValueError(version)
    numbers = [int(part) for part in version.split(".")]
    first, second, third, fourth = (*numbers, 0, 0, 0)[:4]
    return first, second, third, fourth


def version_resource(version: str, program: str, description: str) -> str:
    """Return a version resource as PyInstaller reads it.

    Args:
        version: The program's version.
        program: The name of the file, without its ending.
        description: What the task manager shows.
    """
    numbers = four_numbers(version)
    told = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": LICENCE,
        "OriginalFilename": f"{program}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    lines = ",\n".join(f"        StringStruct({key!r}, {value!r})" for key, value in told.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0,\n"
        "    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        "  kids=[\n"
        f"    StringFileInfo([StringTable({_ENGLISH_UNICODE!r}, [\n{lines}\n    ])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])\n"
        "  ]\n"
        ")\n"
    )
