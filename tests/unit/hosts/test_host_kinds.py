"""What the settings page and ``hosts add`` learn from the kinds of hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.profiles_toml import read_profile
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.domain.errors import HostFileInvalid, HostSettingInvalid
from pikascenes_desktop.domain.host import HostForm, SecretNeed
from pikascenes_desktop.ui.texts import deck

if TYPE_CHECKING:
    from pathlib import Path

OURS = (
    "imgbb",
    "s3",
    "uploadcare",
    "freeimage",
    "cloudinary",
    "nextcloud",
    "webdav",
    "zipline",
    "chevereto",
    "nullpointer",
    "pomf",
)
"""The easiest to set up first."""

ENOUGH = {
    "imgbb": "",
    "s3": 'endpoint = "https://s3.example"\nbucket = "art"\naccess_key_id = "AKIDEXAMPLE"',
    "uploadcare": 'public_key = "0123456789abcdef0123"',
    "freeimage": "",
    "cloudinary": 'cloud_name = "demo"\nupload_preset = "artist"',
    "nextcloud": 'endpoint = "cloud.example"\nuser = "anna"',
    "webdav": 'endpoint = "https://files.example/up"',
    "zipline": 'endpoint = "https://zip.example"',
    "chevereto": 'endpoint = "https://pictures.example"',
    "nullpointer": "",
    "pomf": "",
}


def forms() -> dict[str, HostForm]:
    return {kind: KINDS[kind].form for kind in OURS}


def test_the_easiest_come_first():
    ordered = sorted(KINDS.values(), key=lambda kind: kind.ease)
    assert tuple(kind.kind for kind in ordered if kind.kind in OURS) == OURS
    eases = [KINDS[kind].ease for kind in OURS]
    assert len(set(eases)) == len(eases)


@pytest.mark.parametrize("kind", OURS)
def test_a_file_with_what_is_needed_is_enough(kind: str, tmp_path: Path):
    path = tmp_path / "host.toml"
    path.write_text(f'name = "Mine"\nkind = "{kind}"\n{ENOUGH[kind]}\n', "utf-8")
    profile = read_profile(path, KINDS)
    assert (profile.name, profile.kind) == ("Mine", kind)
    form = forms()[kind]
    given = {line.partition(" = ")[0] for line in ENOUGH[kind].splitlines()}
    needed = {each.name for each in form.fields if not each.is_optional}
    assert needed <= given
    for each in form.fields:
        if each.default and each.name not in given:
            assert profile.options[each.name] == each.default


@pytest.mark.parametrize("kind", [kind for kind in OURS if ENOUGH[kind]])
def test_what_is_needed_is_asked_for(kind: str):
    for each in forms()[kind].fields:
        if not each.is_optional:
            with pytest.raises(HostSettingInvalid) as caught:
                KINDS[kind].checked_options({})
            assert caught.value.reason == "missing"


@pytest.mark.parametrize("kind", OURS)
def test_forms_have_texts_and_help(kind: str):
    form = forms()[kind]
    assert {f"ho.{kind}", f"ho.{kind}.b"} <= set(deck())
    for each in form.fields:
        assert f"ho.{each.name}" in deck(), each.name
    assert (form.secret is SecretNeed.NONE) == (form.credential_label == "")
    assert not form.credential_label or form.credential_label in deck()
    assert form.help_url.startswith("https://") or kind == "webdav"


@pytest.mark.parametrize(
    ("kind", "options", "setting"),
    [
        ("imgbb", {"expires_hours": "soon"}, "expires_hours"),
        ("imgbb", {"expires_hours": "0"}, "expires_hours"),
        ("imgbb", {"expires_hours": "4321"}, "expires_hours"),
        ("imgbb", {"expires_hours": "²"}, "expires_hours"),
        ("pomf", {"lasts_hours": "9" * 30}, "lasts_hours"),
        ("uploadcare", {"public_key": "a key"}, "public_key"),
        ("uploadcare", {"public_key": "0123456789", "cdn": "http://x.example"}, "cdn"),
        ("cloudinary", {"cloud_name": "a/b", "upload_preset": "c"}, "cloud_name"),
        ("cloudinary", {"cloud_name": "a", "upload_preset": "c d"}, "upload_preset"),
        ("freeimage", {"endpoint": "https://x.example"}, "endpoint"),
    ],
)
def test_settings_that_cannot_be_used(kind: str, options: dict[str, object], setting: str):
    with pytest.raises(HostSettingInvalid) as caught:
        KINDS[kind].checked_options(options)
    assert caught.value.setting == setting


def test_a_file_that_names_an_excluded_host_says_why(tmp_path: Path):
    path = tmp_path / "host.toml"
    path.write_text('name = "a"\nkind = "webdav"\nendpoint = "https://imgur.com/x"\n', "utf-8")
    with pytest.raises(HostFileInvalid) as caught:
        read_profile(path, KINDS)
    assert "turns RunComfy's servers away" in caught.value.reason
