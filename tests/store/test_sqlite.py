"""What the embedded engine adds to the contract: its file, its faults, its plans, many processes, and crashes."""

import errno
import os
import random
import shutil
import signal
import sqlite3
import stat
import sys
import time

import pytest

from shipkit.errors import Conflict, StoreUnusable
from shipkit.store.filters import Filters, condition
from shipkit.store.ledger import Ledger
from shipkit.store.sqlite import APPLICATION_ID, _create
from shipkit.store.statements import COLUMNS

AT = "2026-11-22T09:00:00Z"
posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions, signals and limits of POSIX")


def another_database(path, application_id=0):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE letters (body TEXT)")
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.commit()
    connection.close()


# The file


@posix
def test_a_ledger_and_the_files_beside_it_are_private(ledger, ledger_path, make_shipment, book_shipments):
    ledger_path.unlink()
    mask = os.umask(0)
    try:
        book_shipments(ledger, make_shipment(1))
    finally:
        os.umask(mask)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in ledger_path.parent.iterdir()}
    assert modes == dict.fromkeys(("ledger.db", "ledger.db-wal", "ledger.db-shm"), 0o600)


def test_a_ledger_is_made_when_it_is_first_used(ledger_path):
    with Ledger.open(ledger_path) as ledger:
        assert not ledger_path.exists()
        assert ledger.count() == 0
        assert ledger_path.exists()


@pytest.mark.parametrize("links", [True, False])
def test_a_ledger_another_process_made_meanwhile_is_kept(tmp_path, monkeypatch, links):
    def no_links(*_):
        raise PermissionError(errno.EPERM, "this file system has no hard links")

    if not links:
        monkeypatch.setattr("os.link", no_links)
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.save_draft(AT, "desk", "kept", "{}")
    _create(path, timeout=1)
    with Ledger.open(path) as ledger:
        assert [draft.title for draft in ledger.drafts()] == ["kept"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["ledger.db"]


def test_the_promises_of_sqlite_are_switched_on(ledger):
    # synchronous 2 is FULL (sqlite.org/pragma.html#pragma_synchronous)
    for pragma, value in (
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000),
        ("application_id", APPLICATION_ID),
    ):  # fmt: skip
        assert ledger._db.value(f"PRAGMA {pragma}") == value


def test_a_piece_without_a_shipment_is_refused(ledger, make_piece):
    with pytest.raises(Exception, match="FOREIGN KEY"), ledger.transaction():
        ledger.add_shipments([], [make_piece(1)])


def test_rows_without_their_shipment_are_found_by_a_check(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1))
    ledger._db.execute("PRAGMA foreign_keys = OFF")
    ledger._db.execute("DELETE FROM shipments")
    assert {finding.code for finding in ledger.check()} == {"ledger-damaged"}
    assert any("of events belongs to no row of shipments" in finding.why for finding in ledger.check())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (random.Random(7).randbytes(8192), "it is no database"),
        (b"SQLite format 3\0", "it is a database of another program"),
        (b"number,reference\n", "it is no database"),
        ("folder", "it is a folder"),
        ("database", "it is a database of another program"),
        ("other application", "it is a database of another program"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_is(tmp_path, content, why):
    path = tmp_path / "ledger.db"
    if content == "folder":
        path.mkdir()
    elif isinstance(content, str):
        another_database(path, 0 if content == "database" else 0x0F055112)
    else:
        path.write_bytes(content)
    before = path.read_bytes() if path.is_file() else None
    with Ledger.open(path) as ledger, pytest.raises(StoreUnusable, match=f"is no ledger of shipkit: {why}; it was"):
        ledger.count()
    assert [entry.name for entry in tmp_path.iterdir()] == ["ledger.db"]
    assert before is None or path.read_bytes() == before


@posix
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "ledger.db")
    with Ledger.open(tmp_path / "ledger.db") as ledger, pytest.raises(StoreUnusable, match="it is no file"):
        ledger.count()


