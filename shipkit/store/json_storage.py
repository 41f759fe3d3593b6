"""Writing a file of the book: TinyDB over a storage that locks, reads, writes aside, syncs, and replaces.

TinyDB's own storage overwrites in place and knows no second process. This module is loaded for writing only:
TinyDB and the lock cost more to import than a file of the book costs to read.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, cast

from filelock import FileLock, Timeout
from pydantic_core import to_json
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from shipkit.errors import Conflict
from shipkit.whole import unwritable, whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from shipkit.store.book_file import Entries

_POLL_SECONDS = 0.01


class BookStorage(Storage):
    """One file, read once by `load` and written once: what TinyDB writes is kept here until `commit`.

    It is used under the lock, so that what was read is what will be replaced.
    """

    def __init__(self, path: Path, load: Callable[[], Entries]) -> None:
        self._path, self._load = path, load
        self._tables: dict[str, Any] | None = None
        self._changed = False

    def read(self) -> dict[str, Any]:
        if self._tables is None:
            self._tables = {self._path.stem: self._load()}
        return self._tables

    def write(self, data: dict[str, Any]) -> None:
        self._tables, self._changed = data, True

    def commit(self) -> None:
        """Put what was written in the file's place, in the order of the codes. Errors: StoreUnusable."""
        if not self._changed:
            return
        table = {kind: dict(sorted(entries.items())) for kind, entries in self.read().items()}
        # Left by a process that was killed; whoever holds the lock is the only one writing.
        for left in self._path.parent.glob(f".{self._path.name}.*.part"):
            with suppress(OSError):
                left.unlink()
        with whole_file(self._path, private=True) as file:
            file.write(to_json(table, indent=2) + b"\n")


class _CodeTable(Table):
    """A table whose document ids are codes: two people who add an entry each do not both add number 7."""

    document_id_class = str  # type: ignore[assignment]


class _CodeDB(TinyDB):
    table_class = _CodeTable


@contextmanager
def changing(path: Path, load: Callable[[], Entries], timeout: float) -> Iterator[Table]:
    """The table of one file, locked against other writers; written when the block ends well.

    `load` reads the file, and refuses one with faults; it is called under the lock.
    Errors: Conflict when others hold the lock for longer than `timeout` seconds; StoreUnusable.
    """
    with _locked(path.parent, timeout), _CodeDB(path, load, storage=BookStorage) as db:
        yield db.table(path.stem)
        cast("BookStorage", db.storage).commit()


# TinyDB declares its ids as numbers, though a table may have others: said to the type checker here, once.


def has(table: Table, code: str) -> bool:
    """Whether an entry of this code is in the table."""
    return table.contains(doc_id=cast("int", code))


def put(table: Table, entries: Entries) -> None:
    """Put entries in, each in the place of one with its code."""
    remove(table, [code for code in entries if has(table, code)])
    table.insert_multiple(Document(entry, cast("int", code)) for code, entry in entries.items())


def remove(table: Table, codes: Sequence[str]) -> None:
    """Take entries out."""
    if codes:
        table.remove(doc_ids=cast("Sequence[int]", codes))


@contextmanager
def _locked(folder: Path, timeout: float) -> Iterator[None]:
    """One lock for the whole book, since an entry of one file may name one of another."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        lock = FileLock(folder / ".lock", mode=0o600)
        lock.acquire(timeout, _POLL_SECONDS)
    except Timeout:
        why = f"{folder} is locked too long: another process has been writing for {timeout:g} seconds"
        raise Conflict(why) from None
    except OSError as fault:
        raise unwritable(folder, fault) from fault
    try:
        yield
    finally:
        lock.release()
