"""All plays that are rendered, by the rooms of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.render.plays import (
    components,
    composer,
    composer_panels,
    exporting,
    exposed,
    gallery,
    gallery_ways,
    host_files,
    hosts,
    safety,
    settings,
    settings_states,
    shell,
    shell_questions,
    viewer,
)

if TYPE_CHECKING:
    from tests.render.plays.play import Play, Sheet

PLAYS: Final[dict[str, Play | Sheet]] = {
    play.name: play
    for play in (
        *components.PLAYS,
        *composer.PLAYS,
        *composer_panels.PLAYS,
        *gallery.PLAYS,
        *gallery_ways.PLAYS,
        *viewer.PLAYS,
        *exporting.PLAYS,
        *shell.PLAYS,
        *shell_questions.PLAYS,
        *settings.PLAYS,
        *settings_states.PLAYS,
        *hosts.PLAYS,
        *host_files.PLAYS,
        *exposed.PLAYS,
        *safety.PLAYS,
    )
}
"""By name, in the order in which they are given."""
