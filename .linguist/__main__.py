"""Makes what translators and the program read from the texts: ``poe translations [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from ts_files import FOLDER, compile_all, write

folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
sources = write(folder)
for made in (*sources, *compile_all(sources, folder)):
    print(made)
