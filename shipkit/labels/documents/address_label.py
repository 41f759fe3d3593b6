"""Address labels: who sends and who receives, nothing else, laid out for any label of a sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.documents.label_words import LABEL_WORDS
from shipkit.labels.documents.piece_label_values import from_lines, to_blocks
from shipkit.labels.drawing.boxes import Box, Layout, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import ACCENT, CAPTION_H, GREY, across, caption
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.sheets.fill import draw_sheets, on_sheets
from shipkit.model.party import with_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from shipkit.labels.drawing.boxes import Field, Static
    from shipkit.labels.pdf.pages import Page
    from shipkit.labels.sheets.sheet import Sheet
    from shipkit.model.party import Party

    Part = Iterator[Static | Field]
    Pair = tuple[Party | None, Party]

# Seven lines of an address are legible on a label of this size, with the sender above them.
LEAST_WIDTH, LEAST_HEIGHT = 60.0, 35.0
_LEADING = 1.22
_LINES = 6  # of an ordinary address; a longer one becomes smaller
_LARGEST, _SMALLEST = 18.0, 5.5


def write_address_labels(
    pairs: Iterable[Pair],
    file: BinaryIO,
    *,
    sheet: Sheet,
    start: int = 1,
    language: str = "en",
    title: str = "",
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write a label for each shipper, or None, and consignee to one PDF; returns the number of pages.

    A label is as large as its place on the sheet; on the first sheet places before `start` are used already.
    `jobs` as for piece labels; `progress` is told how many labels are done. Errors: InvalidInput for a sheet
    with too small places, a start that is no place of it; NotPrintable at the first page that cannot be printed.
    """
    if not sheet.holds(LEAST_WIDTH, LEAST_HEIGHT):
        has = f"{sheet.label_width:g} x {sheet.label_height:g}"
        why = f"an address needs {LEAST_WIDTH:g} x {LEAST_HEIGHT:g} mm, and sheet {sheet.name} has places of {has} mm"
        raise InvalidInput(why, [Finding("sheet", why, "sheet-too-small")])
    words = LABEL_WORDS[language]
    draw = partial(_draw, sheet=sheet, language=language)
    sheets = on_sheets(pairs, sheet, start)
    pages = draw_sheets(sheets, draw, jobs=jobs, progress=progress, counts=lambda _: True)
    forms = [static_form(_layout(sheet, language, is_sent=is_sent)) for is_sent in (True, False)]
    return write_pdf(pages, file, forms=forms, title=title or words["addresses"], lang=words["lang"])


@cache
def address_label_layout(width: float, height: float, language: str = "en", *, is_sent: bool = True) -> Layout:
    """The label on a place of its size; with the sender, if it has one (`is_sent`)."""
    words = LABEL_WORDS[language]
    pad = min(5.0, max(3.0, width / 20))
    sender = min(18.0, height / 5) if is_sent else 0.0
    parts = [_to(words, Box(pad, pad + sender, width - 2 * pad, height - 2 * pad - sender))]
    if is_sent:
        parts.insert(0, _from(words, Box(pad, pad, width - 2 * pad, sender)))
    kind = "address" if is_sent else "address-to"
    return sorted_out(f"{kind}-{width:g}x{height:g}-{language}", width, height, chain(*parts))


def _from(words: Mapping[str, str], box: Box) -> Part:
    size = min(9.0, box.h / 2)
    below = Box(box.x, box.y + CAPTION_H + 0.4, box.w, box.h - CAPTION_H - 1.4)
    yield caption(words["from"], box.x, box.y, box.w)
    yield Text("from", below, Style(size, 4, lines=0, leading=1.15, align="start", valign="top", colour=GREY))
    yield across(box.x, box.bottom, box.w, ACCENT, 0.9)


def _to(words: Mapping[str, str], box: Box) -> Part:
    """The consignee; in two scripts beside each other, or one above the other where there is more height."""
    yield caption(words["to"], box.x, box.y + 1.2, box.w)
    block = Box(box.x, box.y + CAPTION_H + 2.0, box.w, box.h - CAPTION_H - 2.0)
    gap = 3.0
    if block.h > block.w * 0.8:
        first = replace(block, h=(block.h - gap) / 2)
        second = replace(first, y=first.bottom + gap)
    else:
        first = replace(block, w=(block.w - gap) / 2)
        second = replace(first, x=first.right + gap)
    yield Text("to", block, _style(block))
    yield Text("to.original", first, _style(first))
    yield Text("to.latin", second, _style(second))


def _style(block: Box) -> Style:
    """As large as lets an ordinary address stand in the block."""
    size = min(_LARGEST, block.h * POINTS / (_LINES * _LEADING), block.w * POINTS / 14)
    size = max(_SMALLEST, int(size * 4) / 4)
    return Style(size, _SMALLEST, align="start", valign="top", lines=0, leading=_LEADING, head=True)


def _layout(sheet: Sheet, language: str, *, is_sent: bool) -> Layout:
    return address_label_layout(sheet.label_width, sheet.label_height, language, is_sent=is_sent)


def _draw(sheets: list[list[tuple[int, Pair]]], sheet: Sheet, language: str) -> list[Page]:
    pages = []
    for placed in sheets:
        maker = PageMaker(sheet.width, sheet.height)
        for place, (shipper, consignee) in placed:
            values = to_blocks(with_latin(consignee))
            if shipper is not None:
                values["from"] = ", ".join(from_lines(shipper))
            called = partial(_called, place) if len(placed) > 1 else str
            maker.put(_layout(sheet, language, is_sent=shipper is not None), values, *sheet.place(place), called=called)
        pages.append(maker.page())
    return pages


def _called(place: int, field: str) -> str:
    return f"label {place} {field}"
