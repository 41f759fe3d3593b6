"""A label printer that only looks: it reads the ZPL we write, command by command, and draws what a head would burn.

It knows nothing of the package: commands after the ZPL II Programming Guide, Code 128 by reportlab's table, DataMatrix
by zxing-cpp, text in a bold font as wide as Helvetica Bold. A command it does not know is a fault.
"""

import re
from dataclasses import dataclass, field
from functools import cache

import pytest
import zxingcpp
from manimgx_fonts import __file__ as fonts
from PIL import Image, ImageDraw, ImageFont
from reportlab.graphics.barcode.code128 import _patterns
from reportlab.pdfbase.pdfmetrics import stringWidth

COMMAND = re.compile(r"([\^~])(..)([^^~]*)", re.DOTALL)
REPEATS = re.compile(r"([G-Zg-z]*)([0-9A-F])")
INVOKED = {"<": 62, "0": 30, "=": 94} | {chr(ord("1") + n): 95 + n for n in range(11)}


@dataclass
class Field:
    """What stands in one field: its kind, its box in dots, its data, and its numbers."""

    kind: str
    box: tuple
    data: str = ""
    about: dict = field(default_factory=dict)


@dataclass
class Label:
    image: Image.Image
    fields: list
    copies: int = 0

    def of(self, kind):
        return [each for each in self.fields if each.kind == kind]


