from urllib.parse import unquote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SCRIPTS

from shipkit.labels.drawing.barcodes import FNC1
from shipkit.labels.symbols.gs1 import (
    BadElements,
    element_string,
    elements,
    human_readable,
    percent_encoded,
    postcode_element,
)
from shipkit.labels.symbols.identifiers import IDENTIFIERS, SET82
from shipkit.labels.symbols.iso_numeric import NUMERIC
from shipkit.model.countries import COUNTRIES

SSCC = ("00", "123456789012345675")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Lengths set for ever need no separator, whatever follows.
        ([SSCC], "^00123456789012345675"),
        ([SSCC, ("410", "9521101530001")], "^001234567890123456754109521101530001"),
        ([SSCC, ("3302", "001250")], "^001234567890123456753302001250"),
        # Every other value ends with one, even of one length (402, 4307), unless it is the last.
        ([SSCC, ("421", "72428014"), ("400", "PO-1")], "^0012345678901234567542172428014^400PO-1"),
        ([("402", "95211015300012349"), SSCC], "^40295211015300012349^00123456789012345675"),
        ([("400", "PO-1"), SSCC], "^400PO-1^00123456789012345675"),
        ([SSCC, ("4307", "ES"), ("4308", "+34913302800")], "^001234567890123456754307ES^4308+34913302800"),
        ([("02", "09521101530018"), ("37", "12"), SSCC], "^0209521101530018" + "3712^00123456789012345675"),
        ([("01", "09521101530018"), ("10", "A/1"), ("21", "7")], "^010952110153001810A/1^217"),
    ],
)
def test_separators_stand_exactly_where_readers_need_them(given, expected):
    assert element_string(given).replace(FNC1, "^") == expected
    assert elements(element_string(given)) == given


@pytest.mark.parametrize(
    ("given", "where", "why"),
    [
        ([("00", "123456789012345670")], "(00)", "'123456789012345670' should end in check digit 5"),
        ([("00", "12345678901234567")], "(00)", "'12345678901234567' should be 18 digits"),
        ([("410", "9521101530002")], "(410)", "'9521101530002' should end in check digit 1"),
        ([("402", "12345678901234567")], "(402)", "'12345678901234567' should end in check digit 0"),
        ([("421", "99928014")], "(421)", "'99928014' begins with 999, no country's number (ISO 3166-1)"),
        ([("421", "724")], "(421)", "'724' should be 3 digits and 1 to 9 characters"),
        ([("400", "")], "(400)", "'' should be 1 to 30 characters"),
        ([("400", "x" * 31)], "(400)", f"'{'x' * 31}' should be 1 to 30 characters"),
        ([("400", "PO 1")], "(400)", "'PO 1' should be 1 to 30 characters"),
        ([("400", "北京")], "(400)", "'北京' should be 1 to 30 characters"),
        ([("999", "1")], "(999)", "999 is no application identifier known here"),
        ([SSCC, ("4307", "XX")], "(4307)", "'XX' is no country's code (ISO 3166-1)"),
        ([SSCC, ("4300", "100%+sure")], "(4300)", "'100%+sure' has a percent sign without two hexadecimal digits"),
        ([SSCC, ("4321", "2")], "(4321)", "'2' should be 0 or 1"),
        ([SSCC, ("4309", "19000000001800000000")], "(4309)", "'19000000001800000000' is no place on earth"),
        ([("4307", "ES")], "(4307)", "needs (00) beside it"),
        ([SSCC, ("4303", "b")], "(4303)", "needs (4302) beside it"),
        ([("10", "A")], "(10)", "needs (01) or (02) beside it"),
        ([SSCC, ("420", "1"), ("421", "7241")], "(420)", "may not stand beside (421)"),
        ([SSCC, SSCC], "(00)", "stands there twice"),
        ([], "", "there are no elements"),
    ],
)
def test_a_fault_is_named_with_its_identifier(given, where, why):
    with pytest.raises(BadElements) as fault:
        element_string(given)

    assert [(finding.where, finding.why) for finding in fault.value.findings] == [(where, why)]


def test_all_faults_are_told_at_once():
    with pytest.raises(BadElements) as fault:
        element_string([("00", "1"), ("421", "000x"), ("9999", "")])

    assert [finding.where for finding in fault.value.findings] == ["(00)", "(421)", "(9999)"]


@pytest.mark.parametrize(("text", "why"), [("00123", "does not begin with FNC1"), (FNC1 + "77123", "no identifier")])
def test_what_is_no_element_string_is_not_read(text, why):
    with pytest.raises(BadElements, match=why):
        elements(text)


@given(st.data())
def test_any_values_are_read_back(data):
    codes = data.draw(st.lists(st.sampled_from(["400", "403", "420", "4308", "90", "91", "92"]), unique=True))
    texts = st.text(st.sampled_from(SET82), min_size=1, max_size=20)
    given = [SSCC, *((code, data.draw(texts)) for code in codes)]

    assert elements(element_string(given)) == given


def test_brackets_are_for_people():
    assert human_readable([SSCC, ("421", "72428014")]) == "(00)123456789012345675(421)72428014"


@pytest.mark.parametrize("script", SCRIPTS)
def test_percent_encoding_has_no_character_a_symbol_lacks(script):
    encoded = percent_encoded(SCRIPTS[script])

    assert set(encoded) <= set(SET82)
    assert unquote_plus(encoded) == SCRIPTS[script]


@pytest.mark.parametrize(
    ("text", "expected"), [("Unit 3/4, A+B", "Unit+3/4,+A%2BB"), ("100%", "100%25"), ("é", "%C3%A9")]
)
def test_blanks_are_plus_signs(text, expected):
    assert percent_encoded(text) == expected


@pytest.mark.parametrize(
    ("country", "postcode", "value"),
    [
        ("ES", "28014", "72428014"),
        ("GB", "NW1 2DB", "826NW12DB"),
        ("US", "20500-0003", "840205000003"),
        ("HK", "", None),
        ("XK", "10000", None),
        ("KR", "서울", None),
        ("US", "1234567890", None),
    ],
)
def test_a_postcode_stands_with_its_country(country, postcode, value):
    assert postcode_element(country, postcode) == (("421", value) if value else None)


def test_every_country_with_a_number_has_it():
    assert set(COUNTRIES) - set(NUMERIC) == {"XK"}
    assert set(NUMERIC) <= set(COUNTRIES)
    assert len(set(NUMERIC.values())) == len(NUMERIC)
    assert all(len(number) == 3 and number.isdigit() for number in NUMERIC.values())


def test_the_set_has_82_characters():
    assert len(set(SET82)) == len(SET82) == 82


def test_weights_have_an_identifier_for_each_number_of_decimals():
    assert {f"330{n}" for n in range(6)} | {f"310{n}" for n in range(6)} <= set(IDENTIFIERS)
    assert "3306" not in IDENTIFIERS
