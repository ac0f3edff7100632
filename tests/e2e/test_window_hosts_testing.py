"""Testing an upload host in its four visible steps."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    HostBucketMissing,
    HostRejected,
    HostSettingInvalid,
    LinkNotOpen,
    Unreachable,
    UploadRefused,
)
from pikascenes_desktop.domain.host import HostStep, LinkProblem, LinkRemark, LinkReport
from pikascenes_desktop.services.host_proofs import is_proved, with_proof
from pikascenes_desktop.services.host_testing import StepReport
from pikascenes_desktop.ui.settings.host_test import step_problem
from pikascenes_desktop.ui.words import remark, say, set_language
from tests.e2e.host_page import BUCKET, IMGBB, WEBDAV, form_of, have, opened
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.fake_host import FakeHost
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile
    from tests.fakes.world import World

STEPS = [
    "Signed in",
    "Uploaded a 12 KB test picture",
    "Opened its link without signing in, as RunComfy will",
    "Deleted the test picture",
]


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


class SlowHost(FakeHost):
    """Takes its time, by the world's clock."""

    def __init__(self, name: str, world: World) -> None:
        super().__init__(name)
        self._world = world

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        self._world.clock.pass_time(0.2)
        on_bytes(1, 100)
        self._world.clock.pass_time(0.6)
        return await super().upload(image, on_bytes)

    async def delete(self, hosted: HostedImage) -> bool:
        self._world.clock.pass_time(0.3)
        return await super().delete(hosted)


class KeepingHost(FakeHost):
    """Cannot delete."""

    async def delete(self, hosted: HostedImage) -> bool:
        return False


async def test_four_steps_with_the_seconds_beside_each(world: World):
    have(world, BUCKET)
    world.hosts.known["studio"] = SlowHost("studio", world)
    async with shell(world) as hands:
        dialog = opened(hands)
        view = dialog.host.test_view
        click(dialog.test_button)
        await until(lambda: view.texts[0] == "This host works")
        assert view.texts[1:] == STEPS
        assert view.times == ["1.1 s", "0.2 s", "0.6 s", "0.0 s", "0.3 s"]
        assert is_proved(hands.desk.settings.current, "studio")
        await until(lambda: dialog.host.cards.named("studio").text.endswith("Worked just now"))
        world.clock.pass_time(120)
        dialog.reject()
        card = opened(hands).host.cards.named("studio")
        assert card.text == "My storage bucket. Worked 2 minutes ago"


async def test_testing_keeps_a_new_host_first(world: World):
    host = world.hosts.known["My storage bucket"] = FakeHost("My storage bucket")
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        click(page.cards.named("s3"))
        click(dialog.test_button)
        await until(lambda: form_of(dialog).problem == "Bucket: This is needed.")
        form = form_of(dialog)
        form.set_text("endpoint", "https://acc.r2.cloudflarestorage.com")
        form.set_text("bucket", "pika-ingredients")
        form.set_text("access_key_id", "0f9e")
        form.set_text("secret", " s3cret ")
        click(dialog.test_button)
        await until(lambda: page.test_view.texts[0] == "This host works")
        assert len(host.uploads) == 1
        assert world.secrets.stored["host:My storage bucket"] == "s3cret"
        assert form_of(dialog).text("secret") == ""
        assert page.choice == "My storage bucket"
        assert not page.is_changed
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        kept = hands.desk.settings.current
        assert (kept.host, kept.hosts[0].options["provider"]) == ("My storage bucket", "r2")
        assert is_proved(kept, "My storage bucket")


async def test_a_test_can_be_stopped(world: World):
    have(world, BUCKET)
    host = FakeHost("studio")
    host.gate = asyncio.Event()
    world.hosts.known["studio"] = host
    async with shell(world) as hands:
        dialog = opened(hands)
        view = dialog.host.test_view
        click(dialog.test_button)
        await until(lambda: bool(host.uploads))
        assert dialog.test_button.text() == "Stop testing"
        assert view.texts[0] == "Testing with a tiny picture…"
        assert not is_proved(hands.desk.settings.current, "studio")
        click(dialog.test_button)
        await until(lambda: view.texts[0].startswith("Stopped."))
        await until(lambda: dialog.test_button.text() == "Test this host")
        host.gate.set()
        click(dialog.test_button)
        await until(lambda: view.texts[0] == "This host works")


async def test_a_test_goes_on_when_the_settings_are_closed(world: World):
    have(world, BUCKET)
    host = FakeHost("studio")
    host.gate = asyncio.Event()
    world.hosts.known["studio"] = host
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.test_button)
        await until(lambda: bool(host.uploads))
        dialog.reject()
        host.gate.set()
        await until(lambda: is_proved(hands.desk.settings.current, "studio"))


