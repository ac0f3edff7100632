"""The system's own bin takes what our bin lets go."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.system_bin import send_to_system_bin

if TYPE_CHECKING:
    from pathlib import Path

SEND = """
import sys
from pathlib import Path
from pikascenes_desktop.adapters.system_bin import send_to_system_bin
send_to_system_bin(Path(sys.argv[1]))
"""


@pytest.mark.linux_proof
@pytest.mark.skipif(sys.platform != "linux", reason="reads the freedesktop.org trash")
def test_a_file_lies_in_the_trash_and_says_where_it_was(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    clip = tmp_path / "fox 狐.mp4"
    clip.write_bytes(b"clip")
    around = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    subprocess.run([sys.executable, "-c", SEND, str(clip)], env=around, check=True, timeout=60)
    assert not clip.exists()
    trash = home / "data" / "Trash"
    assert (trash / "files" / clip.name).read_bytes() == b"clip"
    note = (trash / "info" / f"{clip.name}.trashinfo").read_text()
    assert "fox%20%E7%8B%90.mp4" in note


def test_what_it_does_not_take_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing"):
        send_to_system_bin(tmp_path / "nothing.mp4")
