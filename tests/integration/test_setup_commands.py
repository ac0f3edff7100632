"""Setting up: what each command runs, says and ends with; uv; the environment."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from groundwork import debian, environment, jobs, private_uv, programs
from groundwork.places import ROOT, Places
from groundwork.programs import SetupFailed
from tests.fakes.fake_programs import Recorder, always

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


PROJECT = '[tool.poe.tasks]\ncheck = ["lint", "test", "cover"]\n'


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    return Places(tmp_path)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(programs, "run", recorder)
    return recorder


@pytest.fixture
def uv_is_there(places: Places) -> Path:
    program = private_uv.uv_folder(places) / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    program.parent.mkdir(parents=True)
    program.touch()
    return program


@pytest.fixture
def system_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "qt_troubles", always([]))
    monkeypatch.setattr(debian, "is_debian", always(True))
    monkeypatch.setattr(debian, "missing_test_packages", list)


def use(monkeypatch: pytest.MonkeyPatch, places: Places) -> None:
    monkeypatch.setattr(jobs, "Places", always(places))


# --- the commands -------------------------------------------------------------------------------


@pytest.mark.usefixtures("uv_is_there", "system_is_ready")
def test_demo_sets_up_and_passes_on_how_the_program_ended(
    places: Places,
    ran: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    use(monkeypatch, places)
    ran.codes["--demo"] = 3
    assert jobs.main(["demo"]) == 3
    sync, program = ran.commands
    assert sync[1:5] == ["sync", "--locked", "--compile-bytecode", "--no-default-groups"]
    assert program == [str(places.python), "-m", "pikascenes_desktop", "--demo"]
    said = capsys.readouterr().out
    assert "[1/4] uv " in said
    assert "[4/4] The demo" in said


@pytest.mark.usefixtures("uv_is_there", "system_is_ready")
def test_check_runs_every_task_also_after_a_failure(
    places: Places,
    ran: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    use(monkeypatch, places)
    ran.codes = {"lint": 4, "cover": 2}
    assert jobs.main(["check"]) == 4
    assert [command[-1] for command in ran.commands[1:]] == ["lint", "test", "cover"]
    assert ran.commands[0][-1] != "--inexact"
    assert "Failed: lint, cover" in capsys.readouterr().out


@pytest.mark.usefixtures("system_is_ready")
def test_check_passes_when_all_did_and_finds_uv_on_its_path(
    places: Places,
    uv_is_there: Path,
    ran: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    use(monkeypatch, places)
    assert jobs.main(["check"]) == 0
    assert "All checks passed" in capsys.readouterr().out
    assert ran.environments[-1]["PATH"].split(os.pathsep)[0] == str(uv_is_there.parent)


def test_checks_are_those_that_poe_names() -> None:
    assert jobs.check_tasks(Places()) == [
        *("format-check", "lint", "types", "floors", "test", "cover")
    ]


@pytest.mark.usefixtures("uv_is_there")
def test_failed_setup_is_one_sentence_and_its_exit_code(
    places: Places,
    ran: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    use(monkeypatch, places)
    ran.codes["sync"] = 2
    assert jobs.main(["demo"]) == 2
    assert capsys.readouterr().err.startswith("The environment could not be built")


def test_ctrl_c_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_places: Places) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(jobs, "demo", interrupted)
    assert jobs.main(["demo"]) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_the_folder_runs_as_a_program() -> None:
    reply = programs.answer([sys.executable, ROOT / ".setup", "--help"])
    assert reply.returncode == 0
    assert "demo|check" in reply.stdout


# --- uv -----------------------------------------------------------------------------------------


def make_wheel(folder: Path, *, script: str = "uv") -> None:
    """Make a wheel that calls itself uv and brings one script."""
    name = f"uv-{private_uv.UV_VERSION}"
    with zipfile.ZipFile(folder / f"{name}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.data/scripts/{script}", "#!python\n")
        wheel.writestr(
            f"{name}.dist-info/METADATA",
            f"Metadata-Version: 2.1\nName: uv\nVersion: {private_uv.UV_VERSION}\n",
        )
        wheel.writestr(
            f"{name}.dist-info/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(f"{name}.dist-info/RECORD", "")


@pytest.fixture
def pip_without_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user_environment: Mapping[str, str]
) -> Path:
    """A folder that the real pip takes its wheels from, and nowhere else."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for name in list(os.environ):
        if name.startswith("PIP_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", user_environment.get("HOME", str(tmp_path)))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", wheels.as_uri())
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_REQUIRE_VIRTUALENV", "1")
    return wheels


def test_pip_puts_uv_into_the_tools_folder_once(places: Places, pip_without_index: Path) -> None:
    make_wheel(pip_without_index, script="uv.exe" if os.name == "nt" else "uv")
    program = private_uv.get_uv(places)
    assert program.is_file()
    assert program.is_relative_to(places.tools)
    assert [folder.name for folder in places.tools.iterdir()] == [f"uv-{private_uv.UV_VERSION}"]
    next(pip_without_index.iterdir()).unlink()
    assert private_uv.get_uv(places) == program


@pytest.mark.usefixtures("pip_without_index")
def test_pip_that_finds_no_uv_is_said(places: Places) -> None:
    with pytest.raises(SetupFailed, match="pip could not fetch uv"):
        private_uv.get_uv(places)
    assert private_uv.installed_uv(places) is None


def test_wheel_without_the_program_is_said(places: Places, pip_without_index: Path) -> None:
    make_wheel(pip_without_index, script="other")
    with pytest.raises(SetupFailed, match="it is not in"):
        private_uv.get_uv(places)


@pytest.mark.parametrize(
    ("apt", "line"),
    [("/usr/bin/apt-get", "sudo apt-get install -y python3-pip"), (None, "-m ensurepip --upgrade")],
)
def test_no_pip_names_the_line_to_run(
    places: Places, monkeypatch: pytest.MonkeyPatch, apt: str | None, line: str
) -> None:
    def no_pip(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "No module named pip")

    monkeypatch.setattr(programs, "answer", no_pip)
    monkeypatch.setattr(programs, "find", always(apt))
    with pytest.raises(SetupFailed) as failure:
        private_uv.get_uv(places)
    assert failure.value.sentence.endswith(line)


# --- the environment ----------------------------------------------------------------------------


def test_new_environment_is_made_from_this_python_if_it_fits(places: Places, ran: Recorder) -> None:
    environment.sync(places, Path("uv"), with_checks=True)
    assert ran.commands[0][-2:] == ["--python", sys.executable]
    assert ran.environments[0]["UV_PROJECT_ENVIRONMENT"] == str(places.venv)


def test_python_that_does_not_fit_leaves_the_choice_to_uv(
    places: Places, ran: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "SUPPORTED", ((3, 99), (4, 0)))
    environment.sync(places, Path("uv"), with_checks=True)
    assert "--python" not in ran.commands[0]


def test_environment_that_is_there_keeps_its_python(places: Places, ran: Recorder) -> None:
    places.python.parent.mkdir(parents=True)
    places.python.touch()
    environment.sync(places, Path("uv"), with_checks=True)
    assert "--python" not in ran.commands[0]


@pytest.mark.parametrize(("name", "place"), [("posix", "bin/python"), ("nt", "Scripts/python.exe")])
def test_interpreter_is_where_the_system_has_it(
    places: Places, monkeypatch: pytest.MonkeyPatch, name: str, place: str
) -> None:
    venv, expected = places.venv, places.venv / place
    monkeypatch.setattr("groundwork.places.os", type("System", (), {"name": name}))
    assert (places.python, places.venv) == (expected, venv)
