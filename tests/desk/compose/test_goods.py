from decimal import Decimal

import pytest
from builders import (
    SCARF,
    a_config,
    a_template,
    an_order,
    composed,
    consignment_of,
    faults_of,
    goods,
    saved,
)

BOOK = saved(
    templates=[
        a_template(),
        a_template("tins", items=({"item": "tea", "quantity": "4"},)),
        a_template("own-tins", items=({"item": "tea", "description": "Tea, gift tins", "unit_value": "30 USD"},)),
        a_template("two", items=({"item": "tea"}, {"description": "Printed books", "unit_value": "9.80 USD"})),
        a_template("euro", currency="EUR", items=()),
        a_template("lost", items=({"item": "no-such"}, {"item": "tea"})),
    ],
    items=[goods(), goods("silk", description="Silk scarf", unit_value="20 EUR", unit_weight_g=None)],
)


def items_of(*rows, template=None, **columns):
    """The items of an order with these rows."""
    order = an_order(items=rows, consignment=template, weight="50 kg", **columns)
    return consignment_of(order, book=BOOK).items


def found(*rows, template=None, **columns):
    order = an_order(items=rows, consignment=template, weight="50 kg", **columns)
    return faults_of(order, book=BOOK)


# Rows, templates, goods of the book


def test_a_row_is_an_item():
    (item,) = items_of(SCARF)
    assert (item.description, item.hs_code, item.country_of_manufacture) == ("Woven silk scarves", "621410", "CN")
    assert (item.quantity, item.unit, str(item.unit_value), item.net_weight_g) == (2, "pcs", "25.00 USD", 120)


def test_goods_are_picked_by_code():
    (item,) = items_of({"item": "tea", "quantity": "3"})
    assert (item.description, item.unit, str(item.unit_value), item.net_weight_g) == (
        "Green tea in tins",
        "tin",
        "22.00 USD",
        750,
    )


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [("description", "Black tea in tins", "description", "Black tea in tins"), ("unit", "box", "unit", "box"), ("hs_code", "0902.40", "hs_code", "090240"),
     ("country_of_manufacture", "India", "country_of_manufacture", "IN"), ("net_weight", "2.1", "net_weight_g", 2100)],
)  # fmt: skip
def test_a_cell_beside_a_code_overrides_what_the_book_says(column, text, field, value):
    (item,) = items_of({"item": "tea", column: text})
    assert getattr(item, field) == value


def test_the_items_of_a_template_are_taken_when_the_order_has_none():
    books, tins, own = (items_of(template=code) for code in ("box", "tins", "own-tins"))
    assert [item.description for item in books] == ["Printed books"]
    assert [(item.description, item.quantity, item.net_weight_g) for item in tins] == [("Green tea in tins", 4, 1000)]
    assert [(item.description, str(item.unit_value), item.hs_code) for item in own] == [
        ("Tea, gift tins", "30.00 USD", "090210")
    ]


def test_rows_that_name_goods_stand_for_those_of_the_template():
    assert [item.description for item in items_of(SCARF, template="two")] == ["Woven silk scarves"]
    assert [item.description for item in items_of({"item": "tea"}, template="box")] == ["Green tea in tins"]


@pytest.mark.parametrize(
    ("template", "quantity", "net_weight_g"),
    [("box", "5", 2750), ("box", "1", 550), ("box", "0.5", 275), ("tins", "5", 1250)],
)
def test_a_quantity_beside_a_template_of_one_item_changes_it_and_its_net_weight(template, quantity, net_weight_g):
    (item,) = items_of({"quantity": quantity}, template=template)
    assert item.quantity == Decimal(quantity)
    assert item.net_weight_g == net_weight_g


def test_a_net_weight_beside_that_quantity_stands():
    (item,) = items_of({"quantity": "5", "net_weight": "3 kg"}, template="box")
    assert (item.description, item.quantity, item.net_weight_g) == ("Printed books", 5, 3000)


def test_a_value_beside_a_template_of_one_item_changes_that_alone():
    (item,) = items_of({"unit_value": "12"}, template="box")
    assert (str(item.unit_value), item.quantity, item.net_weight_g) == ("12.00 USD", 2, 1100)


def test_a_quantity_beside_a_template_of_two_items_belongs_to_neither():
    assert found({"quantity": "5"}, template="two") == [
        ("items.1.description", "missing"),
        ("items.1.unit_value", "value-missing"),
    ]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_cell_of_an_item_says_nothing(blank):
    assert items_of({**SCARF, "hs_code": blank, "unit": blank, "item": blank})[0].hs_code is None


# Faults


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [("item", "no-such", "item-unknown"), ("item", "../../x", "item-unknown"), ("hs_code", "12AB56", "invalid"), ("hs_code", "1e9", "invalid"),
     ("country_of_manufacture", "Narnia", "invalid"), ("quantity", "-1", "number"), ("quantity", "0", "number"), ("quantity", "1e309", "number"),
     ("quantity", "NaN", "invalid"), ("quantity", "1,5", "invalid"), ("quantity", "9" * 10_000_000, "invalid"), ("unit", "\0", "invalid"),
     ("unit_value", "-1", "number"), ("unit_value", "1e999999999", "number"), ("unit_value", "5 XXX", "invalid"), ("unit_value", "=1+1", "invalid"),
     ("unit_value", "5 5", "invalid"), ("net_weight", "-1", "measure"), ("net_weight", "1e309", "measure"), ("net_weight", "5 stone", "measure"),
     ("description", "a\u202eb", "invalid"), ("description", "x" * 201, "invalid"), ("description", "x" * 10_000_000, "length"),
     ("colour", "red", "field-unknown")],
    ids=range(24),
)  # fmt: skip
def test_a_faulty_cell_is_told_by_the_number_of_its_item(column, text, code):
    assert found(SCARF, {**SCARF, column: text}) == [(f"items.2.{column}", code)]


