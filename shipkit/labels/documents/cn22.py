"""CN 22, the small customs declaration of the post, 74 by 105 mm.

Its fields are those of form CN 22 of the Universal Postal Union (Convention Regulations, forms): what may be
ticked, quantity and detailed description, net weight, value, HS tariff number, country of origin, total weight,
total value, certificate, date and signature; read on 2026-11-22 in the form as posts publish it. The drawing is
our own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from shipkit.findings import Finding
from shipkit.labels.documents.paper_options import check_charges
from shipkit.labels.documents.paper_pages import Drawn, stamped
from shipkit.labels.documents.paper_values import PaperValues, head_values, item_rows, require, total_values
from shipkit.labels.documents.paper_words import heading, paper_words
from shipkit.labels.drawing.boxes import Box, Caption, Fill, Frame, Layout, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import ACCENT, CAPTION, CAPTION_H, GREY, HAIR, TINT, across, down, frame
from shipkit.labels.errors import NotPrintable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.labels.drawing.boxes import Field, Static
    from shipkit.model.waybill import Waybill

    Part = Iterator[Static | Field]

PAPER = "cn22"
CN22_ROWS = 4
"""The goods a CN 22 has lines for."""

_W, _H = 74.0, 105.0
_PAD = 3.0
_INNER = _W - 2 * _PAD
_ROW_H = 8.8
_TABLE_Y, _HEAD_H = 22.0, 6.2
_SUM_Y = _TABLE_Y + _HEAD_H + CN22_ROWS * _ROW_H
SIGNATURE = Box(_PAD + 22, _H - 14.6, 40, 9.6)

CATEGORIES = ("gift", "documents", "sale", "sample", "returned", "other")
"""The boxes to tick (CN 22 and CN 23, "category of item")."""

_CATEGORY_OF = {"gift": "gift", "documents": "documents", "sale": "sale", "sample": "sample", "return": "returned"}

POST_CAPTION = replace(CAPTION, size=5.2, floor=3.4)
"""Captions of the post's forms stand closer than on our own papers."""

_COLUMNS = (
    ("quantity", "post.quantity", 9.0),
    ("description", "post.contents", 23.5),
    ("net_weight", "post.weight", 9.0),
    ("line_value", "post.value", 11.5),
    ("hs_code", "post.hs_short", 9.5),
    ("made_in", "post.origin_short", 5.5),
)


def category(reason: str) -> str:
    """The box that is ticked for a reason for export; what the form does not name is `other`."""
    return _CATEGORY_OF.get(reason, "other")


def post_cell(words: str, name: str, box: Box, style: Style) -> Part:
    """A caption and the value under it, filling the box."""
    yield Caption(Box(box.x, box.y, box.w, CAPTION_H), words.upper(), POST_CAPTION)
    yield Text(name, Box(box.x, box.y + CAPTION_H, box.w, box.h - CAPTION_H), style)


def ticks(words: Mapping[str, str], x: float, y: float, width: float) -> Part:
    """The boxes of the categories, three beside each other, in columns of `width`."""
    label = Style(6.2, 4.2, colour=GREY, lines=2, leading=1.05)
    for n, key in enumerate(CATEGORIES):
        left, top = x + n % 3 * width, y + n // 3 * 4.25
        yield Frame(Box(left, top, 2.7, 2.7), 0.5, GREY)
        yield Text(f"tick.{key}", Box(left, top, 2.7, 2.7), Style(7, 6, bold=True, align="center"))
        yield Caption(Box(left + 3.6, top - 0.4, width - 5.0, 3.5), heading(words[f"post.{key}"]), label)


def post_values(waybill: Waybill, options: PaperOptions, paper: str) -> PaperValues:
    """What CN 22 and CN 23 both show. Errors: NotPrintable for goods without a value, or no goods at all."""
    consignment = waybill.consignment
    require(paper, consignment, ("unit_value",))
    check_charges(options.charges, consignment)
    words = paper_words(options.language)
    head = head_values(waybill, options) | {
        f"tick.{category(consignment.reason)}": "X",
        "value.head": heading(f"{words['post.value']} {consignment.currency}").upper(),
    }
    return PaperValues(paper, head, item_rows(consignment), [], total_values(consignment, words))


def cn22_values(waybill: Waybill, options: PaperOptions) -> PaperValues:
    """Everything the CN 22 shows. Errors: as `post_values`, and for more goods than it has lines for."""
    count = len(waybill.consignment.items)
    if count > CN22_ROWS:
        why = f"a CN 22 has {CN22_ROWS} lines, and there are {count} goods: print a CN 23"
        raise NotPrintable("cannot print items on the CN 22", [Finding("items", why, "too-many-lines")])
    return post_values(waybill, options, PAPER)


