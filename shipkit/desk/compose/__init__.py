"""From what was asked to a whole consignment: option or cell, then template, then recipient, then the desk's own.

Each part (parties, items, pieces, terms) is made on its own, with a stand-in for what is faulty, so that one fault
does not hide another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from shipkit.desk.compose.goods import currency_of, items_of
from shipkit.desk.compose.parties import compose_party, consignee_of, shipper_of
from shipkit.desk.compose.parts import Parts, Saved
from shipkit.desk.compose.pieces import pieces_of
from shipkit.desk.compose.terms import check_words, ship_date_of, terms_of
from shipkit.model.consignment import Consignment
from shipkit.model.goods import Piece
from shipkit.model.party import Address, Party, with_latin
from shipkit.model.review import review_consignment, review_item, review_party, review_shipper

if TYPE_CHECKING:
    from datetime import date

    from shipkit.config import Config
    from shipkit.desk.order import Order
    from shipkit.findings import Finding

__all__ = ["Composed", "Saved", "compose", "compose_party"]


@dataclass(frozen=True, slots=True)
class Composed:
    """The answer: a consignment when nothing is wrong, and everything found, errors and warnings.

    `recipient` and `template` are the codes of the saved ones, as the book writes them.
    """

    consignment: Consignment | None
    findings: tuple[Finding, ...]
    recipient: str = ""
    template: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_error)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.is_error)


def compose(order: Order, saved: Saved, config: Config, today: date, *, shipper: Party | None = None) -> Composed:
    """Check an order whole. `today` is the day at the desk, the earliest ship date; `shipper` stands for the desk's."""
    parts = Parts(order, saved, config)
    consignee = consignee_of(parts)
    shipper = shipper or shipper_of(parts)
    currency = currency_of(parts)
    items = items_of(parts, currency)
    pieces = pieces_of(parts)
    ship_date = ship_date_of(parts, today)
    if consignee is not None:
        parts.review(review_party(consignee))
    if shipper is not None:
        parts.review(review_shipper(shipper))
    for n, item in enumerate(items, 1):
        parts.review(review_item(item, n))
    # A party that nothing can be said of: with the other in its place, the terms are checked all the same.
    known = consignee is not None and shipper is not None
    sender, receiver = shipper or consignee or _anybody(), consignee or shipper or _anybody()
    crosses = sender.address.country != receiver.address.country
    consignment = parts.tried(
        Consignment,
        {
            "shipper": with_latin(sender),
            "consignee": with_latin(receiver),
            "items": items,
            "pieces": pieces or (Piece(weight_g=1),),
            "ship_date": ship_date,
            "currency": currency,
            **terms_of(parts, currency, crosses=crosses),
        },
        stand_ins={"service": config.defaults.service},
    )
    if consignment is not None:
        found = review_consignment(consignment, config.carrier.express)
        parts.review(found if known else [finding for finding in found if finding.is_error])
        check_words(parts, consignment)
    failed = any(finding.is_error for finding in parts.found)
    return Composed(
        None if failed else consignment,
        tuple(parts.found),
        recipient=parts.recipient.code if parts.recipient else "",
        template=parts.template.code if parts.template else "",
    )


@cache
def _anybody() -> Party:
    return Party(company="-", address=Address(address1="-", country="CH"))