@pytest.mark.parametrize("damage", ["cut", "scribbled"])
def test_a_damaged_ledger_is_refused_and_left_as_it_is(tmp_path, make_shipment, book_shipments, damage):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        book_shipments(ledger, *map(make_shipment, range(500)))
    content = path.read_bytes()
    half = len(content) // 2
    noise = random.Random(7).randbytes(len(content) - 4096)
    path.write_bytes(content[:half] if damage == "cut" else content[:4096] + noise)
    before = path.read_bytes()
    with Ledger.open(path) as ledger:
        with pytest.raises(StoreUnusable, match="cannot be used: it is damaged"):
            list(ledger.search(Filters()))
        with pytest.raises(StoreUnusable, match="it is damaged"):
            book_shipments(ledger, make_shipment(9999))
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with (
        Ledger.open(tmp_path / "absent" / "ledger.db") as ledger,
        pytest.raises(StoreUnusable, match="cannot be written: its folder does not exist"),
    ):
        ledger.count()


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_may_not_be_written_is_said(
    tmp_path, make_shipment, book_shipments, run_python, as_anybody, there
):
    folder = tmp_path / "desk"
    folder.mkdir()
    if there:
        with Ledger.open(folder / "ledger.db") as ledger:
            book_shipments(ledger, make_shipment(1))
    folder.chmod(0o500)
    script = f"""{as_anybody}
from pathlib import Path
from shipkit.errors import ShipkitError
from shipkit.store.ledger import Ledger
try:
    with Ledger.open(Path(sys.argv[1]) / "ledger.db") as ledger:
        ledger.take_serials("main", 1, 9, 1)
except ShipkitError as fault:
    print(int(fault.exit_code), fault.message)
"""
    try:
        said = run_python(script, folder)
    finally:
        folder.chmod(0o700)
    if said.startswith("skip"):
        pytest.skip("this user may write anywhere")
    assert said.startswith(f"6 {folder}")
    assert "cannot be used: it, or the files beside it" in said or "writing there is not allowed" in said
    assert [entry.name for entry in folder.iterdir()] == (["ledger.db"] if there else [])


@posix
@pytest.mark.parametrize("log", [False, True])
def test_a_ledger_that_may_not_be_written_is_read(tmp_path, make_shipment, book_shipments, run_python, as_anybody, log):
    folder = tmp_path / "a desk?"
    folder.mkdir()
    path = folder / "ledger.db"
    with Ledger.open(path) as ledger:
        book_shipments(ledger, make_shipment(1), make_shipment(2))
        if log:  # somebody else has it open: what was booked last stands in the log alone
            copies = [(name, (folder / name).read_bytes()) for name in ("ledger.db", "ledger.db-wal", "ledger.db-shm")]
    if log:
        for name, content in copies:
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o400)
    path.chmod(0o400)
    folder.chmod(0o500)
    script = f"""{as_anybody}
from pathlib import Path
from shipkit.errors import ShipkitError
from shipkit.store.ledger import Filters, Ledger
with Ledger.open(Path(sys.argv[1]) / "ledger.db") as ledger:
    print(len(list(ledger.search(Filters()))), ledger.count())
    try:
        ledger.take_serials("main", 1, 9, 1)
    except ShipkitError as fault:
        print(int(fault.exit_code), fault.message)
"""
    try:
        said = run_python(script, folder)
    finally:
        folder.chmod(0o700)
    if said.startswith("skip"):
        pytest.skip("this user may write anywhere")
    assert said == f"2 2\n6 {path} cannot be used: writing there is not allowed\n"


@posix
def test_a_ledger_that_may_not_be_written_is_not_read_without_its_log(
    tmp_path, make_shipment, book_shipments, run_python, as_anybody
):
    folder = tmp_path / "desk"
    folder.mkdir()
    with Ledger.open(folder / "ledger.db") as ledger:
        book_shipments(ledger, make_shipment(1))
        log = (folder / "ledger.db-wal").read_bytes()
    (folder / "ledger.db-wal").write_bytes(log)
    folder.chmod(0o500)
    script = f"""{as_anybody}
from pathlib import Path
from shipkit.errors import StoreUnusable
from shipkit.store.ledger import Ledger
try:
    Ledger.open(Path(sys.argv[1]) / "ledger.db").count()
except StoreUnusable as fault:
    print(fault.message)
"""
    try:
        said = run_python(script, folder)
    finally:
        folder.chmod(0o700)
    if said.startswith("skip"):
        pytest.skip("this user may write anywhere")
    assert "cannot be used" in said


# Locks


def test_a_ledger_that_stays_locked_is_a_conflict_and_reading_goes_on(tmp_path, make_shipment, book_shipments):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as one, Ledger.open(path, timeout=0.05) as other:
        book_shipments(one, make_shipment(1))
        with one.transaction():
            one.add_shipments([make_shipment(2)], [])
            assert other.count() == 1
            with pytest.raises(Conflict, match=r"is locked too long: .* for 0\.05 seconds"):
                book_shipments(other, make_shipment(3))
        book_shipments(other, make_shipment(3))
        assert one.count() == 3