class Printer:
    def __init__(self, narrow):
        self.narrow = narrow
        self.labels = []
        self.label = None
        self.module = 2

    def read(self, zpl):
        text = zpl.decode("utf-8")
        for between in COMMAND.split(text)[::4]:
            assert not between.strip(), f"{between!r} stands outside of commands"
        for prefix, name, rest in COMMAND.findall(text):
            assert prefix == "^", f"{prefix}{name} is no command of a label"
            getattr(self, f"do_{name.lower()}")(rest.rstrip("\n"))
        assert self.label is None, "a label was not ended"
        return self.labels

    def do_xa(self, rest):
        assert self.label is None and not rest
        self.size, self.state = {}, {}
        self.label = Label(None, [])

    def do_xz(self, rest):
        assert not rest and self.label.copies == 1
        self.labels.append(self.label)
        self.label = None

    def do_ci(self, rest):
        assert rest == "28"

    def do_pw(self, rest):
        self.size["width"] = int(rest)

    def do_ll(self, rest):
        self.label.image = Image.new("L", (self.size["width"], int(rest)), 255)

    def do_lh(self, rest):
        assert rest == "0,0"

    def do_lr(self, rest):
        assert rest == "N"

    do_pm = do_lr

    def do_pq(self, rest):
        self.label.copies = int(rest)

    def do_fo(self, rest):
        assert not self.state, f"a field was not ended: {self.state}"
        self.state = {"at": tuple(map(int, rest.split(","))), "by": "top"}

    def do_ft(self, rest):
        self.do_fo(rest)
        self.state["by"] = "baseline"

    def do_a0(self, rest):
        turn, height, width = re.fullmatch(r"([A-Z]),(\d+),(\d+)", rest).groups()
        assert turn == "N" and int(height) >= 10 and int(width) >= 10
        self.state |= {"kind": "text", "height": int(height), "width": int(width)}

    def do_fb(self, rest):
        width, lines, _, align = rest.split(",")
        assert lines == "1"
        self.state |= {"room": int(width), "align": align}

    def do_by(self, rest):
        assert 1 <= int(rest) <= 10
        self.state["module"] = int(rest)

    def do_bc(self, rest):
        turn, height, *shown, mode = rest.split(",")
        assert (turn, shown, mode) == ("N", ["N", "N", "N"], "N")
        self.state |= {"kind": "bars", "height": int(height)}

    def do_bx(self, rest):
        turn, module, quality, columns, rows, form, escape = rest.split(",")
        assert (turn, quality, columns + rows + form, escape) == ("N", "200", "", "_")
        self.state |= {"kind": "matrix", "module": int(module)}

    def do_gb(self, rest):
        wide, high, line = map(int, rest.split(","))
        assert wide >= 1 and high >= 1 and line >= 1
        self.state |= {"kind": "box", "wide": max(wide, line), "high": max(high, line), "line": line}

    def do_gf(self, rest):
        kind, sent, total, width, data = rest.split(",", 4)
        assert kind == "A" and sent == total
        self.state |= {"kind": "picture", "total": int(total), "bytes": int(width), "data": data}

    def do_fh(self, rest):
        self.state["hex"] = rest
        assert len(rest) == 1

    def do_fd(self, rest):
        if sign := self.state.get("hex"):
            rest = re.sub(re.escape(sign) + "([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), rest)
        self.state["data"] = rest

    def do_fs(self, rest):
        assert not rest
        state, self.state = self.state, {}
        box, data = getattr(self, "draw_" + state["kind"])(state)
        self.label.fields.append(Field(state["kind"], box, data, state))

    def draw_box(self, state):
        (x, y), wide, high = state["at"], state["wide"], state["high"]
        box = (x, y, x + wide, y + high)
        ink = ImageDraw.Draw(self.label.image)
        ink.rectangle((x, y, x + wide - 1, y + high - 1), outline=0, width=min(state["line"], wide, high))
        return box, ""

    def draw_text(self, state):
        data, (x, baseline) = state["data"], state["at"]
        assert state["by"] == "baseline"
        most = stringWidth(data, "Helvetica-Bold", 1000) / 1000 * state["width"]
        wide = most * self.narrow
        if "room" in state:
            assert most <= state["room"], f"{data!r} would begin a new line"
            x += (state["room"] - wide) * {"C": 0.5, "R": 1.0}[state["align"]]
        mask, over = glyphs(data, state["height"])
        mask = mask.resize((max(1, round(wide)), mask.height))
        black = Image.new("L", mask.size, 0)
        self.label.image.paste(black, (round(x), baseline - over), mask.point(lambda grey: 255 * (grey > 110)))
        return (
            round(x),
            baseline - round(0.77 * state["height"]),
            round(x + wide),
            baseline + round(0.25 * state["height"]),
        ), data

    def draw_bars(self, state):
        modules = bars(state["data"])
        module, (x, y), height = state["module"], state["at"], state["height"]
        ink = ImageDraw.Draw(self.label.image)
        for at, bit in enumerate(modules):
            if bit:
                ink.rectangle((x + at * module, y, x + (at + 1) * module - 1, y + height - 1), fill=0)
        state["modules"] = modules
        return (x, y, x + len(modules) * module, y + height), state["data"]

    def draw_matrix(self, state):
        rows = matrix(state["data"])
        module, (x, y) = state["module"], state["at"]
        ink = ImageDraw.Draw(self.label.image)
        for down, row in enumerate(rows):
            for right, grey in enumerate(row):
                if not grey:
                    left, top = x + right * module, y + down * module
                    ink.rectangle((left, top, left + module - 1, top + module - 1), fill=0)
        state["rows"] = rows
        return (x, y, x + len(rows) * module, y + len(rows) * module), state["data"]

    def draw_picture(self, state):
        rows = unpacked(state["data"], state["bytes"] * 2)
        assert len(rows) * state["bytes"] == state["total"]
        dots = Image.frombytes("1", (state["bytes"] * 8, len(rows)), bytes.fromhex("".join(rows)))
        x, y = state["at"]
        self.label.image.paste(Image.new("L", dots.size, 0), (x, y), dots)
        left, top, right, bottom = dots.getbbox()
        return (x + left, y + top, x + right, y + bottom), ""


@cache
def font(height):
    found = ImageFont.truetype(
        re.sub(r"__init__\.py$", "NotoSans[wght].ttf", fonts), height, layout_engine=ImageFont.Layout.BASIC
    )
    found.set_variation_by_axes([700])
    return found


@cache
def glyphs(text, height):
    mask = Image.new("L", (max(1, round(font(height).getlength(text))), 2 * height), 0)
    ImageDraw.Draw(mask).text((0, height), text, fill=255, font=font(height), anchor="ls")
    return mask, height


def bars(data):
    """The modules of ^BC data in mode N: invocation codes, then characters of the set they chose."""
    values, at = [], 0
    chosen = ""
    while at < len(data):
        if data[at] == ">":
            value = INVOKED[data[at + 1]]
            at += 2
        elif chosen == "C":
            value = int(data[at : at + 2])
            at += 2
        else:
            value = ord(data[at]) - 32
            at += 1
        chosen = {105: "C", 104: "B"}.get(value, chosen)
        if values:
            chosen = {("B", 99): "C", ("C", 100): "B"}.get((chosen, value), chosen)
        values.append(value)
    check = (values[0] + sum(n * value for n, value in enumerate(values))) % 103
    widths = [_patterns[value] for value in [*values, check]] + [
        _patterns["stop"] if "stop" in _patterns else _patterns[106]
    ]
    return [letter.isupper() for code in widths for letter in code for _ in range(ord(letter.upper()) - 64)]


def matrix(data):
    """The modules of ^BX data: identifiers in brackets, as zxing-cpp wants them."""
    text = data.replace("__", "\0").replace("_1", "\x1d").replace("\0", "_")
    assert text[0] == "\x1d"
    text = text[1:]
    bracketed = ""
    while text:
        size = {"43": 4, "42": 3}.get(text[:2], 2)
        code, text = text[:size], text[size:]
        value = text[:18] if code == "00" else text.split("\x1d")[0]
        text = text[len(value) :].removeprefix("\x1d")
        bracketed += f"[{code}]{value}"
    made = zxingcpp.create_barcode(bracketed, zxingcpp.BarcodeFormat.DataMatrix, gs1=True, forcesquare=True)
    return memoryview(made.to_image(scale=1, add_quiet_zones=False)).tolist()


def unpacked(data, digits):
    """Rows of hexadecimal digits out of the alternative compression of ^GF."""
    rows = []
    row = ""
    while data:
        if data[0] == ":":
            assert not row
            rows.append(rows[-1])
            data = data[1:]
        elif data[0] == ",":
            assert len(row) % 2 == 0
            rows.append(row.ljust(digits, "0"))
            row, data = "", data[1:]
        else:
            letters, digit = REPEATS.match(data).groups()
            count = sum(ord(each) - 70 if each < "a" else (ord(each) - 102) * 20 for each in letters) or 1
            row += digit * count
            data = data[len(letters) + 1 :]
            assert len(row) <= digits
        if len(row) == digits:
            rows.append(row)
            row = ""
    assert not row
    return rows


@pytest.fixture(scope="session")
def printer():
    """The labels of a print file, as drawn; `narrow` is how much of Helvetica Bold's width the font takes."""
    return lambda zpl, narrow=1.0: Printer(narrow).read(zpl)
