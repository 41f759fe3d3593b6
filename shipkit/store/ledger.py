"""The ledger: what was shipped, and what happened to it since. It only grows; a void is an event like others.

Its SQL is what SQLite and PostgreSQL both take; what differs is in the engine's own module.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager, nullcontext
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Self

from shipkit.errors import Conflict, NotFound, StoreUnusable, UsageError
from shipkit.findings import Finding
from shipkit.store import statements as sql
from shipkit.store.filters import Filters, condition, folded
from shipkit.store.rows import (
    DraftRow,
    EventRow,
    ImportRow,
    Known,
    PieceRow,
    PrintRow,
    ShipmentRow,
    StoredShipment,
    SummaryRow,
)
from shipkit.store.sqlite import Clash, Sqlite, open_sqlite
from shipkit.store.status import Status, fold
from shipkit.store.times import day_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

__all__ = [
    "DraftRow", "EventRow", "Filters", "ImportRow", "Known", "Ledger", "PieceRow", "PrintRow", "ShipmentRow",
    "StoredShipment", "SummaryRow",
]  # fmt: skip

# Values in one statement: enough to make the statement's own cost small, few enough for every engine.
_AT_ONCE = 500
_HIGHEST_KEY = 2**63 - 1
_NO_GAPS = str.maketrans("", "", " -")
_BOOKED_AT, _SHIP_DATE = sql.LISTED.index("booked_at"), sql.LISTED.index("ship_date")
_listed_values = attrgetter(*sql.LISTED)
_piece_values = attrgetter(*PieceRow.__slots__)


class Ledger:
    """The shipments of a desk. Made by `open`; a context manager.

    Reads see the last committed state. What writes joins the transaction that is open, or makes its own.
    Errors of every method: StoreUnusable for a file that is no ledger, is damaged or cannot be written;
    Conflict when another process keeps it locked too long.
    """

    def __init__(self, path: Path, timeout: float, *, must_exist: bool = False) -> None:
        self.path = path
        self._must_exist = must_exist
        self._timeout = timeout
        self._engine: Sqlite | None = None

    @classmethod
    def open(cls, path: Path, *, timeout: float = 10.0, must_exist: bool = False) -> Self:
        """The ledger at `path`, read or made when first used; a lock is waited for `timeout` seconds.

        With `must_exist` a ledger that is not there is never made: a new one would give out its numbers again.
        """
        return cls(path, timeout, must_exist=must_exist)

    def make(self) -> None:
        """Make the file when it is not there. Errors: as every method."""
        self._must_exist = False
        _ = self._db

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. The next use opens it again."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    @property
    def _db(self) -> Sqlite:
        if self._engine is None:
            if self._must_exist and not self.path.exists():
                raise StoreUnusable(
                    f"{self.path} is missing: without it the numbers that were given out are not known",
                    hint="put it back from a copy; for a desk that never shipped: shipkit desk new-ledger",
                )
            self._engine = open_sqlite(self.path, self._timeout)
        return self._engine

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written in the block, or nothing. Others wait to write, and read on."""
        if self._db.in_transaction:
            msg = "a transaction is open already, and one does not hold another"
            raise RuntimeError(msg)
        with self._db.transaction():
            yield

    def _writing(self) -> AbstractContextManager[None]:
        return nullcontext() if self._db.in_transaction else self._db.transaction()

    # Numbers

    def take_serials(self, name: str, first: int, last: int, count: int) -> int:
        """The first of `count` serials of a range, which nobody else gets.

        `first` and `last` are the range's ends, both included.
        Errors: Conflict, saying how many are left, when the range has too few; then none is taken.
        """
        taken = None
        if count <= last - first + 1:
            with self._writing():
                taken = self._db.value(
                    sql.TAKE_SERIALS,
                    (name, first + count, first, first, count, first, first, count, last + 1),
                )
        if taken is None:
            left = max(0, last - max(first, self.serials_used(name)) + 1)
            raise Conflict(
                f"number range {name!r} has {left} left, and {count} are needed: add a range to desk.toml",
                hint="shipkit desk info",
            )
        return int(taken) - count

    def serials_used(self, name: str) -> int:
        """The serial that comes next in a range, all before it being used; 0 when none was ever taken."""
        return int(self._db.value("SELECT next FROM number_ranges WHERE name = ?", (name,)) or 0)

    # Shipments

    def known(self, references: Sequence[str]) -> dict[str, Known]:
        """What the ledger has of `references`: the live shipment of each, else the void one booked last."""
        found: dict[str, tuple[tuple[bool, str, str], Known]] = {}
        for some, marks in _chunks([reference for reference in references if reference]):
            query = f"SELECT reference, booked_at, number, digest, status, pieces FROM shipments WHERE reference IN ({marks})"  # noqa: S608, E501
            for reference, booked_at, *known in self._db.rows(query, some):
                row = Known(*known)
                rank = row.status != "void", booked_at, row.number
                if reference not in found or rank > found[reference][0]:
                    found[reference] = rank, row
        return {reference: row for reference, (_, row) in found.items()}

    def booked(self, numbers: Sequence[str]) -> set[str]:
        """Those of the numbers that are shipments' already."""
        found: set[str] = set()
        for start in range(0, len(numbers), _AT_ONCE):
            chunk = numbers[start : start + _AT_ONCE]
            query = f"SELECT number FROM shipments WHERE number IN ({', '.join('?' * len(chunk))})"  # noqa: S608
            found.update(number for (number,) in self._db.rows(query, chunk))
        return found

    def plates(self, numbers: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The bar-code numbers of the pieces of each waybill the ledger has, in the order of the pieces."""
        found: dict[str, list[str]] = {}
        for some, marks in _chunks(numbers):
            query = f"SELECT number, plate FROM pieces WHERE number IN ({marks}) ORDER BY number, n"  # noqa: S608
            for number, plate in self._db.rows(query, some):
                found.setdefault(number, []).append(plate)
        return {number: tuple(plates) for number, plates in found.items()}

    def add_shipments(self, shipments: Sequence[ShipmentRow], pieces: Sequence[PieceRow]) -> None:
        """Book shipments with their pieces, and note it as the first event of each; all or none of them.

        Errors: Conflict, naming each number, plate and reference that is there already.
        """
        with self._writing():
            try:
                with self._db.savepoint():
                    self._db.execute_many(sql.ADD_SHIPMENT, [_shipment_values(row) for row in shipments])
                    self._db.execute_many(sql.ADD_RECORD, [(row.number, row.record) for row in shipments])
                    self._db.execute_many(sql.ADD_PIECE, [_piece_values(piece) for piece in pieces])
                    self._db.execute_many(
                        sql.ADD_EVENT,
                        [(row.number, utc_text(row.booked_at), "booked", row.booked_by, "{}") for row in shipments],
                    )
            except Clash as fault:
                raise self._clash(shipments, pieces) or fault from fault

    def _clash(self, shipments: Sequence[ShipmentRow], pieces: Sequence[PieceRow]) -> Conflict | None:
        """What of these is there already, or among them twice."""
        kinds = (
            ("waybill number", "number", "shipments", "", [row.number for row in shipments]),
            ("piece number", "plate", "pieces", "", [piece.plate for piece in pieces]),
            (
                "reference",
                "reference",
                "shipments",
                "status <> 'void' AND",
                [row.reference for row in shipments],
            ),
        )
        whys = []
        for title, column, table, also, values in kinds:
            given = [value for value in values if value]
            there = {value for value, times in Counter(given).items() if times > 1}
            for some, marks in _chunks(given):
                query = f"SELECT {column} FROM {table} WHERE {also} {column} IN ({marks})"  # noqa: S608
                there |= {value for (value,) in self._db.rows(query, some)}
            if there:
                whys.append(f"{title} {', '.join(sorted(there))}")
        return Conflict(f"booked already: {'; '.join(whys)}") if whys else None

    def get(self, number: str) -> StoredShipment | None:
        """The shipment of a waybill number, written as it is kept."""
        row = self._db.row(sql.GET_SHIPMENT, (number,))
        return None if row is None else StoredShipment(ShipmentRow(*row[:-1]), row[-1])

    def find(self, number: str) -> StoredShipment:
        """A shipment by its number, with or without blanks and hyphens, by a piece's, or by its reference.

        A reference stands for the live shipment that has it, else for the void one booked last. Errors: NotFound.
        """
        bare = number.translate(_NO_GAPS)
        for written in dict.fromkeys((number, bare)):
            found = self.get(written) or self._by_piece(written)
            if found is not None:
                return found
        known = self.known([number]).get(number) if number else None
        found = None if known is None else self.get(known.number)
        if found is None:
            raise NotFound(f"no shipment has the number or reference {number[:60]!r}", hint="shipkit history")
        return found

    def _by_piece(self, plate: str) -> StoredShipment | None:
        number = self._db.value("SELECT number FROM pieces WHERE plate = ?", (plate,))
        return None if number is None else self.get(number)

    def search(self, filters: Filters, limit: int | None = None, newest_first: bool = True) -> Iterator[ShipmentRow]:
        """Shipments by ship date and number, newest first unless told otherwise; read as they are asked for.

        Errors: InvalidInput for a filter that cannot be used.
        """
        tests, values, in_order = condition(filters)
        direction = "DESC" if newest_first else "ASC"
        order = f"ORDER BY ship_date {direction}, number {direction}"
        query = f"SELECT {sql.COLUMNS} FROM shipments WHERE {tests} {order}"  # noqa: S608
        if limit is None:
            return self._shipments(query, values)
        query += " LIMIT ?"
        if not in_order:
            # Only keys are sorted, from the index alone; whole rows are read for those that stay.
            keys = f"SELECT number FROM shipments WHERE {tests} {order} LIMIT ?"  # noqa: S608
            query = f"SELECT {sql.COLUMNS} FROM shipments WHERE number IN ({keys}) {order}"  # noqa: S608
        return self._shipments(query, [*values, limit])

    def _shipments(self, query: str, values: Sequence[str | int]) -> Iterator[ShipmentRow]:
        for row in self._db.rows(query, values):
            yield ShipmentRow(*row)

    def count(self, filters: Filters | None = None) -> int:
        """How many shipments pass; all of them without filters. Errors: as `search`."""
        tests, values, _ = condition(filters or Filters())
        return int(self._db.value(f"SELECT COUNT(*) FROM shipments WHERE {tests}", values))  # noqa: S608

    def summary(self, filters: Filters, by: str) -> tuple[SummaryRow, ...]:
        """Shipments, pieces and weight per status, country, service, ship_date or month, in that order.

        Errors: UsageError for another key; InvalidInput for a filter that cannot be used.
        """
        if by not in sql.SUMMARY_KEYS:
            raise UsageError(f"shipments cannot be summed by {by!r}: by one of {', '.join(sql.SUMMARY_KEYS)}")
        tests, values, _ = condition(filters)
        query = sql.SUMMARY.format(key=sql.SUMMARY_KEYS[by], tests=tests)
        return tuple(SummaryRow(*row) for row in self._db.rows(query, values))

    # Events

    def events(self, number: str) -> tuple[EventRow, ...]:
        """What happened to a shipment, oldest first."""
        query = "SELECT id, at, kind, who, detail FROM events WHERE number = ? ORDER BY id"
        rows = self._db.rows(query, (number,))
        return tuple(EventRow(key, number, at, kind, who, json.loads(detail)) for key, at, kind, who, detail in rows)

    def add_event(
        self, number: str, kind: str, at: datetime | str, who: str, detail: Mapping[str, Any] | None = None
    ) -> Status:
        """Note what happened, and give the status it leads to. Errors: NotFound."""
        text = json.dumps(dict(detail or {}), ensure_ascii=False)
        with self._writing():
            if self._db.value("SELECT 1 FROM shipments WHERE number = ?", (number,)) is None:
                raise NotFound(f"no shipment has the number {number[:60]!r}", hint="shipkit history")
            self._db.execute(sql.ADD_EVENT, (number, utc_text(at), kind, who, text))
            kinds = self._db.rows("SELECT kind FROM events WHERE number = ? ORDER BY id", (number,))
            status = fold(kind for (kind,) in kinds)
            self._db.execute(
                "UPDATE shipments SET status = ? WHERE number = ? AND status <> ?", (status, number, status)
            )
        return status

    # Prints

    def record_prints(self, sha256: str, numbers: Sequence[str], document: str, at: datetime | str, who: str) -> None:
        """Note that a file with this content was printed, for each waybill in it."""
        moment = utc_text(at)
        with self._writing():
            self._db.execute_many(sql.ADD_PRINT, ((sha256, number, document, moment, who) for number in numbers))

    def prints(self, number: str) -> tuple[PrintRow, ...]:
        """What was printed of a shipment, oldest first."""
        return self._prints("number", number)

    def prints_of(self, sha256: str) -> tuple[PrintRow, ...]:
        """The waybills in files of this content, in the order they were printed."""
        return self._prints("sha256", sha256)

    def _prints(self, column: str, value: str) -> tuple[PrintRow, ...]:
        query = f"SELECT {sql.PRINT} FROM prints WHERE {column} = ? ORDER BY id"  # noqa: S608
        return tuple(PrintRow(*row) for row in self._db.rows(query, (value,)))

    # Drafts

    def save_draft(self, at: datetime | str, who: str, title: str, content: str) -> int:
        """Hold a consignment, as the desk's own JSON; gives the draft's number."""
        moment = utc_text(at)
        with self._writing():
            return int(self._db.value(sql.ADD_DRAFT, (moment, moment, who, title, content)))

    def get_draft(self, number: int) -> DraftRow | None:
        """One draft, if it is there."""
        if not 0 < number <= _HIGHEST_KEY:
            return None
        row = self._db.row(f"SELECT {sql.DRAFT} FROM drafts WHERE id = ?", (number,))  # noqa: S608
        return None if row is None else DraftRow(*row)

    def find_draft(self, number: int) -> DraftRow:
        """One draft. Errors: NotFound."""
        draft = self.get_draft(number)
        if draft is None:
            raise NotFound(f"there is no draft {number}", hint="shipkit draft list")
        return draft

    def drafts(self, limit: int | None = None) -> tuple[DraftRow, ...]:
        """The drafts, newest first."""
        return tuple(DraftRow(*row) for row in self._newest(sql.DRAFT, "drafts", limit))

    def update_draft(self, number: int, at: datetime | str, who: str, title: str, content: str) -> None:
        """Put other content in a draft's place. Errors: NotFound."""
        with self._writing():
            self.find_draft(number)
            self._db.execute(
                "UPDATE drafts SET updated_at = ?, who = ?, title = ?, content = ? WHERE id = ?",
                (utc_text(at), who, title, content, number),
            )

    def remove_draft(self, number: int) -> None:
        """Throw a draft away; its number is not given again. Errors: NotFound."""
        with self._writing():
            self.find_draft(number)
            self._db.execute("DELETE FROM drafts WHERE id = ?", (number,))

    # Imports

    def record_import(self, *, at: datetime | str, who: str, name: str, digest: str, orders: int, booked: int) -> int:
        """Note that a file was booked; gives the note's number."""
        with self._writing():
            return int(self._db.value(sql.ADD_IMPORT, (utc_text(at), who, name, digest, orders, booked)))

    def imports(self, limit: int | None = None) -> tuple[ImportRow, ...]:
        """The files booked, newest first."""
        return tuple(ImportRow(*row) for row in self._newest(sql.IMPORT, "imports", limit))

    def _newest(self, columns: str, table: str, limit: int | None) -> Iterator[tuple[Any, ...]]:
        query = f"SELECT {columns} FROM {table} ORDER BY id DESC"  # noqa: S608
        return self._db.rows(query) if limit is None else self._db.rows(f"{query} LIMIT ?", (limit,))

    # Care

    def check(self) -> tuple[Finding, ...]:
        """What is wrong inside: pages, rows without their shipment, a status its events do not lead to."""
        found = [Finding("ledger", why, "ledger-damaged", file=str(self.path)) for why in self._db.faults()]
        rows = self._db.rows(
            "SELECT shipments.number, status, kind FROM shipments"
            " LEFT JOIN events ON events.number = shipments.number ORDER BY shipments.number, id"
        )
        for (number, status), events in groupby(rows, key=itemgetter(0, 1)):
            due = fold(kind for *_, kind in events if kind is not None)
            if due != status:
                why = f"its status is {status}, and its events make it {due}"
                found.append(Finding(number, why, "ledger-status", file=str(self.path)))
        return tuple(found)


def _chunks(values: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """Values some at a time, each time with as many placeholders."""
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        yield some, ", ".join("?" * len(some))


def _shipment_values(row: ShipmentRow) -> list[str | int | None]:
    values = [*_listed_values(row), folded(f"{row.consignee}\n{row.company}"), folded(f"{row.number}\n{row.search}")]
    values[_BOOKED_AT], values[_SHIP_DATE] = utc_text(row.booked_at), day_text(row.ship_date)
    return values
