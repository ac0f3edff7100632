"""A clip that comes in as a file brings its scene back; a stranger's is not believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.adapters.clip_scenes import FileClipScenes
from pikascenes_desktop.cli.arguments import as_opened, parser
from pikascenes_desktop.domain.errors import FileUnusable, LibraryUnavailable, NotOurClip
from pikascenes_desktop.domain.scene import Ingredient, Scene, scene_to_json
from pikascenes_desktop.services.clip_opening import ClipOpening
from pikascenes_desktop.ui.banner import Kind
from pikascenes_desktop.ui.opened_files import OpenedFiles
from tests.e2e.shell_window import ShellWindow, click, prefer, shell, shell_world
from tests.e2e.told_clips import FOX, SCENE, SHA, clip, payload
from tests.fakes.fake_library import FakeLibrary
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from tests.fakes.world import World


class UnpluggedLibrary(FakeLibrary):
    """A library whose drive is gone."""

    async def kept_ingredient(self, sha256: str, media_type: str) -> Path | None:
        raise LibraryUnavailable(path=str(self.root), reason="gone")


def image(source: str, **changes: Any) -> dict[str, object]:
    """Return an ingredient as a payload has it."""
    told = scene_to_json(Scene((replace(FOX, source=source),)))["ingredients"]
    assert isinstance(told, list)
    return {**told[0], **changes}


# --- what is read of a file --------------------------------------------------------------------


async def test_the_whole_scene_comes_back(tmp_path: Path) -> None:
    assert await FileClipScenes().read(clip(tmp_path, payload())) == SCENE


@pytest.mark.parametrize(
    "told",
    [
        None,
        b"no json",
        b"[" * 100_000,
        b"{}",
        payload(prompt="x" * 2001),
        payload(negative_prompt="x" * 2001),
        payload(seed=2**31),
        payload(seed=-1),
        payload(mode="strange"),
        payload(ingredients=[image("a.jpg")] * 7),
        payload(ingredients=[image("a" * 5000)]),
        payload(ingredients=[image("http://pictures.example/a.jpg")]),
        payload(ingredients=[image("https://me:secret@pictures.example/a.jpg")]),
        payload(ingredients=[image("https://[/a.jpg")]),
        payload(ingredients=["no object"]),
        payload(prompt="a\ud800b"),
        payload(negative_prompt="a\udfffb"),
        payload(ingredients=[image("a\ud800.jpg")]),
        payload(ingredients=[image("https://pictures.example/\ud800.jpg")]),
    ],
    ids=map(str, range(19)),
)
async def test_what_this_program_never_wrote_is_not_ours(tmp_path: Path, told: bytes | None):
    with pytest.raises(NotOurClip):
        await FileClipScenes().read(clip(tmp_path, told))


async def test_a_file_that_is_no_video_or_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no boxes at all")
    with pytest.raises(NotOurClip):
        await FileClipScenes().read(tmp_path / "text.mp4")
    with pytest.raises(FileUnusable) as caught:
        await FileClipScenes().read(tmp_path / "gone.mp4")
    assert caught.value.reason
    with pytest.raises(FileUnusable):
        await FileClipScenes().read(Path("a\0b.mp4"))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/etc/passwd", "passwd"),
        ("..", "picture"),
        ("\\\\evil.example\\share\\fox.jpg", "fox.jpg"),
        ("C:fox.jpg", "C fox.jpg"),
        ("fox.jpg:stream", "fox.jpg stream"),
        ("fox\u202egpj.exe", "foxgpj.exe"),
        ("a\0\n\x1b[31mb.jpg", "a [31mb.jpg"),
        ("狐 狸.jpg", "狐 狸.jpg"),
        ("x" * 300, "x" * 200),
        ("Screenshot 9.41\u202fPM.png", "Screenshot 9.41\u202fPM.png"),
        ("CON", "picture"),
        ("com1.jpg", "picture"),
        ("..\\Lpt\u00b2 .tar.png", "picture"),
        ("console.jpg", "console.jpg"),
    ],
)
async def test_where_a_stranger_says_a_picture_is_is_not_believed(
    tmp_path: Path, source: str, name: str
) -> None:
    told = payload(ingredients=[image(source)])
    (read,) = (await FileClipScenes().read(clip(tmp_path, told))).ingredients
    assert read.source == name
    assert read.sha256 == SHA


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "../../etc"},
        {"sha256": None},
        {"media_type": "../x"},
        {"width": 0},
        {"height": 10**9},
        {"size_bytes": None},
    ],
    ids=str,
)
async def test_a_digest_that_is_none_finds_nothing(tmp_path: Path, changes: dict[str, Any]):
    told = payload(ingredients=[image("fox.jpg", **changes)])
    (read,) = (await FileClipScenes().read(clip(tmp_path, told))).ingredients
    assert read == Ingredient("fox.jpg")


async def test_pictures_come_from_the_library_or_from_beside_the_clip(tmp_path: Path) -> None:
    library = FakeLibrary(tmp_path / "library")
    opening = ClipOpening(FileClipScenes(), library)
    path = clip(tmp_path, payload())
    lost, link = (await opening.scene_of(path)).ingredients
    assert lost == Ingredient(str(tmp_path / "fox.jpg"))
    assert link == SCENE.ingredients[1]
    picture = tmp_path / "normalised.jpg"
    picture.write_bytes(b"a picture")
    await library.keep_ingredient(picture, SHA, "image/jpeg")
    kept, _ = (await opening.scene_of(path)).ingredients
    assert kept == replace(FOX, source=str(tmp_path / "fox.jpg"))
    unplugged = ClipOpening(FileClipScenes(), UnpluggedLibrary(tmp_path / "library"))
    lost, _ = (await unplugged.scene_of(path)).ingredients
    assert lost.sha256 is None


# --- the window -------------------------------------------------------------------------------


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path, practice=True)


def drop(hands: ShellWindow, *paths: Path) -> QMimeData:
    """Let files go over the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(400, 300), copy, mime, left, none)
    QApplication.sendEvent(hands.window, enter)
    assert enter.isAccepted()
    return mime


