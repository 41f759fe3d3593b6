"""What is sent from one shipper to one consignee on one waybill."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from shipkit.model.base import CurrencyCode, Name, Note, Short, Value, Word, as_word
from shipkit.model.goods import Item, Piece
from shipkit.model.money import MOST_AMOUNT, Money, total
from shipkit.model.party import Party

Payer = Literal["shipper", "recipient", "third-party"]
# Incoterms 2020 (ICC publication 723E), the eleven rules.
Incoterm = Literal["EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"]
Reason = Literal["sale", "gift", "sample", "return", "repair", "personal", "documents", "other"]
Contents = Literal["goods", "documents"]

MOST_ITEMS = 999
MOST_PIECES = 999
MOST_REFERENCES = 10


def _upper(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


PayerWord = Annotated[Payer, BeforeValidator(as_word)]
ReasonWord = Annotated[Reason, BeforeValidator(as_word)]
ContentsWord = Annotated[Contents, BeforeValidator(as_word)]
IncotermWord = Annotated[Incoterm, BeforeValidator(_upper)]


class Consignment(Value):
    """A whole consignment, ready to be booked.

    `reference` is the shipper's own word for it and names one consignment; `references` are further ones
    (order, invoice, cost centre) that may repeat. `value_for_carriage` None is NVD. `ship_date` is the day of
    handing over at the origin.
    """

    shipper: Party
    consignee: Party
    reference: Short = ""
    references: Annotated[tuple[Short, ...], Field(max_length=MOST_REFERENCES)] = ()
    service: Word
    packaging: Word = "own"
    ship_date: date
    contents: ContentsWord = "goods"
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)] = ()
    pieces: Annotated[tuple[Piece, ...], Field(min_length=1, max_length=MOST_PIECES)]
    currency: CurrencyCode
    incoterm: IncotermWord | None = None
    incoterm_place: Name = ""
    reason: ReasonWord = "sale"
    payer: PayerWord = "shipper"
    payer_account: Short = ""
    duties_payer: PayerWord = "recipient"
    duties_account: Short = ""
    value_for_carriage: Money | None = None
    insurance: Money | None = None
    options: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    notes: Note = ""

    @field_validator("currency")
    @classmethod
    def _can_be_summed(cls, currency: str, info: ValidationInfo) -> str:
        items: tuple[Item, ...] = info.data.get("items", ())
        worth = Decimal(0)
        for n, item in enumerate(items, 1):
            if (money := item.unit_value) is None:
                continue
            if money.currency != currency:
                msg = f"item {n} is valued in {money.currency}, the consignment in {currency}: one is needed"
                raise ValueError(msg)
            worth += item.quantity * money.amount
        if worth >= MOST_AMOUNT:
            msg = f"the items are worth {worth:,.0f} {currency} together: more than a consignment can be"
            raise ValueError(msg)
        return currency

    @property
    def is_international(self) -> bool:
        """Whether it crosses a border."""
        return self.shipper.address.country != self.consignee.address.country

    @property
    def weight_g(self) -> int:
        """Gross weight of all pieces, in grams."""
        return sum(piece.weight_g for piece in self.pieces)

    @property
    def value_for_customs(self) -> Money | None:
        """The sum of the items' values; None (NCV) when no item has one."""
        values = [value for item in self.items if (value := item.value) is not None]
        return total(values, self.currency) if values else None

    @property
    def net_weight_g(self) -> int | None:
        """Net weight of all items, in grams; None unless every item has one."""
        weights = [item.net_weight_g for item in self.items if item.net_weight_g is not None]
        return sum(weights) if weights and len(weights) == len(self.items) else None
