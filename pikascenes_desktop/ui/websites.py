"""The pages on the web that the window leads to: these, and no others."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class Website(StrEnum):
    """One constant per link; each may lead to the same page while a better one is not published."""

    PROFILE = "https://www.runcomfy.com/profile"
    """Where RunComfy's documentation says that API keys are made."""
    GENERATIONS = PROFILE
    """The account's generations; their page's address is not published, the profile leads there."""
    CREDITS = PROFILE
    """Where credits are added; the page of its own that this deserves has no published address."""

    RELEASES = "https://pikascenes-desktop.example/download"
    """Where new versions are; a name that belongs to nobody until the program has a home."""

    # where the keys of image hosts are found, as the hosts' own documentation says
    IMGBB = "https://api.imgbb.com/"
    AWS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"
    R2 = "https://developers.cloudflare.com/r2/api/tokens/"
    B2 = "https://www.backblaze.com/docs/cloud-storage-application-keys"
    SPACES = "https://docs.digitalocean.com/products/spaces/how-to/manage-access/"
    WASABI = "https://docs.wasabi.com/docs/creating-a-user-account-and-access-key"
    UPLOADCARE = "https://app.uploadcare.com/projects/-/api-keys/"
    FREEIMAGE = "https://freeimage.host/page/api"
    CLOUDINARY = "https://console.cloudinary.com/settings/upload/presets"
    NEXTCLOUD = "https://docs.nextcloud.com/server/latest/user_manual/en/session_management.html"
    ZIPLINE = "https://zipline.diced.sh/docs/guides/upload-options"
    CHEVERETO = "https://v4-docs.chevereto.com/user/settings/api.html"
    NULL_POINTER = "https://0x0.st"
    POMF = "https://uguu.se/api"


def open_website(page: Website) -> None:
    """Open a page in the user's browser; what is not a `Website` cannot be opened by this."""
    QDesktopServices.openUrl(QUrl(Website(page).value))


def website_of(address: str) -> Website | None:
    """Return the page of an address; None when the window does not lead there."""
    return Website(address) if address in set(Website) else None


def open_image_link(link: str) -> bool:
    """Open the public link of an image of the user's; False for what is no plain web link.

    Args:
        link: What an image host gave.
    """
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    is_plain = url.isValid() and url.scheme() in {"https", "http"} and bool(url.host())
    if not is_plain or url.userInfo():
        return False
    return QDesktopServices.openUrl(url)
