"""Answers in the form asked for: a table for a person, tab-separated for a pipe, CSV, JSON or JSON Lines.

Columns and keys are stable: they are only ever added.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.text import Text


class Format(StrEnum):
    """The forms an answer can have."""

    table = "table"
    plain = "plain"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


# Columns of a table that are copied or compared, and so never broken into lines; those that name their row.
_WHOLE = frozenset(("number", "reference", "code", "draft", "ship_date", "updated_at", "status", "phone", "hs_code"))
_NAMES = ("number", "code", "draft")
# A reference of more is broken all the same; other text is never squeezed below so much, if it is as long.
_LONGEST_WHOLE, _LEAST_TEXT = 35, 18
_GAP = 2  # blanks between two columns

_FILE_FORMS: dict[str, Literal["csv", "tsv", "json", "jsonl", "xlsx"]] = {
    "csv": "csv", "tsv": "tsv", "json": "json", "jsonl": "jsonl", "xlsx": "xlsx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its key for scripts, its title for people.

    `shown` is whether tables and plain lines have it, or only the other forms.
    """

    key: str
    title: str
    right: bool = False
    shown: bool = True


def chosen_format(format_: Format | None, as_json: bool, *, terminal: bool) -> Format:
    """What `--format` and `--json` mean here."""
    if as_json:
        return Format.json
    return format_ or (Format.table if terminal else Format.plain)


def show_rows(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], format_: Format, file: str | None = None
) -> None:
    """Write rows to stdout, or to a file whose name may say the form (`.csv .xlsx .json .jsonl`)."""
    if file is not None and file != "-":
        _to_file(rows, columns, format_, Path(file))
    elif format_ is Format.table:
        _table(rows, columns)
    elif format_ is Format.plain:
        for row in rows:
            sys.stdout.write("\t".join(_plain(row.get(column.key)) for column in columns if column.shown) + "\n")
    elif format_ is Format.jsonl:
        for row in rows:
            sys.stdout.write(dumps(row, indent=None) + "\n")
    elif format_ is Format.json:
        _json_list(rows, sys.stdout)
    else:
        from shipkit.tabular import write_table

        write_table(sys.stdout, [column.key for column in columns], _cells(rows, columns), format="csv")


def show_one(thing: Mapping[str, Any], format_: Format, lines: Iterable[str]) -> None:
    """One thing: its JSON object, or the lines a person reads."""
    if format_ in {Format.json, Format.jsonl}:
        sys.stdout.write(dumps(thing, indent=2 if format_ is Format.json else None) + "\n")
    else:
        for line in lines:
            sys.stdout.write(line + "\n")


def dumps(thing: object, *, indent: int | None = 2) -> str:
    """JSON with amounts as exact decimal strings and text as it is written."""
    return json.dumps(thing, ensure_ascii=False, indent=indent, default=_json_value)


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    return str(value)


def _json_list(rows: Iterable[Mapping[str, Any]], stream: IO[str]) -> None:
    comma = "["
    for row in rows:
        stream.write(f"{comma}\n  " + dumps(row, indent=None))
        comma = ","
    stream.write("[]\n" if comma == "[" else "\n]\n")


def _cells(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(_cell(row.get(column.key)) for column in columns)


def _cell(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _plain(value: Any) -> str:
    text = "" if value is None else str(_cell(value))
    # One record a line, whatever the data says.
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def _to_file(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], format_: Format, path: Path) -> None:
    from shipkit.tabular import write_table

    form = _FILE_FORMS.get(path.suffix.casefold().lstrip(".")) or _FILE_FORMS.get(format_.value, "csv")
    write_table(path, [column.key for column in columns], _cells(rows, columns), format=form)


def _table(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    shown = [column for column in columns if column.shown]
    # Text, so that a cell such as "[unit 4]" is no markup.
    cells = [[Text(_plain(row.get(column.key))) for column in shown] for row in islice(rows, 10_000)]
    widths = _widths(shown, cells, console.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for n, width in widths.items():
        side: Literal["right", "left"] = "right" if shown[n].right else "left"
        table.add_column(shown[n].title, justify=side, overflow="fold", width=width)
    for row in cells:
        table.add_row(*(row[n] for n in widths))
    console.print(table)


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[Text]], room: int) -> dict[int, int]:
    """The columns a terminal has room for, and their widths: the one that names the row, then from the left what fits.

    What is left goes to the narrowest of those that would like more.
    """
    ranges = [_least_and_most(column, [row[n] for row in cells]) for n, column in enumerate(columns)]
    keys = [column.key for column in columns]
    first = next((keys.index(key) for key in _NAMES if key in keys), 0)
    widths = {first: min(ranges[first][0], room)}
    room -= widths[first]
    for n, (least, _) in enumerate(ranges):
        if n != first and least + _GAP <= room:
            widths[n] = least
            room -= least + _GAP
    while room > 0 and (wanting := [n for n, width in widths.items() if width < ranges[n][1]]):
        widths[min(wanting, key=lambda n: widths[n])] += 1
        room -= 1
    return dict(sorted(widths.items()))


def _least_and_most(column: Column, cells: Sequence[Text]) -> tuple[int, int]:
    """The widths of a column: an identifier is whole, other text is broken between words, into three lines or so."""
    from rich.cells import cell_len

    longest = max((cell.cell_len for cell in cells), default=0)
    most = max(longest, cell_len(column.title))
    if column.key in _WHOLE and longest <= _LONGEST_WHOLE:
        return most, most
    word = max(
        (cell_len(word) for text in (column.title, *(c.plain for c in cells)) for word in text.split()), default=0
    )
    return min(_LEAST_TEXT, max(word, -(-longest // 3))), most
