"""The window manager gives the window one size after the other while a clip is being made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.outside.person import at_work
from tests.e2e.outside.steps import SAMPLES, add_picture, cards, wait_for_card

if TYPE_CHECKING:
    from tests.e2e.outside.at_spi import Control
    from tests.e2e.outside.person import Desktop, Person
    from tests.e2e.program import Program

pytestmark = pytest.mark.linux_proof

SIZES: Final = ((880, 600), (960, 640), (1100, 720), (1280, 800), (1920, 1080))
COMPOSER: Final = {880: 320, 960: 320, 1100: 348, 1280: 380, 1920: 380}
"""DESIGN §10: how wide the composer is in a window of each width."""


def test_the_window_keeps_its_order_in_every_size(
    desktop: Desktop, filled: Program, slow_service: str
) -> None:
    with at_work(desktop, filled, "--api-base", slow_service, "--practice") as person:
        texts = person.texts
        add_picture(person, SAMPLES / "fox.jpg")
        person.keys("ctrl+Return")
        wait_for_card(person, texts("job.gen.plain"), lambda card: "selectable" in card.states)
        for width, height in (*SIZES, *reversed(SIZES), *SIZES * 2):
            person.resize(width, height)  # at once, not waiting for the one before
        for width, height in SIZES:
            person.resize(width, height)
            frame = person.wait_for(lambda tree, size=(width, height): settled(tree, size))
            check(person, frame, COMPOSER[width])
        person.resize(400, 300)
        smallest = (880, 600)
        person.wait_for(lambda tree: settled(tree, smallest))


def settled(tree: Control, size: tuple[int, int]) -> Control | None:
    """Return the window once it has a size, and its pages have followed."""
    frame = tree.get("frame")
    composer, gallery = tree.all("list"), frame.box
    follows = composer and composer[0].box.right == gallery.right
    return frame if (gallery.width, gallery.height) == size and follows else None


def check(person: Person, frame: Control, composer_width: int) -> None:
    """Compare what is shown with DESIGN §10."""
    texts = person.texts
    window = frame.box
    composer = frame.get(name=texts("ax.composer")).box
    assert (composer.x, composer.y) == (window.x, window.y)
    assert (composer.width, composer.bottom) == (composer_width, window.bottom)
    gallery = frame.get("list").box
    assert gallery.x == composer.right
    assert (gallery.right, gallery.bottom) == (window.right, window.bottom)
    generate = frame.get("push button", texts("gen.practice")).box
    assert composer.holds(generate)  # the footer stays where it is
    tile = frame.all("push button", texts("ax.tile.empty", i=2))[0].box
    assert tile.height == (72 if window.height < 620 else 88)
    for slider in frame.all("slider", texts("gal.size")):
        assert window.width >= 1000
        assert window.holds(slider.box)
    for one in frame.all("push button") + frame.all("text") + frame.all("radio button"):
        inside = one.box.x >= window.x and one.box.right <= window.right
        assert inside, one.text()
    shown = [card.box for card in cards(frame)]
    assert len(shown) == 4
    for card in shown:
        assert gallery.x <= card.x
        assert card.right <= gallery.right
    for first, second in pairwise(shown):
        assert first.right <= second.x or first.bottom <= second.y, "cards overlap"
