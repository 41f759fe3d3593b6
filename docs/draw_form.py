#!/usr/bin/env python3
"""Draw the background of the example form: what a printer's shop would have printed on its paper.

docs/draw_form.py           writes templates/forms/waybill-230x127.png
"""

from __future__ import annotations

import io
from itertools import chain
from pathlib import Path

from PIL import Image

from shipkit.labels.drawing.boxes import Box, Caption, Fill, Frame, Rule, Style, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import ACCENT, GREY, SOFT, TINT
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pictures import page_pictures

PICTURE = Path(__file__).resolve().parent.parent / "templates" / "forms" / "waybill-230x127.png"
WIDTH, HEIGHT, DPI, COLOURS = 230.0, 127.0, 150, 48
LINE = 0.5
TITLE = Style(8, 6, bold=True, colour="#ffffff")
CAPTION = Style(5.6, 4.5, colour=GREY, valign="top")
CHOICE = Style(6, 5, colour=GREY)
MUTED = Style(5.2, 4.4, colour=GREY, valign="top", lines=0, leading=1.35)


def block(words, x, y, w, h):
    """A part of the form with its title."""
    yield Fill(Box(x, y, w, 5), ACCENT)
    yield Caption(Box(x + 2, y, w - 4, 5), words, TITLE)
    yield Frame(Box(x, y, w, h), LINE, ACCENT)


def cell(words, x, y, w, h):
    """A box to fill in."""
    yield Frame(Box(x, y, w, h), LINE, SOFT)
    yield Caption(Box(x + 1, y + 0.6, w - 2, 2.4), words, CAPTION)


def choices(words, x, y, step):
    """Boxes to tick, one beside another."""
    for n, each in enumerate(words):
        yield Frame(Box(x + n * step, y, 3.2, 3.2), 0.7, ACCENT)
        yield Caption(Box(x + n * step + 4.2, y - 0.4, step - 4.8, 4), each, CHOICE)


def head():
    yield Fill(Box(6, 5, 1.2, 12), ACCENT)
    yield Caption(Box(10, 4.6, 60, 7.2), "快件运单", Style(17, 12, bold=True, colour=ACCENT))
    yield Caption(Box(10, 11.6, 60, 4), "WAYBILL · Non-negotiable", Style(7.5, 6, colour=GREY))
    yield from cell("承运人 Carrier", 70, 5, 42, 12)
    yield from cell("运单号 Waybill number", 116, 5, 96, 12)


def party(words, y):
    yield from block(words, 6, y, 106, 32)
    yield from cell("单位名称 Company", 6, y + 5, 70, 8)
    yield from cell("姓名 Name", 76, y + 5, 36, 8)
    yield from cell("地址 Address", 6, y + 13, 106, 11)
    yield from cell("邮编 Postcode", 6, y + 24, 22, 8)
    yield from cell("国家或地区 Country", 28, y + 24, 40, 8)
    yield from cell("电话 Phone", 68, y + 24, 44, 8)


def goods():
    yield from block("物品 GOODS", 116, 20, 96, 32)
    yield from cell("品名 Description", 116, 25, 64, 13)
    yield from cell("数量 Quantity", 180, 25, 32, 13)
    yield from cell("税号 HS code", 116, 38, 32, 7)
    yield from cell("原产国 Made in", 148, 38, 32, 7)
    yield from cell("贸易术语 Incoterms", 180, 38, 32, 7)
    yield from cell("币种 Currency", 116, 45, 20, 7)
    yield from cell("报关价值 Value for customs", 136, 45, 44, 7)
    yield from cell("出口原因 Reason", 180, 45, 32, 7)


def carriage():
    yield from block("运输 CARRIAGE", 116, 55, 96, 32)
    for n, words in enumerate(("件数 Pieces", "重量 Weight kg", "尺寸 Size cm", "业务种类 Service")):
        yield from cell(words, 116 + 24 * n, 60, 24, 8)
    yield from cell("运费付款人 Charges paid by", 116, 68, 68, 9.5)
    yield from choices(("寄件人 Shipper", "收件人 Consignee", "第三方 Third"), 117.5, 72.6, 22.6)
    yield from cell("账号 Account", 184, 68, 28, 9.5)
    yield from cell("内件性质 Contents", 116, 77.5, 48, 9.5)
    yield from choices(("文件 Documents", "物品 Goods"), 117.5, 82.1, 23)
    yield from cell("保价 Insured", 164, 77.5, 48, 9.5)
    yield from choices(("是 Yes",), 165.5, 82.1, 13)


def foot():
    yield from cell("客户单号 References", 6, 90, 66, 8)
    yield from cell("备注 Notes", 6, 98, 66, 13)
    yield from cell("寄件日期 Ship date", 6, 111, 66, 11)
    for x, words in ((41, "年 Y"), (53, "月 M"), (65, "日 D")):
        yield Caption(Box(x, 115.5, 6, 4), words, CHOICE)
    for x, w, words in (
        (74, 44, "寄件人签名 Shipper signs"),
        (120, 44, "收寄人签名 Carrier signs"),
        (166, 46, "收件人签名 Consignee signs"),
    ):
        yield from cell(words, x, 90, w, 32)
        yield Rule(x + 3, 115, x + w - 3, 115, LINE, SOFT)
        yield Caption(Box(x + 3, 116, w - 6, 3), "日期 Date", CAPTION)
    yield Caption(
        Box(76, 95, 40, 18), "寄件人声明以上内容属实。 The shipper declares that all of the above is true.", MUTED
    )


def stub():
    """The narrow strip that is torn off, with the number along it."""
    yield Rule(214.5, 0, 214.5, HEIGHT, 0.7, SOFT, dash=1.2)
    yield Fill(Box(217, 5, 7, 117), TINT)


def main() -> None:
    parts = (
        head(),
        party("寄件人 FROM · SHIPPER", 20),
        party("收件人 TO · CONSIGNEE", 55),
        goods(),
        carriage(),
        foot(),
    )
    layout = sorted_out("form", WIDTH, HEIGHT, chain(*parts, stub()))
    maker = PageMaker(WIDTH, HEIGHT)
    maker.put(layout, {})
    file = io.BytesIO()
    write_pdf([maker.page()], file, forms=[static_form(layout)])
    picture = Image.open(io.BytesIO(next(page_pictures(file.getvalue(), dpi=DPI))))
    picture.quantize(COLOURS).save(PICTURE, optimize=True, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
