from itertools import combinations

import pytest

from shipkit.labels.documents.piece_layout import (
    PIECE_H,
    PIECE_W,
    piece_layout,
    piece_page_layout,
    places,
    receipt_layout,
)
from shipkit.labels.documents.waybill_layout import (
    ROWS_MORE,
    STUB_Y,
    WAYBILL_BAR_H,
    continuation_layout,
    waybill_layout,
)
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Rule, Style, Text
from shipkit.labels.drawing.look import MARGIN, SHEET_H, SHEET_W

LAYOUTS = [
    waybill_layout("en"),
    *(continuation_layout("en", rows) for rows in ROWS_MORE),
    piece_layout("en"),
    receipt_layout("en"),
    piece_page_layout("en"),
]
every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
# Fields of which one page shows only one: a party in one script, or in two.
EITHER = ({"shipper", "shipper.original", "shipper.latin"}, {"consignee", "consignee.original", "consignee.latin"})


def boxes(layout):
    """Everything text or bars stand in."""
    return [item for item in (*layout.static, *layout.fields) if isinstance(item, Caption | Text | Bars)]


def overlap(one, other):
    across = min(one.box.right, other.box.right) - max(one.box.x, other.box.x)
    down = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
    return across > 0.01 and down > 0.01


@every_layout
def test_everything_is_on_the_paper(layout):
    paper = Box(0, 0, layout.width, layout.height)

    for item in (*layout.static, *layout.fields):
        if isinstance(item, Rule):
            ends = Box(item.x1, item.y1, 0, 0), Box(item.x2, item.y2, 0, 0)
            assert all(paper.holds(end) for end in ends), item
        else:
            assert paper.holds(item.box), item


@every_layout
def test_no_two_boxes_overlap(layout):
    items = boxes(layout)
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            names = {getattr(one, "name", ""), getattr(other, "name", "")}
            if any(names <= either for either in EITHER):
                continue
            assert not overlap(one, other), (one, other)


@every_layout
def test_every_box_is_high_enough_for_its_type(layout):
    for item in boxes(layout):
        if not isinstance(item, Bars):
            # Latin letters reach from 0.77 em above the line to 0.25 below.
            assert item.box.h / 25.4 * 72 >= item.style.size * 1.02 - 0.01, item


@every_layout
def test_no_two_fields_have_one_name(layout):
    names = [field.name for field in layout.fields]

    assert len(set(names)) == len(names)


def test_the_number_is_large_enough_to_read_and_to_scan():
    number = next(field for field in waybill_layout("en").fields if field.name == "number")
    bars = next(field for field in waybill_layout("en").fields if isinstance(field, Bars))

    assert number.style.smallest >= 14
    assert bars.floor >= 0.33
    assert bars.box.h >= 15
    assert WAYBILL_BAR_H >= 15


def test_the_columns_of_goods_fill_the_width():
    row = [field for field in waybill_layout("en").fields if field.name.startswith("row.0.")]

    assert row[0].box.x == pytest.approx(MARGIN + 1)
    assert row[-1].box.right == pytest.approx(SHEET_W - MARGIN - 1)


def test_eight_labels_stand_on_a_page_and_two_under_the_waybill():
    corners = places()

    assert len(corners) == 8
    labels = [Text("label", Box(x, y, PIECE_W, PIECE_H), Style(9)) for x, y in corners]
    assert not any(overlap(one, other) for one, other in combinations(labels, 2))
    assert all(x + PIECE_W <= SHEET_W - 5 and y + PIECE_H <= SHEET_H - 9 for x, y in corners)
    assert STUB_Y + PIECE_H <= SHEET_H - 9
