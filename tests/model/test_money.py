from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shipkit.model.currencies import MINOR_UNITS
from shipkit.model.money import Money, from_minor, rounded, show_amount, to_minor, total

AMOUNTS = st.decimals(0, Decimal("99999999999.999999"), places=6)
CURRENCIES = st.sampled_from(sorted(MINOR_UNITS))


def usd(amount):
    return Money(amount=amount, currency="USD")


@pytest.mark.parametrize("text", ["12.50 USD", "USD 12.50", " usd  12.50 ", "１２．５０ USD", "12.5 USD"])
def test_money_is_read_from_text_in_either_order(text):
    assert Money.model_validate(text) == usd(Decimal("12.50"))


@pytest.mark.parametrize(
    "text", ["", "12.50", "USD", "12 500", "12 500 USD", "USD EUR", "NaN USD", "12.50USD", "\0", "5\u202e USD"]
)
def test_text_that_is_no_money_is_refused(text):
    with pytest.raises(ValidationError, match="is no amount of money|is no number|is no currency"):
        Money.model_validate(text)


def test_ten_megabytes_of_text_are_refused_in_a_short_sentence():
    with pytest.raises(ValidationError) as refused:
        Money.model_validate("5 " * 5_000_000)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    "amount",
    ["-0.01", "-1e9", "NaN", "Infinity", "1e309", "1e999999999", "1e-999999999", "100000000000", "0.0000001", "1,5", "", "=1+1",
     float("nan"), float("inf"), -0.5, True, None, [], "9" * 10_000_000],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_an_amount_that_cannot_be_is_refused(amount):
    with pytest.raises(ValidationError):
        usd(amount)


@pytest.mark.parametrize("amount", ["0.1", 0.1, Decimal("0.1")])
def test_an_amount_is_a_decimal_whatever_it_was_given_as(amount):
    money = usd(amount)
    assert type(money.amount) is Decimal
    assert money.amount == Decimal("0.1")


@pytest.mark.parametrize("nothing", ["0", "-0", "0.00", "0e-20", "-0.00", "0E-999999"])
def test_nothing_is_plain_nothing(nothing):
    assert str(usd(nothing)) == "0.00 USD"
    assert usd(nothing).model_dump_json() == '{"amount":"0","currency":"USD"}'


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "shown"),
    [
        ("12.34", "USD", 1234, "12.34 USD"),
        ("12.345", "USD", 1235, "12.345 USD"),
        ("12.344999", "USD", 1234, "12.344999 USD"),
        ("12", "JPY", 12, "12 JPY"),
        ("12.5", "JPY", 13, "12.5 JPY"),
        ("1.2345", "KWD", 1235, "1.2345 KWD"),
        ("1.2", "KWD", 1200, "1.200 KWD"),
        ("1.2", "CLF", 12000, "1.2000 CLF"),
        ("1234567.5", "EUR", 123456750, "1,234,567.50 EUR"),
        ("1e10", "USD", 10**12, "10,000,000,000.00 USD"),
        ("99999999999.999999", "CLF", 10**15, "99,999,999,999.999999 CLF"),
    ],
)
def test_money_is_counted_in_the_minor_units_of_its_currency(amount, currency, minor, shown):
    money = Money(amount=amount, currency=currency)
    assert to_minor(money) == minor
    assert str(money) == shown


def test_half_a_minor_unit_is_rounded_up():
    assert rounded(Decimal("0.005"), "USD") == Decimal("0.01")
    assert rounded(Decimal("2.5"), "JPY") == Decimal(3)


def test_an_amount_is_shown_without_a_currency_of_its_own():
    assert show_amount(Decimal("1234.5"), "USD") == "1,234.50"
    assert show_amount(Decimal(0), "JPY") == "0"


def test_amounts_of_one_currency_are_added():
    assert total([usd("0.10"), usd("0.20")], "USD") == usd("0.30")
    assert total([], "USD") == usd(0)


def test_a_sum_of_different_currencies_is_refused():
    with pytest.raises(ValueError, match="5.00 EUR cannot be added to an amount of USD"):
        total([usd(1), Money(amount=5, currency="EUR")], "USD")


def test_money_of_other_currencies_is_never_equal():
    assert usd(5) != Money(amount=5, currency="EUR")


@given(st.integers(0, 10**11 - 1), CURRENCIES)
def test_minor_units_come_back_as_they_went(units, currency):
    money = from_minor(units, currency)
    assert to_minor(money) == units
    assert type(money.amount) is Decimal


@given(AMOUNTS, CURRENCIES)
def test_money_survives_json_and_text_exactly(amount, currency):
    money = Money(amount=amount, currency=currency)
    again = Money.model_validate_json(money.model_dump_json())
    assert again == money
    assert str(again) == str(money)
    assert Money.model_validate(f"{money.amount} {currency}") == money
    assert Money.model_validate(str(money).replace(",", "")) == money
