"""The settings used as their users do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from pikascenes_desktop.domain.errors import (
    HostBucketMissing,
    HostRejected,
    KeyRejected,
    LinkNotOpen,
    ServiceFault,
    Unreachable,
    UploadRefused,
)
from pikascenes_desktop.domain.host import HostProfile, HostStep, LinkProblem, LinkReport
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.settings.host_test import step_problem
from tests.e2e.shell_window import KEY_NAME, click, prefer, shell, shell_world
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


@pytest.fixture
def websites(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return opened


def opened(hands: ShellWindow, page: str) -> SettingsDialog:
    hands.window.open_settings(page)
    dialog = hands.window.settings
    assert dialog is not None
    assert dialog.page == page
    return dialog


# --- account ----------------------------------------------------------------------------------


async def test_a_key_is_kept_checked_and_never_shown(world: World, websites: list[str]):
    world.secrets.stored.clear()
    prefer(world, practice=True)
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(lambda: page.kept.text() == "No key yet.")
        assert page.practice.isChecked()
        assert not page.check_button.isVisible()
        QGuiApplication.clipboard().setText("  Bearer new-key-9f8e \n")
        click(page.paste_button)
        assert page.field.echoMode() is QLineEdit.EchoMode.Password
        click(page.show_button)
        assert page.field.echoMode() is QLineEdit.EchoMode.Normal
        click(page.save_button)
        await until(lambda: page.message.startswith("This key works."))
        assert "about $0.45" in page.message
        assert world.secrets.stored == {KEY_NAME: "new-key-9f8e"}
        assert page.field.text() == ""
        assert "9f8e" in page.kept.text()
        assert not page.practice.isChecked()
        assert not hands.desk.settings.current.practice
        assert page.save_button.text() == "Replace key…"
        click(page.open_button)
        assert websites == ["https://www.runcomfy.com/profile"]
        page.grab()


async def test_a_text_that_is_no_key_is_refused_beside_the_field(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        page.field.setText("two words")
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        await until(lambda: page.message.startswith("That is not an API key"))
        assert page.field.property("invalid") == "true"
        assert not page.session_button.isVisible()


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KeyRejected(), "RunComfy did not accept this key."),
        (Unreachable("model-api.example"), "We could not reach RunComfy"),
        (ServiceFault("model-api.example", 500), "model-api.example is having trouble"),
    ],
)
async def test_a_key_that_could_not_be_checked_is_said(world: World, error: AppError, text: str):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.check_button.isVisible)
        world.service.errors = [error]
        click(page.check_button)
        await until(lambda: page.message.startswith(text))


@pytest.mark.parametrize("trouble", [FakeSecrets.UNAVAILABLE, FakeSecrets.LOCKED])
async def test_without_a_key_store_a_key_lasts_for_the_session(world: World, trouble: type):
    world.secrets.trouble = trouble
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(lambda: "key store" in page.kept.text())
        page.field.setText("new-key-9f8e")
        click(page.save_button)
        await until(page.session_button.isVisible)
        assert world.secrets.session == {}
        click(page.session_button)
        await until(lambda: page.message.startswith("The key is used until the program ends"))
        assert world.secrets.session == {KEY_NAME: "new-key-9f8e"}
        assert not page.session_button.isVisible()


async def test_a_key_can_be_removed(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.remove_button.isVisible)
        click(page.remove_button)
        await until(lambda: page.message.startswith("The key was removed"))
        assert world.secrets.stored == {}
        assert page.practice.isChecked()


async def test_practice_mode_can_be_switched(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        click(page.practice)
        await until(lambda: hands.desk.settings.current.practice)
        page.grab()
        world.preferences.full = True
        click(page.practice)
        await until(lambda: page.message.startswith("No room left"))
        world.preferences.full = False


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
        await until(lambda: page.room.text() == "214 GB free on this disk")
        click(page.show_button)
        assert websites == [QUrl.fromLocalFile(str(world.library.root)).toString()]
        click(page.choose_button)
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit("/videos/other")
        dialog.close()
        await until(lambda: page.message.startswith("New clips go to this folder"))
        assert hands.desk.settings.current.library == "/videos/other"
        world.preferences.full = True
        page.use("/videos/third")
        await until(lambda: page.message.startswith("Nothing is deleted"))
        world.preferences.full = False


async def test_colours_change_at_once(world: World):
    async with shell(world) as hands:
        dialog = opened(hands, "general")
        click(dialog.general.themes.button("light"))
        assert not hands.theme.is_dark
        await until(lambda: hands.desk.settings.current.theme is Choice.LIGHT)
        dialog.grab()
        hands.window.grab()
        world.preferences.full = True
        click(dialog.general.themes.button("dark"))
        await until(lambda: dialog.general.message.startswith("Nothing is deleted"))
        world.preferences.full = False


async def test_another_language_speaks_after_the_next_start(world: World):
    async with shell(world) as hands:
        general = opened(hands, "general").general
        general.languages.setCurrentIndex(2)
        general.languages.activated.emit(2)
        await until(lambda: hands.desk.settings.current.language == "zh_CN")
        assert general.message.startswith("Other words appear")
        general.languages.setCurrentIndex(0)
        general.languages.activated.emit(0)
        await until(lambda: hands.desk.settings.current.language is None)


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
