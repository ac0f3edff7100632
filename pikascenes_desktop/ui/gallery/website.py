"""The one page of RunComfy's website that cards lead to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

PROFILE_PAGE: Final = "https://www.runcomfy.com/profile"
"""Where the account's requests and credits are; their own pages have no published address."""


def open_runcomfy() -> None:
    """Open the account's page in the browser."""
    QDesktopServices.openUrl(QUrl(PROFILE_PAGE))
