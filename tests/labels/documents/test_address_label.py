import io

import pypdfium2
import pytest
from printed import ink, picture, squeezed, text_of
from samples import SCRIPTS, party

from shipkit.desk.starting import starter_files
from shipkit.errors import InvalidInput
from shipkit.labels.documents.address_label import write_address_labels
from shipkit.labels.errors import NotPrintable
from shipkit.labels.sheets.sheet import Sheet, find_sheet

FOLDERS = [starter_files() / "sheets"]
EIGHT = find_sheet("a4-8up", FOLDERS)
ONE = find_sheet("label-100x150", FOLDERS)


def printed(*pairs, sheet=EIGHT, **about):
    file = io.BytesIO()
    write_address_labels(pairs, file, sheet=sheet, **about)
    return file.getvalue()


def test_a_label_has_sender_and_consignee_and_nothing_else():
    text = squeezed(text_of(printed((party("chinese"), party()), sheet=ONE)))

    assert text.startswith("FROM")
    assert "中国国家博物馆" in text
    assert "MuseoNacionaldel" in text
    assert text.endswith("SPAIN")


def test_a_label_may_be_without_a_sender():
    text = squeezed(text_of(printed((None, party()))))

    assert text.startswith("TO")
    assert "FROM" not in text


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("sheet", [EIGHT, ONE], ids=["eight", "one"])
def test_a_label_of_any_script_keeps_to_its_place(script, sheet):
    image = picture(printed((party(script), party(script)), sheet=sheet, start=sheet.count), dpi=100)

    left, top, right, bottom = (edge * 25.4 / 100 for edge in ink(image))
    x, y = sheet.place(sheet.count)
    assert x + 2.5 < left
    assert right < x + sheet.label_width - 2.5
    assert y + 2.5 < top
    assert bottom < y + sheet.label_height - 2.5


def test_nine_labels_take_two_sheets_and_are_the_same_bytes():
    pairs = [(None, party(script)) for script in list(SCRIPTS)[:9]]
    pdf = printed(*pairs)
    document = pypdfium2.PdfDocument(pdf)

    assert len(document) == 2
    document.close()
    assert pdf == printed(*pairs, jobs=1) == printed(*pairs, jobs=2)


def test_a_place_too_small_for_an_address_is_refused():
    small = Sheet("small", 210, 297, 5, 13, 38, 21, 9, 10, 38, 21)

    with pytest.raises(InvalidInput, match="an address needs 60 x 35 mm, and sheet small has places of 38 x 21 mm"):
        printed((None, party()), sheet=small)


def test_what_cannot_be_printed_is_named_with_its_place():
    with pytest.raises(NotPrintable) as fault:
        printed((None, party()), (None, party(company="\U00020bb7")))
    assert [finding.where for finding in fault.value.findings] == ["label 2 to.original", "label 2 to.latin"][
        : len(fault.value.findings)
    ]
