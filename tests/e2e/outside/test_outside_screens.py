"""The other screens, read from outside: viewer, compare, sheets, questions, menus, the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.outside.checks import check
from tests.e2e.outside.person import at_work
from tests.e2e.outside.steps import cards, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.e2e.outside.at_spi import Control
    from tests.e2e.outside.person import Desktop, Person
    from tests.e2e.program import Program

pytestmark = pytest.mark.linux_proof

VIEWER: Final = (
    ("graphic", "view.stage"),
    ("slider", "ax.scrub"),
    ("check box", "view.loop"),
    ("push button", "view.prevf"),
    ("push button", "view.pause"),
    ("push button", "view.nextf"),
    ("push button", "view.speed"),
    ("push button", "act.frame"),
    ("check box", "view.full"),
    ("complementary content", "view.info"),
    ("push button", "act.remix"),
    ("push button", "view.remix.more"),
    ("push button", "act.export"),
    ("push button", "act.copyprompt"),
    ("push button", "view.copyseed"),
    ("push button", "view.file"),
    ("push button", "act.copyid"),
    ("push button", "view.close"),
    ("push button", "view.next"),
    ("push button", "act.fav"),
    ("push button", "view.compare"),
    ("check box", "view.info"),
)
"""The viewer's stops, from the stage on: the role of each, and how its name begins."""

FULL_SCREEN: Final = VIEWER[:9]

COMPARE: Final = (
    ("graphic", "cmp.side.name"),
    ("push button", "act.fav"),
    ("push button", "cmp.remix"),
    ("slider", "ax.scrub"),
    ("check box", "view.loop"),
    ("push button", "view.prevf"),
    ("push button", "view.pause"),
    ("push button", "view.nextf"),
    ("push button", "view.speed"),
    ("complementary content", "cmp.diff"),
    ("push button", "view.back"),
    ("radio button", "cmp.side"),
    ("check box", "cmp.sync"),
    ("push button", "cmp.swap"),
    ("check box", "view.full"),
)


