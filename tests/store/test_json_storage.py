"""The writing of the book: TinyDB, one lock for many processes, and a file that is old or new and never between."""

import os
import random
import signal
import stat
import sys
import time

import pytest
from filelock import FileLock
from tinydb import TinyDB

from shipkit.errors import Conflict, StoreUnusable
from shipkit.model.goods import SavedItem
from shipkit.store.book import Book
from shipkit.store.json_storage import BookStorage, changing, put

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and signals of POSIX")


def item(code, description="Laptop computers"):
    return SavedItem(code=code, description=description)


def test_the_file_is_written_by_tinydb(book):
    book.items.add(item("a"))
    with TinyDB(book.items.path, access_mode="r") as stored:
        table = stored.table("items")
        table.document_id_class = str
        assert table.get(doc_id="a") == {"description": "Laptop computers"}


def test_what_is_written_in_a_block_is_one_file_at_its_end(tmp_path):
    path = tmp_path / "items.json"
    with changing(path, dict, 1) as table:
        put(table, {"b": {"n": 1}})
        put(table, {"a": {"n": 2}, "b": {"n": 3}})
        assert not path.exists()
    assert (
        path.read_text()
        == '{\n  "items": {\n    "a": {\n      "n": 2\n    },\n    "b": {\n      "n": 3\n    }\n  }\n}\n'
    )


def test_a_block_that_fails_writes_nothing(book):
    book.items.add(item("a"))
    before = book.items.path.read_bytes()
    with pytest.raises(KeyError), changing(book.items.path, dict, 1) as table:
        put(table, {"b": {}})
        raise KeyError
    assert book.items.path.read_bytes() == before
    assert {path.name for path in book.folder.iterdir()} == {"items.json", ".lock"}


def test_reading_alone_writes_nothing(tmp_path):
    storage = BookStorage(tmp_path / "items.json", dict)
    assert storage.read() == {"items": {}}
    storage.commit()
    assert not list(tmp_path.iterdir())


@posix
def test_the_book_is_private(tmp_path):
    mask = os.umask(0)
    try:
        book = Book(tmp_path / "book")
        book.items.add(item("a"))
    finally:
        os.umask(mask)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (book.folder, *book.folder.iterdir())}
    assert modes == {"book": 0o700, "items.json": 0o600, ".lock": 0o600}


def test_a_book_that_stays_locked_is_a_conflict_and_reading_goes_on(tmp_path):
    book = Book(tmp_path / "book", timeout=0.05)
    book.items.add(item("a"))
    before = book.items.path.read_bytes()
    with FileLock(book.folder / ".lock"):
        assert book.items.find("a")
        assert Book(book.folder).items.codes() == ("a",)
        for write in (lambda: book.items.add(item("b")), lambda: book.items.remove("a")):
            with pytest.raises(Conflict, match=r"book is locked too long: .* for 0\.05 seconds"):
                write()
    assert book.items.path.read_bytes() == before
    book.items.add(item("b"))


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(StoreUnusable, match="cannot be written: its folder does not exist"):
        Book(tmp_path / "absent" / "book").items.add(item("a"))
    (tmp_path / "letter").write_text("")
    with pytest.raises(StoreUnusable, match="cannot be written"):
        Book(tmp_path / "letter").items.add(item("a"))


def test_what_a_killed_writer_left_aside_is_cleared(book):
    book.items.add(item("a"))
    left = book.folder / ".items.json.abc.part"
    left.write_text("half")
    other = book.folder / ".groups.json.abc.part"
    other.write_text("half")
    book.items.add(item("b"))
    assert (left.exists(), other.exists()) == (False, True)


ADD = """
import sys
from pathlib import Path
from shipkit.model.goods import SavedItem
from shipkit.store.book import Book
book = Book(Path(sys.argv[1]), timeout=30)
for n in range(int(sys.argv[3])):
    book.items.add(SavedItem(code=f"{sys.argv[2]}-{n}", description="x"))
"""


def test_processes_that_add_at_once_lose_nothing(tmp_path, start_python):
    folder, times = tmp_path / "book", 10
    processes = [start_python(ADD, folder, f"p{n}", times) for n in range(4)]
    for process in processes:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    assert set(Book(folder).items.codes()) == {f"p{p}-{n}" for p in range(4) for n in range(times)}


PUT = """
import sys
from pathlib import Path
from shipkit.model.goods import SavedItem
from shipkit.store.book import Book
book = Book(Path(sys.argv[1]))
n = 0
while True:
    n += 1
    entries = [SavedItem(code=f"item-{i}", description=f"round {n}") for i in range(200)]
    book.items.put_many(entries, on_duplicate="replace")
    if n == 1:
        print("ready", flush=True)
"""


@posix
def test_a_writer_killed_at_any_moment_leaves_the_old_file_or_the_new(tmp_path, start_python):
    rng, folder = random.Random(20_261_122), tmp_path / "book"
    rounds = set()
    for _ in range(8):
        process = start_python(PUT, folder)
        process.stdout.readline()
        time.sleep(rng.uniform(0, 0.08))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        entries = Book(folder).items.all()
        assert len(entries) == 200
        (round_,) = {entry.description for entry in entries}
        rounds.add(round_)
        Book(folder, timeout=1).items.add(item("sound"))
        Book(folder, timeout=1).items.remove("sound")
    assert len(rounds) > 1


@posix
def test_a_book_that_may_not_be_written_is_said_and_still_read(book, run_python, as_anybody):
    book.items.add(item("a"))
    (book.folder / ".lock").unlink()
    before = book.items.path.read_bytes()
    book.folder.chmod(0o500)
    script = f"""{as_anybody}
from pathlib import Path
from shipkit.errors import ShipkitError
from shipkit.model.goods import SavedItem
from shipkit.store.book import Book
book = Book(Path(sys.argv[1]))
print(book.items.codes())
try:
    book.items.add(SavedItem(code="b", description="x"))
except ShipkitError as fault:
    print(int(fault.exit_code), fault.message)
"""
    try:
        said = run_python(script, book.folder)
    finally:
        book.folder.chmod(0o700)
    if said.startswith("skip"):
        pytest.skip("this user may write anywhere")
    assert said == f"('a',)\n6 {book.folder} cannot be written: writing there is not allowed\n"
    assert book.items.path.read_bytes() == before


@pytest.mark.parametrize("command", ["book.items.codes()", "book.items.find('a')", "book.items.all()"])
def test_reading_loads_neither_tinydb_nor_the_lock(book, run_python, command):
    book.items.add(item("a"))
    script = f"""
import sys
from pathlib import Path
from shipkit.store.book import Book
book = Book(Path(sys.argv[1]))
{command}
print(sorted({{"tinydb", "filelock", "difflib"}} & set(sys.modules)))
"""
    assert run_python(script, book.folder) == "[]\n"
