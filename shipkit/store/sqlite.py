"""The embedded engine: one SQLite file. What SQLite wants otherwise than another engine is in this module."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shipkit.errors import Conflict, InvalidInput, StoreUnusable
from shipkit.store.migrations import bring_up_to_date
from shipkit.whole import sync_folder, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Value = str | int | None

# "SHIP" in the header's application id (sqlite.org/fileformat2.html, offset 68): a ledger knows itself by it.
APPLICATION_ID = 0x53484950
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
# RETURNING came with this one, in 2021.
_OLDEST = (3, 35)


class Clash(Exception):
    """A unique or foreign key refused a row; nothing of the statement was kept."""


class Sqlite:
    """An open connection. Every fault of SQLite leaves it as a sentence with an exit code.

    `path` is the ledger the sentences speak of; `aside` the file to open while it is being made. `reading` opens it
    to be read alone, by the parameters of an address (sqlite.org/uri.html).
    """

    def __init__(self, path: Path, timeout: float, *, aside: Path | None = None, reading: str = "") -> None:
        self.path, self.timeout = path, timeout
        where: str | Path = f"{path.absolute().as_uri()}?{reading}" if reading else aside or path
        try:
            self._connection = sqlite3.connect(where, timeout=timeout, isolation_level=None, uri=bool(reading))
        except sqlite3.Error as fault:
            raise self._sentence(fault) from fault
        try:
            if reading:
                self.value("SELECT COUNT(*) FROM sqlite_master")  # says here whether it can be read
            else:
                self.execute("PRAGMA foreign_keys = ON")
                self.execute("PRAGMA synchronous = FULL")
                self.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def execute(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement that answers nothing. Errors: Clash, and the sentences of the store."""
        try:
            self._connection.execute(sql, values)
        except (sqlite3.Error, UnicodeEncodeError, OverflowError) as fault:
            raise self._sentence(fault) from fault

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row. Errors: as `execute`."""
        try:
            self._connection.executemany(sql, rows)
        except (sqlite3.Error, UnicodeEncodeError, OverflowError) as fault:
            raise self._sentence(fault) from fault

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, read as they are asked for."""
        try:
            # No `yield from`: it would close the cursor of a reader who leaves early, when the file may be closed.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row
        except (sqlite3.Error, UnicodeEncodeError, OverflowError) as fault:
            raise self._sentence(fault) from fault

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a query or of what RETURNING gives, if any."""
        found = list(self.rows(sql, values))
        return found[0] if found else None

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first value of the first row; None when there is no row."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block writes, or nothing; one writer at a time, waited for as long as `timeout`."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # A full disk ends the transaction by itself.
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.rollback()
            raise

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Inside a transaction: when a row clashes, what the block wrote is taken back, the rest stands."""
        self.execute("SAVEPOINT block")
        try:
            yield
        except Clash:
            self.execute("ROLLBACK TO SAVEPOINT block")
            self.execute("RELEASE SAVEPOINT block")
            raise
        self.execute("RELEASE SAVEPOINT block")

    def has_table(self, name: str) -> bool:
        return self.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)) is not None

    def copy_to(self, path: Path) -> None:
        """The last committed state as a ledger of its own, which is whole or not there."""
        with _aside(path) as aside:
            source, target = sqlite3.connect(self.path), sqlite3.connect(aside)
            try:
                source.backup(target)
            except sqlite3.Error as fault:
                raise self._sentence(fault) from fault
            finally:
                source.close()
                target.close()
            aside.replace(path)

    def faults(self) -> Iterator[str]:
        """What SQLite itself finds wrong with the file; nothing when all is well."""
        yield from (line for (line,) in self.rows("PRAGMA quick_check") if line != "ok")
        for table, row, parent, _ in self.rows("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} belongs to no row of {parent}"

    def _sentence(self, fault: Exception) -> Exception:
        if isinstance(fault, sqlite3.IntegrityError):
            return Clash(str(fault))
        if isinstance(fault, UnicodeEncodeError):
            return InvalidInput("a text holds half of a surrogate pair, and cannot be kept")
        if isinstance(fault, OverflowError):
            return InvalidInput("a number is too large to be kept")
        if isinstance(fault, sqlite3.ProgrammingError) and "closed" in str(fault):
            return StoreUnusable(f"{self.path} was closed while it was read")
        return _sentence(self.path, self.timeout, fault)


def open_sqlite(path: Path, timeout: float) -> Sqlite:
    """The ledger at `path`, made when it is not there, brought up to date when it is old.

    Errors: StoreUnusable for a file that is none of ours, which is left as it is, or cannot be used; Conflict
    when others keep it locked for longer than `timeout` seconds.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StoreUnusable(f"this Python has SQLite {sqlite3.sqlite_version}, and 3.35 or newer is needed")
    if not _is_there(path):
        _create(path, timeout)
    _check_header(path)
    db = _open(path, timeout)
    try:
        bring_up_to_date(db)
    except BaseException:
        db.close()
        raise
    return db


def _open(path: Path, timeout: float) -> Sqlite:
    """To write, or to read alone where nothing may be written: writing then says so."""
    if _is_writable(path):
        return Sqlite(path, timeout)
    try:
        return Sqlite(path, timeout, reading="mode=ro")
    except StoreUnusable:
        # SQLite wants its own two files beside it even to read, and they cannot be made. Without them the ledger is
        # read as it lies there; but not while there is something in a log that was not put into it yet.
        if _size(path.with_name(f"{path.name}-wal")):
            raise
        return Sqlite(path, timeout, reading="mode=ro&immutable=1")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _is_writable(path: Path) -> bool:
    """Whether the file and the folder, for the two beside it, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _is_there(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise StoreUnusable(f"{path} cannot be read: {fault.strerror}") from fault
    if not stat.S_ISREG(mode):
        raise _not_ours(path, "it is a folder" if stat.S_ISDIR(mode) else "it is no file")
    return True


def _check_header(path: Path) -> None:
    """Look before SQLite does: opening a file, it may already write to it."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as fault:
        raise StoreUnusable(f"{path} cannot be read: {fault.strerror}") from fault
    if not header:
        raise _not_ours(path, "it is empty")
    if not header.startswith(_MAGIC):
        raise _not_ours(path, "it is no database")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _not_ours(path, "it is a database of another program")


def _not_ours(path: Path, why: str) -> StoreUnusable:
    return StoreUnusable(f"{path} is no ledger of shipkit: {why}; it was left as it is")


def _create(path: Path, timeout: float) -> None:
    """Make the ledger aside and link it into place: killed on the way, no half-made one is left."""
    with _aside(path) as aside:
        db = Sqlite(path, timeout, aside=aside)
        try:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            bring_up_to_date(db)
        finally:
            db.close()
        try:
            os.link(aside, path)
        except FileExistsError:
            pass  # another process was faster, and its ledger is as good
        except OSError:
            # A file system without hard links.
            if not path.exists():
                aside.replace(path)


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """An empty private file beside `path`, gone at the end unless it was moved."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            # SQLite leaves its own two beside a file it could not finish.
            for ending in ("", "-wal", "-shm"):
                Path(name + ending).unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as fault:
        raise unwritable(path, fault) from fault


def _sentence(path: Path, timeout: float, fault: Exception) -> Exception:
    """What a fault of SQLite means for whoever reads it (result codes: sqlite.org/rescode.html)."""
    # The low byte is the primary code; a fault of the driver itself has none.
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Conflict(f"{path} is locked too long: another process has been writing for {timeout:g} seconds")
    why = _REASONS.get(code)
    if why is None:
        return RuntimeError(str(fault))
    return StoreUnusable(f"{path} cannot be used: {why}")


_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "writing there is not allowed",
    sqlite3.SQLITE_CANTOPEN: "it, or the files beside it, cannot be opened for writing",
    sqlite3.SQLITE_PERM: "reading and writing it is not allowed",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
    sqlite3.SQLITE_PROTOCOL: "its lock cannot be had: the file system may not know locks",
    sqlite3.SQLITE_NOLFS: "it is too large for this system",
}
