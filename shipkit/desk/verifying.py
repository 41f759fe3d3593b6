"""Is this file one we printed, and unaltered? The SHA-256 kept with the shipment says so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shipkit.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from pathlib import Path

    from shipkit.desk.desk import Desk
    from shipkit.store.ledger import PrintRow

_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a file.

    `prints` are the waybills it was printed for, empty when its content is none of ours; `named` are waybills of this
    desk that it names all the same.
    """

    sha256: str
    prints: tuple[PrintRow, ...]
    named: tuple[str, ...] = ()

    @property
    def is_unaltered(self) -> bool:
        """Whether the file is, byte for byte, one that was printed here."""
        return bool(self.prints)


def verify(desk: Desk, path: Path) -> Verdict:
    """Look a file up by its content. Errors: NotFound, InvalidInput for what cannot be read."""
    whole = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_AT_ONCE):
                whole.update(chunk)
    except FileNotFoundError:
        raise NotFound(f"there is no file {path}") from None
    except OSError as fault:
        raise InvalidInput(f"{path} cannot be read: {fault.strerror}") from fault
    sha256 = whole.hexdigest()
    # A file printed twice is one file: the first time is enough.
    prints = {row.number: row for row in reversed(desk.ledger.prints_of(sha256))}
    if prints:
        return Verdict(sha256, tuple(sorted(prints.values(), key=lambda row: row.id)))
    return Verdict(sha256, (), tuple(_named(desk, path)))


def _named(desk: Desk, path: Path) -> list[str]:
    """Waybills of this desk among the bookmarks of a PDF; none for any other file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return []
    try:
        titles = [bookmark.get_title() for bookmark in document.get_toc()]
    except pypdfium2.PdfiumError:
        return []
    finally:
        document.close()
    found: list[str] = []
    for title in titles:
        number = title.replace(" ", "")
        for candidate in dict.fromkeys((title, number, title.split(" ")[-1])):
            if candidate not in found and desk.ledger.get(candidate) is not None:
                found.append(candidate)
                break
    return found
