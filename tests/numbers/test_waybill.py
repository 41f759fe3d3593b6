import random
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import waybill
from shipkit.numbers.common import InvalidNumber, WrongForm

DIGITS = "0123456789"
SERIALS = st.integers(min_value=0, max_value=10**11 - 1)


def _step(state, digit):
    # One more digit, seen from outside: noughts change nothing, so behind them one digit can bring the sum to
    # any state; the one that brings it to `state` is looked for, and `digit` follows it.
    first = next(d for d in DIGITS if waybill.check_digit(d.rjust(11, "0")) == state)
    return waybill.check_digit((first + digit).rjust(11, "0"))


TABLE = {(state, digit): _step(state, digit) for state, digit in product(DIGITS, DIGITS)}


def test_every_single_wrong_digit_is_caught_whatever_stands_before_and_after():
    # Two digits never lead from one state to the same one, nor one digit from two states to the same. So
    # numbers that differ in one place differ in state from there to the end: one at most ends in nought.
    for state in DIGITS:
        assert len({TABLE[state, digit] for digit in DIGITS}) == 10
    for digit in DIGITS:
        assert len({TABLE[state, digit] for state in DIGITS}) == 10


def test_every_swap_of_neighbours_is_caught_whatever_stands_before_and_after():
    # From no state do two different digits lead to the same state in both orders; the rest is as above.
    for state, (a, b) in product(DIGITS, permutations(DIGITS, 2)):
        assert TABLE[TABLE[state, a], b] != TABLE[TABLE[state, b], a]


def test_a_whole_number_comes_to_nought():
    assert all(TABLE[digit, digit] == "0" for digit in DIGITS)


def _single_faults(number):
    for place, digit in product(range(12), DIGITS):
        if number[place] != digit:
            yield number[:place] + digit + number[place + 1 :]


def _swaps(number):
    for place in range(11):
        a, b = number[place : place + 2]
        if a != b:
            yield number[:place] + b + a + number[place + 2 :]


def test_both_faults_are_caught_in_every_place_of_five_hundred_numbers():
    chance = random.Random(12)
    for _ in range(500):
        number = waybill.make(chance.randrange(10**11))
        assert waybill.is_valid(number)
        assert not any(map(waybill.is_valid, _single_faults(number)))
        assert not any(map(waybill.is_valid, _swaps(number)))


@given(SERIALS)
def test_every_serial_gives_a_number_that_reads_back_printed_or_not(serial):
    number = waybill.make(serial)
    assert len(number) == 12
    assert int(number[:11]) == serial
    assert waybill.validate(number) == number
    assert waybill.validate(waybill.format(number)) == number


@given(SERIALS, st.integers(min_value=0, max_value=11), st.sampled_from(DIGITS))
def test_no_single_wrong_digit_passes(serial, place, digit):
    number = waybill.make(serial)
    changed = number[:place] + digit + number[place + 1 :]
    assert waybill.is_valid(changed) == (changed == number)


@pytest.mark.parametrize(
    ("serial", "prefix", "expected"),
    [
        (0, "", "000000000000"),
        (1, "", "000000000013"),
        (572, "", "000000005724"),  # 572 gives 4: the example of the algorithm that is printed everywhere
        (1234567, "57", "570012345673"),
        (7, "0123456789", "012345678979"),
    ],
)
def test_a_number_is_prefix_serial_and_check_digit(serial, prefix, expected):
    assert waybill.make(serial, prefix) == expected


@pytest.mark.parametrize(
    ("serial", "prefix"),
    [
        (-1, ""),
        (10**11, ""),
        (10**9, "57"),
        (0, "12345678901"),
        (0, "12345678901234"),
        (1, "5x"),
        (1, "５７"),
    ],
)
def test_a_serial_or_prefix_that_does_not_fit_is_refused(serial, prefix):
    with pytest.raises(InvalidNumber):
        waybill.make(serial, prefix)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("5700 1234 5637", "5700 1234 5637 should end in check digit 6, ends in 7"),
        ("570012345674", "570012345674 should end in check digit 3, ends in 4"),
        ("57001234567", "57001234567 should be 12 digits, has 11 characters"),
        ("5700123456733", "5700123456733 should be 12 digits, has 13 characters"),
        ("57001234567X", "57001234567X should be 12 digits, has 'X'"),
    ],
)
def test_a_wrong_number_says_what_is_wrong(given, message):
    with pytest.raises(InvalidNumber) as caught:
        waybill.validate(given)
    assert str(caught.value) == message


def test_a_wrong_check_digit_is_no_fault_of_form():
    with pytest.raises(InvalidNumber) as caught:
        waybill.validate("570012345674")
    assert not isinstance(caught.value, WrongForm)


@pytest.mark.parametrize("body", ["1234567890", "123456789012", "1234567890x"])
def test_a_check_digit_is_of_eleven_digits(body):
    with pytest.raises(WrongForm):
        waybill.check_digit(body)
