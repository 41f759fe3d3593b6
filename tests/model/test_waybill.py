import json
from decimal import Decimal

import pytest
from builders import a_consignment, a_piece, a_waybill
from hypothesis import given, settings
from pydantic import ValidationError
from waybills import waybills

from shipkit.model.waybill import Waybill


def floats_in(value):
    """Every float of a document, read as JSON reads it."""
    if isinstance(value, dict):
        return [found for part in value.values() for found in floats_in(part)]
    if isinstance(value, list):
        return [found for part in value for found in floats_in(part)]
    return [value] if isinstance(value, float) else []


FEWER = settings(max_examples=40)


@FEWER
@given(waybills())
def test_a_waybill_survives_json_exactly(waybill):
    text = waybill.model_dump_json()
    assert Waybill.model_validate_json(text) == waybill
    assert Waybill.model_validate_json(text).model_dump_json() == text
    assert Waybill.model_validate(json.loads(text)) == waybill


@FEWER
@given(waybills())
def test_the_short_form_that_the_ledger_keeps_survives_exactly(waybill):
    text = waybill.model_dump_json(exclude_defaults=True)
    again = Waybill.model_validate_json(text)
    assert again == waybill
    assert again.model_dump_json(exclude_defaults=True) == text
    for name in ("is_international", "weight_g", "net_weight_g", "value_for_customs"):
        assert getattr(again.consignment, name) == getattr(waybill.consignment, name)


@FEWER
@given(waybills())
def test_no_number_of_it_is_ever_a_float(waybill):
    assert floats_in(json.loads(waybill.model_dump_json())) == []
    for item in waybill.consignment.items:
        assert type(item.quantity) is Decimal
        assert item.unit_value is None or type(item.unit_value.amount) is Decimal
        assert item.value is None or type(item.value.amount) is Decimal


@pytest.mark.parametrize("plates", [(), ("J1", "J2")])
def test_each_piece_has_a_plate(plates):
    with pytest.raises(ValidationError, match=f"1 pieces need as many plates, not {len(plates)}"):
        a_waybill(plates=plates)


def test_a_number_has_four_characters_at_least():
    with pytest.raises(ValidationError):
        a_waybill(number="123")


def test_a_record_of_a_later_form_is_refused():
    with pytest.raises(ValidationError):
        a_waybill(version=2)


def test_plates_follow_the_pieces():
    waybill = a_waybill(consignment=a_consignment(pieces=(a_piece(), a_piece())), plates=("J1", "J2"))
    assert waybill.plates == ("J1", "J2")
