import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import licence_plate, waybill
from shipkit.numbers.common import InvalidNumber, WrongForm

WAYBILLS = st.integers(min_value=0, max_value=10**11 - 1).map(waybill.make) | st.text(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=4, max_size=17
)
PIECES = st.integers(min_value=1, max_value=999)


@pytest.mark.parametrize(
    ("number", "piece", "agency", "company", "expected"),
    [
        ("570012345673", 1, "", "", "9S570012345673001"),
        ("5700 1234 5673", 999, "", "", "9S570012345673999"),
        ("RR473124829CN", 12, "", "", "9SRR473124829CN012"),
        ("570012345673", 2, "UN", "123456789", "JUN123456789570012345673002"),
        ("570012345673", 2, "LE", "XYZ", "JLEXYZ570012345673002"),
        ("570012345673", 2, "D", "1ABC2", "JD1ABC2570012345673002"),
    ],
)
def test_a_plate_is_identifier_agency_company_waybill_and_piece(number, piece, agency, company, expected):
    assert licence_plate.make(number, piece, agency, company) == expected
    assert licence_plate.validate(expected) == expected


def test_a_self_issued_plate_claims_no_agency():
    # J would be read as an agency and a company that vouch for the number (ANSI MH10.8.2, ISO/IEC 15459).
    assert not licence_plate.make("570012345673", 1).startswith("J")


def test_the_longest_waybill_fits_with_the_longest_agency_and_company():
    assert len(licence_plate.make("A" * 17, 1, "VAA", "123456789012")) == 1 + 35


@given(WAYBILLS, PIECES, WAYBILLS, PIECES)
def test_no_two_pieces_of_a_desk_share_a_plate(number, piece, other_number, other_piece):
    same = (number, piece) == (other_number, other_piece)
    plates = licence_plate.make(number, piece), licence_plate.make(other_number, other_piece)
    assert (plates[0] == plates[1]) == same


@given(WAYBILLS, PIECES, st.sampled_from([("", ""), ("UN", "123456789"), ("LE", "XYZ")]))
def test_a_plate_reads_back_printed_or_not(number, piece, issuer):
    plate = licence_plate.make(number, piece, *issuer)
    assert licence_plate.validate(plate) == plate
    assert licence_plate.validate(licence_plate.format(plate)) == plate


@pytest.mark.parametrize(
    ("plate", "printed"),
    [
        ("9S570012345673002", "9S 5700 1234 5673 002"),
        ("JUN123456789570012345673002", "J UN12 3456 7895 7001 2345 6730 02"),
        ("1JUN123456789A1", "1J UN12 3456 789A 1"),
    ],
)
def test_it_is_printed_in_fours_behind_its_identifier(plate, printed):
    assert licence_plate.format(plate) == printed


@pytest.mark.parametrize(
    "plate",
    [
        "JJD014600006281230704",  # a parcel carrier's, under UPU's agency code J
        "JVGL0123456789",
        "1JUN123456789A1",
        "6JLEXYZ0001",
        "JLE" + "1" * 33,
    ],
)
def test_plates_of_others_are_right(plate):
    assert licence_plate.is_valid(plate)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("570012345673", "should be letters and digits, beginning with J (or 1J to 6J), or with 9S"),
        ("7JUN1", "should be letters and digits, beginning with J (or 1J to 6J), or with 9S"),
        ("JUN/1", "should be letters and digits, beginning with J (or 1J to 6J), or with 9S"),
        ("J", "should be letters and digits, beginning with J (or 1J to 6J), or with 9S"),
        ("J12", "should have 3 to 35 characters after J, has 2"),
        ("JLE" + "1" * 34, "should have 3 to 35 characters after J, has 36"),
        ("9S001", "should have 4 to 35 characters after 9S, has 3"),
    ],
)
def test_a_number_of_another_form_is_none_of_this_scheme(given, why):
    with pytest.raises(WrongForm) as caught:
        licence_plate.validate(given)
    assert caught.value.why == why
    assert not licence_plate.is_valid(given)


@pytest.mark.parametrize("given", ["JUN12345678X1", "JUN12345", "JUN123456789", "1JUNSHIPKIT1"])
def test_the_agency_un_wants_a_duns_number(given):
    with pytest.raises(InvalidNumber, match="D-U-N-S number of nine digits") as caught:
        licence_plate.validate(given)
    assert not isinstance(caught.value, WrongForm)


@pytest.mark.parametrize(
    ("number", "piece", "agency", "company"),
    [
        ("570012345673", 0, "", ""),
        ("570012345673", 1000, "", ""),
        ("570012345673", 1, "UN", ""),
        ("570012345673", 1, "", "123456789"),
        ("570012345673", 1, "UN", "SHIPKIT"),
        ("570012345673", 1, "un", "123456789"),
        ("570012345673", 1, "LONG", "1"),
        ("5700/1234", 1, "", ""),
        ("", 1, "", ""),
        ("A" * 33, 1, "", ""),
        ("5700\n", 1, "", ""),
    ],
)
def test_parts_that_do_not_fit_are_refused(number, piece, agency, company):
    with pytest.raises(InvalidNumber):
        licence_plate.make(number, piece, agency, company)
