"""What every ledger of uploads does: the one in memory and the one in SQLite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.exposure import ExposureState
from pikascenes_desktop.domain.generation import Failure, State
from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.ports.uploads import Upload
from tests.contracts.samples import DIGEST, generation, walk
from tests.fakes.fake_history import FakeHistory

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.history import History

NOW = 1_790_000_000.0
OTHER = "cd" * 32
TO_SAVED = (
    State.PREPARING,
    State.UPLOADING,
    State.SUBMITTING,
    State.IN_LINE,
    State.GENERATING,
    State.REMOTE_DONE,
    State.DOWNLOADING,
    State.SAVED,
)


@pytest.fixture(params=["fake", "sqlite"])
async def history(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[History]:
    if request.param == "fake":
        yield FakeHistory()
    else:
        async with open_history(Places(tmp_path / "data")) as sqlite:
            yield sqlite


def hosted(link: str = "", *, host: str = "mine", handle: JsonObject | None = None) -> HostedImage:
    """Return an image on a host."""
    url = f"https://h.example/{link}" if link else ""
    return HostedImage(url, host, DIGEST, size_bytes=9, delete_handle=handle or {})


def upload(known: HostedImage | None = None, place: str = "place") -> Upload:
    """Return an upload that is about to begin."""
    return Upload(known or hosted(), place, "image/png", NOW)


async def pressed(history: History, number: int = 1) -> Generation:
    """Return a generation of the history, not sent yet."""
    (one,) = await history.add_press((generation(number),))
    return one


async def sent(
    history: History, known: HostedImage, generation_id: str | None = None, place: str = "place"
) -> Upload:
    """Upload something."""
    begun = await history.uploads.begin(
        upload(replace(known, url="", delete_handle={}), place), generation_id
    )
    return await history.uploads.settle(begun.id, known)


async def moved(history: History, one: Generation, *states: State) -> Generation:
    """Take a generation through states, and return it as it then is."""
    for each in walk(one, states):
        await history.save(each)
    found = await history.get(one.id)
    assert found is not None
    return found


async def test_an_upload_is_there_before_its_answer(history: History) -> None:
    one = await pressed(history)
    begun = await history.uploads.begin(upload(), one.id)
    assert await history.uploads.all(gone=False) == [replace(begun, clips=1)]
    assert begun.state is ExposureState.UNKNOWN
    assert await history.uploads.claim("place", DIGEST, one.id, NOW) is None
    settled = await history.uploads.settle(begun.id, hosted("a", handle={"key": "a", "n": 1}))
    assert settled == replace(
        begun,
        hosted=hosted("a", handle={"key": "a", "n": 1}),
        state=ExposureState.VISIBLE,
        is_usable=True,
        clips=1,
    )
    assert await history.uploads.get((99, begun.id)) == [settled]


async def test_what_was_refused_is_no_exposure(history: History) -> None:
    begun = await history.uploads.begin(upload(), (await pressed(history)).id)
    await history.uploads.drop(begun.id)
    assert await history.uploads.all(gone=True) == []
    assert (await history.uploads.begin(upload(), None)).id > begun.id


async def test_a_link_is_claimed_where_it_is_and_while_it_lives(history: History) -> None:
    one, two = await pressed(history), await pressed(history, 2)
    brief = replace(hosted("brief"), expires_at=NOW + 3600)
    first = await sent(history, brief, one.id)
    claim = history.uploads.claim
    found = await claim("place", DIGEST, two.id, NOW + 3600)
    assert found is not None
    assert found.id == first.id
    assert await history.uploads.used_by(two.id) == await history.uploads.get((first.id,))
    assert await claim("place", DIGEST, two.id, NOW + 3601) is None
    assert await claim("place", OTHER, two.id, NOW) is None
    assert await claim("other place", DIGEST, two.id, NOW) is None
    lasting = await sent(history, hosted("lasting"), one.id)
    longest = await claim("place", DIGEST, two.id, NOW)
    assert longest is not None
    assert longest.id == lasting.id
    await history.uploads.save(replace(lasting, is_usable=False))
    again = await claim("place", DIGEST, two.id, NOW)
    assert again is not None
    assert again.id == first.id


@pytest.mark.parametrize(
    ("first", "second", "handle"),
    [
        (hosted("a"), replace(hosted("a"), expires_at=NOW + 9), {}),
        (hosted("a", handle={"token": "t"}), hosted("a"), {"token": "t"}),
        (
            hosted("a", handle={"b": 1, "a": 2}),
            hosted("b", handle={"a": 2, "b": 1}),
            {"a": 2, "b": 1},
        ),
    ],
    ids=["same link", "no second token", "same file"],
)
async def test_the_same_thing_twice_is_one_exposure(
    history: History, first: HostedImage, second: HostedImage, handle: JsonObject
) -> None:
    one, two = await pressed(history), await pressed(history, 2)
    before = await sent(history, first, one.id)
    after = await sent(history, second, two.id)
    assert after == replace(before, hosted=replace(second, delete_handle=handle), clips=2)
    assert await history.uploads.all(gone=True) == [after]


async def test_other_things_are_others(history: History) -> None:
    first = await sent(history, hosted("a"))
    await sent(history, hosted("b"))
    await sent(history, hosted("a"), place="other place")
    await history.uploads.save(replace(first, state=ExposureState.DELETED, gone_at=NOW))
    again = await sent(history, hosted("a"))
    assert again.id != first.id
    assert len(await history.uploads.all(gone=True)) == 4
    assert await history.uploads.count() == 3


async def test_a_lost_answer_may_be_the_same_thing_again(history: History) -> None:
    one, two = await pressed(history), await pressed(history, 2)
    trouble, later = Failure("unreachable", {"host": "h"}), Failure("service_fault", {"host": "h"})
    known = upload(hosted("a", handle={"key": "a"}))
    first = await history.uploads.begin(known, one.id)
    await history.uploads.lose(first.id, trouble)
    again = await history.uploads.begin(replace(known, since=NOW + 9), two.id)
    await history.uploads.lose(again.id, later)
    (lost,) = await history.uploads.all(gone=True)
    assert lost == replace(first, trouble=later, clips=2)
    await history.uploads.save(replace(lost, state=ExposureState.EXPIRED, gone_at=NOW))
    anew = await history.uploads.begin(replace(known, since=NOW + 99), two.id)
    await history.uploads.lose(anew.id, trouble)
    assert await history.uploads.all(gone=True) == [replace(lost, since=NOW + 99, trouble=trouble)]
    there = await history.uploads.begin(known, None)
    settled = await history.uploads.settle(there.id, known.hosted)
    more = await history.uploads.begin(known, None)
    await history.uploads.lose(more.id, trouble)
    assert await history.uploads.all(gone=True) == [settled]


async def test_lost_answers_of_hosts_that_tell_nothing_are_many(history: History) -> None:
    for _ in range(2):
        begun = await history.uploads.begin(upload(), None)
        await history.uploads.lose(begun.id, Failure("unreachable"))
    assert await history.uploads.count() == 2


async def test_what_had_expired_is_out_again(history: History) -> None:
    first = await sent(history, hosted("a"))
    await history.uploads.save(
        replace(first, state=ExposureState.EXPIRED, gone_at=NOW, is_usable=False, tries=3)
    )
    begun = await history.uploads.begin(replace(upload(), since=NOW + 5), None)
    again = await history.uploads.settle(begun.id, hosted("a"))
    assert again == replace(first, since=NOW + 5)


async def test_who_needs_an_upload(history: History) -> None:
    one, two = await pressed(history), await pressed(history, 2)
    usable = await sent(history, hosted("a"), one.id)
    assert usable.clips == 2  # the second has the same picture, and may want the same link
    await history.uploads.save(replace(usable, is_usable=False))
    assert [each.clips for each in await history.uploads.get((usable.id,))] == [1]
    assert await history.uploads.condemn(usable.id, even_if_needed=False) is None
    await moved(history, one, *TO_SAVED)
    await history.uploads.save(usable)
    assert await history.uploads.condemn(usable.id, even_if_needed=False) is None
    await moved(history, two, *TO_SAVED[:3], State.UNCONFIRMED)
    condemned = await history.uploads.condemn(usable.id, even_if_needed=False)
    assert condemned is not None  # it was sent, with other links
    assert (condemned.state, condemned.is_usable) == (ExposureState.DELETING, False)


async def test_an_open_ending_needs_its_uploads(history: History) -> None:
    one = await pressed(history)
    out = await sent(history, hosted("a"), one.id)
    unsure = await moved(history, one, *TO_SAVED[:3], State.UNCONFIRMED)
    assert await history.uploads.condemn(out.id, even_if_needed=False) is None
    await history.save(replace(unsure, hidden=True))
    assert await history.uploads.condemn(out.id, even_if_needed=False) is None
    forced = await history.uploads.condemn(out.id, even_if_needed=True)
    assert forced is not None
    assert forced.clips == 1
    again = await history.uploads.condemn(out.id, even_if_needed=False)
    assert again == forced  # what was condemned stays so


async def test_a_file_with_two_rows_is_kept_for_both(history: History) -> None:
    one, two = await pressed(history), await pressed(history, 2)
    first = await sent(history, hosted("a", handle={"key": "k"}), one.id)
    await sent(history, hosted("b", handle={"key": "k"}), two.id, place="with other links")
    await moved(history, one, *TO_SAVED)
    assert await history.uploads.condemn(first.id, even_if_needed=False) is None
    await moved(history, two, *TO_SAVED)
    assert await history.uploads.condemn(first.id, even_if_needed=False) is not None
    await history.uploads.save(replace(first, state=ExposureState.DELETED))
    assert await history.uploads.condemn(first.id, even_if_needed=True) is None
    assert await history.uploads.condemn(99, even_if_needed=True) is None


async def test_all_that_is_known_is_kept(history: History) -> None:
    begun = await history.uploads.begin(upload(), None)
    whole = replace(
        begun,
        hosted=HostedImage("https://h.example/x", "mine", DIGEST, 9, NOW + 1, {"k": [1, "二"]}),
        state=ExposureState.DELETING,
        is_usable=True,
        tries=3,
        due_at=NOW + 60,
        is_acknowledged=True,
        trouble=Failure("unreachable", {"host": "h.example", "reason": ""}, "words"),
        gone_at=NOW + 2,
    )
    await history.uploads.save(whole)
    assert await history.uploads.all(gone=False) == [whole]


async def test_the_ledger_is_newest_first_and_without_practice(history: History) -> None:
    assert await history.uploads.count() == 0
    old = await history.uploads.begin(replace(upload(), since=NOW - 9), None)
    new = await history.uploads.begin(upload(), None)
    await sent(history, hosted("p", host="practice"))
    gone = await sent(history, hosted("g"))
    gone = replace(gone, state=ExposureState.EXPIRED, gone_at=NOW)
    await history.uploads.save(gone)
    assert await history.uploads.all(gone=False) == [new, old]
    assert await history.uploads.all(gone=True) == [gone, new, old]
    assert await history.uploads.lingering() == [old, new]
    assert await history.uploads.count() == 2
    signed = replace(gone, hosted=hosted("g?X-Amz-Signature=1"))
    await history.uploads.save(signed)
    assert await history.uploads.lingering() == [old, new, signed]
