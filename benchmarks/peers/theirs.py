"""The same label by other libraries, in the peers' own Python: an address block, a Code 128 and a QR code.

    theirs.py PEER CONTENT FILE SYMBOL          SYMBOL is 1 with the QR code, 0 without

CONTENT is the JSON of `ours.py content`. 100 by 150 mm, the core font Helvetica, nothing measured or fitted; each
library in the fastest way it has. Prints how many labels, seconds on the wall, seconds of processors, bytes of the
file.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 100, 150
BAR, BAR_H, DOT = 0.5, 20.0, 0.8  # millimetres
SLOW = 50
"""Labels that a peer of ten a second makes."""


def runs(modules: str | bytes) -> Iterator[tuple[int, int]]:
    """Where the dark runs of a row begin, and how long they are."""
    at = 0
    for dark, run in groupby(modules):
        count = len(list(run))
        if dark in {"1", 1}:
            yield at, count
        at += count


def with_fpdf2(labels, file, *, symbol):
    """fpdf2, which has no Code 128 and no QR code of its own: python-barcode's and segno's, as rectangles."""
    import segno
    from barcode import Code128
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=(WIDTH, HEIGHT))
    pdf.set_auto_page_break(False)
    for label in labels:
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        for n, line in enumerate(label["to"]):
            pdf.text(5, 20 + 6 * n, line)
        for at, count in runs(Code128(label["number"]).build()[0]):
            pdf.rect(5 + at * BAR, 80, count * BAR, BAR_H, style="F")
        if symbol:
            for y, row in enumerate(segno.make_qr(label["code"]).matrix):
                for at, count in runs(row):
                    pdf.rect(60 + at * DOT, 110 + y * DOT, count * DOT, DOT, style="F")
    pdf.output(file)


def with_reportlab(labels, file, *, symbol):
    """ReportLab's canvas and its own bar codes, drawn at fixed places."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.code128 import Code128
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(file, pagesize=(WIDTH * mm, HEIGHT * mm), pageCompression=1)
    for label in labels:
        canvas.setFont("Helvetica", 12)
        for n, line in enumerate(label["to"]):
            canvas.drawString(5 * mm, (130 - 6 * n) * mm, line)
        Code128(label["number"], barWidth=BAR * mm, barHeight=BAR_H * mm).drawOn(canvas, 5 * mm, 50 * mm)
        if symbol:
            drawing = Drawing(25 * mm, 25 * mm)
            drawing.add(QrCodeWidget(label["code"], barWidth=25 * mm, barHeight=25 * mm))
            renderPDF.draw(drawing, canvas, 60 * mm, 15 * mm)
        canvas.showPage()
    canvas.save()


def with_pylabels(labels, file, *, symbol):
    """pylabels: ReportLab's drawings on a sheet of one label."""
    from labels import Sheet, Specification
    from reportlab.graphics.barcode import createBarcodeDrawing
    from reportlab.graphics.shapes import String
    from reportlab.lib.units import mm

    def draw(drawing, _width, _height, label):
        for n, line in enumerate(label["to"]):
            drawing.add(String(5 * mm, (130 - 6 * n) * mm, line, fontName="Helvetica", fontSize=12))
        bars = createBarcodeDrawing("Code128", value=label["number"], barWidth=BAR * mm, barHeight=BAR_H * mm)
        bars.transform = (1, 0, 0, 1, 5 * mm, 50 * mm)
        drawing.add(bars)
        if symbol:
            code = createBarcodeDrawing("QR", value=label["code"], width=25 * mm, height=25 * mm)
            code.transform = (*code.transform[:4], 60 * mm, 15 * mm)
            drawing.add(code)

    sheet = Sheet(Specification(WIDTH, HEIGHT, 1, 1, WIDTH, HEIGHT), draw)
    sheet.add_labels(labels)
    sheet.save(file)


def with_blabel(labels, file, *, symbol):
    """blabel: HTML and CSS through WeasyPrint."""
    from blabel import LabelWriter
    from weasyprint import CSS

    template = (
        "{% for line in to %}<div>{{ line }}</div>{% endfor %}"
        "<img class='bars' src=\"{{ label_tools.barcode(number, barcode_class='code128', fmt='png') }}\"/>"
    )
    if symbol:
        template += '<img class="code" src="{{ label_tools.qr_code(code) }}"/>'
    style = (
        f"@page {{ size: {WIDTH}mm {HEIGHT}mm; margin: 5mm }}"
        "div { font: 12pt Helvetica } .bars { width: 60mm } .code { width: 25mm }"
    )
    LabelWriter(item_template=template).write_labels(labels, target=file, extra_stylesheets=(CSS(string=style),))


PEERS = {
    "fpdf2": with_fpdf2,
    "reportlab": with_reportlab,
    "pylabels": with_pylabels,
    "blabel": with_blabel,
}


def main(peer: str, content: str, file: str, symbol: str) -> None:
    """Make the labels, and say how long it took."""
    labels = json.loads(Path(content).read_text(encoding="utf-8"))
    if peer == "blabel":
        labels = labels[:SLOW]
    make = partial(PEERS[peer], symbol=symbol == "1")
    make(labels[:2], file)  # its imports and its fonts are not timed
    wall, before = perf_counter(), os.times()
    make(labels, file)
    after = os.times()
    print(len(labels), perf_counter() - wall, sum(after[:4]) - sum(before[:4]), Path(file).stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:])