def test_a_transaction_that_began_with_reading_can_still_write(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as one, Ledger.open(path, timeout=0.05) as other:
        with one.transaction():
            assert one.serials_used("main") == 0
            with pytest.raises(Conflict):
                other.take_serials("main", 1, 9, 1)
            assert one.take_serials("main", 1, 9, 1) == 1
        assert other.take_serials("main", 1, 9, 1) == 2


TAKE = """
import sys
from pathlib import Path
from shipkit.store.ledger import Ledger
with Ledger.open(Path(sys.argv[1]), timeout=30) as ledger:
    for _ in range(int(sys.argv[2])):
        print(ledger.take_serials("main", 1, 10_000, 2))
"""


def test_eight_processes_taking_numbers_lose_and_double_none(tmp_path, start_python):
    path, times = tmp_path / "ledger.db", 25
    processes = [start_python(TAKE, path, times) for _ in range(8)]
    firsts = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        firsts += map(int, out.split())
    assert sorted(firsts) == list(range(1, 8 * times * 2, 2))
    assert [entry.name for entry in tmp_path.iterdir()] == ["ledger.db"]


# Crashes

BOOK = """
import dataclasses, sys
from pathlib import Path
from shipkit.store.ledger import Ledger, PieceRow, ShipmentRow
words = [field.name for field in dataclasses.fields(ShipmentRow)]
with Ledger.open(Path(sys.argv[1])) as ledger:
    n = ledger.serials_used("main")
    print("ready", flush=True)
    while True:
        with ledger.transaction():
            first = ledger.take_serials("main", 1, 10**9, 20)
            rows, pieces = [], []
            for n in range(first, first + 20):
                values = dict.fromkeys(words, "x" * 50) | {
                    "number": f"N{n}", "reference": f"R{n}", "booked_at": "2026-11-22T09:00:00Z",
                    "ship_date": "2026-11-22", "status": "booked", "pieces": 1, "weight_g": 1, "customs_minor": None,
                }
                rows.append(ShipmentRow(**values))
                pieces.append(PieceRow(f"P{n}", f"N{n}", 1, 1))
            ledger.add_shipments(rows, pieces)
"""


@posix
def test_a_writer_killed_at_any_moment_leaves_whole_transactions(tmp_path, start_python):
    path, rng = tmp_path / "ledger.db", random.Random(20_261_122)
    before = 0
    for _ in range(12):
        process = start_python(BOOK, path)
        process.stdout.readline()
        time.sleep(rng.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        with Ledger.open(path) as ledger:
            count = ledger.count()
            assert count % 20 == 0
            assert count >= before
            assert ledger.serials_used("main") == (count + 1 if count else 0)
            assert ledger._db.value("SELECT COUNT(*) FROM pieces") == count
            assert ledger._db.value("SELECT COUNT(*) FROM records") == count
            assert ledger.check() == ()
        before = count
    assert before


FULL = """
import resource, sys
from pathlib import Path
from shipkit.errors import ShipkitError
from shipkit.store.ledger import Ledger
path = Path(sys.argv[1])
with Ledger.open(path) as ledger:
    ledger.save_draft("2026-11-22T09:00:00Z", "desk", "kept", "{}")
    limit = int(sys.argv[2])
    if limit:
        # A file may grow no further: what a full disk does, as far as a process sees it.
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with ledger.transaction():
            ledger.take_serials("main", 1, 10, 1)
            for _ in range(100):
                ledger.save_draft("2026-11-22T09:00:00Z", "desk", "lost", "x" * 200_000)
    except ShipkitError as fault:
        print(int(fault.exit_code), fault.message)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print([draft.title for draft in ledger.drafts()], ledger.serials_used("main"), ledger.check())
"""


@posix
def test_a_file_that_cannot_grow_keeps_the_old_state(tmp_path, run_python):
    lines = run_python(FULL.replace("(limit, limit)", "(limit, -1)"), tmp_path / "ledger.db", 3_000_000)
    said, state = lines.splitlines()
    assert said.startswith(f"6 {tmp_path / 'ledger.db'} cannot be used: the disk")
    assert state == "['kept'] 0 ()"


@posix
def test_a_ledger_that_cannot_be_made_leaves_nothing(tmp_path, run_python):
    script = """
import resource, sys
from pathlib import Path
from shipkit.errors import ShipkitError
from shipkit.store.ledger import Ledger
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    with Ledger.open(Path(sys.argv[1])) as ledger:
        ledger.count()
except ShipkitError as fault:
    print(int(fault.exit_code), fault.message)
"""
    said = run_python(script, tmp_path / "ledger.db")
    assert said.startswith(f"6 {tmp_path / 'ledger.db'} cannot be used: the disk")
    assert not list(tmp_path.iterdir())


@posix
@pytest.mark.skipif(not shutil.which("unshare") or not shutil.which("mount"), reason="no small disk can be mounted")
def test_a_full_disk_keeps_the_old_state(tmp_path, run_python):
    script = """
import subprocess, sys
inner = 'mount -t tmpfs -o size=4m tmpfs "$1" || { echo skip; exit; }; exec "$2" -c "$3" "$1/ledger.db" 0'
made = subprocess.run(["unshare", "-rm", "sh", "-c", inner, "sh", *sys.argv[1:]], capture_output=True, text=True)
print("skip" if made.stderr.startswith("unshare") else made.stdout + made.stderr)
"""
    said = run_python(script, tmp_path, sys.executable, FULL)
    if said.startswith("skip"):
        pytest.skip("no small disk can be mounted")
    said, state = said.split("\n", 1)
    assert said == f"6 {tmp_path / 'ledger.db'} cannot be used: the disk is full"
    assert state.strip() == "['kept'] 0 ()"


# Plans: what a million rows cost is decided by which index is read, and whether anything is sorted.

DATES = {"since": "2026-01-01", "until": "2026-01-31"}


def plan_of(ledger, filters):
    tests, values, in_order = condition(Filters(**filters))
    query = f"SELECT {COLUMNS} FROM shipments WHERE {tests} ORDER BY ship_date DESC, number DESC LIMIT 50"
    plan = "; ".join(row[3] for row in ledger._db.rows(f"EXPLAIN QUERY PLAN {query}", values))
    return plan, in_order


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({}, "SCAN shipments USING INDEX shipments_by_date"),
        (DATES, "shipments_by_date (ship_date>? AND ship_date<?)"),
        ({"reference": "A"}, "shipments_by_reference (reference=?)"),
        ({"phone": "+1"}, "shipments_by_phone (phone=?)"),
        ({"recipient": "a"}, "shipments_by_recipient (recipient=?)"),
        ({"recipient": "a", **DATES}, "shipments_by_recipient (recipient=? AND ship_date>? AND ship_date<?)"),
        ({"payer_account": "X"}, "shipments_by_account (payer_account=?)"),
        ({"country": "DE"}, "shipments_by_country (country=?)"),
        ({"country": "DE", **DATES}, "shipments_by_country (country=? AND ship_date>? AND ship_date<?)"),
        ({"service": "economy"}, "shipments_by_service (service=?)"),
        ({"status": "void"}, "shipments_by_status (status=?)"),
        ({"status": "booked", "country": "DE"}, "shipments_by_country (country=?)"),
        ({"status": "booked", "service": "economy", "recipient": "a"}, "shipments_by_recipient (recipient=?)"),
        ({"country": "DE", "phone": "+1"}, "shipments_by_phone (phone=?)"),
        ({"country": "DE", "text": "books"}, "shipments_by_country (country=?)"),
        ({"text": "books"}, "SCAN shipments USING INDEX shipments_by_date"),
        ({"consignee": "library", **DATES}, "shipments_by_date (ship_date>? AND ship_date<?)"),
    ],
)
def test_a_list_reads_its_index_in_order_and_sorts_nothing(ledger, filters, index):
    plan, in_order = plan_of(ledger, filters)
    assert plan.endswith(index)
    assert "TEMP B-TREE" not in plan
    assert in_order


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({"reference": "A*"}, "shipments_by_reference (reference>? AND reference<?)"),
        ({"reference": "A*", **DATES}, "shipments_by_reference (reference>? AND reference<?)"),
        ({"reference": "A*", "status": "booked"}, "shipments_by_reference (reference>? AND reference<?)"),
        (
            {"booked_since": AT, "booked_until": AT, "country": "DE"},
            "shipments_by_booking (booked_at>? AND booked_at<?)",
        ),
        ({"numbers": ["1", "2"], "reference": "A"}, "sqlite_autoindex_shipments_1 (number=?)"),
    ],
)
def test_what_no_index_has_in_order_is_narrowed_by_one_first(ledger, filters, index):
    plan, in_order = plan_of(ledger, filters)
    assert f"{index};" in plan
    assert not in_order


