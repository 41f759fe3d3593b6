"""What a set of papers shows beside the record: whose paper it is, who signs, what is charged, how many copies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from shipkit.model.consignment import Consignment
    from shipkit.model.money import Money

CHARGES = ("freight", "insurance", "packaging", "handling", "other")
"""The charges an invoice has a line for, in the order of the lines."""


MOST_COPIES = 20
"""Of one paper in one set."""


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """Choices for the papers of one waybill.

    `language` is that of the captions: `en`, `zh` or `en+zh`. `letterhead` and `signature` are PNG or JPEG, a file
    or its bytes. `charges` are amounts by kind, in the consignment's currency. `invoice_number` is otherwise the
    waybill's, `invoice_date` the ship date, `signatory` the shipper's name, `place` the shipper's town. `copies`
    is paper to number, 1 where it is not named; `copies_to` has the same by destination, and goes before it.
    `enclosed` are the papers a letter of instruction lists.
    """

    language: str = "en"
    letterhead: Path | bytes | None = None
    signature: Path | bytes | None = None
    charges: Mapping[str, Money] = field(default_factory=dict)
    invoice_number: str = ""
    invoice_date: date | None = None
    signatory: str = ""
    place: str = ""
    copies: Mapping[str, int] = field(default_factory=dict)
    copies_to: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    enclosed: tuple[str, ...] = ()


def clean_options(options: PaperOptions) -> PaperOptions:
    """The options with their texts as they may be printed.

    Errors: InvalidInput for a text that cannot be printed and for a number of copies that is none.
    """
    faults = [
        Finding(f"copies.{name}", f"{count} copies: 1 to {MOST_COPIES} can be printed", "copies-number")
        for name, count in options.copies.items()
        if not 1 <= count <= MOST_COPIES
    ]

    def clean(field: str, text: str, limit: int) -> str:
        try:
            return clean_line(text, limit)
        except ValueError as error:
            faults.append(Finding(field, str(error), "text-invalid"))
            return ""

    cleaned = replace(
        options,
        invoice_number=clean("invoice_number", options.invoice_number, 40),
        signatory=clean("signatory", options.signatory, 100),
        place=clean("place", options.place, 100),
    )
    if faults:
        raise InvalidInput("the papers cannot be printed like that", faults)
    return cleaned


def check_charges(charges: Mapping[str, Money], consignment: Consignment) -> None:
    """Errors: InvalidInput for a charge of an unknown kind, or not in the consignment's currency."""
    faults = list(_charge_faults(charges, consignment.currency))
    if faults:
        raise InvalidInput("the charges cannot be invoiced", faults)


def _charge_faults(charges: Mapping[str, Money], currency: str) -> Iterator[Finding]:
    for kind, money in charges.items():
        where = f"charges.{kind}"
        if kind not in CHARGES:
            yield Finding(where, f"{kind[:40]!r} is no charge: one of {', '.join(CHARGES)}", "charge-unknown")
        elif money.currency != currency:
            why = f"{money} cannot be added to an invoice in {currency}"
            yield Finding(where, why, "charge-currency")
