"""The floors: the least that any program would have to do, each a process of its own.

floors.py imports                     only import what `shipkit ship` must
floors.py dump LEDGER FILE            (no floor) the rows of a ledger and its schema, for `rows`
floors.py rows ORDERS FILE DB         read the same CSV, write the same rows in one transaction
floors.py canvas PAGES TEXTS BARS RULES FILE     as many strings, bars and rules on as many pages
"""

from __future__ import annotations

import csv
import marshal
import sqlite3
import sys
from pathlib import Path

BARE_APP = '''
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def start(desk: str = "", quiet: bool = False, debug: bool = False, version: bool = False) -> None:
    """A command line of the same shape that does nothing."""
'''
BARE_COMMAND = '''

@app.command()
def {name}(word: str = "") -> None:
    """One of its commands."""
'''
COMMANDS = 17


def write_bare_app(folder: Path) -> Path:
    """Write a Typer app of as many trivial commands, and the script that starts it as pip would write one."""
    names = [f"command{n}" for n in range(COMMANDS)]
    code = BARE_APP + "".join(BARE_COMMAND.format(name=name) for name in names)
    (folder / "bare_app.py").write_text(code, encoding="utf-8")
    script = folder / "bare"
    script.write_text("import sys\nfrom bare_app import app\nsys.exit(app())\n", encoding="utf-8")
    return script


def import_only() -> None:
    """What a waybill with its paper cannot do without."""
    import sqlite3  # noqa: F401

    import barcode  # noqa: F401
    import pydantic  # noqa: F401
    import reportlab.pdfgen.canvas  # noqa: F401
    import tinydb  # noqa: F401
    import typer  # noqa: F401


def dump(ledger: str, file: str) -> None:
    """Keep the schema and all rows of a ledger in a form that is read back in no time."""
    with sqlite3.connect(ledger) as db:
        schema = [
            sql
            for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
        ]
        names = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        ]
        tables = [(name, db.execute(f"SELECT * FROM {name}").fetchall()) for name in names]
    Path(file).write_bytes(marshal.dumps((schema, tables)))


def write_rows(orders: str, file: str, database: str) -> None:
    """Read the CSV, then write rows that were made before, as durably as the ledger."""
    with Path(orders).open(newline="", encoding="utf-8") as source:
        read = list(csv.reader(source))
    schema, tables = marshal.loads(Path(file).read_bytes())  # our own file of a moment ago
    if len(read) < 2:
        sys.exit("the file has no orders")
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    for statement in schema:
        db.execute(statement)
    for name, rows in tables:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    db.execute("COMMIT")
    db.close()


def draw_pages(pages: int, texts: int, bars: int, rules: int, file: str) -> None:
    """A bare canvas: strings in Helvetica at fixed places, bars and rules, nothing measured or looked up."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(file, pagesize=A4, pageCompression=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 8)
        for n in range(texts):
            canvas.drawString(40 + n % 4 * 130, 60 + n // 4 * 11, f"Receiving desk {page} {n}")
        for n in range(bars):
            canvas.rect(40 + n * 1.6, 700, 0.8 + n % 3 * 0.4, 40, stroke=0, fill=1)
        for n in range(rules):
            canvas.line(40, 50 + n * 9, 550, 50 + n * 9)
        canvas.showPage()
    canvas.save()


def main(name: str, *words: str) -> None:
    """Run the floor that the command line names."""
    match name:
        case "imports":
            import_only()
        case "dump":
            dump(*words)
        case "rows":
            write_rows(*words)
        case "canvas":
            pages, texts, bars, rules, file = words
            draw_pages(int(pages), int(texts), int(bars), int(rules), file)
        case _:
            sys.exit(f"there is no floor {name!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
