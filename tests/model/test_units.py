from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.model.units import (
    GRAMS,
    MILLIMETRES,
    MOST_GRAMS,
    grams,
    length_unit,
    millimetres,
    show_kg,
    show_size,
    size,
    split_grams,
    weight_unit,
)


@pytest.mark.parametrize(
    ("text", "unit", "weight_g"),
    [
        ("2.5", "kg", 2500),
        ("2.5kg", "lb", 2500),
        (" 2.5 KG ", "g", 2500),
        ("500 g", "kg", 500),
        ("500", "g", 500),
        ("1", "lb", 454),
        ("1000", "lb", 453_592),
        ("16oz", "kg", 454),
        ("0.5t", "kg", 500_000),
        ("3公斤", "kg", 3000),
        ("２．５ｋｇ", "kg", 2500),
        ("1e3 g", "kg", 1000),
        ("0.0005", "kg", 1),
        ("0.0001", "kg", 1),
        ("1e-999999999", "kg", 1),
        ("100", "t", 100_000_000),
    ],
)
def test_a_weight_becomes_whole_grams(text, unit, weight_g):
    assert grams(text, unit) == weight_g


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "'' is no weight"),
        ("abc", "'abc' is no weight"),
        ("nan", "'nan' is no weight"),
        ("-1", "-1 is no weight: it must be more than nothing"),
        ("0", "0 is no weight: it must be more than nothing"),
        ("1e309", "1e309 is more than a weight can be"),
        ("1e999999999", "1e999999999 is more than a weight can be"),
        ("100.1t", "100.1t is more than a weight can be"),
        ("2,5", "'2,5' is no number: write it with a point"),
        ("2.5.3", "'2.5.3' is no number"),
        ("5 stone", "'stone' is no unit of weight: one of g, kg, t, lb, oz"),
        ("5 cm", "'cm' is no unit of weight"),
        ("٣", "'٣' is no weight"),
        ("5\0", r"'5\x00' is no weight"),
        ("\ud800", r"'\ud800' is no weight"),
        ("=1+1", "'=1+1' is no weight"),
        ("9" * 10_000_000, "is no weight"),
    ],
    ids=lambda text: text[:20].encode("ascii", "backslashreplace").decode(),
)
def test_what_is_no_weight_is_refused_with_a_sentence(text, why):
    with pytest.raises(ValueError) as refused:
        grams(text)
    assert why in str(refused.value)
    assert len(str(refused.value)) < 120


@pytest.mark.parametrize(
    ("text", "unit", "length_mm"),
    [("40", "cm", 400), ("40", "in", 1016), ("16in", "cm", 406), ('16"', "cm", 406), ("1.5 m", "cm", 1500), ("2 ft", "cm", 610),
     ("30厘米", "mm", 300), ("0.01", "mm", 1), ("30000", "mm", 30_000)],
)  # fmt: skip
def test_a_length_becomes_whole_millimetres(text, unit, length_mm):
    assert millimetres(text, unit) == length_mm


@pytest.mark.parametrize("text", ["30.1m", "-4", "4kg", "x", "1e400", ""])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(ValueError, match="length"):
        millimetres(text)


@pytest.mark.parametrize(
    ("text", "sides"),
    [("40x30x20", (400, 300, 200)), ("40 X 30 × 20 cm", (400, 300, 200)), ("16*12*8in", (406, 305, 203)), ("４０ｘ３０ｘ２０", (400, 300, 200))],
)  # fmt: skip
def test_a_size_is_three_lengths_and_one_unit(text, sides):
    assert size(text) == sides


@pytest.mark.parametrize(
    "text", ["", "40x30", "40x30x20x10", "axbxc", "40x30x0", "4,5x3x2", "1x1x1kg", "x" * 10_000_000]
)
def test_what_is_no_size_is_refused(text):
    with pytest.raises(ValueError, match="is no size|is no length|is no number|is no unit"):
        size(text)


@pytest.mark.parametrize(("text", "unit"), [("KG", "kg"), (" lbs", "lb"), ("磅", "lb"), ("oz", "oz")])
def test_a_unit_of_weight_is_known_however_it_is_written(text, unit):
    assert weight_unit(text) == unit


@pytest.mark.parametrize(("text", "unit"), [("Inches", "in"), ("CM", "cm"), ("毫米", "mm")])
def test_a_unit_of_length_is_known_however_it_is_written(text, unit):
    assert length_unit(text) == unit


@pytest.mark.parametrize("read", [weight_unit, length_unit])
def test_a_unit_there_is_none_of_is_refused_with_those_there_are(read):
    with pytest.raises(ValueError, match="'stone' is no unit of (weight: one of g, kg|length: one of mm, cm)"):
        read("stone")


@given(st.integers(1, MOST_GRAMS), st.sampled_from(["g", "kg"]))
def test_grams_written_in_any_decimal_unit_come_back(weight_g, unit):
    assert grams(f"{Decimal(weight_g) / GRAMS[unit]:f}{unit}") == weight_g


@given(st.integers(1, 30_000), st.sampled_from(["mm", "cm", "m"]))
def test_millimetres_written_in_any_decimal_unit_come_back(length_mm, unit):
    assert millimetres(f"{Decimal(length_mm) / MILLIMETRES[unit]:f}", unit) == length_mm


@given(st.text(max_size=45))
def test_any_text_is_a_weight_above_nothing_or_a_sentence(text):
    try:
        assert 1 <= grams(text) <= MOST_GRAMS
    except ValueError as fault:
        assert len(str(fault)) < 200


@given(st.integers(1, 10**9), st.integers(1, 999))
def test_a_weight_split_over_pieces_stays_exact_and_even(total_g, pieces):
    shares = split_grams(total_g, pieces)
    assert (sum(shares), len(shares)) == (total_g, pieces)
    assert max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    ("weight_g", "shown"),
    [(2500, "2.50"), (2505, "2.505"), (1, "0.001"), (2000, "2.00"), (10, "0.01"), (100_000_000, "100000.00")],
)
def test_kilograms_are_shown_with_two_places_or_three(weight_g, shown):
    assert show_kg(weight_g) == shown


def test_a_size_is_shown_in_centimetres():
    assert show_size(400, 300, 205) == "40 x 30 x 20.5"
