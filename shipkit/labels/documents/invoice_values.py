"""What a commercial or pro-forma invoice says."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from shipkit.labels.documents.paper_options import CHARGES, check_charges
from shipkit.labels.documents.paper_values import PaperValues, head_values, item_rows, require, total_values
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.documents.writing import show_money
from shipkit.model.money import Money, rounded, total

if TYPE_CHECKING:
    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.model.waybill import Waybill


def invoice_kind(waybill: Waybill) -> str:
    """`commercial-invoice` for goods that are sold, `pro-forma-invoice` for any other reason."""
    return "commercial-invoice" if waybill.consignment.reason == "sale" else "pro-forma-invoice"


def invoice_values(waybill: Waybill, options: PaperOptions, paper: str) -> PaperValues:
    """Everything the invoice shows. `paper` is one of `invoice_kind`'s.

    Errors: NotPrintable when there are no goods, or goods without a value; InvalidInput for charges that cannot
    be added.
    """
    consignment = waybill.consignment
    require(paper, consignment, ("unit_value",))
    check_charges(options.charges, consignment)
    words = paper_words(options.language)
    head = head_values(waybill, options)
    number = options.invoice_number or head["number"]
    head |= {
        "invoice_number": number,
        "invoice_date": head["date"],
        "document": number,
        "foot": f"{words['invoice_number']} {number}  ·  {head['foot']}",
    }
    totals = total_values(consignment, words)
    currency = consignment.currency
    charges = {
        kind: Money(amount=rounded(options.charges[kind].amount, currency), currency=currency)
        for kind in CHARGES
        if kind in options.charges
    }
    goods = consignment.value_for_customs or Money(amount=Decimal(0), currency=currency)
    totals |= {f"charge.{kind}": show_money(money) for kind, money in charges.items()}
    totals["invoice_total"] = show_money(total((goods, *charges.values()), currency))
    return PaperValues(paper, head, item_rows(consignment), [], totals)
