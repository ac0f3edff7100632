"""The discreet "Practice" mark in the corner of every practice clip.

Drawn as strokes of our own, so that it depends on no font.
"""

from __future__ import annotations

from typing import Final

_FLASK: Final = "M3 4h6M4.5 4v6L.8 17.6Q0 20 2.2 20h7.6q2.2 0 1.4-2.4L7.5 10V4M3 15.5h6"
_LETTERS: Final = (  # each with its distance from the left edge of the word
    (0.0, "M0 20V4h5a4.5 4.5 0 0 1 0 9H0"),
    (13.0, "M0 20V10M0 14.5q0-4.5 4.5-4.5"),
    (20.5, "M8 15a4 5 0 1 1-8 0 4 5 0 1 1 8 0M8 10v10"),
    (32.0, "M7.6 11.8a4.3 5 0 1 0 0 6.4"),
    (42.0, "M2.6 5.5V17q0 3 3.6 3M0 10h6"),
    (52.0, "M0 20V10M0 5.6v.2"),
    (55.5, "M7.6 11.8a4.3 5 0 1 0 0 6.4"),
    (66.5, "M.2 15H8a4 5 0 1 0-1.4 3.8"),
)
_WIDTH: Final = 114
_HEIGHT: Final = 32


def mark_svg(height: int) -> bytes:
    """Return the mark as an SVG picture with a clear background, so many pixels high."""
    word = "".join(
        f'<path transform="translate({30 + left} 4)" d="{stroke}"/>' for left, stroke in _LETTERS
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{height * _WIDTH / _HEIGHT:.2f}" '
        f'height="{height}" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" rx="8" fill="#000" fill-opacity=".42"/>'
        '<g fill="none" stroke="#fff" stroke-opacity=".92" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round">'
        f'<path transform="translate(10 4)" d="{_FLASK}"/>{word}</g></svg>'
    ).encode()
