"""The composer's logic without its widgets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    DiskFull,
    HostMissing,
    ImageMissing,
    ImageTooLarge,
    ImageUnreadable,
    KeyMissing,
    KeyRejected,
    KeyStoreLocked,
    LibraryUnavailable,
    LinkNotAllowed,
)
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.scene import AspectRatio, Duration, Ingredient, Scene
from pikascenes_desktop.ports.media import ImageFacts
from pikascenes_desktop.services.settings import Readiness
from pikascenes_desktop.ui.composer.blockers import Place, blocker
from pikascenes_desktop.ui.composer.draft import Draft
from pikascenes_desktop.ui.composer.footer import requests
from pikascenes_desktop.ui.composer.notes import notes, tile_name
from pikascenes_desktop.ui.composer.press_guard import PressGuard
from pikascenes_desktop.ui.composer.sheet import Sheet, Tile
from pikascenes_desktop.ui.memory import MOST_RECENT, Memory
from pikascenes_desktop.ui.quitting import still_running
from pikascenes_desktop.ui.samples import SAMPLES
from pikascenes_desktop.ui.words import set_language
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ui.composer.notes import Note

FACTS = ImageFacts("image/png", 1200, 900, 1_000_000)


@pytest.fixture(autouse=True)
def _english():
    set_language("en")


def image(source: str = "/p/fox.png", digest: str | None = "aa") -> Ingredient:
    return Ingredient(source, digest, "image/png", 1200, 900, 1_000_000)


def tile(key: int = 1, problem: AppError | None = None, **changes: object) -> Tile:
    values: dict[str, object] = {"ingredient": image(digest=str(key)), "original": FACTS}
    values.update(changes)
    return Tile(key, problem=problem, **values)  # pyright: ignore[reportArgumentType]


# --- the draft --------------------------------------------------------------------------------


def test_only_six_images_fit():
    draft = Draft()
    wanted: list[int] = []
    draft.reading_wanted.connect(wanted.append)
    assert draft.add([f"{n}.png" for n in range(8)]) == 2
    assert len(draft.tiles) == 6
    assert wanted == [each.key for each in draft.tiles]
    assert draft.add(["more.png"]) == 1


def test_tiles_are_settled_failed_moved_and_replaced():
    draft = Draft()
    draft.add(["a.png", "b.png", "c.png"])
    first, second, third = (each.key for each in draft.tiles)
    draft.settle(first, image("a.png"), FACTS)
    draft.fail(second, ImageUnreadable("b.png"))
    assert not any(each.is_busy for each in draft.tiles[:2])
    assert isinstance(draft.tiles[1].problem, ImageUnreadable)
    draft.move(third, 0)
    draft.move(third, 0)
    assert [each.key for each in draft.tiles] == [third, first, second]
    draft.replace_source(second, "d.png")
    assert draft.tiles[2].ingredient.source == "d.png"
    assert draft.tiles[2].is_busy


def test_a_tile_that_is_gone_is_left_alone():
    draft = Draft()
    changes: list[None] = []
    draft.changed.connect(lambda: changes.append(None))
    draft.move(9, 0)
    draft.remove(9)
    draft.settle(9, image(), None)
    assert changes == []


def test_big_changes_can_be_taken_back():
    draft = Draft()
    assert not draft.undo()
    draft.clear()
    assert not draft.can_undo
    draft.set_scene(Scene(prompt="the fox runs"))
    draft.add(["a.png"])
    draft.settle(draft.tiles[0].key, image("a.png"), None)
    kept = draft.sheet
    draft.remove(draft.tiles[0].key)
    draft.clear()
    assert draft.sheet.is_empty
    assert draft.undo()
    assert draft.undo()
    assert draft.sheet == kept


def test_taking_back_reads_what_was_still_being_read():
    draft = Draft()
    draft.add(["a.png"])
    draft.clear()
    wanted: list[int] = []
    draft.reading_wanted.connect(wanted.append)
    draft.undo()
    assert wanted == [draft.tiles[0].key]


def test_a_loaded_scene_is_whole():
    draft = Draft()
    scene = Scene((image(), Ingredient("b.png")), prompt="p", aspect_ratio=AspectRatio.TALL, seed=7)
    wanted: list[int] = []
    draft.reading_wanted.connect(wanted.append)
    draft.load(scene, title="Fox", can_undo=False)
    assert draft.sheet.full_scene() == scene
    assert draft.sheet.title == "Fox"
    assert not draft.can_undo
    assert wanted == [draft.tiles[1].key]


@pytest.mark.parametrize(
    ("text", "seed", "is_bad"),
    [
        (None, None, False),
        ("", None, True),
        ("4821x", None, True),
        ("²", None, True),
        (" 48213907 ", 48213907, False),
        ("2147483648", None, True),
    ],
)
def test_a_seed_is_a_whole_number(text: str | None, seed: int | None, is_bad: bool):
    draft = Draft()
    draft.set_seed_text(text)
    draft.set_seed_text(text)
    assert draft.sheet.seed == seed
    assert draft.sheet.is_seed_bad is is_bad


# --- notes ------------------------------------------------------------------------------------


def said(*tiles: Tile, links_only: bool = False) -> list[tuple[int, bool, str]]:
    return [(note.number, note.is_error, note.text) for note in notes(tiles, links_only=links_only)]


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (ImageUnreadable("a"), "Image 1 cannot be read."),
        (ImageMissing("a"), "Image 1 is no longer in its folder. Locate it or remove it."),
        (
            ImageTooLarge("a"),
            "Image 1 is too large to read (over 100 megapixels or 500 MB).",
        ),
        (LinkNotAllowed("a", "not_https"), "Image 1: The link must begin with https."),
        (DiskFull("a"), "Image 1 could not be kept: No room left on the disk"),
    ],
)
def test_a_problem_is_an_error(problem: AppError, text: str):
    assert said(tile(problem=problem)) == [(1, True, text)]


def test_warnings_never_come_before_errors():
    big = ImageFacts("image/png", 9000, 6000, 64_000_000)
    small = ImageFacts("image/png", 420, 280, 1000)
    found = said(
        tile(1),
        tile(2, original=big),
        tile(3, original=small),
        tile(4, ImageUnreadable("d")),
        tile(5, is_busy=True, original=None, ingredient=Ingredient("e.png")),
    )
    assert found == [
        (4, True, "Image 4 cannot be read."),
        (2, False, "Image 2 is 64 MB; will be reduced to fit 50 MB."),
        (3, False, "Image 3 is small (420 × 280); may look soft."),  # noqa: RUF001
    ]


def test_twins_are_noted():
    link = Ingredient("https://example.com/a.png")
    found = said(
        tile(1, ingredient=image(digest="x")),
        tile(2, ingredient=image(digest="x")),
        tile(3, ingredient=link, original=None),
        tile(4, ingredient=link, original=None),
    )
    assert [text for *_, text in found] == [
        "Images 1 and 2 are the same picture.",
        "Images 3 and 4 are the same picture.",
    ]


def test_a_host_for_links_alone_blocks_files():
    link = Ingredient("https://example.com/a.png")
    found = said(tile(1), tile(2, ingredient=link, original=None), links_only=True)
    assert [(number, is_error) for number, is_error, _ in found] == [(1, True)]


def test_tiles_have_names():
    link = Ingredient("https://example.com/a.png")
    tiles = (tile(1), tile(2, ingredient=link), tile(3, is_busy=True))
    found = notes((tile(1, ImageUnreadable("a")),), links_only=False)
    assert tile_name(tiles, 0, found) == (
        "Ingredient 1 of 3, fox.png, 1200 by 900. Image 1 cannot be read."
    )
    assert tile_name(tiles, 1, ()) == "Ingredient 2 of 3, web link a.png. "
    assert tile_name(tiles, 2, ()).endswith("Reading image 3…")


# --- what blocks ------------------------------------------------------------------------------


def place(
    sheet: Sheet, readiness: Readiness | None = None, found: tuple[Note, ...] = ()
) -> Place | None:
    block = blocker(sheet, found, readiness)
    return None if block is None else block.place


def test_what_is_missing_first_is_said_first():
    ready = Readiness()
    full = Sheet(tiles=(tile(),))
    assert place(Sheet()) is Place.TILES
    assert place(full, ready, notes((tile(problem=ImageMissing("a")),), links_only=False)) is (
        Place.TILES
    )
    assert place(Sheet(full.tiles, Scene(prompt="x" * 2001)), ready) is Place.PROMPT
    assert place(Sheet(full.tiles, seed_text="x"), ready) is Place.SEED
    assert place(full, Readiness(key=KeyMissing())) is Place.ACCOUNT
    assert place(full, Readiness(key=KeyRejected())) is Place.ACCOUNT
    assert place(full, Readiness(key=KeyStoreLocked("store"))) is Place.ACCOUNT
    assert place(full, Readiness(host=HostMissing())) is Place.HOST
    assert place(full, Readiness(library=LibraryUnavailable("/l"))) is Place.LIBRARY
    assert place(full, ready) is None
    assert place(full) is None


def test_links_need_no_host():
    link = tile(ingredient=Ingredient("https://example.com/a.png"))
    assert place(Sheet((link,)), Readiness(host=HostMissing())) is None


def test_a_burst_of_presses_is_one():
    guard = PressGuard(400)
    assert guard.admit(0)
    assert not guard.admit(399)
    assert not guard.admit(798)
    assert guard.admit(1198)
    guard.begin()
    assert guard.is_busy
    assert not guard.admit(5000)
    guard.end()
    assert guard.admit(6000)


def test_an_unknown_price_is_not_shown_as_nothing():
    assert requests(1, None, practice=False) == "1 paid request"
    assert requests(2, Decimal("0.4"), practice=False) == "about $0.40 · 2 paid requests"
    assert requests(4, Decimal(1), practice=True) == "No cost"


# --- what the window remembers ----------------------------------------------------------------


def test_the_window_remembers_itself(tmp_path: Path, qapp: QGuiApplication):
    file = tmp_path / "window.ini"
    memory = Memory(file)
    screen = qapp.primaryScreen()
    assert memory.place(screen) is None
    assert memory.recent == ()
    assert memory.folder == tmp_path
    assert not memory.is_big_accepted
    memory.add_recent(image())
    assert memory.recent == (image(),)
    for n in range(MOST_RECENT + 3):
        memory.add_recent(Ingredient(f"{n}.png"))
    memory.add_recent(Ingredient("7.png"))
    memory.add_recent(Ingredient("7.png"))
    memory.accept_big()
    again = Memory(file)
    assert [each.source for each in again.recent[:2]] == ["7.png", "50.png"]
    assert len(again.recent) == MOST_RECENT
    assert again.is_big_accepted


def test_recent_images_of_an_older_version_are_read(tmp_path: Path):
    file = tmp_path / "window.ini"
    file.write_text("[General]\nrecent=/p/a.png, https://example.com/b.png\n")
    assert Memory(file).recent == (
        Ingredient("/p/a.png"),
        Ingredient("https://example.com/b.png"),
    )


def test_samples_are_whole():
    for sample in SAMPLES:
        scene = sample.scene()
        scene.check()
        assert sample.title
        assert all(path.is_file() for path in sample.paths)
    assert SAMPLES[1].scene().duration is Duration.TEN


def test_what_goes_on_without_us_is_counted():
    running = still_running(
        [
            made("a", State.GENERATING),
            made("b", State.READY),
            made("c", State.UPLOADING),
            made("d", State.UNCONFIRMED),
            made("e", State.SUBMITTING),
        ]
    )
    assert (running.sent, running.unsent) == (2, 2)
    assert running
    assert "2 not yet sent" in running.text
    assert "RunComfy" not in still_running([made("b", State.READY)]).text
    assert "not yet sent" not in still_running([made("a", State.IN_LINE)]).text
    assert not still_running([])
