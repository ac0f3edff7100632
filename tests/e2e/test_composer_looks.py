"""The composer's painted controls in each of their states, by the colours they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.domain.errors import ImageUnreadable
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.composer.generate_button import GenerateButton
from pikascenes_desktop.ui.composer.tile import TileView
from pikascenes_desktop.ui.composer.tile_look import Look
from pikascenes_desktop.ui.theme import Theme
from tests.e2e.composer_window import composer
from tests.e2e.shell_window import shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fakes.world import World

RED = QColor("#c02020")
LINK = "https://example.com/a.png"


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


@pytest.fixture(params=[Choice.DARK, Choice.LIGHT])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[Theme]:
    theme = Theme()
    theme.apply(request.param)
    yield theme
    theme.deleteLater()


@pytest.fixture
def button(theme: Theme, home: QWidget) -> GenerateButton:
    button = GenerateButton(theme, home)
    button.setText("Generate")
    button.resize(214, 44)
    return button


@pytest.fixture
def tile(theme: Theme, home: QWidget) -> TileView:
    tile = TileView(theme, home)
    tile.resize(110, 88)
    return tile


@pytest.fixture
def home(theme: Theme) -> Generator[QWidget]:
    del theme  # its owner must outlive it
    home = QWidget()
    yield home
    home.deleteLater()


def painted(widget: QWidget) -> QImage:
    """Return what a widget itself paints, on nothing."""
    picture = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    widget.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return picture


def at(widget: QWidget, x: int, y: int) -> QColor:
    return painted(widget).pixelColor(x, y)


def over(top: QColor, part: float, below: QColor) -> QColor:
    """Return a colour that lies on another with this opacity."""

    def mixed(one: float, other: float) -> float:
        return one * part + other * (1 - part)

    return QColor.fromRgbF(
        mixed(top.redF(), below.redF()),
        mixed(top.greenF(), below.greenF()),
        mixed(top.blueF(), below.blueF()),
    )


def is_close(one: QColor, other: QColor, most: int = 4) -> bool:
    channels = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return all(abs(a - b) <= most for a, b in channels)


def red_tile(
    tile: TileView, *, is_error: bool = False, is_busy: bool = False, is_dragged: bool = False
) -> None:
    picture = QPixmap(300, 240)
    picture.fill(RED)
    look = Look(
        1,
        is_filled=True,
        picture=picture,
        is_error=is_error,
        is_busy=is_busy,
        is_dragged=is_dragged,
    )
    tile.show_look(look, "name", "tip")


# --- Generate ---------------------------------------------------------------------------------


def test_generate_has_a_colour_for_each_state(theme: Theme, button: GenerateButton):
    tokens = theme.tokens
    assert at(button, 8, 22) == tokens.accent
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert at(button, 8, 22) == tokens.accentHover
    button.setDown(True)
    assert at(button, 8, 22) == tokens.accentPressed
    button.set_state(blocked=True, busy=False)
    assert at(button, 8, 22) == tokens.pressed
    button.setDown(False)
    assert at(button, 8, 22) == tokens.hover
    assert is_close(at(button, 107, 0), tokens.lineSubtle)
    assert button.isEnabled()


def test_a_busy_generate_has_a_bar_at_its_bottom(theme: Theme, button: GenerateButton):
    theme.motion.reduce(reduced=True)
    button.set_state(blocked=False, busy=True)
    assert at(button, 100, 43) == theme.tokens.onAccent
    assert at(button, 100, 39) == theme.tokens.accent
    assert button.text() == "Generate"
    assert button.grab().toImage() == button.grab().toImage()  # it stands still


def test_a_long_label_is_never_cut(theme: Theme, button: GenerateButton):
    short = button.grab().toImage()
    button.setText("Make four practice clips of this scene")
    assert button.grab().toImage() != short
    button.setText("Make " + "many " * 20)
    button.grab()
    assert theme.tokens.accent.isValid()


# --- tiles ------------------------------------------------------------------------------------


def test_an_empty_tile_is_a_dashed_invitation(theme: Theme, tile: TileView):
    tokens = theme.tokens
    tile.show_look(Look(2), "name", "tip")
    picture = painted(tile)
    edge = {picture.pixelColor(x, 0).name() for x in range(12, 98)}
    assert tokens.lineControl.name() in edge
    assert any(picture.pixelColor(x, 0).alpha() == 0 for x in range(12, 98))
    assert picture.pixelColor(55, 44).alpha() > 0
    assert picture.pixelColor(30, 20).alpha() == 0
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert at(tile, 30, 20) == tokens.hover


def test_a_target_is_filled(theme: Theme, tile: TileView):
    tile.show_look(Look(2, is_next=True, is_target=True), "name", "tip")
    assert at(tile, 30, 20) == theme.tokens.accentSoft
    assert is_close(at(tile, 55, 44), theme.tokens.accentText, 40)


def test_the_picture_covers_the_tile_and_is_numbered(theme: Theme, tile: TileView):
    red_tile(tile)
    assert is_close(at(tile, 55, 44), RED)
    assert is_close(at(tile, 107, 44), RED)
    plate = over(theme.tokens.mediaScrim, 0.72, RED)
    assert is_close(at(tile, 8, 66), plate)
    assert (tile.remove_rect().width(), tile.remove_rect().height()) == (22, 22)


def test_the_pointer_brings_shade_and_remove(theme: Theme, tile: TileView):
    red_tile(tile)
    plain = at(tile, 55, 0)
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert is_close(plain, RED)
    assert is_close(at(tile, 55, 0), over(theme.tokens.mediaScrim, 0.45, RED), 6)
    assert is_close(at(tile, 55, 46), RED)
    button = tile.remove_rect()
    assert at(tile, button.left() + 4, button.center().y()) != at(tile, 55, button.center().y())


def test_a_dragged_tile_is_faint(theme: Theme, tile: TileView):
    del theme
    red_tile(tile, is_dragged=True)
    assert at(tile, 55, 44).alpha() == pytest.approx(0.35 * 255, abs=2)


def test_an_unreadable_picture_is_veiled(theme: Theme, tile: TileView):
    red_tile(tile, is_error=True)
    assert is_close(at(tile, 55, 60), over(theme.tokens.panel, 0.62, RED))


def test_a_picture_that_is_being_read_has_a_bar(theme: Theme, tile: TileView):
    red_tile(tile, is_busy=True)
    media = theme.tokens.mediaAccent
    rows = [y for y in range(70, 88) if is_close(at(tile, 12, y), media)]
    assert len(rows) == 3


def test_what_has_no_picture_has_a_sign(theme: Theme, tile: TileView):
    for look in (
        Look(1, is_filled=True, tag="Moved", is_error=True),
        Look(1, is_filled=True, link="https://example.com/a.png"),
        Look(1, is_filled=True, link="https://example.com/a.png", tag="Not open yet"),
    ):
        tile.show_look(look, "name", "tip")
        picture = painted(tile)
        middle = {picture.pixelColor(x, y).name() for x in range(45, 65) for y in range(26, 62)}
        assert len(middle) > 1
    assert theme.tokens.text2.isValid()


def test_a_low_tile_with_two_lines_of_tag_leaves_the_name_out(theme: Theme, tile: TileView):
    del theme
    tile.resize(90, 60)
    look = Look(1, is_filled=True, link="https://example.com/a.png", tag="Not open yet at all")
    tile.show_look(look, "name", "tip")
    tile.grab()


# --- rings and veils --------------------------------------------------------------------------


@pytest.mark.parametrize("choice", [Choice.DARK, Choice.LIGHT])
async def test_tiles_with_notes_have_rings(world: World, choice: Choice):
    async with composer(world, choice=choice) as hands:
        tokens = hands.theme.tokens
        bad = hands.picture("bad.png")
        world.intake.trouble[bad] = ImageUnreadable(bad)
        hands.page.adding.add((bad, hands.picture("small.png", 420, 280), LINK))
        await hands.read()
        inside = hands.body.widget()
        picture = inside.grab().toImage()
        for view, colour in zip(
            hands.tiles.views, (tokens.danger, tokens.warning, tokens.panel), strict=False
        ):
            edge = view.mapTo(inside, QPoint(view.width() // 2, -3))
            assert is_close(picture.pixelColor(edge), colour, 70)


async def test_a_drag_veils_the_gallery_and_rings_the_tiles(world: World):
    async with composer(world) as hands:
        hands.drops.overlay.cover(hands.right)
        hands.drops.overlay.offer(2, 6)
        overlay = hands.drops.overlay
        assert overlay.geometry() == hands.right.geometry()
        assert at(overlay, 3, 3).alpha() == pytest.approx(0.76 * 255, abs=2)
        middle = overlay.rect().center() + QPoint(0, 80)
        assert at(overlay, middle.x(), middle.y()) == hands.theme.tokens.overlay
        overlay.hide()


async def test_the_labels_follow_a_drag(world: World):
    async with composer(world) as hands:
        await hands.add("a.png")
        hands.page.set_incoming(2)
        looks = [view.look.is_target for view in hands.tiles.views]
        assert looks == [False, True, True, False, False, False]
        hands.page.set_incoming(0)
        assert not any(view.look.is_target for view in hands.tiles.views)
        await until(lambda: hands.page.room == 5)
