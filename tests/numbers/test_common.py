import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.errors import ExitCode, ShipkitError
from shipkit.numbers.common import MOST_CHARACTERS, InvalidNumber, WrongForm, clean, padded, require_digits


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("570012345673", "570012345673"),
        ("5700 1234 5673", "570012345673"),
        ("5700-1234-5673", "570012345673"),
        ("  5700\u00a01234\u202f5673 ", "570012345673"),  # no-break blanks, as word processors put them
        ("５７００　１２３４　５６７３", "570012345673"),  # full width digits and the ideographic blank
        ("５７００－１２３４", "57001234"),  # the full width hyphen
        ("5700\u20101234\u20115673", "570012345673"),  # hyphen, non-breaking hyphen
        ("5700\u20131234\u20145673\u2212", "570012345673"),  # dashes, minus
        ("rr473124829us", "RR473124829US"),
        ("ＲＲ４７３", "RR473"),
        ("", ""),
    ],
)
def test_what_stands_between_groups_goes_and_full_width_becomes_plain(given, expected):
    assert clean(given) == expected


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("5700\n1234", "has the control character U+000A"),
        ("\x1b[31m5700", "has the control character U+001B"),
        ("5700\x00", "has the control character U+0000"),
        ("5700\u202e1234", "has the control character U+202E"),  # right-to-left override
        ("5700\u200b1234", "has the control character U+200B"),  # zero-width blank
        ("5700\ud800", "has the control character U+D800"),  # half of a character
        ("57é0", "has 'é', which is in no number"),
        ("57ß0", "has 'ß', which is in no number"),  # its capital form would be two letters
        ("ı57", "has 'ı', which is in no number"),  # its capital form would be a plain I
        ("٣٤", "has '٣', which is in no number"),
        ("½", "has '⁄', which is in no number"),
        ("9" * 65, "has 65 characters, no number has more than 64"),
    ],
)
def test_what_is_in_no_number_is_refused(given, why):
    with pytest.raises(WrongForm) as caught:
        clean(given)
    assert caught.value.why == why
    assert caught.value.number == given


def test_the_longest_number_still_passes():
    assert clean("9" * MOST_CHARACTERS) == "9" * MOST_CHARACTERS


@given(st.text(max_size=MOST_CHARACTERS))
def test_a_cleaned_number_is_plain_capitals_and_stays_the_same_when_cleaned_again(text):
    try:
        cleaned = clean(text)
    except WrongForm:
        return
    assert cleaned.isascii()
    assert cleaned == cleaned.upper()
    assert not set(cleaned) & {" ", "-"}
    if len(cleaned) <= MOST_CHARACTERS:
        assert clean(cleaned) == cleaned


@given(st.text(max_size=200))
def test_a_message_never_carries_a_control_character_to_the_screen(text):
    message = str(InvalidNumber(text, "is wrong"))
    assert message.isprintable()
    assert message.endswith(" is wrong")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("570012345637", "570012345637 is wrong"),
        ("", "'' is wrong"),
        ("5700\u00a01234", "5700 1234 is wrong"),
        ("x" * 50, "x" * 40 + "... is wrong"),
        ("a\x1bb", "a\\u001bb is wrong"),
    ],
)
def test_the_message_begins_with_the_number_given(given, message):
    assert str(InvalidNumber(given, "is wrong")) == message


def test_a_wrong_number_is_invalid_input_for_the_tool_and_a_value_error_for_python():
    fault = WrongForm("57", "is wrong")
    assert isinstance(fault, ValueError)
    assert isinstance(fault, ShipkitError)
    assert fault.exit_code is ExitCode.INVALID
    assert fault.message == "57 is wrong"


@pytest.mark.parametrize(
    ("compact", "why"),
    [
        ("123", "should be 4 digits, has 3 characters"),
        ("12345", "should be 4 digits, has 5 characters"),
        ("", "should be 4 digits, has 0 characters"),
        ("12x4", "should be 4 digits, has 'x'"),
        ("12４4", "should be 4 digits, has '４'"),
        ("12²4", "should be 4 digits, has '²'"),
    ],
)
def test_what_is_not_so_many_plain_digits_is_refused(compact, why):
    with pytest.raises(WrongForm) as caught:
        require_digits("as given", compact, 4)
    assert caught.value.why == why
    assert caught.value.number == "as given"


def test_so_many_plain_digits_pass():
    require_digits(string.digits, string.digits, 10)


@pytest.mark.parametrize(("serial", "width", "expected"), [(0, 3, "000"), (7, 3, "007"), (999, 3, "999")])
def test_a_serial_is_padded_with_noughts(serial, width, expected):
    assert padded(serial, width) == expected


@pytest.mark.parametrize(("serial", "width"), [(-1, 3), (1000, 3), (1, 0)])
def test_a_serial_that_does_not_fit_is_refused(serial, width):
    with pytest.raises(InvalidNumber, match=rf"^{serial} does not fit the {width} digits left"):
        padded(serial, width)
