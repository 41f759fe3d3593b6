import pytest
import zxingcpp
from PIL import Image
from printed import drawn, ink, picture

from shipkit.labels.drawing.barcodes import DOT, FNC1, matrix_ops
from shipkit.labels.drawing.boxes import Box, Matrix, sorted_out
from shipkit.labels.errors import NotPrintable
from shipkit.labels.symbols.datamatrix import gs1_modules
from shipkit.labels.symbols.gs1 import element_string
from shipkit.labels.symbols.identifiers import IDENTIFIERS

SHORT = element_string([("00", "123456789012345675")])
USUAL = element_string([("00", "123456789012345675"), ("421", "72428014"), ("91", "570000000010"), ("92", "1/3")])
LONG = element_string([
    ("00", "123456789012345675"), ("4300", "%E4%B8%AD%E5%9B%BD"), ("4302", "x" * 70), ("4307", "CN"), ("91", "y" * 90),
])  # fmt: skip


def symbol(value, *, module=6 * DOT, floor=4 * DOT, align="center", side=50.0):
    field = Matrix("matrix", Box(10, 10, side, side), module, floor, align)
    return drawn(sorted_out("symbol", side + 20, side + 20, [field]), {"matrix": value})


def read(image):
    (found,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.DataMatrix)
    return found


def one_bit(image):
    return image.point(lambda grey: 255 if grey > 127 else 0)


@pytest.mark.parametrize("value", [SHORT, USUAL, LONG])
@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("shade", [lambda image: image, one_bit], ids=["grey", "one-bit"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_symbol_is_read_back_as_gs1_with_its_separators(value, dpi, shade, turn):
    found = read(shade(picture(symbol(value), dpi=dpi)).rotate(turn, expand=True, fillcolor=255))

    assert found.content_type == zxingcpp.ContentType.GS1
    assert found.bytes == value.removeprefix(FNC1).replace(FNC1, "\x1d").encode()


def test_a_symbol_is_square_with_its_border_on_two_sides():
    rows = gs1_modules(USUAL)

    assert all(len(row) == len(rows) for row in rows)
    assert rows[-1] == "1" * len(rows)
    assert all(row[0] == "1" for row in rows)
    assert rows[0] == "10" * (len(rows) // 2)


@pytest.mark.parametrize(("align", "edge"), [("left", 10), ("right", 60)])
def test_modules_are_as_wide_as_ordered_and_the_quiet_zone_lies_inside_the_box(align, edge):
    per_mm = 600 / 25.4
    left, top, right, bottom = (at / per_mm for at in ink(picture(symbol(USUAL, align=align), dpi=600)))

    side = len(gs1_modules(USUAL)) * 6 * DOT
    assert (right - left, bottom - top) == pytest.approx((side, side), abs=0.05)
    assert abs((left if align == "left" else right) - edge) == pytest.approx(6 * DOT, abs=0.09)
    assert (top + bottom) / 2 == pytest.approx(35, abs=0.09)


def test_a_long_value_narrows_its_modules_to_the_floor():
    side = (len(gs1_modules(LONG)) + 2) * 4 * DOT

    left, _, right, _ = ink(picture(symbol(LONG, side=side), dpi=600))
    assert right - left == pytest.approx(len(gs1_modules(LONG)) * 8, abs=1)
    with pytest.raises(NotPrintable) as fault:
        symbol(LONG, side=side - 0.2)
    assert fault.value.findings[0].code == "text-too-long"
    assert f"its symbol needs {side:.1f} mm and has {side - 0.2:.1f} mm" in fault.value.findings[0].why


@pytest.mark.parametrize("value", ["123", FNC1 + "771", FNC1 + "90\u4e2d"])
def test_what_is_no_element_string_is_named(value):
    with pytest.raises(NotPrintable) as fault:
        symbol(value)

    assert [(finding.where, finding.code) for finding in fault.value.findings] == [("matrix", "bars-impossible")]


def test_a_symbol_is_one_path():
    assert matrix_ops(["101", "011"], 1, 2, 3) == (
        "q 3.000000 0 0 3.000000 1.000 2.000 cm 1 0 2 1 re 0 1 1 1 re 2 1 1 1 re f Q"
    )


@pytest.mark.parametrize("code", IDENTIFIERS)
def test_the_encoder_sets_separators_where_our_table_does(code):
    about = IDENTIFIERS[code]
    value = next(digits for length in range(1, 25) if about.accepts(digits := "1" * length))
    rows = gs1_modules(f"{FNC1}{code}{value}{'' if about.is_predefined else FNC1}90x")
    image = Image.new("L", (len(rows) + 4,) * 2, 255)
    image.putdata([
        0 if 2 <= x < len(rows) + 2 and 2 <= y < len(rows) + 2 and rows[y - 2][x - 2] == "1" else 255
        for y in range(len(rows) + 4)
        for x in range(len(rows) + 4)
    ])  # fmt: skip

    found = read(image.resize((image.width * 4,) * 2, Image.Resampling.NEAREST))
    assert found.bytes == f"{code}{value}{'' if about.is_predefined else chr(29)}90x".encode()