def test_what_must_be_sorted_is_sorted_as_keys(ledger, monkeypatch):
    asked = []
    monkeypatch.setattr(ledger._db, "rows", lambda query, _values: asked.append(query) or iter(()))
    list(ledger.search(Filters(reference="A*"), limit=50))
    monkeypatch.undo()
    plan = [row[3] for row in ledger._db.rows(f"EXPLAIN QUERY PLAN {asked[0]}", ("A", "B", 50))]
    assert any("USING COVERING INDEX shipments_by_reference" in step for step in plan)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT number FROM shipments WHERE reference IN (?, ?)", "shipments_by_reference (reference=?)"),
        ("SELECT plate FROM pieces WHERE number IN (?, ?) ORDER BY number, n", "pieces_by_number (number=?)"),
        ("SELECT kind FROM events WHERE number = ? ORDER BY id", "events_by_number (number=?)"),
        ("SELECT id FROM drafts ORDER BY id DESC LIMIT 9", "SCAN drafts"),
    ],
)
def test_what_a_booking_looks_up_costs_the_same_at_any_size(ledger, query, index):
    values = ["x"] * query.count("?")
    plan = "; ".join(row[3] for row in ledger._db.rows(f"EXPLAIN QUERY PLAN {query}", values))
    assert plan.endswith(index)
