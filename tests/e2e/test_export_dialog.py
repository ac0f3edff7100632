"""The export dialog, over a fake exporter and, for each kind, over the real one."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImageReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QWidget

from pikascenes_desktop.adapters.export_process import ProcessExporter
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import DiskFull
from pikascenes_desktop.domain.export import ExportKind
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.exporting.opening import Exporting
from pikascenes_desktop.ui.theme import Theme
from tests.e2e.gallery_window import painted_world, put_file
from tests.e2e.viewer_window import write_video
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import clip_of, made, put

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from pikascenes_desktop.ui.exporting.dialog import ExportDialog
    from tests.fakes.world import World

Key = Qt.Key


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = painted_world(tmp_path)
    put(world, made("one"), made("two"), made("still", clips=(clip_of("still", OutputKind.STILL),)))
    put_file(world, "one", "two")
    return world


class Exported:
    """What opens the dialog, and what it told."""

    def __init__(self, exporting: Exporting, folder: Path) -> None:
        self.exporting = exporting
        self.folder = folder
        self.notices: list[str] = []
        self.actions: list[Callable[[], object] | None] = []
        exporting.notify.connect(self._note)

    def _note(self, text: str, _label: str, act: Callable[[], object] | None) -> None:
        self.notices.append(text)
        self.actions.append(act)

    @property
    def dialog(self) -> ExportDialog:
        """The dialog that is open."""
        dialog = self.exporting.dialog
        assert dialog is not None
        return dialog

    async def opened(self) -> ExportDialog:
        """Wait until it is open."""
        await until(lambda: self.exporting.dialog is not None)
        return self.dialog

    def combo(self, key: str) -> QComboBox:
        """Return a choice of the kind that is on."""
        control = self.dialog.page.controls[key]
        assert isinstance(control, QComboBox)
        return control


@asynccontextmanager
async def exporting(world: World) -> AsyncGenerator[Exported]:
    QApplication.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(Choice.DARK)
    theme.motion.reduce(reduced=True)
    async with world.program() as desk:
        window = QWidget()
        window.resize(900, 640)
        window.show()
        try:
            yield Exported(Exporting(desk, theme, window), world.folder)
        finally:
            window.close()
            window.deleteLater()
            theme.deleteLater()
    assert world.bugs == []


async def test_one_clip_goes_where_the_user_says(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    revealed: list[str] = []

    def open_url(url: QUrl) -> bool:
        revealed.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    async with exporting(world) as shown:
        shown.exporting.open_one(("one", 0), 2.15)
        dialog = await shown.opened()
        shown.exporting.open_one(("two", 0), 0.0)  # one at a time
        scene = dialog.page.controls["scene"]
        assert isinstance(scene, QCheckBox)
        assert not scene.isChecked()  # a copy tells nobody how it was made unless asked to
        scene.setChecked(True)
        dialog.go.click()
        places = dialog.places
        assert places is not None
        assert places.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        assert places.selectedFiles()[0].endswith("one.mp4")
        target = shown.folder / "out.mp4"
        places.fileSelected.emit(str(target))
        places.reject()
        assert dialog.is_busy
        assert not dialog.go.isEnabled()
        await until(lambda: bool(shown.notices))
        assert shown.notices == ["Exported as out.mp4."]
        assert target.exists()
        (kind, _, options) = world.exporter.orders[0]
        assert (kind, options.keeps_scene, options.may_replace) == (ExportKind.MP4, True, True)
        act = shown.actions[0]
        assert act is not None
        act()
        assert revealed == [str(shown.folder)]
        assert shown.exporting.dialog is None


async def test_each_kind_has_its_own_choices(world: World) -> None:
    async with exporting(world) as shown:
        shown.exporting.open_one(("one", 0), 2.15)
        dialog = await shown.opened()
        dialog.kind.button("still").click()
        assert shown.combo("moment").itemText(0) == "Shown now (0:02.15)"
        assert dialog.page.asked.options.time_s == 2.15
        shown.combo("moment").setCurrentIndex(2)
        assert dialog.page.asked.from_end
        shown.combo("format").setCurrentIndex(1)
        assert dialog.page.asked.suffix == ".jpg"
        dialog.choose_place()
        assert dialog.places is not None
        assert dialog.places.selectedFiles()[0].endswith("one.jpg")
        dialog.places.reject()
        dialog.kind.button("gif").click()
        asked = dialog.page.asked
        assert (asked.options.width, asked.options.fps) == (720, 15.0)
        shown.combo("width").setCurrentIndex(0)
        shown.combo("rate").setCurrentIndex(0)
        asked = dialog.page.asked
        assert (asked.options.width, asked.options.fps) == (None, None)
        dialog.kind.button("sheet").click()
        shown.combo("sheet").setCurrentIndex(3)
        asked = dialog.page.asked
        assert (asked.options.frames, asked.options.columns, asked.suffix) == (24, 6, ".jpg")
        dialog.kind.button("webp").click()
        assert dialog.page.asked.suffix == ".webp"
        QTest.keyClick(dialog, Key.Key_Escape)
        assert shown.exporting.dialog is None


async def test_the_last_frame_is_found_by_the_clips_length(world: World) -> None:
    async with exporting(world) as shown:
        shown.exporting.open_one(("one", 0), 0.0)
        dialog = await shown.opened()
        dialog.kind.button("still").click()
        shown.combo("moment").setCurrentIndex(2)
        dialog.export(shown.folder / "last.png")
        await until(lambda: bool(shown.notices))
        assert 4.9 < world.exporter.orders[0][2].time_s < 5.0


async def test_several_clips_go_into_one_folder(world: World) -> None:
    async with exporting(world) as shown:
        shown.exporting.open(["one", "two", "still"])
        dialog = await shown.opened()
        assert dialog.windowTitle() == "Export 2 clips"
        dialog.choose_place()
        places = dialog.places
        assert places is not None
        assert places.fileMode() is QFileDialog.FileMode.Directory
        out = shown.folder / "out"
        (out / "two.mp4").parent.mkdir()
        (out / "two.mp4").write_text("another file")
        places.fileSelected.emit(str(out))
        places.reject()
        await until(lambda: bool(shown.notices))
        assert shown.notices == ["2 clips exported to “out”."]
        assert sorted(path.name for path in out.iterdir()) == ["one.mp4", "two-2.mp4", "two.mp4"]
        assert (out / "two.mp4").read_text() == "another file"


async def test_it_is_stopped_at_any_moment(world: World) -> None:
    async with exporting(world) as shown:
        world.exporter.gate.clear()
        shown.exporting.open(["one", "two"])
        dialog = await shown.opened()
        dialog.export(shown.folder)
        await until(lambda: dialog.progress.value() == 250)
        assert dialog.status.text() == "Exporting 1 of 2…"
        dialog.export(shown.folder)  # it is under way
        assert dialog.focusWidget() is dialog.stop  # the keyboard is never on what is off
        QTest.keyClick(dialog, Key.Key_Escape)
        await until(lambda: not dialog.is_busy)
        assert dialog.status.text() == "Stopped. Nothing was left behind."
        assert dialog.isVisible()
        assert dialog.go.isEnabled()
        dialog.export(shown.folder)
        await until(lambda: len(world.exporter.orders) == 2)
        dialog.close()
        await until(lambda: not dialog.is_busy)


async def test_trouble_stands_in_the_dialog(world: World) -> None:
    async with exporting(world) as shown:
        world.exporter.trouble = DiskFull("x", needed_bytes=10)
        shown.exporting.open(["one"])
        dialog = await shown.opened()
        dialog.export(shown.folder / "x.mp4")
        await until(dialog.error.isVisible)
        assert dialog.error.text()
        assert not dialog.status.isVisible()  # it does not go on
        assert dialog.focusWidget() is dialog.go
        assert shown.notices == []
        dialog.reject()
        shown.exporting.open(["still"])
        await until(lambda: len(shown.notices) == 1)
        assert shown.notices == ["There is no clip to export here."]
        world.history.broken = True
        shown.exporting.open(["one"])
        await until(lambda: len(shown.notices) == 2)
        assert "history" in shown.notices[1]


@pytest.mark.parametrize("kind", list(ExportKind))
async def test_real_files_are_made(world: World, kind: ExportKind) -> None:
    vars(world)["exporter"] = ProcessExporter()
    write_video(world.library.root / "one.mp4", frames=12)
    async with exporting(world) as shown:
        shown.exporting.open_one(("one", 0), 0.1)
        dialog = await shown.opened()
        dialog.kind.button(kind.value).click()
        target = shown.folder / f"out{dialog.page.asked.suffix}"
        dialog.export(target)
        await until(lambda: bool(shown.notices) or dialog.error.isVisible())
        assert shown.notices == [f"Exported as {target.name}."]
        if kind is ExportKind.MP4:
            with av.open(str(target)) as file:
                assert file.streams.video[0].frames == 12
        else:
            assert not QImageReader(str(target)).read().isNull()
