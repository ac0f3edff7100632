"""Reads a program's controls from outside, as a screen reader does: by AT-SPI's own protocol."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from tests.e2e.outside.message_bus import Call, MessageBus, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANY: Final = 40
"""So many children of one control are read; a gallery has no end."""

# at-spi2-core, atspi/atspi-constants.h: AtspiStateType
_STATES: Final = {
    1: "active",
    3: "busy",
    4: "checked",
    5: "collapsed",
    7: "editable",
    8: "enabled",
    9: "expandable",
    10: "expanded",
    11: "focusable",
    12: "focused",
    16: "modal",
    17: "multi line",
    18: "multiselectable",
    20: "pressed",
    22: "selectable",
    23: "selected",
    24: "sensitive",
    25: "showing",
    30: "visible",
    36: "invalid",
    41: "checkable",
    42: "has popup",
    43: "read only",
}

_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_REGISTRY: Final = "org.a11y.atspi.Registry"
_HEARD: Final = ("object:announcement", "object:state-changed:focused")
_ON_SCREEN: Final = 0
_POLITE: Final = 1
_ALWAYS: Final = {"application", "frame"}
"""Roles whose inside is read whether or not they say that they are shown."""


_NAME: Final = Call("org.freedesktop.DBus.Properties", "Get", "ss", (_ACCESSIBLE, "Name"))
_DESCRIPTION: Final = replace(_NAME, arguments=(_ACCESSIBLE, "Description"))
_ROLE: Final = Call(_ACCESSIBLE, "GetRoleName")
_STATE: Final = Call(_ACCESSIBLE, "GetState")
_EXTENTS: Final = Call("org.a11y.atspi.Component", "GetExtents", "u", (_ON_SCREEN,))
_CHILDREN: Final = Call(_ACCESSIBLE, "GetChildren")
_ALL: Final = (_NAME, _DESCRIPTION, _ROLE, _STATE, _EXTENTS, _CHILDREN)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def holds(self, other: Box) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Control:
    """A control as it was when it was read.

    Attributes:
        role: AT-SPI's name of what it is, such as ``push button``.
        states: AT-SPI's names of its states, such as ``focusable``.
    """

    node: Node
    role: str
    name: str
    description: str
    states: frozenset[str]
    box: Box
    children: tuple[Control, ...] = ()

    def walk(self) -> Iterator[Control]:
        """Give this control and all below it, in the order of the tree."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role: str = "", name: str = "") -> list[Control]:
        """Return the shown controls of a role and a name; empty matches any."""
        return [
            control
            for control in self.walk()
            if (not role or control.role == role)
            and (not name or control.name == name)
            and "showing" in control.states
        ]

    def get(self, role: str = "", name: str = "") -> Control:
        """Return the one such control.

        Raises:
            LookupError: There is none, or more than one.
        """
        found = self.all(role, name)
        if len(found) != 1:
            raise LookupError(f"{len(found)} of role {role!r}, name {name!r} in\n{self.text()}")
        return found[0]

    @property
    def focused(self) -> Control | None:
        """The control that has the keyboard; of a list that has it, the list."""
        return next((one for one in reversed([*self.walk()]) if one.has_keyboard), None)

    @property
    def has_keyboard(self) -> bool:
        """Whether it says so itself; a list's item says so of its list."""
        # A scrolled area's viewport says that it has what the area has, and a list's current
        # item that it is focused, whether or not the list is: see Qt's QAccessibleTableCell.
        return {"focused", "focusable"} <= self.states and self.role != "list item"

    @property
    def current(self) -> Control | None:
        """The item of a list on which the keyboard's keys act."""
        return next((one for one in self.children if "focused" in one.states), None)

    def text(self, depth: int = 0) -> str:
        """Return the tree as lines."""
        words = " ".join(sorted(self.states - {"enabled", "sensitive", "visible", "showing"}))
        box = f"{self.box.x},{self.box.y} {self.box.width}x{self.box.height}"
        line = f"{'  ' * depth}{self.role} {self.name!r} {self.description!r} [{words}] {box}"
        return "\n".join([line, *(child.text(depth + 1) for child in self.children)])


