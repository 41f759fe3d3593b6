from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import SCHEMES
from shipkit.numbers.common import InvalidNumber
from shipkit.numbers.ranges import NumberRange


@pytest.mark.parametrize(
    ("numbers", "serial", "expected"),
    [
        (NumberRange("a", "waybill", 0, 99), 1, "000000000013"),
        (NumberRange("a", "waybill", 1000000, 1999999, "57"), 1234567, "570012345673"),
        (NumberRange("a", "sscc", 0, 999, "0123456"), 789, "001234560000007895"),
        (NumberRange("a", "s10", 47312482, 47312482, "EE", "US"), 47312482, "EE473124829US"),
        (NumberRange("a", "air_waybill", 1234567, 1234599, "176"), 1234567, "17612345675"),
        (NumberRange("a", "air-waybill", 1234567, 1234599, "176"), 1234567, "17612345675"),
        (NumberRange("a", "plain", 1, 99999, "AB"), 7, "AB00007"),
        (NumberRange("a", "plain", 1000, 9999), 9999, "9999"),
        (NumberRange("a", "plain", 0, 10000, "X"), 0, "X00000"),
    ],
)
def test_a_serial_becomes_a_number_of_the_scheme(numbers, serial, expected):
    assert numbers.faults() == ()
    assert numbers.number_at(serial) == expected


@given(st.data(), st.sampled_from(["waybill", "sscc", "s10", "air_waybill"]))
def test_the_numbers_of_a_range_without_faults_are_right_and_differ(data, scheme):
    prefix = {"waybill": "57", "sscc": "0123456", "s10": "RR", "air_waybill": "176"}[scheme]
    first = data.draw(st.integers(min_value=0, max_value=9_999_000))
    numbers = NumberRange("a", scheme, first, first + 99, prefix, "CN" if scheme == "s10" else "")
    assert numbers.faults() == ()
    made = [numbers.number_at(serial) for serial in range(first, first + 100)]
    assert all(map(SCHEMES[scheme].is_valid, made))
    assert len(set(made)) == numbers.size == 100


@pytest.mark.parametrize("serial", [9, 21, -1])
def test_a_serial_outside_the_range_is_refused(serial):
    numbers = NumberRange("spring", "waybill", 10, 20)
    with pytest.raises(InvalidNumber, match=rf"^{serial} is outside range spring, 10 to 20$"):
        numbers.number_at(serial)


def test_a_range_of_no_scheme_makes_no_number():
    with pytest.raises(InvalidNumber, match="cannot be made: 'barcode' is no scheme"):
        NumberRange("a", "barcode", 1, 2).number_at(1)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (
            NumberRange("a", "waybill", 10, 5),
            [("last", "range-order", "last 5 comes before first 10")],
        ),
        (
            NumberRange("a", "waybill", -1, 5),
            [("first", "range-first", "first -1 is below 0")],
        ),
        (
            NumberRange("a", "waybill", 0, 10**9, "57"),
            [("last", "range-width", "last 1000000000 has more than the 9 digits left for it")],
        ),
        (
            NumberRange("a", "waybill", 0, 9, "AB"),
            [("prefix", "range-prefix", "prefix 'AB' should be up to 10 digits")],
        ),
        (
            NumberRange("a", "waybill", 0, 9, "５７"),
            [("prefix", "range-prefix", "prefix '５７' should be up to 10 digits")],
        ),
        (
            NumberRange("a", "waybill", 0, 9, "57", "CN"),
            [("suffix", "range-suffix", "suffix 'CN' has no place in a number of scheme waybill")],
        ),
        (
            NumberRange("a", "sscc", 0, 9, "123"),
            [("prefix", "range-prefix", "prefix '123' should be a GS1 company prefix of 4 to 12 digits")],
        ),
        (
            NumberRange("a", "sscc", 0, 10**4, "123456789012"),
            [("last", "range-width", "last 10000 has more than the 4 digits left for it")],
        ),
        (
            NumberRange("a", "s10", 0, 9, "rr", "cn"),
            [
                (
                    "prefix",
                    "range-prefix",
                    "prefix 'rr' should be a service indicator of two capital letters",
                ),
                (
                    "suffix",
                    "range-suffix",
                    "suffix 'cn' should be a country of ISO 3166-1 in two capital letters",
                ),
            ],
        ),
        (
            NumberRange("a", "s10", 0, 10**8, "RR", "CN"),
            [("last", "range-width", "last 100000000 has more than the 8 digits left for it")],
        ),
        (
            NumberRange("a", "air_waybill", 0, 10**7, "176"),
            [("last", "range-width", "last 10000000 has more than the 7 digits left for it")],
        ),
        (
            NumberRange("a", "air_waybill", 0, 9),
            [("prefix", "range-prefix", "prefix '' should be the airline's three digits")],
        ),
        (
            NumberRange("a", "plain", 1, 999),
            [("last", "range-length", "its numbers have 3 characters: 4 to 17 can be printed and scanned")],
        ),
        (
            NumberRange("a", "plain", 1, 99, "A" * 16),
            [("last", "range-length", "its numbers have 18 characters: 4 to 17 can be printed and scanned")],
        ),
        (
            NumberRange("a", "plain", 1, 9999, "A-"),
            [("prefix", "range-prefix", "prefix 'A-' should be up to 16 capital letters and digits")],
        ),
        (
            NumberRange("a", "barcode", 5, 1, "?"),
            [
                ("last", "range-order", "last 1 comes before first 5"),
                (
                    "scheme",
                    "range-scheme",
                    "'barcode' is no scheme of a range: one of waybill, sscc, s10, air_waybill, plain",
                ),
            ],
        ),
    ],
)
def test_every_fault_is_found_with_its_field_and_its_value(numbers, expected):
    assert [(found.where, found.code, found.why) for found in numbers.faults()] == expected
    assert all(found.is_error for found in numbers.faults())


@given(
    st.sampled_from(["waybill", "sscc", "s10", "air_waybill", "plain"]),
    st.integers(min_value=-5, max_value=10**18),
    st.integers(min_value=-5, max_value=10**18),
    st.text("0123456789ABC-", max_size=18),
    st.sampled_from(["", "CN", "ZZ"]),
)
def test_a_range_without_faults_makes_its_first_and_its_last_number(scheme, first, last, prefix, suffix):
    numbers = NumberRange("a", scheme, first, last, prefix, suffix)
    if numbers.faults():
        return
    made = numbers.number_at(first), numbers.number_at(last)
    assert all(number.startswith(prefix) or scheme == "sscc" for number in made)
    assert scheme == "plain" or all(map(SCHEMES[scheme].is_valid, made))


@pytest.mark.parametrize(
    ("first", "last", "next_serial", "expected"),
    [
        (0, 99, 0, 0.0),
        (0, 99, 90, 0.9),
        (1, 100, 91, 0.9),
        (0, 99, 100, 1.0),
        (0, 99, 150, 1.0),
        (10, 19, 5, 0.0),
        (5, 1, 5, 1.0),
    ],
)
def test_the_used_part_runs_from_none_to_all(first, last, next_serial, expected):
    assert NumberRange("a", "waybill", first, last).used_fraction(next_serial) == pytest.approx(expected)


@pytest.mark.parametrize(("first", "last", "size"), [(0, 0, 1), (1, 100, 100), (5, 1, 0)])
def test_first_and_last_both_count(first, last, size):
    assert NumberRange("a", "waybill", first, last).size == size


def test_a_range_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        NumberRange("a", "waybill", 0, 9).last = 10
