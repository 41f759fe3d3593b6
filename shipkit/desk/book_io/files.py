"""Entries from files and into them: all of a file, or nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Literal, cast

from shipkit.desk.book_io.columns import WORDS
from shipkit.errors import Conflict, InvalidInput
from shipkit.findings import Finding
from shipkit.store.book import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shipkit.desk.book_io.flat import Entry
    from shipkit.desk.desk import Desk
    from shipkit.store.book import OnDuplicate

Form = Literal["csv", "tsv", "xlsx", "json", "jsonl", "toml"]
_TABLES = frozenset(("csv", "tsv", "xlsx"))
_FORMS: dict[str, Form] = {
    ".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".xlsm": "xlsx",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".toml": "toml",
}  # fmt: skip
_NUMBERS = frozenset(
    ("pieces", "weight", "length", "width", "height", "quantity", "unit_value", "net_weight", "unit_weight"),
)
_NAMED = 20  # codes an error names before it counts the rest


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry of a file, and how to say where in it a finding is."""

    entry: Entry
    place: Callable[[Finding], Finding]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's entries, their codes in its order, and what is doubtful about them."""

    counts: Counts
    codes: tuple[str, ...]
    warnings: tuple[Finding, ...]


def read_entries(
    desk: Desk,
    kind: str,
    source: str | PathLike[str] | IO[bytes],
    *,
    format: Form | None = None,
    sheet: str | None = None,
) -> tuple[list[ReadEntry], list[Finding]]:
    """The entries of a CSV, XLSX, JSON, JSON Lines or TOML file (`-` is stdin), and every finding so far.

    An entry with an error may be among them, to be reviewed as well. Errors: NotFound; InvalidInput when the file
    cannot be read at all.
    """
    from shipkit.tabular.source import format_of_bytes, load

    data, name = load(Path(source) if isinstance(source, PathLike) else cast("str | BinaryIO", source))
    form = format or _FORMS.get(Path(name).suffix.casefold()) or format_of_bytes(data)
    if form in _TABLES:
        return _from_table(desk, kind, data, name, form=form, sheet=sheet)
    return _from_documents(desk, kind, data, name, form)


def _from_table(
    desk: Desk, kind: str, data: bytes, name: str, *, form: Form, sheet: str | None
) -> tuple[list[ReadEntry], list[Finding]]:
    from shipkit.desk.book_io.flat import unflatten
    from shipkit.desk.book_io.tables import place, read_orders
    from shipkit.tabular import read_table

    table = read_table(BytesIO(data), name=name, format=form, sheet=sheet)  # type: ignore[arg-type]
    orders, found = read_orders(kind, table)
    found += table.warnings
    read = []
    for placed, order in orders:
        entry, faults = unflatten(kind, order, desk.config)
        placing = partial(place, placed=placed, file=name)
        found += map(placing, faults)
        if entry is not None:
            read.append(ReadEntry(entry, placing))
    return read, found


def _from_documents(desk: Desk, kind: str, data: bytes, name: str, form: Form) -> tuple[list[ReadEntry], list[Finding]]:
    from shipkit.desk.book_io.documents import from_document, read_json, read_toml
    from shipkit.tabular.encoding import find_encoding
    from shipkit.tabular.faults import Faults

    faults = Faults(name)
    if not data.strip():
        raise faults.stop(1, "the file is empty", "empty-file")
    codec, warnings = find_encoding(data, faults)
    text = data.decode(codec)
    found, read = list(warnings), []
    model = desk.book.shelf(kind).model
    lines: dict[str, int] = {}
    for line, document in read_toml(text, kind, faults) if form == "toml" else read_json(text, faults):
        entry, wrong = from_document(model, document)
        found += (finding.at(name, line) for finding in wrong)
        if entry is not None and entry.code in lines:
            why = f"{entry.code} stands on line {lines[entry.code]} already"
            found.append(Finding("code", why, "code-repeated", file=name, line=line))
        elif entry is not None:
            lines[entry.code] = line
            read.append(ReadEntry(entry, partial(_at, file=name, line=line)))
    return read, [*found, *faults.findings()]


def _at(finding: Finding, *, file: str, line: int) -> Finding:
    return finding.at(file, line)


