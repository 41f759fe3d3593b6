"""Piece labels: one for every piece of a waybill, on label stock or on sheets of labels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.documents.label_words import LABEL_WORDS
from shipkit.labels.documents.piece_label_layout import LABEL_100X150, LABEL_SIZES, label_size, piece_label_layout
from shipkit.labels.documents.piece_label_values import label_values
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.sheets.fill import draw_sheets, on_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shipkit.labels.documents.piece_label_layout import LabelSize
    from shipkit.labels.documents.piece_label_values import LabelValues
    from shipkit.labels.pdf.pages import Form, Page
    from shipkit.labels.sheets.sheet import Sheet
    from shipkit.model.waybill import Waybill


class _Label(NamedTuple):
    """The label of a piece, counted from 1."""

    waybill: Waybill
    piece: int
    is_first: bool
    is_last: bool


_Placed = list[tuple[int, _Label]]


def piece_label_pages(
    waybill: Waybill,
    pieces: Sequence[int] | None = None,
    *,
    size: LabelSize = LABEL_100X150,
    language: str = "en",
    reprint: bool = False,
) -> Iterator[Page]:
    """The labels of one waybill, a page of the label's own size each; of some pieces, counted from 1, if asked.

    `reprint` marks them as printed again. Errors: InvalidInput for a piece the waybill does not have;
    NotPrintable, naming each field that cannot be printed.
    """
    values = label_values(waybill, language, reprint=reprint)
    for label in _labels(waybill, pieces):
        maker = PageMaker(size.width, size.height)
        _put(maker, label, values, size, language)
        yield maker.page(values.number if label.is_first else "")


def piece_label_forms(language: str = "en") -> list[Form]:
    """What the pages share, drawn, for `write_pdf`."""
    return [static_form(piece_label_layout(size, language)) for size in LABEL_SIZES]


def write_piece_labels(
    waybills: Iterable[Waybill],
    file: BinaryIO,
    *,
    sheet: Sheet,
    start: int = 1,
    pieces: Sequence[int] | None = None,
    language: str = "en",
    title: str = "",
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
    reprint: bool = False,
) -> int:
    """Write the labels of waybills to one PDF in their order; returns the number of pages.

    The label that fits the places of the sheet stands in their middle, never scaled; on the first sheet
    places before `start` are used already. `pieces`, counted from 1, prints those of every waybill alone.
    `jobs` is the number of processes that draw, None as many as pay. `progress` is told how many waybills are
    done. The bytes depend on the waybills and the options alone. Errors: InvalidInput for a sheet no label
    fits, a start that is no place of it, a piece a waybill does not have; NotPrintable at the first page that
    cannot be printed. The file is then unfinished.
    """
    size = _size(sheet)
    labels = (label for waybill in waybills for label in _labels(waybill, pieces))
    draw = partial(_draw, sheet=sheet, size=size, language=language, reprint=reprint)
    sheets = on_sheets(labels, sheet, start)
    pages = draw_sheets(sheets, draw, jobs=jobs, progress=progress, counts=lambda label: label.is_last)
    words = LABEL_WORDS[language]
    form = static_form(piece_label_layout(size, language))
    return write_pdf(pages, file, forms=[form], title=title or words["labels"], lang=words["lang"])


def _size(sheet: Sheet) -> LabelSize:
    if size := label_size(sheet):
        return size
    needed = " or ".join(f"{size.width:g} x {size.height:g}" for size in LABEL_SIZES)
    has = f"{sheet.label_width:g} x {sheet.label_height:g}"
    why = f"a piece label needs {needed} mm, and sheet {sheet.name} has places of {has} mm"
    raise InvalidInput(why, [Finding("sheet", why, "sheet-too-small")])


def _labels(waybill: Waybill, pieces: Sequence[int] | None) -> list[_Label]:
    count = len(waybill.plates)
    wanted = pieces or range(1, count + 1)
    if missing := [piece for piece in wanted if not 1 <= piece <= count]:
        has = f"{count} pieces" if count > 1 else "1 piece"
        why = f"{waybill.number} has {has} and no piece {', '.join(map(str, missing))}"
        raise InvalidInput(why, [Finding("pieces", why, "piece-unknown")])
    last = len(wanted) - 1
    return [_Label(waybill, piece, at == 0, at == last) for at, piece in enumerate(wanted)]


def _draw(sheets: list[_Placed], sheet: Sheet, size: LabelSize, language: str, *, reprint: bool) -> list[Page]:
    pages = []
    of: Waybill | None = None
    for placed in sheets:
        maker = PageMaker(sheet.width, sheet.height)
        marks = []
        several = len({id(label.waybill) for _, label in placed}) > 1
        for place, label in placed:
            if label.waybill is not of:
                of, values = label.waybill, label_values(label.waybill, language, reprint=reprint)
            corner = sheet.centred(place, size.width, size.height)
            _put(maker, label, values, size, language, corner, of=f"{values.number} " * several)
            marks += [values.number] * label.is_first
        pages.append(maker.page(", ".join(marks)))
    return pages


def _put(  # noqa: PLR0917
    maker: PageMaker,
    label: _Label,
    values: LabelValues,
    size: LabelSize,
    language: str,
    corner: tuple[float, float] = (0.0, 0.0),
    *,
    of: str = "",
) -> None:
    """Stamp a label; `of` is put before the names of fields that cannot be printed."""
    own = values.pieces[label.piece - 1]
    maker.put(
        piece_label_layout(size, language),
        values.head | own,
        *corner,
        called=lambda field: f"{of}pieces.{label.piece}.{field}" if field in own else f"{of}{field}",
    )
