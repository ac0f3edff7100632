"""The ways in which pictures come into a scene, and what is said of them."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.domain.errors import (
    ImageMissing,
    ImageUnreadable,
    LinkNotAllowed,
    PictureNotKept,
)
from pikascenes_desktop.domain.host import LinkProblem, LinkReport
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ports.media import ImageFacts
from pikascenes_desktop.services.intake import IngredientIntake
from pikascenes_desktop.ui.composer.link_dialog import LinkDialog
from tests.e2e.composer_window import choose, composer, menu, menu_texts
from tests.e2e.shell_window import click, prefer, shell_world
from tests.fakes.fake_images import FakeImages
from tests.fakes.manual_clock import settle, until
from tests.fakes.world import FakeIntake, World, kept
from tests.photographs import photograph, write

if TYPE_CHECKING:
    from tests.e2e.composer_window import ComposerWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LINK = "https://example.com/pictures/a%20fox.png"


class KnownImages(FakeImages):
    """Finds in headers what the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, ImageFacts] = {}

    async def inspect(self, path: Path) -> ImageFacts:
        return self.facts.get(path.name) or await super().inspect(path)


class TellingIntake(FakeIntake):
    """Tells pictures apart by their whole names."""

    async def take(self, source: str) -> Ingredient:
        image = await super().take(source)
        if image.is_link:
            return image
        name = hashlib.sha256(source.encode()).hexdigest()
        return replace(kept(self._library, name), source=source)


@pytest.fixture
def images() -> KnownImages:
    return KnownImages()


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication, images: KnownImages) -> World:
    world = shell_world(tmp_path)
    world.images = images
    world.intake = TellingIntake(world.library)
    return world


def dragged(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) if "://" in url else QUrl.fromLocalFile(url) for url in urls])
    return mime


def png(hands: ComposerWindow) -> bytes:
    return Path(hands.picture()).read_bytes()


# --- drops ------------------------------------------------------------------------------------


async def test_a_dragged_picture_brings_its_own_bytes(world: World):
    async with composer(world) as hands:
        mime = dragged("https://example.com/page")
        mime.setData("image/png", png(hands))
        assert hands.drops.enter(mime)
        assert "Drop to add 1 image" in hands.drops.overlay.text
        assert hands.tiles.views[0].look.is_target
        hands.drops.drop(mime)
        assert not hands.tiles.views[0].look.is_target
        await until(lambda: len(hands.draft.tiles) == 1)
        source = hands.draft.tiles[0].ingredient.source
        assert hands.page.pasted.owns(source)
        await hands.read()
        await until(lambda: not (world.folder / "pasted").joinpath(source).exists())


async def test_bytes_that_do_not_come_leave_the_link(world: World):
    async with composer(world) as hands:
        mime = dragged(LINK)
        mime.setData("image/png", b"")
        hands.drops.drop(mime)
        await hands.read()
        assert hands.draft.tiles[0].ingredient.source == LINK


async def test_a_folder_brings_its_pictures(world: World):
    async with composer(world) as hands:
        folder = world.folder / "downloads"
        folder.mkdir()
        hands.picture("downloads/b.png")
        hands.picture("downloads/a.png")
        mime = dragged(str(folder), hands.picture("c.png"), "/p/notes.txt")
        hands.drops.enter(mime)
        assert hands.drops.overlay.text.startswith("Drop to add the pictures in this folder")
        hands.window.grab()
        hands.drops.drop(mime)
        await until(lambda: len(hands.draft.tiles) == 3)
        assert hands.names == ["c.png", "a.png", "b.png"]
        assert hands.said == ["1 file is not a picture we can read; it was not added."]


async def test_a_folder_without_pictures_is_said(world: World):
    async with composer(world) as hands:
        folder = world.folder / "empty"
        folder.mkdir()
        hands.drops.drop(dragged(str(folder)))
        await until(lambda: bool(hands.said))
        assert hands.said == ["There are no pictures we can read in this folder"]


async def test_a_folder_that_is_gone_meanwhile_is_said(world: World):
    async with composer(world) as hands:
        folder = world.folder / "gone"
        folder.mkdir()
        hands.page.adding.take(dragged(str(folder)))
        folder.rmdir()
        await until(lambda: len(hands.said) == 2)
        assert hands.said[0].startswith("The folder “gone” cannot be opened.")


