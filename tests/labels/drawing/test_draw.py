import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import as_pdf, drawn, ink, picture, squeezed, text_of
from samples import SCRIPTS

from shipkit.labels.drawing.boxes import Bars, Box, Caption, Fill, Frame, Rule, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.errors import NotPrintable

DPI = 600
PER_MM = DPI / 25.4  # pdfium puts letters on whole pixels, and ink covers whole ones: two may be more


def one_field(style, box=None, width=120, height=40):
    return sorted_out("sheet", width, height, [Text("field", box or Box(20, 10, 80, 12), style)])


@pytest.mark.parametrize(
    ("align", "edges"), [("left", (20, None)), ("right", (None, 100)), ("center", (None, None)), ("start", (20, None))]
)
def test_text_stands_where_its_style_says(align, edges):
    left, top, right, bottom = ink(picture(drawn(one_field(Style(12, align=align)), {"field": "HHHH"}), dpi=DPI))

    expected_left, expected_right = edges
    if expected_left is not None:
        assert left / PER_MM == pytest.approx(expected_left, abs=0.6)
    if expected_right is not None:
        assert right / PER_MM == pytest.approx(expected_right, abs=0.6)
    if align == "center":
        assert (left + right) / 2 / PER_MM == pytest.approx(60, abs=0.3)
    assert 10 < top / PER_MM < bottom / PER_MM < 22


def test_arabic_begins_on_the_right():
    left, _, right, _ = ink(picture(drawn(one_field(Style(12, align="start")), {"field": "مصر"}), dpi=DPI))

    assert right / PER_MM == pytest.approx(100, abs=0.6)
    assert left / PER_MM > 80


def test_a_block_keeps_to_the_side_its_first_line_begins_on():
    style = Style(9, align="start", valign="top", lines=0)
    left, *_ = ink(picture(drawn(one_field(style), {"field": "مكتبة الإسكندرية\nEGYPT"}), dpi=DPI))

    assert left / PER_MM > 60


@given(
    text=st.sampled_from(sorted(SCRIPTS.values())),
    size=st.floats(6, 16),
    lines=st.integers(0, 3),
    bold=st.booleans(),
    align=st.sampled_from(["left", "right", "center", "start"]),
    valign=st.sampled_from(["top", "middle", "bottom"]),
    width=st.floats(25, 90),
    height=st.floats(4, 20),
)
@settings(max_examples=60, deadline=None)
def test_no_ink_leaves_its_box(*, text, size, lines, bold, align, valign, width, height):
    box = Box(10, 10, width, height)
    style = Style(size, 4.5, bold=bold, lines=lines, align=align, valign=valign)
    try:
        pdf = drawn(one_field(style, box), {"field": text})
    except NotPrintable:
        return

    left, top, right, bottom = ink(picture(pdf, dpi=DPI))
    pixel = 2 / PER_MM
    assert box.x - pixel <= left / PER_MM
    assert right / PER_MM <= box.right + pixel
    assert box.y - pixel <= top / PER_MM
    assert bottom / PER_MM <= box.bottom + pixel


@pytest.mark.parametrize("text", ["Ế", "Ç", "北", "j", "Jo", "ǰ", "Ậỵ", "ที่", "ញុំ"])
@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
def test_tall_and_deep_letters_stay_in_a_box_made_for_ordinary_ones(text, valign):
    # 1.02 em is what Latin letters need: these need more, and are moved or made smaller.
    box = Box(20, 10, 60, 1.02 * 20 / 72 * 25.4)
    left, top, _, bottom = ink(picture(drawn(one_field(Style(20, 8, valign=valign), box), {"field": text}), dpi=DPI))

    pixel = 2 / PER_MM
    assert left / PER_MM >= box.x - pixel
    assert top / PER_MM >= box.y - pixel
    assert bottom / PER_MM <= box.bottom + pixel


