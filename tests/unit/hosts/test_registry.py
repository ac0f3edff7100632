"""Finding hosts by name, and taking in new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.host_secrets import SECRET_VARIABLE, HostSecrets
from pikascenes_desktop.adapters.hosts.registry import BUILT_IN, KINDS, Hosts
from pikascenes_desktop.domain.errors import (
    HostFileInvalid,
    HostMissing,
    HostSettingInvalid,
    KeyStoreLocked,
)
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS, HostProfile, place_of
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.ports.remote import ImageFile
from tests.fakes.fake_secrets import FakeSecrets

if TYPE_CHECKING:
    from pathlib import Path

FORM = {
    "name": "My bucket",
    "kind": "s3",
    "endpoint": "https://s3.example",
    "bucket": "art",
    "access_key_id": "AKIDEXAMPLE",
}


def registry(
    *profiles: HostProfile, store: FakeSecrets | None = None, loopback: bool = False
) -> Hosts:
    preferences = replace(Preferences(), hosts=profiles)

    async def practice_base() -> str:
        return "http://127.0.0.1:1"

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404 if request.method == "HEAD" else 200)

    client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    return Hosts(
        lambda: preferences,
        HostSecrets(store or FakeSecrets(), {}),
        lambda: client,
        practice_base,
        allow_loopback=lambda: loopback,
    )


def test_the_built_in_hosts_are_those_of_the_domain():
    assert tuple(BUILT_IN) == BUILT_IN_HOSTS
    for name in BUILT_IN_HOSTS:
        assert registry().host(name).name == name
    assert all(name == kind.kind for name, kind in KINDS.items())


def test_forms_come_the_easiest_first():
    hosts = registry()
    eases = [form.ease for form in hosts.forms]
    assert eases == sorted(eases)
    assert {form.kind for form in hosts.forms} == set(KINDS)
    assert hosts.takes_secret("imgbb")
    assert not hosts.takes_secret("pomf")
    assert hosts.takes_secret("from-a-newer-version")


def test_a_host_of_the_users():
    profile = registry().profile(FORM)
    assert registry(profile).host("My bucket").name == "My bucket"


@pytest.mark.parametrize(
    "profiles",
    [
        (),
        (HostProfile("other", "s3", {}),),
        (HostProfile("My bucket", "from-a-newer-version", {}),),
        (HostProfile("My bucket", "s3", {"bucket": "art"}),),
    ],
)
def test_hosts_that_are_not_there_or_not_usable(profiles: tuple[HostProfile, ...]):
    with pytest.raises(HostMissing) as caught:
        registry(*profiles).host("My bucket")
    assert caught.value.name == "My bucket"


async def test_the_secret_comes_from_the_key_store(tmp_path: Path):
    store = FakeSecrets()
    hosts = registry(registry().profile(FORM), store=store)
    path = tmp_path / "picture"
    path.write_bytes(b"1")
    image = ImageFile(1, path, "a" * 64, "image/png", 1)
    with pytest.raises(HostMissing):
        await hosts.host("My bucket").upload(image, lambda _done, _total: None)
    store.stored["host:My bucket"] = "SECRETEXAMPLE"
    hosted = await hosts.host("My bucket").upload(image, lambda _done, _total: None)
    assert hosted.url.startswith(f"https://s3.example/art/{'a' * 64}.png?")


@pytest.mark.parametrize(
    ("change", "setting", "reason"),
    [
        ({"name": " "}, "name", "missing"),
        ({"name": 7}, "name", "not_text"),
        ({"name": "x" * 65}, "name", "too_long"),
        ({"name": "a\u202eb"}, "name", "bad_characters"),
        ({"name": "--json"}, "name", "bad_characters"),
        ({"name": "inline"}, "name", "name_taken"),
        ({"kind": "ftp"}, "kind", "not_one_of"),
        ({"kind": ""}, "kind", "missing"),
        ({"colour": "red"}, "colour", "unknown"),
        ({"secret_key": "x"}, "secret_key", "secret_inside"),
        ({"Session-Token": "x"}, "Session-Token", "secret_inside"),
        ({"bucket": 7}, "bucket", "not_text"),
        ({"bucket": "a\x00rt"}, "bucket", "bad_characters"),
        ({"path_style": "perhaps"}, "path_style", "not_yes_or_no"),
        ({"path_style": 1}, "path_style", "not_yes_or_no"),
        ({"provider": "disk"}, "provider", "not_one_of"),
    ],
)
def test_forms_that_cannot_be_used(change: dict[str, object], setting: str, reason: str):
    with pytest.raises(HostSettingInvalid) as caught:
        registry().profile(FORM | change)
    assert (caught.value.setting, caught.value.reason) == (setting, reason)


def test_a_form_is_completed():
    profile = registry().profile(
        FORM | {"name": " Mine ", "bucket": " art ", "region": "", "path_style": True}
    )
    assert profile == HostProfile(
        "Mine",
        "s3",
        {
            "endpoint": "https://s3.example",
            "bucket": "art",
            "access_key_id": "AKIDEXAMPLE",
            "path_style": "true",
            "provider": "other",
            "region": "us-east-1",
            "links": "signed",
        },
    )


async def test_reading_a_file(tmp_path: Path):
    path = tmp_path / "host.toml"
    path.write_text("".join(f'{name} = "{value}"\n' for name, value in FORM.items()))
    assert await registry().read(path) == registry().profile(FORM)
    with pytest.raises(HostFileInvalid):
        await registry().read(tmp_path / "none.toml")


def test_the_picture_is_new_each_time():
    assert registry().tiny_picture() != registry().tiny_picture()


class TestSecrets:
    async def test_kept_and_forgotten(self):
        store = FakeSecrets()
        secrets = HostSecrets(store, {})
        assert await secrets.get("art") is None
        assert await secrets.keep("art", " secret\n")
        assert store.stored == {"host:art": "secret"}
        assert await secrets.get("art") == "secret"
        await secrets.forget("art")
        assert await secrets.get("art") is None

    async def test_a_host_of_the_studio_has_an_entry_of_its_own(self):
        store = FakeSecrets(**{"host:art": "of the user's own"})
        secrets = HostSecrets(store, {}, frozenset({"art"}))
        assert await secrets.get("art") is None
        await secrets.keep("art", "secret")
        assert store.stored == {"host:art": "of the user's own", "studio-host:art": "secret"}
        assert await secrets.get("art") == "secret"
        await secrets.forget("art")
        assert store.stored == {"host:art": "of the user's own"}

    async def test_the_variable_helps_out(self):
        store = FakeSecrets()
        secrets = HostSecrets(store, {SECRET_VARIABLE: "from-variable"})
        assert await secrets.get("art") == "from-variable"
        await secrets.keep("art", "kept")
        assert await secrets.get("art") == "kept"
        for trouble in (FakeSecrets.UNAVAILABLE, FakeSecrets.LOCKED):
            store.trouble = trouble
            assert await secrets.get("art") == "from-variable"

    async def test_without_a_key_store_it_is_kept_for_the_run(self):
        store = FakeSecrets()
        store.trouble = FakeSecrets.UNAVAILABLE
        secrets = HostSecrets(store, {})
        assert await secrets.get("art") is None
        assert not await secrets.keep("art", "secret ")
        assert await secrets.get("art") == "secret"

    async def test_a_locked_store_is_said(self):
        store = FakeSecrets()
        store.trouble = FakeSecrets.LOCKED
        with pytest.raises(KeyStoreLocked):
            await HostSecrets(store, {}).keep("art", "secret")
        with pytest.raises(KeyStoreLocked):
            await HostSecrets(store, {}).get("art")
        assert store.session == {}


def test_where_a_host_is():
    bucket = HostProfile("a", "s3", {"bucket": "x", "endpoint": "https://s3.example"})
    same = replace(bucket, name="b", options=dict(reversed(bucket.options.items())))
    other = replace(bucket, options={**bucket.options, "prefix": "scenes"})
    hosts = registry(bucket, replace(same, delete_after_use=False))
    assert hosts.place("a") == hosts.place("b") == place_of(bucket)
    assert hosts.place("a") != place_of(other)
    assert hosts.place("a") != place_of(replace(bucket, kind="webdav"))
    assert hosts.place("links") == "links"
    with pytest.raises(HostMissing):
        hosts.place("nobody")


def test_who_is_at_a_place():
    old = HostProfile("old name", "s3", {"bucket": "x"})
    renamed, another = replace(old, name="new name"), replace(old, options={"bucket": "y"})
    assert registry(another, renamed).found(place_of(old), "old name") == renamed
    assert registry(another).found(place_of(old), "old name") == another
    assert registry(another).found("", "nobody") is None


def test_the_users_order():
    assert registry().order() == ()
