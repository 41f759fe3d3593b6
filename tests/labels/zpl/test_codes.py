import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shipkit.labels.drawing.barcodes import FNC1, code128
from shipkit.labels.symbols.datamatrix import gs1_modules
from shipkit.labels.symbols.identifiers import SET82
from shipkit.labels.zpl.codes import bars_data, matrix_data, matrix_side, widest_side
from shipkit.labels.zpl.commands import bars, label

TYPED = "".join(map(chr, range(32, 127)))


def drawn(printer, text):
    """The bars a printer draws for a text, as ones and zeros."""
    written, _ = bars_data(text)
    (printed,) = printer(label(9999, 40, [bars(0, 0, 1, 9, written)]))
    (field,) = printed.fields
    return "".join("01"[bit] for bit in field.about["modules"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("570000000010", ">;570000000010"),
        (f"{FNC1}00001234560000010000", ">;>800001234560000010000"),
        ("9S570000000032001", ">:9S>557000000003200>61"),
        ("a>b^c~d%e", ">:a>0b><c>=d%e"),
        ("5", ">:5"),
    ],
)
def test_code_sets_are_spelled_out(text, expected):
    assert bars_data(text)[0] == expected


@given(st.text(TYPED + "0123456789" * 8, min_size=1, max_size=30), st.booleans())
def test_a_printer_draws_our_bars_one_for_one(printer, text, gs1):
    text = FNC1 * gs1 + text
    # python-barcode takes the pair 99 in front for a change of set, and leaves it out.

    assert drawn(printer, text) == code128(text)
    assert bars_data(text)[1] == len(code128(text))


@pytest.mark.parametrize("text", ["990000000010", "99", "9912AB", "999999999999", f"{FNC1}990000"])
def test_a_printer_draws_nines_in_front_too(printer, text):
    image = Image.new("L", ((len(drawn(printer, text)) + 20) * 3, 60), 255)
    for at, bit in enumerate(drawn(printer, text), 10):
        if bit == "1":
            image.paste(0, (at * 3, 0, at * 3 + 3, 60))
    (read,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128)

    assert read.bytes.decode() == text.removeprefix(FNC1)


@pytest.mark.parametrize("text", ["", FNC1, "上海", "a\x01", "tab\t1"])
def test_what_a_printer_has_no_bars_for_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        bars_data(text)


ELEMENTS = st.lists(st.text(SET82, min_size=1, max_size=30), min_size=1, max_size=3).map(
    lambda values: FNC1 + FNC1.join(f"9{n}{value}" for n, value in enumerate(values, 1))
)


@given(ELEMENTS, st.randoms(use_true_random=False))
def test_the_size_of_a_matrix_depends_on_kinds_of_characters_alone(text, chance):
    other = "".join(
        next(
            (chance.choice(kind) for kind in ("0123456789", "ABCXYZ", "abcxyz") if character in kind),
            character,
        )
        for character in text
    )
    codes = [at + n for at, c in enumerate(text) if c == FNC1 for n in (1, 2)]
    other = "".join(text[at] if at in codes else each for at, each in enumerate(other))

    assert matrix_side(text) == len(gs1_modules(text))
    assert matrix_side(other) == len(gs1_modules(other))


def test_text_without_elements_has_no_matrix_however_often_it_is_asked():
    good, bad = f"{FNC1}91ABC", f"{FNC1}05ABC"
    assert matrix_side(good) == len(gs1_modules(good))
    for _ in range(2):
        with pytest.raises(ValueError, match=re.escape("identifier")):
            matrix_side(bad)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(f"{FNC1}91ABC", 12), (f"{FNC1}91" + "A" * 42, 26), (f"{FNC1}91" + "A" * 43, 32), (f"{FNC1}91" + "12" * 42, 26)],
)
def test_the_least_a_printer_knows_is_a_codeword_each_and_for_two_digits(text, expected):
    assert widest_side(text) == expected


@given(ELEMENTS)
def test_no_matrix_is_larger_than_with_a_codeword_each(text):
    assert matrix_side(text) <= widest_side(text)


def test_function_one_and_the_escape_itself_are_escaped():
    assert matrix_data(f"{FNC1}91a_1b{FNC1}92c") == "_191a__1b_192c"
