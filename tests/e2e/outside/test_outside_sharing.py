"""Drag and drop and the clipboard, between the program and others, by the X server."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.outside.neighbour import Neighbour, neighbour
from tests.e2e.outside.person import at_work

if TYPE_CHECKING:
    from tests.e2e.outside.person import Desktop, Person
    from tests.e2e.program import Program

pytestmark = pytest.mark.linux_proof

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
ODD_NAMES = ("猫 と 100% #1.jpg", "naïve & 'quoted' +.jpg")
LINK = "https://example.org/pictures/whale.jpg"


@pytest.fixture
def odd_files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "odd ordner"
    folder.mkdir()
    return [
        Path(shutil.copyfile(SAMPLES / f"{sample}.jpg", folder / name))
        for sample, name in zip(("fox", "girl"), ODD_NAMES, strict=True)
    ]


def tile_names(person: Person) -> list[str]:
    start = person.texts.start("ax.tile")
    tree = person.look()
    return [one.name for one in tree.all() if one.name.startswith(start)] if tree else []


def wait_for_tiles(person: Person, count: int) -> list[str]:
    person.wait_until(lambda: len(tile_names(person)) == count)
    return tile_names(person)


def drop(person: Person, source: Neighbour, onto: tuple[int, int]) -> None:
    """Drag what another program offers onto the window, as far as the source's own word."""

    def is_over() -> bool:
        tree = person.look()
        return tree is not None and tree.all(name=person.texts("drop.title", n=1)) != []

    source.come_forward()
    person.drag(source.handle, onto, is_over)
    person.wait_until(lambda: "dropped" in source.lines)


def test_files_are_dropped_on_the_composer_and_on_the_gallery(
    desktop: Desktop, program: Program, tmp_path: Path, odd_files: list[Path]
) -> None:
    with at_work(desktop, program, "--practice") as person:
        composer = person.find(name=person.texts("ax.composer")).box
        for count, file in enumerate(odd_files, 1):
            with neighbour(desktop, person, tmp_path, "offering", "files", str(file)) as source:
                onto = composer.centre if count == 1 else (composer.right + 300, composer.y + 400)
                drop(person, source, onto)
            names = wait_for_tiles(person, count)
            assert odd_files[count - 1].name in names[-1]


def test_links_and_picture_data_are_dropped(
    desktop: Desktop, program: Program, tmp_path: Path
) -> None:
    with at_work(desktop, program, "--practice") as person:
        composer = person.find(name=person.texts("ax.composer")).box
        tiles = (composer.centre[0], composer.y + 150)
        offers = (("links", LINK), ("picture", str(SAMPLES / "boat.jpg")), ("text", LINK + "?2"))
        for count, offer in enumerate(offers, 1):
            with neighbour(desktop, person, tmp_path, "offering", *offer) as source:
                drop(person, source, tiles)
            wait_for_tiles(person, count)
        assert "whale.jpg" in tile_names(person)[0]


def test_files_a_bitmap_and_a_link_are_pasted(
    desktop: Desktop, program: Program, tmp_path: Path, odd_files: list[Path]
) -> None:
    offers = (
        ("files", *map(str, odd_files)),
        ("picture", str(SAMPLES / "boat.jpg")),
        ("text", LINK),
    )
    with at_work(desktop, program, "--practice") as person:
        for count, offer in zip((2, 3, 4), offers, strict=True):
            with neighbour(desktop, person, tmp_path, "offering", *offer):
                person.activate()
                person.keys("ctrl+v")
                wait_for_tiles(person, count)
        names = tile_names(person)
        assert [name in text for name, text in zip(ODD_NAMES, names, strict=False)] == [True] * 2
        assert "whale.jpg" in names[3]


def test_a_clip_is_dragged_out_into_another_program(
    desktop: Desktop, filled: Program, tmp_path: Path
) -> None:
    with at_work(desktop, filled, "--practice") as person:
        card = person.find("list item", starts=person.texts.start("ax.clip"))
        with neighbour(desktop, person, tmp_path, "receiving") as target:
            target.come_forward()
            x, y = card.box.centre
            person.drag((x, y - 20), target.handle, lambda: "over" in target.lines)
            person.wait_until(lambda: target.lines[-1].startswith("["))
            ((path, size, start),) = json.loads(target.lines[-1])
    assert Path(path).parent.is_relative_to(filled.library)
    assert size == Path(path).stat().st_size > 10_000
    assert bytes.fromhex(start)[4:8] == b"ftyp"
