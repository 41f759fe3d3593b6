"""Our papers in a process of their own, timed from the first waybill to the closed file.

    ours.py KIND DESK NUMBERS COUNT FILE

KIND is `label`, `label-bars` (without its DataMatrix), `zpl`, `waybill`, or `waybill-cores` (drawn by all cores): the
papers of the waybills of a file of numbers, in their order, until COUNT pieces have theirs, of all when it is 0.
`label-latin`, `label-latin-bars` and `zpl-latin` pass over what is not Latin-1, as the peers must; `content` writes
what those labels say, for the peers, as JSON.

No two consignees are the same: each has a line of its own, so that what is remembered of one is of no use for the
next. Prints how many labels or pages, seconds on the wall, seconds of processors, bytes of the file.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from shipkit.model.waybill import Waybill


def waybills(desk: str, numbers: str, *, latin: bool) -> Iterator[Waybill]:
    """Those asked for, each consignee with a line of its own."""
    from shipkit import Desk

    with Desk.open(desk) as opened:
        for n, waybill in enumerate(opened.waybills(Path(numbers).read_text(encoding="ascii").split())):
            if not latin or _is_latin(waybill):
                yield _distinct(waybill, n)


def _is_latin(waybill: Waybill) -> bool:
    party = waybill.consignment.consignee
    try:
        f"{party.company}{party.name}{party.address}".encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _distinct(waybill: Waybill, n: int) -> Waybill:
    consignee = waybill.consignment.consignee.model_copy(update={"name": f"Receiving desk {n}"})
    consignment = waybill.consignment.model_copy(update={"consignee": consignee})
    return waybill.model_copy(update={"consignment": consignment})


def some(found: Iterable[Waybill], count: int) -> Iterator[Waybill]:
    """Until they have `count` pieces, or all."""
    pieces = 0
    for waybill in found:
        if count and pieces >= count:
            return
        pieces += len(waybill.plates)
        yield waybill


def draw(kind: str, found: Iterable[Waybill], file: BinaryIO) -> int:
    """The papers; gives how many."""
    from shipkit.desk.starting import starter_files
    from shipkit.labels.documents import piece_label
    from shipkit.labels.documents.waybill import write_waybills
    from shipkit.labels.drawing.boxes import Matrix
    from shipkit.labels.sheets.sheet import find_sheet
    from shipkit.labels.zpl.piece_label import write_piece_labels_zpl

    if kind.startswith("waybill"):
        return write_waybills(found, file, jobs=None if kind == "waybill-cores" else 1)
    sheet = find_sheet("label-100x150", [starter_files() / "sheets"])
    if kind == "zpl":
        return write_piece_labels_zpl(found, file, sheet=sheet)
    if kind == "label-bars":
        layout = piece_label.piece_label_layout(piece_label.LABEL_100X150, "en")
        bare = replace(layout, fields=tuple(field for field in layout.fields if not isinstance(field, Matrix)))
        piece_label.piece_label_layout = lambda *_, **__: bare  # type: ignore[assignment]
    return piece_label.write_piece_labels(found, file, sheet=sheet, jobs=1)


def content(found: Iterable[Waybill]) -> list[dict[str, object]]:
    """What the labels say, each with its symbols' content."""
    from shipkit.labels.documents.piece_label_values import label_values

    labels: list[dict[str, object]] = []
    for waybill in found:
        head = label_values(waybill).head
        where = f"{head['postcode']} {head['destination.code']}"
        for piece in range(1, len(waybill.plates) + 1):
            code = f"{waybill.number}/{piece} {where}"
            labels.append({"to": head["to"].split("\n"), "number": waybill.number, "code": code})
    return labels


def main(kind: str, desk: str, numbers: str, count: str, file: str) -> None:
    """Make what is asked, and say how long it took."""
    found = some(waybills(desk, numbers, latin="latin" in kind or kind == "content"), int(count))
    if kind == "content":
        Path(file).write_text(json.dumps(content(found)), encoding="utf-8")
        return
    kind, is_latin = kind.replace("-latin", ""), "latin" in kind
    taken = list(found) if is_latin else found
    if is_latin:
        draw(kind, taken[:2], BytesIO())  # imports and fonts are not timed, as with the peers
    wall, before = perf_counter(), os.times()
    with Path(file).open("wb") as out:
        made = draw(kind, taken, out)
    after = os.times()
    print(made, perf_counter() - wall, sum(after[:4]) - sum(before[:4]), Path(file).stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:])
