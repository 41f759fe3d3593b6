import io
import re

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageDraw
from printed import as_pdf, ink, picture, squeezed, symbols, text_of
from samples import COUNTRY_OF, SCRIPTS, item, party, waybill

from shipkit.labels.documents.piece_layout import piece_layout, receipt_layout
from shipkit.labels.documents.waybill import waybill_forms, waybill_pages, write_waybills
from shipkit.labels.documents.waybill_layout import LEFT, SECOND, STUB_Y, waybill_layout
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import SHEET_H, SHEET_W
from shipkit.labels.errors import NotPrintable


def printed(*waybills, **about):
    file = io.BytesIO()
    write_waybills(waybills, file, **about)
    return file.getvalue()


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_symbol_is_read_back_whatever_the_script(script):
    pdf = printed(waybill(consignee=party(script), items=[item(description=SCRIPTS[script])]))

    # The number stands on the waybill and on the delivery receipt, the plate on the label.
    assert symbols(picture(pdf)) == ["570000000010", "570000000010", "9S570000000010001"]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_page_of_labels_is_read_back_whole(dpi):
    pdf = printed(waybill(pieces=10, gs1=True))

    assert symbols(picture(pdf, 1, dpi)) == [f"(00){plate}" for plate in waybill(pieces=10, gs1=True).plates[2:]]


