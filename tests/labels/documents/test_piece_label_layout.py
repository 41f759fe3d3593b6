from itertools import combinations

import pytest

from shipkit.labels.documents.address_label import address_label_layout
from shipkit.labels.documents.label_words import LABEL_WORDS
from shipkit.labels.documents.piece_label_layout import LABEL_SIZES, piece_label_layout
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Matrix, Rule, Text
from shipkit.labels.drawing.draw import static_form

LAYOUTS = [
    *(piece_label_layout(size, language) for size in LABEL_SIZES for language in LABEL_WORDS),
    *(
        address_label_layout(*size, language, is_sent=is_sent)
        for size in ((99.1, 67.7), (100.0, 150.0), (60.0, 35.0), (105.0, 148.5), (210.0, 148.5))
        for language in LABEL_WORDS
        for is_sent in (True, False)
    ),
]
every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
# Fields of which one label shows only one: a party in one script or in two, an SSCC or a plate.
EITHER = ({"to", "to.original", "to.latin"}, {"sscc.bars", "plate.bars"})


def boxes(layout):
    """Everything text or a symbol stands in."""
    return [item for item in (*layout.static, *layout.fields) if isinstance(item, Caption | Text | Bars | Matrix)]


@every_layout
def test_everything_is_on_the_paper(layout):
    paper = Box(0, 0, layout.width, layout.height)

    for item in (*layout.static, *layout.fields):
        if isinstance(item, Rule):
            assert all(paper.holds(Box(x, y, 0, 0)) for x, y in ((item.x1, item.y1), (item.x2, item.y2))), item
        else:
            assert paper.holds(item.box), item


@every_layout
def test_no_two_boxes_overlap(layout):
    for one, other in combinations(boxes(layout), 2):
        if any({getattr(one, "name", ""), getattr(other, "name", "")} <= either for either in EITHER):
            continue
        across = min(one.box.right, other.box.right) - max(one.box.x, other.box.x)
        down = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
        assert across <= 0.01 or down <= 0.01, (one, other)


@every_layout
def test_no_rule_runs_through_a_box(layout):
    for rule in (item for item in layout.static if isinstance(item, Rule)):
        for item in boxes(layout):
            inner = item.box.inset(0.01, 0.01)
            apart = (
                max(rule.x1, rule.x2) < inner.x
                or min(rule.x1, rule.x2) > inner.right
                or max(rule.y1, rule.y2) < inner.y
                or min(rule.y1, rule.y2) > inner.bottom
            )
            assert apart, (rule, item)


@every_layout
def test_no_two_fields_have_one_name(layout):
    names = [field.name for field in layout.fields]

    assert len(set(names)) == len(names)


@every_layout
def test_every_caption_fits_its_box(layout):
    assert static_form(layout).content


@pytest.mark.parametrize("size", LABEL_SIZES, ids=[size.name for size in LABEL_SIZES])
def test_text_keeps_off_the_edge_printers_leave_white(size):
    for item in boxes(piece_label_layout(size)):
        if isinstance(item, Text | Caption):
            assert item.box.x >= size.pad - 0.01
            assert item.box.right <= size.width - size.pad + 0.01
            assert item.box.bottom <= size.height - size.pad + 0.01


@pytest.mark.parametrize("size", LABEL_SIZES, ids=[size.name for size in LABEL_SIZES])
def test_symbols_are_never_finer_or_lower_than_their_standards_have_it(size):
    fields = {field.name: field for field in piece_label_layout(size).fields}

    assert fields["sscc.bars"].floor >= 0.495
    assert fields["sscc.bars"].box.h == pytest.approx(31.75)
    assert fields["plate.bars"].box == fields["sscc.bars"].box
    assert fields["number.bars"].floor >= 0.33
    assert fields["number.bars"].box.h >= 20
    assert fields["matrix"].module >= 0.743
    lowest = max(field.box.bottom for field in fields.values() if isinstance(field, Bars | Matrix))
    assert fields["sscc.bars"].box.bottom == lowest


def test_every_language_has_the_same_words():
    for words in LABEL_WORDS.values():
        assert set(words) == set(LABEL_WORDS["en"])
        assert all(words.values())