@cache
def cn22_layout(language: str) -> Layout:
    """The whole form."""
    words = paper_words(language)
    items: list[Static | Field] = [
        frame(Box(0.6, 0.6, _W - 1.2, _H - 1.2)),
        Fill(Box(_PAD, 2.4, _INNER, 0.8), ACCENT),
        Caption(Box(_PAD, 3.8, _INNER - 14, 4.2), words["post.title"], Style(9.5, 6.5, bold=True)),
        Caption(Box(_W - _PAD - 13, 3.8, 13, 4.2), "CN 22", Style(9.5, 6.5, bold=True, align="right")),
        Caption(Box(_PAD, 8.0, 36, 2.8), words["post.opened"], Style(6, 4.5, colour=GREY)),
        Text("carrier", Box(_PAD + 37, 8.0, _INNER - 37, 2.8), Style(6, 4, colour=GREY, align="right")),
        across(_PAD, 11.4, _INNER),
        *ticks(words, _PAD, 12.8, _INNER / 3),
        *_goods(words),
        Fill(Box(_PAD, _SUM_Y, _INNER, 8.2), TINT),
        *post_cell(
            words["post.total_weight"], "gross_weight", Box(_PAD + 1, _SUM_Y + 0.8, 20, 7.0), Style(8.5, 5, bold=True)
        ),
        *post_cell(
            words["post.total_value"], "goods.value", Box(_PAD + 22, _SUM_Y + 0.8, 26, 7.0), Style(8.5, 5, bold=True)
        ),
        *post_cell(words["post.item"], "number", Box(_PAD + 49, _SUM_Y + 0.8, 19, 7.0), Style(7, 4.5)),
        Caption(
            Box(_PAD, _SUM_Y + 9.2, _INNER, 14.6),
            words["post.certifies"],
            Style(6, 4.6, colour="#3b454d", valign="top", lines=0, leading=1.25),
        ),
        Text("signed_date", Box(_PAD, _H - 9.4, 22, 4.0), Style(7.5, 5)),
        across(_PAD, _H - 5.0, _INNER),
        Caption(Box(_PAD, _H - 4.6, _INNER, 2.8), words["post.signature"].upper(), POST_CAPTION),
    ]
    return sorted_out(f"cn22-{language}", _W, _H, items)


def _goods(words: Mapping[str, str]) -> Part:
    yield across(_PAD, _TABLE_Y, _INNER, ACCENT, 0.7)
    x = _PAD
    for key, word, w in _COLUMNS:
        box = Box(x + 0.4, _TABLE_Y + 0.4, w - 0.8, _HEAD_H - 0.8)
        style = Style(4.8, 3.2, colour=GREY, lines=3, leading=1.1)
        if key == "line_value":
            yield Text("value.head", box, style)
        else:
            yield Caption(box, heading(words[word]).upper(), style)
        if x > _PAD:
            yield down(x, _TABLE_Y, _HEAD_H + CN22_ROWS * _ROW_H, HAIR)
        for n in range(CN22_ROWS):
            y = _TABLE_Y + _HEAD_H + n * _ROW_H
            yield from _value(key, n, Box(x + 0.5, y + 0.4, w - 1.0, _ROW_H - 0.8))
        x += w
    for n in range(CN22_ROWS + 1):
        yield across(_PAD, _TABLE_Y + _HEAD_H + n * _ROW_H, _INNER)


def _value(key: str, row: int, box: Box) -> Part:
    if key == "quantity":  # the unit stands under the figure
        half = box.h / 2
        yield Text(f"row.{row}.quantity", Box(box.x, box.y, box.w, half), Style(6.5, 4, valign="bottom"))
        unit = Style(5.5, 4, lines=2, leading=1.05, valign="top")
        yield Text(f"row.{row}.unit", Box(box.x, box.y + half, box.w, half), unit)
    elif key == "description":
        yield Text(f"row.{row}.{key}", box, Style(6.5, 4.2, lines=0, leading=1.1, align="start"))
    else:
        style = Style(6.2, 3.8, lines=3, leading=1.1)
        is_figure = key in {"net_weight", "line_value"}
        yield Text(f"row.{row}.{key}", box, replace(style, align="right") if is_figure else style)


def row_values(rows: list[dict[str, str]]) -> dict[str, str]:
    """Rows of goods as values of numbered fields, `row.0.description`."""
    return {f"row.{place}.{key}": text for place, row in enumerate(rows) for key, text in row.items()}


def called(first: int, field: str) -> str:
    """`items.3.description` for `row.0.description`, where the third item is the `first` of its page."""
    if not field.startswith("row."):
        return field
    _, place, key = field.split(".")
    return f"items.{first + int(place)}.{key}"


def draw_cn22(values: PaperValues, options: PaperOptions) -> Drawn:
    """The one page of a CN 22. Errors: NotPrintable."""
    layout = cn22_layout(options.language)
    maker = PageMaker(_W, _H)
    maker.put(layout, values.head | values.totals | row_values(values.rows), called=partial(called, 1))
    words = paper_words(options.language)
    page = maker.page(f"{words[PAPER]} {values.head['number']}")
    return stamped(Drawn((page,), (static_form(layout),)), options.signature, SIGNATURE)
