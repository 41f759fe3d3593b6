from decimal import Decimal

import pytest
from builders import DESK, a_consignment, a_party, a_piece, an_item, party_of
from pydantic import ValidationError

from shipkit.model.money import Money


def where(**values):
    with pytest.raises(ValidationError) as refused:
        a_consignment(**values)
    return {error["loc"] for error in refused.value.errors()}


def test_it_crosses_a_border_when_the_countries_differ():
    assert a_consignment().is_international
    assert not a_consignment(consignee=party_of(DESK)).is_international


def test_weights_are_summed():
    consignment = a_consignment(pieces=(a_piece(weight_g=5), a_piece(weight_g=7)), items=(an_item(), an_item()))
    assert (consignment.weight_g, consignment.net_weight_g) == (12, 240)


def test_the_net_weight_is_known_only_when_every_line_has_one():
    assert a_consignment(items=(an_item(), an_item(net_weight_g=None))).net_weight_g is None
    assert a_consignment(items=()).net_weight_g is None


def test_the_value_for_customs_is_the_sum_of_the_rounded_lines():
    items = (an_item(quantity="3", unit_value="0.335 USD"), an_item(quantity="3", unit_value="0.335 USD"))
    assert str(a_consignment(items=items).value_for_customs) == "2.02 USD"


def test_there_is_no_value_for_customs_without_one_of_an_item():
    assert a_consignment(items=(an_item(unit_value=None),)).value_for_customs is None
    assert a_consignment(items=(), contents="documents").value_for_customs is None


def test_a_line_without_a_value_does_not_hide_that_of_another():
    consignment = a_consignment(items=(an_item(unit_value=None), an_item(quantity="1", unit_value="5 USD")))
    assert consignment.value_for_customs == Money(amount=Decimal(5), currency="USD")


def test_items_of_another_currency_are_refused_by_number():
    with pytest.raises(ValidationError, match="item 2 is valued in EUR, the consignment in USD: one is needed"):
        a_consignment(items=(an_item(), an_item(unit_value="5 EUR")))


def test_a_sum_beyond_what_can_be_booked_is_refused():
    most = an_item(quantity="99999999999", unit_value="1 USD")
    assert a_consignment(items=(most,)).value_for_customs.amount == 99_999_999_999
    with pytest.raises(ValidationError, match="the items are worth 199,999,999,998 USD together"):
        a_consignment(items=(most, most))


def test_insurance_and_value_for_carriage_may_be_of_another_currency():
    assert str(a_consignment(insurance="500 EUR", value_for_carriage="5 CHF").insurance) == "500.00 EUR"


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [("payer", "Third Party", "third-party"), ("duties_payer", " SHIPPER ", "shipper"), ("reason", "Sale", "sale"),
     ("contents", "DOCUMENTS", "documents"), ("incoterm", " ddp ", "DDP"), ("service", "Economy", "economy"),
     ("options", ("Tail Lift", "fragile"), ("tail-lift", "fragile"))],
)  # fmt: skip
def test_words_are_kept_one_way(field, written, kept):
    assert getattr(a_consignment(**{field: written}), field) == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [("payer", "me"), ("incoterm", "DAT"), ("reason", ""), ("contents", "stuff"), ("service", "../x"), ("pieces", ()),
     ("pieces", (a_piece(),) * 1000), ("items", (an_item(),) * 1000), ("references", ("a",) * 11), ("options", ("a",) * 21),
     ("reference", "x" * 41), ("notes", "x" * 501), ("ship_date", "never"), ("insurance", "5")],
)  # fmt: skip
def test_each_field_refuses_what_it_cannot_be(field, value):
    assert {loc[0] for loc in where(**{field: value})} == {field}


def test_every_fault_is_told_at_once():
    found = where(payer="me", incoterm="X", notes="\0", reason="joke", items=(an_item(unit_value="1 EUR"),))
    assert found == {("payer",), ("incoterm",), ("notes",), ("reason",), ("currency",)}


def test_it_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        a_consignment().consignee = a_party()
