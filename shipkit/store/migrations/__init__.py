"""The ledger's schema, step by step: `0001_ledger.sql` and what follows, each applied once, in order."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shipkit.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.store.sqlite import Sqlite


class Migration(NamedTuple):
    """One step: the version it leads to, and its file."""

    version: int
    path: Path

    def statements(self) -> Iterator[str]:
        """Its statements one by one: SQLite's way of running several at once ends the transaction first."""
        statement = ""
        for line in self.path.read_text(encoding="utf-8").splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


@cache
def migrations() -> tuple[Migration, ...]:
    """Every step there is, oldest first."""
    paths = sorted(Path(__file__).parent.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return tuple(Migration(int(path.name[:4]), path) for path in paths)


def bring_up_to_date(db: Sqlite) -> None:
    """Apply what is missing, each step in a transaction of its own, after a copy of a ledger that is in use.

    Errors: StoreUnusable for a ledger that a newer shipkit made; it is left as it is.
    """
    steps = migrations()
    version = _version(db)
    if version > steps[-1].version:
        raise StoreUnusable(
            f"{db.path} is of a newer shipkit: it has version {version}, this one knows {steps[-1].version}",
            hint="pip install --upgrade shipkit",
        )
    copied = version == 0
    for step in steps[version:]:
        with db.transaction():
            if _version(db) >= step.version:
                continue  # another process was faster
            if not copied:
                db.copy_to(db.path.with_name(f"{db.path.name}.before-{step.version:04}"))
                copied = True
            for statement in step.statements():
                db.execute(statement)
            db.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (step.version, step.path.stem))


def _version(db: Sqlite) -> int:
    if not db.has_table("migrations"):
        return 0
    return int(db.value("SELECT MAX(version) FROM migrations") or 0)
