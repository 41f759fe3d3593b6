from decimal import Decimal

import pytest
from builders import a_piece, an_item, goods
from pydantic import ValidationError

from shipkit.model.goods import Item, Piece
from shipkit.model.money import Money


def where(make, **values):
    with pytest.raises(ValidationError) as refused:
        make(**values)
    return {error["loc"] for error in refused.value.errors()}


@pytest.mark.parametrize(
    ("written", "code"),
    [("847130", "847130"), ("8471.30", "847130"), ("8471 30 00 10", "8471300010"), (847130, "847130"), ("８４７１３０", "847130"), ("", None)],
)  # fmt: skip
def test_an_hs_code_is_its_digits(written, code):
    assert an_item(hs_code=written).hs_code == code


@pytest.mark.parametrize("code", ["84713", "84713000101", "8471AB", "٨٤٧١٣٠", "-", " ", "1e9", "\0", "8" * 1_000_000])
def test_an_hs_code_has_six_to_ten_digits(code):
    assert where(an_item, hs_code=code) == {("hs_code",)}


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_a_line_without_a_description_is_refused_beside_its_other_faults(text):
    assert where(an_item, description=text, hs_code="1") == {("description",), ("hs_code",)}


def test_saved_goods_need_a_description_too():
    assert where(goods, description=" ") == {("description",)}


@pytest.mark.parametrize("quantity", ["0", "-1", "1e309", "NaN", "0.00001", "1e12", "1,5", "x", ""])
def test_a_quantity_that_cannot_be_is_refused(quantity):
    assert where(an_item, quantity=quantity) == {("quantity",)}


@pytest.mark.parametrize(
    ("quantity", "kept"), [("2.5", "2.5"), ("24.0", "24"), ("１２", "12"), (3, "3"), ("1e3", "1000")]
)
def test_a_quantity_is_a_decimal(quantity, kept):
    assert an_item(quantity=quantity).quantity == Decimal(kept)


@pytest.mark.parametrize(
    ("quantity", "unit_value", "value"),
    [
        ("3", "0.333 USD", "1.00 USD"),
        ("1.5", "7 JPY", "11 JPY"),
        ("2", "0 USD", "0.00 USD"),
        ("99999999999", "1 USD", "99,999,999,999.00 USD"),
    ],
)
def test_the_value_of_a_line_is_rounded_to_minor_units_once(quantity, unit_value, value):
    money = an_item(quantity=quantity, unit_value=unit_value).value
    assert str(money) == value
    assert Money.model_validate(money.model_dump()) == money


def test_a_line_without_a_value_has_none():
    assert an_item(unit_value=None).value is None


def test_a_line_worth_more_than_can_be_booked_is_refused_in_a_sentence():
    with pytest.raises(ValidationError, match=r"99999999999 times 2\.00 USD is more than a line can be worth"):
        an_item(quantity="99999999999", unit_value="2 USD")


def test_a_description_alone_is_a_line():
    item = Item(description="Books")
    assert (item.quantity, item.unit, item.value, item.hs_code) == (1, "pcs", None, None)


@pytest.mark.parametrize("weight_g", [0, -1, 100_000_001, 1.5, "x", None, float("inf"), 10**30])
def test_a_weight_that_cannot_be_is_refused(weight_g):
    assert where(a_piece, weight_g=weight_g) == {("weight_g",)}


@pytest.mark.parametrize("missing", ["length_mm", "width_mm", "height_mm"])
def test_a_size_is_three_sides_or_none(missing):
    with pytest.raises(ValidationError, match="a size needs length, width and height"):
        a_piece(**{missing: None})


def test_a_piece_may_have_no_size():
    assert Piece(weight_g=5).size_mm is None
    assert a_piece().size_mm == (300, 200, 100)


@pytest.mark.parametrize("side", [0, -1, 30_001])
def test_a_side_that_cannot_be_is_refused(side):
    assert where(a_piece, width_mm=side) == {("width_mm",)}
