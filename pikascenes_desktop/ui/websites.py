"""The pages on the web that the window leads to: these, and no others."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class Website(StrEnum):
    """One constant per link; each may lead to the same page while a better one is not published."""

    PROFILE = "https://www.runcomfy.com/profile"
    """Where RunComfy's documentation says that API keys are made."""
    CREDITS = PROFILE
    """Where credits are added; the page of its own that this deserves has no published address."""


def open_website(page: Website) -> None:
    """Open a page in the user's browser; what is not a `Website` cannot be opened by this."""
    QDesktopServices.openUrl(QUrl(Website(page).value))
