"""Column maps: how the columns of a foreign file become ours. A map is a TOML file of the desk, `maps/NAME.toml`.

[columns]
"Order Number" = "reference"          # the file's column, and ours
"Ship To" = ["company", "name"]       # one column into two of ours
"First Name" = "name"
"Last Name" = "name"                  # two columns into one of ours, joined

[joins]
name = " "                            # what stands between them

[constants]
weight_unit = "kg"                    # what no column says

[values.service]
"Express Saver" = "economy"           # the file's word, and ours; others stay as they are
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from shipkit.desk.guessing import SURE_ENOUGH, Guess, guess, unit_in
from shipkit.desk.order import COLUMNS, ITEM_COLUMNS
from shipkit.desk.orders import check_header
from shipkit.errors import Conflict, InvalidInput, NotFound, StoreUnusable
from shipkit.findings import Finding
from shipkit.model.base import Value, check_code
from shipkit.model.faults import faults_of
from shipkit.tabular.table import column_name
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "ColumnMap", "Guess", "apply", "guess", "guess_file",
    "load_map", "map_names", "map_path", "proposed_map", "save_map",
]  # fmt: skip

SUFFIX = ".toml"
_GUESSED_ROWS = 50


def _one_or_several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class ColumnMap(Value):
    """How a file's columns become ours.

    `columns`: the file's column to one or several of ours. `joins`: ours to what stands between its sources, in the
    order of `columns`. `constants`: ours to what each order says; those of an item, to what each item says. `values`:
    ours to a table of the file's words and ours, case not counting.
    """

    version: Literal[1] = 1
    columns: dict[str, Annotated[tuple[str, ...], BeforeValidator(_one_or_several), Field(min_length=1)]]
    joins: dict[str, str] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)

    @property
    def sources(self) -> dict[str, list[str]]:
        """Our columns, each with the file's columns it is made from."""
        answer: defaultdict[str, list[str]] = defaultdict(list)
        for source, targets in self.columns.items():
            for target in targets:
                answer[target].append(source)
        return dict(answer)


def apply(
    column_map: ColumnMap, header: Sequence[str], file: str = "", line: int = 1
) -> Callable[[Sequence[str]], dict[str, str]]:
    """What turns a row under `header` into its filled cells by our columns.

    `header` is as read or as typed: case, blanks, `-` and `_` do not count. Constants of items are given to rows that
    have an item. Errors: InvalidInput with every fault of the map, each column of it that the file has not, and each
    of ours that no batch file can do without.
    """
    places = {column_name(name): n for n, name in enumerate(header)}
    found = [finding.at(file, line) for finding in (*_faults(column_map), *_missing(column_map, places))]
    given = [name for name in (*column_map.sources, *column_map.constants) if name in COLUMNS]
    found += check_header(given, file, line)
    if found:
        raise InvalidInput(f"the map does not fit {file or 'the file'}", found, hint="shipkit batch map --show NAME")
    simple, special = [], []
    for target, sources in column_map.sources.items():
        where = tuple(places[column_name(source)] for source in sources)
        words = {word.strip().casefold(): ours for word, ours in column_map.values.get(target, {}).items()}
        if words or len(where) > 1:
            special.append((target, where, column_map.joins.get(target, ""), words))
        else:
            simple.append((target, where[0]))
    of_head = {target: text for target, text in column_map.constants.items() if target not in ITEM_COLUMNS}
    of_item = {target: text for target, text in column_map.constants.items() if target in ITEM_COLUMNS}

    def to_cells(row: Sequence[str]) -> dict[str, str]:
        cells = {target: text for target, place in simple if (text := row[place].strip())}
        for target, where, between, words in special:
            text = between.join(part for place in where if (part := row[place].strip()))
            if text := words.get(text.casefold(), text):
                cells[target] = text
        if of_item and not cells.keys().isdisjoint(ITEM_COLUMNS):
            cells |= of_item
        return cells | of_head if of_head else cells

    return to_cells


def _faults(column_map: ColumnMap) -> Iterator[Finding]:
    """What is wrong with a map whatever the file."""
    sources = column_map.sources
    tables: dict[str, Iterable[str]] = {
        "columns": sources,
        "joins": column_map.joins,
        "constants": column_map.constants,
        "values": column_map.values,
    }
    for table, names in tables.items():
        for name in names:
            if name not in COLUMNS:
                yield Finding(f"{table}.{name}", f"no column of ours{_meant(name, COLUMNS)}", "column-unknown")
    for target, several in sources.items():
        if len(several) > 1 and target not in column_map.joins:
            why = f"{_listed(several)} all become {target}: say under [joins] what stands between them, or take one"
            yield Finding(f"columns.{target}", why, "join-missing")
        if target in column_map.constants:
            why = f"a constant, and {_listed(several)} becomes {target} too: only one of them can be"
            yield Finding(f"constants.{target}", why, "constant-and-column")


def _missing(column_map: ColumnMap, places: dict[str, int]) -> Iterator[Finding]:
    for source in column_map.columns:
        if column_name(source) not in places:
            yield Finding(source, f"the file has no such column{_meant(column_name(source), places)}", "source-missing")


