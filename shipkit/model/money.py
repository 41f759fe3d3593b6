"""Money: a decimal amount and its currency. Never a float, never two currencies in one sum."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from shipkit.model.base import CurrencyCode, Value
from shipkit.model.currencies import minor_units
from shipkit.model.decimals import number_of

# Eleven digits before the point: more than any consignment is worth, and no sum of a day overflows 64 bits.
WHOLE_DIGITS, PLACES = 11, 6
MOST_AMOUNT = Decimal(10) ** WHOLE_DIGITS
"""What an amount stays below."""


def _plain_zero(amount: Decimal) -> Decimal:
    """No -0.00, which papers would print, and no 0E-999999, which would be printed in a million digits."""
    return amount or Decimal(0)


Amount = Annotated[
    Decimal,
    # In this order the limits stay within Pydantic's core, which is five times as fast.
    Field(ge=0, max_digits=WHOLE_DIGITS + PLACES, decimal_places=PLACES, allow_inf_nan=False),
    BeforeValidator(number_of),
    AfterValidator(_plain_zero),
]


class Money(Value):
    """`amount` of `currency` (ISO 4217). Also read from text: `12.50 USD`, `USD 12.50`."""

    amount: Amount
    currency: CurrencyCode

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        words = data.split(maxsplit=2)
        if len(words) != 2 or words[0].isalpha() == words[1].isalpha():
            msg = f"{data[:40]!r} is no amount of money: write it as 12.50 USD"
            raise ValueError(msg)
        amount, currency = words if words[1].isalpha() else words[::-1]
        return {"amount": amount, "currency": currency}

    def __str__(self) -> str:
        return f"{show_amount(self.amount, self.currency)} {self.currency}"


def rounded(amount: Decimal, currency: str) -> Decimal:
    """`amount` in whole minor units, half up: 12.345 USD is 12.35, 12.5 JPY is 13."""
    return amount.quantize(_minor_unit(currency), ROUND_HALF_UP)


@cache
def _minor_unit(currency: str) -> Decimal:
    return Decimal(1).scaleb(-minor_units(currency))


def to_minor(money: Money) -> int:
    """Whole minor units, as the ledger keeps them: 12.34 USD is 1234."""
    return int(rounded(money.amount, money.currency).scaleb(minor_units(money.currency)))


def from_minor(units: int, currency: str) -> Money:
    """The reverse of `to_minor`."""
    return Money(amount=Decimal(units).scaleb(-minor_units(currency)), currency=currency)


def total(values: Iterable[Money], currency: str) -> Money:
    """The sum of amounts of one currency. Errors: ValueError when another one is among them."""
    amount = Decimal(0)
    for value in values:
        if value.currency != currency:
            msg = f"{value} cannot be added to an amount of {currency}"
            raise ValueError(msg)
        amount += value.amount
    return Money(amount=amount, currency=currency)


def show_amount(amount: Decimal, currency: str) -> str:
    """As printed: at least the currency's minor units, groups of three, more places only if they are there."""
    digits = minor_units(currency)
    exponent = amount.normalize().as_tuple().exponent
    places = max(digits, -exponent if isinstance(exponent, int) else 0)
    return f"{amount:,.{places}f}"