def import_entries(
    desk: Desk,
    kind: str,
    source: str | PathLike[str] | IO[bytes],
    *,
    on_duplicate: OnDuplicate = "refuse",
    dry_run: bool = False,
    format: Form | None = None,
    sheet: str | None = None,
) -> Imported:
    """Read a file, review each entry, and keep all of them, or none when one has an error.

    Errors: InvalidInput with every fault of the file; Conflict when codes are in the book and `on_duplicate` refuses.
    """
    from shipkit.desk.book_io.reviewing import review_entry

    read, found = read_entries(desk, kind, source, format=format, sheet=sheet)
    for one in read:
        found += map(one.place, review_entry(one.entry, desk.book, desk.config))
    errors = sorted((finding for finding in found if finding.is_error), key=lambda finding: finding.line or 0)
    if errors:
        faults = "1 fault" if len(errors) == 1 else f"{len(errors):,} faults"
        raise InvalidInput(f"nothing was imported: {faults}", errors)
    entries = [one.entry for one in read]
    shelf = desk.book.shelf(kind)
    there = set(shelf.codes())
    twice = [entry.code for entry in entries if entry.code in there]
    if twice and on_duplicate == "refuse":
        raise _in_the_book(kind, twice, source)
    if dry_run:
        replaced = len(twice) if on_duplicate == "replace" else 0
        counts = Counts(len(entries) - len(twice), replaced, len(twice) - replaced)
    else:
        counts = shelf.put_many(entries, on_duplicate)
    return Imported(counts, tuple(entry.code for entry in entries), tuple(f for f in found if not f.is_error))


def _in_the_book(kind: str, codes: Sequence[str], source: object) -> Conflict:
    named = ", ".join(codes[:_NAMED]) + (f" and {len(codes) - _NAMED:,} more" if len(codes) > _NAMED else "")
    return Conflict(
        f"nothing was imported: {named} {'is' if len(codes) == 1 else 'are'} in the book already",
        hint=f"shipkit {WORDS[kind]} import --on-duplicate skip {source if isinstance(source, str) else 'FILE'}",
    )


def export_entries(
    kind: str,
    entries: Sequence[Entry],
    target: str | PathLike[str] | IO[bytes],
    format: Form | None = None,
) -> None:
    """Write entries to a file, whole or not at all, to stdout (`-`), or to a stream of bytes.

    The form is `format`, else what the suffix says, else CSV. `import_entries` reads each form back to the same.
    Errors: InvalidInput for TOML, which is for one entry at a time; as `whole_file` has them.
    """
    form = (
        format or (_FORMS.get(Path(target).suffix.casefold()) if isinstance(target, str | PathLike) else None) or "csv"
    )
    if form == "toml":
        raise InvalidInput("a list of entries is written as CSV, XLSX, JSON or JSON Lines, and not as TOML")
    if form in _TABLES:
        _write_table(kind, entries, target, form)
    else:
        _write_documents(entries, target, lines=form == "jsonl")


def _write_table(kind: str, entries: Sequence[Entry], target: Any, form: Form) -> None:
    from shipkit.desk.book_io.tables import header_of, rows_of
    from shipkit.tabular import write_table

    header = header_of(kind, entries)
    rows = ([_cell(column, row.get(column)) for column in header] for entry in entries for row in rows_of(entry))
    write_table(Path(target) if isinstance(target, PathLike) else target, header, rows, format=form)  # type: ignore[arg-type]


def _cell(column: str, text: str | None) -> str | Decimal | None:
    """Numbers as numbers, where a column has nothing else."""
    return Decimal(text) if text and column in _NUMBERS and text.replace(".", "", 1).isdecimal() else text


def _write_documents(entries: Sequence[Entry], target: Any, *, lines: bool) -> None:
    from shipkit.desk.book_io.documents import to_document, write_json
    from shipkit.whole import whole_file

    chunks = (text.encode() for text in write_json(map(to_document, entries), lines=lines))
    if isinstance(target, str | PathLike) and str(target) != "-":
        with whole_file(Path(target)) as file:
            file.writelines(chunks)
    else:
        (sys.stdout.buffer if isinstance(target, str) else target).writelines(chunks)
