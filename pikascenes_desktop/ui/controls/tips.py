"""Tooltips that show a text as it is: Qt takes one that looks like markup for rich text."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return a tooltip that wraps and shows a text as it is, whatever it looks like."""
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"


def safe_tip(text: str) -> str:
    """Return a tooltip of one line, which wraps only if it could be taken for rich text.

    Qt looks for tags, and for a tag's escaped first sign (`Qt::mightBeRichText`).
    """
    return plain_tip(text) if "<" in text or "&lt;" in text else text
