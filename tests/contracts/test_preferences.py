"""What every `PreferencesStore` does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.preferences import Playback, Preferences, Preset, TextSize, Theme
from pikascenes_desktop.domain.scene import Scene
from tests.contracts.samples import SCENE
from tests.fakes.fake_preferences import FakePreferences

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.preferences import PreferencesStore

RICH = Preferences(
    practice=False,
    host="mine",
    hosts=(
        HostProfile("mine", "s3", {"bucket": "clips", "region": "eu"}),
        HostProfile("b", "imgbb", delete_after_use=False),
    ),
    spare_hosts=("b", "gone"),
    library="/clips",
    api_base="http://127.0.0.1:9999",
    model_id="pika/other",
    parallel=7,
    theme=Theme.LIGHT,
    language="zh_CN",
    draft=SCENE,
    text_size=TextSize.LARGE,
    reduce_motion=True,
    notify=False,
    daily_limit_usd=Decimal("12.50"),
    presets=(Preset("Dusk", SCENE), Preset("Empty", Scene())),
    is_welcomed=True,
    proved_hosts=("0123456789abcdef",),
    playback=Playback(speed=0.5, volume=0.25, is_muted=True, loops=False),
    chosen_over=("language",),
)


@pytest.fixture(params=["fake", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> PreferencesStore:
    path = tmp_path / "preferences.json"
    return FakePreferences() if request.param == "fake" else PreferencesFile(path)


async def test_defaults_at_first(store: PreferencesStore) -> None:
    assert store.current == Preferences()


async def test_what_is_saved_is_current(store: PreferencesStore) -> None:
    for preferences in (RICH, Preferences(), RICH):
        await store.save(preferences)
        assert store.current == preferences


def test_the_order_of_the_hosts() -> None:
    assert Preferences().host_order == ()
    assert RICH.host_order == ("mine", "b", "gone")
    assert replace(RICH, spare_hosts=("b", "mine", "b")).host_order == ("mine", "b")
    assert RICH.with_host_order(("b", "mine")).host_order == ("b", "mine")
    none = RICH.with_host_order(())
    assert (none.host, none.spare_hosts) == (None, ())
