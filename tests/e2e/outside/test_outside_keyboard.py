"""The whole way by keyboard alone, from the first start to an exported clip."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import av
import pytest

from tests.e2e.outside.person import at_work
from tests.e2e.outside.steps import SAMPLES, add_picture, choose_file, wait_for_card
from tests.e2e.outside.texts import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.outside.person import Desktop, Person
    from tests.e2e.program import Program

pytestmark = pytest.mark.linux_proof

PROMPTS = {"en": "The fox lifts the lantern", "zh_CN": "狐狸提起灯笼"}
TITLES = {"en": "Lantern, take one", "zh_CN": "灯笼第一条"}
KINDS = {"en": "gif", "zh_CN": "mp4"}
FRAMES = {"gif": 75, "mp4": 120}


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_first_start_to_an_exported_clip(
    desktop: Desktop, newcomer: Program, tmp_path: Path, language: str
) -> None:
    with at_work(desktop, newcomer, language=language) as person:
        go_through_first_run(person)
        clear_the_sample(person)
        make_a_clip(person, PROMPTS[language])
        open_and_close(person)
        rename(person, PROMPTS[language], TITLES[language])
        kind = KINDS[language]
        exported = tmp_path / f"{TITLES[language]}.{kind}"
        export(person, exported, kind)
    assert frames(exported) == FRAMES[kind]
    (saved,) = newcomer.run("list", "--json").json
    assert saved["state"] == "saved"
    assert saved["prompt"] == PROMPTS[language]


FIRST_RUN = ("fr.1.key", "fr.skip")
"""The buttons of the first steps, in the order in which they are pressed."""


def go_through_first_run(person: Person) -> None:
    for key in FIRST_RUN:
        person.tab_to("push button", person.texts(key))
        person.keys("space")
    person.find("push button", person.texts("gen.practice"))


def clear_the_sample(person: Person) -> None:
    """Put away the scene that the first steps leave, to begin with one's own."""
    texts = person.texts
    person.tab_to("push button", texts("comp.clear"))
    person.keys("space")
    person.find("push button", starts=texts.start("ax.blocked"))


def make_a_clip(person: Person, prompt: str) -> None:
    texts = person.texts
    add_picture(person, SAMPLES / "fox.jpg")
    field = person.tab_to("text", texts("prompt.label"))
    person.write(field, prompt)
    person.wait_until(lambda: person.text_of(field) == prompt)
    person.keys("ctrl+Return")
    start = texts("ax.clip", prompt=prompt, r="16:9", s=5, date="", fav="").split("16:9")[0]
    wait_for_card(person, start, lambda card: "selectable" in card.states)


def open_and_close(person: Person) -> None:
    """Look at the clip, and come back to its card."""
    texts = person.texts
    person.keys("F6")
    gallery = person.focus_on("list", texts("ax.gallery", n=1))
    person.keys("Home", "Return")
    person.find("push button", texts("view.close"))
    person.keys("Escape")
    person.focus_on("list", gallery.name)
    person.wait_for(lambda tree: tree.get("list").current)


def rename(person: Person, prompt: str, title: str) -> None:
    """Give the clip under the keyboard a title."""
    texts = person.texts
    person.keys("F2")
    field = person.focus_on("text", texts("ren.title"))
    assert person.text_of(field) == prompt
    person.write(field, title)
    person.keys("Return")
    person.find("list item", starts=texts.start("ax.clip") + title)


def export(person: Person, file: Path, kind: str) -> None:
    """Make another file of the clip under the keyboard."""
    texts = person.texts
    person.focus_on("list")
    person.keys("ctrl+e")
    person.tab_to("radio button", texts("exp.mp4"))
    for _ in range(["mp4", "still", "gif"].index(kind)):
        person.keys("Right")
    person.focus_on("radio button", texts(f"exp.{kind}"))
    person.keys("Return")
    choose_file(person, file)
    person.wait_until(file.exists)
    person.wait_for_announcement(texts("exp.done", file=file.name))


def frames(file: Path) -> int:
    """Return how many frames a file holds."""
    container = av.open(str(file))
    with closing(container):
        return sum(1 for _ in container.decode(video=0))


def test_f6_goes_from_area_to_area_and_tab_leaves_the_prompt(
    desktop: Desktop, filled: Program
) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = person.find("list", texts("ax.gallery", n=3))
        banner = texts("ban.practice.go")
        tile = texts("ax.tile.empty", i=1)
        person.focus_on("push button", tile)
        for role, name in (("list", gallery.name), ("push button", banner), ("push button", tile)):
            person.keys("F6")
            person.focus_on(role, name)
        for role, name in (("push button", banner), ("list", gallery.name), ("push button", tile)):
            person.keys("shift+F6")
            person.focus_on(role, name)
        prompt = person.tab_to("text", texts("prompt.label"))
        person.type("a")
        assert person.tab_on().role != "text"
        assert person.text_of(prompt) == "a"


def test_the_viewer_gives_the_keyboard_back_to_the_card_that_was_left(
    desktop: Desktop, filled: Program
) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = person.find("list", texts("ax.gallery", n=3))
        person.tab_to("list", gallery.name)
        person.keys("Home", "Right")
        card = person.wait_for(
            lambda tree: next(
                (one for one in [tree.get("list").current] if one and "robot" in one.name), None
            )
        )
        person.keys("Return")
        person.find("push button", texts("view.close"))
        person.keys("Escape")
        person.focus_on("list", gallery.name)
        current = person.wait_for(lambda tree: tree.get("list").current)
        assert current.name == card.name
