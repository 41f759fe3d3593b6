import io
import tracemalloc

import pypdfium2
import pytest
from printed import as_pdf, text_of

from shipkit.labels.drawing.boxes import Box, Caption, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pdf.pages import Page

LAYOUT = sorted_out(
    "letter",
    105,
    148,
    [Caption(Box(10, 10, 50, 5), "Number", Style(6)), Text("number", Box(10, 20, 80, 10), Style(12, align="start"))],
)


def pages(count, text="5700"):
    for number in range(count):
        maker = PageMaker(105, 148)
        maker.put(LAYOUT, {"number": f"{text} {number}"})
        yield maker.page(f"Waybill {number} 运单")


def test_the_same_pages_are_the_same_bytes():
    forms = [static_form(LAYOUT)]

    assert as_pdf(pages(3), forms, title="Waybills") == as_pdf(pages(3), forms, title="Waybills")
    assert as_pdf(pages(3), forms, title="Waybills") != as_pdf(pages(3, "5701"), forms, title="Waybills")


def test_a_document_has_its_title_language_and_a_bookmark_a_waybill():
    document = pypdfium2.PdfDocument(as_pdf(pages(250), [static_form(LAYOUT)], title="Waybills 运单", lang="zh"))

    assert len(document) == 250
    assert document.get_metadata_dict(skip_empty=True) == {"Title": "Waybills 运单", "Producer": "shipkit"}
    toc = list(document.get_toc())
    assert [mark.get_title() for mark in toc] == [f"Waybill {n} 运单" for n in range(250)]
    assert [mark.get_dest().get_index() for mark in toc] == list(range(250))
    document.close()


def test_a_page_has_the_size_of_its_paper():
    document = pypdfium2.PdfDocument(as_pdf(pages(1), [static_form(LAYOUT)]))

    assert document[0].get_size() == pytest.approx((105 / 25.4 * 72, 148 / 25.4 * 72), abs=0.01)
    document.close()


def test_readers_are_told_the_language_and_not_to_scale():
    pdf = as_pdf(pages(1), [static_form(LAYOUT)], lang="zh")

    assert b"/Lang (zh)" in pdf
    assert b"/PrintScaling /None" in pdf


def test_a_form_and_a_font_are_in_the_file_once():
    pdf = as_pdf(pages(40), [static_form(LAYOUT)])

    assert pdf.count(b"/Subtype /Form") == 1
    assert pdf.count(b"/FontFile2") == 1


def test_only_the_glyphs_shown_are_in_the_file():
    few = as_pdf(pages(1, "北京"), [static_form(LAYOUT)])
    many = as_pdf(pages(1, "中国国家博物馆书"), [static_form(LAYOUT)])

    assert len(few) < len(many) < 12_000


def test_pages_drawn_apart_share_their_glyphs():
    first, second = next(pages(1, "ABC")), next(pages(1, "XYZ"))
    pdf = as_pdf([first, second], [static_form(LAYOUT)])

    assert "ABC 0" in text_of(pdf, 0)
    assert "XYZ 0" in text_of(pdf, 1)


def test_an_unknown_form_is_an_error():
    with pytest.raises(KeyError, match="letter"):
        as_pdf(pages(1))


def test_every_object_is_where_the_table_says():
    pdf = as_pdf(pages(3), [static_form(LAYOUT)], title="Waybills")

    start = int(pdf.rsplit(b"startxref\n", 1)[1].split()[0])
    rows = pdf[start:].split(b"trailer")[0].split(b"\n")[3:-1]
    assert len(rows) > 20
    for number, row in enumerate(rows, 1):
        assert pdf[int(row[:10]) :].startswith(b"%d 0 obj\n" % number)


def test_memory_does_not_grow_with_the_pages():
    form = static_form(LAYOUT)
    page = next(pages(1))
    copies = (Page(*page[:2], page.content + bytes(4000), *page[3:5]) for _ in range(2000))

    class Nowhere(io.RawIOBase):
        def write(self, data):
            return len(data)

    tracemalloc.start()
    write_pdf(copies, Nowhere(), forms=[form])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The contents alone are 8 MB.
    assert most < 3_000_000
