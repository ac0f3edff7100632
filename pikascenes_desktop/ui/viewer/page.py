"""The viewer's page: bar, stage, transport, details."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.folders import reveal
from pikascenes_desktop.ui.theme import read_tokens, style_sheet
from pikascenes_desktop.ui.thumbnails import Thumbnails, read_scaled
from pikascenes_desktop.ui.viewer.details import Details
from pikascenes_desktop.ui.viewer.screen import Screen
from pikascenes_desktop.ui.viewer.transport import SECOND_MS, Transport
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtGui import QImage, QResizeEvent

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.viewer.player import Player

BAR: Final = 52
SIDE: Final = 28
STILL_EDGE: Final = 4096
DETAILS_FROM: Final = 1040
"""Narrower viewers begin with the details closed."""


class ViewerPage(QWidget):
    """Shows one clip, large. One page, and one player, serve the whole gallery.

    Signals:
        closed: The user goes back to the gallery.
        remix: A `Scene` is to be copied into the composer.
        notify: A notice: text, label of its action or empty, what the action does or None.
        go: The clip so many places on (or back) in the gallery is asked for.
    """

    closed = Signal()
    remix = Signal(object)
    notify = Signal(str, str, object)
    go = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._player: Player | None = None
        self._generation: Generation | None = None
        self._clip: Clip | None = None
        self._wanted: tuple[str, int] | None = None
        self._asked_for_details: bool | None = None
        self.pictures = Thumbnails(desk, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stage = Screen(theme, self)
        self.transport = Transport(theme, self)
        self.details = Details(theme, self.pictures, self)
        self.back = Button(theme, say("view.back"), kind="ghost", icon="back", tint="mediaText")
        self.back.setAccessibleName(say("view.close"))
        self.title = ElidedLabel("", "strong", self)
        self.heart = IconButton(theme, "heart", say("act.fav"), self, tint="mediaText")
        self.heart.setCheckable(True)
        self.info = IconButton(theme, "panel", say("view.info"), self, tint="mediaText")
        self.info.setCheckable(True)
        self._build()
        self._connect()
        self._unsubscribe = desk.generations.changed.subscribe(self._changed)
        self.destroyed.connect(self._unsubscribe)

    def _build(self) -> None:
        column_widget = QWidget(self)
        column_widget.setObjectName("stage")
        column_widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # dark in both themes, whatever the rest of the window wears
        column_widget.setStyleSheet(style_sheet(read_tokens("dark"), "dark"))
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 12, 0)
        bar.setSpacing(12)
        bar.addWidget(self.back)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.heart)
        bar.addWidget(self.info)
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        bar.addStrut(BAR)
        middle = QVBoxLayout()
        middle.setContentsMargins(SIDE, 12, SIDE, 8)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.transport)
        column.addLayout(middle, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(column_widget, 1)
        row.addWidget(self.details)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda _=False: self.close_clip())
        self._theme.changed.connect(self._paint_heart)
        self.heart.clicked.connect(lambda _=False: self._favourite())
        self.info.clicked.connect(self._choose_details)
        self.stage.clicked.connect(self._toggle)
        self.transport.toggled.connect(self._toggle)
        self.transport.stepped.connect(self._step)
        self.transport.sought.connect(self._seek)
        self.transport.looped.connect(self._loop)
        self.transport.muted.connect(self._mute)
        self.details.remix.connect(self._remix)
        self.details.reveal.connect(self._reveal)
        self.details.copy.connect(self._copy)

    # --- showing a clip ------------------------------------------------------------------------

    def show_clip(self, generation_id: str, index: int) -> None:
        """Show a clip and play it; of a generation without that clip nothing is shown."""
        self._wanted = (generation_id, index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._start(lambda: self._load(generation_id, index), "open a clip")

    def close_clip(self) -> None:
        """Let go of the file and tell that the viewer is left."""
        self._wanted = None
        self._generation = self._clip = None
        if self._player is not None:
            self._player.close()
        self.stage.show_text("")
        self.closed.emit()

    async def _load(self, generation_id: str, index: int) -> None:
        page = await self._desk.gallery.page([generation_id])
        clips = [clip for one in page for clip in one.clips if clip.index == index]
        if self._wanted != (generation_id, index) or not clips:
            return
        clip = clips[0]
        self._clip = clip
        self._show_generation(page[0])
        if self._player is not None:
            self._player.close()
        self.stage.show_text("")
        is_video = clip.kind is OutputKind.VIDEO
        self.transport.setVisible(is_video)
        self.transport.show_sound(clip.has_sound)
        path = self._desk.gallery.clip_path(clip)
        if not await asyncio.to_thread(path.is_file):
            if self._wanted == (generation_id, index):
                self.transport.hide()
                self.stage.show_text(say("view.gone"))
            return
        image = None
        if not is_video:
            image = await asyncio.to_thread(read_scaled, path, STILL_EDGE)
        if self._wanted != (generation_id, index):
            return
        if image is not None:
            self._show_still(image)
        else:
            self._play(clip)

    def _show_still(self, image: QImage) -> None:
        if image.isNull():
            self.stage.show_text(say("view.unplayable"))
        else:
            self.stage.show_image(image)

    def _play(self, clip: Clip) -> None:
        player = self._made_player()
        player.set_loop(self.transport.loop.isChecked())
        player.set_muted(self.transport.mute.isChecked())
        player.open(self._desk.gallery.clip_path(clip), has_sound=clip.has_sound)
        player.play()

    def _made_player(self) -> Player:
        if self._player is None:
            # loads FFmpeg and looks for sound devices: only once there is something to play
            from pikascenes_desktop.ui.viewer.player import Player  # noqa: PLC0415

            player = Player(self)
            player.framed.connect(self.stage.show_image)
            player.moved.connect(self.transport.show_position)
            player.lasting.connect(self.transport.show_length)
            player.playing.connect(self.transport.show_playing)
            player.failed.connect(self._tell_unplayable)
            self._player = player
        return self._player

    def _tell_unplayable(self) -> None:
        if self._clip is not None:
            self.transport.hide()
            self.stage.show_text(say("view.unplayable"))

    def _show_generation(self, generation: Generation) -> None:
        self._generation = generation
        prompt = " ".join(generation.scene.prompt.split()) or say("card.noprompt")
        self.title.setText(prompt)
        self.stage.setAccessibleName(say("view.stage", prompt=prompt))
        self.heart.setChecked(generation.favourite)
        name = say("act.unfav" if generation.favourite else "act.fav")
        self.heart.setAccessibleName(name)
        self.heart.setToolTip(name)
        self._paint_heart()
        if self._clip is not None:
            self.details.show_clip(generation, self._clip, self._desk.parts.clock.now())

    def _paint_heart(self) -> None:
        icon = "heartf" if self.heart.isChecked() else "heart"
        tokens = read_tokens("dark")
        ink = tokens.heart if self.heart.isChecked() else tokens.mediaText
        self.heart.setIcon(icons.icon(icon, ink))

    def _changed(self, generation: Generation) -> None:
        if self._generation is not None and generation.id == self._generation.id:
            self._show_generation(generation)

    # --- what the user wants -------------------------------------------------------------------

    def _start(self, work: Callable[[], Coroutine[Any, Any, object]], name: str) -> None:
        self._desk.scope.spawn(self._guarded(work), name=name)

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()  # called here: a task that never begins leaves nothing unawaited
        except AppError as error:
            said = sentence(error)
            self.notify.emit(said.whole, "", None)

    def _toggle(self) -> None:
        if self._player is not None:
            self._player.toggle()

    def _step(self, frames: int) -> None:
        if self._player is not None:
            self._player.step(frames)

    def _seek(self, position_ms: int) -> None:
        if self._player is not None:
            self._player.seek(position_ms)

    def _skip(self, by_ms: int) -> None:
        if self._player is not None:
            self._player.seek(self._player.position_ms + by_ms)

    def _loop(self, loop: bool) -> None:
        if self._player is not None:
            self._player.set_loop(loop)

    def _mute(self, muted: bool) -> None:
        if self._player is not None:
            self._player.set_muted(muted)

    def _favourite(self) -> None:
        if self._generation is not None:
            one, generations = self._generation, self._desk.generations
            favourite = not one.favourite
            self._start(lambda: generations.set_favourite(one.id, favourite=favourite), "favourite")

    def _remix(self) -> None:
        if self._generation is not None:
            self.remix.emit(self._generation.scene)

    def _reveal(self) -> None:
        if self._clip is not None:
            reveal(self._desk.gallery.clip_path(self._clip))

    def _copy(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.notify.emit(say("tip.copied"), "", None)

    # --- fitting and keys ----------------------------------------------------------------------

    def _choose_details(self, shown: bool) -> None:
        self._asked_for_details = shown
        self._fit()

    def _fit(self) -> None:
        shown = self._asked_for_details
        if shown is None:
            shown = self.width() >= DETAILS_FROM
        self.details.setVisible(shown)
        self.info.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier
        by_second = event.modifiers() == shift
        deeds: dict[int, Callable[[], None]] = {
            key.Key_Escape: self.close_clip,
            key.Key_Space: self._toggle,
            key.Key_K: self._toggle,
            key.Key_Left: lambda: self._skip(-SECOND_MS) if by_second else self._step(-1),
            key.Key_Right: lambda: self._skip(SECOND_MS) if by_second else self._step(1),
            key.Key_Home: lambda: self._seek(0),
            key.Key_End: lambda: self._seek(self.transport.position.maximum()),
            key.Key_Up: lambda: self.go.emit(-1),
            key.Key_Down: lambda: self.go.emit(1),
            key.Key_O: self.transport.loop.toggle,
            key.Key_M: self.transport.mute.toggle,
            key.Key_I: self.info.click,
            key.Key_H: self._favourite,
            key.Key_R: self._remix,
        }
        deed = deeds.get(event.key())
        if deed is None or event.modifiers() not in {Qt.KeyboardModifier.NoModifier, shift}:
            super().keyPressEvent(event)
        else:
            deed()
