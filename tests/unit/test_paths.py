"""Where things are kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.paths import Places, default_library, default_places
from pikascenes_desktop.domain.errors import HistoryUnavailable

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_is_in_the_data_folder(tmp_path: Path) -> None:
    places = Places(tmp_path / "deep" / "data")
    places.create()
    places.create()
    inside = [
        places.history,
        places.backups,
        places.receipts,
        places.preferences,
        places.practice,
        places.posters,
        places.pictures,
        places.logs,
        places.lock,
        places.door,
    ]
    assert {path.parent for path in inside} == {places.data_dir}
    assert len({path.name for path in inside}) == len(inside)
    assert {path for path in inside if path.is_dir()} == set(places.data_dir.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_nobody_else_may_look(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    places.create()
    for folder in (places.data_dir, *places.data_dir.iterdir()):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(HistoryUnavailable):
        Places(tmp_path / "data").create()


def test_defaults() -> None:
    assert default_places().data_dir.name == "PikaScenes Desktop"
    assert default_library().name == "PikaScenes"
    assert default_library().parent != default_places().data_dir
