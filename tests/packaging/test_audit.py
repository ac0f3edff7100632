"""The audit of what ships: weak, sound, or not audited at all, and never the one for the other."""

from __future__ import annotations

import json
import ssl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from release import __main__ as release
from release import audit, lock
from release.audit import CONTROL, NotAudited, known_weaknesses
from tests.faults.canary_street import Asked, House, Said, open_house
from tests.servers.child import free_ports

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = [("httpx", "0.28.1"), ("keyring", "25.7")]
WEAK = {"vulns": [{"id": "GHSA-1", "modified": "2026-01-01"}, {"id": "PYSEC-2"}]}
SOUND: dict[str, Any] = {}
BROKEN: dict[str, Any] = {"vulns": [{}]}


@contextmanager
def database(answer: Callable[[list[tuple[str, str]]], object]) -> Generator[House]:
    """Answer by what was asked, in OSV's way."""

    def answered(asked: Asked) -> Said:
        assert (asked.method, asked.path) == ("POST", "/v1/querybatch")
        queries = json.loads(asked.body)["queries"]
        assert {query["package"]["ecosystem"] for query in queries} == {"PyPI"}
        told = answer([(query["package"]["name"], query["version"]) for query in queries])
        return told if isinstance(told, Said) else Said(body=json.dumps(told).encode())

    with open_house(House(answered)) as house:
        yield house


def told(weak: set[str]) -> Callable[[list[tuple[str, str]]], object]:
    """Return what a database says that knows of some packages only, by their names."""
    return lambda asked: {"results": [WEAK if name in weak else SOUND for name, _ in asked]}


def test_nothing_known_is_told_by_a_database_that_knows_something() -> None:
    with database(told({CONTROL[0]})) as house:
        assert known_weaknesses(SHIPPED, house.base) == {}


def test_what_is_known_is_told() -> None:
    with database(told({CONTROL[0], "keyring"})) as house:
        found = known_weaknesses(SHIPPED, house.base)
    assert found == {("keyring", "25.7"): ["GHSA-1", "PYSEC-2"]}


def test_many_are_asked_about_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "AT_ONCE", 1)
    asked: list[list[tuple[str, str]]] = []

    def answer(packages: list[tuple[str, str]]) -> object:
        asked.append(packages)
        return told({CONTROL[0], "httpx", "keyring"})(packages)

    with database(answer) as house:
        assert list(known_weaknesses(SHIPPED, house.base)) == SHIPPED
    assert asked == [[CONTROL, one] for one in SHIPPED]


NO_ANSWERS: list[tuple[Callable[[list[tuple[str, str]]], object], str]] = [
    (told(set()), "knows nothing against jinja2"),
    (lambda _: {"results": []}, "answered 0 of 3"),
    (lambda _: {"results": [WEAK]}, "answered 1 of 3"),
    (lambda _: {"results": [WEAK, {"next_page_token": "more"}, SOUND]}, "more to come"),
    (lambda _: {"results": [WEAK, BROKEN, SOUND]}, "makes no sense"),
    (lambda _: {"results": None}, "makes no sense"),
    (lambda _: {"results": ["none"] * 3}, "makes no sense"),
    (lambda _: {}, "makes no sense"),
    (lambda _: [], "makes no sense"),
    (lambda _: Said(body=b"<html>Sign in to the network</html>"), "makes no sense"),
    (lambda _: Said(), "makes no sense"),
    (lambda _: Said(0), "cannot be asked"),
    (lambda _: Said(503), "cannot be asked"),
    (lambda _: Said(404), "cannot be asked"),
    (lambda _: Said(302, location="http://127.0.0.1:1/"), "cannot be asked"),
]


@pytest.mark.parametrize(("answer", "why"), NO_ANSWERS, ids=range(len(NO_ANSWERS)))
def test_silence_and_nonsense_are_no_audit(
    answer: Callable[[list[tuple[str, str]]], object], why: str
) -> None:
    with database(answer) as house, pytest.raises(NotAudited, match=why):
        known_weaknesses(SHIPPED, house.base)


def test_a_database_out_of_reach_is_no_audit() -> None:
    (port,) = free_ports(1)
    with pytest.raises(NotAudited, match="cannot be asked"):
        known_weaknesses(SHIPPED, f"http://127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("weak", "code", "said"),
    [
        ({CONTROL[0]}, 0, " 0 with known weaknesses."),
        ({CONTROL[0], "httpx"}, 1, "GHSA-1, PYSEC-2"),
        (set[str](), 2, "NOT AUDITED. "),
    ],
)
def test_the_task_says_it_by_its_exit_code(
    weak: set[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, str]] = []

    def answer(packages: list[tuple[str, str]]) -> object:
        asked.extend(packages)
        return told(weak)(packages)

    with database(answer) as house:
        assert release.main(["audit", "--database", house.base]) == code
    captured = capsys.readouterr()
    assert said in captured.out + captured.err
    assert ("packages audited" in captured.out) == (code != 2)
    packages = lock.read(CHECKOUT / "uv.lock")
    assert ("av", packages["av"].version) in asked
    assert "pywin32-ctypes" in dict(asked)  # what ships on other systems, too
    assert "pytest" not in dict(asked)


def test_the_database_is_asked_over_a_checked_connection() -> None:
    assert audit.DATABASE.startswith("https://")
    assert ssl.CERT_REQUIRED is audit.trusted().verify_mode


def test_the_task_writes_a_list_with_the_great_c_libraries(tmp_path: Path) -> None:
    file = tmp_path / "parts.json"
    assert release.main(["sbom", "linux-x86_64", str(file)]) == 0
    content = json.loads(file.read_text("utf-8"))
    assert content["bomFormat"] == "CycloneDX"
    parts = {part["name"]: part for part in content["components"]}
    for name in ("Qt", "FFmpeg", "OpenSSL in CPython", "libvips", "SQLite", "CPython"):
        assert parts[name]["version"][0].isdigit() or name == "FFmpeg", parts[name]
        assert parts[name]["version"]
        assert parts[name]["licenses"]


def test_the_release_calls_both_tasks() -> None:
    folder = CHECKOUT / ".github" / "workflows"
    assert "poe sbom " in (folder / "installer.yml").read_text("utf-8")
    assert " audit; do " in (folder / "release.yml").read_text("utf-8")