def let_go(hands: ShellWindow, mime: QMimeData) -> None:
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(hands.window, QDropEvent(QPointF(400, 300), copy, mime, left, none))


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Drop to open this clip"), ("zh_CN", "松开即可打开此片段的场景")],
)
async def test_a_dropped_clip_brings_its_scene_back(world: World, language: str, says: str) -> None:
    path = clip(world.folder, payload())
    async with shell(world, language=language) as hands:
        mime = drop(hands, path)
        assert says in hands.window.drops.overlay.text
        hands.window.grab()
        let_go(hands, mime)
        await until(lambda: not hands.draft.sheet.is_empty)
        scene = hands.draft.sheet.full_scene()
        assert (scene.prompt, scene.seed, scene.aspect_ratio) == (
            SCENE.prompt,
            SCENE.seed,
            SCENE.aspect_ratio,
        )
        assert hands.window.clip_opening.question is None
        await hands.read()


async def test_a_scene_that_is_there_is_asked_about(world: World) -> None:
    path = clip(world.folder, payload())
    async with shell(world) as hands:
        opening = hands.window.clip_opening
        await hands.add("own.png")
        opening.open(path)
        await until(lambda: opening.question is not None)
        assert opening.question is not None
        first = opening.question
        opening.open(path)  # another file: the latest is meant
        await until(lambda: opening.question is not first)
        second = opening.question
        assert second is not None
        assert second.no_button is not None
        click(second.no_button)
        assert hands.draft.sheet.full_scene().prompt == ""
        assert opening.question is None
        opening.open(path)
        await until(lambda: opening.question is not None)
        click(opening.question.yes_button)
        assert hands.draft.sheet.full_scene().prompt == SCENE.prompt
        hands.composer.undo()
        assert hands.draft.sheet.full_scene().prompt == ""
        await hands.read()


async def test_a_clip_of_somebody_elses_says_so(world: World) -> None:
    path = clip(world.folder, None, "<b>holiday.mp4")
    async with shell(world) as hands:
        hands.window.clip_opening.open(path)
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        told = hands.window.banners.current
        assert told is not None
        assert "“<b>holiday.mp4” was not made by PikaScenes" in told.text
        assert hands.draft.sheet.is_empty


async def test_several_files_are_no_clip_to_open(world: World) -> None:
    paths = [clip(world.folder, payload(), name) for name in ("a.mp4", "b.mp4")]
    async with shell(world) as hands:
        let_go(hands, drop(hands, *paths))
        assert hands.draft.sheet.is_empty


async def test_a_first_start_shows_a_sample_scene_in_practice_mode(world: World) -> None:
    world.secrets.stored.clear()
    prefer(world, is_welcomed=False, host=None)
    async with shell(world) as hands:
        await until(lambda: hands.window.dialogs.first_run is not None)
        await hands.read()
        assert hands.desk.settings.current.practice
        assert hands.draft.sheet.title == "Fox and lantern"
        assert len(hands.draft.tiles) == 3
        hands.window.pages.begin_with_sample()  # again, it changes nothing
        assert hands.draft.last_step == 1


# --- the ways in ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], []),
        (["a.mp4"], ["--open", "a.mp4"]),
        (["--practice", "A.MP4"], ["--practice", "--open", "A.MP4"]),
        (["--library", "x", "a.mp4"], ["--library", "x", "--open", "a.mp4"]),
        (["--library", "a.mp4"], ["--library", "a.mp4"]),
        (["--open", "a.mp4"], ["--open", "a.mp4"]),
        (["generate", "a.mp4"], ["generate", "a.mp4"]),
        (["list"], ["list"]),
    ],
    ids=str,
)
def test_a_lone_clip_on_the_command_line_is_opened(typed: list[str], meant: list[str]) -> None:
    assert as_opened(typed) == meant
    parser().parse_args(meant)


def test_macos_tells_by_an_event_also_before_there_is_a_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    heard: list[Path] = []

    def tell(name: str) -> None:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(tmp_path / name)))

    files = OpenedFiles(qapp, "darwin")
    tell("early.mp4")
    tell("next.mp4")
    assert heard == []
    files.lead_to(heard.append)
    assert [path.name for path in heard] == ["early.mp4", "next.mp4"]
    tell("clip.mp4")
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.com/clip.mp4")))
    files.keep()
    tell("after the window.mp4")
    files.close()
    tell("late.mp4")
    assert [path.name for path in heard] == ["early.mp4", "next.mp4", "clip.mp4"]


def test_elsewhere_no_event_is_listened_to(qapp: QApplication, tmp_path: Path) -> None:
    heard: list[Path] = []
    files = OpenedFiles(qapp, "linux")
    files.lead_to(heard.append)
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(tmp_path / "clip.mp4")))
    files.close()
    assert heard == []
