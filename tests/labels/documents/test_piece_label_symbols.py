"""Every symbol of a label, read and measured on the rendered page."""

import io

import pytest
import zxingcpp
from printed import ink, picture
from samples import party, waybill

from shipkit.desk.starting import starter_files
from shipkit.labels.documents.piece_label import write_piece_labels
from shipkit.labels.documents.piece_label_layout import LABEL_100X150, LABEL_A6, piece_label_layout
from shipkit.labels.documents.piece_label_values import label_values
from shipkit.labels.drawing.barcodes import DOT, QUIET, code128
from shipkit.labels.sheets.sheet import find_sheet
from shipkit.labels.symbols.datamatrix import gs1_modules

WAYBILLS = {
    "sscc": waybill(1, gs1=True, pieces=2),
    "plate": waybill(2, pieces=2, consignee=party("chinese")),
    "long": waybill(3, gs1=True, consignee=party("arabic"), reference="R" * 40),
}
SHEETS = ("label-100x150", "label-4x6in", "a6", "a4-1up", "a4-2up", "a4-4up")
SHADES = {"grey": lambda image: image, "one-bit": lambda image: image.point(lambda grey: 255 if grey > 127 else 0)}


def printed(booked, sheet):
    file = io.BytesIO()
    write_piece_labels([booked], file, sheet=find_sheet(sheet, [starter_files() / "sheets"]))
    return file.getvalue()


def said(booked, piece):
    """Kind, content type and bytes of the three symbols of a label."""
    values = label_values(booked)
    own = values.pieces[piece]
    plate = own.get("sscc.bars") or own["plate.bars"]
    gs1, text = zxingcpp.ContentType.GS1, zxingcpp.ContentType.Text
    return {
        (kind, gs1 if value.startswith("\xf1") else text, value.removeprefix("\xf1").replace("\xf1", "\x1d").encode())
        for kind, value in (("bars", booked.number), ("bars", plate), ("matrix", own["matrix"]))
    }


def read(image):
    # The page as it is: of a third of it, which is tried otherwise, the reader now and then makes up a symbol.
    kinds = {"matrix": zxingcpp.BarcodeFormat.DataMatrix, "bars": zxingcpp.BarcodeFormat.Code128}
    return {
        (kind, found.content_type, found.bytes)
        for kind, wanted in kinds.items()
        for found in zxingcpp.read_barcodes(image, formats=wanted, try_downscale=False)
    }


def check(which, sheet, dpi, shade, turn):
    booked = WAYBILLS[which]
    a_page = find_sheet(sheet, [starter_files() / "sheets"]).count
    image = SHADES[shade](picture(printed(booked, sheet), dpi=dpi)).rotate(turn, expand=True, fillcolor=255)

    expected = set().union(*(said(booked, piece) for piece in range(min(a_page, len(booked.plates)))))
    assert read(image) == expected


@pytest.mark.parametrize(
    ("which", "sheet", "dpi", "shade", "turn"),
    [
        ("sscc", "label-100x150", 203, "one-bit", 0),
        ("sscc", "label-100x150", 203, "grey", 90),
        ("plate", "label-100x150", 203, "one-bit", 180),
        ("plate", "a6", 300, "one-bit", 270),
        ("long", "a6", 300, "grey", 0),
        ("long", "label-4x6in", 203, "one-bit", 0),
        ("sscc", "a4-4up", 203, "one-bit", 0),
        ("plate", "a4-2up", 300, "grey", 0),
    ],
)
def test_every_symbol_is_read_back(which, sheet, dpi, shade, turn):
    check(which, sheet, dpi, shade, turn)


@pytest.mark.slow
@pytest.mark.parametrize("which", WAYBILLS)
@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_every_symbol_is_read_back_on_every_stock_and_printer(which, sheet, dpi, shade, turn):
    check(which, sheet, dpi, shade, turn)


DPI = 600
PER_MM = DPI / 25.4
SIZES = [("label-100x150", LABEL_100X150), ("a6", LABEL_A6)]


def part(image, left, top, right, bottom):
    """A part of a page, in millimetres."""
    return image.crop(tuple(round(edge * PER_MM) for edge in (left, top, right, bottom)))


def box_of(size, name):
    return next(field.box for field in piece_label_layout(size).fields if field.name == name)


@pytest.mark.parametrize(("sheet", "size"), SIZES)
@pytest.mark.parametrize(
    ("which", "field", "module", "height"),
    [
        ("sscc", "sscc.bars", 0.495, 31.75),
        ("plate", "plate.bars", 0.495, 31.75),
        ("sscc", "number.bars", 0.33, 20.0),
    ],
)
def test_bars_are_as_high_and_as_quiet_as_their_standards_have_it(which, field, module, height, sheet, size):
    values = label_values(WAYBILLS[which])
    modules = code128((values.head | values.pieces[0])[field])
    image = picture(printed(WAYBILLS[which], sheet), dpi=DPI)
    box = box_of(size, field)
    middle = box.y + box.h / 2
    line = part(image, 0, middle, box.right, middle + 1 / PER_MM)
    first, _, last, _ = ink(line)
    # A little more on both sides than the quiet zone: nothing but white, from the top of the bars to their end.
    x = (last - first) / len(modules) / PER_MM
    quiet = QUIET * x
    left, right = first / PER_MM, last / PER_MM

    assert x >= module - 0.001
    assert left >= quiet - 0.05
    assert right + quiet <= (size.width if field != "number.bars" else box.right) + 0.05
    assert ink(part(image, left - quiet + 0.1, box.y, left - 0.05, box.bottom)) is None
    assert ink(part(image, right + 0.05, box.y, right + quiet - 0.1, box.bottom)) is None
    _, top, _, bottom = ink(part(image, left + 0.1, box.y - 1, left + x, box.bottom + 0.85))
    assert (bottom - top) / PER_MM >= height - 1 / PER_MM
    assert (bottom - top) / PER_MM <= box.h + 2 / PER_MM


@pytest.mark.parametrize(("sheet", "size"), SIZES)
@pytest.mark.parametrize("which", ["sscc", "plate"])
def test_the_matrix_has_its_size_and_a_quiet_zone_on_every_side(which, sheet, size):
    count = len(gs1_modules(label_values(WAYBILLS[which]).pieces[0]["matrix"]))
    image = picture(printed(WAYBILLS[which], sheet), dpi=DPI)
    box = box_of(size, "matrix")
    left, top, right, bottom = (
        edge / PER_MM + start
        for edge, start in zip(ink(part(image, box.x, box.y, box.right, box.bottom)), (box.x, box.y) * 2, strict=True)
    )
    x = (right - left) / count

    assert x >= 0.743
    assert x == pytest.approx(9 * DOT, abs=0.01)
    assert bottom - top == pytest.approx(right - left, abs=0.09)
    around = part(image, left - x, top - x, right + x, bottom + x)
    found = ink(around)
    assert all(
        abs(edge / PER_MM - at) < 0.13
        for edge, at in zip(found, (x, x, x + right - left, x + bottom - top), strict=True)
    )


@pytest.mark.parametrize(("sheet", "size"), SIZES)
def test_the_number_of_the_piece_is_read_by_people_right_under_its_bars(sheet, size):
    image = picture(printed(WAYBILLS["sscc"], sheet), dpi=DPI)
    box = box_of(size, "sscc.bars")
    below = ink(part(image, 0, box.bottom + 0.1, size.width, size.height))

    assert 0.5 < (below[1] / PER_MM) + 0.1 < 3
    assert (below[3] - below[1]) / PER_MM > 2.5
