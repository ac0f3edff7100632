"""Upload hosts from files: dropped, asked about, agreed to, refused."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtTest import QTest

from pikascenes_desktop.adapters.hosts.sxcu_import import draft_of
from pikascenes_desktop.ui.host_import.pages import AnswersPage, Page
from tests.render.plays.hosts import no_host, open_page
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pikascenes_desktop.ui.host_import.importing import HostImporting
    from pikascenes_desktop.ui.host_import.sheet import ImportSheet
    from tests.render.stage import Stage

SXCU: Final = {
    "Version": "17.0.0",
    "Name": "Atelier",
    "RequestMethod": "POST",
    "RequestURL": "https://images.atelier.example/api/upload",
    "Headers": {"Authorization": "Bearer YOUR_TOKEN"},
    "Body": "MultipartFormData",
    "Arguments": {"album": "{select:scenes|tests|private}", "note": "{inputbox:Album note|pika}"},
    "FileFormName": "file",
    "URL": "{json:data.url}",
    "DeletionURL": "{json:data.delete}",
}


async def _imports(stage: Stage) -> AsyncIterator[str]:
    folder = stage.world.folder
    importing = open_page(stage).host.importing
    await _take(stage, importing, folder / "atelier.sxcu", SXCU)
    yield "questions"
    sheet = _sheet(importing)
    page = sheet.page
    assert isinstance(page, AnswersPage)
    sheet.go_button.click()
    yield "an answer is missing"
    page.fields["Authorization"].setFocus()
    QTest.keyClicks(page.fields["Authorization"], "tok1234secret")
    sheet.go_button.click()
    yield "consent"
    sheet.reject()
    await stage.until(lambda: importing.sheet is None)
    web = {"url": "https://h.example/up", "paramName": "file", "jsonPath": "url"}
    picgo = {"picBed": {"web-uploader": web, "smms": {"token": "t0ken1234"}}}
    await _take(stage, importing, folder / "data.json", picgo)
    yield "several"
    _sheet(importing).go_button.click()
    yield "consent to several"
    _sheet(importing).reject()
    await stage.until(lambda: importing.sheet is None)
    imgur = SXCU | {"RequestURL": "https://api.imgur.com/3/image"}
    await _take(stage, importing, folder / "imgur.sxcu", imgur)
    yield "refused"


def _sheet(importing: HostImporting) -> ImportSheet:
    assert importing.sheet is not None
    return importing.sheet


async def _take(stage: Stage, importing: HostImporting, file: Path, values: dict[str, Any]) -> None:
    await asyncio.to_thread(file.write_text, json.dumps(values))
    importing.take([file])
    sheet = _sheet(importing)
    await stage.until(lambda: type(sheet.page) is not Page)


async def _dropped(stage: Stage) -> AsyncIterator[str]:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(stage.world.folder / "atelier.sxcu"))])
    stage.hands.window.drops.enter(mime)
    yield "over the window"
    stage.hands.window.drops.leave()


async def _custom(stage: Stage) -> AsyncIterator[str]:
    draft = draft_of(dict[str, object](SXCU))
    answers = {"Authorization": "tok1234secret", "album": "scenes", "Album note": "pika"}
    host = draft.finished(answers)
    settings = stage.hands.desk.settings
    await settings.save(replace(settings.current, hosts=(host.profile,), host=host.profile.name))
    open_page(stage)
    yield "a host from a file"


PLAYS: Final = (
    Play("host-import", _imports, no_host),
    Play("host-custom", _custom, no_host),
    Play("host-drop", _dropped, no_host),
)
