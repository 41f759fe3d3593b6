"""What is in the boxes, and the boxes: customs lines (items) and pieces."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from shipkit.model.base import Code, CountryCode, EmptyIsNone, Long, Short, Value, Word
from shipkit.model.decimals import half_width, number_of
from shipkit.model.money import MOST_AMOUNT, Money, rounded
from shipkit.model.units import MOST_GRAMS, MOST_MILLIMETRES


def _hs_digits(value: object) -> object:
    return half_width(value).replace(".", "").replace(" ", "") if isinstance(value, str) else value


def _is_hs(text: str) -> str:
    # Six digits are the Harmonized System's own (WCO); nations add two or four.
    if not (text.isascii() and text.isdigit() and 6 <= len(text) <= 10):
        msg = f"{text[:20]!r} is no HS code: 6 to 10 digits"
        raise ValueError(msg)
    return text


def _says_something(text: str) -> str:
    if not text:
        msg = "a description is needed"
        raise ValueError(msg)
    return text


HsCode = Annotated[str, BeforeValidator(_hs_digits), AfterValidator(_is_hs)]
Description = Annotated[Long, AfterValidator(_says_something)]
Quantity = Annotated[
    Decimal, Field(gt=0, max_digits=15, decimal_places=4, allow_inf_nan=False), BeforeValidator(number_of)
]
Grams = Annotated[int, Field(gt=0, le=MOST_GRAMS)]
Millimetres = Annotated[int, Field(gt=0, le=MOST_MILLIMETRES)]


class Item(Value):
    """One customs line. `net_weight_g` is of the whole line; `unit_value` of one `unit`."""

    description: Description
    hs_code: Annotated[HsCode | None, EmptyIsNone] = None
    country_of_manufacture: Annotated[CountryCode | None, EmptyIsNone] = None
    quantity: Quantity = Decimal(1)
    unit: Short = "pcs"
    unit_value: Money | None = None
    net_weight_g: Grams | None = None

    @field_validator("unit_value")
    @classmethod
    def _can_be_multiplied(cls, unit_value: Money | None, info: ValidationInfo) -> Money | None:
        quantity: Decimal | None = info.data.get("quantity")
        if unit_value is not None and quantity is not None and quantity * unit_value.amount >= MOST_AMOUNT:
            msg = f"{quantity:f} times {unit_value} is more than a line can be worth"
            raise ValueError(msg)
        return unit_value

    @property
    def value(self) -> Money | None:
        """The line's value: quantity times unit value, in whole minor units."""
        if self.unit_value is None:
            return None
        currency = self.unit_value.currency
        return Money.model_construct(
            amount=rounded(self.quantity * self.unit_value.amount, currency), currency=currency
        )


class SavedItem(Value):
    """Goods of the book, ready to be picked by code; value and weight of one unit."""

    code: Code
    description: Description
    hs_code: Annotated[HsCode | None, EmptyIsNone] = None
    country_of_manufacture: Annotated[CountryCode | None, EmptyIsNone] = None
    unit: Short = "pcs"
    unit_value: Money | None = None
    unit_weight_g: Grams | None = None


class Piece(Value):
    """One box with its own barcode. Its size is all three sides or none."""

    weight_g: Grams
    length_mm: Millimetres | None = None
    width_mm: Millimetres | None = None
    height_mm: Millimetres | None = None
    packaging: Annotated[Word | None, EmptyIsNone] = None

    @model_validator(mode="after")
    def _whole_size(self) -> Piece:
        sides = (self.length_mm, self.width_mm, self.height_mm)
        if any(sides) and not all(sides):
            msg = "a size needs length, width and height"
            raise ValueError(msg)
        return self

    @property
    def size_mm(self) -> tuple[int, int, int] | None:
        """Length, width and height, or None when the size was not given."""
        if self.length_mm is None or self.width_mm is None or self.height_mm is None:
            return None
        return self.length_mm, self.width_mm, self.height_mm
