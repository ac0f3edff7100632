"""The Windows installer: ``python .packaging/windows setup DIST TARGET | prove``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / ".setup")]

from wine_proof.commands import main  # noqa: E402 -- found only now

sys.exit(main(sys.argv[1:]))
