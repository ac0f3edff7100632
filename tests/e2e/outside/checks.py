"""What holds for the controls of every screen, as a screen reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.e2e.outside.at_spi import Control
    from tests.e2e.outside.person import Person

ROLES: Final = {
    *("push button", "button", "toggle button", "check box", "radio button", "combo box"),
    *("text", "entry", "spin button", "slider", "list", "list item", "link"),
    *("menu item", "check menu item", "radio menu item", "page tab", "dialog", "frame"),
    *("graphic", "complementary content", "label"),
}
"""What can be done with a control is known by its role; a panel or a filler says nothing.

The last three are the stage, on which keys play, areas that keys scroll, and text to select.
"""


def faults(tree: Control) -> list[str]:
    """Return what is wrong with the controls that the keyboard can reach."""
    found: list[str] = []
    for one in tree.all():
        if "focusable" not in one.states:
            continue
        if not one.name.strip():
            found.append(f"no name: {one.text()}")
        if one.role not in ROLES:
            found.append(f"role {one.role}: {one.name}")
    return found


def check(person: Person) -> Control:
    """Return all that is shown, once it holds what holds for every screen."""
    tree = person.look()
    assert tree is not None
    assert faults(tree) == [], tree.text()
    return tree
