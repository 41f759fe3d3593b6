"""Where the bytes of a table come from, and what kind of table they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from shipkit.errors import InvalidInput, NotFound, ShipkitError

if TYPE_CHECKING:
    from shipkit.tabular.table import Format

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of a file that is read, about a million orders; it is held in memory while it is read."""

_SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def load(source: Path | str | BinaryIO) -> tuple[bytes, str]:
    """All bytes of a file, of stdin (`-`) or of a stream, and what to call it.

    Raises NotFound, InvalidInput for a folder or more than `LARGEST_FILE` bytes, ShipkitError for what the system
    refuses.
    """
    if not isinstance(source, Path | str):
        return _bounded(source, str(getattr(source, "name", "<stream>")))
    if str(source) == "-":
        return _bounded(sys.stdin.buffer, "<stdin>")
    try:
        with Path(source).open("rb") as file:
            return _bounded(file, str(source))
    except FileNotFoundError as fault:
        raise NotFound(f"There is no file {source}.") from fault
    except IsADirectoryError as fault:
        raise InvalidInput(f"{source} is a folder; give the name of a file in it.") from fault
    except OSError as fault:
        if os.path.isdir(source):  # how Windows refuses one # noqa: PTH112
            raise InvalidInput(f"{source} is a folder; give the name of a file in it.") from fault
        raise ShipkitError(f"{source} cannot be read: {fault.strerror or fault}.") from fault


def _bounded(file: BinaryIO, name: str) -> tuple[bytes, str]:
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise InvalidInput(f"{name} is larger than {LARGEST_FILE >> 20} MiB; cut it into several files.")
    return data, name


def format_of_name(path: Path | str) -> Format | None:
    """What the suffix says."""
    return _SUFFIXES.get(Path(path).suffix.casefold())


def format_of_bytes(data: bytes) -> Format:
    """What the first bytes say."""
    if data.startswith((_ZIP, _OLE)):
        return "xlsx"
    return "json" if data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["} else "csv"
