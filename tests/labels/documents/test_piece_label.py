import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageDraw
from printed import as_pdf, ink, picture, squeezed, text_of
from samples import COUNTRY_OF, SCRIPTS, party, waybill

from shipkit.desk.starting import starter_files
from shipkit.errors import InvalidInput
from shipkit.labels.documents.piece_label import piece_label_forms, piece_label_pages, write_piece_labels
from shipkit.labels.documents.piece_label_layout import LABEL_SIZES, piece_label_layout
from shipkit.labels.drawing.draw import PageMaker
from shipkit.labels.errors import NotPrintable
from shipkit.labels.sheets.sheet import find_sheet

ONE = find_sheet("label-100x150", [starter_files() / "sheets"])
FOUR = find_sheet("a4-4up", [starter_files() / "sheets"])
ADDRESSES = find_sheet("a4-8up", [starter_files() / "sheets"])


def printed(*waybills, sheet=ONE, **about):
    file = io.BytesIO()
    write_piece_labels(waybills, file, sheet=sheet, **about)
    return file.getvalue()


def pages_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(round(side * 25.4 / 72, 1) for side in document.get_page_size(n)) for n in range(len(document))]
    document.close()
    return sizes


def test_a_label_says_what_the_waybill_says():
    text = squeezed(text_of(printed(waybill(gs1=True, pieces=3)), 1))

    for expected in (
        "ES", "Spain", "10115", "Neutral Carrier", "Priority", "Museo Nacional del", "2 / 3", "2.501 kg",
        "40 x 30 x 20.5 cm", "23 Nov 2026", "SO-000001 · PO 4500123", "5700 0000 0010", "(00)001234560000010017",
        "+44 20 7946 0000", "CHINA",
    ):  # fmt: skip
        assert squeezed(expected) in text, expected
    assert "REPRINT" not in text


def test_every_piece_has_a_page_of_the_labels_size():
    assert pages_of(printed(waybill(1, pieces=3), waybill(2))) == [(100, 150)] * 4


def test_one_piece_is_printed_again_and_says_so():
    pdf = printed(waybill(gs1=True, pieces=3), pieces=(2,), reprint=True)

    assert len(pages_of(pdf)) == 1
    text = squeezed(text_of(pdf))
    assert "2/3" in text
    assert "REPRINT" in text


def test_a_piece_the_waybill_does_not_have_is_told():
    with pytest.raises(InvalidInput, match="570000000010 has 3 pieces and no piece 4, 0"):
        printed(waybill(pieces=3), pieces=(4, 2, 0))


def test_labels_stand_in_the_middle_of_their_places_from_the_one_asked_for():
    pdf = printed(waybill(1, pieces=2), waybill(2, pieces=2), sheet=FOUR, start=3)

    assert pages_of(pdf) == [(210, 297)] * 2
    first, second = (picture(pdf, page, 100) for page in (0, 1))
    upper = first.height // 2
    assert ink(first.crop((0, 0, first.width, upper))) is None
    left, top, right, bottom = (edge * 25.4 / 100 for edge in ink(first))
    assert (left, top) == pytest.approx((5, 148.75 + 5), abs=1)
    assert (right, bottom) == pytest.approx((205, 292), abs=1.5)
    assert ink(second.crop((0, upper, second.width, second.height))) is None


def test_a_sheet_with_too_small_places_is_refused():
    with pytest.raises(InvalidInput) as fault:
        printed(waybill(), sheet=ADDRESSES)
    assert fault.value.message == (
        "a piece label needs 100 x 150 or 105 x 148 mm, and sheet a4-8up has places of 99.1 x 67.7 mm"
    )


def test_bookmarks_are_the_numbers():
    document = pypdfium2.PdfDocument(printed(waybill(1, pieces=3), waybill(2)))
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()

    assert marks == [("5700 0000 0010", 0), ("5700 0000 0029", 3)]


def test_pages_of_one_waybill_are_those_of_the_file():
    booked = waybill(gs1=True, pieces=2)

    assert as_pdf(piece_label_pages(booked), piece_label_forms(), title="Piece labels") == printed(booked)


