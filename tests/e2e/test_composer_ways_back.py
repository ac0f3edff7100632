"""Undo, redo, presets and earlier prompts, used as their users do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from pikascenes_desktop.domain.errors import DiskFull, HistoryUnavailable
from pikascenes_desktop.domain.scene import Scene
from pikascenes_desktop.ui.composer.preset_dialogs import NameDialog
from pikascenes_desktop.ui.composer.presets import first_words
from tests.e2e.composer_window import choose, composer, menu, menu_texts
from tests.e2e.shell_window import click, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.e2e.composer_window import ComposerWindow
    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def name_dialog(hands: ComposerWindow) -> NameDialog:
    dialogs = [each for each in hands.window.findChildren(NameDialog) if each.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


# --- undo and redo ----------------------------------------------------------------------------


async def test_clear_is_one_undo_away_and_one_redo_forth(world: World):
    async with composer(world) as hands:
        await hands.add("fox.png")
        hands.body.prompt.field.setPlainText("the fox runs")
        click(hands.page.clear_button)
        assert hands.said == ["Scene cleared"]
        assert hands.draft.sheet.is_empty
        hands.page.refresh()
        assert not hands.page.clear_button.isVisible()
        hands.take_back()
        assert hands.body.prompt.text == "the fox runs"
        hands.page.redo()
        assert hands.body.prompt.text == ""
        hands.page.undo()
        assert hands.names == ["fox.png"]


async def test_clear_says_so_in_chinese(world: World):
    async with composer(world, language="zh_CN") as hands:
        await hands.add("fox.png")
        hands.page.clear()
        assert hands.said == ["场景已清空"]


async def test_a_remix_keeps_the_scene_before_it(world: World):
    async with composer(world) as hands:
        hands.page.remix(Scene(prompt="first", seed=3))
        assert hands.offers == [None]
        hands.page.remix(Scene(prompt=" a  teapot ", seed=7))
        hands.page.refresh()
        assert hands.page.title.text() == "Remix of “a teapot”"
        assert hands.draft.sheet.seed == 7
        hands.take_back()
        assert hands.body.prompt.text == "first"
        hands.page.remix(Scene())
        hands.page.refresh()
        assert hands.page.title.text() == "New scene"


async def test_the_texts_own_undo_comes_first(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        hands.tiles.focus_tile(0)
        QTest.keyClick(hands.tiles.views[0], Qt.Key.Key_Delete)
        field = hands.body.prompt.field
        field.setFocus()
        QTest.keyClicks(field, "fox")
        hands.page.undo()
        assert hands.body.prompt.text == ""
        assert hands.names == ["b.png"]
        hands.page.redo()
        assert hands.body.prompt.text == "fox"
        hands.page.undo()
        hands.page.undo()
        assert hands.names == ["a.png", "b.png"]
        hands.page.redo()
        assert hands.body.prompt.text == "fox"  # the field's own way forth comes first, too
        hands.page.redo()
        assert hands.names == ["b.png"]


async def test_the_seeds_own_undo_comes_first(world: World):
    async with composer(world) as hands:
        await hands.add("a.png")
        click(hands.body.settings.seed_mode.button("locked"))
        QTest.keyClicks(hands.body.settings.seed, "12")
        hands.page.undo()
        assert hands.body.settings.seed.text() != "12"
        hands.page.redo()
        assert hands.body.settings.seed.text() == "12"
        while hands.body.settings.seed.isUndoAvailable():
            hands.page.undo()
        hands.page.undo()
        assert hands.names == []


async def test_keys_of_undo_reach_the_window_when_the_text_has_none(world: World):
    async with composer(world) as hands:
        field = hands.body.prompt.field
        field.setFocus()
        assert not takes_override(field, Qt.Key.Key_Z)
        assert not takes_override(field, Qt.Key.Key_Y)
        QTest.keyClicks(field, "fox")
        assert takes_override(field, Qt.Key.Key_Z)
        assert takes_override(field, Qt.Key.Key_A)
        field.undo()


def takes_override(field: QWidget, key: Qt.Key) -> bool:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


# --- earlier prompts --------------------------------------------------------------------------


async def test_an_earlier_prompt_is_chosen_and_taken_back(world: World):
    async with composer(world) as hands:
        for prompt in ("the fox\nruns", "<b>the robot</b> waters its seedling"):
            await hands.desk.generations.press(world.order(prompt=prompt))
        hands.body.prompt.field.setPlainText("typed")
        click(hands.body.prompt.earlier_button)
        await until(lambda: hands.page.earlier.panel is not None)
        panel = hands.page.earlier.panel
        assert panel is not None
        shown = [panel.list.item(row).text() for row in range(panel.list.count())]
        assert shown == ["<b>the robot</b> waters its seedling", "the fox runs"]
        assert "&lt;b&gt;" in panel.list.item(0).toolTip()
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
        assert hands.body.prompt.text == "the fox\nruns"
        hands.page.undo()
        assert hands.body.prompt.text == "typed"
        QToolTip.hideText()


async def test_earlier_prompts_open_by_a_key_in_the_prompt(world: World):
    async with composer(world) as hands:
        field = hands.body.prompt.field
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_H, CONTROL | SHIFT)
        hands.page.earlier.open(field)  # a second time while it is being read
        await until(lambda: hands.page.earlier.panel is not None)
        panel = hands.page.earlier.panel
        assert panel is not None
        assert not panel.list.isVisible()
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        await until(lambda: hands.page.earlier.panel is None)


async def test_prompts_that_cannot_be_read_are_said(world: World):
    async with composer(world) as hands:
        world.history.broken = True
        click(hands.body.prompt.earlier_button)
        await until(lambda: bool(hands.troubles))
        assert isinstance(hands.troubles[0], HistoryUnavailable)
        world.history.broken = False


# --- presets ----------------------------------------------------------------------------------


async def test_a_preset_is_saved_applied_and_taken_back(world: World):
    async with composer(world) as hands:
        hands.page.presets.open_menu(hands.page.presets_button)
        assert menu_texts() == ["Save scene as preset…", "No presets yet"]
        choose("No presets yet")
        await hands.add("fox.png", "lantern.png")
        hands.body.prompt.field.setPlainText("slow dolly in, warm light at dusk")
        click(hands.page.presets_button)
        choose("Save scene as preset…")
        dialog = name_dialog(hands)
        assert dialog.field.text() == "slow dolly in"
        assert dialog.with_images.text() == "With its 2 images"
        dialog.field.setText("Dusk & snow")
        click(dialog.yes_button)
        await until(lambda: hands.said == ["Preset “Dusk & snow” saved"])
        assert world.preferences.current.presets[0].scene.ingredients == ()
        hands.body.prompt.field.setPlainText("something else")
        click(hands.page.presets_button)
        choose("Dusk && snow")
        assert hands.body.prompt.text == "slow dolly in, warm light at dusk"
        assert hands.names == ["fox.png", "lantern.png"]
        hands.page.refresh()
        assert hands.page.title.text() == "Dusk & snow"
        hands.take_back()
        assert hands.body.prompt.text == "something else"


async def test_a_preset_may_keep_its_images(world: World):
    async with composer(world) as hands:
        await hands.add("fox.png")
        hands.page.presets.ask_name()
        dialog = name_dialog(hands)
        assert dialog.with_images.text() == "With its image"
        dialog.field.setText("Fox")
        dialog.with_images.setChecked(True)
        click(dialog.yes_button)
        await until(lambda: bool(hands.said))
        hands.page.clear()
        hands.page.presets.apply(world.preferences.current.presets[0])
        assert hands.names == ["fox.png"]
        assert not hands.draft.tiles[0].is_busy


async def test_a_name_that_is_taken_is_said_beside_the_field(world: World):
    async with composer(world) as hands:
        await hands.desk.presets.save("Dusk", Scene(prompt="x"), with_images=False)
        hands.body.prompt.field.setPlainText("y")
        hands.page.presets.ask_name()
        dialog = name_dialog(hands)
        assert not dialog.with_images.isVisible()
        dialog.field.setText("dusk")
        click(dialog.yes_button)
        assert dialog.problem.text() == (
            "There is a preset named “dusk”. Nothing was changed. Choose another name."
        )
        assert dialog.field.accessibleDescription() == dialog.problem.text()
        dialog.field.setText(" ")
        click(dialog.yes_button)
        assert dialog.problem.text().startswith("Give the preset a name.")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert len(world.preferences.current.presets) == 1


async def test_presets_are_renamed_and_deleted_with_a_way_back(world: World):
    async with composer(world) as hands:
        for name in ("one", "two"):
            await hands.desk.presets.save(name, Scene(prompt=name), with_images=False)
        click(hands.page.presets_button)
        choose("Manage presets…")
        dialog = hands.page.presets.dialog
        assert dialog is not None
        dialog.list.setCurrentRow(1)
        QTest.keyClick(dialog.list, Qt.Key.Key_F2)
        name = name_dialog(hands)
        assert name.field.text() == "two"
        name.field.setText("second")
        click(name.yes_button)
        await until(lambda: dialog.list.item(1).text() == "second")
        click(dialog.delete_button)
        await until(lambda: hands.said == ["Preset “second” deleted"])
        assert dialog.list.count() == 1
        hands.take_back()
        await until(lambda: dialog.list.count() == 2)
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
        await until(lambda: dialog.list.count() == 1)
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
        await until(lambda: dialog.list.count() == 0)
        assert not dialog.rename_button.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Delete)
        dialog.delete_wanted.emit("gone")  # as when another was quicker
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert hands.page.presets.dialog is None


async def test_a_preset_that_cannot_be_kept_is_said(world: World, monkeypatch: pytest.MonkeyPatch):
    async def full(_preferences: object) -> None:
        raise DiskFull("/data")

    async with composer(world) as hands:
        hands.body.prompt.field.setPlainText("y")
        hands.page.presets.ask_name()
        monkeypatch.setattr(world.preferences, "save", full)
        click(name_dialog(hands).yes_button)
        await until(lambda: bool(hands.troubles))
        assert isinstance(hands.troubles[0], DiskFull)
        monkeypatch.undo()


# --- panels -----------------------------------------------------------------------------------


async def test_a_panel_stays_on_the_window_and_closes_by_a_click_beside_it(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        hands.window.move(100, 80)
        hands.page.recents.open(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        box = panel.box.translated(panel.pos())
        assert box.left() >= hands.window.frameGeometry().left()
        picture = panel.grab().toImage()
        inside = picture.pixelColor(panel.box.left() + 20, panel.box.top() + 3)
        assert inside == hands.theme.tokens.overlay
        QTest.mousePress(panel, Qt.MouseButton.LeftButton, pos=panel.box.center())
        assert panel.isVisible()
        QTest.mousePress(panel, Qt.MouseButton.LeftButton, pos=panel.rect().bottomRight())
        assert hands.page.recents.panel is None


async def test_panels_rise_as_they_come_in(world: World):
    async with composer(world) as hands:
        hands.page.recents.open(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        start = panel.y()
        assert panel.windowOpacity() < 1.0
        await until(lambda: panel.y() == start - 6 and panel.windowOpacity() == 1.0)
        panel.close()


async def test_panels_stand_still_when_motion_is_reduced(world: World):
    async with composer(world) as hands:
        hands.theme.motion.reduce(reduced=True)
        button = hands.body.recent_button
        below = button.mapToGlobal(button.rect().bottomLeft()).y() + 1
        hands.page.recents.open(button)
        panel = hands.page.recents.panel
        assert panel is not None
        top = panel.box.translated(panel.pos()).top()
        assert top == pytest.approx(below + 4, abs=2)  # a screen that is not there has frames
        assert panel.windowOpacity() == 1.0
        panel.close()


async def test_a_panel_opens_above_where_there_is_no_room_below(world: World):
    async with composer(world) as hands:
        hands.theme.motion.reduce(reduced=True)
        await hands.add("a.png")
        screen = hands.window.screen().availableGeometry()
        hands.window.move(0, screen.bottom() - 200)
        hands.page.recents.open(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        button = hands.body.recent_button
        top = button.mapToGlobal(button.rect().topLeft()).y()
        assert panel.box.translated(panel.pos()).bottom() < top
        panel.close()


async def test_a_panel_that_goes_does_not_take_the_next_along(world: World):
    async with composer(world) as hands:
        hands.page.recents.open(hands.body.recent_button)
        first = hands.page.recents.panel
        assert first is not None
        hands.page.recents.open(hands.body.recent_button)
        second = hands.page.recents.panel
        assert second is not None
        first.close()
        assert hands.page.recents.panel is second
        second.close()


async def test_the_presets_menu_opens_in_the_languages_direction(world: World):
    async with composer(world, language="rtl") as hands:
        await hands.add("a.png")
        button = hands.page.presets_button
        hands.page.presets.open_menu(button)
        opened = menu()
        assert opened.actions()[0].isEnabled()
        right = button.mapToGlobal(button.rect().topRight()).x()
        assert opened.geometry().right() <= right + 1
        opened.close()


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("the fox carries the lantern through the village", "the fox carries the"),
        ("Snow. Then rain.", "Snow"),
        ("狐狸提着灯笼穿过雪村。镜头缓慢推进。", "狐狸提着灯笼穿过雪村"),
        ("", ""),
    ],
)
def test_a_preset_is_named_after_the_first_words(prompt: str, name: str):
    assert first_words(prompt) == name
