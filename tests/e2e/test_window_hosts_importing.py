"""Upload hosts that come from files of other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit

from pikascenes_desktop.adapters.hosts.sxcu_import import draft_of
from pikascenes_desktop.domain.errors import HostExcluded
from pikascenes_desktop.domain.host import ExclusionReason, HostProfile
from pikascenes_desktop.ports.host_import import HostsFound
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.host_import.importing import MOST, host_files
from pikascenes_desktop.ui.host_import.pages import (
    AnswersPage,
    ConsentPage,
    Page,
    RefusedPage,
    WhichPage,
)
from pikascenes_desktop.ui.host_import.panel import ImportPanel, program_of
from pikascenes_desktop.ui.host_import.sheet import ImportSheet
from pikascenes_desktop.ui.key_field import KeyField
from pikascenes_desktop.ui.settings.custom_form import CustomForm
from pikascenes_desktop.ui.words import reason, say
from tests.e2e.host_page import IMGBB, form_of, have, opened
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.domain.custom_host import ImportedHost, Question
    from pikascenes_desktop.ui.host_import.importing import HostImporting
    from tests.fakes.world import World

PLAIN = {
    "Version": "17.0.0",
    "Name": "Atelier",
    "RequestURL": "https://images.atelier.example/api",
    "Body": "MultipartFormData",
    "FileFormName": "file",
    "URL": "{json:url}",
}
ASKING = PLAIN | {
    "Headers": {"Authorization": "Bearer YOUR_TOKEN"},
    "Arguments": {"album": "{select:scenes|tests}", "note": "{inputbox:Album note|pika}"},
    "DeletionURL": "{json:delete}",
}
WEB = {"url": "https://h.example/up", "paramName": "file", "jsonPath": "url"}
PICGO = {"picBed": {"web-uploader": WEB, "smms": {"token": "t0ken1234"}}}


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = shell_world(tmp_path)
    prefer(world, host=None)
    return world


def written(world: World, values: dict[str, Any], name: str = "host.sxcu") -> Path:
    path = world.folder / name
    path.write_text(json.dumps(values))
    return path


async def sheet_of(importing: HostImporting) -> ImportSheet:
    assert importing.sheet is not None
    sheet = importing.sheet
    await until(lambda: type(sheet.page) is not Page)
    return sheet


def dragged(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def dropped(mime: QMimeData) -> QDropEvent:
    nothing = Qt.KeyboardModifier.NoModifier
    return QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing
    )


def entering(mime: QMimeData) -> QDragEnterEvent:
    nothing = Qt.KeyboardModifier.NoModifier
    return QDragEnterEvent(
        QPointF(50, 50).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        nothing,
    )


async def test_a_file_dropped_on_the_window_becomes_a_host_after_consent(world: World):
    file = written(world, PLAIN)
    async with shell(world) as hands:
        window = hands.window
        mime = dragged(file)
        event = entering(mime)
        window.dragEnterEvent(event)
        assert event.isAccepted()
        assert window.drops.overlay.accessibleName() == "Drop to add an upload host"
        window.drops.overlay.grab()
        window.dropEvent(dropped(mime))
        assert not window.drops.overlay.isVisible()
        sheet = await sheet_of(window.dialogs.importing)
        page = sheet.page
        assert isinstance(page, ConsentPage)
        assert page.facts[0].headline.text() == "Your images will go to images.atelier.example"
        assert dict(page.facts[0].facts)["Also sent"] == "Nothing else"
        assert hands.desk.settings.current.hosts == ()
        click(sheet.go_button)
        await until(lambda: window.settings is not None)
        assert window.settings is not None
        host = window.settings.host
        assert host.choice == "Atelier"
        assert host.message == "Added “Atelier”. Test it before the first clip."
        current = hands.desk.settings.current
        assert (current.host, current.hosts[0].kind) == ("Atelier", "custom")


async def test_what_a_file_leaves_open_is_asked_once(world: World):
    file = written(world, ASKING)
    async with shell(world) as hands:
        importing = opened(hands).host.importing
        importing.take([file])
        importing.take([file])  # one sheet at a time
        sheet = await sheet_of(importing)
        page = sheet.page
        assert isinstance(page, AnswersPage)
        assert page.title == "Atelier asks for"
        assert isinstance(page.fields["Authorization"], KeyField)
        album, note = page.fields["album"], page.fields["Album note"]
        assert isinstance(album, QComboBox)
        assert isinstance(note, QLineEdit)
        assert [album.itemText(row) for row in range(album.count())] == ["scenes", "tests"]
        assert note.text() == "pika"
        click(sheet.go_button)
        assert page.problem == "This is needed."
        assert sheet.page is page
        token = page.fields["Authorization"]
        assert isinstance(token, QLineEdit)
        token.setText("t" * 3000)
        click(sheet.go_button)
        assert page.problem
        token.setText("tok1234secret")
        album.setCurrentText("tests")
        click(sheet.go_button)
        consent = sheet.page
        assert isinstance(consent, ConsentPage)
        facts = dict(consent.facts[0].facts)
        assert facts["Also sent"].splitlines() == [
            "Authorization (kept in the tests' key store)",
            "album: tests",
            "note: pika",
        ]
        assert facts["Deleting"] == say("ho.import.by_page")
        consent.names[0].setText("")
        click(sheet.go_button)
        await until(lambda: consent.problem == "Name: This is needed.")
        for wrong, problem in (
            ("-x", "Some characters cannot be used here"),
            ("links", "Another host has this name"),
        ):
            consent.names[0].setText(wrong)
            click(sheet.go_button)
            await until(lambda problem=problem: consent.problem == f"Name: {problem}.")
        consent.names[0].setText("My atelier")
        click(sheet.go_button)
        await until(lambda: importing.sheet is None)
        assert "tok1234secret" in world.secrets.stored["host:My atelier"]
        assert "tok1234secret" not in str(hands.desk.settings.current)
        assert isinstance(form_of(opened(hands)), CustomForm)


async def test_several_hosts_are_chosen_from(world: World):
    bed = PICGO["picBed"] | {"imgur": {"clientId": "1"}}
    file = written(world, {"picBed": bed}, "data.json")
    async with shell(world) as hands:
        importing = opened(hands).host.importing
        importing.take([file])
        sheet = await sheet_of(importing)
        page = sheet.page
        assert isinstance(page, WhichPage)
        assert [box.text() for box in page.boxes] == ["web-uploader", "smms"]
        for box in page.boxes:
            box.setChecked(False)
        click(sheet.go_button)
        assert sheet.page is page
        for box in page.boxes:
            box.setChecked(True)
        click(sheet.go_button)
        consent = sheet.page
        assert isinstance(consent, ConsentPage)
        assert sheet.go_button.text() == "Add 2 hosts"
        lines = [each.text() for each in consent.findChildren(WrappedLabel)]
        why = reason("import_imgur")
        assert say("ho.import.left", name="imgur", reason=why) in lines
        for line in consent.names:
            line.setText("same")
        click(sheet.go_button)
        await until(lambda: bool(consent.problem))
        consent.names[1].setText("other")
        click(sheet.go_button)
        await until(lambda: importing.sheet is None)
        current = hands.desk.settings.current
        assert [each.name for each in current.hosts] == ["same", "other"]
        assert current.host == "same"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"Version": "17.0.0"}, "import_no_address"),
        (PLAIN | {"RequestURL": "http://h.example/up"}, "import_not_https"),
        (PLAIN | {"DestinationType": "URLShortener"}, "import_link_shortener"),
        (PLAIN | {"RequestURL": "https://api.imgur.com/3/image"}, "turns_servers_away"),
        ({"picBed": {"imgur": {"clientId": "1"}}}, "import_imgur"),
    ],
)
async def test_what_is_not_taken_is_said_with_its_reason(
    world: World, values: dict[str, Any], reason: str
):
    file = written(world, values)
    async with shell(world) as hands:
        importing = opened(hands).host.importing
        importing.take([file])
        sheet = await sheet_of(importing)
        assert isinstance(sheet.page, RefusedPage)
        assert sheet.windowTitle() == "This file was not added"
        said = [each.text() for each in sheet.page.findChildren(QLabel)]
        assert any(say(f"reason.{reason}") in text for text in said), said
        assert not sheet.go_button.isVisible()
        click(sheet.close_button)
        assert importing.sheet is None
        assert hands.desk.settings.current.hosts == ()


async def test_a_file_that_is_refused_keeps_no_other_from_being_added(world: World):
    good = written(world, PLAIN)
    bad = written(world, {"a": 1}, "bad.sxcu")
    async with shell(world) as hands:
        importing = opened(hands).host.importing
        importing.take([bad, good])
        sheet = await sheet_of(importing)
        page = sheet.page
        assert isinstance(page, ConsentPage)
        said = " ".join(each.text() for each in page.findChildren(type(page.facts[0].headline)))
        assert "bad.sxcu" in said
        click(sheet.close_button)
        assert hands.desk.settings.current.hosts == ()


async def test_the_same_file_again_gets_a_name_of_its_own(world: World):
    have(world, HostProfile("Atelier", "imgbb"))
    file = written(world, PLAIN)
    async with shell(world) as hands:
        dialog = opened(hands)
        dialog.host.importing.take([file])
        sheet = await sheet_of(dialog.host.importing)
        assert isinstance(sheet.page, ConsentPage)
        assert sheet.page.names[0].text() == "Atelier 2"
        click(sheet.go_button)
        await until(lambda: dialog.host.choice == "Atelier 2")
        assert hands.desk.settings.current.host == "Atelier"  # until the user says so
        assert dialog.host.is_changed


async def test_a_host_without_a_key_store_lasts_for_the_session(world: World):
    file = written(world, PICGO, "data.json")
    world.secrets.trouble = FakeSecrets.UNAVAILABLE
    async with shell(world) as hands:
        page = opened(hands).host
        page.importing.take([file])
        sheet = await sheet_of(page.importing)
        click(sheet.go_button)
        click(sheet.go_button)
        await until(lambda: "for this session only" in page.message)
        assert "t0ken1234" in world.secrets.session["host:smms"]


async def test_a_full_disk_is_said_and_the_sheet_stays(world: World):
    file = written(world, PLAIN)
    async with shell(world) as hands:
        importing = opened(hands).host.importing
        importing.take([file])
        sheet = await sheet_of(importing)
        page = sheet.page
        assert isinstance(page, ConsentPage)
        world.preferences.full = True
        click(sheet.go_button)
        await until(lambda: bool(page.problem))
        assert importing.sheet is sheet
        world.preferences.full = False


async def test_files_are_chosen_and_those_of_picgo_are_found(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    folder = world.folder / ".config"
    for name in ("piclist", "picgo"):
        (folder / name).mkdir(parents=True)
        (folder / name / "data.json").write_text(json.dumps(PICGO))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("APPDATA", str(folder))
    monkeypatch.setattr(Path, "home", lambda: world.folder)
    async with shell(world) as hands:
        page = opened(hands).host
        click(page.picker.more_button)
        click(page.cards.named("custom"))
        (panel,) = page.findChildren(ImportPanel)
        await until(lambda: bool(panel.found_buttons))
        if len(panel.found_buttons) == 2:  # macOS keeps them elsewhere
            texts = [button.text() for button in panel.found_buttons]
            assert texts == ["Settings of PicList", "Settings of PicGo"]
        click(panel.found_buttons[0])
        sheet = await sheet_of(page.importing)
        assert isinstance(sheet.page, WhichPage)
        sheet.reject()
        click(panel.file_button)
        chooser = page.importing.chooser
        assert isinstance(chooser, QFileDialog)
        chooser.filesSelected.emit([str(written(world, PLAIN))])
        chooser.close()
        assert page.importing.chooser is None
        sheet = await sheet_of(page.importing)
        assert isinstance(sheet.page, ConsentPage)


def test_programs_are_known_by_their_folders():
    assert program_of(Path("/home/a/.piclist/data.json")) == "PicList"
    assert program_of(Path("/home/a/.picgo/config.json")) == "PicGo"


async def test_files_can_be_dropped_on_the_settings_too(world: World):
    file = written(world, PLAIN)
    async with shell(world) as hands:
        hands.window.open_settings("general")
        dialog = hands.window.settings
        assert dialog is not None
        picture = dragged(world.folder / "fox.png")
        other = entering(picture)
        other.ignore()
        dialog.dragEnterEvent(other)
        assert not other.isAccepted()
        mime = dragged(file)
        dialog.dragEnterEvent(entering(mime))
        dialog.dropEvent(dropped(mime))
        assert dialog.page == "host"
        sheet = await sheet_of(dialog.host.importing)
        assert isinstance(sheet.page, ConsentPage)


def test_only_files_of_hosts_alone_are_taken_for_them(tmp_path: Path):
    sxcu, picture = tmp_path / "a.SXCU", tmp_path / "a.png"
    assert host_files(dragged(sxcu)) == (sxcu,)
    assert host_files(dragged(sxcu, picture)) == ()
    assert host_files(dragged()) == ()
    assert len(host_files(dragged(*[tmp_path / f"{n}.sxcu" for n in range(50)]))) == MOST


async def test_a_host_from_a_file_shows_what_it_does_and_is_passed_on(world: World):
    draft = draft_of(dict[str, object](ASKING))
    answers = {"Authorization": "tok1234secret", "album": "tests", "Album note": "pika"}
    host = draft.finished(answers)
    have(world, host.profile)
    world.secrets.stored["host:Atelier"] = host.secret
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        form = form_of(dialog)
        assert isinstance(form, CustomForm)
        assert form.shown is not None
        assert form.shown.headline.text() == "Your images will go to images.atelier.example"
        assert not form.clean.isVisible()
        form.set_text("name", "Workshop")
        click(dialog.save_button)
        await until(lambda: hands.window.settings is None)
        assert "tok1234secret" in world.secrets.stored["host:Workshop"]
        page = opened(hands).host
        assert page.deeds.export_button.isVisible()
        click(page.deeds.export_button)
        assert page.deeds.places is not None
        target = world.folder / "out.sxcu"
        page.deeds.places.fileSelected.emit(str(target))
        page.deeds.places.close()
        await until(lambda: page.message == say("ho.export.b"))
        text = target.read_text()
        assert "images.atelier.example" in text
        assert "tok1234secret" not in text
        choice = page.cards.choice
        assert choice is not None
        page.deeds.export(choice, world.folder / "no" / "such" / "out.sxcu")
        await until(lambda: page.message == say("ho.export.failed"))


async def test_a_description_that_is_not_usable_any_more(world: World):
    have(world, HostProfile("old", "custom", {"definition": "{}"}), IMGBB)
    async with shell(world) as hands:
        dialog = opened(hands)
        page = dialog.host
        form = form_of(dialog)
        assert isinstance(form, CustomForm)
        assert form.shown is None
        choice = page.cards.choice
        assert choice is not None
        page.deeds.export(choice, world.folder / "out.sxcu")
        await until(lambda: bool(page.message))
        form.set_text("name", "older")
        click(dialog.save_button)
        await until(lambda: page.message != say("ho.export.b") and bool(page.message))


class Drafts:
    """Reads hosts that turn out not to be usable only once they are finished."""

    def __init__(self, *names: str) -> None:
        self._drafts = tuple(Unusable(name) for name in names)

    async def found(self, _path: Path) -> HostsFound:
        return HostsFound(self._drafts)


class Unusable:
    """A draft that is refused at its end."""

    questions: tuple[Question, ...] = ()

    def __init__(self, name: str) -> None:
        self.name = name

    def finished(self, answers: Mapping[str, str]) -> ImportedHost:
        assert not answers
        raise HostExcluded("imgur.com", ExclusionReason.TURNS_SERVERS_AWAY)


async def test_a_host_that_is_refused_at_its_end_is_said_too(world: World):
    async with shell(world) as hands:
        desk = replace(hands.desk, host_imports=Drafts("a", "b"))  # type: ignore[arg-type]
        sheet = ImportSheet(desk, hands.theme, (Path("x.sxcu"),), hands.window)
        sheet.open()
        await until(lambda: isinstance(sheet.page, WhichPage))
        click(sheet.go_button)
        page = sheet.page
        assert isinstance(page, RefusedPage)
        assert len([each for each in page.findChildren(QLabel) if "imgur.com" in each.text()]) == 2
        sheet.reject()
        early = ImportSheet(desk, hands.theme, (Path("x.sxcu"),), hands.window)
        early.open()
        early.done(0)  # closed while the file is read
        early.deleteLater()


async def test_an_unprotected_address_on_this_computer_is_said(world: World):
    file = written(world, PLAIN | {"RequestURL": "http://127.0.0.1:9/up"})
    async with shell(world) as hands:
        importing = opened(hands).host.importing
        importing.take([file])
        sheet = await sheet_of(importing)
        assert isinstance(sheet.page, ConsentPage)
        assert sheet.page.facts[0].warning.isVisible()
        sheet.reject()
        assert not hands.desk.settings.current.hosts
