"""Which of the files that PyInstaller finds a built program needs.

Measured, not guessed: each group was taken away, and the self-test still passed. What is named
here but not found is no fault, since each system finds other files.
"""

from __future__ import annotations

from typing import Final

MODULES_NOT_USED: Final = (
    *("tkinter", "unittest", "pydoc", "pytest", "setuptools", "pip", "distutils", "numpy"),
    *("sqlite3", "_sqlite3"),  # apsw brings a SQLite of its own
    *("pygments", "markdown_it", "mdurl"),  # for rich to show source code and Markdown; we do not
    "click",  # httpx' own command line
    *("PIL.ImageFont", "PIL.ImageTk", "PIL.ImageQt", "PIL.ImageCms", "PIL.AvifImagePlugin"),
    *("PIL._avif", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk", "PIL._webp"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf"),
)
"""Python's modules that some import names, and that nothing of ours reaches."""

MODULES_NOT_USED_OFF_LINUX: Final = (
    *("cryptography", "secretstorage", "jeepney"),  # other systems have key stores of their own
    "PySide6.QtDBus",  # Linux alone tells the user's wishes by it
)
"""The Secret Service's, and what asks the desktop."""

_FILES_NOT_USED: Final = (
    *("Qt6Pdf", "qpdf", "Qt6VirtualKeyboard", "qtvirtualkeyboardplugin"),
    *("qtuiotouchplugin", "qeglfs", "qlinuxfb", "qvnc", "qvkkhrdisplay", "qminimalegl"),
    *("/plugins/tls/", "/plugins/networkinformation/"),  # Qt plays files; httpx is on the network
    *("/platformthemes/", "libgtk-3", "libgdk-3", "Qt6EglFS", "Qt6EglFs"),
)
_FILES_NOT_USED_ON_WINDOWS: Final = (
    "opengl32sw",  # a stand-in for graphics drivers; widgets are painted without any
    *("qdirect2d", "qminimal"),
    *("Qt6Qml", "Qt6Quick", "Qt6OpenGL", "Qt6DBus"),  # no plugin there links to them
    *("qicns", "qtga", "qwbmp", "qtiff"),  # the window shows JPEG, PNG, SVG and WebP
)
_DATA_NOT_USED: Final = (
    "/translations/qt",
    "botocore/data/",  # botocore signs; it calls no service
    "botocore/cacert.pem",  # the system's trust store is used
    "dateutil/zoneinfo/",
    # what installing left behind is the builder's own business
    *("/direct_url.json", "/uv_build.json", "/uv_cache.json"),
    *(".dist-info/RECORD", ".dist-info/INSTALLER", ".dist-info/REQUESTED", ".dist-info/sboms/"),
    "resources/translations/pikascenes_en.ts",  # for translators; the program reads .qm and .tsv
    "resources/translations/pikascenes_zh_CN.ts",
)
_TRANSLATIONS_USED: Final = ("qtbase_zh_CN", "qtmultimedia_zh_CN")


def modules_not_used(platform: str) -> list[str]:
    """Return the modules to leave out.

    Args:
        platform: As `sys.platform` has it.
    """
    more = () if platform == "linux" else MODULES_NOT_USED_OFF_LINUX
    return [*MODULES_NOT_USED, *more]


def is_library_used(place: str, platform: str) -> bool:
    """Whether a library belongs into the program.

    Args:
        place: Where it would be, in the program's folder; either kind of slash.
        platform: As `sys.platform` has it.
    """
    not_used = _FILES_NOT_USED
    if platform == "win32":
        not_used += _FILES_NOT_USED_ON_WINDOWS
    path = _path(place)
    return not any(part in path for part in not_used)


def is_data_used(place: str) -> bool:
    """Whether a data file belongs into the program; `place` as in `is_library_used`."""
    path = _path(place)
    wanted = any(name in path for name in _TRANSLATIONS_USED)
    return wanted or not any(part in path for part in _DATA_NOT_USED)


def _path(place: str) -> str:
    return "/" + place.replace("\\", "/")
