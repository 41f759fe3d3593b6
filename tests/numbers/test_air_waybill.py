import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import air_waybill
from shipkit.numbers.common import InvalidNumber, WrongForm


# Published numbers: Australian Border Force (serial 1234567), jetcurrent.com glossary, freight.domains.
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("081-12345675", "08112345675"),
        ("176-12345675", "17612345675"),
        ("020-81140743", "02081140743"),
        ("58981140743", "58981140743"),
        ("176 1234 5675", "17612345675"),
    ],
)
def test_a_published_number_is_right(given, expected):
    assert air_waybill.validate(given) == expected


@pytest.mark.parametrize("last", "01234678 9".replace(" ", ""))
def test_only_one_check_digit_passes(last):
    with pytest.raises(InvalidNumber) as caught:
        air_waybill.validate(f"176-1234567{last}")
    assert caught.value.why == f"should end in check digit 5, ends in {last}"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("17-12345675", "should be 11 digits, has 10 characters"),
        ("0176-12345675", "should be 11 digits, has 12 characters"),
        ("17A-12345675", "should be 11 digits, has 'A'"),
    ],
)
def test_a_number_of_another_form_is_none_of_this_scheme(given, why):
    with pytest.raises(WrongForm) as caught:
        air_waybill.validate(given)
    assert caught.value.why == why


@given(st.text("0123456789", min_size=3, max_size=3), st.integers(min_value=0, max_value=10**7 - 1))
def test_a_made_number_reads_back_printed_or_not(prefix, serial):
    number = air_waybill.make(prefix, serial)
    assert (number[:3], int(number[3:10]), int(number[10])) == (prefix, serial, serial % 7)
    assert air_waybill.validate(air_waybill.format(number)) == number


@pytest.mark.parametrize(
    ("prefix", "serial"), [("17", 1), ("1760", 1), ("17x", 1), ("１７６", 1), ("176", 10**7), ("176", -1)]
)
def test_parts_that_do_not_fit_are_refused(prefix, serial):
    with pytest.raises(InvalidNumber):
        air_waybill.make(prefix, serial)


@pytest.mark.parametrize("serial", ["123456", "12345678", "123456x"])
def test_a_check_digit_is_of_seven_digits(serial):
    with pytest.raises(WrongForm):
        air_waybill.check_digit(serial)
