"""DESIGN §8 whole, in both languages: every stop of the window, in the order of Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.outside.checks import check
from tests.e2e.outside.person import at_work
from tests.e2e.outside.steps import SAMPLES, add_picture, choose_file, stops
from tests.e2e.outside.texts import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.outside.at_spi import Control
    from tests.e2e.outside.person import Desktop, Person
    from tests.e2e.outside.texts import Texts
    from tests.e2e.program import Program

pytestmark = pytest.mark.linux_proof

WHOLE: Final = (
    ("push button", "ban.practice.go"),
    ("push button", "me.menu"),
    ("push button", "comp.clear"),
    ("push button", "ing.recent"),
    ("push button", "ax.tile"),
    ("push button", "warn.replace"),
    ("text", "prompt.label"),
    ("check box", "avoid.label"),
    ("text", "avoid.label"),
    ("radio button", "ax.shape"),
    ("radio button", "1080p"),
    ("radio button", "length.s"),
    ("radio button", "follow.creative"),
    ("radio button", "seed.locked"),
    ("text", "seed.label"),
    ("push button", "ax.blocked"),
    ("radio button", "ax.vars"),
    ("push button", "ready.badimg"),
    ("text", "gal.search"),
    ("radio button", "f.all"),
    ("push button", "sort.new"),
    ("slider", "gal.size"),
    ("push button", "gal.settings"),
    ("list", "ax.gallery"),
    ("push button", "sel.done"),
)
"""The role of each stop, and how its name begins (a key, or the text itself)."""

NUMBERS: Final = {"length.s": 5, "ready.badimg": 2}
"""What stands in those of which a number is a part."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_is_where_it_belongs(
    desktop: Desktop, filled: Program, tmp_path: Path, language: str
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture at all")
    with at_work(desktop, filled, "--practice", language=language) as person:
        texts = person.texts
        gallery = person.find("list", texts("ax.gallery", n=3))
        add_picture(person, SAMPLES / "fox.jpg")
        person.keys("ctrl+o")
        choose_file(person, broken)
        person.find("push button", starts=texts("warn.replace"))
        person.tab_to("check box", texts("avoid.label"))
        person.keys("space")
        person.find("text", texts("avoid.label"))
        person.tab_to("radio button", texts("seed.random"))
        person.keys("Right")
        person.find("text", texts("seed.label"))
        person.tab_to("list", gallery.name)
        person.keys("ctrl+a")
        person.find("push button", texts("sel.done"))
        check(person)
        assert in_order(person, stops(person)) == list(WHOLE)


def beginning(texts: Texts, key: str) -> str:
    if key in NUMBERS:
        return texts(key, n=NUMBERS[key])
    return texts.start(key) if "." in key else key


def in_order(person: Person, found: list[Control]) -> list[tuple[str, str]]:
    """Return the entries of `WHOLE` as the stops come, beginning at the banner's action."""
    texts = person.texts
    met: list[tuple[str, str]] = []
    for one in found:
        for role, key in WHOLE:
            start = beginning(texts, key)
            if (role, key) not in met and one.role == role and one.name.startswith(start):
                met.append((role, key))
                break
    first = met.index(WHOLE[0])
    return met[first:] + met[:first]
