"""Where motion is reduced nothing moves by itself, whatever is done in the window."""

from __future__ import annotations

import ast
import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtTest import QTest

import pikascenes_desktop
from tests.render.looks import Look
from tests.render.plays import cast
from tests.render.stage import CountingThreads, Stage, opened, sample

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

UI: Final = Path(pikascenes_desktop.__file__).parent / "ui"
KINDS: Final = {"QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QPauseAnimation"}
ASKS: Final = {"milliseconds", "is_reduced", "may_loop"}
"""What `Motion` is asked."""


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return called | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_whatever_can_move_asks_whether_it_may() -> None:
    moving = {file: names_in(file) for file in UI.rglob("*.py")}
    rash = [file.name for file, used in moving.items() if used & KINDS and not used & ASKS]
    assert rash == []
    assert sum(bool(used & KINDS) for used in moving.values()) >= 3, "nothing was found at all"


def moving(stage: Stage) -> list[str]:
    """Return what is on the move, anywhere in the window and above it."""
    return [
        type(each.parent()).__name__
        for top in stage.tops()
        for each in top.findChildren(QAbstractAnimation)
        if each.state() is QAbstractAnimation.State.Running
    ]


async def test_nothing_moves_when_motion_is_reduced(tmp_path: Path, qapp: QApplication) -> None:
    threads = CountingThreads()
    asyncio.get_running_loop().set_default_executor(threads)
    look = Look()
    async with opened(cast.with_clips(6)(tmp_path / "world", look), look, threads) as stage:
        window = stage.hands.window
        assert stage.hands.theme.motion.is_reduced
        window.composer.adding.add((str(sample("fox")), str(sample("boat"))))
        await stage.hands.read()
        tiles = window.composer.body.tiles
        tiles.focus_tile(0)
        QTest.keyClick(tiles.views[0], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert moving(stage) == []
        for show in (window.dialogs.open_about, window.dialogs.open_settings):
            show()
            assert moving(stage) == []
        front = window.dialogs.front
        assert front is not None
        assert front.windowOpacity() == 1.0
        front.reject()
        assert moving(stage) == []
        window.open_clip(window.gallery.model.id_at(0), 0)
        assert window.viewer.graphicsEffect() is None
        assert moving(stage) == []
        window.pages.to_workspace()
        stage.hands.generate()
        assert moving(stage) == []


async def test_things_move_where_they_may(tmp_path: Path, qapp: QApplication) -> None:
    threads = CountingThreads()
    asyncio.get_running_loop().set_default_executor(threads)
    look = Look()
    async with opened(cast.with_clips(2)(tmp_path / "world", look), look, threads) as stage:
        stage.hands.theme.motion.reduce(reduced=False)
        stage.hands.window.dialogs.open_about()
        assert moving(stage) != []
