"""What is seen of safety: unsure requests, a repaired history, reports, connections, archives."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import HistoryDamaged
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ports.remote import RemoteResult, RemoteStatus
from pikascenes_desktop.services.archive_writing import archive_of
from pikascenes_desktop.ui.gallery.decide import Decision
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.safekeeping.repaired import RepairedSheet
from pikascenes_desktop.ui.safekeeping.report import ReportSheet
from pikascenes_desktop.ui.words import say
from tests.contracts.samples import clip, generation
from tests.render.plays.play import Play
from tests.render.stage import make_world
from tests.unit.ui_gallery_examples import NOW, made, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage

DAMAGED: Final = HistoryDamaged(
    "/data/history.db",
    "/data/history.damaged-20260921T141320Z.db",
    generations=1204,
    receipts=3,
    clips=2,
    is_from_backup=True,
)


def _unsure(folder: Path, _look: Look) -> World:
    world = make_world(folder)
    put(world, made("lost", State.UNCONFIRMED, sent_at=NOW - 45))
    return world


async def _deciding(stage: Stage) -> AsyncIterator[str]:
    page = stage.hands.window.gallery
    cards = page.cards
    await stage.until(lambda: page.model.generation(0) is not None)
    place = cards.viewport().mapToGlobal(cards.card_rect(0).topLeft())
    cards.acted.emit(0, Action.DECIDE, place)
    popup = page.findChildren(Decision)[0]
    yield "must wait"
    other = stage.world.service.take(b"{}", "other")
    other.statuses = [RemoteStatus("completed")]
    other.result = RemoteResult("succeeded", echo={"promptText": "another", "seed": 1})
    popup.field.setText("other")
    popup.attach.click()
    await stage.until(popup.anyway.isVisible)
    yield "another scene"


async def _repaired(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.alarms.show_trouble(DAMAGED)
    yield "banner"
    RepairedSheet(stage.hands.theme, DAMAGED, window).open()
    yield "what came back"


async def _checking(stage: Stage) -> AsyncIterator[str]:
    window, contacts = stage.hands.window, stage.world.contacts
    window.dialogs.open_contacts()
    yield "no connections"
    api = contacts.begin("model-api.runcomfy.net", Purpose.SERVICE, None)
    api.sent(12_400)
    api.received(48_900)
    host = contacts.begin("4f1d09.r2.cloudflarestorage.com", Purpose.IMAGES, "proxy.studio:3128")
    host.sent(12_000_000)
    host.fail()
    contacts.begin("storage.runcomfy.net", Purpose.CLIPS, None).received(31_000_000)
    contacts.begin("pictures.example:8443", Purpose.LINKS, None).received(900)
    front = window.dialogs.front
    assert front is not None
    front.reject()
    window.dialogs.open_contacts()
    yield "connections"
    stage.world.report_sources.lines *= 40
    window.dialogs.open_report()
    sheet = window.dialogs.front
    assert isinstance(sheet, ReportSheet)
    await stage.until(lambda: sheet.report is not None)
    yield "report"
    sheet.names.setCurrentRow(5)
    sheet.save_as(str(stage.world.folder / "report.zip"))
    await stage.until(lambda: bool(sheet.verdict.text))
    yield "report saved"
    sheet.reject()


async def _archives(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    file = stage.world.folder / "history.json"
    one = replace(generation(7), state=State.SAVED)
    archive = archive_of((replace(one, clips=(clip(one),)),), NOW)
    entries = archive["generations"]
    assert isinstance(entries, list)
    file.write_text(json.dumps({**archive, "generations": [*entries, {}]}), "utf-8")
    archives = window.dialogs.archives
    archives.import_from(str(file))
    await stage.until(lambda: archives.told is not None)
    yield "imported"
    assert archives.told is not None
    archives.told.accept()
    archives.import_from(str(stage.world.folder / "none.json"))
    await stage.until(lambda: window.banners.current is not None)
    yield "not imported"
    window.banners.dismiss()
    (stage.world.folder / "empty").mkdir()
    window.open_settings("library")
    assert window.settings is not None
    page = window.settings.library
    page.use(str(stage.world.folder / "empty"))
    await stage.until(lambda: page.relinking.question is not None)
    assert page.relinking.question is not None
    assert page.relinking.question.windowTitle() == say("rl.none.t")
    yield "no clip in the folder"


PLAYS = (
    Play("safety-unsure", _deciding, world=_unsure),
    Play("safety-repaired", _repaired),
    Play("safety-report", _checking),
    Play("safety-archives", _archives),
)
