"""Taking over hosts from the settings of PicGo and PicList, and `hosts add` of such files."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from pikascenes_desktop.adapters.hosts.host_imports import HostFiles, read_hosts
from pikascenes_desktop.adapters.hosts.picgo import found_in, is_picgo, named
from pikascenes_desktop.adapters.hosts.picgo_places import picgo_files, picgo_places
from pikascenes_desktop.adapters.hosts.sxcu_import import loaded
from pikascenes_desktop.adapters.hosts.sxcu_reader import MAX_NAME
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused
from pikascenes_desktop.cli import host_imports
from pikascenes_desktop.domain.custom_host import Deletion, ImportProblem
from pikascenes_desktop.domain.errors import HostExcluded, HostFileInvalid

WEB = {
    "url": "https://pictures.example/api/upload",
    "paramName": "image",
    "jsonPath": "data.url",
    "customHeader": '{"Authorization": "Bearer {a}bc"}',
    "customBody": {"type": "file", "n": 1},
    "urlPrefix": "https://cdn.example/",
    "urlSuffix": "?x",
}
BUCKET = {
    "accessKeyID": "AKIDEXAMPLE",
    "secretAccessKey": "SECRETEXAMPLE",
    "bucketName": "pictures",
    "uploadPath": "scenes/{year}/{md5}.{extName}",
    "endpoint": "https://s3.example",
    "region": "eu-1",
    "pathStyleAccess": True,
    "acl": "public-read",
}
SETTINGS: dict[str, object] = {
    "picBed": {
        "uploader": "smms",
        "current": "smms",
        "smms": {"token": "tok123", "backupDomain": ""},
        "imgur": {"clientId": "1", "proxy": ""},
        "github": {"repo": "a/b"},
        "web-uploader": {**WEB, "_id": "9"},
        "transformer": "path",
    },
    "uploader": {
        "web-uploader": {
            "configList": [
                {"_configName": "Mine\n", "_id": "1", **WEB},
                {"_configName": "Default", "_id": "2", **WEB, "jsonPath": ""},
                {"_configName": "empty"},
            ]
        },
        "aws-s3": {"configList": [{"_configName": "links", **BUCKET}]},
    },
}


def test_all_that_can_be_taken_over():
    assert is_picgo(SETTINGS)
    assert not is_picgo({"RequestURL": "https://h.example"})
    found = found_in(SETTINGS)
    drafts = found.drafts
    assert [(each.name, each.reason) for each in found.left_out] == [
        ("imgur", ImportProblem.IMGUR),
        ("github", ImportProblem.CLOUD_UNKNOWN),
    ]
    assert [each.name for each in drafts] == ["Mine", "web-uploader", "links 2", "smms"]
    web, whole, bucket, smms = (each.finished({}) for each in drafts)
    assert json.loads(web.secret) == {"Authorization": r"\{a\}bc"}
    definition = loaded(web.profile.options)
    assert definition.link == "https://cdn.example/{json:data.url}?x"
    assert dict(definition.arguments) == {"type": "file", "n": "1"}
    assert loaded(whole.profile.options).link == "https://cdn.example/{response}?x"
    assert (bucket.profile.kind, bucket.secret) == ("s3", "SECRETEXAMPLE")
    assert bucket.profile.options["links"] == "signed"
    assert bucket.profile.options["prefix"] == "scenes"
    assert bucket.profile.options["path_style"] == "true"
    assert bucket.review.host == "s3.example"
    assert bucket.review.deletion is Deletion.BY_PROGRAM
    assert smms.review.host == "sm.ms"
    assert json.loads(smms.secret) == {"Authorization": "tok123"}
    assert [each.kind for each in named(SETTINGS)].count("web-uploader") == 2


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[31mred\x1b[0m\r\n\u202egpj", "[31mred [0m gpj"),
        ("x" * 1_000_000, "x" * (MAX_NAME - 4)),
        ("\0" * 5000, "PicGo"),
        ("--help", "help"),
    ],
    ids=range(4),
)
def test_names_of_what_is_left_out_can_be_shown(name: str, shown: str):
    configs = {"configList": [{"_configName": name, "clientId": "1"}]}
    values: dict[str, object] = {
        "picBed": {"web-uploader": WEB, name: {"a": "b"}},
        "uploader": {"imgur": configs},
    }
    found = found_in(values)
    assert [each.name for each in found.left_out] == [shown, shown]


@pytest.mark.parametrize(
    ("bed", "why"),
    [
        ({"imgur": {"clientId": "1"}}, ImportProblem.IMGUR),
        ({"qiniu": {"bucket": "b"}}, ImportProblem.CLOUD_UNKNOWN),
        ({}, ImportProblem.NOTHING_TO_IMPORT),
        ({"smms": {}}, ImportProblem.NOTHING_TO_IMPORT),
        ({"aws-s3": {"bucketName": "b"}}, ImportProblem.NOT_A_DESCRIPTION),
        ({"web-uploader": {**WEB, "customHeader": "no json"}}, ImportProblem.NOT_A_DESCRIPTION),
        ({"web-uploader": {**WEB, "paramName": ""}}, ImportProblem.NO_FIELD),
    ],
)
def test_what_cannot(bed: dict[str, object], why: ImportProblem):
    with pytest.raises(SxcuRefused) as caught:
        found_in({"picBed": bed})
    assert caught.value.problem == why


def test_hosts_that_are_not_used():
    with pytest.raises(HostExcluded):
        found_in({"picBed": {"web-uploader": {**WEB, "url": "https://api.imgur.com/3"}}})


def test_another_domain_of_smms():
    (draft,) = found_in({"picBed": {"smms": {"token": "t", "backupDomain": "smms.app"}}}).drafts
    assert draft.finished({}).review.address == "https://smms.app/api/v2/upload"


@pytest.mark.parametrize(
    ("platform", "variables", "first"),
    [
        ("linux", {}, ".config/piclist/data.json"),
        ("linux", {"XDG_CONFIG_HOME": "/home/a/conf"}, "conf/piclist/data.json"),
        ("darwin", {}, "Library/Application Support/piclist/data.json"),
        ("win32", {}, "AppData/Roaming/piclist/data.json"),
        ("win32", {"APPDATA": "/home/a/roam"}, "roam/piclist/data.json"),
    ],
)
def test_places(platform: str, variables: dict[str, str], first: str):
    home = Path("/home/a")
    places = picgo_places(home, variables, platform)
    assert places[0] == home / first
    assert places[-1] == home / ".picgo" / "config.json"


def test_files_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert picgo_files(tmp_path, {}) == ()
    file = tmp_path / ".picgo" / "config.json"
    file.parent.mkdir()
    file.write_text(json.dumps(SETTINGS))
    assert picgo_files(tmp_path, {}) == (file,)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    assert file in HostFiles().picgo_files()
    assert len(read_hosts(file).drafts) == 4
    file.write_text('{"picBed": {}}')
    with pytest.raises(HostFileInvalid):
        read_hosts(file)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def hidden(_prompt: str, stream: object) -> str:
    return " tok "


def test_answers_are_asked_for_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "a.sxcu"
    values = {
        "Version": "17.0.0",
        "RequestURL": "https://h.example/up",
        "Body": "Binary",
        "Headers": {"Authorization": "TOKEN", "A": "{select:x|y}", "B": "{inputbox:Bee|bzz}"},
    }
    path.write_text(json.dumps(values))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert host_imports.given_answers(path, {"A": "x"}) == {"A": "x"}
    monkeypatch.setattr(sys, "stdin", Terminal("y\n\n"))
    monkeypatch.setattr(host_imports, "getpass", hidden)
    given = host_imports.given_answers(path, {})
    assert given == {"Authorization": "tok", "A": "y", "Bee": "bzz"}
    assert "A (x, y) [x]: " in capsys.readouterr().err
    assert host_imports.is_import(path)
    assert not host_imports.is_import(tmp_path / "a.toml")
