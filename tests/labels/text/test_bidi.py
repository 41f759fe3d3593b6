import pytest
from printed import drawn, squeezed, text_of

from shipkit.labels.drawing.boxes import Box, Style, Text, sorted_out
from shipkit.labels.text.bidi import has_rtl, is_rtl, levels, visual_order
from shipkit.labels.text.lines import set_line


def visual(text, *, rtl=None):
    """The characters from left to right, as UAX 9 orders them."""
    marks = levels(text, rtl=is_rtl(text) if rtl is None else rtl)
    return "".join(text[at] for at in visual_order(marks))


# Capitals stand for Hebrew letters, as in the standard's own examples.
HEBREW = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתךםןף")


@pytest.mark.parametrize(
    ("logical", "expected"),
    [
        ("car is THE CAR in arabic", "car is RAC EHT in arabic"),  # UAX 9, section 3.4, example 1
        ("ABC def GHI", "IHG def CBA"),
        ("ABC 123 DEF", "FED 123 CBA"),
        ("ABC 12-34", "12-34 CBA"),
        ("abc (DEF)", "abc (FED)"),
        ("a (ABC) B", "a (CBA) B"),  # N0: both brackets go with the line
        ("A (b)", "(b) A"),
        ("ABC (def GHI) J", "J (IHG def) CBA"),
    ],
)
def test_a_line_is_ordered_as_the_standard_says(logical, expected):
    if expected == "a (CBA) B":
        assert visual(logical.translate(HEBREW)) == "a (CBA) B".translate(HEBREW)
    else:
        # Brackets are mirrored when they are drawn, not when they are ordered.
        swapped = str.maketrans("()", ")(") if is_rtl(logical.translate(HEBREW)) else {}
        assert visual(logical.translate(HEBREW)).translate(swapped) == expected.translate(HEBREW)


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", False), ("12 אב", True), ("a א", False), ("", False), ("123", False), ("ش 1", True)]
)
def test_the_first_letter_gives_the_direction(text, expected):
    assert is_rtl(text) is expected


def test_latin_text_has_nothing_that_runs_right_to_left():
    assert not has_rtl("Straße 12 (北京)")
    assert has_rtl("12 ש")
    assert has_rtl("٣")


def test_joiners_keep_the_level_of_their_letter():
    assert levels("می\u200cخواهم", rtl=True) == [1] * 8


def test_a_telephone_number_reads_from_left_to_right_inside_arabic():
    line = set_line("هاتف +966 11 401 0000")

    # The number comes first from the left, in its own order.
    assert line.ops.startswith(set_line("+966 11 401 0000").ops.removesuffix("Tj").removesuffix(">"))


@pytest.mark.parametrize("text", ["مكتبة الإسكندرية", "شارع الملك فهد", "מוזיאון ישראל", "רחוב הרצל 12 (קומה 3)"])
def test_right_to_left_text_can_be_copied_out_again(text):
    layout = sorted_out("line", 120, 20, [Text("line", Box(10, 5, 100, 10), Style(10, align="start"))])

    assert squeezed(text) in squeezed(text_of(drawn(layout, {"line": text})))
