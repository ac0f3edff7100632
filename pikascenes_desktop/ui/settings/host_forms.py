"""What the upload-host page asks of whoever knows the kinds of hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.domain.host import HostForm, HostProfile


class HostForms(Protocol):
    """Knows the forms, checks them, and provides the picture that hosts are tested with."""

    @property
    def forms(self) -> tuple[HostForm, ...]:
        """The forms of all kinds of hosts, the easiest to set up first."""
        ...

    def profile(self, values: Mapping[str, object]) -> HostProfile:
        """Return the host that a form describes: `name`, `kind` and the kind's settings.

        Raises:
            HostSettingInvalid: A setting cannot be used; says which, and why.
        """
        ...

    def tiny_picture(self) -> bytes:
        """Return a small PNG, new each time."""
        ...
