"""`hosts add` with files of other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import Program

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