async def test_a_full_scene_says_that_nothing_fits(world: World):
    async with composer(world) as hands:
        await hands.add(*(f"{n}.png" for n in range(6)))
        hands.drops.enter(dragged(hands.picture("x.png")))
        assert hands.drops.overlay.text == (
            "There is no room for more images. 1 will not fit: a scene holds 6"
        )
        hands.window.grab()
        hands.drops.leave()
        assert not hands.drops.overlay.isVisible()


async def test_what_is_nothing_of_ours_is_left_to_others(world: World):
    async with composer(world) as hands:
        assert not hands.drops.enter(QMimeData())
        hands.drops.enter(dragged("/p/notes.txt"))
        assert hands.drops.overlay.text.startswith("These files are not pictures")
        hands.window.grab()
        hands.drops.drop(dragged("/p/notes.txt"))
        assert hands.said == ["These files are not pictures we can read"]


async def test_words_stay_in_the_field_and_pictures_do_not(world: World):
    async with composer(world) as hands:
        field = hands.body.prompt.field
        words = QMimeData()
        words.setText("the fox runs")
        assert field.canInsertFromMimeData(words)
        link = QMimeData()
        link.setText(LINK)
        assert field.canInsertFromMimeData(link)
        assert not field.canInsertFromMimeData(dragged(LINK))
        assert not field.canInsertFromMimeData(dragged("/p/fox.png"))
        assert not field.canInsertFromMimeData(QMimeData())
        field.insertFromMimeData(QMimeData())
        assert hands.body.prompt.text == ""


# --- pasting ----------------------------------------------------------------------------------


async def test_words_and_pictures_are_told_apart_by_the_prompt(world: World):
    async with composer(world) as hands:
        clipboard = QGuiApplication.clipboard()
        field = hands.body.prompt.field
        field.setFocus()
        clipboard.setText(LINK)
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
        assert hands.body.prompt.text == LINK
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL | SHIFT)
        await hands.read()
        assert hands.draft.tiles[0].ingredient.source == LINK
        clipboard.setImage(QImage(hands.picture()))
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
        await until(lambda: len(hands.draft.tiles) == 2)
        clipboard.setMimeData(dragged(hands.picture("c.png")))
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
        await until(lambda: len(hands.draft.tiles) == 3)
        clipboard.setText("only words")
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL | SHIFT)
        assert hands.said == ["There is no picture or link to paste"]
        await hands.read()


async def test_a_picture_that_cannot_be_kept_is_said(world: World):
    async with composer(world) as hands:
        (world.folder / "pasted").write_text("in the way")
        QGuiApplication.clipboard().setImage(QImage(hands.picture()))
        hands.page.adding.paste()
        await until(lambda: bool(hands.troubles))
        assert isinstance(hands.troubles[0], PictureNotKept)


async def test_a_pasted_picture_survives_a_crash(world: World):
    async with composer(world) as hands:
        content = png(hands)
    (world.folder / "pasted").mkdir()
    source = world.folder / "pasted" / "pasted-1.png"
    for name in ("pasted-1.png", "pasted-2.png"):
        (world.folder / "pasted" / name).write_bytes(content)
    draft = world.preferences.current.draft
    prefer(world, draft=type(draft)((Ingredient(str(source)),)))
    async with composer(world) as hands:
        await hands.read()
        assert hands.draft.tiles[0].ingredient.sha256 is not None
        await until(lambda: not list((world.folder / "pasted").iterdir()))


# --- links ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("example.com/a.png", "The link must begin with https. Nothing was added."),
        ("https://me:pw@example.com/a.png", "The link holds a password. Nothing was added."),
        ("https://192.168.0.1/a.png", "The link points into a private network. Nothing was"),
        (
            "https://i.imgur.com/x.png",
            (
                "The link’s website turns away servers such as RunComfy’s, so the image would "  # noqa: RUF001
                "not open. Nothing was added."
            ),
        ),
        ("https://", "The link’s website does not exist. Nothing was added."),  # noqa: RUF001
    ],
)
async def test_a_link_that_cannot_be_used_is_said_beside_the_field(
    world: World, link: str, sentence: str
):
    async with composer(world) as hands:
        hands.tiles.views[0].menu_wanted.emit(QPoint(10, 10))
        choose("Add from link…")
        dialog = hands.page.findChild(LinkDialog)
        assert dialog is not None
        dialog.field.setText(link)
        click(dialog.yes_button)
        assert dialog.problem.text().startswith(sentence)
        assert dialog.isVisible()
        QTest.keyClicks(dialog.field, "x")
        assert not dialog.problem.isVisible()
        dialog.field.setText(LINK)
        click(dialog.yes_button)
        await hands.read()
        assert hands.draft.tiles[0].ingredient.source == LINK


