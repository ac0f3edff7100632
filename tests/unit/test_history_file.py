"""Opening the history: new, old, newer, damaged, read beside a writer, backed up."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import apsw
import pytest

from pikascenes_desktop.adapters import history_file, migrations
from pikascenes_desktop.adapters.history_backups import backups
from pikascenes_desktop.adapters.history_file import open_for_reading, open_for_writing
from pikascenes_desktop.adapters.history_sqlite import SqliteHistory, open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.sqlite import Sql
from pikascenes_desktop.domain.errors import (
    DiskFull,
    HistoryDamaged,
    HistoryTooNew,
    HistoryUnavailable,
)
from pikascenes_desktop.domain.exposure import ExposureState
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.domain.host import HostedImage, LinkNote, LinkRemark
from pikascenes_desktop.ports.uploads import Upload
from tests.contracts.samples import generation

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

DAY = 24 * 3600.0
NOW = 1_790_000_000.0


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data")


async def fill(places: Places, count: int = 3, *, now: float = NOW) -> list[Generation]:
    async with open_history(places, clock=lambda: now) as history:
        return [(await history.add_press((generation(number),)))[0] for number in range(count)]


async def content(places: Places, *, now: float = NOW) -> tuple[list[str], SqliteHistory]:
    async with open_history(places, clock=lambda: now) as history:
        return await history.ids(), history


def set_version(places: Places, version: int) -> None:
    with closing(Sql(places.history)) as sql:
        sql.pragma("user_version", version)


def test_the_settings_that_survive_a_power_cut(places: Places) -> None:
    sql, _ = open_for_writing(places, NOW)
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "fullfsync")
    with closing(sql):
        assert [sql.pragma(name) for name in names] == ["wal", 2, 1, 0, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_nobody_else_reads_it(places: Places) -> None:
    sql, _ = open_for_writing(places, NOW)
    with closing(sql):
        for path in (places.data_dir, *places.data_dir.iterdir()):
            assert path.stat().st_mode & 0o077 == 0, path


def test_listing_reads_the_index_alone(places: Places) -> None:
    sql, _ = open_for_writing(places, NOW)
    with closing(sql):
        plan = sql.rows(
            "EXPLAIN QUERY PLAN SELECT id, created_at, aspect_ratio, state, blocked_by,"
            " favourite FROM generation WHERE hidden = 0 ORDER BY rank DESC"
        )
    assert [str(row[3]) for row in plan] == [
        "SEARCH generation USING COVERING INDEX generation_listed (hidden=?)"
    ]


async def test_reopening_keeps_everything(places: Places) -> None:
    added = await fill(places)
    async with open_history(places) as history:
        assert await history.unfinished() == added
        assert history.recovery is None


async def test_the_log_of_a_generation(places: Places) -> None:
    async with open_history(places) as history:
        (one,) = await history.add_press((generation(),))
        await history.save(replace(one, state=State.PREPARING, updated_at=2.0), note="n", raw="r")
    with closing(Sql(places.history)) as sql:
        events = sql.rows("SELECT generation_id, at, state, note, raw FROM event")
    assert events == [
        (one.id, one.updated_at, "ready", "pressed", None),
        (one.id, 2.0, "preparing", "n", "r"),
    ]


async def test_a_newer_history_is_left_untouched(places: Places) -> None:
    await fill(places)
    set_version(places, migrations.VERSION + 1)
    before = places.history.read_bytes()
    for read_only in (False, True):
        with pytest.raises(HistoryTooNew) as caught:
            async with open_history(places, read_only=read_only):
                pass
        assert caught.value.version == migrations.VERSION + 1
    assert places.history.read_bytes() == before


async def test_an_older_history_is_copied_and_brought_up_to_date(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = await fill(places)

    def newer(sql: Sql) -> None:
        sql.rows("INSERT INTO meta VALUES ('newer', 2.0)")

    steps = (*migrations.MIGRATIONS, newer)
    monkeypatch.setattr(history_file, "VERSION", migrations.VERSION + 1)
    monkeypatch.setattr(history_file, "migrate", partial(migrations.migrate, steps=steps))
    sql, _ = open_for_reading(places)
    with closing(sql):
        assert sql.pragma("user_version") == migrations.VERSION + 1
        assert sql.row("SELECT value FROM meta") == (2.0,)
    async with open_history(places) as history:
        assert await history.unfinished() == added
    (copy,) = backups(places.backups)
    for path, version in ((copy, migrations.VERSION), (places.history, migrations.VERSION + 1)):
        with closing(Sql(path, read_only=True)) as sql:
            assert sql.pragma("user_version") == version


async def second_version(places: Places) -> list[Generation]:
    """Fill a history as it was before there was a ledger of uploads."""
    added = await fill(places)
    with closing(Sql(places.history)) as sql, sql.transaction():
        sql.rows("DROP TABLE upload_use")
        sql.rows("DROP TABLE upload")
        sql.rows(
            """
            CREATE TABLE hosted (
                id INTEGER PRIMARY KEY, url TEXT NOT NULL, host TEXT NOT NULL, sha256 TEXT,
                size_bytes INTEGER, expires_at REAL, delete_handle TEXT NOT NULL,
                verified_at REAL NOT NULL, UNIQUE (host, url)
            ) STRICT
            """
        )
        sql.rows("CREATE INDEX hosted_by_digest ON hosted (host, sha256)")
        sql.rows(
            """
            CREATE TABLE hosted_use (
                hosted_id INTEGER NOT NULL REFERENCES hosted (id) ON DELETE CASCADE,
                generation_id TEXT NOT NULL REFERENCES generation (id),
                PRIMARY KEY (hosted_id, generation_id)
            ) STRICT, WITHOUT ROWID
            """
        )
        sql.rows(
            "INSERT INTO hosted VALUES (7, 'https://h.example/a', 'mine', 'ab', 9, ?,"
            ' \'{"key": "a"}\', ?)',
            (NOW + 60, NOW),
        )
        sql.rows("INSERT INTO hosted_use VALUES (7, ?)", (added[0].id,))
    set_version(places, 2)
    return added


UPLOAD_OF_OLD = Upload(
    id=7,
    hosted=HostedImage("https://h.example/a", "mine", "ab", 9, NOW + 60, {"key": "a"}),
    place="",
    media_type="",
    since=NOW,
    state=ExposureState.VISIBLE,
    clips=1,
)


async def first_version(places: Places) -> list[Generation]:
    """Fill a history as the first version of the program left it."""
    added = await second_version(places)
    with closing(Sql(places.history)) as sql, sql.transaction():
        sql.rows("DROP INDEX generation_listed")
        sql.rows("DROP INDEX generation_binned")
        sql.rows("ALTER TABLE generation DROP COLUMN binned_at")
        sql.rows(
            """
            CREATE INDEX generation_listed ON generation (
                hidden, rank, id, created_at, aspect_ratio, state, blocked_by, favourite
            )
            """
        )
    set_version(places, 1)
    return added


async def test_a_history_of_the_first_version_gets_a_bin(places: Places) -> None:
    added = await first_version(places)
    async with open_history(places) as history:
        assert await history.unfinished() == added
        assert await history.binned() == []
        await history.save_all((replace(added[0], binned_at=NOW),), note="deleted")
        assert [one.id for one in await history.binned()] == [added[0].id]
        assert added[0].id not in await history.ids()


@pytest.mark.parametrize("older", [first_version, second_version])
async def test_what_was_public_before_there_was_a_ledger_is_in_it(
    places: Places, older: Callable[[Places], Awaitable[list[Generation]]]
) -> None:
    added = await older(places)
    async with open_history(places) as history:
        assert history.recovery is None
        assert await history.uploads.all(gone=False) == [UPLOAD_OF_OLD]
        assert await history.uploads.used_by(added[0].id) == [UPLOAD_OF_OLD]
        # how its host was set up is forgotten: its link is not sent once more
        assert await history.uploads.claim("", "ab", added[0].id, NOW) is None


@pytest.mark.parametrize("older", [first_version, second_version])
async def test_a_damaged_history_without_a_ledger_is_read(
    places: Places, older: Callable[[Places], Awaitable[list[Generation]]]
) -> None:
    added = await older(places)
    with closing(Sql(places.history)) as sql:
        page = sql.pragma("page_size")
        root = sql.row("SELECT rootpage FROM sqlite_schema WHERE name = 'generation_listed'")
    assert isinstance(page, int)
    assert root is not None
    content = bytearray(places.history.read_bytes())
    start = (int(str(root[0])) - 1) * page
    content[start : start + page] = b"\xff" * page
    places.history.write_bytes(content)
    async with open_history(places) as history:
        assert history.recovery is not None
        assert await history.unfinished() == added
        assert await history.uploads.all(gone=True) == [UPLOAD_OF_OLD]


async def test_a_migration_that_fails_changes_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = await fill(places)

    def broken(sql: Sql) -> None:
        sql.rows("DROP TABLE event")
        raise apsw.FullError

    steps = (*migrations.MIGRATIONS, broken)
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "VERSION", migrations.VERSION + 1)
        patch.setattr(history_file, "migrate", partial(migrations.migrate, steps=steps))
        with pytest.raises(DiskFull):
            await content(places)
    async with open_history(places) as history:
        assert await history.unfinished() == added
        assert history.recovery is None


async def test_daily_copies_are_rotated(places: Places) -> None:
    await fill(places)
    assert backups(places.backups) == []
    for hours in range(0, 24 * 8, 12):
        await content(places, now=NOW + hours * 3600.0)
    names = [path.name for path in backups(places.backups)]
    assert len(names) == 5
    assert names == sorted(names, reverse=True)
    assert {path.suffix for path in places.backups.iterdir()} == {".db"}


async def test_a_copy_from_the_future_does_not_stop_copies(places: Places) -> None:
    await fill(places)
    await content(places, now=NOW + 400 * DAY)
    await content(places, now=NOW)
    assert len(backups(places.backups)) == 2


async def test_copies_on_demand(places: Places) -> None:
    added = await fill(places)
    async with open_history(places, clock=lambda: NOW) as history:
        copies = [await history.backup() for _ in range(7)]
    assert len(backups(places.backups)) == 5
    assert set(backups(places.backups)) == set(copies[2:])
    assert copies[-1].is_file()
    restored = Places(places.data_dir.with_name("restored"))
    restored.create()
    copies[-1].rename(restored.history)
    assert (await content(restored))[0] == [one.id for one in reversed(added)]


async def test_a_daily_copy_that_fails_is_no_reason_not_to_start(places: Places) -> None:
    added = await fill(places)
    places.backups.rmdir()
    places.backups.write_bytes(b"in the way")
    with pytest.raises(HistoryUnavailable):
        await content(places)  # the folders themselves must be there
    places.backups.unlink()
    places.backups.mkdir()
    (places.backups / "history.part").mkdir()
    assert (await content(places))[0] == [one.id for one in reversed(added)]


# --- reading beside a writer ------------------------------------------------------------------


async def test_reading_works_beside_a_writer(places: Places) -> None:
    async with open_history(places) as writer:
        (first,) = await writer.add_press((generation(1),))
        async with open_history(places, read_only=True) as reader:
            assert await reader.ids() == [first.id]
            (second,) = await writer.add_press((generation(2),))
            assert await reader.ids(search="fox") == [second.id, first.id]
            with pytest.raises(HistoryUnavailable):
                await reader.mark_seen(NOW)
        await writer.mark_seen(NOW)


async def test_reading_what_is_not_there_creates_nothing(places: Places) -> None:
    async with open_history(places, read_only=True) as history:
        assert await history.ids() == []
    assert not places.data_dir.exists()


async def test_reading_a_damaged_history_moves_nothing(places: Places) -> None:
    await fill(places)
    places.history.write_bytes(b"\xff\xd8\xff\xe0 a picture" * 500)
    with pytest.raises(HistoryDamaged):
        async with open_history(places, read_only=True):
            pass
    assert sorted(path.name for path in places.data_dir.glob("history*")) == ["history.db"]


# --- damage -----------------------------------------------------------------------------------


def break_page_of(places: Places, table: str) -> None:
    """Overwrite the first page of a table or an index."""
    with closing(Sql(places.history)) as sql:
        row = sql.row("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
        assert row is not None
    with places.history.open("r+b") as file:
        file.seek((int(str(row[0])) - 1) * 4096)
        file.write(b"\xa5" * 4096)


async def test_a_foreign_file_is_kept_aside(places: Places) -> None:
    places.create()
    picture = b"\xff\xd8\xff\xe0 a picture" * 500
    places.history.write_bytes(picture)
    ids, history = await content(places)
    assert ids == []
    recovery = history.recovery
    assert recovery is not None
    assert (recovery.restored_from, recovery.read) == (None, 0)
    assert recovery.kept_as.name == "history.damaged-20260921T141320Z.db"
    assert recovery.kept_as.read_bytes() == picture
    error = recovery.as_error()
    assert (error.path, error.kept_as) == (str(places.history), str(recovery.kept_as))
    assert (await content(places))[1].recovery is None


async def test_a_broken_index_loses_nothing(places: Places) -> None:
    added = await fill(places)
    break_page_of(places, "generation_listed")
    async with open_history(places) as history:
        assert await history.unfinished() == added
        assert await history.ids(search="fox") == [one.id for one in reversed(added)]
        assert history.recovery is not None
        assert history.recovery.read == len(added)


async def test_a_broken_table_comes_from_the_backup(places: Places) -> None:
    added = await fill(places)
    async with open_history(places, clock=lambda: NOW + DAY) as history:
        later = await history.add_press((generation(9),))
    break_page_of(places, "generation")
    async with open_history(places) as history:
        assert await history.unfinished() == added, "the backup was made before the last press"
        assert history.recovery is not None
        assert history.recovery.restored_from == backups(places.backups)[-1]
        assert await history.get(later[0].id) is None
        assert await history.add_press(later)


async def test_rows_before_and_after_the_damage_are_read(places: Places) -> None:
    long = replace(generation().scene, prompt="a long story " * 100)
    async with open_history(places) as history:
        for number in range(60):
            await history.add_press((replace(generation(number), scene=long),))
    pages = places.history.read_bytes()
    pages = [pages[start : start + 4096] for start in range(0, len(pages), 4096)]
    (middle, *_) = [
        number
        for number, page in enumerate(pages)
        if page[0] == 13 and b"press-30" in page and b"a long story" in page
    ]
    with places.history.open("r+b") as file:
        file.seek(middle * 4096)
        file.write(b"\xa5" * 4096)
    async with open_history(places) as history:
        found = {one.press_id for one in await history.unfinished()}
    assert {"press-0", "press-59"} <= found
    assert 50 < len(found) < 60


async def test_a_document_that_cannot_be_read_replaces_no_better_one(places: Places) -> None:
    added = await fill(places)
    await content(places)  # makes the backup
    async with open_history(places) as history:
        (late,) = await history.add_press((generation(9),))
    with closing(Sql(places.history)) as sql:
        sql.rows("UPDATE generation SET document = '{', request_id = 'req' WHERE rank IN (1, 4)")
    break_page_of(places, "generation_listed")
    async with open_history(places) as history:
        assert history.recovery is not None
        assert await history.get(added[0].id) == added[0]
        stored = await history.get(late.id)
        assert stored is not None
        assert stored.request_id == "req"


async def test_a_schema_that_makes_no_sense(places: Places) -> None:
    added = await fill(places)
    pages = places.history.read_bytes()
    assert b"unicode61" in pages  # more than once, in pages that the ledger left free
    places.history.write_bytes(pages.replace(b"unicode61", b"unicode16"))
    async with open_history(places) as history:
        assert history.recovery is not None
        assert await history.unfinished() == added


async def test_an_emptied_file_is_no_new_one(places: Places) -> None:
    added = await fill(places)
    await content(places)
    places.history.write_bytes(b"")
    places.history.with_name("history.db-wal").write_bytes(b"a log of something")
    async with open_history(places) as history:
        assert history.recovery is not None
        assert await history.unfinished() == added
    assert backups(places.data_dir / "missing") == []


async def test_a_useless_backup_is_passed_over(places: Places) -> None:
    added = await fill(places)
    await content(places)
    sound = backups(places.backups)
    (places.backups / "history-20990101T000000Z.db").write_bytes(b"nonsense" * 1000)
    with closing(Sql(places.backups / "history-20980101T000000Z.db")) as sql:
        sql.pragma("user_version", 999)
    places.history.write_bytes(b"")
    ids, history = await content(places)
    assert ids == [one.id for one in reversed(added)]
    assert history.recovery is not None
    assert [history.recovery.restored_from] == sound


async def test_the_log_of_unwritten_pages_is_read_too(places: Places) -> None:
    added = await fill(places, 1)
    with closing(Sql(places.history)) as sql:
        sql.keep_log_on_close(keep=True)
        sql.rows("UPDATE generation SET request_id = 'req-late'")
        sql.pragma("user_version", 5000)
    assert places.history.with_name("history.db-wal").stat().st_size
    async with open_history(places) as history:
        assert history.recovery is not None
        stored = await history.get(added[0].id)
        assert stored is not None
        assert stored.request_id == "req-late"
        assert history.recovery.kept_as.with_name(history.recovery.kept_as.name + "-wal").exists()


async def test_two_damages_in_one_second_keep_two_files(places: Places) -> None:
    for _ in range(2):
        places.create()
        places.history.write_bytes(b"nonsense" * 1000)
        _, history = await content(places)
        assert history.recovery is not None
    assert len(list(places.data_dir.glob("history.damaged-*.db"))) == 2


async def test_without_hard_links_the_damaged_file_is_copied(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("os.link", refuse)
    places.create()
    places.history.write_bytes(b"nonsense" * 1000)
    _, history = await content(places)
    assert history.recovery is not None
    assert history.recovery.kept_as.read_bytes() == b"nonsense" * 1000


async def test_a_row_that_makes_no_sense_stays_visible(places: Places) -> None:
    (one, other, third) = await fill(places)
    with closing(Sql(places.history)) as sql:
        sql.rows(
            "UPDATE generation SET document = '{\"scene\": {', state = 'lost', request_id = 'r',"
            " blocked_by = 'ghosts', aspect_ratio = '3:7' WHERE id = ?",
            (one.id,),
        )
        sql.rows(
            "UPDATE generation SET document = json_set(document, '$.scene.mode', 'odd')"
            " WHERE id = ?",
            (other.id,),
        )
        sql.rows(
            "UPDATE generation SET document = json_set(document, '$.link_notes', json(?))"
            " WHERE id = ?",
            (
                json.dumps(
                    [
                        {"image": 1, "remark": "of a newer version"},
                        {"remark": "redirects"},
                        "nonsense",
                        {"image": 2, "remark": "redirects"},
                    ]
                ),
                other.id,
            ),
        )
    async with open_history(places) as history:
        damaged = await history.get(one.id)
        assert damaged is not None
        assert (damaged.state, damaged.request_id) == (State.NEEDS_ATTENTION, "r")
        assert damaged.failure is not None
        assert damaged.failure.code == HistoryDamaged.code
        changed = await history.get(other.id)
        assert changed is not None
        assert changed.scene.ingredients == ()
        assert changed.price_usd == other.price_usd
        assert changed.link_notes == (LinkNote(2, LinkRemark.REDIRECTS),)
        assert await history.ids() == [third.id, other.id, one.id]
        await history.save(replace(damaged, state=State.FAILED))


async def test_an_upload_whose_row_makes_no_sense(places: Places) -> None:
    (one,) = await fill(places, 1)
    known = HostedImage("https://h.example/a", "mine", "ab", delete_handle={"key": "a"})
    async with open_history(places) as history:
        begun = await history.uploads.begin(Upload(known, "place", "image/png", NOW), one.id)
        settled = await history.uploads.settle(begun.id, known)
    with closing(Sql(places.history)) as sql:
        sql.rows("UPDATE upload SET delete_handle = '{', trouble = 'x', state = 'odd'")
    async with open_history(places) as history:
        assert await history.uploads.all(gone=True) == [
            replace(settled, hosted=replace(known, delete_handle={}), state=ExposureState.UNKNOWN)
        ]


async def test_text_that_is_no_text_is_mended_and_hides_no_row(places: Places) -> None:
    generations = await fill(places, 3)
    with closing(Sql(places.history)) as sql:
        sql.rows("UPDATE generation SET press_id = CAST(x'ff41' AS TEXT) WHERE rank = 1")
    async with open_history(places) as history:
        assert history.recovery is not None
        assert history.recovery.read == 3
        assert await history.ids() == [each.id for each in reversed(generations)]
        mended = await history.get(generations[0].id)
    assert mended == replace(generations[0], press_id="\N{REPLACEMENT CHARACTER}A")
    async with open_history(places) as history:
        assert history.recovery is None


async def test_a_document_that_is_no_json_hides_no_prompts(places: Places) -> None:
    generations = await fill(places, 2)
    with closing(Sql(places.history)) as sql:
        sql.rows("UPDATE generation SET document = 'no JSON' WHERE rank = 1")
    async with open_history(places) as history:
        assert await history.prompts(5) == [generations[1].scene.prompt]


@pytest.mark.parametrize("seed", range(8))
async def test_flipped_bytes_never_stop_a_start(places: Places, seed: int) -> None:
    await fill(places, 4)
    chance = random.Random(seed)
    whole = places.history.read_bytes()
    for _ in range(5):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        damaged = damaged[: chance.choice((len(damaged), len(damaged), 4096, 9000))]
        places.history.write_bytes(damaged)
        try:
            async with open_history(places, clock=lambda: NOW) as history:
                assert len(await history.unfinished()) <= 4
                assert len(await history.ids(search="fox")) <= 4
        except HistoryTooNew:  # the one bit whose flip looks like a newer version
            assert damaged[60:64] != whole[60:64]
        except HistoryDamaged:  # a text that is no text, in a row of a sound file
            assert len(damaged) == len(whole)


async def test_a_partial_index_that_names_other_rows_is_damage(places: Places) -> None:
    kept = [each.id for each in await fill(places)]
    with closing(sqlite3.connect(places.history)) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'at NOT NULL', 'at IS NULL')"
            " WHERE name = 'generation_binned'"
        )
        database.commit()
    ids, history = await content(places)
    assert history.recovery is not None
    assert set(ids) == set(kept)
