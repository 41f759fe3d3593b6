import pickle

import pytest
from builders import SHANGHAI, a_consignment, a_party, a_piece, an_item, an_order, consignment_of, party_of

from shipkit.desk.order import Order
from shipkit.desk.packing import pack
from shipkit.model.consignment import Consignment
from shipkit.store.ledger import PieceRow, ShipmentRow

ORDER = Order({"reference": "SO-1", "recipient": "bl", "consignment": "box"})


def test_the_ledger_gets_every_column_but_those_of_the_booking():
    own = {"number", "reference", "digest", "status", "booked_at", "booked_by", "record"}
    assert set(pack(a_consignment(), ORDER).columns) == set(ShipmentRow.__dataclass_fields__) - own


def test_what_is_searched_for_is_kept_in_columns_of_its_own():
    columns = pack(a_consignment(pieces=(a_piece(), a_piece())), ORDER, recipient="bl", template="box").columns
    assert columns | {"search": ""} == {
        "ship_date": "2026-12-01", "service": "priority", "packaging": "own", "contents": "goods", "recipient": "bl",
        "template": "box", "consignee": "Receiving desk", "company": "The British Library", "city": "London", "country": "GB",
        "postcode": "NW1 2DB", "phone": "+443303331144", "origin_country": "CN", "payer": "shipper", "payer_account": "",
        "duties_payer": "recipient", "pieces": 2, "weight_g": 2400, "currency": "USD", "customs_minor": 5000, "search": "",
    }  # fmt: skip


def test_an_order_that_names_nothing_saved_leaves_those_columns_empty():
    columns = pack(a_consignment(), Order({})).columns
    assert (columns["recipient"], columns["template"]) == ("", "")


def test_pieces_are_plain_numbers_in_the_order_of_the_ledger():
    ready = pack(
        a_consignment(pieces=(a_piece(), a_piece(weight_g=9, length_mm=None, width_mm=None, height_mm=None))), ORDER
    )
    assert ready.pieces == ((1200, 300, 200, 100), (9, None, None, None))
    assert PieceRow("J1", "1", 1, *ready.pieces[0]).weight_g == 1200


@pytest.mark.parametrize(
    ("items", "minor"),
    [
        ((an_item(unit_value="0.335 USD", quantity="3"),), 101),
        ((an_item(unit_value=None),), None),
        ((), None),
        ((an_item(unit_value="0 USD"),), 0),
    ],
)
def test_the_value_is_kept_in_whole_minor_units(items, minor):
    assert pack(a_consignment(items=items), ORDER).columns["customs_minor"] == minor


def test_the_largest_value_fits_into_64_bits():
    most = an_item(quantity="99999999999", unit_value="1 CLF")
    assert pack(a_consignment(items=(most,), currency="CLF"), ORDER).columns["customs_minor"] < 2**63


@pytest.mark.parametrize(("phone", "kept"), [("", ""), ("no number", ""), ("020 7946 0388", "+442079460388")])
def test_a_phone_is_kept_as_it_is_dialled_from_abroad(phone, kept):
    assert pack(a_consignment(consignee=a_party(phone=phone)), ORDER).columns["phone"] == kept


def test_text_is_searched_without_case_in_both_scripts():
    consignment = consignment_of(
        an_order(SHANGHAI, latin_company="Shanghai Library", references="PO 7;上海", notes="Ring TWICE")
    )
    search = pack(consignment, ORDER).columns["search"]
    for word in (
        "上海图书馆",
        "shanghai library",
        "so-1",
        "po 7",
        "ring twice",
        "woven silk",
        "淮海中路1555号",
        "200031",
    ):
        assert word in search
    assert search == search.casefold()
    assert "\n\n" not in search


def test_the_record_gives_the_consignment_back_exactly():
    consignment = consignment_of(an_order(SHANGHAI, value_for_carriage="40", insurance="12.345 EUR", options="Fragile"))
    assert Consignment.model_validate_json(pack(consignment, ORDER).consignment_json) == consignment


def test_a_formula_stays_what_was_written():
    consignment = consignment_of(an_order(company="=cmd|' /C calc'!A0"))
    assert pack(consignment, ORDER).columns["company"] == "=cmd|' /C calc'!A0"


def test_a_number_given_by_a_carrier_goes_along():
    assert pack(a_consignment(), ORDER, "RR000000014CN").number == "RR000000014CN"
    assert pack(a_consignment(), ORDER).number == ""


def test_what_is_ready_can_be_sent_to_another_process():
    ready = pack(a_consignment(consignee=party_of(SHANGHAI)), ORDER)
    assert pickle.loads(pickle.dumps(ready)) == ready


def test_the_digest_is_that_of_the_order():
    assert pack(a_consignment(), ORDER).digest == ORDER.digest()
