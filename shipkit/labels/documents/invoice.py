"""The commercial invoice and the pro-forma invoice, A4: what customs value the goods by."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from shipkit.labels.documents.paper_layout import FLOWING, NUMBER, PLAIN, TERM_H, Column, Look, closing
from shipkit.labels.documents.paper_options import CHARGES
from shipkit.labels.documents.paper_pages import Block, Drawn, draw_paper, table
from shipkit.labels.drawing.boxes import Style
from shipkit.labels.drawing.look import GREY

if TYPE_CHECKING:
    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.labels.documents.paper_values import PaperValues

COLUMNS = (
    Column("line", 9.0, Style(7, 4.5, colour=GREY)),
    Column("description", 61.0, FLOWING, flowing=True),
    Column("hs_code", 20.0, PLAIN),
    Column("made_in", 13.0, PLAIN),
    Column("quantity", 16.0, NUMBER),
    Column("unit", 13.0, Style(7.5, 5.5, lines=0, leading=1.1), flowing=True),
    Column("unit_value", 19.0, NUMBER),
    Column("line_value", 20.0, NUMBER),
    Column("net_weight", 15.0, NUMBER),
)


def _look(paper: str) -> Look:
    return Look(
        paper,
        (("invoice_number", 50.0), ("invoice_date", 32.0), ("number", 44.0), ("pieces", 20.0), ("gross_weight", 40.0)),
        "seller",
        (
            (TERM_H, (("sold_to", 62.0), ("references", 84.0), ("currency", 40.0))),
            (TERM_H, (("incoterm", 62.0), ("reason", 42.0), ("carrier", 42.0), ("destination", 40.0))),
        ),
    )


def draw_invoice(values: PaperValues, options: PaperOptions) -> Drawn:
    """The pages of an invoice of either kind. Errors: NotPrintable."""
    net = values.totals["goods.net_weight"].removesuffix(" kg")  # the heading says kg
    sums = {"line_value": values.totals["goods.value"], "net_weight": net}
    carried = _carried(values)
    goods = table(
        "invoice",
        COLUMNS,
        values.rows,
        options.language,
        where="items",
        sums=sums,
        so_far=lambda count: {"line_value": carried[count - 1]},
    )
    charged = [kind for kind in CHARGES if f"charge.{kind}" in values.totals]
    lines = {
        "goods_total": values.totals["goods.value"],
        **{kind: values.totals[f"charge.{kind}"] for kind in charged},
        "invoice_total": values.totals["invoice_total"],
        "total_pieces": values.totals["pieces"],
        "total_gross": values.totals["gross_weight"],
        "total_net": values.totals["goods.net_weight"],
    }
    close = Block(
        closing(values.paper, tuple(lines), "invoice_total", options.language),
        values.head | {f"closing.{key}": text for key, text in lines.items()},
    )
    return draw_paper(_look(values.paper), values.head, [goods], close, options)


def _carried(values: PaperValues) -> list[str]:
    """The value of the lines so far, as it is printed at the end of a page."""
    amounts = accumulate(Decimal(row["line_value"].replace(",", "")) for row in values.rows)
    return [f"{values.head['currency']} {amount:,f}" for amount in amounts]
