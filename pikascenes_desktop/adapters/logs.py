"""Log files that never tell a secret: key, sign-ins, queries of links, the user's name.

The redaction is the formatter's business, since only the finished line holds everything:
arguments, tracebacks, text of other libraries.
"""

from __future__ import annotations

import base64
import faulthandler
import logging
import re
import sys
import threading
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from types import TracebackType

log = logging.getLogger(__name__)

LOG_NAME: Final = "pikascenes.log"
CRASH_NAME: Final = "crash.log"
MAX_BYTES: Final = 1_000_000
KEPT: Final = 4
LINE: Final = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

HIDDEN: Final = "***"
SHORTEST_SECRET: Final = 4
"""Shorter ones would turn a whole log into asterisks."""

CHATTY: Final = ("httpx", "httpcore")
"""They log whole links at INFO, signed queries included."""

_RULES: Final = (
    # a header in any notation: plain, in a dict, in a list of pairs
    (
        re.compile(
            r"(?i)\b((?:proxy-)?authorization|(?:set-)?cookie)\b"
            r"(['\"]?\s*[:=,]\s*(?:b?['\"])?)[^'\"\r\n]+"
        ),
        r"\1\2",
    ),
    # a word after "basic" is a word; a sign-in holds more than letters
    (
        re.compile(r"(?i)\b(bearer|basic)(\s+)(?=[a-z]*[0-9._~+/=-])[a-z0-9._~+/-]{6,}=*"),
        r"\1\2",
    ),
    (
        re.compile(
            r"(?i)\b((?:x-)?(?:api|access|auth|secret)[-_ ]?(?:key|token)|password|secret)\b"
            r"(['\"]?\s*[:=]\s*(?:b?['\"])?)[^\s'\",;&)}]+"
        ),
        r"\1\2",
    ),
    (re.compile(r"(?i)\b(data:[a-z]+/[a-z0-9.+-]+;base64)(,)[A-Za-z0-9+/=_-]+"), r"\1\2"),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)()[^\s/?#@'\"<>]+@"), r"\1"),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://[^\s?#'\"<>]+)([?#])[^\s'\"<>]+"), r"\1\2"),
)

_ESCAPE: Final = re.compile("%[0-9A-F]{2}")

_secrets: dict[str, tuple[str, ...]] = {}
_home: Final = {str(Path.home()), Path.home().as_posix(), str(Path.home()).replace("\\", "\\\\")}


def redact(secret: str) -> None:
    """Keep a secret out of all logs from now on, also URL-encoded, in base64, hex and UTF-16."""
    if len(secret) >= SHORTEST_SECRET:
        _secrets[secret] = spellings(secret)


def redacted(text: str) -> str:
    """Return a text as it may be shown to others: for logs, diagnostics and crash reports."""
    for spellings in tuple(_secrets.values()):
        for spelling in spellings:
            text = text.replace(spelling, HIDDEN)
    for pattern, kept in _RULES:
        text = pattern.sub(kept + HIDDEN, text)
    for folder in _home:
        text = text.replace(folder, "~") if len(folder) > 1 else text
    return text


class RedactingFormatter(logging.Formatter):
    """Formats a record, its traceback included, without what `redacted` hides."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class LogFile(RotatingFileHandler):
    """A full disk or a file held by a scanner must not trouble what is being logged."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's own name
        del record


@contextmanager
def log_to(folder: Path, level: int = logging.INFO) -> Generator[None]:
    """Log into a rotating file of a folder until the end of the block.

    A folder that takes no files is no reason not to start: then nothing is logged.

    Args:
        folder: Created when it is missing.
        level: The least that is logged; `CHATTY` libraries are heard from WARNING on.
    """
    root = logging.getLogger()
    handler: logging.Handler
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = LogFile(folder / LOG_NAME, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(RedactingFormatter(LINE))
    before = root.level, {name: logging.getLogger(name).level for name in CHATTY}
    root.addHandler(handler)
    root.setLevel(level)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()
        root.setLevel(before[0])
        for name, old in before[1].items():
            logging.getLogger(name).setLevel(old)


@contextmanager
def catch_crashes(folder: Path) -> Generator[None]:
    """Log what nobody caught, in any thread, and where a hard crash stood, until the block ends.

    A hard crash leaves a file, which the next start takes over into its log.
    """
    old_hook, old_thread_hook = sys.excepthook, threading.excepthook

    def hook(
        kind: type[BaseException], value: BaseException, traceback: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("nobody caught this", exc_info=(kind, value, traceback))
        old_hook(kind, value, traceback)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        value = args.exc_value or args.exc_type()
        log.critical("nobody caught this", exc_info=(args.exc_type, value, args.exc_traceback))
        old_thread_hook(args)

    sys.excepthook, threading.excepthook = hook, thread_hook
    try:
        with _crash_file(folder / CRASH_NAME):
            yield
    finally:
        sys.excepthook, threading.excepthook = old_hook, old_thread_hook


@contextmanager
def _crash_file(path: Path) -> Generator[None]:
    try:
        text = path.read_text("utf-8", "replace") if path.exists() else ""
        file = path.open("w", encoding="utf-8")
    except OSError:
        yield
        return
    if text.strip():
        log.critical("the last run crashed:\n%s", text)
    with file:
        was_enabled = faulthandler.is_enabled()
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
            if was_enabled and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)


def spellings(secret: str) -> tuple[str, ...]:
    """Return all ways in which a secret may be written, the longest first."""
    return tuple(sorted(_spellings(secret), key=len, reverse=True))


def _spellings(secret: str) -> Iterator[str]:
    raw = secret.encode()
    yield secret
    for quoted in (quote(secret), quote(secret, safe=""), quote_plus(secret)):
        yield quoted
        yield quoted.lower()
        yield _ESCAPE.sub(lambda escape: escape[0].lower(), quoted)  # %2f for %2F
    yield raw.hex()
    yield raw.hex().upper()
    for encoding in ("utf-16-le", "utf-16-be"):
        wide = secret.encode(encoding).decode("latin-1")
        yield wide
        yield ascii(wide)[1:-1]  # as bytes are logged
    # inside a longer text ("user:key") base64 begins at any of three places; the first and the
    # last characters then depend on the neighbours
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + raw).decode().rstrip("=")
        whole = encoded[(0, 2, 3)[before] : len(encoded) - (1 if (before + len(raw)) % 3 else 0)]
        yield whole
        yield whole.replace("+", "-").replace("/", "_")
