"""What the user drops becomes an ingredient, once, however often it is dropped."""

from __future__ import annotations

import asyncio
import errno
import sys
import threading
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    DiskFull,
    ImageMissing,
    ImageUnreadable,
    LibraryUnavailable,
    LinkNotAllowed,
)
from pikascenes_desktop.domain.scene import Ingredient
from pikascenes_desktop.services import intake as module
from pikascenes_desktop.services.intake import IngredientIntake
from tests import bad_pictures
from tests.fakes.fake_images import FakeImages
from tests.fakes.fake_library import FakeLibrary

if TYPE_CHECKING:
    import os
    from contextlib import AbstractContextManager


class Desk:
    """An intake and what it works with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        self.images = FakeImages()
        self.library = FakeLibrary(folder / "library")
        self.intake = IngredientIntake(self.images, self.library, self.scratch_folder)

    def scratch_folder(self) -> AbstractContextManager[str]:
        return TemporaryDirectory(dir=self.scratch)

    def leftovers(self) -> list[Path]:
        return list(self.scratch.iterdir())

    def picture(self, name: str = "夜景.png", width: int = 3) -> Path:
        path = self.folder / name
        path.write_bytes(bad_pictures.flat_png(width, 2))
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


async def test_a_file_is_normalised_and_kept(desk: Desk) -> None:
    path = desk.picture()
    taken = await desk.intake.take(str(path))
    assert taken.source == str(path)
    assert (taken.media_type, taken.width, taken.height) == ("image/png", 3, 2)
    assert taken.sha256 is not None
    copy = desk.library.ingredient_path(taken.sha256, "image/png")
    assert len(_read(copy)) == taken.size_bytes
    assert not desk.leftovers()


async def test_a_relative_path_becomes_absolute(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.picture()
    monkeypatch.chdir(path.parent)
    assert (await desk.intake.take(path.name)).source == str(path)


async def test_a_second_take_reads_nothing(desk: Desk) -> None:
    path = desk.picture()
    first = await desk.intake.take(str(path))
    assert await desk.intake.take(str(path)) == first
    assert len(desk.images.normalised) == 1


async def test_a_changed_file_is_read_again(desk: Desk) -> None:
    first = await desk.intake.take(str(desk.picture(width=3)))
    second = await desk.intake.take(str(desk.picture(width=4)))
    assert (first.width, second.width) == (3, 4)


async def test_a_copy_that_the_library_let_go_is_made_again(desk: Desk) -> None:
    path = desk.picture()
    taken = await desk.intake.take(str(path))
    assert taken.sha256 is not None
    copy = desk.library.ingredient_path(taken.sha256, "image/png")
    _unlink(copy)
    assert await desk.intake.take(str(path)) == taken
    assert len(_read(copy)) == taken.size_bytes


async def test_only_so_many_are_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBERED", 1)
    one, other = str(desk.picture("one.png")), str(desk.picture("other.png"))
    for source in (one, other, one):
        await desk.intake.take(source)
    assert len(desk.images.normalised) == 3


async def test_a_file_taken_twice_at_once_is_read_once(desk: Desk) -> None:
    path = str(desk.picture())
    one, other = await asyncio.gather(desk.intake.take(path), desk.intake.take(path))
    assert one == other
    assert len(desk.images.normalised) == 1


async def test_when_the_first_taker_gives_up_the_second_goes_on(desk: Desk) -> None:
    path = str(desk.picture())
    desk.images.gate.clear()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(desk.intake.take(path))
        await asyncio.to_thread(lambda: None)
        second = group.create_task(desk.intake.take(path))
        await asyncio.to_thread(lambda: None)
        first.cancel()
        desk.images.gate.set()
    assert first.cancelled()
    assert second.result().width == 3
    assert not desk.leftovers()


async def test_trouble_reaches_both_takers_and_is_not_remembered(desk: Desk) -> None:
    path = desk.picture()
    desk.images.trouble[path.name] = ImageUnreadable(str(path), "damaged")
    results = await asyncio.gather(
        desk.intake.take(str(path)), desk.intake.take(str(path)), return_exceptions=True
    )
    assert all(isinstance(result, ImageUnreadable) for result in results)
    desk.images.trouble.clear()
    assert (await desk.intake.take(str(path))).width == 3


async def test_missing_files(desk: Desk) -> None:
    for source in (str(desk.folder / "gone.png"), "nul\0l.png", str(desk.picture() / "below")):
        with pytest.raises(ImageMissing):
            await desk.intake.take(source)


async def test_a_file_that_cannot_be_looked_at(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> os.stat_result:
        raise PermissionError(errno.EACCES, "no")

    path = desk.picture()
    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(ImageUnreadable) as caught:
        await desk.intake.take(str(path))
    assert caught.value.reason == "not_permitted"


@pytest.mark.parametrize(
    ("number", "error"), [(errno.ENOSPC, DiskFull), (errno.EROFS, LibraryUnavailable)]
)
async def test_no_scratch_folder(desk: Desk, number: int, error: type[Exception]) -> None:
    def refuse() -> AbstractContextManager[str]:
        raise OSError(number, "no")

    intake = IngredientIntake(desk.images, desk.library, refuse)
    with pytest.raises(error):
        await intake.take(str(desk.picture()))


async def test_a_cancel_while_the_scratch_folder_is_made_leaves_none(desk: Desk) -> None:
    made, go_on = threading.Event(), threading.Event()

    def slowly() -> AbstractContextManager[str]:
        folder = desk.scratch_folder()
        made.set()
        go_on.wait()
        return folder

    intake = IngredientIntake(desk.images, desk.library, slowly)
    path = str(desk.picture())
    async with asyncio.TaskGroup() as group:
        taking = group.create_task(intake.take(path))
        await asyncio.to_thread(made.wait)
        taking.cancel()
        await asyncio.to_thread(go_on.set)
    assert taking.cancelled()
    assert not desk.leftovers()
    assert not desk.images.normalised


def scratchless() -> AbstractContextManager[str]:
    return nullcontext("unused")


@pytest.mark.parametrize(
    "link",
    [
        "https://pictures.example.org/a.jpg?x=1&y=2#z",
        "HTTPS://pictures.example.org:8443/a.jpg",
        "https://8.8.8.8/a.jpg",
        "https://[2606:4700::1111]/a.jpg",
        "https://münchen.example/ä.jpg",
    ],
)
async def test_links_pass_as_they_are(desk: Desk, link: str) -> None:
    assert await desk.intake.take(link) == Ingredient(source=link)
    assert not desk.images.normalised


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("http://pictures.example.org/a.jpg", "not_https"),
        ("ftp://pictures.example.org/a.jpg", "not_https"),
        ("file:///etc/passwd", "not_https"),
        ("http://127.0.0.1:8000/a.jpg", "not_https"),
        ("https://me:secret@pictures.example.org/a.jpg", "has_password"),
        ("https://me@pictures.example.org/a.jpg", "has_password"),
        ("https:///a.jpg", "no_such_host"),
        ("https://pictures.example.org:port/a.jpg", "no_such_host"),
        ("https://[::1/a.jpg", "no_such_host"),
        ("https://pictures.example.org/a b.jpg", "no_such_host"),
        ("https://pictures.example.org\\@evil.example/a.jpg", "has_password"),
        ("https://pictures.example.org\\evil/a.jpg", "no_such_host"),
        ("https://pictures.example.org/\udcff.jpg", "no_such_host"),
        ("https://localhost/a.jpg", "not_public"),
        ("https://my.localhost./a.jpg", "not_public"),
        ("https://127.0.0.1/a.jpg", "not_public"),
        ("https://192.168.1.2/a.jpg", "not_public"),
        ("https://169.254.169.254/latest", "not_public"),
        ("https://[::1]/a.jpg", "not_public"),
        ("https://[fd00::1]/a.jpg", "not_public"),
        ("https://i.imgur.com/x.png", "link_turns_servers_away"),
        ("https://I.IMGUR.com.:443/x.png", "link_turns_servers_away"),
        ("https://drive.google.com/uc?id=1", "link_opens_pages"),
    ],
)
async def test_links_that_are_not_allowed(desk: Desk, link: str, reason: str) -> None:
    with pytest.raises(LinkNotAllowed) as caught:
        await desk.intake.take(link)
    assert (caught.value.link, caught.value.reason) == (link, reason)


async def test_a_host_that_is_only_not_uploaded_to_may_be_linked(desk: Desk) -> None:
    link = "https://raw.githubusercontent.com/a/b/main/c.png"
    assert (await desk.intake.take(link)).source == link


async def test_loopback_links_when_the_api_is_there(desk: Desk) -> None:
    intake = IngredientIntake(desk.images, desk.library, scratchless, allow_loopback=lambda: True)
    for link in ("http://127.0.0.1:8000/a.jpg", "http://localhost/a.jpg", "https://[::1]/a.jpg"):
        assert (await intake.take(link)).source == link
    with pytest.raises(LinkNotAllowed):
        await intake.take("http://192.168.1.2/a.jpg")
    with pytest.raises(LinkNotAllowed):
        await intake.take("https://192.168.1.2/a.jpg")


def _read(path: Path) -> bytes:
    return path.read_bytes()


def _unlink(path: Path) -> None:
    path.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
async def test_a_name_that_is_no_text_is_kept_as_some(desk: Desk) -> None:
    taken = await desk.intake.take(str(desk.picture("fox\udcff.png")))
    assert taken.source.endswith("fox\N{REPLACEMENT CHARACTER}.png")
    assert taken.sha256 is not None
