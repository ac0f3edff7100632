"""Upload hosts: every form, the test in each of its states, the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    HostBucketMissing,
    HostRejected,
    LinkNotOpen,
    Unreachable,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import HostProfile, HostStep, LinkProblem
from pikascenes_desktop.services.host_proofs import with_proof
from pikascenes_desktop.services.host_testing import StepReport
from tests.e2e.shell_window import click, prefer
from tests.fakes.fake_host import FakeHost
from tests.render.plays import cast
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage

BUCKET: Final = HostProfile(
    "Studio bucket",
    "s3",
    {
        "provider": "r2",
        "endpoint": "https://4f1d09.r2.cloudflarestorage.com",
        "region": "auto",
        "bucket": "pika-ingredients",
        "prefix": "scenes",
        "access_key_id": "0f9e27c4a1b64d33",
        "links": "signed",
    },
)
IMGBB: Final = HostProfile("ImgBB", "imgbb", {"expires_hours": "24"})
CLOUD: Final = HostProfile(
    "Cloud at home",
    "nextcloud",
    {"endpoint": "https://cloud.example.com", "user": "mara", "prefix": "PikaScenes"},
)
KINDS: Final = (
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
    "custom",
)


def no_host(folder: Path, look: Look) -> World:
    world = cast.with_clips(6)(folder, look)
    prefer(world, host=None)
    return world


def three_hosts(folder: Path, look: Look) -> World:
    world = cast.with_clips(6)(folder, look)
    hosts = (BUCKET, IMGBB, CLOUD)
    prefer(world, host=BUCKET.name, hosts=hosts, spare_hosts=(IMGBB.name,))
    tested = with_proof(world.preferences.current, BUCKET.name, works=True)
    prefer(world, proved_hosts=tested.proved_hosts)
    for host in hosts:
        world.hosts.known[host.name] = FakeHost(host.name)
    return world


def open_page(stage: Stage) -> SettingsDialog:
    stage.hands.window.open_settings("host")
    dialog = stage.hands.window.settings
    assert dialog is not None
    return dialog


async def _forms(stage: Stage) -> AsyncIterator[str]:
    page = open_page(stage).host
    yield "nothing chosen"
    page.picker.more_button.click()
    yield "all kinds"
    page.picker.more_button.click()
    for kind in KINDS:
        if not page.cards.has(kind):
            page.picker.more_button.click()
        click(page.cards.named(kind))
        form = page.form
        if form is not None:
            form.fold.setChecked(True)
        yield kind


async def _wrong(stage: Stage) -> AsyncIterator[str]:
    page = open_page(stage).host
    page.cards.named("s3").radio.click()
    page.save()
    await stage.until(lambda: page.form is not None and bool(page.form.problem))
    yield "needed"


async def _own(stage: Stage) -> AsyncIterator[str]:
    page = open_page(stage).host
    yield "three hosts"
    page.cards.named("Cloud at home").radio.click()
    yield "another"
    page.deeds.remove_button.click()
    await stage.until(lambda: page.deeds.question is not None)
    yield "remove"


async def _tests(stage: Stage) -> AsyncIterator[str]:
    view = open_page(stage).host.test_view
    view.begin()
    yield "testing"
    for step, seconds in zip(HostStep, (0.2, 0.6, 0.3, 0.3), strict=True):
        view.report(StepReport(step, seconds=seconds))
    view.end(works=True)
    yield "works"
    view.begin()
    for step in (HostStep.SIGN_IN, HostStep.UPLOAD, HostStep.OPEN):
        view.report(StepReport(step, seconds=0.4))
    view.end(works=True)
    yield "works without deleting"
    for name, step, error in (
        ("sign-in refused", HostStep.SIGN_IN, HostRejected("bucket")),
        ("bucket missing", HostStep.UPLOAD, HostBucketMissing("bucket", "pika-ingredients")),
        ("too large", HostStep.UPLOAD, UploadTooLarge("bucket", 1)),
        ("link not open", HostStep.OPEN, LinkNotOpen(1, reason=LinkProblem.SIGN_IN)),
        ("not reached", HostStep.SIGN_IN, Unreachable("storage.example")),
        ("no certificate", HostStep.SIGN_IN, Unreachable("storage.example", "certificate")),
    ):
        view.begin()
        for before in HostStep:
            if before is step:
                break
            view.report(StepReport(before, seconds=0.4))
        view.report(StepReport(step, error, 1.2))
        view.end(works=False)
        yield name
    view.begin()
    for step in (HostStep.SIGN_IN, HostStep.UPLOAD, HostStep.OPEN):
        view.report(StepReport(step, seconds=0.4))
    view.report(StepReport(HostStep.DELETE, HostRejected("bucket"), 0.1))
    view.end(works=True)
    yield "not deleted"
    view.begin()
    view.stop()
    yield "stopped"


PLAYS: Final = (
    Play("host-forms", _forms, no_host),
    Play("host-wrong", _wrong, no_host),
    Play("host-own", _own, three_hosts),
    Play("host-test", _tests, three_hosts),
)
