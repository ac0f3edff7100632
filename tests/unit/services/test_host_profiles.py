"""The user's hosts: kept with their secrets, renamed, ordered, taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    DiskFull,
    HostInUse,
    HostMissing,
    HostSettingInvalid,
    KeyStoreLocked,
    SetByStudio,
)
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.services.host_profiles import HostProfiles
from pikascenes_desktop.services.host_proofs import is_proved, with_proof
from pikascenes_desktop.services.settings import Settings
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

STUDIO = HostProfile("studio", "s3", {"bucket": "pika"})
ATTIC = HostProfile("attic", "imgbb")


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    hosts = (STUDIO, ATTIC)
    world.preferences = FakePreferences(
        Preferences(host="studio", hosts=hosts, spare_hosts=("attic",))
    )
    world.secrets.stored = {"host:studio": "one", "host:attic": "two"}
    return world


def profiles_of(world: World) -> tuple[HostProfiles, Settings]:
    settings = Settings(world.preferences, world.secrets, world.hosts, world.parts())
    return HostProfiles(settings, world.secrets, world.history), settings


async def wait_to_send(world: World, host: str, state: State = State.READY) -> None:
    order = world.order()
    (generation,) = order.generations(0.0, world.parts().rng)
    await world.history.add_press((replace(generation, host=host, state=state),))


async def test_a_new_host_is_used_and_the_others_stay_in_their_order(world: World):
    profiles, settings = profiles_of(world)
    assert profiles.free_name("studio") == "studio 2"
    assert profiles.free_name("cellar") == "cellar"
    assert await profiles.keep(HostProfile("cellar", "imgbb"), "three")
    assert settings.current.host_order == ("cellar", "attic")
    assert [each.name for each in settings.current.hosts] == ["studio", "attic", "cellar"]
    assert world.secrets.stored["host:cellar"] == "three"


async def test_a_host_can_be_kept_without_being_used(world: World):
    profiles, settings = profiles_of(world)
    await profiles.keep(HostProfile("cellar", "imgbb"), choose=False)
    assert settings.current.host_order == ("studio", "attic")
    world.preferences = FakePreferences(Preferences())
    profiles, settings = profiles_of(world)
    await profiles.keep(HostProfile("cellar", "imgbb"), choose=False)
    assert settings.current.host is None


async def test_a_name_is_given_once(world: World):
    profiles, settings = profiles_of(world)
    with pytest.raises(HostSettingInvalid):
        await profiles.keep(HostProfile("attic", "pomf"))
    with pytest.raises(HostSettingInvalid):
        await profiles.keep(HostProfile("attic", "s3"), before="studio")
    assert settings.current.hosts == (STUDIO, ATTIC)


async def test_a_renamed_host_keeps_its_place_and_its_secret(world: World):
    profiles, settings = profiles_of(world)
    renamed = HostProfile("loft", "imgbb")
    await profiles.keep(renamed, before="attic", choose=False)
    assert settings.current.hosts == (STUDIO, renamed)
    assert settings.current.host_order == ("studio", "loft")
    assert world.secrets.stored == {"host:studio": "one", "host:loft": "two"}


async def test_another_secret_takes_the_proof_back(world: World):
    profiles, settings = profiles_of(world)
    await settings.save(with_proof(settings.current, "studio", works=True))
    await profiles.keep(STUDIO, before="studio")
    assert is_proved(settings.current, "studio")
    await profiles.keep(STUDIO, "another", before="studio")
    assert not is_proved(settings.current, "studio")


@pytest.mark.parametrize("state", [State.READY, State.PREPARING, State.UPLOADING])
async def test_a_host_that_waiting_clips_need_stays_as_it_is(world: World, state: State):
    await wait_to_send(world, "studio", state)
    profiles, settings = profiles_of(world)
    with pytest.raises(HostInUse) as caught:
        await profiles.remove("studio")
    assert (caught.value.name, caught.value.count) == ("studio", 1)
    with pytest.raises(HostInUse):
        await profiles.keep(HostProfile("loft", "s3"), before="studio")
    assert settings.current.hosts == (STUDIO, ATTIC)
    assert world.secrets.stored["host:studio"] == "one"
    await profiles.remove("attic")


async def test_a_host_of_sent_clips_may_go(world: World):
    await wait_to_send(world, "studio", State.IN_LINE)
    profiles, settings = profiles_of(world)
    await profiles.remove("studio")
    assert settings.current.host_order == ("attic",)
    assert "host:studio" not in world.secrets.stored
    await profiles.remove("attic")
    assert settings.current.host is None
    with pytest.raises(HostMissing):
        await profiles.remove("attic")


async def test_a_locked_key_store_changes_nothing(world: World):
    profiles, settings = profiles_of(world)
    world.secrets.trouble = FakeSecrets.LOCKED
    with pytest.raises(KeyStoreLocked):
        await profiles.remove("studio")
    with pytest.raises(KeyStoreLocked):
        await profiles.keep(HostProfile("loft", "imgbb"), before="attic")
    assert settings.current.hosts == (STUDIO, ATTIC)


async def test_without_a_key_store_secrets_last_for_the_session(world: World):
    profiles, settings = profiles_of(world)
    world.secrets.trouble = FakeSecrets.UNAVAILABLE
    assert not await profiles.keep(STUDIO, "new", before="studio")
    assert world.secrets.session == {"host:studio": "new"}
    assert await profiles.keep(HostProfile("loft", "imgbb"), before="attic", choose=False)
    await profiles.remove("loft")
    assert settings.current.hosts == (STUDIO,)


async def test_the_order_is_the_users(world: World):
    profiles, settings = profiles_of(world)
    await profiles.order(("attic", "studio"))
    assert settings.current.host_order == ("attic", "studio")
    saves = world.preferences.saved
    await profiles.order(("attic", "studio"))
    assert world.preferences.saved == saves
    await profiles.choose("studio")
    assert settings.current.host_order == ("studio",)
    await profiles.order(("studio", "attic"))
    await profiles.choose("links")
    assert settings.current.host_order == ("links", "attic")


async def test_spare_hosts_without_one_to_use_stay_spare(world: World):
    world.preferences = FakePreferences(
        Preferences(hosts=(STUDIO, ATTIC), spare_hosts=("attic", "studio"))
    )
    profiles, settings = profiles_of(world)
    await profiles.remove("attic")
    assert (settings.current.host, settings.current.spare_hosts) == (None, ("studio",))
    await profiles.keep(HostProfile("cellar", "imgbb"), choose=False)
    assert (settings.current.host, settings.current.spare_hosts) == (None, ("studio",))
    await profiles.choose("cellar")
    assert settings.current.host_order == ("cellar", "studio")


async def test_a_host_of_the_studio_stays_and_so_does_its_secret(world: World):
    world.preferences.studio_hosts = frozenset({"studio"})
    world.secrets.stored["studio-host:studio"] = "mine"
    profiles, settings = profiles_of(world)
    before, secrets = settings.current, dict(world.secrets.stored)
    with pytest.raises(SetByStudio):
        await profiles.remove("studio")
    for changed in (HostProfile("studio", "s3", {"bucket": "b"}), HostProfile("loft", "s3")):
        with pytest.raises(SetByStudio):
            await profiles.keep(changed, "new", before="studio")
    with pytest.raises(HostSettingInvalid):
        await profiles.keep(STUDIO, "new", before="attic")
    assert (settings.current, world.secrets.stored) == (before, secrets)


async def test_a_secret_alone_is_given_to_the_studios_host_and_to_no_other(world: World):
    world.preferences.studio_hosts = frozenset({"studio"})
    world.preferences.locked = frozenset({"host"})
    profiles, settings = profiles_of(world)
    assert await profiles.keep(STUDIO, "mine", before="studio")
    assert world.secrets.stored["studio-host:studio"] == "mine"
    assert world.secrets.stored["host:studio"] == "one"  # of the user's own of that name
    assert settings.current.hosts == (STUDIO, ATTIC)


async def test_the_host_that_is_set_for_all_stays_and_no_other_takes_its_place(world: World):
    world.preferences.locked = frozenset({"host"})
    profiles, settings = profiles_of(world)
    with pytest.raises(SetByStudio):
        await profiles.remove("studio")
    assert world.secrets.stored == {"host:studio": "one", "host:attic": "two"}
    await profiles.keep(HostProfile("cellar", "imgbb"), "three")
    assert settings.current.host_order == ("studio", "attic")
    with pytest.raises(SetByStudio):
        await profiles.choose("cellar")


async def test_what_cannot_be_kept_leaves_no_secret_behind(world: World):
    world.preferences.full = True
    profiles, _settings = profiles_of(world)
    with pytest.raises(DiskFull):
        await profiles.keep(HostProfile("cellar", "imgbb"), "three")
    assert "host:cellar" not in world.secrets.stored
