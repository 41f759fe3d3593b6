from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.model.decimals import half_width, number_of, read_decimal


@pytest.mark.parametrize(
    ("text", "number"),
    [("12.50", "12.50"), (" 3 ", "3"), ("-1", "-1"), ("+2", "2"), (".5", ".5"), ("5.", "5"), ("1e3", "1000"),
     ("１２．５", "12.5"), ("－１", "-1"), ("　7　", "7"), ("1E-2", "0.01")],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(text, number):
    assert read_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "NaN", "inf", "-Infinity", "sNaN", "1_000", "0x10", "1e", "e5", "--1", "1.2.3", "½", "5²", "٣", "1e9999999999",
     "\0", "\ud800", "=1+1", "12 kg", "1" * 41],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_the_text_in_the_sentence(text):
    with pytest.raises(ValueError, match="is no number"):
        read_decimal(text)


@pytest.mark.parametrize("text", ["1,5", "1,234.50", "1.234,50", "１，５"])
def test_a_comma_is_refused_with_a_word_on_how_to_write_it(text):
    with pytest.raises(ValueError, match="with a point and without groups"):
        read_decimal(text)


@pytest.mark.parametrize("text", ["9" * 10_000_000, "0." + "0" * 10_000_000, "１" * 5_000_000, " " * 10_000_000])
def test_ten_megabytes_are_no_number_and_not_repeated(text):
    with pytest.raises(ValueError, match="is no number") as refused:
        read_decimal(text)
    assert len(str(refused.value)) < 100


def test_only_text_is_read_and_a_float_never_made():
    assert number_of("0.1") == Decimal("0.1")
    assert number_of(Decimal("0.1")) == Decimal("0.1")
    assert number_of(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**11), max_value=10**11))
def test_every_number_is_read_back_from_its_text(number):
    assert read_decimal(str(number)) == number


@given(st.text(max_size=50))
def test_any_text_is_a_finite_number_or_a_sentence(text):
    try:
        assert read_decimal(text).is_finite()
    except ValueError as fault:
        assert "is no number" in str(fault)


@given(st.text("０１２３４５６７８９．－＋ｋｇＸ　", max_size=20))
def test_full_width_text_becomes_ascii(text):
    assert half_width(text).isascii()


def test_other_scripts_stay_as_they_are():
    assert half_width("大连½²") == "大连½²"
