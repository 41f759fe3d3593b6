"""Reading a file of the book: from bytes to entries by code, or every fault of its shape with its line.

The file is one JSON object with one table, `{"recipients": {"CODE": {...}, ...}}`: TinyDB's own form, in which
the document's id is the code.
"""

from __future__ import annotations

import json
import os
import stat
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn
from unicodedata import normalize

from shipkit.errors import StoreUnusable
from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Entries = dict[str, dict[str, Any]]
Stamp = tuple[int, int, int]
"""Changes with every write: time, size, and inode, for a file that is replaced is another file."""

_DECODER = json.JSONDecoder()


class _Repeated(dict[str, Any]):
    """An object of which a key is there twice: plain JSON would drop all but the last without a word."""

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        super().__init__(members)
        self.keys_twice = sorted(key for key, times in Counter(key for key, _ in members).items() if times > 1)


def stamp_of(path: Path) -> Stamp | None:
    """What tells one content of the file from another; None when there is no file. Errors: StoreUnusable."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    if not stat.S_ISREG(found.st_mode):
        raise StoreUnusable(f"{path} cannot be read: it is no file")
    return found.st_mtime_ns, found.st_size, found.st_ino


def read_entries(path: Path, kind: str) -> tuple[Stamp | None, Entries]:
    """The entries by code, unchecked, and the stamp of what was read; none when there is no file.

    Errors: StoreUnusable with every fault of the shape; the file is only read.
    """
    if stamp_of(path) is None:
        return None, {}
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            text = _text(path, file.read())
    except FileNotFoundError:
        return None, {}
    except OSError as fault:
        raise _unreadable(path, fault) from fault
    try:
        return (found.st_mtime_ns, found.st_size, found.st_ino), _entries(path, kind, text)
    except RecursionError:
        refuse(path, [_fault(path, 1, "", "it is nested too deeply")])


def refuse(path: Path, findings: Iterable[Finding]) -> NoReturn:
    """Say everything that is wrong with a file of the book. Errors: StoreUnusable, always."""
    found = list(findings)
    count = "a fault" if len(found) == 1 else f"{len(found)} faults"
    lines = "".join(f"\n  {_printable(str(finding))}" for finding in found)
    raise StoreUnusable(f"{path} has {count}, and was left as it is:{lines}")


def entry_lines(path: Path) -> dict[str, int]:
    """The line on which each entry begins, for saying where a fault is; empty when the file cannot be read."""
    try:
        return _lines(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, IndexError, RecursionError):
        return {}


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        why = f"byte {fault.start + 1} is 0x{content[fault.start]:02X}, which is no UTF-8"
        refuse(path, [_fault(path, line, "", why)])


def _entries(path: Path, kind: str, text: str) -> Entries:
    repeated = False

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        repeated = True
        return _Repeated(pairs)

    try:
        content = json.loads(text, object_pairs_hook=members, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        refuse(path, [_fault(path, fault.lineno, "", f"this is no JSON: {fault.msg}, at column {fault.colno}")])
    except ValueError as fault:
        refuse(path, [_fault(path, 1, "", str(fault))])
    faults = list(_shape_faults(path, kind, content, text))
    if repeated:
        faults += _repetitions(path, kind, content, text)
    if faults:
        refuse(path, faults)
    entries: Entries = {normalize("NFC", code): entry for code, entry in content.get(kind, {}).items()}
    if len(entries) < len(content.get(kind, {})):
        refuse(path, _same_codes(path, text))
    return entries


def _no_number(word: str) -> NoReturn:
    msg = f"{word} is no number"
    raise ValueError(msg)


def _shape_faults(path: Path, kind: str, content: object, text: str) -> Iterator[Finding]:
    if not isinstance(content, dict):
        yield _fault(path, 1, "", f'a file of {kind} is an object, {{"{kind}": {{...}}}}')
        return
    for name, table in content.items():
        if name != kind:
            yield _fault(path, 1, name, f"it is no part of a file of {kind}")
        elif not isinstance(table, dict):
            yield _fault(path, 1, name, "it is an object with one member for each code")
        elif not all(isinstance(entry, dict) for entry in table.values()):
            lines = _lines(text)
            for code, entry in table.items():
                if not isinstance(entry, dict):
                    yield _fault(path, lines.get(code, 1), code, "an entry is an object in braces")


def _repetitions(path: Path, kind: str, content: Any, text: str) -> Iterator[Finding]:
    """Every key that is there twice in one object, wherever that is."""
    if isinstance(content, _Repeated):
        for name in content.keys_twice:
            yield _fault(path, 1, name, "it is there twice")
    table = content.get(kind) if isinstance(content, dict) else None
    if isinstance(table, _Repeated):
        yield from _same_codes(path, text)
    if isinstance(table, dict):
        lines = _lines(text)
        for code, entry in table.items():
            for place in _keys_twice(entry, ()):
                yield _fault(path, lines.get(code, 1), f"{code}: {'.'.join(place)}", "it is there twice")


def _keys_twice(value: object, place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, _Repeated):
        yield from ((*place, key) for key in value.keys_twice)
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from _keys_twice(member, (*place, str(key)))


def _same_codes(path: Path, text: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for code, line in _places(text):
        before = first.setdefault(normalize("NFC", code), line)
        if before != line:
            yield _fault(path, line, code, f"the code is there twice, first on line {before}")


def _lines(text: str) -> dict[str, int]:
    return {normalize("NFC", code): line for code, line in _places(text)}


def _places(text: str) -> Iterator[tuple[str, int]]:
    """Each code of each table and its line, in a text that is known to be a JSON object."""
    for _, _, table in _members(text, _after_blank(text, 0)):
        line, counted = 1, 0
        for code, place, _ in _members(text, table) if text[table] == "{" else ():
            line, counted = line + text.count("\n", counted, place), place
            yield code, line


def _members(text: str, place: int) -> Iterator[tuple[str, int, int]]:
    """The key, its place and the value's for each member of the object that begins at `place`."""
    place = _after_blank(text, place + 1)
    while text[place] == '"':
        key, end = _DECODER.raw_decode(text, place)
        value = _after_blank(text, _after_blank(text, end) + 1)
        yield key, place, value
        _, end = _DECODER.raw_decode(text, value)
        place = _after_blank(text, end)
        if text[place] == ",":
            place = _after_blank(text, place + 1)


def _after_blank(text: str, place: int) -> int:
    while text[place] in " \t\r\n":
        place += 1
    return place


def _fault(path: Path, line: int, where: str, why: str) -> Finding:
    return Finding(where, why, "book", file=path.name, line=line)


def _unreadable(path: Path, fault: OSError) -> StoreUnusable:
    return StoreUnusable(f"{path} cannot be read: {fault.strerror}")


def _printable(text: str) -> str:
    """Without what a terminal would obey, or could not show: the file is not checked yet."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
