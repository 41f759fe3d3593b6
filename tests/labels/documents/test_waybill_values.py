from decimal import Decimal

import pytest
from samples import item, party, waybill

from shipkit.labels.documents.waybill_values import _plain, show_hs, show_number, shown


def test_a_party_of_another_script_is_shown_in_both():
    values = shown(waybill(shipper=party("cyrillic"), consignee=party("latin"))).head

    assert values["shipper.original"].startswith("Національна бібліотека України,\nReceiving desk\n")
    assert values["shipper.latin"].isascii()
    assert values["shipper.latin"].endswith("\nUKRAINE")
    assert "shipper" not in values
    assert values["consignee"].endswith("\nSPAIN")


def test_a_label_has_the_town_in_latin_letters():
    values = shown(waybill(consignee=party("greek"))).head

    assert values["consignee.label"].splitlines()[-1] == "42, GREECE"


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [("12", "12"), ("1.5", "1.5"), ("2.50", "2.5"), ("1E+3", "1,000"), ("1200.000", "1,200"), ("0.0001", "0.0001")],
)
def test_a_quantity_is_written_without_noise(quantity, expected):
    assert _plain(Decimal(quantity)) == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("847130", "8471.30"), ("85076000", "8507.60.00"), ("8507600090", "8507.60.00.90"), ("", "")]
)
def test_an_hs_code_is_written_in_its_groups(code, expected):
    assert show_hs(code) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("570000000010", "5700 0000 0010"), ("RR123456785CN", "RR123456785CN")]
)
def test_our_own_number_is_written_in_fours(number, expected):
    assert show_number(number) == expected


def test_values_add_up_and_unknown_is_not_nought():
    known = shown(waybill(items=3))
    unknown = shown(waybill(items=[item(unit_value=None, net_weight_g=None)]))

    assert known.head["customs_value"] == known.totals["goods.value"] == "USD 1,476.00"
    assert known.totals["goods.net_weight"] == "7.80 kg"
    assert unknown.head["customs_value"] == "NCV"
    assert unknown.head["carriage_value"] == "NVD"
    assert unknown.totals["goods.net_weight"] == ""


def test_a_consignment_without_items_says_what_it_is():
    assert shown(waybill(items=0, contents="documents")).rows == [{"line": "1", "description": "Documents"}]


def test_each_piece_has_its_number_weight_and_plate():
    pieces = shown(waybill(pieces=2)).pieces

    assert [piece["piece"] for piece in pieces] == ["1 of 2", "2 of 2"]
    assert [piece["weight"] for piece in pieces] == ["2.50 kg", "2.501 kg"]
    assert pieces[0]["size"] == "40 x 30 x 20.5 cm"
    assert pieces[1]["plate"] == "9S 5700 0000 0010 002"
    assert pieces[1]["plate.bars"] == "9S570000000010002"


def test_a_gs1_plate_is_a_gs1_symbol():
    (piece,) = shown(waybill(gs1=True)).pieces

    assert piece["plate"] == "(00)001234560000010000"
    assert piece["plate.bars"] == "\xf100001234560000010000"


def test_every_value_has_a_field():
    from shipkit.labels.documents.waybill import waybill_layouts

    names = {field.name for layout in waybill_layouts("en") for field in layout.fields}
    values = shown(waybill(items=7, pieces=2, shipper=party("arabic"), consignee=party("latin")))

    assert set(values.head) <= names
    assert set(values.totals) <= names
    assert {f"row.0.{key}" for row in values.rows for key in row} <= names
    assert {key for piece in values.pieces for key in piece} <= names


def test_every_field_has_a_value():
    from shipkit.labels.documents.waybill import waybill_layouts

    names = {field.name for layout in waybill_layouts("en") for field in layout.fields}
    one = shown(waybill(items=7, pieces=2, shipper=party("arabic"), consignee=party("latin")))
    other = shown(waybill(shipper=party("latin"), consignee=party("arabic")))
    given = {*one.head, *other.head, *one.totals, *one.pieces[0], "page"}

    assert {name for name in names if not name.startswith("row.")} <= given
