"""What the window asks before it goes and when it comes; and the main screens in high contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.services.recovery import Recovered
from pikascenes_desktop.services.settings import fingerprint
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say
from tests.render.plays import cast
from tests.render.plays.composer import fill
from tests.render.plays.play import Play
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.render.stage import Stage


async def _asked(stage: Stage) -> Question:
    """Wait for the question that was asked for."""
    window = stage.hands.window
    await stage.until(lambda: any(each.isVisible() for each in window.findChildren(Question)))
    return next(each for each in window.findChildren(Question) if each.isVisible())


async def _questions(stage: Stage) -> AsyncIterator[str]:
    quitting = stage.hands.window.quitting
    one, two = (made(name, State.READY) for name in ("one", "two"))
    old = made("old", State.READY, key_fingerprint=fingerprint("another key"))
    practice = made("practice", State.READY, practice=True)
    for name, waiting in (
        ("send what waits", (one, two)),
        ("send with another key", (one, old)),
        ("make what waits", (practice,)),
    ):
        quitting.ask_waiting(Recovered((), waiting, (), fresh=False))
        question = await _asked(stage)
        yield name
        question.reject()
    sent = [made(f"sent {number}", State.IN_LINE) for number in range(3)]
    for name, running in (
        ("quit while unsent clips wait", [one]),
        ("quit while clips run and wait", sent),
    ):
        put(stage.world, *running)
        quitting.ask()
        question = await _asked(stage)
        yield name
        question.reject()


async def _contrast(stage: Stage) -> AsyncIterator[str]:
    """Show the main screens as a system that asks for more contrast has them."""
    hands, window = stage.hands, stage.hands.window
    hands.theme.set_high_contrast(on=True)
    await fill(stage, "fox", "lantern", "village")
    window.gallery.cards.picker.toggle(4)
    window.say(say("comp.cleared"), say("act.undo"), lambda: None)
    hands.body.prompt.field.setFocus()
    yield "main"
    window.notice.dismiss()
    window.gallery.cards.picker.none()
    for page in ("account", "general"):
        window.open_settings(page)
        yield page
    window.dialogs.open_first_run()
    steps = window.dialogs.first_run
    assert steps is not None
    steps.key_button.click()
    yield "first steps"
    steps.reject()
    window.composer.menu_button.click()
    yield "menu"
    for menu in stage.tops()[1:]:
        menu.close()
    model = window.gallery.model
    clip = next(model.id_at(row) for row in range(model.rowCount()) if model.is_clip(row))
    window.open_clip(clip, 0)
    yield "viewer"
    window.pages.to_workspace()


PLAYS: Final = (
    Play("questions", _questions, cast.with_clips(6)),
    Play("high-contrast", _contrast, cast.with_trouble),
)
