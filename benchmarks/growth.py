"""Cost must not grow with the history: the same commands on an empty ledger and on a full one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bench import copied
from figures import against, say
from timing import Command, interleaved, run_once, shipkit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench import Bench
    from figures import Figure

# What a copy of a shipment has of its own. `k` counts the copies; a number's first three digits are the sample
# desk's own prefix, and days are spread over the years before.
CHANGED = {
    "number": "printf('%03d', 200 + :k) || substr({column}, 4)",
    "plate": "{column} || '-' || :k",
    "reference": "{column} || '-' || :k",
    "ship_date": "date({column}, '-' || :k || ' days')",
    "booked_at": "strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-' || :k || ' days')",
    "at": "strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-' || :k || ' days')",
}
TABLES = ("shipments", "records", "pieces", "events")


def measure(bench: Bench) -> Iterator[Figure]:
    """`ship`, `show` and `history` with little and with much behind them."""
    empty = bench.fresh("empty")
    full = copied(bench.booked, bench.folder / "full")
    count = fill(full / "ledger.db", bench.options.history)
    say(f"a ledger of {count:,} shipments is ready, {(full / 'ledger.db').stat().st_size / 1e6:,.0f} MB")
    desks = {"few": empty, "many": full}
    numbers = {name: _ship_one(bench, desk) for name, desk in desks.items()}
    uses = {
        "ship": ("ship", "--to", "bmuseum", "--consignment", "export2"),
        "show": ("show",),
        "history --limit 20": ("history", "--limit", 20),
    }
    for use, words in uses.items():
        commands = {
            name: Command(shipkit("--desk", desk, *words, *([numbers[name]] if use == "show" else [])))
            for name, desk in desks.items()
        }
        runs = interleaved(commands, bench.light)
        yield against(f"{count:,} shipments: {use}", runs["many"], runs["few"])


def _ship_one(bench: Bench, desk: Path) -> str:
    said = bench.folder / "number.txt"
    words = shipkit("--desk", desk, "ship", "--to", "bmuseum", "--consignment", "export2")
    run_once(Command(words, stdout=said))
    return said.read_text(encoding="ascii").strip()


def fill(ledger: Path, wanted: int) -> int:
    """Copy the shipments of a ledger until it has at least `wanted`; gives how many it has then."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        (there,) = db.execute("SELECT COUNT(*) FROM shipments").fetchone()
        (last,) = db.execute("SELECT MAX(number) FROM shipments").fetchone()
        for k in range(1, -(-wanted // there)):
            db.execute("BEGIN IMMEDIATE")
            for table in TABLES:
                db.execute(_copy(db, table), {"k": k, "last": last})
            db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (count,) = db.execute("SELECT COUNT(*) FROM shipments").fetchone()
    return int(count)


def _copy(db: sqlite3.Connection, table: str) -> str:
    """A statement that copies what was there at first, every column but the one the table counts itself."""
    about = db.execute("SELECT name FROM pragma_table_info(?) WHERE NOT (pk AND type = 'INTEGER')", (table,))
    columns = [name for (name,) in about]
    values = ", ".join(CHANGED.get(column, "{column}").format(column=column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE number <= :last"