@pytest.mark.parametrize(
    ("items", "pieces", "pages"),
    [(0, 1, 1), (6, 1, 1), (6, 2, 1), (7, 2, 2), (42, 1, 2), (43, 1, 3), (1, 3, 2), (1, 10, 2), (1, 11, 3), (7, 11, 4)],
)
def test_pages_go_on_as_far_as_goods_and_pieces_need(items, pieces, pages):
    pdf = printed(waybill(items=items, pieces=pieces))

    texts = [text_of(pdf, page) for page in range(pages)]
    assert [f"Page {n} of {pages}" in text for n, text in enumerate(texts, 1)] == [True] * pages
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == pages
    document.close()
    for number in range(1, items + 1):
        assert sum(len(re.findall(rf"no\. {number}\b", text)) for text in texts) == 1
    assert sum("Continued on the next page" in text for text in texts) == max(0, -(-(items - 6) // 36))
    assert sum("Total" in text for text in texts) == 1


def test_the_page_says_what_the_consignment_says():
    text = text_of(printed(waybill(value_for_carriage="500 USD", options=("saturday-delivery",))))

    for expected in (
        "Neutral Carrier", "Non-negotiable", "5700 0000 0010", "Priority", "23 Nov 2026", "2.50 kg", "DAP Madrid",
        "Sale · Goods", "Shipper · 123456789", "USD 984.00", "USD 500.00", "SO-000001 · PO 4500123", "6911.10",
        "Saturday delivery · Ring at the rear entrance", "1 of 1", "Spain", "China", "Page 1 of 1",
        "Booked 2026-11-22 08:15 UTC",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected


def test_the_same_waybills_are_the_same_bytes_however_many_processes_draw():
    waybills = [waybill(serial, consignee=party(script)) for serial, script in enumerate(sorted(SCRIPTS) * 2)]

    assert printed(*waybills, jobs=1) == printed(*waybills, jobs=1) == printed(*waybills, jobs=2)


def test_progress_is_told_in_waybills():
    told = []

    printed(*(waybill(serial) for serial in range(30)), jobs=1, progress=told.append)
    assert told == [25, 30]


def test_bookmarks_are_the_numbers():
    document = pypdfium2.PdfDocument(printed(waybill(1, pieces=3), waybill(2)))

    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [("5700 0000 0010", 0), ("5700 0000 0029", 2)]
    document.close()


def test_too_long_a_text_is_named_with_its_field():
    faulty = waybill(items=[item(n, description="Porcelain " * 20 if n == 9 else "Tea") for n in range(1, 10)])

    printed(faulty)
    with pytest.raises(NotPrintable) as fault:
        printed(waybill(consignee=party(company="国" * 100, name="国" * 100, department="国" * 100)))
    assert fault.value.message == "cannot print consignee.original, consignee.label of 5700 0000 0010"
    assert {finding.code for finding in fault.value.findings} == {"text-too-long"}


@pytest.mark.parametrize(
    ("faulty", "where"),
    [
        (
            waybill(items=[item(n, description="\U00020bb7" if n == 9 else "Tea") for n in range(1, 10)]),
            "items.9.description",
        ),
        (waybill(notes="\U00020bb7"), "options"),
        (waybill(consignee=party(phone="\U00020bb7")), "consignee.phone"),
        (waybill(items=[item(unit="\U00020bb7")]), "items.1.unit"),
    ],
)
def test_a_character_without_a_glyph_is_named_with_its_field(faulty, where):
    with pytest.raises(NotPrintable) as fault:
        printed(faulty)

    (finding,) = fault.value.findings
    assert finding.where == where
    assert finding.code == "glyph-missing"
    assert "U+20BB7" in finding.why


def fields_of_first_page(pieces):
    """Every box that values may fill on a first page, in millimetres of the sheet."""
    stub = piece_layout("en") if pieces > 1 else receipt_layout("en")
    for layout, x, y in ((waybill_layout("en"), 0, 0), (piece_layout("en"), LEFT, STUB_Y), (stub, SECOND, STUB_Y)):
        for field in layout.fields:
            yield x + field.box.x, y + field.box.y, x + field.box.right, y + field.box.bottom


def empty_page(pieces):
    maker = PageMaker(SHEET_W, SHEET_H)
    maker.put(waybill_layout("en"), {})
    maker.put(piece_layout("en"), {}, LEFT, STUB_Y)
    maker.put(piece_layout("en") if pieces > 1 else receipt_layout("en"), {}, SECOND, STUB_Y)
    return as_pdf([maker.page()], waybill_forms())


def words(most):
    """Text of one script, as long as a field may be."""
    return st.one_of([
        st.text(st.sampled_from(text), min_size=1, max_size=most).map(lambda text: " ".join(text.split()) or "x")
        for text in SCRIPTS.values()
    ])  # fmt: skip


DPI = 110


@given(
    company=words(100),
    street=words(100),
    town=words(60),
    goods=words(200),
    notes=words(500),
    reference=words(40),
    country=st.sampled_from(sorted(set(COUNTRY_OF.values()))),
    pieces=st.integers(1, 2),
)
@settings(max_examples=25, deadline=None)
def test_no_value_leaves_its_box(*, company, street, town, goods, notes, reference, country, pieces):
    address = {"address1": street, "city": town, "postcode": "10115", "country": country}
    printable = waybill(
        consignee=party(company=company, address=address),
        items=[item(description=goods)],
        notes=notes,
        reference=reference,
        pieces=pieces,
    )
    try:
        (page,) = waybill_pages(printable)
    except NotPrintable as fault:
        assert {finding.code for finding in fault.findings} <= {"text-too-long", "glyph-missing"}
        return

    filled, empty = (picture(pdf, dpi=DPI) for pdf in (as_pdf([page], waybill_forms()), empty_page(pieces)))
    added = ImageChops.difference(filled, empty)
    pencil = ImageDraw.Draw(added)
    for left, top, right, bottom in fields_of_first_page(pieces):
        # Ink covers whole pixels.
        box = [left * DPI / 25.4 - 1, top * DPI / 25.4 - 1, right * DPI / 25.4 + 1, bottom * DPI / 25.4 + 1]
        pencil.rectangle(box, fill=0)
    assert ink(ImageChops.invert(added)) is None


def test_the_static_part_is_drawn_once_for_all_pages():
    pdf = printed(*(waybill(serial) for serial in range(5)))

    assert pdf.count(b"/Subtype /Form") == 3
    assert static_form(waybill_layout("en")) is static_form(waybill_layout("en"))
