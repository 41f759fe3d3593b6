from itertools import combinations, product

import pytest

from shipkit.labels.documents.piece_layout import PIECE_H, PIECE_W, piece_layout, places, receipt_layout
from shipkit.labels.documents.waybill import waybill_layouts
from shipkit.labels.documents.waybill_copies import (
    LIST_LINES,
    MARK_X,
    MARK_Y,
    NOTICE_Y,
    list_layout,
    mark_layout,
    notice_layout,
)
from shipkit.labels.documents.waybill_layout import (
    FOOT_Y,
    GOODS_Y,
    LEFT,
    MORE_HEAD_H,
    RIGHT,
    ROWS_MORE,
    SECOND,
    SIGN_Y,
    STUB_Y,
    TABLES,
    TERMS,
    TERMS_Y,
    WAYBILL_BAR_H,
    WHOLE_FOOT_Y,
    foot_layout,
    goods_layout,
    head_layout,
    more_head_layout,
    sign_layout,
    terms_layout,
)
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Rule, Style, Text
from shipkit.labels.drawing.look import MARGIN, SHEET_H, SHEET_W

LANGUAGES = ("en", "zh", "en+zh")
LAYOUTS = list({layout.name: layout for language in LANGUAGES for layout in waybill_layouts(language)}.values())
every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
every_language = pytest.mark.parametrize("language", LANGUAGES)
COLUMNS = (*TABLES, "bare")
# Fields of which one page shows only one: a party in one script, or in two.
EITHER = ({"shipper", "shipper.original", "shipper.latin"}, {"consignee", "consignee.original", "consignee.latin"})


def boxes(layout, x=0.0, y=0.0):
    """Everything text or bars stand in, on the sheet."""
    return [
        (getattr(item, "name", "") or item.text, Box(x + item.box.x, y + item.box.y, item.box.w, item.box.h))
        for item in (*layout.static, *layout.fields)
        if isinstance(item, Caption | Text | Bars)
    ]


def overlap(one, other):
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def assert_apart(items):
    for (name, one), (other_name, other) in combinations(items, 2):
        if not any({name, other_name} <= either for either in EITHER):
            assert not overlap(one, other), (name, one, other_name, other)


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
    if len(items) > 150:  # rows are alike
        items = items[:150]
    assert_apart(items)


@every_layout
def test_every_box_is_high_enough_for_its_type(layout):
    for item in (*layout.static, *layout.fields):
        if isinstance(item, Caption | Text):
            # Latin letters reach from 0.77 em above the line to 0.25 below.
            assert item.box.h / 25.4 * 72 >= item.style.smallest * 1.02 - 0.01, item


@every_layout
def test_no_two_fields_have_one_name(layout):
    names = [field.name for field in layout.fields]

    assert len(set(names)) == len(names)


@every_language
@pytest.mark.parametrize(("columns", "terms"), list(product(COLUMNS, TERMS)))
def test_the_parts_of_a_first_page_stand_apart(language, columns, terms):
    parts = [
        (head_layout(language), 0, 0),
        (mark_layout(language, "consignee"), MARK_X, MARK_Y),
        (goods_layout(language, columns), 0, GOODS_Y),
        (terms_layout(language, terms), 0, TERMS_Y),
        (sign_layout(language), 0, SIGN_Y),
        (foot_layout(torn=True), 0, FOOT_Y),
        (piece_layout(language), LEFT, STUB_Y),
        (receipt_layout(language), SECOND, STUB_Y),
    ]

    assert_apart([box for layout, x, y in parts for box in boxes(layout, x, y)])


@every_language
def test_the_notice_stands_where_the_labels_would(language):
    parts = [
        (sign_layout(language), 0, SIGN_Y),
        (notice_layout(language), 0, NOTICE_Y),
        (foot_layout(), 0, WHOLE_FOOT_Y),
    ]

    assert SIGN_Y + sign_layout(language).height <= NOTICE_Y
    assert_apart([box for layout, x, y in parts for box in boxes(layout, x, y)])


@every_language
def test_the_longest_tables_end_above_the_foot(language):
    for layout in (goods_layout(language, "customs", ROWS_MORE[-1]), list_layout(language, LIST_LINES[-1])):
        assert more_head_layout(language).height <= MORE_HEAD_H
        assert MORE_HEAD_H + layout.height <= WHOLE_FOOT_Y


@every_language
@pytest.mark.parametrize("columns", TABLES)
def test_captions_of_columns_have_air_between_them(language, columns):
    layout = goods_layout(language, columns)
    captions = [(name, box) for name, box in boxes(layout) if box.y < 5 and not name.startswith("row")]

    for (name, one), (other_name, other) in combinations(captions, 2):
        if overlap(Box(0, one.y, 1, one.h), Box(0, other.y, 1, other.h)):
            left, right = sorted((one, other), key=lambda box: box.x)
            assert right.x - left.right >= 1.5, (name, other_name)


@every_language
@pytest.mark.parametrize("columns", TABLES)
def test_the_columns_of_goods_fill_the_width(language, columns):
    row = [field for field in goods_layout(language, columns).fields if field.name.startswith("row.0.")]

    assert row[0].box.x == pytest.approx(MARGIN + 1)
    assert row[-1].box.right == pytest.approx(SHEET_W - MARGIN - 1)


@every_language
@pytest.mark.parametrize("terms", TERMS)
def test_the_cells_of_terms_fill_the_width(language, terms):
    for _, row in TERMS[terms]:
        assert sum(w for _, w in row) == pytest.approx(RIGHT - LEFT)


def test_the_number_is_large_enough_to_read_and_to_scan():
    number = next(field for field in head_layout("en").fields if field.name == "number")
    bars = next(field for field in head_layout("en").fields if isinstance(field, Bars))

    assert number.style.smallest >= 14
    assert bars.floor >= 0.33
    assert bars.box.h >= 15
    assert WAYBILL_BAR_H >= 15


def test_eight_labels_stand_on_a_page_and_two_under_the_waybill():
    corners = places()

    assert len(corners) == 8
    labels = [Text("label", Box(x, y, PIECE_W, PIECE_H), Style(9)) for x, y in corners]
    assert not any(overlap(one.box, other.box) for one, other in combinations(labels, 2))
    assert all(x + PIECE_W <= SHEET_W - 5 and y + PIECE_H <= SHEET_H - 9 for x, y in corners)
    # A desk printer leaves 5 mm and more of the paper's end white.
    assert STUB_Y + PIECE_H <= SHEET_H - 7
