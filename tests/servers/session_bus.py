"""A message bus of its own, and one on which a program shows its controls to screen readers."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.servers.child import server

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

# No <servicedir>: nothing starts by itself, so no key store and no notification daemon of the
# machine's can wake up on this bus.
_CONFIGURATION: Final = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_REGISTRIES: Final = ("/usr/libexec/at-spi2-registryd", "/usr/lib/at-spi2-core/at-spi2-registryd")


@contextmanager
def bus(folder: Path) -> Generator[str]:
    """Run a bus until the block ends; gives its address."""
    folder.mkdir()
    socket, settings = folder / "socket", folder / "bus.conf"
    settings.write_text(_CONFIGURATION.format(socket=socket), "utf-8")
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile"]
    with server(command, folder / "bus.log") as daemon:
        daemon.wait_until(socket.exists)
        yield f"unix:path={socket}"


@contextmanager
def accessibility_bus(folder: Path, screen: Mapping[str, str]) -> Generator[str]:
    """Run a bus with AT-SPI's registry until the block ends; gives its address.

    Programs find it by the variable ``AT_SPI_BUS_ADDRESS``, as a desktop's own launcher says.

    Args:
        folder: A new folder.
        screen: The variables of the screen that the registry listens to keys on.
    """
    registry = next(path for path in _REGISTRIES if Path(path).exists())
    with bus(folder) as address:
        around = {
            **screen,
            "AT_SPI_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        with server([registry], folder / "registry.log", around) as running:
            running.wait_until(lambda: "is running" in running.log())
            yield address
