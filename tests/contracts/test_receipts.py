"""What every `Receipts` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.receipts import FileReceipts
from pikascenes_desktop.ports.receipts import Receipt
from tests.fakes.fake_receipts import FakeReceipts

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.receipts import Receipts


@pytest.fixture(params=["fake", "file"])
def receipts(request: pytest.FixtureRequest, tmp_path: Path) -> Receipts:
    return FakeReceipts() if request.param == "fake" else FileReceipts(tmp_path / "receipts.jsonl")


def receipt(number: int) -> Receipt:
    return Receipt(
        generation_id=f"generation-{number}",
        request_id=f"req_{number}",
        attempt=number,
        api_base="https://api.example",
        received_at=1_790_000_000.125 + number,
        raw='{"request_id": "…"}\n',
    )


async def test_none_at_first(receipts: Receipts) -> None:
    assert await receipts.read() == []


async def test_what_is_appended_is_read_in_order(receipts: Receipts) -> None:
    written = [receipt(number) for number in range(5)]
    await receipts.prepare()
    for one in written:
        await receipts.append(one)
        await receipts.prepare()
    assert await receipts.read() == written


async def test_appending_needs_no_preparing(receipts: Receipts) -> None:
    await receipts.append(receipt(1))
    assert await receipts.read() == [receipt(1)]
