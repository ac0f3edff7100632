"""The four systems that a release is made for, as Python's packages name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from packaging.tags import compatible_tags, cpython_tags, mac_platforms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from packaging.tags import Tag

PYTHONS: Final = ((3, 11), (3, 12), (3, 13))
OLDEST_MACOS: Final = (13, 0)
OLDEST_GLIBC: Final = 28
"""The minor version: 2.28, which Qt's wheels ask for."""


@dataclass(frozen=True, slots=True)
class System:
    """One of them.

    Attributes:
        name: What we call it, and its lock.
        uv_platform: What ``uv --python-platform`` calls it.
        markers: What is true of it in a requirement's marker.
        platforms: The names in wheels that it can run, the best first.
    """

    name: str
    uv_platform: str
    markers: Mapping[str, str]
    platforms: tuple[str, ...]

    def environment(self, python: tuple[int, int]) -> dict[str, str]:
        """Return what markers are judged by, for one version of Python on it."""
        version = f"{python[0]}.{python[1]}"
        return {
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "implementation_version": f"{version}.0",
            "python_version": version,
            "python_full_version": f"{version}.0",
            "platform_release": "",
            "platform_version": "",
            "extra": "",
            **self.markers,
        }

    def tags(self, python: tuple[int, int]) -> frozenset[Tag]:
        """Return the tags of wheels that fit one version of Python on it."""
        interpreter = f"cp{python[0]}{python[1]}"
        return frozenset(cpython_tags(python, platforms=self.platforms)) | frozenset(
            compatible_tags(python, interpreter, self.platforms)
        )


def _linux_platforms() -> tuple[str, ...]:
    newest_first = range(OLDEST_GLIBC, 4, -1)
    older = ("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64")
    return (*(f"manylinux_2_{minor}_x86_64" for minor in newest_first), *older, "linux_x86_64")


def _mac(machine: str, uv_machine: str) -> System:
    return System(
        f"macos-{machine}",
        f"{uv_machine}-apple-darwin",
        {
            "os_name": "posix",
            "sys_platform": "darwin",
            "platform_system": "Darwin",
            "platform_machine": machine,
        },
        tuple(mac_platforms(OLDEST_MACOS, machine)),
    )


SYSTEMS: Final = (
    System(
        "windows-x86_64",
        "x86_64-pc-windows-msvc",
        {
            "os_name": "nt",
            "sys_platform": "win32",
            "platform_system": "Windows",
            "platform_machine": "AMD64",
        },
        ("win_amd64",),
    ),
    _mac("arm64", "aarch64"),
    _mac("x86_64", "x86_64"),
    System(
        "linux-x86_64",
        f"x86_64-manylinux_2_{OLDEST_GLIBC}",
        {
            "os_name": "posix",
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "x86_64",
        },
        _linux_platforms(),
    ),
)
