"""What drops and the clipboard offer, as desktops and browsers word it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from pikascenes_desktop.domain.errors import DiskFull, ImageUnreadable, PictureNotKept
from pikascenes_desktop.ui.composer.browser_drags import (
    FIREFOX_LINK,
    WINDOWS_FILE,
    WINDOWS_NAMES,
)
from pikascenes_desktop.ui.composer.pasted import PastedPictures
from pikascenes_desktop.ui.composer.sources import (
    BITMAP,
    display_name,
    is_picture_name,
    offer,
    picture,
    pictures_in,
)

pytestmark = pytest.mark.usefixtures("qapp")

PNG = b"\x89PNG\r\n\x1a\n of a fox"
PAGE = "https://example.com/page"


def drag(*urls: str, html: str = "", text: str = "") -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl(url) for url in urls])
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    return made


def bitmap() -> QImage:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def test_files_come_first(tmp_path: Path):
    made = drag("file:///p/fox.png", "file:///p/notes.txt", PAGE)
    made.setData("image/png", PNG)
    offered = offer(made)
    assert offered.files == (str(Path("/p/fox.png")),)
    assert (offered.refused, offered.count, offered.has_picture) == (1, 1, False)


def test_folders_stand_for_the_pictures_inside(tmp_path: Path):
    folder = tmp_path / "Downloads v2"
    folder.mkdir()
    for name in ("b.png", "A.JPG", "notes.txt", "no-ending"):
        (folder / name).write_bytes(PNG)
    (folder / "inner.png").mkdir()
    offered = offer(drag(QUrl.fromLocalFile(str(folder)).toString()))
    assert offered.folders == (str(folder),)
    assert offered.count == 0
    assert offered.is_ours
    assert [display_name(each) for each in pictures_in(folder)] == ["A.JPG", "b.png"]


def test_bytes_come_before_links():
    made = drag(PAGE)
    made.setData("image/png", PNG)
    offered = offer(made)
    assert offered.format == "image/png"
    assert offered.links == (PAGE,)
    assert offered.count == 1
    assert picture(made, offered) == PNG


def test_chromium_offers_the_file_itself():
    named = 'application/octet-stream;name="fox.webp"'
    made = drag(PAGE)
    made.setData(named, PNG)
    assert offer(made).format == named
    other = drag(PAGE)
    other.setData('application/octet-stream;name="clip.mp4"', PNG)
    assert offer(other).links == (PAGE,)


def test_windows_offers_a_virtual_file():
    made = drag(PAGE)
    made.setData(WINDOWS_FILE, PNG)
    made.setData(WINDOWS_NAMES, bytes(76) + "fox.jpg\0".encode("utf-16-le") + bytes(400))
    assert picture(made, offer(made)) == PNG
    made.setData(WINDOWS_NAMES, bytes(76) + "page.html\0".encode("utf-16-le"))
    assert offer(made).links == (PAGE,)


def test_firefox_names_the_pictures_own_address():
    made = drag(PAGE)
    made.setData(FIREFOX_LINK, "https://cdn.example.com/fox.png\0".encode("utf-16-le"))
    assert offer(made).links == ("https://cdn.example.com/fox.png",)


def test_the_picture_of_a_page_is_meant_rather_than_the_page():
    shown = '<a href="/page"><img alt="a fox" src="https://cdn.example.com/fox.png"></a>'
    assert offer(drag(PAGE, html=shown)).links == ("https://cdn.example.com/fox.png",)
    assert offer(drag(PAGE, html="<img src='/fox.png'>")).links == (PAGE,)
    assert offer(drag(PAGE, html="<a href='/page'>a page</a>")).links == (PAGE,)
    assert offer(drag(PAGE, html="words <img src='https://x.example/a.png'>")).links == (PAGE,)
    assert offer(drag(PAGE, html="<img alt='nothing'>")).links == (PAGE,)


def test_pictures_inside_pages_come_with_their_bytes():
    inline = '<img src="data:image/png;base64,iVBORw0KGgo=">'
    made = drag(html=inline)
    assert offer(made).inline == b"\x89PNG\r\n\x1a\n"
    assert offer(made).count == 1
    assert picture(made, offer(made)) == b"\x89PNG\r\n\x1a\n"
    assert offer(drag(html='<img src="data:image/svg+xml,%3Csvg/%3E">')).inline == b"<svg/>"
    assert not offer(drag(html='<img src="data:image/png;base64,A">')).is_ours


def test_bitmaps_are_fetched():
    made = drag(PAGE)
    made.setImageData(bitmap())
    offered = offer(made)
    assert offered.format == BITMAP
    fetched = picture(made, offered)
    assert isinstance(fetched, QImage)
    assert fetched.size() == bitmap().size()
    empty = QMimeData()
    empty.setImageData(QImage())
    assert picture(empty, offer(empty)) is None


def test_bytes_that_do_not_come_are_nothing():
    made = QMimeData()
    made.setData("image/png", b"")
    assert picture(made, offer(made)) is None


def test_text_counts_when_it_is_links_alone():
    links = "https://example.com/a.png\nhttps://example.com/b.png\n"
    assert offer(drag(text=links)).count == 2
    assert not offer(drag(text="look at https://example.com/a.png")).is_ours
    assert not offer(QMimeData()).is_ours
    odd = drag("https://example.com/a b.png", "ftp://example.com/c.png")
    assert offer(odd).links == ("https://example.com/a%20b.png",)


def test_pictures_are_known_by_their_names():
    assert is_picture_name("/p/Fox.JPEG")
    assert is_picture_name("/p/no-ending")
    assert not is_picture_name("/p/clip.mp4")
    assert offer(drag("file:///p/no-ending")).files == (str(Path("/p/no-ending")),)
    assert display_name("https://example.com/p/a%20fox.png?x=1") == "a fox.png"
    assert display_name("https://example.com/") == "example.com"


# --- pictures without a file ------------------------------------------------------------------


async def test_pasted_pictures_become_files_in_app_data(tmp_path: Path):
    pasted = PastedPictures(tmp_path / "pasted")
    drawn = await pasted.keep(bitmap())
    assert QImage(drawn).size() == bitmap().size()
    given = await pasted.keep(PNG)
    assert pasted.owns(given)
    assert not pasted.owns("/p/fox.png")
    await pasted.sweep([given])
    assert [path.name for path in (tmp_path / "pasted").iterdir()] == [display_name(given)]
    await pasted.drop(given)
    await pasted.drop(given)
    await pasted.drop(str(tmp_path / "fox.png"))
    assert list((tmp_path / "pasted").iterdir()) == []


async def test_what_is_no_picture_is_not_kept(tmp_path: Path):
    with pytest.raises(ImageUnreadable):
        await PastedPictures(tmp_path).keep(QImage())


async def test_a_folder_that_takes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    in_the_way = tmp_path / "pasted"
    in_the_way.write_text("a file")
    with pytest.raises(PictureNotKept):
        await PastedPictures(in_the_way).keep(PNG)

    def full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(DiskFull):
        await PastedPictures(tmp_path / "other").keep(PNG)


async def test_a_file_that_cannot_be_removed_waits_for_the_next_start(tmp_path: Path):
    folder = tmp_path / "pasted"
    (folder / "pasted-1").mkdir(parents=True)
    await PastedPictures(folder).sweep([])
    assert (folder / "pasted-1").is_dir()
