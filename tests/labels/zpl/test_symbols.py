import pytest
import zxingcpp
from PIL import Image

from shipkit.findings import Finding
from shipkit.labels.drawing.barcodes import DOT, FNC1
from shipkit.labels.drawing.boxes import Bars, Box, Matrix
from shipkit.labels.zpl import commands
from shipkit.labels.zpl.scale import Scale
from shipkit.labels.zpl.symbols import BarsField, MatrixField

SSCC = f"{FNC1}00001234560000010000"
PLACED = f"{SSCC}42172410115{FNC1}91570000000010{FNC1}921/3{FNC1}4320Priority"


def printed(printer, field, value, dpi):
    per_mm = commands.dots_per_mm(dpi)
    writer = (BarsField if isinstance(field, Bars) else MatrixField)(field, Scale(per_mm, 0, 0))
    written = writer(value)
    if isinstance(written, Finding):
        return written
    (label,) = printer(commands.label(round(100 * per_mm), round(50 * per_mm), [written]))
    return label


@pytest.mark.parametrize(("dpi", "module"), [(203, 4), (300, 6), (600, 12)])
@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_modules_are_whole_dots_of_any_head(printer, dpi, module, align):
    label = printed(printer, Bars("bars", Box(0.8, 5, 98.4, 375 * DOT), 6 * DOT, 6 * DOT, align), SSCC, dpi)
    (field,) = label.fields
    left, top, right, bottom = field.box
    per_mm = commands.dots_per_mm(dpi)

    assert right - left == 156 * module
    assert module / per_mm >= 0.495
    assert (bottom - top) / per_mm >= 31.74
    assert left - 10 * module >= 0.8 * per_mm - 1
    assert right + 10 * module <= 99.2 * per_mm + 1
    (read,) = zxingcpp.read_barcodes(label.image, formats=zxingcpp.BarcodeFormat.Code128)
    assert (read.content_type, read.bytes) == (zxingcpp.ContentType.GS1, SSCC[1:].encode())


@pytest.mark.parametrize(("width", "module"), [(62.0, 4), (46.0, 3), (31.0, 2)])
def test_bars_become_finer_down_to_their_floor(printer, width, module):
    field = Bars("bars", Box(5, 5, width, 20), 6 * DOT, 3 * DOT)
    label = printed(printer, field, "570000000010", 203)

    assert label.fields[0].box[2] - label.fields[0].box[0] == 101 * module
    assert (
        printed(printer, Bars("bars", Box(5, 5, 25, 20), 6 * DOT, 3 * DOT), "570000000010", 203).code == "text-too-long"
    )


@pytest.mark.parametrize(("dpi", "module"), [(203, 6), (300, 9), (600, 18)])
def test_a_matrix_stands_in_its_place_and_says_what_ours_says(printer, dpi, module):
    box = Box(70, 5, 22, 22)
    label = printed(printer, Matrix("matrix", box, 9 * DOT, 5 * DOT, "right"), PLACED, dpi)
    (field,) = label.fields
    left, top, right, bottom = field.box
    per_mm = commands.dots_per_mm(dpi)

    assert field.about["module"] == module
    assert module / per_mm >= 0.743
    assert left >= box.x * per_mm
    assert box.right * per_mm - right == pytest.approx(module, abs=1)
    assert top + bottom == pytest.approx((box.y + box.bottom) * per_mm, abs=2)
    (read,) = zxingcpp.read_barcodes(label.image, formats=zxingcpp.BarcodeFormat.DataMatrix)
    assert read.content_type == zxingcpp.ContentType.GS1
    assert read.bytes == PLACED[1:].replace(FNC1, "\x1d").encode()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (Bars("bars", Box(0, 0, 90, 20), 6 * DOT, 3 * DOT), "上海", "bars-impossible"),
        (Bars("bars", Box(0, 0, 90, 20), 6 * DOT, 3 * DOT), "A" * 60, "text-too-long"),
        (Matrix("bars", Box(0, 0, 22, 22), 9 * DOT, 5 * DOT), "ABC", "bars-impossible"),
        (Matrix("bars", Box(0, 0, 9, 9), 9 * DOT, 5 * DOT), PLACED, "text-too-long"),
    ],
)
def test_what_has_no_symbol_is_named(printer, field, value, code):
    finding = printed(printer, field, value, 203)

    assert (finding.where, finding.code) == ("bars", code)


UNSURE = f"{FNC1}94{'ABCDEF' * 5}{FNC1}91{'GHIJKL' * 5}"


@pytest.mark.parametrize(("dpi", "module"), [(203, 6), (300, 9)])
def test_a_matrix_that_a_printer_may_draw_larger_is_drawn_here(printer, dpi, module):
    label = printed(printer, Matrix("matrix", Box(60, 5, 30, 30), 9 * DOT, 5 * DOT), UNSURE, dpi)
    (field,) = label.fields

    assert field.kind == "picture"
    assert field.box[2] - field.box[0] == field.box[3] - field.box[1] == 32 * module
    (read,) = zxingcpp.read_barcodes(label.image, formats=zxingcpp.BarcodeFormat.DataMatrix)
    assert (read.content_type, read.bytes) == (zxingcpp.ContentType.GS1, UNSURE[1:].replace(FNC1, "\x1d").encode())


def test_a_turned_label_is_read_too(printer):
    image = printed(printer, Bars("bars", Box(0.8, 5, 98.4, 30), 6 * DOT, 6 * DOT), SSCC, 203).image
    for turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180):
        (read,) = zxingcpp.read_barcodes(image.transpose(turn), formats=zxingcpp.BarcodeFormat.Code128)
        assert read.bytes == SSCC[1:].encode()
