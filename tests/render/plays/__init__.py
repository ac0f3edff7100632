"""All plays that are rendered, by the rooms of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.render.plays import components, composer, gallery, settings, shell, viewer

if TYPE_CHECKING:
    from tests.render.plays.play import Play, Sheet

PLAYS: Final[dict[str, Play | Sheet]] = {
    play.name: play
    for play in (
        *components.PLAYS,
        *composer.PLAYS,
        *gallery.PLAYS,
        *viewer.PLAYS,
        *shell.PLAYS,
        *settings.PLAYS,
    )
}
"""By name, in the order in which they are given."""
