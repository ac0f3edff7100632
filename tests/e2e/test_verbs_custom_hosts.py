"""`hosts add` with files of other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import Program, said

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {
    "Version": "17.0.0",
    "Name": "Mine",
    "RequestURL": "https://h.example/up",
    "Body": "MultipartFormData",
    "FileFormName": "file",
    "Headers": {"Authorization": "Bearer YOUR_TOKEN"},
    "URL": "{json:url}",
}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_a_file_with_a_question(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "mine.sxcu"
    file.write_text(json.dumps(VALUES))
    ran = program.run("hosts", "add", str(file))
    assert ran.code == 2
    assert "The host asks for: Authorization." in ran.err
    ran = program.run("hosts", "add", str(file), "--answer", "Authorization=tok1234")
    assert ran.code == 0, ran
    assert "Mine: pictures go to h.example" in ran.out
    assert "also sent: Authorization (kept secret)" in ran.out
    assert "tok1234" not in ran.out
    assert [row["name"] for row in program.run("hosts", "--json").json][-1] == "Mine"
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and b"tok1234" in p.read_bytes()]
    assert program.run("hosts", "add", str(file), "--answer", "tok1234").code == 2


def test_two_hosts_of_picgo(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "data.json"
    web = {"url": "https://h.example/up", "paramName": "file", "jsonPath": "url"}
    bed = {"web-uploader": web, "imgur": {"clientId": "1"}, "smms": {"token": "t0ken"}}
    file.write_text(json.dumps({"picBed": bed}))
    ran = program.run("hosts", "add", str(file), "--json")
    assert ran.code == 0, ran
    assert [each["host"] for each in ran.json] == ["h.example", "sm.ms"]
    assert "imgur was not added: Imgur turns RunComfy's servers away" in ran.err
    file.write_text(json.dumps({"picBed": {"imgur": {"clientId": "1"}}}))
    ran = program.run("hosts", "add", str(file))
    assert ran.code == 2
    assert "Imgur turns RunComfy's servers away" in ran.err


def test_a_host_is_exported_without_its_secret(program: Program, tmp_path: Path) -> None:
    file, out = tmp_path / "mine.sxcu", tmp_path / "out.sxcu"
    file.write_text(json.dumps(VALUES))
    assert program.run("hosts", "add", str(file), "--answer", "Authorization=tok1234").code == 0
    ran = program.run("hosts", "export", "Mine", str(tmp_path / "out"), "--json")
    assert ran.code == 0, ran
    assert ran.json == {"name": "Mine", "file": str(out)}
    exported = out.read_bytes()
    assert b"tok1234" not in exported
    assert json.loads(exported)["RequestURL"] == VALUES["RequestURL"]
    said(program.run("hosts", "export", "Mine", str(out)), 2, f"There is a file {out} already")
    out.write_bytes(b"another's")
    said(program.run("hosts", "export", "Mine", str(out)), 2, "It was not changed")
    assert out.read_bytes() == b"another's"
    ran = program.run("hosts", "export", "Mine", str(out), "--force")
    assert "without its secrets" in ran.out
    assert out.read_bytes() == exported

    # and back again: it asks for the secret, and is the same host
    assert program.run("hosts", "remove", "Mine").code == 0
    said(program.run("hosts", "add", str(out)), 2, "The host asks for: Authorization")
    ran = program.run("hosts", "add", str(out), "--answer", "Authorization=other5678")
    assert "also sent: Authorization (kept secret)" in ran.out
    again = tmp_path / "again.sxcu"
    assert program.run("hosts", "export", "Mine", str(again)).code == 0
    assert again.read_bytes() == exported


def test_only_custom_uploaders_are_exported(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.sxcu"
    file = tmp_path / "bucket.toml"
    file.write_text(
        'name = "bucket"\nkind = "s3"\nprovider = "minio"\nendpoint = "http://127.0.0.1:9"\n'
        'region = "us-east-1"\nbucket = "art"\naccess_key_id = "AKID"\n'
    )
    assert program.run("hosts", "add", str(file), stdin="s3cret\n").code == 0
    for name in ("bucket", "practice"):
        ran = program.run("hosts", "export", name, str(out), "--json")
        said(ran, 2, f"The image host {name} cannot be exported", "Nothing was written")
        assert ran.json["error"]["code"] == "host_not_exportable"
    said(program.run("hosts", "export", "nobody", str(out)), 3, "nobody is not set up")
    assert not out.exists()
    file = tmp_path / "mine.sxcu"
    file.write_text(json.dumps(VALUES))
    program.run("hosts", "add", str(file), "--answer", "Authorization=tok1234")
    nowhere = tmp_path / "no" / "out.sxcu"
    said(program.run("hosts", "export", "Mine", str(nowhere)), 6, "could not be read or written")
