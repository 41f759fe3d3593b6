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
from shipkit.labels.drawing.void import VOID, void_layout
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.sheets.fill import draw_sheets, on_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from shipkit.labels.documents.piece_label_layout import LabelSize
    from shipkit.labels.documents.piece_label_values import LabelValues
    from shipkit.labels.drawing.boxes import Layout
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
    void: Collection[str] = (),
) -> Iterator[Page]:
    """The labels of one waybill, a page of the label's own size each; of some pieces, counted from 1, if asked.

    Those of a number among `void` are marked so and have no symbols; `reprint` marks them as printed again. Errors:
    InvalidInput for a piece the waybill does not have; NotPrintable, naming each field that cannot be printed.
    """
    values = label_values(waybill, language, reprint=reprint, void=waybill.number in void)
    for label in labels_of(waybill, pieces):
        maker = PageMaker(size.width, size.height)
        _put(maker, label, values, size, language)
        yield maker.page(values.number if label.is_first else "")


def piece_label_forms(language: str = "en") -> list[Form]:
    """What the pages share, drawn, for `write_pdf`."""
    return [static_form(layout) for size in LABEL_SIZES for layout in _layouts(size, language)]


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
    void: Collection[str] = (),
) -> int:
    """Write the labels of waybills to one PDF in their order; returns the number of pages.

    The label that fits the places of the sheet stands in their middle, never scaled; on the first sheet
    places before `start` are used already. `pieces`, counted from 1, prints those of every waybill alone.
    Labels of a number among `void` are marked so and have no symbols.
    `jobs` is the number of processes that draw, None as many as pay. `progress` is told how many waybills are
    done. The bytes depend on the waybills and the options alone. Errors: InvalidInput for a sheet no label
    fits, a start that is no place of it, a piece a waybill does not have; NotPrintable at the first page that
    cannot be printed. The file is then unfinished.
    """
    size = size_for(sheet)
    labels = (label for waybill in waybills for label in labels_of(waybill, pieces))
    draw = partial(_draw, sheet=sheet, size=size, language=language, reprint=reprint, void=frozenset(void))
    sheets = on_sheets(labels, sheet, start)
    pages = draw_sheets(sheets, draw, jobs=jobs, progress=progress, counts=lambda label: label.is_last)
    words = LABEL_WORDS[language]
    forms = map(static_form, _layouts(size, language))
    return write_pdf(pages, file, forms=forms, title=title or words["labels"], lang=words["lang"])


def size_for(sheet: Sheet) -> LabelSize:
    """The largest design that fits a place of the sheet. Errors: InvalidInput when none does."""
    if size := label_size(sheet):
        return size
    needed = " or ".join(f"{size.width:g} x {size.height:g}" for size in LABEL_SIZES)
    has = f"{sheet.label_width:g} x {sheet.label_height:g}"
    why = f"a piece label needs {needed} mm, and sheet {sheet.name} has places of {has} mm"
    raise InvalidInput(why, [Finding("sheet", why, "sheet-too-small")])


def labels_of(waybill: Waybill, pieces: Sequence[int] | None) -> list[_Label]:
    """The labels of a waybill's pieces, or of some, counted from 1. Errors: InvalidInput for a piece it has not."""
    count = len(waybill.plates)
    wanted = pieces or range(1, count + 1)
    if missing := [piece for piece in wanted if not 1 <= piece <= count]:
        has = f"{count} pieces" if count > 1 else "1 piece"
        why = f"{waybill.number} has {has} and no piece {', '.join(map(str, missing))}"
        raise InvalidInput(why, [Finding("pieces", why, "piece-unknown")])
    last = len(wanted) - 1
    return [_Label(waybill, piece, at == 0, at == last) for at, piece in enumerate(wanted)]


def _layouts(size: LabelSize, language: str) -> tuple[Layout, Layout]:
    void = void_layout(size.width, size.height, LABEL_WORDS[language]["void"])
    return void, piece_label_layout(size, language)


def _draw(
    sheets: list[_Placed], sheet: Sheet, size: LabelSize, language: str, *, reprint: bool, void: frozenset[str]
) -> list[Page]:
    pages = []
    of: Waybill | None = None
    for placed in sheets:
        maker = PageMaker(sheet.width, sheet.height)
        marks = []
        several = len({id(label.waybill) for _, label in placed}) > 1
        for place, label in placed:
            if label.waybill is not of:
                of, is_void = label.waybill, label.waybill.number in void
                values = label_values(of, language, reprint=reprint, void=is_void)
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
    void, layout = _layouts(size, language)
    if VOID in values.head:
        maker.put(void, {}, *corner)
    maker.put(
        layout,
        values.head | own,
        *corner,
        called=lambda field: f"{of}pieces.{label.piece}.{field}" if field in own else f"{of}{field}",
    )
