import pytest

from shipkit.labels.drawing.boxes import Box, Fill, Frame, Rule
from shipkit.labels.zpl.scale import Scale, fill, frame, rule

EIGHT = Scale(8.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Rule(1, 2, 11, 2, 0.1), "^FO8,16^GB80,1,1^FS"),
        (Rule(11, 2, 1, 2, 1.6), "^FO8,14^GB80,5,5^FS"),
        (Rule(1, 2, 1, 12, 0.4), "^FO8,16^GB1,80,1^FS"),
        (Rule(0, 0, 10, 0, 1.6), "^FO0,0^GB80,5,5^FS"),
    ],
)
def test_a_rule_is_a_black_box_along_its_line(item, expected):
    assert rule(item, EIGHT) == expected


def test_a_slanting_rule_is_refused():
    with pytest.raises(ValueError, match="neither level nor upright"):
        rule(Rule(0, 0, 1, 1), EIGHT)


def test_a_frame_is_hollow_and_a_dark_fill_is_not():
    box = Box(1, 1, 10, 2)

    assert frame(Frame(box), EIGHT) == "^FO8,8^GB80,16,1^FS"
    assert fill(Fill(box, "#0b4f5c"), EIGHT) == "^FO8,8^GB80,16,16^FS"
    assert not fill(Fill(box, "#edf3f4"), EIGHT)


def test_a_layout_stands_where_it_is_put():
    assert rule(Rule(1, 2, 11, 2, 0.1), Scale(8.0, 2.5, 1.0)) == "^FO28,24^GB80,1,1^FS"