@pytest.mark.parametrize(
    ("problem", "note", "is_blocked"),
    [
        (
            LinkProblem.SIGN_IN,
            (
                "The link for image 1 asks for a sign-in, so RunComfy cannot open it. "
                "Save the picture and add the file."
            ),
            True,
        ),
        (LinkProblem.NOT_AN_IMAGE, "Image 1: The link does not open a picture.", True),
        (LinkProblem.HOST_UNWANTED, "Image 1: The link’s website does not want this use.", True),  # noqa: RUF001
        (
            LinkProblem.UNREACHABLE,
            (
                "Image 1: The link’s website does not answer. "  # noqa: RUF001
                "It is tried again before it is sent."
            ),
            False,
        ),
    ],
)
async def test_links_are_tried_as_soon_as_they_are_added(
    world: World, problem: LinkProblem, note: str, is_blocked: bool
):
    world.links.reports[LINK] = LinkReport(problem)
    async with composer(world) as hands:
        hands.page.adding.add((LINK,))
        await until(lambda: hands.notes == [note])
        assert bool(hands.footer.reason) is is_blocked
        assert isinstance(hands.draft.tiles[0].problem, LinkNotAllowed) is is_blocked


async def test_links_that_came_with_a_scene_are_not_tried_before_it_is_sent(world: World):
    async with composer(world) as hands:
        hands.page.remix(Scene((Ingredient(LINK),), prompt="a stranger's"))
        await hands.read()
        hands.page.undo()
        hands.page.redo()
        await hands.read()
        await settle()
        assert [tile.is_busy for tile in hands.draft.tiles] == [False]
        assert world.links.checked == []
        hands.page.adding.add((LINK,))
        await until(lambda: len(world.links.checked) == 1)


# --- recent -----------------------------------------------------------------------------------


