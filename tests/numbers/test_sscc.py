import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import sscc
from shipkit.numbers.common import InvalidNumber, WrongForm

PREFIXES = st.text("0123456789", min_size=4, max_size=12)


# Published numbers: gs1-syntax-dictionary (src/lint_csum.c), zint (backend/tests/test_gs1.c, test_library.c),
# tracking_number_data (couriers/fedex.json).
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("123456789012345675", "123456789012345675"),
        ("000000000000012348", "000000000000012348"),
        ("000000000000123457", "000000000000123457"),
        ("000000000000123402", "000000000000123402"),
        ("00123456789012345675", "123456789012345675"),
        ("(00)123456789012345675", "123456789012345675"),
        ("(00) 1 2345678 901234567 5", "123456789012345675"),
        ("00 0123 4500 0000 0027", "000123450000000027"),
        (" 0 0   0 1 2 3   4 5 0 0   0 0 0 0   0 0 2 7 ", "000123450000000027"),
    ],
)
def test_a_published_number_is_right_with_and_without_its_identifier(given, expected):
    assert sscc.validate(given) == expected


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("123456789012345670", "should end in check digit 5, ends in 0"),
        ("000000000000000001", "should end in check digit 0, ends in 1"),
        ("(00)123456789012345670", "should end in check digit 5, ends in 0"),
        ("1234567890123456759", "should be 18 digits, has 19 characters"),
        (" 23456789012345675", "should be 18 digits, has 17 characters"),
        ("12345678A012345675", "should be 18 digits, has 'A'"),
        ("(01)123456789012345675", "should be 18 digits, has 22 characters"),
    ],
)
def test_a_wrong_number_says_what_is_wrong(given, why):
    with pytest.raises(InvalidNumber) as caught:
        sscc.validate(given)
    assert caught.value.why == why
    assert not sscc.is_valid(given)


@pytest.mark.parametrize(
    ("prefix", "serial", "extension", "expected"),
    [
        ("2345678", 901234567, 1, "123456789012345675"),
        ("0123456", 789, 0, "001234560000007895"),
        ("1234", 0, 0, "012340000000000008"),
        ("123456789012", 9999, 9, "912345678901299999"),
    ],
)
def test_a_number_is_extension_prefix_serial_and_check_digit(prefix, serial, extension, expected):
    assert sscc.make(prefix, serial, extension) == expected


@pytest.mark.parametrize(
    ("prefix", "serial", "extension", "message"),
    [
        ("123", 1, 0, "123 is no GS1 company prefix: it has 4 to 12 digits"),
        ("1234567890123", 1, 0, "1234567890123 is no GS1 company prefix: it has 4 to 12 digits"),
        ("12345x", 1, 0, "012345x0000000001 should be 17 digits, has 'x'"),
        ("１２３４５", 1, 0, "0１２３４５00000000001 should be 17 digits, has '１'"),
        ("123456789012", 10_000, 0, "10000 does not fit the 4 digits left for the serial number"),
        ("1234567", -1, 0, "-1 does not fit the 9 digits left for the serial number"),
        ("1234567", 1, 10, "10 is no extension digit: it is 0 to 9"),
        ("1234567", 1, -1, "-1 is no extension digit: it is 0 to 9"),
    ],
)
def test_a_prefix_serial_or_extension_that_does_not_fit_is_refused(prefix, serial, extension, message):
    with pytest.raises(InvalidNumber) as caught:
        sscc.make(prefix, serial, extension)
    assert str(caught.value) == message


@given(PREFIXES, st.integers(min_value=0, max_value=9999), st.integers(min_value=0, max_value=9))
def test_a_made_number_reads_back_printed_or_not(prefix, serial, extension):
    number = sscc.make(prefix, serial, extension)
    assert number.startswith(f"{extension}{prefix}")
    assert int(number[1 + len(prefix) : 17]) == serial
    assert sscc.validate(number) == number
    assert sscc.validate(sscc.format(number)) == number
    assert sscc.check_digit(number[:17]) == number[17]


@given(PREFIXES, st.integers(min_value=0, max_value=9999), st.integers(0, 17), st.sampled_from("0123456789"))
def test_no_single_wrong_digit_passes(prefix, serial, place, digit):
    number = sscc.make(prefix, serial)
    changed = number[:place] + digit + number[place + 1 :]
    assert sscc.is_valid(changed) == (changed == number)


@pytest.mark.parametrize("body", ["1" * 16, "1" * 18, "1" * 16 + "x"])
def test_a_check_digit_is_of_seventeen_digits(body):
    with pytest.raises(WrongForm):
        sscc.check_digit(body)
