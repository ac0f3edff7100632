"""Set everything up, then run the demo or the checks: ``python .setup demo | check``.

Needs nothing but Python and its pip. Everything goes into `.tools` and `.venv` beside this
folder; on Debian and Ubuntu, missing system libraries are installed with apt-get.
"""

from __future__ import annotations

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit("This is Python " + found + "; setting up needs Python 3.11 or newer.")

from groundwork.jobs import main  # noqa: E402 -- an old Python must be told so before this

sys.exit(main(sys.argv[1:]))
