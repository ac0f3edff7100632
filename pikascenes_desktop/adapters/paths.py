"""Where things are kept: app data for what the program knows, Videos for what it made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import platformdirs

from pikascenes_desktop.adapters.durable import history_trouble

if TYPE_CHECKING:
    from pathlib import Path

APP_NAME: Final = "PikaScenes Desktop"
LIBRARY_NAME: Final = "PikaScenes"
PRIVATE_FOLDER_MODE: Final = 0o700


@dataclass(frozen=True, slots=True)
class Places:
    """The data folder and what stands in it.

    It is local app data, never the library: a library may be synced or on a network drive,
    where SQLite's locks and write-ahead log cannot be relied on.
    """

    data_dir: Path

    @property
    def history(self) -> Path:
        """The database."""
        return self.data_dir / "history.db"

    @property
    def backups(self) -> Path:
        """The folder of rotating copies of the database."""
        return self.data_dir / "backups"

    @property
    def receipts(self) -> Path:
        """The write-ahead file of request ids."""
        return self.data_dir / "receipts.jsonl"

    @property
    def preferences(self) -> Path:
        """The file of preferences."""
        return self.data_dir / "preferences.json"

    @property
    def practice(self) -> Path:
        """The folder of the practice service."""
        return self.data_dir / "practice"

    @property
    def posters(self) -> Path:
        """The folder in which small pictures are made."""
        return self.data_dir / "posters"

    @property
    def pictures(self) -> Path:
        """The file of small pictures; all of them can be made again."""
        return self.data_dir / "pictures.db"

    @property
    def logs(self) -> Path:
        """The folder of log files."""
        return self.data_dir / "logs"

    @property
    def lock(self) -> Path:
        """The file whose lock says that a program holds this data folder."""
        return self.data_dir / "lock"

    @property
    def door(self) -> Path:
        """The file that says where a running program takes orders."""
        return self.data_dir / "door.json"

    def create(self) -> None:
        """Create the folders, readable by this user alone.

        Raises:
            DiskFull, HistoryUnavailable: They cannot be created.
        """
        with history_trouble(self.data_dir):
            self.data_dir.mkdir(mode=PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
            for folder in (self.backups, self.practice, self.posters, self.logs):
                folder.mkdir(mode=PRIVATE_FOLDER_MODE, exist_ok=True)


def default_places() -> Places:
    """Return the system's local app data folder for this program."""
    return Places(platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False))


def default_library() -> Path:
    """Return the library folder that is used until the user chooses one."""
    return platformdirs.user_videos_path() / LIBRARY_NAME
