"""Runs a program until standard input ends: so a killed test run leaves no server behind.

``python supervisor.py PROGRAM ARG...``; output and errors are the program's own.
"""

from __future__ import annotations

import subprocess
import sys
import threading


def main() -> int:
    child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)

    def end_with_parent() -> None:
        sys.stdin.buffer.read()
        child.terminate()
        try:
            child.wait(1)  # its data is a test's own, so nothing is lost
        except subprocess.TimeoutExpired:
            child.kill()

    threading.Thread(target=end_with_parent, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main())
