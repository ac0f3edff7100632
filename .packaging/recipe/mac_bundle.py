"""What macOS is told about the application."""

from __future__ import annotations

from typing import Any, Final

NAME: Final = "PikaScenes Desktop"
IDENTIFIER: Final = "desktop.pikascenes"
OLDEST_MACOS: Final = "13.0"
"""PyAV's wheels for Apple silicon ask for it."""


def info(version: str) -> dict[str, Any]:
    """Return the keys of ``Info.plist`` that PyInstaller does not set by itself."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh_CN"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "MPEG-4 video",
                "CFBundleTypeRole": "Viewer",
                # Offered under "Open with"; the user's own player stays what opens videos.
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.mpeg-4"],
            }
        ],
        "LSApplicationCategoryType": "public.app-category.video",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark windows where the user wants them
        "NSHumanReadableCopyright": "GPL-3.0-or-later",
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
