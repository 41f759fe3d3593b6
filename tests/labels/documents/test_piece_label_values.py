import pytest
from samples import party, waybill

from shipkit.labels.documents.piece_label_values import label_values, symbol_elements
from shipkit.labels.symbols.gs1 import element_string
from shipkit.model.waybill import Carrier


def to(country, postcode):
    address = {"address1": "1 Main Road", "city": "Town", "postcode": postcode, "country": country}
    return party(address=address)


def test_what_all_labels_of_a_waybill_say():
    values = label_values(waybill(1, pieces=3, gs1=True))

    assert values.number == "5700 0000 0010"
    head = values.head
    assert (head["destination.code"], head["destination.name"], head["postcode"]) == ("ES", "Spain", "10115")
    assert (head["carrier"], head["service"], head["ship_date"]) == ("Neutral Carrier", "Priority", "23 Nov 2026")
    assert head["references"] == "SO-000001  ·  PO 4500123"
    assert head["to"].splitlines()[0] == "Museo Nacional del"
    assert head["to"].endswith("SPAIN")
    assert head["reprint"] == ""
    assert [piece["piece"] for piece in values.pieces] == ["1 / 3", "2 / 3", "3 / 3"]
    assert values.pieces[1]["weight"] == "2.501 kg"
    assert values.pieces[1]["size"] == "40 x 30 x 20.5 cm"


def test_a_consignee_in_another_script_stands_there_twice():
    head = label_values(waybill(consignee=party("chinese"))).head

    assert "to" not in head
    assert head["to.original"].startswith("中国国家博物馆")
    assert head["to.latin"].startswith("Zhong Guo")
    assert head["to.latin"].isascii()


@pytest.mark.parametrize(
    ("language", "name", "date"),
    [("en", "Spain", "23 Nov 2026"), ("zh", "西班牙 Spain", "2026-11-23"), ("en+zh", "Spain 西班牙", "2026-11-23")],
)
def test_a_language_names_country_and_day(language, name, date):
    head = label_values(waybill(), language).head

    assert (head["destination.name"], head["ship_date"]) == (name, date)


@pytest.mark.parametrize(("language", "word"), [("en", "REPRINT"), ("zh", "补打"), ("en+zh", "REPRINT 补打")])
def test_a_reprint_says_so_only_when_asked(language, word):
    assert label_values(waybill(), language, reprint=True).head["reprint"] == word
    assert label_values(waybill(), language).head["reprint"] == ""


def test_an_sscc_is_gs1_and_a_plate_is_not():
    (with_sscc,), (with_plate,) = (label_values(waybill(gs1=gs1)).pieces for gs1 in (True, False))

    assert with_sscc["plate"] == "(00)001234560000010000"
    assert with_sscc["sscc.bars"] == "\xf100001234560000010000"
    assert "plate.bars" not in with_sscc
    assert with_plate["plate"] == "9S 5700 0000 0010 001"
    assert with_plate["plate.bars"] == "9S570000000010001"
    assert "sscc.bars" not in with_plate


SSCC, PLATE = ("00", "001234560000010000"), ("94", "9S570000000010001")
OWN = [("91", "570000000010"), ("92", "1/1")]


@pytest.mark.parametrize(
    ("gs1", "consignee", "service", "expected"),
    [
        (True, to("ES", "28014"), "Priority", [SSCC, ("421", "72428014"), *OWN, ("4320", "Priority")]),
        (True, to("GB", "NW1 2DB"), "Next day", [SSCC, ("421", "826NW12DB"), *OWN, ("4320", "Next+day")]),
        (True, to("HK", ""), "特快", [SSCC, ("4307", "HK"), *OWN, ("4320", "%E7%89%B9%E5%BF%AB")]),
        (True, to("XK", "10000"), "特快专递", [SSCC, ("93", "XK"), *OWN]),
        (False, to("ES", "28014"), "Priority", [PLATE, ("421", "72428014"), *OWN]),
        (False, to("HK", ""), "Priority", [PLATE, ("93", "HK"), *OWN]),
    ],
)
def test_a_phone_reads_piece_place_and_waybill(gs1, consignee, service, expected):
    booked = waybill(gs1=gs1, consignee=consignee)
    booked = booked.model_copy(update={"carrier": Carrier(name="Neutral Carrier", service=service, packaging="Box")})

    assert symbol_elements(booked, 1) == expected
    assert label_values(booked).pieces[0]["matrix"] == element_string(expected)


def test_what_a_symbol_has_no_characters_for_is_left_to_the_words():
    booked = waybill(gs1=True).model_copy(update={"number": "AB 12#34"})

    assert [code for code, _ in symbol_elements(booked, 1)] == ["00", "421", "92", "4320"]


@pytest.mark.parametrize(
    ("references", "shown"),
    [
        ((), "SO-000001"),
        (("PO 1", "PO 2"), "SO-000001  ·  PO 1  ·  PO 2"),
        (("A" * 40, "PO 2", "PO 3"), "SO-000001  ·  +3"),
        (("PO 1", "B" * 40, "PO 3"), "SO-000001  ·  PO 1  ·  +2"),
    ],
)
def test_references_without_room_are_counted(references, shown):
    assert label_values(waybill(references=references)).head["references"] == shown


def test_an_address_names_person_and_department_on_one_line():
    head = label_values(waybill(consignee=party(department="Acquisitions"))).head

    assert head["to"].splitlines()[1] == "Receiving desk, Acquisitions"
