"""The modules whose every branch is tested: ``python -m tests.guards.whole``, after the tests.

These stand between a user and a lost clip, a second charge or a leaked key.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[2] / "pikascenes_desktop"

WHOLE: Final = {
    "the services that wire a generation": (
        *("services/accounts.py", "services/failures.py", "services/lost_requests.py"),
        *("services/polling.py", "services/record.py", "services/recovery.py"),
        *("services/slots.py", "services/submit.py", "services/turns.py", "services/unsure.py"),
    ),
    "the classifier of answers": (
        *("adapters/runcomfy.py", "adapters/runcomfy_errors.py", "adapters/runcomfy_model.py"),
        *("adapters/runcomfy_replies.py", "adapters/runcomfy_wire.py"),
    ),
    "the store": (
        *("adapters/durable.py", "adapters/history_backups.py", "adapters/history_file.py"),
        *("adapters/history_recovery.py", "adapters/history_rows.py"),
        *("adapters/history_sqlite.py", "adapters/history_statements.py"),
        *("adapters/migrations.py", "adapters/receipts.py", "adapters/sqlite.py"),
    ),
    "the downloader": (
        *("adapters/download.py", "adapters/mp4_boxes.py", "adapters/part_file.py"),
    ),
    "the redactor and the key": (
        *("adapters/logs.py", "adapters/secrets_environment.py", "adapters/secrets_keyring.py"),
        "services/known_secrets.py",
    ),
    "names": ("adapters/file_names.py",),
    "the link guard": ("adapters/addresses.py", "adapters/link_check.py"),
}


def files() -> list[Path]:
    """Return them all."""
    return [PACKAGE / name for names in WHOLE.values() for name in names]


def main() -> int:
    """Ask coverage about them; ends with another code than 0 when a branch was never taken."""
    included = ",".join(str(file) for file in files())
    command = [sys.executable, "-m", "coverage", "report", "--fail-under=100"]
    return subprocess.run([*command, f"--include={included}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
