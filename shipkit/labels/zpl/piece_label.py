"""Piece labels for a label printer: one label a piece, in the printer's own language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.documents.piece_label import labels_of, size_for
from shipkit.labels.documents.piece_label_layout import piece_label_layout
from shipkit.labels.documents.piece_label_values import label_values
from shipkit.labels.zpl.draw import LabelMaker

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from shipkit.labels.sheets.sheet import Sheet
    from shipkit.model.waybill import Waybill


def write_piece_labels_zpl(
    waybills: Iterable[Waybill],
    file: BinaryIO,
    *,
    sheet: Sheet,
    dpi: int = 203,
    pieces: Sequence[int] | None = None,
    language: str = "en",
    reprint: bool = False,
    progress: Callable[[int], None] | None = None,
    void: Collection[str] = (),
) -> int:
    """Write the labels of waybills as ZPL II in their order; returns the number of labels.

    `sheet` is the stock in the printer, one label wide; each label takes the largest design that fits it as it is,
    in its middle. `dpi` is the head's: 203, 300 or 600. `pieces`, counted from 1, prints those of every waybill
    alone; `reprint` marks them as printed again; those of a number among `void` have that word for symbols.
    `progress` is told how many waybills are done. The bytes depend on the waybills and the options alone. Errors:
    InvalidInput for a sheet of several labels or one no label fits, another resolution, a piece a waybill does not
    have; NotPrintable at the first label that cannot be printed. The file is then unfinished.
    """
    if sheet.count > 1:
        why = f"a label printer has one label after another, and sheet {sheet.name} has {sheet.count} side by side"
        raise InvalidInput(why, [Finding("sheet", why, "sheet-labels")])
    size = size_for(sheet)
    layout = piece_label_layout(size, language)
    corner = sheet.centred(1, size.width, size.height)
    count = 0
    for done, waybill in enumerate(waybills, 1):
        values = label_values(waybill, language, reprint=reprint, void=waybill.number in void)
        for label in labels_of(waybill, pieces):
            own = values.pieces[label.piece - 1]
            maker = LabelMaker(sheet.width, sheet.height, dpi)
            maker.put(layout, values.head | own, *corner, called=partial(_called, own=own, piece=label.piece))
            file.write(maker.label(values.number))
            count += 1
        if progress:
            progress(done)
    return count


def _called(field: str, own: Mapping[str, str], piece: int) -> str:
    """What an error calls a field of a piece."""
    return f"pieces.{piece}.{field}" if field in own else field