class Reader:
    """Asks programs on the accessibility bus what they show, and hears what they announce.

    Args:
        address: Where the bus is.
    """

    def __init__(self, address: str) -> None:
        self._bus = MessageBus(address, "org.a11y.atspi.Event.Object")
        registry = Node(_REGISTRY, "/org/a11y/atspi/registry")
        wishes = ((event, list[str](), "") for event in _HEARD)
        self._bus.ask(
            [(registry, Call(_REGISTRY, "RegisterEvent", "sass", wish)) for wish in wishes]
        )

    def close(self) -> None:
        """Hang up."""
        self._bus.close()

    # --- what is there ------------------------------------------------------------------------

    def programs(self) -> list[Node]:
        """Return the programs that show their controls."""
        return self._children(self._ask(Node(_REGISTRY, _ROOT), _CHILDREN))

    def _ask(self, node: Node, call: Call) -> tuple[Any, ...] | None:
        return self._bus.ask([(node, call)])[0]

    @staticmethod
    def _children(answer: tuple[Any, ...] | None) -> list[Node]:
        found: list[tuple[str, str]] = answer[0] if answer else []
        return [Node(owner, path) for owner, path in found[:MANY]]

    def tree(self, root: Node) -> Control | None:
        """Read a control and everything shown below it; None when it is gone."""
        return next(iter(self._trees([root])), None)

    def _trees(self, roots: Sequence[Node]) -> list[Control]:
        """Read controls and everything shown below them, level by level."""
        answers = iter(self._bus.ask([(node, call) for node in roots for call in _ALL]))
        read: list[tuple[Control, list[Node]]] = []
        for node in roots:
            own = [next(answers) for _ in _ALL]
            control = _control(node, own)
            if control is not None:
                is_shown = "showing" in control.states or control.role in _ALWAYS
                read.append((control, self._children(own[-1]) if is_shown else []))
        inner = [node for _, below in read for node in below]
        found = {control.node: control for control in self._trees(inner)} if inner else {}
        return [
            replace(control, children=tuple(found[node] for node in below if node in found))
            for control, below in read
        ]

    # --- what happens -------------------------------------------------------------------------

    def announcements(self) -> list[tuple[str, bool]]:
        """Return what was announced so far, oldest first, and whether urgently."""
        return [
            (one.values[3][1], one.values[1] > _POLITE)
            for one in self._bus.signals()
            if one.name == "Announcement"
        ]

    def attended(self) -> Control | None:
        """Return what took the keyboard last, menu entries too, which stand in no tree."""
        taken = [
            one.source
            for one in self._bus.signals()
            if one.name == "StateChanged" and one.values[:2] == ("focused", 1)
        ]
        return self.tree(taken[-1]) if taken else None

    def forget(self) -> None:
        """Forget what was said so far."""
        self._bus.forget()

    # --- what can be done ---------------------------------------------------------------------

    def write(self, control: Control, text: str) -> None:
        """Put a text into a field in place of what is there."""
        writing = Call("org.a11y.atspi.EditableText", "SetTextContents", "s", (text,))
        self._ask(control.node, writing)

    def read(self, control: Control) -> str:
        """Return the text of a field."""
        answer = self._ask(control.node, Call("org.a11y.atspi.Text", "GetText", "ii", (0, -1)))
        return answer[0] if answer else ""


def _control(node: Node, answers: Sequence[tuple[Any, ...] | None]) -> Control | None:
    """Make a control of its answers to `_ALL`; None when it was gone by then."""
    name, description, role, states, box, _children = answers
    if name is None or role is None or states is None:
        return None
    low, high = states[0]
    bits = low | high << 32
    return Control(
        node=node,
        role=role[0],
        name=name[0][1],
        description=description[0][1] if description else "",
        states=frozenset(word for bit, word in _STATES.items() if bits >> bit & 1),
        box=Box(*box[0]) if box else Box(0, 0, 0, 0),
    )
