"""Signing with a certificate that is made for one proof and thrown away after it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wine_proof.windows_python import run

if TYPE_CHECKING:
    from pathlib import Path

SIGNATURE: Final = "signature"
"""The folder of the certificate, in the proof's own."""

_SUBJECT: Final = "/CN=Thrown away after the proof"


@dataclass(frozen=True, slots=True)
class Signature:
    """A certificate and its key.

    Attributes:
        folder: Where they are.
    """

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> Signature:
        """Make a certificate that may sign code."""
        folder.mkdir(parents=True)
        run(
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", _SUBJECT, "-addext", "extendedKeyUsage=codeSigning"),
            *("-keyout", "key.pem", "-out", "certificate.pem"),
            cwd=folder,
        )
        made = cls(folder)
        script = ["#!/bin/sh", "set -e", f'{made._words()} -in "$1" -out "$1.signed"']
        script.append('mv "$1.signed" "$1"')
        made.command.write_text("\n".join(script) + "\n", encoding="utf-8")
        made.command.chmod(0o755)
        return made

    @property
    def command(self) -> Path:
        """The program that signs the file it is given."""
        return self.folder / "sign.sh"

    def _words(self) -> str:
        certificate, key = self.folder / "certificate.pem", self.folder / "key.pem"
        words = ("osslsigncode", "sign", "-h", "sha256", "-n", "PikaScenes Desktop")
        return shlex.join((*words, "-certs", str(certificate), "-key", str(key)))

    def sign(self, program: Path) -> None:
        """Sign a program in its place."""
        run(self.command, program, cwd=self.folder)

    def check(self, program: Path) -> None:
        """Check a program's signature against the certificate.

        Raises:
            Unexpected: It is not signed, or was changed after it was.
        """
        certificate = self.folder / "certificate.pem"
        run(
            *("osslsigncode", "verify", "-CAfile", certificate, "-in", program),
            cwd=self.folder,
        )