@pytest.mark.parametrize("script", [name for name in SCRIPTS if name not in ("arabic", "hebrew")])
@pytest.mark.parametrize("bold", [False, True])
def test_text_can_be_copied_out_again(script, bold):
    layout = one_field(Style(8, 5, bold=bold, lines=3), Box(10, 5, 100, 30))

    assert squeezed(SCRIPTS[script]) in squeezed(text_of(drawn(layout, {"field": SCRIPTS[script]})))


def test_a_field_without_a_value_is_empty():
    assert ink(picture(drawn(one_field(Style(9)), {}))) is None


def test_what_does_not_change_is_drawn_at_its_place():
    layout = sorted_out(
        "static",
        60,
        40,
        [
            Fill(Box(10, 10, 5, 5), "#000000"),
            Frame(Box(20, 10, 10, 5), 1.0, "#000000"),
            Rule(10, 30, 50, 30, 1.0, "#000000"),
            Caption(Box(35, 10, 20, 5), "HEAD", Style(8, colour="#000000"), 0.1),
        ],
    )
    image = picture(drawn(layout, {}), dpi=DPI)

    assert image.getpixel((round(12 * PER_MM), round(12 * PER_MM))) < 20
    assert image.getpixel((round(25 * PER_MM), round(12 * PER_MM))) > 240
    assert image.getpixel((round(30 * PER_MM), round(30 * PER_MM))) < 60
    left, top, right, bottom = (edge / PER_MM for edge in ink(image))
    assert (left, bottom) == pytest.approx((10, 30.2), abs=0.15)
    assert (top, right) == pytest.approx((9.8, 50), abs=0.15)


def test_layouts_are_stamped_where_they_are_put():
    label = sorted_out("label", 20, 10, [Fill(Box(0, 0, 20, 10), "#000000")])
    maker = PageMaker(100, 50)
    maker.put(label, {}, 30, 20)
    maker.put(label, {}, 70, 35)
    image = picture(as_pdf([maker.page()], [static_form(label)]), dpi=DPI)

    left, top, right, bottom = (edge / PER_MM for edge in ink(image))
    assert (left, top, right, bottom) == pytest.approx((30, 20, 90, 45), abs=0.1)


def test_all_faults_of_a_page_are_told_at_once():
    layout = sorted_out(
        "faulty",
        100,
        50,
        [
            Text("name", Box(0, 0, 10, 5), Style(9)),
            Text("city", Box(0, 10, 80, 5), Style(9)),
            Bars("number", Box(0, 20, 20, 10), 0.33, 0.33),
        ],
    )
    maker = PageMaker(100, 50)
    maker.put(layout, {"name": "Museo Nacional", "city": "\U00020bb7野家 \x07", "number": "1" * 20})

    with pytest.raises(NotPrintable) as fault:
        maker.page("5700 0000 0010")
    assert fault.value.message == "cannot print number, name, city of 5700 0000 0010"
    assert [(found.where, found.code) for found in fault.value.findings] == [
        ("number", "text-too-long"),
        ("name", "text-too-long"),
        ("city", "glyph-missing"),
    ]
    assert "'Museo Nacional' is too long: at 9 pt it is" in fault.value.findings[1].why
    assert fault.value.findings[2].why == (
        "no font here has \U00020bb7 U+20BB7 CJK UNIFIED IDEOGRAPH-20BB7, U+0007 (a control character)"
    )


def test_an_error_calls_a_field_as_it_is_told_to():
    maker = PageMaker(120, 40)
    maker.put(one_field(Style(9)), {"field": "\U00020bb7"}, called=lambda field: f"items.7.{field}")

    with pytest.raises(NotPrintable) as fault:
        maker.page()
    assert [found.where for found in fault.value.findings] == ["items.7.field"]


def test_a_caption_that_does_not_fit_is_a_fault_of_the_layout():
    layout = sorted_out("tight", 20, 20, [Caption(Box(0, 0, 5, 5), "Waybill number", Style(9))])

    with pytest.raises(ValueError, match=r"mm wide and has 5\.0 mm"):
        static_form(layout)
