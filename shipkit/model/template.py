"""A consignment template: a consignment saved without its consignee, as much of it as is always the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from shipkit.model.base import Code, CountryCode, CurrencyCode, EmptyIsNone, Long, Name, Note, Short, Value, Word
from shipkit.model.consignment import MOST_ITEMS, MOST_PIECES, ContentsWord, IncotermWord, PayerWord, ReasonWord
from shipkit.model.goods import Grams, HsCode, Piece, Quantity
from shipkit.model.money import Money


class TemplateItem(Value):
    """A customs line of a template. `item` picks goods of the book; what is given beside it overrides them."""

    item: Annotated[Code | None, EmptyIsNone] = None
    description: Long = ""
    hs_code: Annotated[HsCode | None, EmptyIsNone] = None
    country_of_manufacture: Annotated[CountryCode | None, EmptyIsNone] = None
    quantity: Quantity = Decimal(1)
    unit: Short = ""
    unit_value: Money | None = None
    net_weight_g: Grams | None = None

    @model_validator(mode="after")
    def _names_goods(self) -> TemplateItem:
        if not self.item and not self.description:
            msg = "a description, or the code of a saved item, is needed"
            raise ValueError(msg)
        return self


class ConsignmentTemplate(Value):
    """Everything a consignment may say but the consignee; what is None or empty is asked for elsewhere."""

    code: Code
    description: Name = ""
    sender: Annotated[Code | None, EmptyIsNone] = None
    service: Annotated[Word | None, EmptyIsNone] = None
    packaging: Annotated[Word | None, EmptyIsNone] = None
    contents: Annotated[ContentsWord | None, EmptyIsNone] = None
    items: Annotated[tuple[TemplateItem, ...], Field(max_length=MOST_ITEMS)] = ()
    pieces: Annotated[tuple[Piece, ...], Field(max_length=MOST_PIECES)] = ()
    currency: Annotated[CurrencyCode | None, EmptyIsNone] = None
    incoterm: Annotated[IncotermWord | None, EmptyIsNone] = None
    incoterm_place: Name = ""
    reason: Annotated[ReasonWord | None, EmptyIsNone] = None
    payer: Annotated[PayerWord | None, EmptyIsNone] = None
    payer_account: Short = ""
    duties_payer: Annotated[PayerWord | None, EmptyIsNone] = None
    duties_account: Short = ""
    references: Annotated[tuple[Short, ...], Field(max_length=10)] = ()
    value_for_carriage: Money | None = None
    insurance: Money | None = None
    options: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    notes: Note = ""