def _meant(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f": is {near[0]!r} meant?" if near else ""


def _listed(names: Iterable[str]) -> str:
    return " and ".join(map(repr, names))


# Files


def map_path(folder: Path, name: str) -> Path:
    """The file of a saved map. Errors: NotFound, also for a name that is none."""
    path = _place(folder, name)
    if path is None or not path.is_file():
        raise NotFound(f"no map {name!r}", hint="shipkit batch map")
    return path


def map_names(folder: Path) -> tuple[str, ...]:
    """The names of the saved maps, in order; none when the folder is not there."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")))


def load_map(folder: Path, name: str) -> ColumnMap:
    """A saved map. Errors: NotFound; InvalidInput with everything wrong in the file; StoreUnusable."""
    path = map_path(folder, name)
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        column_map = ColumnMap.model_validate(content)
    except OSError as fault:
        raise StoreUnusable(f"{path} cannot be read: {fault.strerror or fault}") from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as fault:
        raise InvalidInput(f"{path} is no TOML file: {fault}") from fault
    except ValidationError as fault:
        found = [Finding(each.where, each.why, each.code) for each in faults_of(fault)]
        raise InvalidInput(f"{path} is no map", found) from None
    if faults := list(_faults(column_map)):
        raise InvalidInput(f"{path} has faults", faults)
    return column_map


def save_map(folder: Path, name: str, column_map: ColumnMap, unused: Iterable[str] = ()) -> Path:
    """Write a map in place of one of that name, `unused` columns of the file as comments; its path.

    Errors: InvalidInput for a name that is none, StoreUnusable.
    """
    path = _place(folder, name)
    if path is None:
        raise InvalidInput(f"{name[:60]!r} is no name for a map: letters, digits, '.', '-' and '_'")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as fault:
        raise StoreUnusable(f"{folder} cannot be made: {fault.strerror or fault}") from fault
    with whole_file(path, "w", private=True) as file:
        file.write(_toml(column_map, unused))
    return path


def _place(folder: Path, name: str) -> Path | None:
    try:
        return folder / f"{check_code(name)}{SUFFIX}"
    except ValueError:
        return None


def _toml(column_map: ColumnMap, unused: Iterable[str]) -> str:
    lines = ["# A column map: the file's column on the left, ours on the right.", "version = 1", "", "[columns]"]
    lines += (
        f"{_quoted(source)} = {_quoted(*targets) if len(targets) == 1 else f'[{_quoted(*targets)}]'}"
        for source, targets in column_map.columns.items()
    )
    lines += (f"# not used: {_quoted(source)}" for source in unused)
    tables = {"joins": column_map.joins, "constants": column_map.constants}
    tables |= {f"values.{_quoted(target)}": words for target, words in column_map.values.items()}
    for title, table in tables.items():
        if table:
            lines += ("", f"[{title}]", *(f"{_quoted(name)} = {_quoted(text)}" for name, text in table.items()))
    return "\n".join(lines) + "\n"


def _quoted(*texts: str) -> str:
    # A JSON string is a TOML basic string, but that TOML wants the delete character escaped as well.
    return ", ".join(json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f") for text in texts)


# Guessed


def guess_file(maps: Path, file: Path, save_as: str | None = None, **reading: Any) -> tuple[Guess, ...]:
    """What the columns of a file seem to be; saved as a map when a name is given.

    `reading` goes to `read_table`. Errors: those of `read_table`; Conflict when a map has that name, for somebody
    may have mended it.
    """
    from shipkit.tabular.read import read_table

    table = read_table(file, **reading)
    guesses = guess(table.header, islice((row for _, row in table.rows), _GUESSED_ROWS))
    if save_as is not None:
        if save_as in map_names(maps):
            raise Conflict(f"there is a map {save_as!r} already", hint=f"shipkit batch map --show {save_as}")
        column_map = proposed_map(guesses)
        save_map(maps, save_as, column_map, [name for name in table.header if name not in column_map.columns])
    return guesses


def proposed_map(guesses: Iterable[Guess], least: float = SURE_ENOUGH) -> ColumnMap:
    """The map that guesses from a confidence on make; units that headers name become constants."""
    from shipkit.desk.mapping_words import LENGTH_UNITS, WEIGHT_UNITS

    # An order cannot be without a reference, so that the likeliest one is better than none.
    taken = [found for found in guesses if found.confidence >= least or found.target == "reference"]
    constants = {}
    for column, targets, units in (
        ("weight_unit", ("weight", "net_weight"), WEIGHT_UNITS),
        ("dimension_unit", ("length", "width", "height"), LENGTH_UNITS),
    ):
        said = {
            found.target: unit for found in taken if found.target in targets and (unit := unit_in(found.source, units))
        }
        if said and not any(found.target == column for found in taken):
            constants[column] = unit = next(said[target] for target in targets if target in said)
            # A file has one unit of weight: what is in another would be misread, and is left to its owner.
            taken = [found for found in taken if said.get(found.target, unit) == unit]
    names = [found.source for found in taken if found.target == "name"]
    return ColumnMap(
        columns={found.source: (found.target,) for found in taken},
        joins={"name": " "} if len(names) > 1 else {},
        constants=constants,
    )
