"""Reading a scene back out of a clip file that came from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.scene import Scene


class ClipScenes(Protocol):
    """Reads what clips tell of themselves. The files are strangers'."""

    async def read(self, path: Path) -> Scene:
        """Return the scene that a clip was made of, as far as it may be believed.

        Local ingredients are named, with the digest of the copy in the library; where they
        are is not told.

        Raises:
            NotOurClip: It tells of no scene, or of one that this program never wrote.
            FileUnusable: It cannot be read, or is not there.
        """
        ...
