"""A void waybill's papers: the word on every page, no symbol a scanner could take for a good one."""

import io

import pypdfium2
import pytest
import zxingcpp
from papers import posted
from printed import picture, squeezed, text_of
from samples import SCRIPTS, party, waybill

from shipkit.desk.starting import starter_files
from shipkit.labels.documents.piece_label import piece_label_forms, piece_label_pages, write_piece_labels
from shipkit.labels.documents.waybill import waybill_forms, waybill_pages, write_waybills
from shipkit.labels.drawing.boxes import Bars, Box, Matrix, sorted_out
from shipkit.labels.drawing.void import VOID, struck, void_layout
from shipkit.labels.forms.form import read_form
from shipkit.labels.forms.printing import write_forms
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.sets import PAPERS, write_sets
from shipkit.labels.sheets.sheet import find_sheet
from shipkit.labels.zpl.draw import LabelMaker
from shipkit.labels.zpl.piece_label import write_piece_labels_zpl

WORDS = {"en": "VOID", "zh": "作废", "en+zh": "VOID作废"}
FORM = read_form(
    {
        "name": "Form", "width": 120, "height": 60,
        "field": [
            {"value": "number", "x": 10, "y": 10, "w": 50, "h": 8},
            {"value": "number.bars", "x": 10, "y": 25, "w": 90, "h": 15},
        ],
    },
    starter_files() / "form.toml",
)  # fmt: skip


def sheet(name):
    return find_sheet(name, [starter_files() / "sheets"])


def whole_sets(waybills, file, language="en", **about):
    from shipkit.labels.documents.paper_options import PaperOptions

    papers = [name for name in PAPERS if name != "cn22" or len(waybills[0].consignment.items) <= 4]
    write_sets(waybills, file, papers=lambda _: papers, options=PaperOptions(language=language), **about)


def labels(waybills, file, **about):
    write_piece_labels(waybills, file, sheet=sheet("label-100x150"), **about)


def sheets_of_labels(waybills, file, **about):
    write_piece_labels(waybills, file, sheet=sheet("a4-4up"), **about)


def copies(waybills, file, **about):
    write_waybills(waybills, file, copies=("shipper", "carrier"), **about)


def forms(waybills, file, **about):
    write_forms(FORM, waybills, file, **about)


WRITERS = (write_waybills, copies, labels, sheets_of_labels, whole_sets, forms)


def printed(write, *waybills, **about):
    file = io.BytesIO()
    write(waybills, file, **about)
    return file.getvalue()


def pages_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return range(count)


def read(pdf, page):
    return {found.text for found in zxingcpp.read_barcodes(picture(pdf, page))}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("write", WRITERS)
def test_every_page_says_so_and_no_symbol_is_read(write, language):
    record = posted(pieces=9) if write is whole_sets else waybill(pieces=9, items=9, gs1=True)
    pdf = printed(write, record, void=[record.number], language=language)

    for page in pages_of(pdf):
        assert WORDS[language] in squeezed(text_of(pdf, page)), page
        assert not read(pdf, page), page


@pytest.mark.parametrize(
    ("write", "least"), [(write_waybills, 9), (copies, 9), (labels, 5), (whole_sets, 1), (forms, 2)]
)
def test_the_word_lies_large_under_the_page_besides(write, least):
    """Eight times on an A4 sheet, twice on a label, and in the place of each symbol."""
    record = posted() if write is whole_sets else waybill(pieces=9, items=9)
    pdf = printed(write, record, void=[record.number])

    for page in pages_of(pdf):
        assert text_of(pdf, page).count("VOID") >= least, page


@pytest.mark.parametrize("write", WRITERS)
def test_a_good_waybill_is_printed_with_the_same_bytes_beside_numbers_that_are_void(write):
    record = posted() if write is whole_sets else waybill(pieces=3)

    assert printed(write, record, void=["570000000999"]) == printed(write, record)


@pytest.mark.parametrize("write", [write_waybills, labels, sheets_of_labels, forms])
def test_only_the_void_one_of_several_is_marked(write):
    good, bad = waybill(1), waybill(2)
    pdf = printed(write, good, bad, void={bad.number})
    found = set().union(*(read(pdf, page) for page in pages_of(pdf)))

    assert good.number in found
    assert bad.number not in found
    assert not {plate for plate in bad.plates if plate in found}


def test_what_the_waybill_says_is_still_read_under_the_word():
    record = waybill(consignee=party("latin"))
    text = squeezed(text_of(printed(write_waybills, record, void=[record.number])))

    assert "570000000010" in text
    assert squeezed(record.consignment.consignee.company) in text


def test_processes_draw_void_waybills_as_one_does():
    waybills = [waybill(n) for n in range(1, 9)]
    void = [waybills[3].number]

    assert printed(write_waybills, *waybills, void=void, jobs=2) == printed(
        write_waybills, *waybills, void=void, jobs=1
    )


def test_pages_by_themselves_are_marked_too():
    record = waybill()
    for pages, shared in (
        (waybill_pages(record, void=[record.number]), waybill_forms()),
        (piece_label_pages(record, void=[record.number]), piece_label_forms()),
    ):
        file = io.BytesIO()
        write_pdf(pages, file, forms=shared)
        assert "VOID" in text_of(file.getvalue())
        assert not read(file.getvalue(), 0)


@pytest.mark.parametrize("language", WORDS)
def test_a_label_printer_gets_the_word_for_every_symbol(language):
    record = waybill(consignee=party(next(iter(SCRIPTS))))
    good, bad = io.BytesIO(), io.BytesIO()
    stock = sheet("label-100x150")
    write_piece_labels_zpl([record], good, sheet=stock, language=language, void=["570000000999"])
    write_piece_labels_zpl([record], bad, sheet=stock, language=language, void=[record.number])

    assert good.getvalue().count(b"^BC") == 2
    assert b"^BC" not in bad.getvalue()
    assert b"^BX" not in bad.getvalue()
    if language == "en":
        assert bad.getvalue().count(b"VOID") == 3


def test_the_word_on_a_label_stands_in_the_place_of_the_symbol():
    bars = Bars("bars", Box(10, 10, 80, 20), 0.5, 0.25)
    matrix = Matrix("matrix", Box(10, 40, 20, 20), 0.7, 0.5)
    assert bars.box.holds(struck(bars).box)
    assert matrix.box.holds(struck(matrix).box)
    maker = LabelMaker(100, 80)
    maker.put(sorted_out("symbols", 100, 80, [bars, matrix]), {"bars": "1234", VOID: "VOID"})
    assert maker.label().count(b"VOID") == 1


@pytest.mark.parametrize(("size", "times"), [((210, 297), 8), ((100, 150), 2), ((74, 105), 1)])
def test_no_part_torn_off_is_without_the_word(size, times):
    layout = void_layout(*size, "VOID")
    assert len(layout.static) == times
    assert all(Box(0, 0, *size).holds(item.box) for item in layout.static)
