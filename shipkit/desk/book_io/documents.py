"""Entries in the model's own form: JSON (a list, one object, or one a line) and TOML."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from shipkit.findings import Finding
from shipkit.model.faults import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shipkit.desk.book_io.flat import Entry
    from shipkit.tabular.faults import Faults

Placed = tuple[int, Any]
"""The line something begins on, and the thing."""

_BLANK = re.compile(r"[ \t\r\n]*")  # RFC 8259, section 2
_TABLE = re.compile(r"[ \t]*\[\[?[ \t]*([\w-]+)[ \t]*\]\]?", re.MULTILINE)


def to_document(entry: Entry) -> dict[str, Any]:
    """The form a script reads: every field, amounts as exact text."""
    return entry.model_dump(mode="json")


def from_document(model: type[Entry], document: Any) -> tuple[Entry | None, tuple[Finding, ...]]:
    """The entry, or None and what is wrong with it, each fault with its path: `party.address.country`."""
    if not isinstance(document, dict):
        return None, (Finding("", "no entry: an object with its fields is wanted", "object"),)
    try:
        return model.model_validate(document), ()
    except ValidationError as fault:
        return None, tuple(Finding(each.where, each.why, each.code) for each in faults_of(fault))


def read_json(text: str, faults: Faults) -> Iterator[Placed]:
    """Every object of a text, with its line: of a list, of lines, or the only one. Broken JSON goes to `faults`."""
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_float=Decimal)
    at = _skip(text, 0)
    listed = text.startswith("[", at)
    at = _skip(text, at + listed)
    while at < len(text) and not (listed and text[at] == "]"):
        line = text.count("\n", 0, at) + 1
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as fault:
            return faults.add(fault.lineno, f"broken JSON at character {fault.colno}: {fault.msg}", "json", fatal=True)
        except (ValueError, RecursionError) as fault:
            why = "nested too deep" if isinstance(fault, RecursionError) else str(fault)
            return faults.add(line, f"broken JSON: {why}", "json", fatal=True)
        yield line, value
        at = _skip(text, end)
        if listed and text.startswith(",", at):
            at = _skip(text, at + 1)
        elif listed and not text.startswith("]", at):
            return faults.add(text.count("\n", 0, at) + 1, "broken JSON: a comma or ] is missing", "json", fatal=True)
    if listed and _skip(text, at + 1) != len(text):
        faults.add(text.count("\n", 0, at) + 1, "broken JSON: the list does not end the file", "json", fatal=True)
    return None


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    answer = dict(members)
    if len(answer) < len(members):
        twice = sorted({key for key, _ in members if [name for name, _ in members].count(key) > 1})
        msg = f"given twice in one object: {', '.join(twice)}"
        raise ValueError(msg)
    return answer


def read_toml(text: str, kind: str, faults: Faults) -> Iterator[Placed]:
    """The one entry of a TOML file, or each of its tables `[[recipients]]`, named for the kind."""
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        found = re.search(r"\(at line (\d+)", str(fault))
        line = int(found[1]) if found else text.count("\n") + 1
        return faults.add(line, f"broken TOML: {fault}", "toml", fatal=True)
    if content and (set(content) != {kind} or not isinstance(content[kind], list)):
        yield 1, content
        return None
    begins = [text.count("\n", 0, match.start()) + 1 for match in _TABLE.finditer(text) if match[1] == kind]
    for n, entry in enumerate(content.get(kind, ())):
        yield (begins[n] if n < len(begins) else 1), entry
    return None


def write_json(documents: Iterable[dict[str, Any]], *, lines: bool) -> Iterator[str]:
    """The text of a JSON list, an object a line, or of JSON Lines."""
    comma = ""
    for document in documents:
        text = json.dumps(document, ensure_ascii=False)
        yield f"{text}\n" if lines else f"{comma or '['}\n  {text}"
        comma = ","
    if not lines:
        yield "\n]\n" if comma else "[]\n"
