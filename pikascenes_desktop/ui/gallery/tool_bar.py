"""The gallery's tool bar: search, chips, order, card size, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QWidget,
    QWidgetAction,
)

from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.gallery.chips import Chips
from pikascenes_desktop.ui.gallery.rows import DEFAULT_HEIGHT, MAX_HEIGHT, MIN_HEIGHT
from pikascenes_desktop.ui.gallery.search_field import SearchField
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 56
SEARCH: Final = 186
NARROW_SEARCH: Final = 150
SLIDER: Final = 74
SIZE_STEP: Final = 24
TYPED_MS: Final = 90
"""Searching begins when typing has paused this long."""

COMPACT_BELOW: Final = 680
"""The gallery's width when the window is 1000 wide: icons instead of words from here on down."""

NARROW_BELOW: Final = 832
"""The gallery's width when the window is 1180 wide."""


class ToolBar(QWidget):
    """The bar; it tells what the user wants and knows nothing of cards.

    Signals:
        searched: The text to search for.
        chosen: The `Filter` to show.
        sorted: The `CardOrder` to use.
        sized: The row height, 120 to 320.
        settings: The settings are asked for.
        done: The user leaves the bar for the cards.
    """

    searched = Signal(str)
    chosen = Signal(object)
    sorted = Signal(object)
    sized = Signal(int)
    settings = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_bare = False
        self._is_searching = False
        self._sort = CardOrder.NEWEST
        self.setFixedHeight(max(HEIGHT, px(HEIGHT)))
        self.search = SearchField(theme, self)
        self._find = IconButton(theme, "search", say("gal.search"), self)
        self.chips = Chips(theme, self)
        self._order = Button(
            theme, say("sort.new"), kind="ghost", icon="sort", parent=self, dense="true"
        )
        self.order_icon = IconButton(theme, "sort", say("sort.new"), self)
        self._small, self._big = QLabel(self), QLabel(self)
        self.slider = self._make_slider()
        self.size_button = IconButton(theme, "gbig", say("gal.size"), self)
        self._gear = IconButton(theme, "gear", say("gal.settings"), self)
        self._make_menus()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(10)
        for widget in (self.search, self._find, self.chips):
            row.addWidget(widget, 1 if widget is self.chips else 0)
        for widget in (self._order, self.order_icon, self._small, self.slider, self._big):
            row.addWidget(widget)
        row.addWidget(self.size_button)
        row.addWidget(self._gear)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(self._search_soon)
        self.search.returnPressed.connect(self._search_now)
        self.search.left.connect(self._leave_search)
        self._find.clicked.connect(self.focus_search)
        self.chips.chosen.connect(self.chosen)
        self.slider.valueChanged.connect(self.sized)
        self._gear.clicked.connect(lambda _=False: self.settings.emit())
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self._fit()

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(MIN_HEIGHT, MAX_HEIGHT)
        slider.setSingleStep(SIZE_STEP)
        slider.setPageStep(2 * SIZE_STEP)
        slider.setValue(DEFAULT_HEIGHT)
        slider.setFixedWidth(SLIDER)
        slider.setAccessibleName(say("gal.size"))
        slider.setToolTip(say("gal.size"))
        return slider

    def _make_menus(self) -> None:
        self._orders = QMenu(self)
        group = QActionGroup(self._orders)
        for order in CardOrder:
            row = self._orders.addAction(say(f"sort.{order.value}"))
            row.setCheckable(True)
            row.setChecked(order is self._sort)
            group.addAction(row)
            row.triggered.connect(lambda _=False, order=order: self._choose_sort(order))
        for button in (self._order, self.order_icon):
            button.clicked.connect(lambda _=False, button=button: self._open_orders(button))
        self._sizes = QMenu(self)
        self._small_slider = self._make_slider()
        self._small_slider.setFixedSize(QSize(160, 32))
        self._small_slider.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self._small_slider.setValue)
        holder = QWidgetAction(self._sizes)
        holder.setDefaultWidget(self._small_slider)
        self._sizes.addAction(holder)
        self.size_button.clicked.connect(
            lambda _=False: self._open_under(self._sizes, self.size_button)
        )

    def _open_orders(self, button: QWidget) -> None:
        self._open_under(self._orders, button)

    def _open_under(self, menu: QMenu, button: QWidget) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_sort(self, order: CardOrder) -> None:
        self._sort = order
        text = say(f"sort.{order.value}")
        self._order.setText(text)
        for button in (self._order, self.order_icon):
            button.setAccessibleName(say("ax.sort", order=text))
        self.sorted.emit(order)

    def _paint_icons(self) -> None:
        ratio, ink = self.devicePixelRatioF(), self._theme.tokens.text2
        self._small.setPixmap(icons.pixmap("gsmall", ink, 14, ratio))
        self._big.setPixmap(icons.pixmap("gbig", ink, 14, ratio))

    # --- what others ask ---------------------------------------------------------------------

    def set_bare(self, bare: bool) -> None:
        """Show the settings alone: there is nothing to search or sort yet."""
        self._is_bare = bare
        self._fit()

    def take_over(self, other: ToolBar) -> None:
        """Show the search, chip, order and size that another bar shows, and tell of them."""
        self.slider.setValue(other.slider.value())
        self._choose_sort(other._sort)
        self.chips.choose(other.chips.current)
        self.search.setText(other.search.text())
        self._search_now()

    def resize_cards(self, steps: int) -> None:
        """Make the cards larger or smaller by so many steps."""
        self.slider.setValue(self.slider.value() + steps * SIZE_STEP)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._is_searching = True
        self._fit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_search(self) -> None:
        """Search for nothing."""
        self.search.clear()
        self._search_now()
        self._is_searching = False
        self._fit()

    def _search_soon(self) -> None:
        self._typed.start()

    def _search_now(self) -> None:
        self._typed.stop()
        self.searched.emit(self.search.text())

    def _leave_search(self) -> None:
        self._is_searching = False
        self._fit()
        self.done.emit()

    # --- fitting ------------------------------------------------------------------------------

    def _fit(self) -> None:
        shown = not self._is_bare
        compact = self.width() < COMPACT_BELOW
        narrow = self.width() < NARROW_BELOW
        searching = not compact or self._is_searching or bool(self.search.text())
        self.search.setVisible(shown and searching)
        self.search.setFixedWidth(NARROW_SEARCH if narrow else SEARCH)
        self.search.show_hint(not narrow)
        self._find.setVisible(shown and not searching)
        self.chips.setVisible(shown)
        self._order.setVisible(shown and not compact)
        self.order_icon.setVisible(shown and compact)
        for widget in (self._small, self.slider, self._big):
            widget.setVisible(shown and not compact)
        self.size_button.setVisible(shown and compact)
        layout = self.layout()
        if layout is not None:
            # icons stand with their signs, not their buttons, on the cards' edges
            left = 20 if not compact else 16 if searching else 10
            layout.setContentsMargins(left, 0, 8 if compact else 12, 0)
            layout.setSpacing(10 if not compact else 6 if searching else 2)
            layout.setAlignment(self._gear, Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._typed.stop()
