"""The A4 waybill: a booked consignment becomes its pages.

The first page is the waybill and, under a tear line, the label of the first piece; beside it that of the second
one, or a delivery receipt. Goods that do not fit go on over continuation pages, further pieces over pages of
eight labels. A value that cannot be printed stops its waybill with every such value named.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from shipkit.labels.documents.piece_layout import (
    PIECES_A_PAGE,
    piece_layout,
    piece_page_layout,
    places,
    receipt_layout,
)
from shipkit.labels.documents.waybill_layout import (
    LEFT,
    ROWS_FIRST,
    ROWS_MORE,
    SECOND,
    STUB_Y,
    continuation_layout,
    waybill_layout,
)
from shipkit.labels.documents.waybill_values import Shown, shown
from shipkit.labels.documents.words import WORDS
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import SHEET_H, SHEET_W
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pdf.sheaves import draw_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shipkit.labels.drawing.boxes import Layout
    from shipkit.labels.pdf.pages import Form, Page
    from shipkit.model.waybill import Waybill

# Pieces whose labels stand on the first page.
_PIECES_FIRST = 2


def waybill_pages(waybill: Waybill, *, language: str = "en") -> Iterator[Page]:
    """The pages of one waybill, in order. Errors: NotPrintable, naming each field that cannot be printed."""
    values = shown(waybill, language)
    goods = _split(len(values.rows), ROWS_FIRST, ROWS_MORE[-1])
    labels = _split(len(values.pieces), _PIECES_FIRST, PIECES_A_PAGE)
    count = 1 + len(goods[1:]) + len(labels[1:])
    for number, rows in enumerate(goods, 1):
        maker = PageMaker(SHEET_W, SHEET_H)
        _put_goods(maker, values, rows, language, page=values.page_of(number, count))
        if number == 1:
            _put_stubs(maker, values, labels[0], language)
        yield maker.page(values.bookmark if number == 1 else "")
    for number, pieces in enumerate(labels[1:], len(goods) + 1):
        maker = PageMaker(SHEET_W, SHEET_H)
        maker.put(piece_page_layout(language), values.head | {"page": values.page_of(number, count)})
        for piece, corner in zip(pieces, places(), strict=False):
            _put_piece(maker, values, piece, language, corner)
        yield maker.page()


def waybill_layouts(language: str = "en") -> list[Layout]:
    """Every layout that may stand on the pages."""
    return [
        waybill_layout(language),
        *(continuation_layout(language, rows) for rows in ROWS_MORE),
        piece_layout(language),
        receipt_layout(language),
        piece_page_layout(language),
    ]


def waybill_forms(language: str = "en") -> list[Form]:
    """What the pages share, drawn, for `write_pdf`."""
    return [static_form(layout) for layout in waybill_layouts(language)]


def write_waybills(
    waybills: Iterable[Waybill],
    file: BinaryIO,
    *,
    language: str = "en",
    title: str = "",
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write waybills to one PDF in their order; returns the number of pages.

    `jobs` is the number of processes that draw, None as many as pay. `progress` is told how many waybills are
    done. The bytes depend on the waybills, language and title alone. Errors: NotPrintable at the first waybill
    that cannot be printed; the file is then unfinished.
    """
    draw = partial(_draw, language=language)

    def pages() -> Iterator[Page]:
        done = 0
        for count, drawn in draw_in_order(waybills, draw, jobs):
            yield from drawn
            done += count
            if progress:
                progress(done)

    title = title or WORDS[language]["waybill"]
    return write_pdf(pages(), file, forms=waybill_forms(language), title=title, lang=language)


def _draw(waybills: list[Waybill], language: str) -> list[Page]:
    return [page for waybill in waybills for page in waybill_pages(waybill, language=language)]


def _split(count: int, first: int, more: int) -> list[range]:
    """Positions 0 to `count` in runs: the first page's, then a run for each further page."""
    runs = [range(min(count, first))]
    while runs[-1].stop < count:
        start = runs[-1].stop
        runs.append(range(start, min(count, start + more)))
    return runs


def _put_goods(maker: PageMaker, values: Shown, rows: range, language: str, *, page: str) -> None:
    is_first, is_last = rows.start == 0, rows.stop == len(values.rows)
    lines = {f"row.{place}.{key}": text for place, at in enumerate(rows) for key, text in values.rows[at].items()}
    totals = values.totals if is_last else {"goods.note": values.continued}
    least = next(most for most in ROWS_MORE if most >= len(rows))
    layout = waybill_layout(language) if is_first else continuation_layout(language, least)

    def called(field: str) -> str:
        if not field.startswith("row."):
            return field
        _, place, key = field.split(".")
        return f"items.{rows.start + int(place) + 1}.{key}"

    maker.put(layout, values.head | lines | totals | {"page": page}, called=called)


def _put_stubs(maker: PageMaker, values: Shown, pieces: range, language: str) -> None:
    for piece, x in zip(pieces, (LEFT, SECOND), strict=False):
        _put_piece(maker, values, piece, language, (x, STUB_Y))
    if len(pieces) < _PIECES_FIRST:
        maker.put(receipt_layout(language), values.head, SECOND, STUB_Y)


def _put_piece(maker: PageMaker, values: Shown, piece: int, language: str, corner: tuple[float, float]) -> None:
    maker.put(
        piece_layout(language),
        values.head | values.pieces[piece],
        *corner,
        called=lambda field: f"pieces.{piece + 1}.{field}" if field in values.pieces[piece] else field,
    )
