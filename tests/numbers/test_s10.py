import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import s10
from shipkit.numbers.common import InvalidNumber, WrongForm


# Published numbers: UPU S10, worked example and annex A; zint (backend/tests/test_code128.c);
# tracking_number_data (couriers/s10.json); tracking_number (Royal Mail's).
@pytest.mark.parametrize(
    "number",
    [
        "EE473124829US",
        "EE876543216CA",
        "RB123456785GB",
        "RB123456785CV",
        "FF070621885GB",
        "TT222209017GB",
        "LB123456785AD",
        "AB123100000IE",  # 11 less the remainder is 10, which becomes 0
        "AB000000005IE",  # 11 less the remainder is 11, which becomes 5
    ],
)
def test_a_published_number_is_right(number):
    assert s10.validate(number) == number
    assert s10.check_digit(number[2:10]) == number[10]


@pytest.mark.parametrize(
    "given", ["EE 876 543 216 CA", "ee876543216ca", "ＥＥ８７６５４３２１６ＣＡ", "EE-876543216-CA"]
)
def test_it_may_be_typed_as_it_is_printed(given):
    assert s10.validate(given) == "EE876543216CA"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("RB123456786US", "should have check digit 5 before the country, has 6"),
        ("TT827210001GB", "should have check digit 0 before the country, has 1"),
        ("TT000000001GB", "should have check digit 5 before the country, has 1"),
        ("RB123456785XX", "ends in XX, which is no country of ISO 3166-1"),
        ("AB123456785AB", "ends in AB, which is no country of ISO 3166-1"),
    ],
)
def test_a_number_of_its_form_says_what_is_wrong(given, why):
    with pytest.raises(InvalidNumber) as caught:
        s10.validate(given)
    assert caught.value.why == why
    assert not isinstance(caught.value, WrongForm)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("AB123456789ABC", "should have 13 characters, has 14"),
        ("AB1234567AB", "should have 13 characters, has 11"),
        ("1B123456789AB", "should be two letters, nine digits and two letters"),
        ("ABX23456789AB", "should be two letters, nine digits and two letters"),
        ("AB1234567891B", "should be two letters, nine digits and two letters"),
    ],
)
def test_a_number_of_another_form_is_none_of_this_scheme(given, why):
    with pytest.raises(WrongForm) as caught:
        s10.validate(given)
    assert caught.value.why == why


@given(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
    st.integers(min_value=0, max_value=10**8 - 1),
    st.sampled_from(sorted(s10.COUNTRIES)),
)
def test_a_made_number_reads_back_printed_or_not(indicator, serial, country):
    number = s10.make(indicator, serial, country)
    assert (number[:2], int(number[2:10]), number[11:]) == (indicator, serial, country)
    assert s10.validate(s10.format(number)) == number


@given(st.integers(min_value=0, max_value=10**8 - 1), st.integers(0, 7), st.sampled_from("0123456789"))
def test_a_wrong_digit_of_the_serial_passes_only_where_two_remainders_share_a_check_digit(serial, place, digit):
    # 11 - S mod 11 is 1 to 11, ten becomes 0 and eleven 5: only 5 stands for two remainders, 0 and 6.
    number = s10.make("RR", serial, "CN")
    changed = number[: 2 + place] + digit + number[3 + place :]
    if changed != number and number[10] != "5":
        assert not s10.is_valid(changed)


@pytest.mark.parametrize(
    ("indicator", "serial", "country"),
    [("R", 1, "CN"), ("R1", 1, "CN"), ("RR", 10**8, "CN"), ("RR", -1, "CN"), ("RR", 1, "ZZ"), ("RR", 1, "")],
)
def test_parts_that_do_not_fit_are_refused(indicator, serial, country):
    with pytest.raises(InvalidNumber):
        s10.make(indicator, serial, country)


def test_the_countries_are_those_of_iso_3166():
    assert len(s10.COUNTRIES) == 249
    assert {"CN", "US", "GB", "SS"} <= s10.COUNTRIES
    assert not {"UK", "EU", "AN", "XK", "ZZ"} & s10.COUNTRIES


@pytest.mark.parametrize("serial", ["1234567", "123456789", "1234567x"])
def test_a_check_digit_is_of_eight_digits(serial):
    with pytest.raises(WrongForm):
        s10.check_digit(serial)
