"""Upload hosts chosen and set up as users do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from shiboken6 import isValid

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.domain.excluded_hosts import EXCLUDED
from pikascenes_desktop.services.host_proofs import is_proved, with_proof
from pikascenes_desktop.ui.key_field import KeyField
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.settings.s3_form import S3Form
from pikascenes_desktop.ui.words import say
from tests.e2e.host_page import BUCKET, IMGBB, WEBDAV, active, form_of, have, opened, tab_walk
from tests.e2e.shell_window import RealForms, click, prefer, shell, shell_world
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.ui.settings.host import HostPage
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def names(page: HostPage) -> list[str]:
    return [card.choice.name or card.choice.kind for card in page.cards.cards]


async def test_the_easiest_come_first_and_the_rest_on_demand(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        page = (await active(hands)).host
        assert names(page) == ["imgbb", "s3", "links"]
        assert page.choice == ""
        assert not page.is_changed
        click(page.picker.more_button)
        kinds = [form.kind for form in RealForms().forms]
        assert sorted(names(page)) == sorted([*kinds, "links", "inline"])
        rest = [name for name in names(page) if name not in {"links", "inline"}]
        assert rest == kinds
        assert page.picker.more_button.text() == "Fewer hosts"
        click(page.cards.named("zipline"))
        assert names(page) == ["imgbb", "s3", "links", "zipline"]
        assert page.choice == "zipline"
        assert page.cards.named("zipline").radio.hasFocus()
        click(page.picker.more_button)
        click(page.picker.more_button)
        assert names(page) == ["imgbb", "s3", "links", "zipline"]


async def test_arrows_go_through_all_kinds_without_closing_the_list(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        page = (await active(hands)).host
        click(page.picker.more_button)
        count = len(names(page))
        first = page.cards.named("imgbb").radio
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Space)
        assert page.choice == "imgbb"
        QTest.keyClick(first, Qt.Key.Key_Down)
        assert page.choice != "imgbb"
        assert len(names(page)) == count


async def test_each_kind_has_a_short_form_made_from_what_it_asks(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        for kind in KINDS.keys() - {"custom"}:
            click(page.picker.more_button)
            click(page.cards.named(kind))
            form = form_of(dialog)
            assert form.form.kind == kind
            assert {field.name for field in form.form.fields} | {"name"} <= set(form.fields)
            assert ("secret" in form.fields) is (form.form.secret.value != "none")
            assert not form.more.isVisible()
            for field in form.form.fields:
                if not field.is_optional:
                    assert form.fields[field.name].isVisible()
            form.fold.click()
            assert form.fields["name"].isVisible()
            assert all(field.control.accessibleName() for field in form.fields.values())
            assert form.clean.isVisible() is form.form.deletes


async def test_help_leads_to_where_the_key_is_found(world: World, websites: list[str]):
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        for kind in (each for each in KINDS.values() if each.help_url):
            click(page.picker.more_button)
            click(page.cards.named(kind.kind))
            form = form_of(dialog)
            if isinstance(form, S3Form):
                form.set_text("provider", "aws")
                form.provider.activated.emit(0)
            click(form.help.button)
            assert websites.pop() == kind.help_url
        click(page.picker.more_button)
        click(page.cards.named("webdav"))
        assert not form_of(dialog).help.isVisible()


async def test_a_key_is_all_that_the_easiest_asks_for(world: World):
    world.hosts.known["ImgBB"] = FakeHost("ImgBB")
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        click(page.cards.named("imgbb"))
        form = form_of(dialog)
        click(dialog.save_button)
        await until(lambda: form.problem == "API key: This is needed.")
        assert form.line("secret").hasFocus()
        assert not page.message
        QTest.keyClicks(form.line("secret"), " k3y ")
        assert form.problem == ""
        assert page.is_changed
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        kept = hands.desk.settings.current
        assert (kept.host, kept.hosts[0].kind) == ("ImgBB", "imgbb")
        assert kept.hosts[0].options == {"expires_hours": "24"}
        assert world.secrets.stored["host:ImgBB"] == "k3y"
        assert "k3y" not in str(kept)
        page = opened(hands).host
        assert names(page) == ["ImgBB", "links"]
        assert page.cards.named("ImgBB").is_in_use
        assert page.cards.named("ImgBB").text == "ImgBB. Not tested yet"
        assert page.cards.named("ImgBB").radio.accessibleName() == "ImgBB, In use"


async def test_a_secret_is_shown_only_on_demand(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        page = opened(hands).host
        click(page.cards.named("s3"))
        line = form_of(opened(hands)).line("secret")
        line.setText("a-long-secret-key")
        assert line.echoMode() is QLineEdit.EchoMode.Password
        eye = line.findChild(type(hands.window.settings.x_button))  # type: ignore[union-attr]
        assert eye is not None
        assert eye.accessibleName() == "Show secret"
        click(eye)
        assert line.echoMode() is QLineEdit.EchoMode.Normal
        assert eye.accessibleName() == "Hide secret"


async def test_fields_are_checked_when_they_are_left(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = await active(hands)
        click(dialog.host.cards.named("s3"))
        form = form_of(dialog)
        endpoint = form.line("endpoint")
        endpoint.setFocus()
        QTest.keyClicks(endpoint, "http://minio.example.com")
        QTest.keyClick(endpoint, Qt.Key.Key_Tab)
        assert form.fields["endpoint"].problem == "The link must begin with https."
        assert endpoint.property("invalid") == "true"
        assert endpoint.accessibleDescription() == "The link must begin with https."
        endpoint.setFocus()
        QTest.keyClick(endpoint, Qt.Key.Key_Backspace)
        assert form.problem == ""
        form.set_text("endpoint", "")
        bucket = form.line("bucket")
        bucket.setFocus()
        QTest.keyClick(bucket, Qt.Key.Key_Tab)
        assert form.problem == ""  # still empty: nobody is nagged
        bucket.setFocus()
        QTest.keyClicks(bucket, "a bucket")
        QTest.keyClick(bucket, Qt.Key.Key_Tab)
        assert form.problem == "Bucket: Some characters cannot be used here."


async def test_excluded_hosts_are_refused_with_the_reason(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.host.picker.more_button)
        click(dialog.host.cards.named("webdav"))
        form = form_of(dialog)
        for host, reason in EXCLUDED.items():
            form.clear_problem()
            form.line("endpoint").setText(f"https://{host}/up")
            click(dialog.save_button)
            await until(lambda: bool(form.problem))
            assert form.problem == f"Endpoint: {say(f'reason.{reason}')}."
        assert hands.desk.settings.current.hosts == ()


async def test_a_bucket_is_set_up_by_its_provider(world: World):
    world.hosts.known["My storage bucket"] = FakeHost("My storage bucket")
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.host.cards.named("s3"))
        form = form_of(dialog)
        assert isinstance(form, S3Form)
        assert isinstance(form.fields["provider"].control, QComboBox)
        choices = [form.provider.itemText(row) for row in range(form.provider.count())]
        assert choices == [
            "Amazon S3",
            "Cloudflare R2",
            "Backblaze B2",
            "DigitalOcean Spaces",
            "Wasabi",
            "MinIO",
            "Other",
        ]
        form.set_text("provider", "b2")
        form.provider.activated.emit(form.provider.currentIndex())
        assert form.line("endpoint").placeholderText() == "Filled in from the region"
        assert form.line("region").placeholderText() == "us-west-004"
        form.set_text("bucket", "pika-ingredients")
        form.set_text("access_key_id", "0f9e")
        click(dialog.save_button)
        await until(lambda: form.problem == "Region: This is needed.")
        form.set_text("region", "us-west-004")
        form.set_text("secret", "s3cret")
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        (kept,) = hands.desk.settings.current.hosts
        assert kept.options["endpoint"] == "https://s3.us-west-004.backblazeb2.com"
        dialog = opened(hands)
        form = form_of(dialog)
        assert form.text("region") == "us-west-004"
        QTest.keyClicks(form.line("region"), "5")
        assert form.text("endpoint") == ""  # it was the other region's


async def test_a_bucket_can_be_renamed_and_keeps_its_secret(world: World):
    world.secrets.stored["host:studio"] = "s3cret"
    have(world, BUCKET)
    async with shell(world) as hands:
        dialog = opened(hands)
        form = form_of(dialog)
        assert isinstance(form, S3Form)
        assert form.text("bucket") == "pika"
        assert form.links.value == "public"
        assert form.fields["public_url"].isVisible()
        assert form.text("secret") == ""
        assert "leave empty to keep it" in form.line("secret").placeholderText()
        form.set_text("name", "attic")
        click(form.links.button("signed"))
        assert not form.fields["public_url"].isVisible()
        click(form.clean)
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        (kept,) = hands.desk.settings.current.hosts
        assert kept.name == "attic"
        assert not kept.delete_after_use
        assert kept.options["path_style"] == "true"
        assert kept.options["links"] == "signed"
        assert world.secrets.stored == world.secrets.stored | {"host:attic": "s3cret"}
        assert "host:studio" not in world.secrets.stored
        assert not form_of(opened(hands)).clean.isChecked()


async def test_another_provider_forgets_what_was_true_of_the_one_before(world: World):
    have(world, BUCKET, host="fake")
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.host.cards.named("studio"))
        form = form_of(dialog)
        assert isinstance(form, S3Form)
        assert form.values()["path_style"] == "true"
        form.provider.setCurrentIndex(0)
        form.provider.activated.emit(0)
        assert "path_style" not in form.values()


async def test_another_secret_needs_another_test(world: World):
    have(world, BUCKET)
    tested = with_proof(world.preferences.current, "studio", works=True)
    prefer(world, proved_hosts=tested.proved_hosts)
    async with shell(world) as hands:
        dialog = opened(hands)
        assert dialog.host.cards.named("studio").text == "My storage bucket. Works"
        form_of(dialog).set_text("secret", "another")
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        assert not is_proved(hands.desk.settings.current, "studio")


async def test_without_a_key_store_a_secret_lasts_for_the_session(world: World):
    have(world, BUCKET)
    world.secrets.trouble = FakeSecrets.UNAVAILABLE
    async with shell(world) as hands:
        dialog = opened(hands)
        form_of(dialog).set_text("secret", "s3cret")
        click(dialog.test_button)
        await until(lambda: "for this session only" in dialog.host.message)
        assert world.secrets.session["host:studio"] == "s3cret"
        await until(lambda: dialog.host.test_view.texts[0] == "This host works")


async def test_hosts_without_a_form_are_chosen_at_once(world: World):
    have(world, WEBDAV, practice=True)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        assert page.choice == "mine"
        click(page.cards.named("links"))
        assert page.form is None
        click(dialog.test_button)
        await until(lambda: page.test_view.texts[0] == "There is nothing to test for this choice.")
        assert hands.desk.settings.current.host == "links"
        click(page.picker.more_button)
        click(page.cards.named("inline"))
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        assert hands.desk.settings.current.host == "inline"
        assert names(opened(hands).host)[:3] == ["mine", "links", "inline"]


async def test_nothing_chosen_is_nothing_kept(world: World):
    prefer(world, host=None)
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.save_button)
        await until(lambda: dialog.host.message == "Choose an upload host")
        click(dialog.test_button)
        await until(lambda: dialog.test_button.text() == "Test this host")
        assert hands.desk.settings.current.host is None


async def test_what_is_filled_in_stays_while_another_card_is_looked_at(world: World):
    have(world, BUCKET, IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        form_of(dialog).set_text("bucket", "other")
        click(page.cards.named("attic"))
        assert form_of(dialog).text("name") == "attic"
        click(page.cards.named("studio"))
        assert form_of(dialog).text("bucket") == "other"
        click(page.cards.named("attic"))
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        kept = hands.desk.settings.current
        assert kept.host == "attic"
        assert kept.hosts[0].options["bucket"] == "other"


async def test_a_form_that_is_wrong_comes_back_to_the_front(world: World):
    have(world, BUCKET, IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        form_of(dialog).set_text("bucket", "")
        click(page.cards.named("attic"))
        click(dialog.save_button)
        await until(lambda: page.choice == "studio")
        assert form_of(dialog).problem == "Bucket: This is needed."
        assert hands.desk.settings.current.host == "studio"


async def test_a_wrong_field_that_is_folded_away_is_shown(world: World):
    have(world, IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        form = form_of(dialog)
        form.set_text("expires_hours", "soon")
        click(dialog.save_button)
        await until(lambda: bool(form.problem))
        assert form.fold.isChecked()
        assert form.line("expires_hours").isVisible()


async def test_a_name_that_is_taken_is_said_beside_it(world: World):
    have(world, BUCKET, IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        form = form_of(dialog)
        form.set_text("name", "attic")
        click(dialog.save_button)
        await until(lambda: form.problem == "Name: Another host has this name.")


async def test_unsaved_changes_of_the_host_are_asked_about(world: World):
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.host.cards.named("links"))
        click(dialog.x_button)
        (question,) = dialog.findChildren(Question)
        assert question.windowTitle() == "Save changes to the upload host?"
        click(question.yes_button)
        await until(lambda: hands.window.settings is None)
        assert hands.desk.settings.current.host == "links"
        dialog = opened(hands)
        click(dialog.host.picker.more_button)
        click(dialog.host.cards.named("inline"))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        (question,) = dialog.findChildren(Question)
        assert question.no_button is not None
        click(question.no_button)
        assert hands.window.settings is None
        assert hands.desk.settings.current.host == "links"


async def test_a_full_disk_is_said(world: World):
    have(world, IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.host.cards.named("links"))
        world.preferences.full = True
        click(dialog.save_button)
        await until(lambda: bool(dialog.host.message))
        assert hands.window.settings is dialog
        world.preferences.full = False


async def test_settings_closed_at_once_leave_nothing_behind(world: World):
    have(world, BUCKET)
    async with shell(world) as hands:
        dialog = opened(hands)
        click(dialog.test_button)
        dialog.done(0)
        await until(lambda: not isValid(dialog))
        assert hands.desk.settings.current.hosts == (BUCKET,)


async def test_a_bucket_of_a_file_without_a_provider_is_some_other(world: World):
    options = {name: text for name, text in BUCKET.options.items() if name != "provider"}
    have(world, replace(BUCKET, options=options))
    async with shell(world) as hands:
        form = form_of(opened(hands))
        assert form.text("provider") == "other"
        assert not form.is_changed
        form.set_text("provider", "minio")
        form.line("region").textEdited.emit("x")  # this provider's address is the user's own
        assert form.text("endpoint") == "https://minio.example.com"


async def test_tab_goes_as_the_eye_does(world: World):
    have(world, BUCKET, IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        for name in ("attic", "studio", "attic"):
            click(page.picker.more_button)
            click(page.picker.more_button)
            click(page.cards.named(name))
        form = form_of(dialog)
        form.fold.click()
        secret = form.line("secret")
        assert isinstance(secret, KeyField)
        cards = [card.radio for card in page.cards.cards]
        expected = [
            *cards,
            page.picker.more_button,
            page.picker.exposed_button,
            secret,
            secret.eye,
            form.help.button,
            form.fold,
            form.line("expires_hours"),
            form.line("name"),
            page.deeds.remove_button,
        ]
        walk = tab_walk(cards[0])
        assert walk[: len(expected)] == expected
        assert page.order.list in walk[len(expected) :]
        click(page.cards.named("studio"))
        walk = tab_walk(page.picker.more_button)
        stops = [stop for stop in form_of(dialog).tab_stops if stop in walk]
        assert walk[2 : 2 + len(stops)] == stops
