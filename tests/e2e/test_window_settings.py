"""The settings used as their users do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from pikascenes_desktop.domain.errors import (
    HostBucketMissing,
    HostRejected,
    LinkNotOpen,
    Unreachable,
    UploadRefused,
)
from pikascenes_desktop.domain.host import HostProfile, HostStep, LinkProblem, LinkReport
from pikascenes_desktop.services.host_proofs import is_proved, with_proof
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.settings.host_test import step_problem
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

BUCKET = HostProfile(
    "studio",
    "s3",
    {
        "provider": "minio",
        "endpoint": "https://minio.example.com",
        "region": "us-east-1",
        "bucket": "pika",
        "access_key_id": "AK",
        "path_style": "true",
        "links": "public",
    },
)


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def opened(hands: ShellWindow, page: str) -> SettingsDialog:
    hands.window.open_settings(page)
    dialog = hands.window.settings
    assert dialog is not None
    assert dialog.page == page
    return dialog


# --- upload host ------------------------------------------------------------------------------


async def test_a_bucket_is_set_up_and_tested(world: World):
    host = FakeHost("bucket")
    world.hosts.known["bucket"] = host
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands, "host")
        page = dialog.host
        assert page.choice == ""
        click(dialog.save_button)
        click(page.cards["s3"].radio)
        assert page.form.isVisible()
        click(dialog.test_button)
        await until(lambda: page.form.problem == "Bucket: This is needed.")
        form = page.form.fields
        form["endpoint"].setText("https://acc.r2.cloudflarestorage.com")
        form["bucket"].setText("pika-ingredients")
        form["access_key_id"].setText("0f9e")
        page.form.secret.setText(" s3cret ")
        click(page.form.eye)
        click(dialog.test_button)
        click(dialog.test_button)
        await until(lambda: page.test_view.texts[0] == "This host works")
        assert page.test_view.texts[1:] == [
            "Signed in",
            "Uploaded a 12 KB test picture",
            "Opened its link without signing in, as RunComfy will",
            "Deleted the test picture",
        ]
        assert len(host.uploads) == 1
        assert world.secrets.stored["host:bucket"] == "s3cret"
        page.grab()
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        kept = hands.desk.settings.current
        assert kept.host == "bucket"
        assert kept.hosts[0].options["provider"] == "r2"
        assert "s3cret" not in str(kept)
        assert is_proved(kept, "bucket")


async def test_another_secret_needs_another_test(world: World):
    world.hosts.known["studio"] = FakeHost("studio")
    prefer(world, hosts=(BUCKET,), host="studio")
    async with shell(world) as hands:
        settings = hands.desk.settings
        dialog = opened(hands, "host")
        click(dialog.test_button)
        await until(lambda: is_proved(settings.current, "studio"))
        dialog.host.form.secret.setText("another")
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        assert not is_proved(settings.current, "studio")


async def test_a_host_that_fails_its_test_is_not_proved(world: World):
    host = world.hosts.known["studio"] = FakeHost("studio")
    prefer(world, hosts=(BUCKET,), host="studio")
    async with shell(world) as hands:
        await hands.desk.settings.save(
            with_proof(hands.desk.settings.current, "studio", works=True)
        )
        host.errors = [HostRejected("studio")]
        dialog = opened(hands, "host")
        click(dialog.test_button)
        await until(lambda: not is_proved(hands.desk.settings.current, "studio"))
        dialog.reject()


async def test_unsaved_changes_of_the_host_are_asked_about(world: World):
    async with shell(world) as hands:
        dialog = opened(hands, "host")
        click(dialog.host.cards["links"].radio)
        click(dialog.x_button)
        (question,) = dialog.findChildren(Question)
        assert question.windowTitle() == "Save changes to the upload host?"
        click(question.yes_button)
        await until(lambda: hands.window.settings is None)
        assert hands.desk.settings.current.host == "links"
        dialog = opened(hands, "host")
        click(dialog.host.cards["inline"].radio)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        (question,) = dialog.findChildren(Question)
        assert question.no_button is not None
        click(question.no_button)
        assert hands.window.settings is None
        assert hands.desk.settings.current.host == "links"


async def test_the_settings_never_cover_the_window(world: World):
    async with shell(world) as hands:
        hands.window.resize(960, 640)
        dialog = opened(hands, "account")
        assert (dialog.width(), dialog.height()) == (900, 600)
        hands.window.resize(1280, 800)
        await until(lambda: dialog.height() == 716)
        assert [button.text() for button in dialog.nav_buttons.values()] == [
            "Account",
            "Upload host",
            "Library",
            "General",
        ]
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        focus_visibly(dialog.nav_buttons["account"])
        QTest.keyClick(dialog.nav_buttons["account"], Qt.Key.Key_Down)
        assert dialog.page == "host"
        QTest.keyClick(dialog.nav_buttons["host"], Qt.Key.Key_Down)
        assert dialog.page == "library"


async def test_a_bucket_can_be_renamed_and_keeps_its_secret(world: World):
    world.secrets.stored["host:studio"] = "s3cret"
    world.hosts.known["studio"] = FakeHost("studio")
    prefer(world, hosts=(BUCKET,), host="studio")
    async with shell(world) as hands:
        dialog = opened(hands, "host")
        form = dialog.host.form
        assert form.fields["bucket"].text() == "pika"
        assert form.links.value == "public"
        assert form.fields["public_url"].isVisible()
        assert form.secret.text() == ""
        form.fields["name"].setText("attic")
        click(form.links.button("signed"))
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        kept = hands.desk.settings.current
        assert [each.name for each in kept.hosts] == ["attic"]
        assert kept.hosts[0].options["path_style"] == "true"
        assert kept.hosts[0].options["links"] == "signed"
        assert world.secrets.stored["host:attic"] == "s3cret"


async def test_another_provider_forgets_what_was_true_of_the_one_before(world: World):
    prefer(world, hosts=(BUCKET,), host="fake")
    async with shell(world) as hands:
        form = opened(hands, "host").host.form
        assert form.values()["path_style"] == "true"
        form.provider.setCurrentIndex(0)
        form.provider.activated.emit(0)
        assert "path_style" not in form.values()


async def test_without_a_key_store_a_secret_lasts_for_the_session(world: World):
    world.hosts.known["studio"] = FakeHost("studio")
    world.secrets.trouble = FakeSecrets.UNAVAILABLE
    prefer(world, hosts=(BUCKET,), host="studio")
    async with shell(world) as hands:
        dialog = opened(hands, "host")
        dialog.host.form.secret.setText("s3cret")
        click(dialog.test_button)
        await until(lambda: "for this session only" in dialog.host.message)
        await until(lambda: dialog.host.test_view.texts[0] == "This host works")
        assert world.secrets.session["host:studio"] == "s3cret"


async def test_hosts_without_a_form_are_chosen_at_once(world: World):
    other = HostProfile("mine", "webdav")
    world.hosts.known["mine"] = FakeHost("mine", keeps_files=False)
    prefer(world, hosts=(other,), host="mine", practice=True)
    async with shell(world) as hands:
        dialog = opened(hands, "host")
        page = dialog.host
        assert page.choice == "mine"
        click(dialog.test_button)
        await until(lambda: page.test_view.texts[0] == "This host works")
        click(page.cards["links"].radio)
        click(dialog.test_button)
        await until(lambda: page.test_view.texts[0] == "There is nothing to test for this choice.")
        click(page.cards["inline"].radio)
        click(dialog.test_button)
        await until(lambda: page.message.startswith("Choose an upload host"))
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        assert hands.desk.settings.current.host == "inline"


async def test_a_test_stops_at_the_first_step_that_fails(world: World):
    host = FakeHost("fake2")
    host.errors = [HostRejected("fake2")]
    world.hosts.known["mine"] = host
    prefer(world, hosts=(HostProfile("mine", "webdav"),), host="mine")
    async with shell(world) as hands:
        dialog = opened(hands, "host")
        click(dialog.test_button)
        view = dialog.host.test_view
        await until(lambda: view.texts[0] == "This host does not work yet")
        assert view.texts[1].startswith("The host did not accept this access key.")
        assert view.texts[2] == "Upload a test picture"


@pytest.mark.parametrize(
    ("step", "error", "text"),
    [
        (HostStep.DELETE, HostRejected("h"), "Everything works, but"),
        (HostStep.SIGN_IN, HostBucketMissing("h", "pika"), "The bucket “pika” was not found"),
        (HostStep.OPEN, LinkNotOpen(1, LinkProblem.SIGN_IN), "The picture was uploaded, but"),
        (HostStep.OPEN, LinkNotOpen(1, LinkProblem.EMPTY), "Image 1 does not open"),
        (HostStep.SIGN_IN, Unreachable("h"), "The address could not be reached"),
        (HostStep.UPLOAD, UploadRefused("h", 1, "full"), "Image 1 could not be uploaded"),
    ],
)
def test_each_failed_step_has_its_sentence(step: HostStep, error: AppError, text: str):
    assert step_problem(step, error).startswith(text)


async def test_a_link_that_does_not_open_is_a_failed_test(world: World):
    host = FakeHost("mine")
    world.hosts.known["mine"] = host
    prefer(world, hosts=(HostProfile("mine", "webdav"),), host="mine")
    async with shell(world) as hands:

        async def check(_url: str, **_about: object) -> LinkReport:
            return LinkReport(LinkProblem.SIGN_IN)

        world.links.check = check  # type: ignore[method-assign]
        dialog = opened(hands, "host")
        click(dialog.test_button)
        view = dialog.host.test_view
        await until(lambda: view.texts[0] == "This host does not work yet")
        assert "asks for a sign-in" in view.texts[3]


# --- library and general ----------------------------------------------------------------------


async def test_the_library_is_shown_and_another_one_chosen(world: World, websites: list[str]):
    world.library.room = 214_000_000_000
    async with shell(world) as hands:
        page = opened(hands, "library").library
        await until(lambda: page.room.text() == "0 clips, 0 bytes; 214 GB free on this disk")
        click(page.show_button)
        assert websites == [str(world.library.root)]
        click(page.locate_button)
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit("/videos/other")
        dialog.close()
        await until(lambda: page.message == "This folder is the library now.")
        assert hands.desk.settings.current.library == "/videos/other"
        world.preferences.full = True
        page.use("/videos/third")
        await until(lambda: page.message.startswith("Nothing is deleted"))
        world.preferences.full = False


async def test_pages_are_turned(world: World):
    async with shell(world) as hands:
        dialog = opened(hands, "account")
        click(dialog.nav_buttons["host"])
        assert dialog.page == "host"
        assert dialog.test_button.isVisible()
        hands.window.open_settings("general")
        assert hands.window.settings is dialog
        assert not dialog.save_button.isVisible()
        with pytest.raises(KeyError):
            dialog.show_page("nowhere")
        click(dialog.close_button)
        assert hands.window.settings is None
