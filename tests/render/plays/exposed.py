"""Who can still see my images: nothing, several, those that are gone, those that are needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pikascenes_desktop.domain.exposure import Exposure, ExposureState, Leaving
from pikascenes_desktop.domain.generation import Failure
from pikascenes_desktop.ui.exposed.sheet import ExposedSheet
from tests.render.plays.hosts import three_hosts
from tests.render.plays.play import Play
from tests.render.stage import PICTURES, sample
from tests.unit.ui_gallery_examples import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pikascenes_desktop.ui.sheet import Sheet
    from tests.render.stage import Stage


def _image(number: int, **about: Any) -> Exposure:
    usual = Exposure(
        id=number,
        host="Studio bucket",
        link=f"https://pika-ingredients.4f1d09.r2.cloudflarestorage.com/scenes/{number:064x}.png",
        sha256=None,
        media_type="image/jpeg",
        size_bytes=200_000,
        since=NOW - 3000 * number,
        until=NOW + 80_000,
        leaving=Leaving.DELETABLE,
        page="",
        state=ExposureState.VISIBLE,
    )
    return replace(usual, **about)


def _close(sheet: Sheet | None) -> None:
    assert sheet is not None
    sheet.reject()


async def _exposed(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.dialogs.open_exposed()
    yield "nothing yet"
    _close(window.dialogs.front)
    shown = (
        _image(1, clips=2),
        _image(2, trouble=Failure("host_rejected", {"name": "Studio bucket"})),
        _image(
            3,
            host="ImgBB",
            link="https://i.ibb.co/x1/fox.jpg",
            leaving=Leaving.BY_HAND,
            page="https://ibb.co/x1/delete",
        ),
        _image(4, host="Uguu", leaving=Leaving.EXPIRES, link="https://a.uguu.se/x.png"),
        _image(
            5,
            host="Freeimage",
            leaving=Leaving.NEVER,
            until=None,
            state=ExposureState.UNKNOWN,
            link="",
        ),
        _image(6, state=ExposureState.DELETING),
        _image(7, state=ExposureState.DELETED, gone_at=NOW - 7200),
        _image(8, state=ExposureState.EXPIRED, gone_at=NOW - 90_000),
    )
    pictures = iter(PICTURES * 2)
    files = {each.id: sample(next(pictures)).read_bytes() for each in shown}

    async def ledger(*, gone: bool = False) -> tuple[Exposure, ...]:
        return shown if gone else shown[:6]

    async def thumbnail(exposure: Exposure) -> bytes:
        return files[exposure.id]

    exposures = stage.hands.desk.exposures
    vars(exposures).update(ledger=ledger, thumbnail=thumbnail)
    window.dialogs.open_exposed()
    sheet = window.dialogs.front
    assert isinstance(sheet, ExposedSheet)
    await stage.until(lambda: bool(sheet.images.rows))
    yield "six"
    sheet.all_box.click()
    await stage.still()
    sheet.images.verticalScrollBar().setValue(10_000)
    yield "all chosen"
    sheet.all_box.click()
    sheet.gone_switch.click()
    await stage.until(lambda: len(sheet.images.rows) == len(shown))
    await stage.still()
    sheet.images.verticalScrollBar().setValue(10_000)
    yield "gone too"
    sheet.delete((1,))
    yield "clips need it"


PLAYS: Final = (Play("exposed", _exposed, three_hosts),)
