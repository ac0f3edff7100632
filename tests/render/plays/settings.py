"""The settings: each page, and the test of an image host in each of its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    HostBucketMissing,
    HostRejected,
    LinkNotOpen,
    Unreachable,
)
from pikascenes_desktop.domain.host import HostStep, LinkProblem
from pikascenes_desktop.services.hosting import StepReport
from tests.render.plays import cast
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.render.stage import Stage


async def _pages(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    for page in ("account", "host", "library", "general"):
        window.open_settings(page)
        yield page


async def _host_test(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.open_settings("host")
    dialog = window.settings
    assert dialog is not None
    view = dialog.host.test_view
    view.begin()
    yield "testing"
    for step in HostStep:
        view.report(StepReport(step))
    view.end(works=True)
    yield "works"
    for name, step, error in (
        ("sign-in refused", HostStep.SIGN_IN, HostRejected("bucket")),
        ("bucket missing", HostStep.UPLOAD, HostBucketMissing("bucket", "pika-ingredients")),
        ("link not open", HostStep.OPEN, LinkNotOpen(1, reason=LinkProblem.SIGN_IN)),
        ("not reached", HostStep.SIGN_IN, Unreachable("storage.example")),
        ("not deleted", HostStep.DELETE, HostRejected("bucket")),
    ):
        view.begin()
        view.report(StepReport(step, error))
        view.end(works=False)
        yield name


PLAYS: Final = (
    Play("settings", _pages, cast.with_clips(6)),
    Play("host-test", _host_test, cast.with_clips(6)),
)
