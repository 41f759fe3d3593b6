import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from printed import drawn, ink, picture

from shipkit.labels.drawing.barcodes import DOT, FNC1, QUIET, bar_ops, code128
from shipkit.labels.drawing.boxes import Bars, Box, sorted_out
from shipkit.labels.errors import NotPrintable


def symbol(value, *, module=4 * DOT, floor=3 * DOT, align="center", width=120.0):
    bars = Bars("number", Box(10, 10, width - 20, 15), module, floor, align)
    return drawn(sorted_out("symbol", width, 1.5 * 25.4, [bars]), {"number": value})


def test_even_digits_are_written_in_pairs():
    # Start, six pairs, check: eight characters of 11 modules, and a stop of 13 (ISO/IEC 15417, 4.2).
    assert len(code128("570000000010")) == 8 * 11 + 13


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("570000000010", zxingcpp.ContentType.Text),
        ("9S570000000010001", zxingcpp.ContentType.Text),
        ("RR123456785CN", zxingcpp.ContentType.Text),
        (FNC1 + "00001234560000002005", zxingcpp.ContentType.GS1),
    ],
)
@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_symbol_is_read_back_from_the_page(value, kind, dpi, turn):
    image = picture(symbol(value), dpi=dpi).rotate(turn, expand=True, fillcolor=255)

    (found,) = zxingcpp.read_barcodes(image)
    assert found.content_type == kind
    assert found.text.replace("(00)", "00") == value.removeprefix(FNC1)


@given(st.text(st.sampled_from([chr(code) for code in range(32, 127)]), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_ascii_text_is_read_back(value):
    image = picture(symbol(value, width=150))
    (found,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128)

    assert found.text == value


@pytest.mark.parametrize("dpi", [300, 600, 1200])
def test_every_bar_is_whole_dots_wide(dpi):
    image = picture(symbol("9S570000000010001", align="left", width=4 * 25.4), dpi=dpi)
    middle = image.crop((0, image.height // 2, image.width, image.height // 2 + 1))

    # Nothing but black and white: no bar ends between two dots.
    assert all(grey < 3 or grey > 252 for _, grey in middle.getcolors())


def test_bars_are_as_wide_and_as_high_as_ordered():
    left, top, right, bottom = ink(picture(symbol("570000000010"), dpi=600))

    per_mm = 600 / 25.4
    assert (right - left) / per_mm == pytest.approx(101 * 4 * DOT, abs=0.05)
    assert (bottom - top) / per_mm == pytest.approx(15, abs=0.09)
    assert top / per_mm == pytest.approx(10, abs=0.09)


@pytest.mark.parametrize(("align", "edge"), [("left", 10.0), ("right", 110.0)])
def test_the_quiet_zone_lies_inside_the_box(align, edge):
    left, _, right, _ = ink(picture(symbol("570000000010", align=align), dpi=600))

    nearest = left if align == "left" else right
    assert abs(nearest * 25.4 / 600 - edge) == pytest.approx(QUIET * 4 * DOT, abs=0.09)


def test_a_long_value_narrows_its_modules_to_the_floor():
    left, _, right, _ = ink(picture(symbol("A" * 20, width=98), dpi=600))

    assert right - left == pytest.approx(len(code128("A" * 20)) * 6, abs=1)


def test_a_value_too_long_for_the_floor_is_named():
    with pytest.raises(NotPrintable) as fault:
        symbol("A" * 30, width=98)

    (finding,) = fault.value.findings
    assert finding.where == "number"
    assert finding.code == "text-too-long"
    assert "its bars need 97.8 mm and have 78.0 mm" in finding.why


@pytest.mark.parametrize("value", ["北京", "é", "\u0663", FNC1])
def test_what_code_128_does_not_have_is_refused(value):
    with pytest.raises(NotPrintable) as fault:
        symbol(value)

    assert [finding.code for finding in fault.value.findings] == ["bars-impossible"]


def test_a_symbol_is_one_path():
    ops = bar_ops("11010011", 10.0, 20.0, 0.9354, 42.52)

    assert ops == "q 0.935400 0 0 42.520 10.000 20.000 cm 0 0 2 1 re 3 0 1 1 re 6 0 2 1 re f Q"


@pytest.mark.parametrize("text", ["990000000010", "9900", "99", "9912AB", "99000", "A990000", "009900"])
def test_digits_99_at_the_front_are_data(text):
    width = len(code128(text)) + 20
    image = Image.new("L", (width * 3, 60), 255)
    pixels = image.load()
    for n, module in enumerate(code128(text)):
        for x in range((n + 10) * 3, (n + 11) * 3):
            for y in range(60):
                pixels[x, y] = 0 if module == "1" else 255
    assert [symbol.text for symbol in zxingcpp.read_barcodes(image)] == [text]
