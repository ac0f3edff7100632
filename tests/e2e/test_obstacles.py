"""Every failure has its own sentence and its own button, and no code or trace is in either."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from pikascenes_desktop.domain.errors import (
    HostRejected,
    KeyChanged,
    LibraryUnavailable,
    ResultLinkRefused,
    UnknownGeneration,
)
from pikascenes_desktop.domain.generation import (
    AT_SERVICE,
    UNSENT,
    BlockedBy,
    Failure,
    FailureCode,
    State,
)
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.services.recovery import Recovered
from pikascenes_desktop.services.settings import fingerprint
from pikascenes_desktop.ui import obstacles
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.gallery.messages import message_of, running_buttons
from pikascenes_desktop.ui.gallery.rows import Kind as Card
from pikascenes_desktop.ui.gallery.rows import kind_of
from pikascenes_desktop.ui.obstacles import Step
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say, sentence, set_language
from tests.e2e.shell_window import KEY_NAME, click, shell, shell_world
from tests.fakes.fake_service import FakeRequest
from tests.fakes.manual_clock import settle, until
from tests.fakes.world import API_BASE
from tests.unit.test_ui_shell_words import example, kinds
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.domain.generation import Generation
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

TECHNICAL = re.compile(
    r"\b(?:HTTP|Traceback|errno|Error\b|Exception|null|None|JSON|endpoint|payload|\w+_\w+)"
    r"|\b(?:40[0-9]|50[0-4])\b(?! MB)",
)
"""What nobody should read in a sentence: codes, traces, and the words of programmers."""


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


@pytest.fixture
def opened_urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


@pytest.fixture(autouse=True)
def _english(qapp: QApplication):
    set_language("en")
    yield
    set_language("en")


def failures() -> list[Failure]:
    """Return every failure that a generation may have: of all errors, and those without one."""
    codes = [value for name, value in vars(FailureCode).items() if name.isupper()]
    found = {code: Failure(code, {"image": 2}, "no faces") for code in codes}
    for kind in kinds():
        error = example(kind)
        found[kind.code] = Failure(kind.code, error.facts())
    return list(found.values())


# --- sentences --------------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", ["en", "zh_CN"])
def test_no_two_failures_say_the_same(spoken: str, qapp: QApplication):
    set_language(spoken)
    said: dict[str, str] = {}
    for failure in failures():
        whole = sentence(failure).whole
        assert said.setdefault(whole, failure.code) == failure.code, whole


def test_no_failure_speaks_of_codes(qapp: QApplication):
    for failure in failures():
        told = obstacles.trouble(failure)
        names = {fact for fact in failure.facts.values() if isinstance(fact, str)}
        text = told.text
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "…")  # what others are called is theirs
        assert not TECHNICAL.search(text), told.text
        assert say(told.label_key)


# --- banners and cards ------------------------------------------------------------------------


async def test_every_error_has_a_banner_with_a_button_that_works(
    world: World, opened_urls: list[str]
):
    async with shell(world) as hands:
        bars, clipboard = hands.window.banners, QGuiApplication.clipboard()
        for kind in kinds():
            hands.window.alarms.show_trouble(example(kind))
            banner = bars.current
            assert banner is not None
            assert bars.action_button.isVisible(), kind
            assert bars.action_button.text() == banner.action_label != "", kind
            clipboard.clear()
            opened_urls.clear()
            click(bars.action_button)
            front = hands.window.dialogs.front  # the settings, or what came back of a history
            assert front is not None or opened_urls or kind.code in clipboard.text(), kind
            if front is not None:
                front.reject()
            bars.take(banner.kind)


def test_what_stands_still_has_a_sentence_and_a_button(qapp: QApplication):
    """On the card in every state, and in the banner where there is one."""
    states = (*UNSENT, *AT_SERVICE, State.NEEDS_ATTENTION)
    for block, failure, state in product(BlockedBy, (None, *failures()), states):
        generation = made("one", state, blocked_by=block, failure=failure)
        if kind_of(state, block) is Card.RUNNING:
            assert running_buttons(generation, at_work=False)
        else:
            message = message_of(generation)
            assert message.title
            assert message.body
            assert message.buttons
        kind = obstacles.kind_of(generation)
        if kind is not None and kind is not Kind.DISK:
            told = obstacles.obstacle(kind, [generation])
            assert told.text
            assert say(told.label_key)


def test_what_ended_has_a_sentence_and_a_button(qapp: QApplication):
    ends = (State.UNCONFIRMED, State.REFUSED, State.FAILED, State.CANCELLED)
    for state, failure in product(ends, failures()):
        message = message_of(made("one", state, failure=failure))
        assert message.title
        assert message.body
        assert message.buttons


def test_a_block_is_told_by_what_is_behind_it(qapp: QApplication):
    def told(block: BlockedBy, *codes: str | None) -> obstacles.Told:
        blocked = [
            made(
                str(number),
                State.READY,
                blocked_by=block,
                failure=None if code is None else Failure(code, {"store": "the vault"}),
            )
            for number, code in enumerate(codes)
        ]
        kind = obstacles.kind_of(blocked[0])
        assert kind is not None
        return obstacles.obstacle(kind, blocked)

    refused = told(BlockedBy.KEY, None, None)
    assert refused.text.startswith("RunComfy did not accept your API key.")
    assert "2 waiting clips" in refused.text
    assert told(BlockedBy.KEY, "key_rejected").text.startswith("RunComfy did not accept")
    locked = told(BlockedBy.KEY, "key_store_locked")
    assert locked.text.startswith("The key store is locked. ")
    assert (locked.label_key, locked.step) == ("card.retry", Step.AGAIN)
    missing = told(BlockedBy.KEY, "key_missing", "key_missing")
    assert missing.text.startswith("Add your RunComfy key.")
    assert told(BlockedBy.KEY, "key_missing", None).text.startswith("RunComfy did not accept")
    history = told(BlockedBy.LIBRARY, "history_unavailable")
    assert history.text.startswith("The history cannot be written.")
    assert history.step is Step.AGAIN
    assert told(BlockedBy.LIBRARY, "library_unavailable") == obstacles.library()
    assert told(BlockedBy.LIBRARY, "library_unavailable", "disk_full") == obstacles.library()
    assert told(BlockedBy.HOST, "host_rejected").text.startswith("The upload host did not accept")
    several = told(BlockedBy.HOST, "host_rejected", "host_full")
    assert several.text == say("ban.host")
    assert told(BlockedBy.HOST, "error").label_key == "me.logs"
    assert told(BlockedBy.NETWORK, "unreachable").text == say("ban.offline")
    assert told(BlockedBy.NETWORK, "captive_portal").step is Step.AGAIN


async def test_what_is_about_one_picture_is_told_on_its_card_alone(world: World):
    async with shell(world) as hands:
        for code in ("image_missing", "image_unreadable", "link_not_allowed"):
            stuck = made("one", State.READY, blocked_by=BlockedBy.LIBRARY, failure=Failure(code))
            hands.desk.generations.changed.publish(stuck)
            assert hands.window.banners.current is None


async def test_a_banners_icon_is_of_what_it_tells(world: World):
    async with shell(world) as hands:
        bars, changed = hands.window.banners, hands.desk.generations.changed
        seen: list[str] = []
        for code in ("library_unavailable", "history_unavailable"):
            failure = Failure(code, {"path": "/videos"})
            changed.publish(made("one", State.READY, blocked_by=BlockedBy.LIBRARY, failure=failure))
            assert bars.current is not None
            seen.append(bars.current.icon)
        assert seen == ["folder", "error"]
        changed.publish(made("one", State.READY))
        hands.window.alarms.show_library(LibraryUnavailable("/videos"))
        assert bars.has(Kind.LIBRARY)
        hands.window.alarms.show_library(None)
        assert not bars.has(Kind.LIBRARY)


async def test_buttons_of_banners_lead_where_they_say(world: World, opened_urls: list[str]):
    async with shell(world) as hands:
        bars, alarms = hands.window.banners, hands.window.alarms
        alarms.show_bug()
        assert bars.action_button.text() == "Show log folder"
        click(bars.action_button)
        assert opened_urls == [QUrl.fromLocalFile(str(world.folder)).toString()]
        bars.dismiss()
        world.library.room = 1_000_000
        alarms.look_at_disk()
        await until(lambda: bars.has(Kind.DISK))
        assert bars.action_button.text() == "Show folder"
        click(bars.action_button)
        assert opened_urls[1:] == [QUrl.fromLocalFile(str(world.library.root)).toString()]
        bars.dismiss()
        alarms.show_trouble(ResultLinkRefused("other host"))
        assert bars.action_button.text() == "Open RunComfy"
        click(bars.action_button)
        assert opened_urls[2:] == ["https://www.runcomfy.com/profile"]


async def test_offline_and_a_service_in_trouble_can_be_tried_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    async with shell(world) as hands:
        bars, generations = hands.window.banners, hands.desk.generations
        tried: list[object] = []

        async def unblock(block: BlockedBy) -> None:
            tried.append(block)

        monkeypatch.setattr(generations, "unblock", unblock)
        generations.changed.publish(made("one", State.READY, blocked_by=BlockedBy.NETWORK))
        assert bars.action_button.text() == "Try again"
        click(bars.action_button)
        await until(lambda: tried == [BlockedBy.NETWORK])
        monkeypatch.setattr(generations, "look_again", lambda: tried.append("service"))
        bars.dismiss()
        generations.service.publish(10.0)
        click(bars.action_button)
        assert tried[1:] == ["service"]


async def test_looking_again_cuts_every_wait_short(world: World):
    async with shell(world) as hands:
        hands.desk.generations.look_again()  # nothing waits
        running = made("one", State.IN_LINE, request_id="r-1")
        put(world, running)
        world.service.requests["r-1"] = FakeRequest("r-1")
        await hands.desk.generations.try_again("one")
        hands.desk.generations.look_again()
        (saved,) = await hands.desk.generations.settle(["one"])
        assert saved.state is State.SAVED


# --- another key ------------------------------------------------------------------------------


def questions(hands: ShellWindow) -> list[Question]:
    return [each for each in hands.window.findChildren(Question) if each.isVisible()]


def body(question: Question) -> str:
    return question.accessibleDescription()


async def test_another_key_is_said_before_it_pays(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        bars = hands.window.banners
        world.host.errors = [HostRejected("fake")]
        hands.generate()
        await until(lambda: bars.has(Kind.HOST))
        # another key and a mended host: what waited for the host goes on, and stops at the key
        await hands.desk.settings.set_key("another-key-7777")
        await until(lambda: bars.has(Kind.ACCOUNT))
        assert world.service.requests == {}
        assert bars.current is not None
        assert bars.current.text.startswith("1 waiting clip was accepted with another key.")
        click(bars.action_button)
        await until(lambda: bool(questions(hands)))
        (question,) = questions(hands)
        assert question.windowTitle() == "Send 1 waiting clip?"
        assert "the key ending in 7777" in body(question)
        assert question.no_button is not None
        click(question.no_button)
        await settle()
        assert world.service.requests == {}
        click(bars.action_button)
        await until(lambda: bool(questions(hands)))
        click(questions(hands)[0].yes_button)
        await until(lambda: len(world.service.requests) == 1)
        await until(lambda: not bars.has(Kind.ACCOUNT))


async def test_the_resume_question_says_when_another_account_pays(world: World):
    old = made("one", State.READY, key_fingerprint=fingerprint("key-of-ann"))
    same = made("two", State.READY, key_fingerprint=fingerprint("secret-key-1a2b"))
    put(world, old, same)
    for waiting, is_said in (((old, same), True), ((same,), False)):
        recovered = Recovered((), waiting, (), fresh=False)
        async with shell(world, recovered=recovered) as hands:
            await until(lambda hands=hands: bool(questions(hands)))
            (question,) = questions(hands)
            assert ("ending in 1a2b" in body(question)) is is_said
            question.reject()


async def test_a_history_out_of_reach_is_told_when_it_is_asked(world: World):
    stuck = made("one", State.READY, blocked_by=BlockedBy.KEY, failure=Failure(KeyChanged.code))
    async with shell(world) as hands:
        hands.desk.generations.changed.publish(stuck)
        world.history.broken = True
        click(hands.window.banners.action_button)
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        world.history.broken = False
        assert questions(hands) == []


# --- what the history lost --------------------------------------------------------------------


async def test_lost_requests_are_told_at_the_start_and_can_be_fetched(world: World):
    lost = (Receipt("gone", "req-gone", 1, API_BASE, 1_699_999_000.0),)
    world.service.requests["req-gone"] = FakeRequest("req-gone")
    async with shell(world, recovered=Recovered((), (), (), fresh=True, lost=lost)) as hands:
        bars = hands.window.banners
        assert bars.current is not None
        assert bars.current.kind is Kind.LOST
        assert bars.current.text.startswith("Your history lost 1 request that RunComfy received.")
        world.history.broken = True
        click(bars.action_button)
        await until(lambda: bars.has(Kind.TROUBLE) and bars.has(Kind.LOST))
        world.history.broken = False
        bars.dismiss()
        click(bars.action_button)
        assert not bars.has(Kind.LOST)
        await until(lambda: _is_saved(world, "gone"))


def _is_saved(world: World, name: str) -> bool:
    found: Generation | None = world.history.generations.get(name)
    return found is not None and found.state is State.SAVED


async def test_an_unknown_error_still_says_something(world: World):
    assert obstacles.trouble(UnknownGeneration("one")).step is Step.COPY
    assert obstacles.trouble(Failure("from_the_future")).text.startswith("Something went wrong.")
    async with shell(world) as hands:
        assert world.secrets.stored[KEY_NAME]
        hands.window.alarms.show_trouble(UnknownGeneration("one"))
        click(hands.window.banners.action_button)
        assert "unknown_generation" in QGuiApplication.clipboard().text()
