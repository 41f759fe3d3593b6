"""The packing list, A4: every piece with its plate, size and weight, then what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.labels.documents.paper_layout import FLOWING, NUMBER, PLAIN, TERM_H, Column, Look, closing, paragraph
from shipkit.labels.documents.paper_pages import Block, Drawn, draw_paper, table
from shipkit.labels.documents.paper_values import (
    PaperValues,
    head_values,
    item_rows,
    piece_rows,
    total_values,
    total_volume,
)
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.drawing.boxes import Style
from shipkit.labels.drawing.look import GREY

if TYPE_CHECKING:
    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.model.waybill import Waybill

PAPER = "packing-list"
_SMALL = Style(7, 4.5, colour=GREY)
PIECE_COLUMNS = (
    Column("piece", 13.0, _SMALL),
    Column("plate", 78.0, Style(8.5, 6)),
    Column("size", 45.0, NUMBER),
    Column("volume", 25.0, NUMBER),
    Column("weight", 25.0, NUMBER),
)
ITEM_COLUMNS = (
    Column("line", 13.0, _SMALL),
    Column("description", 78.0, FLOWING, flowing=True),
    Column("hs_code", 24.0, PLAIN),
    Column("made_in", 16.0, PLAIN),
    Column("quantity", 18.0, NUMBER),
    Column("unit", 17.0, Style(7.5, 5.5, lines=0, leading=1.1), flowing=True),
    Column("net_weight", 20.0, NUMBER),
)
_LOOK = Look(
    PAPER,
    (("number", 48.0), ("invoice_number", 52.0), ("date", 32.0), ("pieces", 18.0), ("gross_weight", 36.0)),
    "shipper",
    ((TERM_H, (("references", 86.0), ("incoterm", 56.0), ("carrier", 44.0))),),
)


def packing_values(waybill: Waybill, options: PaperOptions) -> PaperValues:
    """Everything the packing list shows."""
    words = paper_words(options.language)
    head = head_values(waybill, options)
    head["invoice_number"] = options.invoice_number or head["number"]
    totals = total_values(waybill.consignment, words)
    volume = total_volume(waybill.consignment)
    totals["volume"] = f"{volume} m³" if volume else ""
    return PaperValues(PAPER, head, item_rows(waybill.consignment), piece_rows(waybill), totals)


def draw_packing_list(values: PaperValues, options: PaperOptions) -> Drawn:
    """The pages of a packing list. Errors: NotPrintable."""
    language = options.language
    words = paper_words(language)
    totals = values.totals
    kilograms = {key: totals[key].removesuffix(" kg") for key in ("gross_weight", "goods.net_weight")}
    title = paragraph(PAPER, 6.4)
    tables = [
        table(
            "pieces",
            PIECE_COLUMNS,
            values.pieces,
            language,
            where="pieces",
            sums={"volume": totals["volume"].removesuffix(" m³"), "weight": kilograms["gross_weight"]},
            before=Block(title, {"text": words["pieces_in"]}),
        )
    ]
    if values.rows:
        tables.append(
            table(
                "contents",
                ITEM_COLUMNS,
                values.rows,
                language,
                where="items",
                sums={"net_weight": kilograms["goods.net_weight"]},
                before=Block(title, {"text": words["goods_in"]}),
            )
        )
    lines = {
        "total_pieces": totals["pieces"],
        "total_gross": totals["gross_weight"],
        "total_net": totals["goods.net_weight"],
        "total_volume": totals["volume"],
    }
    close = Block(
        closing(PAPER, tuple(lines), "", language),
        values.head | {f"closing.{key}": text for key, text in lines.items()},
    )
    return draw_paper(_LOOK, values.head, tables, close, options)
