"""Every bar code of every paper that is no label: read from the page at each resolution, shade and turn.

A CN 22 and the invoices have none.
"""

from __future__ import annotations

import io
from functools import cache

import pypdfium2
import pytest
import zxingcpp
from papers import posted
from samples import party, waybill

from shipkit.desk.starting import starter_files
from shipkit.labels.documents.waybill import write_waybills
from shipkit.labels.forms.form import load_form
from shipkit.labels.forms.printing import write_forms
from shipkit.labels.sets import write_set

DPI = (203, 300, 600)
SHADES = {"grey": lambda image: image, "one-bit": lambda image: image.point(lambda grey: 255 if grey > 127 else 0)}
TURNS = (0, 90, 180, 270)


def of_waybills(booked):
    file = io.BytesIO()
    write_waybills([booked], file)
    return file.getvalue(), {booked.number, *booked.plates}


def of_paper(paper, booked):
    file = io.BytesIO()
    write_set(booked, file, papers=(paper,))
    return file.getvalue(), {booked.number}


def of_form(booked):
    file = io.BytesIO()
    write_forms(load_form(starter_files() / "forms" / "waybill-230x127.toml"), [booked], file)
    return file.getvalue(), {booked.number}


PAPERS = {
    "waybill with plates": lambda: of_waybills(waybill(1, pieces=3)),
    "waybill with SSCCs": lambda: of_waybills(waybill(2, gs1=True, pieces=2)),
    "waybill in Chinese": lambda: of_waybills(waybill(3, consignee=party("chinese"))),
    "waybill in Arabic": lambda: of_waybills(waybill(4, consignee=party("arabic"))),
    "CN 23": lambda: of_paper("cn23", posted("CP")),
    "form": lambda: of_form(waybill(5)),
}
paper_of = cache(lambda name: PAPERS[name]())


def read(pdf, dpi, shade, turn):
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for page in document:
        image = SHADES[shade](page.render(scale=dpi / 72, grayscale=True).to_pil())
        image = image.rotate(turn, expand=True, fillcolor=255)
        formats = zxingcpp.BarcodeFormat.Code128
        for symbol in zxingcpp.read_barcodes(image, formats=formats, try_downscale=False):
            # A GS1 symbol is read as `(00)3...`; the number itself is what the waybill keeps.
            found.add(symbol.bytes.decode().removeprefix("00") if len(symbol.bytes) == 20 else symbol.bytes.decode())
    document.close()
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_every_symbol_of_a_paper_is_read_from_a_plain_print(name):
    pdf, expected = paper_of(name)
    assert read(pdf, 203, "one-bit", 0) == expected


@pytest.mark.slow
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("dpi", DPI)
@pytest.mark.parametrize("name", PAPERS)
def test_every_symbol_of_a_paper_is_read_however_it_is_printed_and_turned(name, dpi, shade, turn):
    pdf, expected = paper_of(name)
    assert read(pdf, dpi, shade, turn) == expected
