"""What shows that a file is the one that was released."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Final

SUMS: Final = "SHA256SUMS"


def write(folder: Path) -> str:
    """Write the sums of all files in a folder beside them, as ``sha256sum --check`` reads them.

    Raises:
        LookupError: There is nothing in it.
    """
    lines: list[str] = []
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.name != SUMS:
            with file.open("rb") as content:
                lines.append(f"{hashlib.file_digest(content, 'sha256').hexdigest()}  {file.name}\n")
    if not lines:
        raise LookupError(f"{folder} is empty")
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return "".join(lines)


if __name__ == "__main__":  # with the standard library alone, where nothing else is set up
    print(write(Path(sys.argv[1])), end="")
