"""Host files: what is read, and how refusals are put into words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.profiles_toml import read_profile
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.domain.errors import HostFileInvalid, HostSettingInvalid
from pikascenes_desktop.domain.host import HostSettingProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GOOD = """
name = "Bilder ☁"
kind = "s3"
provider = "minio"
endpoint = "http://127.0.0.1:9000"
region = "us-east-1"
bucket = "art"
prefix = "pika scenes"
access_key_id = "AKIDEXAMPLE"
path_style = true
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "host.toml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_good_file(path: Path, encoding: str):
    path.write_text(GOOD, encoding)
    profile = read_profile(path, KINDS)
    assert (profile.name, profile.kind) == ("Bilder ☁", "s3")
    assert profile.options == {
        "provider": "minio",
        "endpoint": "http://127.0.0.1:9000",
        "region": "us-east-1",
        "bucket": "art",
        "prefix": "pika scenes",
        "access_key_id": "AKIDEXAMPLE",
        "path_style": "true",
        "links": "signed",
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (GOOD + 'secret_access_key = "x"', '"secret_access_key" holds a secret'),
        (GOOD + 'secret = "x"', "PIKASCENES_HOST_SECRET"),
        (GOOD + 'colour = "red"', '"colour" is not a setting of this kind of host'),
        (GOOD.replace("true", '"perhaps"'), '"path_style" must be true or false'),
        (GOOD.replace('"art"', "7"), '"bucket" must be text in quotes'),
        (GOOD.replace('bucket = "art"', ""), '"bucket" is missing'),
        (GOOD.replace("127.0.0.1", "192.0.2.1"), '"endpoint" must begin with https://'),
        (GOOD.replace('"s3"', '"ftp"'), '"kind" is not one of the words'),
        (GOOD.replace('"Bilder ☁"', '"links"'), '"name" is the name of a host that is built in'),
        ("name = ", "not valid TOML"),
        (b"name = '\xff'", "not valid TOML"),
        ("#" * 70_000, "too large"),
    ],
)
def test_refusals_in_plain_words(path: Path, content: str | bytes, words: str):
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(HostFileInvalid) as caught:
        read_profile(path, KINDS)
    assert caught.value.path == str(path)
    assert words in caught.value.reason
    assert "SECRET-VALUE" not in str(caught.value)


def test_a_file_that_is_not_there(path: Path):
    with pytest.raises(HostFileInvalid) as caught:
        read_profile(path, KINDS)
    assert caught.value.reason == "No such file or directory"


@pytest.mark.parametrize("problem", HostSettingProblem)
def test_every_problem_has_words(path: Path, problem: HostSettingProblem):
    def refuse(_options: Mapping[str, str]) -> dict[str, str]:
        raise HostSettingInvalid("bucket", problem)

    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(HostFileInvalid) as caught:
        read_profile(path, {"s3": replace(KINDS["s3"], complete=refuse)})
    assert re.fullmatch(r'"bucket" (is|must|holds) .+', caught.value.reason)


def test_images_are_deleted_after_use_unless_it_says_otherwise(path: Path):
    path.write_text(GOOD, encoding="utf-8")
    assert read_profile(path, KINDS).delete_after_use is True
    path.write_text(f"{GOOD}\ndelete_after_use = false\n", encoding="utf-8")
    profile = read_profile(path, KINDS)
    assert profile.delete_after_use is False
    assert "delete_after_use" not in profile.options
    path.write_text(f'{GOOD}\ndelete_after_use = "no"\n', encoding="utf-8")
    with pytest.raises(HostFileInvalid, match="must be true or false"):
        read_profile(path, KINDS)
