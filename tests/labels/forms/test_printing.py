import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops
from printed import as_pdf, ink, picture, squeezed, symbols, text_of
from samples import SCRIPTS, party, waybill

from shipkit.labels.errors import NotPrintable
from shipkit.labels.forms.calibration import STRAIGHT, Calibration
from shipkit.labels.forms.form import load_form, read_form
from shipkit.labels.forms.printing import fields_page, form_pages, form_parts, write_forms

EXAMPLE = load_form(Path(__file__).parents[3] / "templates" / "forms" / "waybill-230x127.toml")
DPI = 300


def form(*fields, width=120, height=60):
    return read_form({"name": "Form", "width": width, "height": height, "field": list(fields)}, Path("form.toml"))


def field(what, x=10, y=10, w=50, h=8, **changes):
    return {"value": what, "x": x, "y": y, "w": w, "h": h} | changes


def printed(paper, record, calibration=STRAIGHT, **options):
    return as_pdf(form_pages(paper, record, calibration, **options), form_parts(paper, calibration))


def ink_mm(pdf):
    left, top, right, bottom = (edge * 25.4 / DPI for edge in ink(picture(pdf, dpi=DPI)))
    return left, top, right, bottom


@pytest.mark.parametrize("script", ["latin", "chinese", "arabic", "thai", "devanagari"])
def test_the_example_prints_in_any_script_and_its_bars_are_read(script):
    record = waybill(consignee=party(script))
    pdf = printed(EXAMPLE, record)

    assert symbols(picture(pdf)) == [record.number]
    if script in ("latin", "chinese", "thai"):
        assert squeezed(record.consignment.consignee.company) in squeezed(text_of(pdf))


def test_the_background_is_never_printed():
    blank = EXAMPLE.model_copy(update={"background": None})
    record = waybill()

    assert printed(EXAMPLE, record) == printed(blank, record)
    assert b"/Image" not in printed(EXAMPLE, record)


def test_a_page_is_of_the_forms_size():
    (page,) = form_pages(EXAMPLE, waybill())

    assert (page.width / 72 * 25.4, page.height / 72 * 25.4) == pytest.approx((230, 127))
    assert page.bookmark == "5700 0000 0010"


@pytest.mark.parametrize(
    ("align", "valign"), [("left", "top"), ("center", "middle"), ("right", "bottom"), ("start", "middle")]
)
@pytest.mark.parametrize("angle", [0, 90])
@settings(max_examples=10, deadline=None)
@given(st.sampled_from(sorted(SCRIPTS)), st.floats(0, 60), st.floats(0, 20))
def test_no_ink_leaves_its_box(align, valign, angle, script, x, y):
    w, h = (12, 38) if angle else (55, 12)
    paper = form(
        field("consignee.company", x, y, w, h, size=11, floor=4, lines=0, align=align, valign=valign, angle=angle)
    )
    left, top, right, bottom = ink_mm(printed(paper, waybill(consignee=party(script))))

    assert left >= x - 0.2
    assert top >= y - 0.2
    assert right <= x + w + 0.2
    assert bottom <= y + h + 0.2


def test_text_at_90_degrees_reads_from_the_bottom_up():
    flat = picture(printed(form(field("number", 10, 10, 50, 8), width=120, height=120), waybill()), dpi=DPI)
    turned = picture(printed(form(field("number", 10, 60, 8, 50, angle=90), width=120, height=120), waybill()), dpi=DPI)

    upright = turned.rotate(-90)
    assert ink(upright) == pytest.approx(ink(flat), abs=2)
    boxes = [image.crop(ink(image)).resize((200, 30)) for image in (upright, flat)]
    difference = ImageChops.difference(*boxes).tobytes()
    assert sum(difference) / len(difference) < 12


def test_bars_may_stand_upright():
    record = waybill()
    image = picture(printed(form(field("number.bars", 10, 5, 12, 50, angle=90)), record))

    assert symbols(image) == [record.number]
    left, top, right, bottom = ink(image)
    assert bottom - top > right - left


@pytest.mark.parametrize("angle", [0, 90])
@pytest.mark.parametrize(
    "calibration",
    [
        Calibration(printer="A", dx_mm=3, dy_mm=-2),
        Calibration(printer="A", scale_x=1.05, scale_y=0.95),
        Calibration(printer="A", dx_mm=-4, dy_mm=5, scale_x=0.97, scale_y=1.03),
    ],
)
def test_a_calibration_moves_every_field(calibration, angle):
    w, h = (9, 30) if angle else (30, 9)
    paper = form(field("ship_date.day", 70, 20, w, h, align="left", valign="top", angle=angle))
    straight, moved = ink_mm(printed(paper, waybill())), ink_mm(printed(paper, waybill(), calibration))

    # Where its script begins is where the text is fastened: the left edge, or the lower one for text that is turned.
    y = 20 + (30 if angle else 0)
    across = 70 * calibration.scale_x + calibration.dx_mm - 70
    along = y * calibration.scale_y + calibration.dy_mm - y
    assert moved[0] - straight[0] == pytest.approx(across, abs=0.15)
    assert moved[3 if angle else 1] - straight[3 if angle else 1] == pytest.approx(along, abs=0.15)


def test_fixed_words_and_ticks_are_printed_where_they_are_so():
    paper = form(
        {"text": "Fixed 固定", "x": 5, "y": 5, "w": 40, "h": 6},
        {"tick": "payer=shipper", "x": 5, "y": 15, "w": 5, "h": 5},
        {"tick": "payer=recipient", "x": 5, "y": 25, "w": 5, "h": 5},
    )
    pdf = printed(paper, waybill(payer="recipient"))
    image = picture(pdf, dpi=DPI)

    def has_ink(y):
        return ink(image.crop(tuple(round(edge * DPI / 25.4) for edge in (5, y, 10, y + 5)))) is not None

    assert text_of(pdf).split() == ["Fixed", "固定", "×"]
    assert (has_ink(15), has_ink(25)) == (False, True)


def test_every_field_that_cannot_be_set_is_named_with_its_number():
    paper = form(
        field("number"),
        field("consignee.company", 10, 20, 10, 4, floor=9),
        field("notes", 100, 10, 5, 30, angle=90, floor=9),
        {"text": "far too long", "x": 70, "y": 40, "w": 5, "h": 5},
    )
    with pytest.raises(NotPrintable) as caught:
        printed(paper, waybill())

    assert [finding.where for finding in caught.value.findings] == [
        "field.2.consignee.company", "field.4.text", "field.3.notes",
    ]  # fmt: skip
    assert "5700 0000 0010 on the form Form" in str(caught.value)


def test_empty_values_leave_their_place_empty():
    paper = form(field("insurance"), field("number", 10, 30))

    assert ink_mm(printed(paper, waybill()))[1] > 29
    assert fields_page(paper, {}).used == {}


def test_many_waybills_are_one_document_in_their_order_and_the_same_bytes():
    def written():
        file = io.BytesIO()
        assert write_forms(EXAMPLE, [waybill(n) for n in (3, 1, 2)], file) == 3
        return file.getvalue()

    pdf = written()
    assert [symbols(picture(pdf, page))[0] for page in range(3)] == [waybill(n).number for n in (3, 1, 2)]
    assert pdf == written()
