"""CN 23, the large customs declaration of the post, A5 landscape; goods go on over further sheets.

Its fields are those of form CN 23 of the Universal Postal Union (Convention Regulations, forms), as reproduced
in OECD, "Misuse of Small Parcels for Trade in Counterfeit Goods" (2018), annex A, read on 2026-11-22. The
drawing is our own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from shipkit.labels.documents.cn22 import (
    POST_CAPTION,
    called,
    category,
    post_cell,
    post_values,
    row_values,
    ticks,
)
from shipkit.labels.documents.paper_pages import Drawn, stamped
from shipkit.labels.documents.paper_values import DOT, PaperValues
from shipkit.labels.documents.paper_words import heading, paper_words
from shipkit.labels.documents.writing import show_money
from shipkit.labels.drawing.barcodes import DOT as PRINTER_DOT
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Fill, Layout, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import ACCENT, CAPTION, CAPTION_H, GREY, SOFT, TINT, across, caption, down, frame
from shipkit.model.money import total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.labels.drawing.boxes import Field, Static
    from shipkit.model.waybill import Waybill

    Part = Iterator[Static | Field]

PAPER = "cn23"
CN23_ROWS = 5
"""The goods one sheet has lines for."""

_W, _H = 210.0, 148.0  # A5 (ISO 216)
_LEFT = 7.0
_INNER = _W - 2 * _LEFT
_HALF = 97.0
_SECOND = _LEFT + _INNER - 94.0
_WIDE = 94.0
_TABLE_Y, _HEAD_H, _ROW_H = 67.0, 5.2, 6.4
_SUM_Y = _TABLE_Y + _HEAD_H + CN23_ROWS * _ROW_H
_BOTTOM_Y = _SUM_Y + 9.6
SIGNATURE = Box(_SECOND + 62, _H - 19.6, 32, 9.6)
# UPU S10-12, section 8: bars of 0.33 to 0.51 mm, at least 12.5 mm high.
_BAR_MODULE, _BAR_LEAST, _BAR_H = 6 * PRINTER_DOT, 4 * PRINTER_DOT, 12.8

_NUMBER = Style(8, 4.5, align="right")
_COLUMNS = (
    ("line", "line", 8.0, Style(7, 4.5, colour=GREY)),
    ("description", "post.contents", 70.0, Style(8, 4.5, lines=0, leading=1.1, align="start")),
    ("quantity", "post.quantity", 15.0, _NUMBER),
    ("unit", "unit", 14.0, Style(7.5, 4, lines=3, leading=1.05)),
    ("net_weight", "post.weight", 18.0, _NUMBER),
    ("line_value", "post.value", 25.0, _NUMBER),
    ("hs_code", "post.hs", 25.0, Style(8, 6)),
    ("made_in", "post.origin", 21.0, Style(8, 6)),
)


def cn23_values(waybill: Waybill, options: PaperOptions) -> PaperValues:
    """Everything the CN 23 shows. Errors: as `post_values`."""
    values = post_values(waybill, options, PAPER)
    consignment = waybill.consignment
    words = paper_words(options.language)
    consignee = consignment.consignee
    charges = total(options.charges.values(), consignment.currency) if options.charges else None
    named = category(consignment.reason) != "other"
    values.head.update({
        "number.bars": waybill.number,
        "sender_ref": consignment.shipper.tax_id,
        "importer_ref": consignee.tax_id,
        "importer_phone": DOT.join(filter(None, (consignee.phone, consignee.email))),
        "postal_charges": show_money(charges),
        "explanation": "" if named else words[f"reason.{consignment.reason}"],
        "invoice": options.invoice_number if consignment.reason == "sale" else "",
        "posted": values.head["ship_date"],
    })  # fmt: skip
    return values


@cache
def cn23_layout(language: str) -> Layout:
    """One sheet."""
    words = paper_words(language)
    parts: list[Static | Field] = [
        Fill(Box(_LEFT, 5, _INNER, 0.9), ACCENT),
        Caption(Box(_LEFT + _HALF - 20, 7.0, 20, 5.4), "CN 23", Style(12.5, 8, bold=True, align="right")),
        Caption(Box(_LEFT, 7.0, _HALF - 21, 5.4), words["post.title"], Style(12.5, 8, bold=True)),
        Caption(Box(_SECOND, 7.0, 50, 3.4), words["post.opened"], Style(7, 5, colour=GREY)),
        Text("carrier", Box(_SECOND + 51, 7.0, _WIDE - 51, 3.4), Style(7, 4.5, colour=GREY, align="right")),
        *_party(words, "shipper", "post.from", 13.4),
        *_party(words, "consignee", "post.to", 40.0),
        *_references(words),
        *_goods(words),
        *_sums(words),
        *_category(words),
        *_signing(words),
        Text("page", Box(_SECOND, _H - 4.6, _WIDE, 2.8), Style(5.5, 5, colour=GREY, align="right")),
    ]
    return sorted_out(f"cn23-{language}", _W, _H, parts)


def _party(words: Mapping[str, str], who: str, title: str, y: float) -> Part:
    h, pad = 25.4, 3.0
    inner = _HALF - 2 * pad
    body = Style(8, 4.75, align="start", valign="top", lines=0, leading=1.22, head=True)
    yield frame(Box(_LEFT, y, _HALF, h))
    yield Fill(Box(_LEFT, y, 1.0, h), ACCENT if who == "consignee" else SOFT)
    yield caption(words[title], _LEFT + pad, y + 1.1, inner)
    block = Box(_LEFT + pad, y + 3.8, inner, h - 4.6)
    half = (inner - 2.5) / 2
    yield Text(who, block, body)
    yield Text(f"{who}.original", Box(block.x, block.y, half, block.h), body)
    yield Text(f"{who}.latin", Box(block.x + half + 2.5, block.y, half, block.h), body)


def _references(words: Mapping[str, str]) -> Part:
    yield caption(words["post.item"], _SECOND, 12.2, 40)
    yield Bars("number.bars", Box(_SECOND, 14.6, _WIDE, _BAR_H), _BAR_MODULE, _BAR_LEAST, "left")
    yield Text("number", Box(_SECOND, 28.0, _WIDE, 4.6), Style(11, 8, bold=True))
    for y, key, word in (
        (34.4, "sender_ref", "post.sender_ref"),
        (45.0, "importer_ref", "post.importer_ref"),
        (55.4, "importer_phone", "post.importer_phone"),
    ):
        yield across(_SECOND, y - 0.8, _WIDE)
        yield from post_cell(words[word], key, Box(_SECOND, y, _WIDE, 8.6), Style(8.5, 5, lines=2, leading=1.1))


def _goods(words: Mapping[str, str]) -> Part:
    yield across(_LEFT, _TABLE_Y, _INNER, ACCENT, 0.9)
    x = _LEFT
    for key, word, w, style in _COLUMNS:
        is_right = style.align == "right"
        inner = Box(x + 1, _TABLE_Y + 0.6, w - (2.5 if is_right else 2.0), _HEAD_H - 1.0)
        small = Style(5.2, 3.6, colour=GREY, lines=2, leading=1.1, align="right" if is_right else "left")
        if key == "line_value":
            yield Text("value.head", inner, small)
        else:
            yield Caption(inner, heading(words[word]).upper(), small)
        for n in range(CN23_ROWS):
            y = _TABLE_Y + _HEAD_H + n * _ROW_H
            yield Text(f"row.{n}.{key}", Box(inner.x, y + 0.2, inner.w, _ROW_H - 0.4), style)
        x += w
    for n in range(CN23_ROWS + 1):
        yield across(_LEFT, _TABLE_Y + _HEAD_H + n * _ROW_H, _INNER)


def _sums(words: Mapping[str, str]) -> Part:
    yield Fill(Box(_LEFT, _SUM_Y, _INNER, 8.4), TINT)
    strong = Style(9, 5.5, bold=True)
    for x, w, word, key in (
        (0.0, 50.0, "post.total_gross", "gross_weight"),
        (52.0, 60.0, "post.total_value", "goods.value"),
        (114.0, 34.0, "post.charges", "postal_charges"),
    ):
        yield from post_cell(words[word], key, Box(_LEFT + 1 + x, _SUM_Y + 0.9, w, 7.0), strong)
    yield Text("note", Box(_LEFT + 150, _SUM_Y + 2.4, _INNER - 151, 4), Style(7, 5, colour=GREY, align="right"))


def _category(words: Mapping[str, str]) -> Part:
    y = _BOTTOM_Y
    yield caption(words["post.category"], _LEFT, y, _HALF)
    yield from ticks(words, _LEFT, y + 3.2, _HALF / 3)
    yield across(_LEFT, y + 11.8, _HALF)
    yield from post_cell(words["post.explanation"], "explanation", Box(_LEFT, y + 12.4, 34, 8.4), Style(8, 5))
    yield down(_LEFT + 35, y + 12.8, 15)
    # Written by hand where it applies, as are licence and certificate: the record knows nothing of them.
    yield Caption(Box(_LEFT + 37, y + 12.4, _HALF - 37, CAPTION_H), words["post.comments"].upper(), POST_CAPTION)


def _signing(words: Mapping[str, str]) -> Part:
    y = _BOTTOM_Y
    third = _WIDE / 3
    for n, key in enumerate(("licence", "certificate", "invoice")):
        box = Box(_SECOND + n * third, y, third - 2, 7.4)
        if key == "invoice":
            yield from post_cell(words["post.invoice"], key, box, Style(8, 5))
        else:
            yield Caption(replace(box, h=CAPTION_H), words[f"post.{key}"].upper(), POST_CAPTION)
        if n:
            yield down(_SECOND + n * third - 1.5, y, 6.6)
    yield across(_SECOND, y + 7.8, _WIDE)
    yield from post_cell(words["post.office"], "posted", Box(_SECOND, y + 8.6, 60, 7.0), Style(8, 5))
    yield Caption(
        Box(_SECOND, y + 16.4, 59, 12.6),
        words["post.certifies"],
        Style(5.8, 4.2, colour="#3b454d", valign="top", lines=0, leading=1.2),
    )
    yield Text("signed_date", Box(_SECOND + 62, y + 8.8, 32, 4.0), Style(7.5, 5))
    yield across(_SECOND + 62, _H - 9.6, 32)
    signed = replace(CAPTION, lines=2, leading=1.1, floor=3.8)
    yield Caption(Box(_SECOND + 62, _H - 9.2, 32, 4.0), heading(words["post.signature"]).upper(), signed)


def draw_cn23(values: PaperValues, options: PaperOptions) -> Drawn:
    """The sheets of a CN 23; the last has the totals. Errors: NotPrintable."""
    words = paper_words(options.language)
    layout = cn23_layout(options.language)
    starts = range(0, len(values.rows), CN23_ROWS)
    pages = []
    for number, start in enumerate(starts, 1):
        is_last = number == len(starts)
        own = {"page": words["page_of"].format(page=number, pages=len(starts))}
        # Only the last sheet has sums: those of a part would be taken for the whole.
        sums = values.totals if is_last else {"gross_weight": "", "postal_charges": "", "note": words["continued"]}
        maker = PageMaker(_W, _H)
        rows = row_values(values.rows[start : start + CN23_ROWS])
        maker.put(layout, {**values.head, **own, **sums, **rows}, called=partial(called, start + 1))
        pages.append(maker.page(f"{words[PAPER]} {values.head['number']}" if number == 1 else ""))
    return stamped(Drawn(tuple(pages), (static_form(layout),)), options.signature, SIGNATURE)
