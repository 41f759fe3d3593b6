"""The shipper's letter of instruction, A4: what the carrier is asked to do with the consignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.labels.documents.paper_layout import FLOWING, NUMBER, PLAIN, TERM_H, WIDTH, Column, Look, closing
from shipkit.labels.documents.paper_pages import Block, Drawn, draw_paper, table
from shipkit.labels.documents.paper_values import DOT, PaperValues, head_values, item_rows, total_values
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.documents.writing import show_money
from shipkit.labels.drawing.boxes import Style
from shipkit.labels.drawing.look import GREY

if TYPE_CHECKING:
    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.model.waybill import Waybill

PAPER = "instruction"
COLUMNS = (
    Column("line", 10.0, Style(7, 4.5, colour=GREY)),
    Column("description", 73.0, FLOWING, flowing=True),
    Column("hs_code", 22.0, PLAIN),
    Column("made_in", 15.0, PLAIN),
    Column("quantity", 17.0, NUMBER),
    Column("unit", 13.0, Style(7.5, 5.5, lines=0, leading=1.1), flowing=True),
    Column("net_weight", 15.0, NUMBER),
    Column("line_value", 21.0, NUMBER),
)
_LOOK = Look(
    PAPER,
    (("number", 46.0), ("carrier", 46.0), ("service", 38.0), ("ship_date", 30.0), ("pieces", 26.0)),
    "shipper",
    (
        (TERM_H, (("transport_payer", 52.0), ("duties_payer", 52.0), ("incoterm", 46.0), ("reason", 36.0))),
        (TERM_H, (("carriage_value", 52.0), ("insured", 52.0), ("packing", 46.0), ("destination", 36.0))),
        (11.0, (("options", WIDTH),)),
        (TERM_H, (("references", 93.0), ("enclosed", 93.0))),
    ),
)


def instruction_values(waybill: Waybill, options: PaperOptions) -> PaperValues:
    """Everything the letter shows."""
    words = paper_words(options.language)
    consignment = waybill.consignment
    asked = [*(word.replace("-", " ").capitalize() for word in consignment.options), consignment.notes]
    head = head_values(waybill, options) | {
        "transport_payer": _payer(consignment.payer, consignment.payer_account, options.language),
        "duties_payer": _payer(consignment.duties_payer, consignment.duties_account, options.language),
        "carriage_value": show_money(consignment.value_for_carriage, words["NVD"]),
        "insured": show_money(consignment.insurance, words["none"]),
        "packing": waybill.carrier.packaging,
        "options": DOT.join(filter(None, asked)) or words["none"],
        "enclosed": DOT.join(words[paper] for paper in options.enclosed if paper != PAPER),
    }
    return PaperValues(PAPER, head, item_rows(consignment), [], total_values(consignment, words))


def _payer(payer: str, account: str, language: str) -> str:
    return DOT.join(filter(None, (paper_words(language)[f"payer.{payer}"], account)))


def draw_instruction(values: PaperValues, options: PaperOptions) -> Drawn:
    """The pages of a letter of instruction. Errors: NotPrintable."""
    totals = values.totals
    net = totals["goods.net_weight"].removesuffix(" kg")
    tables = []
    if values.rows:
        sums = {"net_weight": net, "line_value": totals["goods.value"]}
        tables.append(table(PAPER, COLUMNS, values.rows, options.language, where="items", sums=sums))
    lines = {
        "goods_total": totals["goods.value"],
        "total_pieces": totals["pieces"],
        "total_gross": totals["gross_weight"],
        "total_net": totals["goods.net_weight"],
    }
    close = Block(
        closing(PAPER, tuple(lines), "", options.language),
        values.head | {f"closing.{key}": text for key, text in lines.items()},
    )
    return draw_paper(_LOOK, values.head, tables, close, options)
