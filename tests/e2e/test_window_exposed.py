"""Who can still see my images: listed, copied, opened, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from pikascenes_desktop.domain.errors import HistoryUnavailable, HostRejected
from pikascenes_desktop.domain.exposure import Exposure, ExposureState, Leaving
from pikascenes_desktop.domain.generation import Failure
from pikascenes_desktop.services.exposures import Deletion
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.ui.details import DetailsSheet
from pikascenes_desktop.ui.exposed.images import PAGE
from pikascenes_desktop.ui.exposed.sheet import ExposedSheet
from pikascenes_desktop.ui.words import say
from tests.e2e.gallery_window import jpeg
from tests.e2e.host_page import opened, tab_walk
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

NOW = 1_700_000_000.0


class Ledger:
    """Stands in for `services.exposures.Exposures`, which has tests of its own.

    Attributes:
        images: What is or was online.
        troubles: What keeps an image from going.
        error: Raised by the next call.
        deleted: The ids that were to be deleted, call by call.
        believed: The ids that the user said are gone.
    """

    def __init__(self, *images: Exposure) -> None:
        self.images = {each.id: each for each in images}
        self.troubles: dict[int, Failure] = {}
        self.error: HistoryUnavailable | None = None
        self.deleted: list[tuple[int, ...]] = []
        self.believed: list[tuple[int, ...]] = []
        self.changed: Feed[None] = Feed()
        self.picture = b""

    async def ledger(self, *, gone: bool = False) -> tuple[Exposure, ...]:
        self._obey()
        return tuple(each for each in self.images.values() if gone or each.is_out)

    async def delete(self, ids: Iterable[int]) -> Deletion:
        self._obey()
        self.deleted.append(tuple(ids))
        return self._end(self.deleted[-1])

    async def forget(self, ids: Iterable[int]) -> Deletion:
        self.believed.append(tuple(ids))
        return self._end(self.believed[-1])

    async def thumbnail(self, _exposure: Exposure) -> bytes:
        return self.picture

    def _end(self, ids: Iterable[int]) -> Deletion:
        for each in ids:
            image = self.images[each]
            if each in self.troubles:
                self.images[each] = replace(image, trouble=self.troubles[each])
            else:
                self.images[each] = replace(image, state=ExposureState.DELETED, gone_at=NOW)
        self.changed.publish(None)
        done = [self.images[each] for each in ids]
        return Deletion(
            gone=tuple(each for each in done if not each.is_out),
            left=tuple(each for each in done if each.is_out),
        )

    def _obey(self) -> None:
        error, self.error = self.error, None
        if error is not None:
            raise error


def image(number: int = 1, **about: object) -> Exposure:
    usual = Exposure(
        id=number,
        host="studio",
        link=f"https://studio.example/{number}.png",
        sha256="ab" * 32,
        media_type="image/png",
        size_bytes=7,
        since=NOW - 600,
        until=NOW + 7300,
        leaving=Leaving.DELETABLE,
        page="",
        state=ExposureState.VISIBLE,
    )
    return replace(usual, **about)  # type: ignore[arg-type]


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def use(hands: ShellWindow, ledger: Ledger) -> ExposedSheet:
    """Open the page over a ledger."""
    for name in ("ledger", "delete", "forget", "thumbnail", "changed"):
        vars(hands.desk.exposures)[name] = getattr(ledger, name)
    hands.window.menus.actions["ex.title"].trigger()
    return front(hands)


def front(hands: ShellWindow) -> ExposedSheet:
    sheet = hands.window.dialogs.front
    assert isinstance(sheet, ExposedSheet)
    return sheet


async def test_nothing_online_is_a_pleasure(world: World):
    async with shell(world) as hands:
        sheet = use(hands, Ledger())
        await until(sheet.nothing.isVisible)
        assert sheet.nothing.text == say("ex.never.b")
        assert not sheet.delete_button.isVisible()
        assert not sheet.all_box.isVisible()
        sheet.grab()
        click(sheet.close_button)
        assert hands.window.dialogs.front is None
        gone = image(state=ExposureState.DELETED, gone_at=NOW)
        sheet = use(hands, Ledger(gone))
        await until(lambda: sheet.nothing.text == say("ex.none.b"))
        click(sheet.x_button)


async def test_each_image_says_all_that_is_known_of_it(world: World):
    images = (
        image(1, clips=2),
        image(2, host="ImgBB", leaving=Leaving.BY_HAND, page="https://ibb.co/x/del", until=None),
        image(3, leaving=Leaving.EXPIRES, until=NOW - 5),
        image(4, leaving=Leaving.NEVER, state=ExposureState.UNKNOWN, link=""),
        image(5, trouble=Failure(HostRejected.code, {"name": "studio"})),
    )
    async with shell(world) as hands:
        sheet = use(hands, Ledger(*images))
        await until(lambda: len(sheet.images.rows) == 5)
        assert sheet.count.text() == "5 images can still be seen by whoever has their link."
        rows = {number: row.texts for number, row in sheet.images.rows.items()}
        assert rows[1][:4] == [
            "studio",
            "Visible",
            "https://studio.example/1.png",
            "Put online 10 minutes ago · goes by itself in 2 hours",
        ]
        assert rows[1][4].endswith("2 clips still need it")
        assert "stays until it is deleted" in rows[2][3]
        assert "should be gone by itself" in rows[3][3]
        assert rows[4][1:3] == ["May be there", ""]
        assert say("ex.nolink") in rows[4][4]
        assert rows[5][5].startswith("It is still there.")
        first, by_hand, never = sheet.images.rows[1], sheet.images.rows[2], sheet.images.rows[4]
        assert first.delete_button.text() == "Delete now"
        assert not first.page_button.isVisible()
        assert not first.gone_button.isVisible()
        assert by_hand.delete_button.text() == "Look again"
        assert by_hand.page_button.isVisible()
        assert by_hand.gone_button.isVisible()
        assert not never.copy_button.isVisible()
        assert not never.page_button.isVisible()
        assert "studio" in first.box.accessibleName()
        assert "10 minutes ago" in first.accessibleName()


async def test_tab_goes_through_the_images_before_the_buttons_below(world: World):
    async with shell(world) as hands:
        sheet = use(hands, Ledger(image(1), image(2)))
        await until(lambda: len(sheet.images.rows) == 2)
        walk = tab_walk(sheet.gone_switch)
        first, second = (sheet.images.rows[number] for number in (1, 2))
        assert walk[1:5] == [
            first.box,
            first.copy_button,
            first.open_button,
            first.delete_button,
        ]
        assert walk[5] is second.box
        assert walk[9:11] == [sheet.delete_button, sheet.close_button]


async def test_links_and_pages_are_copied_and_opened(world: World, websites: list[str]):
    images = (
        image(1),
        image(2, leaving=Leaving.BY_HAND, page="https://ibb.co/x/del"),
        image(3, link="https://me:pass@studio.example/3.png"),
    )
    async with shell(world) as hands:
        sheet = use(hands, Ledger(*images))
        await until(lambda: len(sheet.images.rows) == 3)
        click(sheet.images.rows[1].copy_button)
        assert QGuiApplication.clipboard().text() == "https://studio.example/1.png"
        assert sheet.verdict.text == "Copied"
        click(sheet.images.rows[1].open_button)
        click(sheet.images.rows[2].page_button)
        click(sheet.images.rows[3].open_button)  # no link with a password is opened
        assert websites == ["https://studio.example/1.png", "https://ibb.co/x/del"]


async def test_one_several_and_all_are_deleted(world: World):
    ledger = Ledger(*(image(number) for number in range(1, 6)))
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: len(sheet.images.rows) == 5)
        click(sheet.delete_button)
        assert sheet.verdict.text == say("ex.nothing")
        click(sheet.images.rows[1].delete_button)
        await until(lambda: set(sheet.images.rows) == {2, 3, 4, 5})
        assert sheet.verdict.text == "1 image is gone."
        sheet.images.rows[2].box.click()
        sheet.images.rows[3].box.click()
        assert sheet.delete_button.text() == "Delete 2 now"
        assert not sheet.all_box.isChecked()
        click(sheet.delete_button)
        await until(lambda: set(sheet.images.rows) == {4, 5})
        sheet.all_box.click()
        assert sheet.all_box.isChecked()
        assert sheet.images.chosen == (4, 5)
        sheet.all_box.click()
        assert sheet.images.chosen == ()
        sheet.all_box.click()
        click(sheet.delete_button)
        await until(sheet.nothing.isVisible)
        assert ledger.deleted == [(1,), (2, 3), (4, 5)]


async def test_what_could_not_be_deleted_says_why(world: World):
    ledger = Ledger(image(1), image(2))
    ledger.troubles[2] = Failure(HostRejected.code, {"name": "studio"})
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: len(sheet.images.rows) == 2)
        sheet.all_box.click()
        click(sheet.delete_button)
        await until(lambda: set(sheet.images.rows) == {2})
        assert sheet.verdict.text.endswith("1 image is still there. It says why.")
        assert sheet.verdict.tone == "warning"
        assert sheet.images.rows[2].texts[5]


async def test_what_clips_still_need_is_asked_about(world: World):
    ledger = Ledger(image(1, clips=1))
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: bool(sheet.images.rows))
        click(sheet.images.rows[1].delete_button)
        assert sheet.question is not None
        assert sheet.question.no_button is not None
        click(sheet.question.no_button)
        assert ledger.deleted == []
        click(sheet.images.rows[1].delete_button)
        assert sheet.question is not None
        click(sheet.question.yes_button)
        await until(lambda: ledger.deleted == [(1,)])


async def test_the_user_is_believed_about_what_only_the_user_can_delete(world: World):
    ledger = Ledger(image(1, leaving=Leaving.BY_HAND, page="https://ibb.co/x"))
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: bool(sheet.images.rows))
        click(sheet.images.rows[1].gone_button)
        await until(lambda: ledger.believed == [(1,)])
        await until(sheet.nothing.isVisible)


async def test_what_is_gone_is_shown_on_demand(world: World):
    ledger = Ledger(
        image(1),
        image(2, state=ExposureState.DELETED, gone_at=NOW - 7200),
        image(3, state=ExposureState.EXPIRED, gone_at=None),
    )
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: set(sheet.images.rows) == {1})
        sheet.images.rows[1].box.click()
        sheet.gone_switch.click()
        await until(lambda: set(sheet.images.rows) == {1, 2, 3})
        assert sheet.images.rows[2].texts[1] == "Deleted 2 hours ago"
        assert sheet.images.rows[3].texts[1] == "Gone by itself just now"
        assert not sheet.images.rows[2].box.isEnabled()
        assert not sheet.images.rows[2].delete_button.isVisible()
        assert sheet.images.chosen == (1,)  # what was chosen stays


async def test_the_list_follows_the_ledger(world: World):
    ledger = Ledger(image(1))
    ledger.picture = jpeg_of("#c04020")
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: bool(sheet.images.rows))
        ledger.images[2] = image(2)
        ledger.changed.publish(None)
        ledger.changed.publish(None)
        await until(lambda: set(sheet.images.rows) == {1, 2})
        await until(lambda: sheet.images.rows[2].picture.has_picture)
        sheet.grab()
        sheet.reject()
        ledger.changed.publish(None)  # nobody listens any more


async def test_a_long_list_is_shown_in_parts(world: World):
    ledger = Ledger(*(image(number) for number in range(PAGE + 3)))
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: len(sheet.images.rows) == PAGE)
        assert sheet.images.more_button.text() == "Show 3 more"
        click(sheet.images.more_button)
        await until(lambda: len(sheet.images.rows) == PAGE + 3)
        assert not sheet.images.more_button.isVisible()


async def test_a_history_out_of_reach_is_said(world: World):
    ledger = Ledger(image(1))
    ledger.error = HistoryUnavailable("history.db")
    async with shell(world) as hands:
        sheet = use(hands, ledger)
        await until(lambda: sheet.verdict.tone == "danger")
        sheet.read()
        await until(lambda: bool(sheet.images.rows))
        ledger.error = HistoryUnavailable("history.db")
        sheet.verdict.clear()
        click(sheet.images.rows[1].delete_button)
        await until(lambda: sheet.verdict.tone == "danger")
        assert sheet.images.rows[1].delete_button.isEnabled()


async def test_settings_and_details_lead_here(world: World):
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.host.picker.exposed_button)
        (sheet,) = dialog.findChildren(ExposedSheet)
        assert hands.window.settings is dialog
        sheet.reject()
        dialog.reject()
        hands.window.dialogs.open_details(made())
        details = hands.window.dialogs.front
        assert isinstance(details, DetailsSheet)
        click(details.exposed_button)
        front(hands).reject()


def jpeg_of(colour: str) -> bytes:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return jpeg(picture)
