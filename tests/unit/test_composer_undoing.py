"""The composer's draft: every big change has a way back, and a way forth again."""

from __future__ import annotations

from pikascenes_desktop.domain.host import LinkProblem
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ui.composer.draft import Draft
from pikascenes_desktop.ui.composer.undoing import MOST_STEPS


def image(source: str = "a.png") -> Ingredient:
    return Ingredient(source, f"sha-{source}", "image/png", 1200, 900, 1000)


def sources(draft: Draft) -> list[str]:
    return [tile.ingredient.source for tile in draft.tiles]


def filled(*names: str) -> Draft:
    draft = Draft()
    draft.add_images(image(name) for name in names)
    return draft


def test_every_big_change_goes_back_and_forth():
    draft = filled("a", "b", "c")
    draft.set_scene(Scene(prompt="the fox runs"))
    first = draft.tiles[0].key
    draft.move(first, 2)
    draft.remove(first)
    draft.replace_source(draft.tiles[0].key, "d")
    draft.use_prompt("earlier")
    draft.apply(Scene(prompt="preset"), title="Dusk")
    draft.load(Scene((image("e"),), prompt="remix", seed=7), title="Remix")
    draft.clear()
    states = [(sources(draft), draft.sheet.scene.prompt, draft.sheet.title)]
    while draft.undo():
        states.append((sources(draft), draft.sheet.scene.prompt, draft.sheet.title))
    assert states == [
        ([], "", ""),
        (["e"], "remix", "Remix"),
        (["d", "c"], "preset", "Dusk"),
        (["d", "c"], "earlier", ""),
        (["d", "c"], "the fox runs", ""),
        (["b", "c"], "the fox runs", ""),
        (["b", "c", "a"], "the fox runs", ""),
        (["a", "b", "c"], "the fox runs", ""),
        ([], "the fox runs", ""),
    ]
    for state in reversed(states[:-1]):
        assert draft.can_redo
        assert draft.redo()
        assert (sources(draft), draft.sheet.scene.prompt, draft.sheet.title) == state
    assert not draft.redo()


def test_bringing_an_image_back_leaves_what_was_typed_since():
    draft = filled("a", "b")
    draft.remove(draft.tiles[0].key)
    draft.set_scene(Scene(prompt="typed since"))
    draft.set_seed_text("12")
    assert draft.undo()
    assert sources(draft) == ["a", "b"]
    assert draft.sheet.scene.prompt == "typed since"
    assert draft.sheet.seed == 12


def test_taking_the_whole_back_loses_nothing_typed_since():
    draft = filled("a")
    draft.clear()
    draft.set_scene(Scene(prompt="typed since"))
    draft.undo()
    assert sources(draft) == ["a"]
    draft.redo()
    assert draft.sheet.scene.prompt == "typed since"


def test_a_new_change_ends_the_way_forth():
    draft = filled("a", "b")
    draft.remove(draft.tiles[0].key)
    draft.undo()
    draft.move(draft.tiles[0].key, 1)
    assert not draft.can_redo
    assert not draft.redo()


def test_a_notice_takes_back_its_own_step_and_what_came_after():
    draft = filled("a")
    number = draft.clear()
    assert number is not None
    draft.add(["b"])
    assert draft.undo(number)
    assert sources(draft) == ["a"]
    assert not draft.undo(number)
    assert sources(draft) == ["a"]


def test_steps_that_show_nothing_are_passed_over():
    draft = filled("a")
    draft.use_prompt("one")
    draft.set_scene(Scene())
    draft.undo()
    assert sources(draft) == []
    assert not draft.undo()


def test_what_was_found_out_meanwhile_is_kept():
    draft = Draft()
    draft.add(["a.png"])
    key = draft.tiles[0].key
    draft.remove(key)
    draft.settle(key, image("a.png"), None)
    assert draft.tiles == ()
    draft.undo()
    assert not draft.tiles[0].is_busy
    assert draft.tiles[0].ingredient == image("a.png")
    known = draft.known(key)
    assert known is not None
    assert known.ingredient.sha256 == "sha-a.png"
    draft.settle(99, image(), None)
    assert draft.known(99) is None


def test_a_link_may_be_doubted():
    draft = Draft()
    draft.add(["https://example.com/a.png"])
    draft.doubt(draft.tiles[0].key, LinkProblem.UNREACHABLE)
    assert draft.tiles[0].doubt is LinkProblem.UNREACHABLE


def test_what_changes_nothing_is_no_step():
    draft = filled("a")
    draft.move(draft.tiles[0].key, 0)
    draft.use_prompt("")
    draft.replace_source(99, "b")
    assert draft.remove(99) is None
    draft.undo()
    assert not draft.can_undo


def test_a_preset_with_images_brings_them():
    draft = filled("a")
    draft.apply(Scene((image("p"),), seed=3), title="Dusk")
    assert sources(draft) == ["p"]
    assert draft.sheet.seed == 3
    assert draft.sheet.title == "Dusk"


def test_only_the_last_steps_are_kept():
    draft = Draft()
    for number in range(MOST_STEPS + 5):
        draft.use_prompt(str(number))
    count = 0
    while draft.undo():
        count += 1
    assert count == MOST_STEPS
    assert draft.sheet.scene.prompt == "4"