async def test_recent_images_are_shown_and_added(world: World):
    async with composer(world) as hands:
        click(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        assert not panel.list.isVisible()
        panel.close()
        await hands.add("a.png", "b.png")
        hands.page.adding.add((LINK,))
        await hands.read()
        hands.page.clear()
        click(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        texts = [panel.list.item(row).text() for row in range(panel.list.count())]
        assert texts == ["a fox.png", "b.png", "a.png"]
        await settle()
        click(panel.list.viewport(), panel.list.visualItemRect(panel.list.item(1)).center())
        await until(lambda: hands.names == ["b.png"])
        await hands.read()


async def test_recent_images_that_moved_come_from_the_library(world: World):
    async with composer(world) as hands:
        await hands.add("a.png")
        (world.folder / "a.png").unlink()
        hands.page.clear()
        hands.page.recents.open(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        await settle()
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
        await until(lambda: len(hands.draft.tiles) == 1)
        assert hands.draft.tiles[0].ingredient.sha256 is not None


async def test_recent_images_that_are_gone_are_said(world: World):
    async with composer(world) as hands:
        hands.memory.add_recent(Ingredient("/gone/fox.png"))
        hands.memory.add_recent(Ingredient("/gone/\0.png", "aa", "image/png"))
        hands.page.recents.open(hands.body.recent_button)
        panel = hands.page.recents.panel
        assert panel is not None
        await until(lambda: "no longer in its folder" in panel.list.item(1).toolTip())
        panel.list.setCurrentRow(1)
        QTest.keyClick(panel.list, Qt.Key.Key_Space)
        await until(lambda: bool(hands.said))
        assert hands.said == ["“fox.png” is no longer in its folder, so it was not added."]
        assert hands.draft.tiles == ()


async def test_the_tile_menu_has_recent_too(world: World):
    async with composer(world) as hands:
        hands.tiles.views[0].menu_wanted.emit(QPoint(10, 10))
        assert menu_texts() == ["Add images…", "Paste", "Add from link…", "Recent"]
        choose("Recent")
        assert hands.page.recents.panel is not None
        hands.page.recents.panel.close()
        await hands.add("a.png", "b.png")
        hands.tiles.views[0].menu_wanted.emit(QPoint(10, 10))
        assert menu_texts()[:4] == [
            "Replace image 1…",
            "Move earlier",
            "Move later",
            "Remove image 1",
        ]
        assert not menu().actions()[1].isEnabled()
        choose("Move later")
        assert hands.names == ["b.png", "a.png"]
        hands.tiles.views[1].menu_wanted.emit(QPoint(10, 10))
        choose("Remove image 2")
        assert hands.said == ["Image 2 removed"]
        hands.take_back()
        assert hands.names == ["b.png", "a.png"]
        hands.page.adding.remove(99)


# --- notes ------------------------------------------------------------------------------------


async def test_every_kind_of_note_has_its_sentence(world: World, images: KnownImages):
    images.facts = {
        "big.png": ImageFacts("image/png", 9000, 6000, 64_000_000),
        "small.png": ImageFacts("image/png", 420, 280, 1000),
        "phone.heic": ImageFacts("image/heic", 4000, 3000, 2_000_000),
    }
    async with composer(world) as hands:
        gone = str(world.folder / "gone.png")
        world.intake.trouble[gone] = ImageMissing(gone)
        images.facts["gone.png"] = images.facts["big.png"]
        bad = hands.picture("bad.png")
        world.intake.trouble[bad] = ImageUnreadable(bad)
        for name in ("big.png", "small.png", "phone.heic"):
            hands.picture("x.png")
            (world.folder / name).write_bytes((world.folder / "x.png").read_bytes())
        sources = [str(world.folder / name) for name in ("big.png", "small.png", "phone.heic")]
        hands.page.adding.add((*sources, gone, bad, sources[1]))
        await hands.read()
        assert hands.notes == [
            "Image 4 is no longer in its folder. Locate it or remove it.",
            "Image 5 cannot be read.",
            "Image 1 is 64 MB; will be reduced to fit 50 MB.",
        ]
        more = hands.body.note_list.rows[-1].findChildren(type(hands.body.recent_button))[0]
        assert more.text() == "4 more"
        click(more)
        assert hands.notes[3:] == [
            "Image 2 is small (420 × 280); may look soft.",  # noqa: RUF001
            "Image 3 will be converted from HEIC to PNG.",
            "Image 6 is small (420 × 280); may look soft.",  # noqa: RUF001
            "Images 2 and 6 are the same picture.",
        ]
        hands.body.note_list.action_wanted.emit(4, "warn.locate")
        dialog = hands.page.findChildren(QFileDialog)[-1]
        assert dialog.directory().path() == str(world.folder)
        dialog.filesSelected.emit([hands.picture("found.png")])
        dialog.close()
        await hands.read()
        assert hands.names[3] == "found.png"
        hands.draft.remove(hands.draft.tiles[4].key)
        hands.page.refresh()
        hands.window.grab()


async def test_a_missing_host_is_said_of_the_first_file(world: World):
    prefer(world, host=None)
    async with composer(world) as hands:
        hands.page.adding.add((LINK,))
        await hands.add("a.png", "b.png")
        assert hands.notes == ["Image 2 is on this computer. Choose an upload host."]
        assert hands.footer.reason == "Choose an upload host"
        hands.body.note_list.action_wanted.emit(2, "ban.host.go")
        assert hands.opened == ["host"]
        hands.body.note_list.action_wanted.emit(2, "ban.library.go")
        assert hands.opened == ["host", "library"]
        await settle()


# --- a phone's own format ---------------------------------------------------------------------


async def test_a_photograph_from_a_phone_is_taken(world: World, tmp_path: Path):
    real = VipsImages()
    world.images = real  # pyright: ignore[reportAttributeAccessIssue] -- the real thing
    world.intake = IngredientIntake(  # pyright: ignore[reportAttributeAccessIssue]
        real, world.library, lambda: tempfile.TemporaryDirectory(dir=tmp_path)
    )
    try:
        async with composer(world) as hands:
            photo = tmp_path / "IMG_0001.heic"
            write(photograph("chelsea"), photo, orientation=6)
            hands.page.adding.add((str(photo),))
            await hands.read()
            tile = hands.draft.tiles[0]
            assert tile.problem is None
            assert tile.ingredient.media_type in {"image/png", "image/jpeg"}
            kind = "PNG" if tile.ingredient.media_type == "image/png" else "JPEG"
            assert f"Image 1 will be converted from HEIC to {kind}." in hands.notes
            assert hands.footer.reason == ""
    finally:
        await real.close()
