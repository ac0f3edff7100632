"""The language in use: says the texts of the deck, and how numbers and dates are written.

A built program speaks from Qt's compiled translations (``.qm``). They are build products: where
there are none, or where they were made from other texts than those that lie beside them, as
while texts are being written, the same words come from the texts themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from pikascenes_desktop.ui.pseudo import accented, mirrored
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.texts import LANGUAGES, deck
from pikascenes_desktop.ui.voices import Changed, Printed, Voice, Written

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "LANGUAGES",
    "PSEUDO_LANGUAGES",
    "deck",
    "has",
    "is_right_to_left",
    "language",
    "locale",
    "say",
    "set_language",
]

PSEUDO_LONG: Final = "pseudo"
PSEUDO_RTL: Final = "rtl"
CHANGES: Final = {PSEUDO_LONG: accented, PSEUDO_RTL: mirrored}
PSEUDO_LANGUAGES: Final = tuple(CHANGES)
"""Not for users: English made longer, and English in letters that run from right to left."""

QT_TEXTS: Final = ("qtbase",)
"""Qt's own translations, for what its dialogs and text fields say."""


COUNTS: Final = frozenset({"n", "m", "i"})
"""The facts that count things or say which of many."""


class _Current:
    """The language in use; one for the whole window."""

    language = "en"
    voice: Voice | None = None
    qt: tuple[QTranslator, ...] = ()


def set_language(language: str | None) -> None:
    """Speak ``en`` or ``zh_CN`` from now on; None follows the system, and so does the unknown.

    Windows made before keep their words; they are to be made anew.

    Args:
        language: Also one of `PSEUDO_LANGUAGES`.
    """
    if language not in (*LANGUAGES, *PSEUDO_LANGUAGES):
        is_chinese = QLocale.system().language() == QLocale.Language.Chinese
        language = "zh_CN" if language is None and is_chinese else "en"
    _Current.language = language
    _Current.voice = None
    _let_qt_speak()


def language() -> str:
    """Return the language in use, ``en`` or ``zh_CN`` (or one of `PSEUDO_LANGUAGES`)."""
    return _Current.language


def locale() -> QLocale:
    """Return how numbers and dates are written in the language in use."""
    return QLocale("en" if _Current.language in PSEUDO_LANGUAGES else _Current.language)


def is_right_to_left() -> bool:
    """Say whether the language in use runs from right to left."""
    return _Current.language == PSEUDO_RTL


def has(key: str) -> bool:
    """Say whether the deck has a text of that key."""
    return bool(_voice().text(key, None))


def say(key: str, **facts: object) -> str:
    """Return a text of the deck in the current language, its ``{names}`` filled in.

    The fact ``n``, where it is a number, chooses between singular and plural.

    Raises:
        KeyError: There is no such key, or a fact is missing.
    """
    number = facts.get("n")
    text = _voice().text(key, number if isinstance(number, int) else None)
    if not text:
        raise KeyError(key)
    return text.format_map(_written(facts)) if facts else text


def _written(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as the language writes them: counts and places in its own grouping."""
    return {
        name: locale().toString(fact) if name in COUNTS and isinstance(fact, int) else fact
        for name, fact in facts.items()
    }


def _voice() -> Voice:
    if _Current.voice is None:
        change = CHANGES.get(_Current.language)
        spoken = _spoken("en" if change else _Current.language)
        _Current.voice = Changed(spoken, change) if change else spoken
    return _Current.voice


def _spoken(language: str) -> Voice:
    return Printed.read(resource("translations", f"pikascenes_{language}.qm")) or Written(language)


def _let_qt_speak() -> None:
    """Let Qt's own dialogs and fields speak the language, and run in its direction."""
    application = QCoreApplication.instance()
    if not isinstance(application, QGuiApplication):
        return
    for translator in _Current.qt:
        application.removeTranslator(translator)
    _Current.qt = ()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name in QT_TEXTS if _Current.language == "zh_CN" else ():
        translator = QTranslator()
        if translator.load(f"{name}_{_Current.language}", folder):
            application.installTranslator(translator)
            _Current.qt = (*_Current.qt, translator)
    direction = Qt.LayoutDirection
    is_mirrored = is_right_to_left()
    wanted = direction.RightToLeft if is_mirrored else direction.LeftToRight
    if QGuiApplication.layoutDirection() is not wanted:
        QGuiApplication.setLayoutDirection(wanted)