async def test_a_host_that_fails_its_test_is_not_proved(world: World):
    have(world, BUCKET)
    tested = with_proof(world.preferences.current, "studio", works=True)
    prefer(world, proved_hosts=tested.proved_hosts)
    host = world.hosts.known["studio"] = FakeHost("studio")
    async with shell(world) as hands:
        host.errors = [HostRejected("studio")]
        dialog = opened(hands)
        view = dialog.host.test_view
        click(dialog.test_button)
        await until(lambda: view.texts[0] == "This host does not work yet")
        assert view.texts[1].startswith("The host did not accept this access key.")
        assert view.texts[2] == "Upload a test picture"
        assert not is_proved(hands.desk.settings.current, "studio")
        text = "My storage bucket. Did not work just now"
        await until(lambda: dialog.host.cards.named("studio").text == text)
        form_of(dialog).set_text("secret", "another")
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        card = opened(hands).host.cards.named("studio")
        assert card.text == "My storage bucket. Not tested yet"


async def test_a_link_that_does_not_open_is_a_failed_test(world: World):
    have(world, WEBDAV)
    async with shell(world) as hands:

        async def check(_url: str, **_about: object) -> LinkReport:
            return LinkReport(LinkProblem.SIGN_IN)

        vars(world.links)["check"] = check
        dialog = opened(hands)
        view = dialog.host.test_view
        click(dialog.test_button)
        await until(lambda: view.texts[0] == "This host does not work yet")
        assert "asks for a sign-in" in view.texts[3]
        assert "Private, signed" not in view.texts[3]
        assert view.texts[4] == "Deleted the test picture"


async def test_what_is_noticed_about_the_link_is_said_in_step_three(world: World):
    have(world, WEBDAV)
    async with shell(world) as hands:

        async def check(_url: str, **_about: object) -> LinkReport:
            return LinkReport(remarks=(LinkRemark.RE_ENCODED, LinkRemark.ATTACHMENT))

        vars(world.links)["check"] = check
        dialog = opened(hands)
        view = dialog.host.test_view
        click(dialog.test_button)
        await until(lambda: view.texts[0] == say("ho.ok"))
        assert view.texts[3].splitlines() == [
            say("ho.ok.3"),
            say("remark.re_encoded"),
            say("remark.attachment"),
        ]


def test_each_remark_has_a_sentence_of_its_own():
    for spoken in ("en", "zh_CN"):
        set_language(spoken)
        said = {remark(each) for each in LinkRemark}
        assert len(said) == len(LinkRemark)
        assert all(text.endswith((".", "。")) for text in said)
    set_language("en")


async def test_what_cannot_be_deleted_either_is_said(world: World):
    have(world, WEBDAV)
    async with shell(world) as hands:
        view = opened(hands).host.test_view
        view.begin("webdav")
        link = LinkNotOpen(1, LinkProblem.NOT_FOUND)
        view.report(StepReport(HostStep.OPEN, link))
        view.report(StepReport(HostStep.DELETE, HostRejected("mine")))
        view.end(works=False)
        assert view.texts[4].startswith("The test picture could not be deleted either.")
        assert view.times[4] == ""


async def test_a_host_that_cannot_delete_still_works(world: World):
    have(world, IMGBB)
    world.hosts.known["attic"] = KeepingHost("attic")
    async with shell(world) as hands:
        dialog = opened(hands)
        view = dialog.host.test_view
        click(dialog.test_button)
        await until(lambda: view.texts[0] == "This host works")
        assert view.texts[4] == say("ho.no_delete")


async def test_a_host_that_keeps_nothing_has_two_steps(world: World):
    have(world, IMGBB)
    world.hosts.known["attic"] = FakeHost("attic", keeps_files=False)
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.test_button)
        view = dialog.host.test_view
        await until(lambda: view.texts[0] == "This host works")
        assert [bool(time) for time in view.times] == [True, True, True, False, True]


async def test_a_host_that_is_not_there_is_said(world: World):
    have(world, IMGBB)
    del world.hosts.known["attic"]
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.test_button)
        await until(lambda: dialog.host.message.startswith("Choose an upload host"))
        assert not dialog.host.test_view.isVisible()
        await until(lambda: dialog.test_button.text() == "Test this host")


@pytest.mark.parametrize(
    ("step", "error", "text"),
    [
        (HostStep.DELETE, HostRejected("h"), "Everything works, but"),
        (HostStep.SIGN_IN, HostBucketMissing("h", "pika"), "The bucket “pika” was not found"),
        (HostStep.OPEN, LinkNotOpen(1, LinkProblem.SIGN_IN), "The picture was uploaded, but"),
        (HostStep.OPEN, LinkNotOpen(1, LinkProblem.EMPTY), "Image 1 does not open"),
        (HostStep.SIGN_IN, Unreachable("h"), "The address could not be reached"),
        (HostStep.SIGN_IN, Unreachable("h", "certificate"), "h could not prove who it is"),
        (HostStep.UPLOAD, UploadRefused("h", 1, "full"), "Image 1 could not be uploaded"),
        (HostStep.UPLOAD, HostSettingInvalid("bucket", "missing"), "Check “Bucket”"),
    ],
)
def test_each_failed_step_has_its_sentence(step: HostStep, error: AppError, text: str):
    assert step_problem(step, error).startswith(text)


def test_only_a_bucket_has_a_key_id():
    text = step_problem(HostStep.SIGN_IN, HostRejected("h"), "imgbb")
    assert text.startswith("The host did not accept this key.")