def test_every_fault_of_every_item_is_told_at_once():
    bad = {
        "description": "\0",
        "hs_code": "1",
        "quantity": "x",
        "unit_value": "y",
        "net_weight": "z",
        "country_of_manufacture": "?",
    }
    told = found(bad, SCARF, bad)
    assert {where for where, _ in told} == {f"items.{n}.{column}" for n in (1, 3) for column in bad}
    assert len(told) == 12


def test_doubts_of_a_faulty_item_are_told_too():
    answer = composed(an_order(items=({"description": "samples", "quantity": "x", "unit_value": "1"},)))
    assert ("items.1.description", "description-vague") in [(doubt.where, doubt.code) for doubt in answer.warnings]


def test_goods_the_book_does_not_have_are_not_asked_for_a_value_as_well():
    answer = composed(an_order(items=({"item": "no-such"},)))
    assert [(finding.where, finding.code) for finding in answer.findings] == [("items.1.item", "item-unknown")]


def test_goods_that_a_template_names_and_the_book_has_not_are_told():
    assert found(template="lost") == [("items.1.item", "item-unknown")]


def test_more_than_a_line_can_be_worth_is_told_in_a_sentence():
    (fault,) = composed(an_order(items=({**SCARF, "quantity": "99999999999"},))).errors
    assert str(fault) == "items.1.unit_value: 99999999999 times 25.00 USD is more than a line can be worth"


def test_more_than_a_consignment_can_be_worth_is_told():
    row = {**SCARF, "quantity": "3999999999"}
    assert found(row) == []
    assert found(row, row) == [("currency", "invalid")]


@pytest.mark.parametrize("row", [{"item": "tea", "quantity": "500000"}, {"quantity": "1000000"}])
def test_goods_heavier_than_any_piece_are_told_under_their_quantity(row):
    template = None if "item" in row else "box"
    assert found(row, template=template) == [("items.1.quantity", "measure")]


def test_thousands_of_items_are_too_many():
    assert found(*[SCARF] * 1000) == [("items", "length")]


# Currency


@pytest.mark.parametrize(
    ("rows", "template", "said", "currency"),
    [
        ([SCARF], None, "EUR", "EUR"),
        ([SCARF], None, " eur ", "EUR"),
        ([SCARF], None, None, "CNY"),
        ([SCARF], "euro", None, "EUR"),
        ([SCARF], "euro", "CHF", "CHF"),
        ([{**SCARF, "unit_value": "25 GBP"}], None, None, "GBP"),
        ([{**SCARF, "unit_value": "gbp 25"}], "euro", None, "GBP"),
        ([], "box", None, "USD"),
        ([], "tins", None, "USD"),
        ([{"quantity": "2"}], "box", None, "USD"),
        ([{"item": "silk"}], None, None, "EUR"),
        ([{"item": "silk"}], "box", None, "EUR"),
        ([SCARF, {"item": "silk"}], None, None, "EUR"),
        ([], "euro", None, "EUR"),
    ],
    ids=range(14),
)
def test_a_consignment_has_the_currency_of_the_nearest_who_says_one(rows, template, said, currency):
    order = an_order(items=rows, consignment=template, currency=said, contents="documents", weight="9 kg")
    assert consignment_of(order, book=BOOK, config=a_config(desk={"currency": "CNY"})).currency == currency


@pytest.mark.parametrize("said", ["XYZ", "$", "US", "DOLLAR" * 100_000, "\0", "=cmd"], ids=range(6))
def test_a_currency_that_is_none_is_told_once(said):
    rows = [SCARF, {"item": "silk"}, {**SCARF, "unit_value": "5 EUR"}]
    assert found(*rows, currency=said, insurance="5") == [("currency", "currency-unknown")]


@pytest.mark.parametrize(
    ("rows", "said", "number"),
    [
        ([SCARF, {**SCARF, "unit_value": "5 EUR"}], "USD", 2),
        ([{"item": "tea"}, {"item": "silk"}], None, 2),
        ([{"item": "silk"}], "USD", 1),
    ],
)
def test_a_value_in_another_currency_is_told_by_the_number_of_its_item(rows, said, number):
    answer = composed(an_order(items=rows, currency=said), book=BOOK)
    assert [str(fault) for fault in answer.errors] == [
        f"items.{number}.unit_value: it is valued in EUR, the consignment in USD: one is needed"
    ]


def test_a_value_of_goods_can_be_given_anew_in_the_currency_of_the_consignment():
    (item,) = items_of({"item": "silk", "unit_value": "22"}, currency="USD")
    assert str(item.unit_value) == "22.00 USD"
