"""What somebody does at the program, step by step, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.outside.at_spi import Control
    from tests.e2e.outside.person import Person

SAMPLES: Final = Path(__file__).parents[3] / "resources" / "samples"


def add_picture(person: Person, picture: Path) -> None:
    """Add a picture by the dialog of the system, or Qt's where there is none."""
    person.keys("ctrl+o")
    choose_file(person, picture)
    person.wait_for(lambda tree: tile_names(person, tree) or None)


def choose_file(person: Person, file: Path) -> None:
    """Write a path into the dialog that asks for one, and press Enter."""
    field = person.wait_for(file_field)
    person.write(field, str(file))
    person.wait_until(lambda: person.text_of(field) == str(file))
    person.keys("Return")


def file_field(tree: Control) -> Control | None:
    """Return the field of the dialog in front that has the keyboard."""
    dialogs = tree.all("dialog") + tree.all("file chooser")
    return next(
        (
            one
            for dialog in dialogs
            for one in dialog.walk()
            if one.role == "text" and "focused" in one.states
        ),
        None,
    )


def tile_names(person: Person, tree: Control) -> list[str]:
    """Return the names of the filled tiles."""
    start = person.texts.start("ax.tile")
    return [one.name for one in tree.all() if one.name.startswith(start)]


def cards(tree: Control) -> list[Control]:
    """Return the gallery's cards, first one first."""
    return tree.all("list item")


def wait_for_card(person: Person, starts: str, holds: Callable[[Control], bool]) -> Control:
    """Wait for a card whose name starts with a text and of which something holds."""

    def look(tree: Control) -> Control | None:
        named = (one for one in cards(tree) if one.name.startswith(starts))
        return next((one for one in named if holds(one)), None)

    return person.wait_for(look)


def stops(person: Person) -> list[Control]:
    """Press Tab once round the window; return where the keyboard was, the first stop first."""
    first = person.focused()
    found = [first]
    while (here := person.tab_on(found[-1])).node != first.node:
        found.append(here)
        assert len(found) < 80, [one.name for one in found]
    return found
