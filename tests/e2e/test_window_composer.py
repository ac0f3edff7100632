"""The composer used as its users do: clicked, typed at, dropped on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from pikascenes_desktop.domain.errors import (
    HistoryUnavailable,
    ImageUnreadable,
    LibraryUnavailable,
)
from pikascenes_desktop.domain.scene import AspectRatio, Duration, Ingredient, Scene
from pikascenes_desktop.services.host_proofs import with_proof
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.composer.blockers import Place
from pikascenes_desktop.ui.questions import Question
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.manual_clock import settle, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


# --- sending ----------------------------------------------------------------------------------


async def test_a_scene_is_sent_as_it_stands(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png", "lantern.png")
        field = hands.body.prompt.field
        click(field.viewport())
        QTest.keyClicks(field, "the fox runs")
        click(hands.body.settings.shape.button("9:16"))
        click(hands.body.settings.quality.button("720p"))
        click(hands.body.settings.length.button("10"))
        click(hands.body.settings.follow.button("precise"))
        click(hands.footer.variations.button("2"))
        assert hands.footer.generate.text() == "Generate 2 clips"
        await until(lambda: "about $0.90 · 2 paid requests" in hands.footer.cost)
        hands.generate()
        await until(lambda: len(world.service.sent) == 2)
        body = json.loads(world.service.sent[0][2])
        assert body["promptText"] == "the fox runs"
        assert body["aspectRatio"] == "9:16"
        assert body["resolution"] == "720p"
        assert body["duration"] == 10
        assert body["ingredientsMode"] == "precise"
        assert len(body["images"]) == 2
        await until(lambda: hands.window.notice.text == "Added to the gallery")
        stored = await world.stored()
        assert {each.price_usd for each in stored} == {"0.45"}
        assert len({each.press_id for each in stored}) == 1


async def test_a_hundred_rapid_clicks_are_one_press(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        for _ in range(100):
            hands.generate()
        await until(lambda: len(world.service.sent) == 1)
        for _ in range(100):
            hands.generate()
        await until(lambda: not hands.composer.press.is_busy)
        assert len(await world.stored()) == 1


async def test_the_keyboard_sends_too(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        hands.footer.generate.setFocus()
        QTest.keyClick(hands.footer.generate, Qt.Key.Key_Return)
        await until(lambda: len(world.service.sent) == 1)
        QTest.keyClick(hands.footer.generate, Qt.Key.Key_A)


async def test_a_press_waits_for_pictures_that_are_being_read(world: World):
    async with shell(world) as hands:
        hands.composer.adding.add((hands.picture(),))
        hands.generate()
        assert hands.composer.press.is_busy
        hands.composer.refresh()
        assert hands.footer.reason == "Reading image 1…"
        assert not hands.footer.generate.is_blocked
        await until(lambda: len(world.service.sent) == 1)
        await until(lambda: hands.footer.reason == "")


async def test_a_picture_that_turns_out_bad_stops_the_press(world: World):
    async with shell(world) as hands:
        path = hands.picture()
        world.intake.trouble[path] = ImageUnreadable(path)
        hands.composer.adding.add((path,))
        hands.generate()
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        assert world.service.sent == []


async def test_nothing_is_sent_that_cannot_be_written_down(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    async def full(_generations: object) -> None:
        raise HistoryUnavailable("/data")

    async with shell(world) as hands:
        await hands.add("fox.png")
        monkeypatch.setattr(world.history, "add_press", full)
        hands.generate()
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        assert world.service.sent == []
        assert not hands.composer.press.is_busy


async def test_a_big_press_is_asked_about_once(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        click(hands.body.settings.length.button("10"))
        click(hands.footer.variations.button("4"))
        hands.generate()
        question = hands.window.findChild(Question)
        assert question is not None
        assert question.windowTitle() == "Send 4 clips?"
        assert world.service.sent == []
        question.remember.setChecked(True)
        click(question.yes_button)
        await until(lambda: len(world.service.sent) == 4)
        assert hands.composer.memory.is_big_accepted


async def test_practice_costs_nothing(tmp_path: Path, qapp: QApplication):
    world = shell_world(tmp_path, practice=True)
    async with shell(world) as hands:
        await hands.add("fox.png")
        assert hands.footer.generate.text() == "Make a practice clip"
        assert hands.footer.cost == "No cost"
        click(hands.footer.variations.button("3"))
        assert hands.footer.generate.text() == "Make 3 practice clips"
        assert hands.window.banners.has(Kind.PRACTICE)


# --- blocked ----------------------------------------------------------------------------------


async def test_generate_goes_to_what_is_missing(world: World):
    async with shell(world) as hands:
        window = hands.window
        assert hands.footer.reason == "Add at least one image"
        assert hands.footer.generate.is_blocked
        hands.generate()
        assert QApplication.focusWidget() is hands.body.tiles.views[0]
        await hands.add("fox.png")
        hands.body.prompt.field.setPlainText("x" * 2001)
        await until(lambda: hands.footer.reason == "The prompt is too long")
        hands.generate()
        assert QApplication.focusWidget() is hands.body.prompt.field
        assert hands.body.prompt.counter.text() == "1 character too long"
        hands.body.prompt.field.setPlainText("x" * 1950)
        assert hands.body.prompt.counter.property("warning") == "true"
        click(hands.body.settings.seed_mode.button("locked"))
        QTest.keyClicks(hands.body.settings.seed, "4821x")
        await until(lambda: hands.footer.reason == "The seed needs a whole number")
        assert hands.body.settings.seed_problem.isVisible()
        hands.generate()
        assert QApplication.focusWidget() is hands.body.settings.seed
        hands.body.settings.seed.clear()
        QTest.keyClicks(hands.body.settings.seed, "48213907")
        await until(lambda: hands.footer.reason == "")
        assert hands.draft.sheet.full_scene().seed == 48213907
        assert window.settings is None
        assert world.service.sent == []


@pytest.mark.parametrize(
    ("spoil", "reason", "page"),
    [
        ("key", "Add your RunComfy key", "account"),
        ("host", "Choose an upload host", "host"),
        ("library", "Library folder is missing", "library"),
    ],
)
async def test_generate_opens_the_settings_that_are_missing(
    world: World, spoil: str, reason: str, page: str
):
    if spoil == "key":
        world.secrets.stored.clear()
    elif spoil == "host":
        prefer(world, host=None)
    else:
        world.library.trouble = LibraryUnavailable("/gone")
    async with shell(world) as hands:
        hands.composer.draft.load(Scene((Ingredient("fox.png", "aa", "image/png"),)))
        await until(lambda: hands.footer.reason == reason)
        hands.generate()
        dialog = hands.window.settings
        assert dialog is not None
        assert dialog.page == page
        assert hands.window.banners.has(Kind.LIBRARY) is (spoil == "library")
        dialog.reject()


async def test_ready_signs_lead_to_their_settings(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        await until(hands.footer.ready_items[Place.HOST].isVisible)
        click(hands.footer.ready_items[Place.HOST])
        assert hands.window.settings is not None
        assert hands.window.settings.page == "host"
        hands.window.settings.reject()


async def test_an_untested_host_has_a_dash_and_a_full_disk_its_room(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        host = hands.footer.ready_items[Place.HOST]
        library = hands.footer.ready_items[Place.LIBRARY]
        await until(host.isVisible)
        assert host.accessibleName() == "Upload: not tested since its last change"
        dash = host.icon().pixmap(12).toImage()
        await hands.desk.settings.save(with_proof(hands.desk.settings.current, "fake", works=True))
        await until(lambda: host.accessibleName() == "Upload")
        assert host.icon().pixmap(12).toImage() != dash
        assert not host.toolTip()
        assert library.text() == "Library"
        world.library.room = 120_000_000
        hands.composer.readiness.look()
        await until(lambda: library.text() == "120 MB free")
        assert library.accessibleName() == "Library: 120 MB free"
        # where not all fits, what is not as it should be stays
        hands.footer.variations.set_value("4")
        hands.window.resize(880, 600)
        hands.composer.refresh()
        await settle()
        assert library.isVisible()
        assert not host.isVisible()


async def test_what_is_in_place_stands_beside_what_is_missing(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        world.secrets.stored.clear()
        hands.composer.readiness.look()
        await until(lambda: hands.footer.reason == "Add your RunComfy key")
        shown = [item.text() for item in hands.footer.ready_items.values() if item.isVisible()]
        assert shown == ["Upload", "Library"]
        assert hands.footer.cost == ""


# --- ingredients ------------------------------------------------------------------------------


def name(tile: object) -> str:
    return tile.ingredient.source.rsplit("/", 1)[-1]  # type: ignore[attr-defined]


async def test_files_are_browsed_for(world: World):
    async with shell(world) as hands:
        click(hands.body.tiles.views[0])
        dialog = hands.composer.findChild(QFileDialog)
        assert dialog is not None
        dialog.filesSelected.emit([hands.picture("a.png"), hands.picture("b.png")])
        dialog.close()
        await hands.read()
        assert len(hands.draft.tiles) == 2
        hands.body.tiles.focus_tile(1)
        QTest.keyClick(hands.body.tiles.views[1], Qt.Key.Key_Return)
        dialog = hands.composer.findChildren(QFileDialog)[-1]
        dialog.filesSelected.emit([hands.picture("c.png")])
        dialog.close()
        await hands.read()
        assert [name(tile) for tile in hands.draft.tiles] == ["a.png", "c.png"]


async def test_too_many_images_are_said(world: World):
    async with shell(world) as hands:
        await hands.add(*(f"{n}.png" for n in range(8)))
        assert len(hands.draft.tiles) == 6
        assert hands.window.notice.text.startswith("A scene holds 6 images. 2 were not added")


async def test_notes_lead_to_their_tiles(world: World):
    async with shell(world) as hands:
        bad = hands.picture("bad.png")
        world.intake.trouble[bad] = ImageUnreadable(bad)
        hands.composer.adding.add((hands.picture("small.png", 420, 280), bad))
        await hands.read()
        rows = hands.body.note_list.rows
        assert len(rows) == 2
        assert hands.body.tiles.views[1].look.tag == "Can’t read"  # noqa: RUF001
        hands.body.note_list.tile_wanted.emit(2)
        assert QApplication.focusWidget() is hands.body.tiles.views[1]
        hands.body.note_list.action_wanted.emit(2, "warn.replace")
        dialog = hands.composer.findChild(QFileDialog)
        assert dialog is not None
        dialog.close()
        assert hands.footer.reason == "Image 2 needs your attention"
        hands.generate()
        assert QApplication.focusWidget() is hands.body.tiles.views[1]
        hands.theme.apply(hands.desk.settings.current.theme)
        hands.composer.grab()


async def test_a_host_for_links_blocks_files(world: World):
    prefer(world, host="links")
    async with shell(world) as hands:
        await hands.add("fox.png")
        assert hands.footer.reason == "Image 1 needs your attention"
        hands.body.note_list.action_wanted.emit(1, "ban.host.go")
        assert hands.window.settings is not None
        assert hands.window.settings.page == "host"
        hands.window.settings.reject()


# --- paste, drop, links -----------------------------------------------------------------------


async def test_pictures_are_pasted(world: World):
    async with shell(world) as hands:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("no picture")
        hands.composer.adding.paste()
        assert hands.window.notice.text == "There is no picture or link to paste"
        clipboard.setImage(QImage(hands.picture()))
        hands.body.prompt.field.setFocus()
        QTest.keyClick(hands.body.prompt.field, Qt.Key.Key_V, CONTROL)
        await until(lambda: len(hands.draft.tiles) == 1)
        await hands.read()
        assert "pasted-" in hands.draft.tiles[0].ingredient.source
        clipboard.setText("https://example.com/a.png")
        hands.body.tiles.focus_tile(0)
        hands.window.menus.paste_wanted.emit()
        await hands.read()
        assert hands.draft.tiles[1].ingredient.is_link
        clipboard.setText("some words")
        QTest.keyClick(hands.body.prompt.field, Qt.Key.Key_V, CONTROL)
        assert hands.body.prompt.text == "some words"
        hands.composer.grab()


async def test_pictures_are_dropped_anywhere(world: World):
    async with shell(world) as hands:
        await hands.add("a.png", "b.png", "c.png", "d.png", "e.png")
        window = hands.window
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(hands.picture("x.png")) for _ in range(2)])
        assert window.drops.enter(mime)
        assert window.drops.overlay.isVisible()
        assert "Drop to add 1 image" in window.drops.overlay.text
        assert "1 will not fit" in window.drops.overlay.text
        window.grab()
        drop = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(drop)
        assert not window.drops.overlay.isVisible()
        await hands.read()
        assert len(hands.draft.tiles) == 6
        assert hands.window.notice.text.startswith("A scene holds 6 images. 1 was not added")


async def test_what_is_no_picture_is_refused(world: World):
    async with shell(world) as hands:
        mime = QMimeData()
        assert not hands.window.drops.enter(mime)
        mime.setUrls([QUrl.fromLocalFile("/p/notes.txt")])
        assert hands.window.drops.enter(mime)
        assert hands.window.drops.overlay.text.startswith("These files are not pictures")
        hands.window.grab()
        hands.window.drops.drop(mime)
        assert hands.window.notice.text == "These files are not pictures we can read"
        assert not hands.body.prompt.field.canInsertFromMimeData(mime)


# --- the draft --------------------------------------------------------------------------------


async def test_the_draft_is_saved_and_comes_back(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        hands.body.prompt.field.setPlainText("the fox runs")
        click(hands.body.avoid.row)
        hands.body.avoid.field.setPlainText("blur,\n text")
        await until(lambda: world.preferences.current.draft.negative_prompt != "")
        click(hands.body.settings.shape.button("1:1"))
    saved = world.preferences.current.draft
    assert saved.prompt == "the fox runs"
    assert saved.aspect_ratio is AspectRatio.SQUARE
    async with shell(world) as hands:
        assert hands.body.prompt.text == "the fox runs"
        assert hands.body.avoid.row.inside.text() == "blur, text"
        assert len(hands.draft.tiles) == 1
        assert hands.draft.sheet.full_scene() == saved
        assert not hands.draft.can_undo


async def test_a_draft_that_cannot_be_saved_is_said(world: World):
    async with shell(world) as hands:
        world.preferences.full = True
        hands.body.prompt.field.setPlainText("x")
        await until(lambda: hands.window.banners.has(Kind.DISK))
        world.preferences.full = False


async def test_clear_is_one_undo_away(world: World):
    async with shell(world) as hands:
        hands.composer.clear()
        await hands.add("fox.png")
        click(hands.composer.clear_button)
        assert hands.draft.sheet.is_empty
        assert hands.window.notice.text == "Scene cleared"
        click(hands.window.notice.action_button)
        assert len(hands.draft.tiles) == 1
        assert hands.window.notice.text == ""


async def test_a_remix_copies_everything_and_locks_the_seed(world: World):
    scene = Scene(
        (Ingredient("fox.png", "aa", "image/png"),), "a  fox", "blur", duration=Duration.TEN, seed=7
    )
    async with shell(world) as hands:
        await hands.add("old.png")
        hands.composer.remix(scene)
        assert hands.draft.sheet.full_scene() == scene
        assert hands.body.settings.seed.text() == "7"
        assert hands.composer.title.text() == "New scene"
        await until(lambda: hands.composer.title.text() == "Remix of “a fox”")
        click(hands.window.notice.action_button)
        assert name(hands.draft.tiles[0]) == "old.png"


# --- sizes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "width", "folded"),
    [((1280, 800), 380, False), ((1100, 800), 348, False), ((960, 640), 320, True)],
)
async def test_the_composer_follows_the_window(
    world: World, size: tuple[int, int], width: int, folded: bool
):
    async with shell(world) as hands:
        hands.window.resize(*size)
        await until(lambda: hands.composer.width() == width)
        assert hands.body.fold.isVisible() is folded
        assert hands.body.settings.isVisible() is not folded
        tiles = hands.body.tiles
        assert tiles.views[2].geometry().right() == tiles.width() - 1
        assert tiles.width() == width - 32


async def test_folded_settings_open_by_hand(world: World):
    async with shell(world) as hands:
        hands.window.resize(960, 610)
        await until(hands.body.fold.isVisible)
        assert hands.body.tiles.views[0].height() == 72
        click(hands.body.fold)
        assert hands.body.settings.isVisible()
        click(hands.body.fold)
        assert not hands.body.settings.isVisible()
        hands.window.resize(960, 800)
        await until(lambda: not hands.body.fold.isVisible())
        assert hands.body.settings.isVisible()


async def test_a_removed_tile_is_not_read_any_more(world: World):
    async with shell(world) as hands:
        hands.composer.adding.add((hands.picture(),))
        hands.draft.remove(hands.draft.tiles[0].key)
        await settle()
        assert world.intake.taken == []


async def test_the_draft_is_saved_again_when_it_changed_meanwhile(world: World):
    async with shell(world) as hands:
        hands.body.prompt.field.setPlainText("one")
        hands.composer.keeper.save_now()
        hands.composer.keeper.save_now()
        hands.body.prompt.field.setPlainText("two")
        await hands.composer.keeper.flush()
        assert world.preferences.current.draft.prompt == "two"


async def test_readiness_is_asked_again_when_it_changed_meanwhile(world: World):
    async with shell(world) as hands:
        watch = hands.composer.readiness
        watch.look()
        watch.look()
        world.library.trouble = LibraryUnavailable("/gone")
        await until(lambda: watch.known is not None and watch.known.library is not None)