@pytest.mark.parametrize("sheet", [ONE, FOUR], ids=["one", "four"])
def test_the_same_waybills_are_the_same_bytes_however_many_processes_draw(sheet):
    waybills = [waybill(n, consignee=party(script), pieces=1 + n % 3) for n, script in enumerate(sorted(SCRIPTS) * 2)]

    assert printed(*waybills, sheet=sheet, jobs=1) == printed(*waybills, sheet=sheet, jobs=2)


def test_progress_is_told_in_waybills():
    told = []

    printed(*(waybill(n, pieces=2) for n in range(30)), jobs=1, progress=told.append)
    assert told == [12, 25, 30]


def test_faults_of_a_sheet_name_the_waybill():
    with pytest.raises(NotPrintable) as fault:
        printed(waybill(1), waybill(2, consignee=party(phone="\U00020bb7")), sheet=FOUR)
    assert [finding.where for finding in fault.value.findings] == ["5700 0000 0029 to.phone"]
    with pytest.raises(NotPrintable) as fault:
        printed(waybill(2, consignee=party(phone="\U00020bb7")))
    assert [finding.where for finding in fault.value.findings] == ["to.phone"]
    assert fault.value.message == "cannot print to.phone of 5700 0000 0029"


def test_a_plate_that_is_too_long_for_the_label_is_named_with_its_piece():
    booked = waybill(pieces=2)
    booked = booked.model_copy(update={"plates": (booked.plates[0], "J" + "QX" * 17)})

    with pytest.raises(NotPrintable) as fault:
        printed(booked)
    assert [finding.where for finding in fault.value.findings] == ["pieces.2.plate.bars"]


def test_the_static_part_is_drawn_once_for_all_pages():
    assert printed(*(waybill(n) for n in range(5))).count(b"/Subtype /Form") == 1


def test_a_latin_label_is_small():
    few, many = (len(printed(*(waybill(n, gs1=True, shipper=party()) for n in range(count)))) for count in (10, 60))

    assert (many - few) / 50 < 3000


def words(most):
    """Text of one script, as long as a field may be."""
    return st.one_of([
        st.text(st.sampled_from(text), min_size=1, max_size=most).map(lambda text: " ".join(text.split()) or "x")
        for text in SCRIPTS.values()
    ])  # fmt: skip


DPI = 110


@given(
    size=st.sampled_from(LABEL_SIZES),
    company=words(100),
    street=words(100),
    town=words(60),
    sender=words(100),
    reference=words(40),
    country=st.sampled_from(sorted(set(COUNTRY_OF.values()))),
    postcode=st.text("0123456789ABC -", max_size=10),
    gs1=st.booleans(),
    language=st.sampled_from(["en", "zh", "en+zh"]),
)
@settings(max_examples=30)
def test_no_value_leaves_its_box(*, size, company, street, town, sender, reference, country, postcode, gs1, language):
    address = {"address1": street, "city": town, "postcode": postcode.strip(), "country": country}
    booked = waybill(
        shipper=party(company=sender), consignee=party(company=company, address=address), reference=reference, gs1=gs1
    )
    try:
        (page,) = piece_label_pages(booked, size=size, language=language, reprint=True)
    except NotPrintable as fault:
        assert {finding.code for finding in fault.findings} <= {"text-too-long", "glyph-missing"}
        return

    layout = piece_label_layout(size, language)
    maker = PageMaker(size.width, size.height)
    maker.put(layout, {})
    filled, empty = (picture(as_pdf([p], piece_label_forms(language)), dpi=DPI) for p in (page, maker.page()))
    added = ImageChops.difference(filled, empty)
    pencil = ImageDraw.Draw(added)
    for field in layout.fields:
        box = field.box
        # Ink covers whole pixels.
        pencil.rectangle(
            [edge * DPI / 25.4 + more for edge, more in ((box.x, -1), (box.y, -1), (box.right, 1), (box.bottom, 1))],
            fill=0,
        )
    assert ink(ImageChops.invert(added)) is None
