"""The statement of origin, A4: one sentence a country, over the lines made there.

It states where goods were made. It is not a preferential certificate of any trade agreement, whose words and
authorities each agreement lays down itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.labels.documents.paper_layout import FLOWING, NUMBER, PLAIN, TERM_H, Column, Look, closing, paragraph
from shipkit.labels.documents.paper_pages import Block, Drawn, draw_paper, table
from shipkit.labels.documents.paper_values import (
    PaperValues,
    head_values,
    item_rows,
    require,
    total_values,
)
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.documents.words import country_name
from shipkit.labels.drawing.boxes import Style
from shipkit.labels.drawing.look import GREY

if TYPE_CHECKING:
    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.model.waybill import Waybill

PAPER = "origin"
COLUMNS = (
    Column("line", 13.0, Style(7, 4.5, colour=GREY)),
    Column("description", 85.0, FLOWING, flowing=True),
    Column("hs_code", 28.0, PLAIN),
    Column("quantity", 20.0, NUMBER),
    Column("unit", 18.0, Style(7.5, 5.5, lines=0, leading=1.1), flowing=True),
    Column("net_weight", 22.0, NUMBER),
)
_LOOK = Look(
    PAPER,
    (("number", 48.0), ("invoice_number", 52.0), ("date", 32.0), ("pieces", 18.0), ("gross_weight", 36.0)),
    "shipper",
    ((TERM_H, (("references", 86.0), ("destination", 56.0), ("carrier", 44.0))),),
)


def origin_values(waybill: Waybill, options: PaperOptions) -> PaperValues:
    """Everything the statement shows.

    Errors: NotPrintable when there are no goods, or goods whose country of manufacture is not known.
    """
    require(PAPER, waybill.consignment, ("country_of_manufacture",))
    head = head_values(waybill, options)
    head["invoice_number"] = options.invoice_number or head["number"]
    totals = total_values(waybill.consignment, paper_words(options.language))
    return PaperValues(PAPER, head, item_rows(waybill.consignment), [], totals)


def draw_origin(values: PaperValues, options: PaperOptions) -> Drawn:
    """The pages of a statement of origin. Errors: NotPrintable."""
    language = options.language
    words = paper_words(language)
    sentence = paragraph(PAPER, 11.0 if "\n" in words["made_in_country"] else 6.4)
    tables = []
    for country in dict.fromkeys(row["made_in"] for row in values.rows):
        made_there = [row for row in values.rows if row["made_in"] == country]
        text = "\n".join(
            line.format(country=f"{country_name(country, tag)} ({country})")
            for line, tag in zip(words["made_in_country"].split("\n"), language.split("+"), strict=False)
        )
        tables.append(
            table("origin", COLUMNS, made_there, language, where="items", before=Block(sentence, {"text": text}))
        )
    lines = {
        "total_pieces": values.totals["pieces"],
        "total_gross": values.totals["gross_weight"],
        "total_net": values.totals["goods.net_weight"],
    }
    close = Block(
        closing(PAPER, tuple(lines), "", language),
        values.head | {f"closing.{key}": text for key, text in lines.items()},
    )
    return draw_paper(_LOOK, values.head, tables, close, options)
