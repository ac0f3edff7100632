"""Feed: tells whoever listens, on the thread that publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Feed(Generic[T]):
    """A list of listeners; publishing calls each in the order they came.

    Args:
        on_bug: Told of a listener's error, so that neither the publisher nor the other
            listeners hear of it; None lets it through to the publisher.
    """

    def __init__(self, on_bug: Callable[[Exception], None] | None = None) -> None:
        self._on_bug = on_bug
        self._listeners: list[Callable[[T], None]] = []

    def subscribe(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call the listener from now on; the returned function ends that (twice is fine)."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, value: T) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            try:
                listener(value)
            except Exception as error:
                if self._on_bug is None:
                    raise
                self._on_bug(error)