def in_order(person: Person, wanted: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return which of the wanted are stops, in the order in which Tab comes to them."""
    starts = {(role, person.texts.start(key)): (role, key) for role, key in wanted}
    met: list[tuple[str, str]] = []
    for one in stops(person):
        for (role, start), entry in starts.items():
            if entry not in met and one.role == role and one.name.startswith(start):
                met.append(entry)
                break
    return met


def go_to_first_card(person: Person) -> Control:
    gallery = person.find("list", person.texts("ax.gallery", n=3))
    person.find("list item")
    person.tab_to("list", gallery.name)
    person.keys("Home")
    return gallery


def go_back(person: Person, gallery: Control) -> None:
    person.keys("Escape")
    person.focus_on("list", gallery.name)


def test_the_viewer_its_details_and_the_full_screen(desktop: Desktop, filled: Program) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = go_to_first_card(person)
        person.keys("Return")
        person.find("push button", texts("view.close"))
        stage = person.focus_on("graphic", texts("view.stage", prompt="the fox wakes up"))
        tree = check(person)
        assert tree.get("panel", texts("view.page"))
        details = tree.get("complementary content", texts("view.info"))
        assert details.get("label", f"{texts('view.cost')}: {texts('view.nocost')}")
        assert person.text_of(details.get("text", texts("view.prompt"))) == "the fox wakes up"
        assert "checked" in tree.get("check box", texts("view.info")).states
        assert "checked" not in tree.get("check box", texts("view.full")).states
        assert in_order(person, VIEWER) == list(VIEWER)
        person.focus_on("graphic", stage.name)
        person.keys("f")
        person.wait_for(lambda tree: not tree.all("push button", texts("view.close")))
        tree = check(person)
        assert "checked" in tree.get("check box", texts("view.full")).states
        assert in_order(person, FULL_SCREEN) == list(FULL_SCREEN)
        person.keys("Escape")
        person.find("push button", texts("view.close"))
        person.keys("i")
        person.wait_for(lambda tree: not tree.all("complementary content"))
        check(person)
        go_back(person, gallery)


def test_two_selected_clips_compared(desktop: Desktop, filled: Program) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = go_to_first_card(person)
        person.keys("ctrl+space", "shift+Right")
        person.wait_for(lambda tree: tree.all("label", texts("sel.n", n=2)))
        tree = check(person)
        assert ["selected" in one.states for one in cards(tree)] == [True, True, False]
        bar = ("act.compare", "act.fav", "act.export", "act.delete", "sel.done")
        assert [one.name for one in stops(person)][1:6] == [texts(key) for key in bar]
        person.focus_on("list", gallery.name)
        person.keys("c")
        first = texts("cmp.side.name", side="A", prompt="the fox wakes up")
        person.focus_on("graphic", first)
        tree = check(person)
        assert tree.get("panel", texts("cmp.title"))
        assert "checked" in tree.get("radio button", texts("cmp.side")).states
        assert "checked" in tree.get("check box", texts("cmp.sync")).states
        hearts = [one.name for one in tree.all("push button") if texts("act.fav") in one.name]
        assert len(set(hearts)) == len(hearts) == 2, "each says whose it is"
        differences = tree.get("complementary content", texts("cmp.diff"))
        told = [one.name for one in differences.all("label")]
        assert f"{texts('prompt.label')}, B: the robot wakes up" in told
        assert in_order(person, COMPARE) == list(COMPARE)
        person.tab_to("radio button", texts("cmp.side"))
        person.keys("Right")
        person.find("slider", texts("cmp.divider"))
        check(person)
        assert any(one.name == texts("cmp.divider") for one in stops(person))
        go_back(person, gallery)


def test_the_menu_and_the_sheets_of_help(desktop: Desktop, filled: Program) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = go_to_first_card(person)
        person.keys("F1")
        person.focus_on("push button", texts("st.close"))
        tree = check(person)
        keys = tree.get("dialog", texts("me.keys"))
        told = [one.name for one in keys.all("label")]
        assert told[told.index(texts("gen.one")) + 1] == "Ctrl+Enter"
        names = [texts("st.close"), texts("me.keys")]
        assert [one.name for one in stops(person)] == names
        go_back(person, gallery)
        person.keys("F10")
        person.attend("menu item", texts("me.file"))
        person.keys("Up")
        person.attend("menu item", texts("me.help"))
        person.keys("Right")
        person.attend("menu item", texts("me.keys"))
        person.keys("Up")
        person.attend("menu item", texts("me.about"))
        person.keys("Return")
        person.focus_on("push button", texts("st.close"))
        tree = check(person)
        about = tree.get("dialog", texts("me.about"))
        assert texts("app.name") in [one.name for one in about.all("label")]
        met = [one.name for one in stops(person)]
        wanted = [texts(key) for key in ("st.close", "ab.licences", "me.logs", "ab.copy")]
        assert [name for name in met if name in wanted] == wanted
        person.tab_to("push button", texts("ab.licences"))
        person.keys("space")
        listed = person.focus_on("list", texts("ab.licences"))
        person.wait_for(lambda tree: tree.get("list", listed.name).children)
        tree = check(person)
        (text,) = (one for one in tree.all("text") if "read only" in one.states)
        assert text.name.startswith(texts.start("ab.text"))
        assert "multi line" in text.states
        go_back(person, gallery)


def test_a_question_the_notice_and_the_bin(desktop: Desktop, filled: Program) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = go_to_first_card(person)
        person.keys("ctrl+a", "Delete")
        # never the default: Enter would keep everything
        person.focus_on("push button", texts("st.cancel"))
        tree = check(person)
        question = tree.get("dialog", texts("dl.delete.t", n=3))
        assert question.description == texts("gal.delete.b")
        assert sorted(one.name for one in stops(person)) == sorted(
            (texts("dl.delete.go"), texts("st.cancel"))
        )
        go_back(person, gallery)
        person.keys("Escape", "Home", "Delete")
        assert person.wait_for_announcement(texts("gal.deleted", n=1)) is False, "politely"
        check(person)
        assert stops(person)[1].name == texts("act.undo")
        person.tab_to("push button", texts("f.more"))
        person.keys("space", "Up")
        person.attend("menu item", texts("ax.chip", name=texts("f.bin"), n=1))
        person.keys("Return")
        person.wait_for(lambda tree: tree.all("list", texts("ax.gallery", n=1)))
        tree = check(person)
        assert tree.get("push button", texts("gal.bin.empty"))
        person.tab_to("list", texts("ax.gallery", n=1))
        person.keys("Home", "ctrl+space")
        person.find("push button", texts("gal.restore"))
        tree = check(person)
        assert tree.get("push button", texts("gal.erase"))


def test_the_export(desktop: Desktop, filled: Program) -> None:
    with at_work(desktop, filled, "--practice") as person:
        texts = person.texts
        gallery = go_to_first_card(person)
        person.keys("ctrl+e")
        person.find("dialog", texts("exp.title"))
        person.focus_on("radio button")
        tree = check(person)
        kinds = tree.get("panel", texts("exp.kind")).all("radio button")
        assert ["checked" in one.states for one in kinds] == [True, False, False, False, False]
        wanted = ("exp.mp4", "exp.scene", "exp.go", "st.cancel")
        met = [one.name for one in stops(person)]
        assert [name for name in met if name in {texts(key) for key in wanted}] == [
            texts(key) for key in wanted
        ]
        person.tab_to("radio button", texts("exp.mp4"))
        for key in ("still", "gif", "webp", "sheet"):
            person.keys("Right")
            person.focus_on("radio button", texts(f"exp.{key}"))
            check(person)
        go_back(person, gallery)


def test_the_first_steps(desktop: Desktop, newcomer: Program) -> None:
    with at_work(desktop, newcomer) as person:
        texts = person.texts
        for step, way_on in ((1, "fr.1.key"), (2, "fr.skip")):
            tree = person.wait_for(
                lambda tree, step=step: tree if tree.all("label", texts(f"fr.{step}.t")) else None
            )
            assert tree.get("dialog", texts(f"fr.{step}.t"))
            check(person)
            assert all(one.name.strip() for one in stops(person))
            person.tab_to("push button", texts(way_on))
            person.keys("space")
        person.find("push button", texts("gen.practice"))
