"""Ink: a layout and its values become PDF operators.

What never changes on a layout is drawn once, as a form. A page then is the names of its forms, its bars and
its texts, each a position and a string of glyph numbers. No file and no reportlab is touched here, so pages
may be drawn in any process and joined in another.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.drawing.barcodes import DOT, QUIET, bar_ops, code128, matrix_ops
from shipkit.labels.drawing.boxes import Align, Bars, Box, Caption, Fill, Frame, Layout, Matrix, Rule, Style, Text
from shipkit.labels.drawing.void import VOID, struck
from shipkit.labels.errors import NotPrintable, missing_glyph, no_bars, too_long
from shipkit.labels.pdf.pages import POINTS, Form, Page, UseCollector
from shipkit.labels.text.fit import Fitted, TooLongError, fit
from shipkit.labels.text.fonts import ASCENT, DESCENT, STROKE
from shipkit.labels.text.lines import NoGlyphError, set_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from shipkit.findings import Finding

_BLACK = "0 g"
_HAIR = 1e-6
# Level 3 of zlib costs half of level 6 and gives pages 4 % larger.
_LEVEL = 3


_STAMPED: dict[str, Layout] = {}


def stamped_forms(names: Collection[str], others: Callable[[], Iterable[Layout]]) -> list[Form]:
    """The forms of these names: of layouts that were put on pages here, or of `others` when other processes did it.

    A desk prints one waybill more often than ten thousand, and that shows few of the layouts there are.
    """
    missing = not _STAMPED.keys() >= set(names)
    layouts = {layout.name: layout for layout in others()} if missing else _STAMPED
    return [static_form(layouts[name]) for name in sorted(names)]


class PageMaker:
    """Collects one page. Positions are millimetres from its top-left corner."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width * POINTS
        self._height = height * POINTS
        self._ops: list[str] = []
        self._forms: list[str] = []
        self._uses = UseCollector()
        self._findings: list[Finding] = []

    def put(
        self,
        layout: Layout,
        values: Mapping[str, str],
        x: float = 0.0,
        y: float = 0.0,
        *,
        called: Callable[[str], str] = str,
    ) -> None:
        """Stamp a layout with its top-left corner at `x`, `y`. A field without a value stays empty.

        Values of a void waybill (`void.VOID`) have that word in the place of every symbol. `called` gives the name an
        error uses for a field, where it is not the field's own.
        """
        left, bottom = x * POINTS, self._height - (y + layout.height) * POINTS
        slots = _slots(layout)
        texts = _TextOps(self._uses)
        faults: list[Finding | None]
        if void := values.get(VOID):
            faults = [texts.put_value(slot, void) for slot in slots.struck if values.get(slot.name)]
        else:
            faults = [
                self._draw_bars(field, values[field.name], x, y) for field in slots.bars if values.get(field.name)
            ]
            faults += [
                self._draw_matrix(field, values[field.name], x, y) for field in slots.matrices if values.get(field.name)
            ]
        faults += [texts.put_value(slot, value) for slot in slots.texts if (value := values.get(slot.name))]
        self._ops.append(f"q 1 0 0 1 {left:.3f} {bottom:.3f} cm /{layout.name} Do {texts.ops()} Q")
        self._forms.append(layout.name)
        _STAMPED[layout.name] = layout
        self._findings += [replace(fault, where=called(fault.where)) for fault in faults if fault]

    def _draw_bars(self, field: Bars, value: str, x: float, y: float) -> Finding | None:
        """Draw bars in a layout that stands at `x`, `y`; says so when they cannot be."""
        try:
            modules = code128(value)
        except ValueError as error:
            return no_bars(field.name, value, str(error))
        count = len(modules) + 2 * QUIET
        module = math.floor(min(field.module, field.box.w / count) / DOT + _HAIR) * DOT
        if module < field.floor - _HAIR:
            why = f"its bars need {count * field.floor:.1f} mm and have {field.box.w:.1f} mm"
            return too_long(field.name, value, why)
        spare = (field.box.w - count * module) * _SHARE[field.align]
        left, top, bottom = (
            round(edge / DOT) * DOT * POINTS
            for edge in (x + field.box.x + spare + QUIET * module, y + field.box.y, y + field.box.bottom)
        )
        bars = bar_ops(modules, left, self._height - bottom, module * POINTS, bottom - top)
        self._ops.append(f"{_BLACK} {bars}")
        return None

    def _draw_matrix(self, field: Matrix, value: str, x: float, y: float) -> Finding | None:
        """Draw a two-dimensional symbol in the middle of the height of its box; says so when it cannot be."""
        from shipkit.labels.symbols.datamatrix import QUIET as BORDER
        from shipkit.labels.symbols.datamatrix import gs1_modules

        try:
            rows = gs1_modules(value)
        except ValueError as error:
            return no_bars(field.name, value, str(error))
        room, count = min(field.box.w, field.box.h), len(rows) + 2 * BORDER
        module = math.floor(min(field.module, room / count) / DOT + _HAIR) * DOT
        if module < field.floor - _HAIR:
            why = f"its symbol needs {count * field.floor:.1f} mm and has {room:.1f} mm"
            return too_long(field.name, value, why)
        side = len(rows) * module
        spare = (field.box.w - count * module) * _SHARE[field.align]
        left, bottom = (
            round(edge / DOT) * DOT * POINTS
            for edge in (x + field.box.x + spare + BORDER * module, y + field.box.y + (field.box.h + side) / 2)
        )
        self._ops.append(f"{_BLACK} {matrix_ops(rows, left, self._height - bottom, module * POINTS)}")
        return None

    def page(self, bookmark: str = "") -> Page:
        """The finished page. Errors: NotPrintable with a finding for every value that could not be set."""
        if self._findings:
            fields = ", ".join(dict.fromkeys(finding.where for finding in self._findings))
            about = f" of {bookmark}" if bookmark else ""
            raise NotPrintable(f"cannot print {fields}{about}", self._findings)
        content = zlib.compress("\n".join(self._ops).encode("ascii"), _LEVEL)
        forms = tuple(dict.fromkeys(self._forms))
        return Page(self._width, self._height, content, forms, self._uses.used(), bookmark)


def page_over(page: Page, form: Form) -> Page:
    """The page with a form of its size under all that stands on it."""
    content = zlib.compress(f"/{form.name} Do\n".encode("ascii") + zlib.decompress(page.content), _LEVEL)
    return page._replace(content=content, forms=tuple(dict.fromkeys((form.name, *page.forms))))


@lru_cache(maxsize=64)
def static_form(layout: Layout) -> Form:
    """What never changes on a layout, drawn. Errors: ValueError for a caption that does not fit its box."""
    uses = UseCollector()
    texts = _TextOps(uses)
    ops = []
    for item in layout.static:
        match item:
            case Rule():
                ops.append(_rule(item, layout.height))
            case Fill(box, colour):
                ops.append(f"{_rgb(colour)} rg {_rectangle(box, layout.height)} f")
            case Frame(box, width, colour):
                ops.append(f"{_rgb(colour)} RG {width:g} w {_rectangle(box, layout.height)} S")
            case Caption(box, text, style, tracking):
                texts.put(_slot(text, box, style, layout.height), text, tracking)
    content = "\n".join([*ops, texts.ops()])
    return Form(
        layout.name,
        layout.width * POINTS,
        layout.height * POINTS,
        zlib.compress(content.encode("ascii"), 9),
        uses.used(),
    )


def _rule(rule: Rule, height: float) -> str:
    dash = f"[{rule.dash * POINTS:.2f}] 0 d" if rule.dash else "[] 0 d"
    start = f"{rule.x1 * POINTS:.2f} {(height - rule.y1) * POINTS:.2f}"
    end = f"{rule.x2 * POINTS:.2f} {(height - rule.y2) * POINTS:.2f}"
    return f"{_rgb(rule.colour)} RG {rule.width:g} w {dash} {start} m {end} l S"


def _rectangle(box: Box, height: float) -> str:
    corner = f"{box.x * POINTS:.2f} {(height - box.bottom) * POINTS:.2f}"
    return f"{corner} {box.w * POINTS:.2f} {box.h * POINTS:.2f} re"


@lru_cache(maxsize=256)
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))


class _TextSlot(NamedTuple):
    """A text box in points from the layout's lower left, with what an ordinary line needs worked out."""

    name: str
    style: Style
    size: float
    bold: bool
    align: Align
    colour: str
    left: float
    top: float
    width: float
    height: float
    ems: float  # the width at the style's size
    above: float  # the ink a line may have over the ordinary baseline, and under it, in ems
    below: float
    scale: str  # the text matrix of an ordinary line, in parts
    baseline: str
    matrix: str  # and whole, for one that begins at the left edge


class _Slots(NamedTuple):
    texts: tuple[_TextSlot, ...]
    bars: tuple[Bars, ...]
    matrices: tuple[Matrix, ...]
    struck: tuple[_TextSlot, ...]


@lru_cache(maxsize=64)
def _slots(layout: Layout) -> _Slots:
    texts = [field for field in layout.fields if isinstance(field, Text)]
    return _Slots(
        tuple(_text_slot(field, layout) for field in texts),
        tuple(field for field in layout.fields if isinstance(field, Bars)),
        tuple(field for field in layout.fields if isinstance(field, Matrix)),
        tuple(_text_slot(struck(field), layout) for field in layout.fields if isinstance(field, Bars | Matrix)),
    )


def _text_slot(field: Text, layout: Layout) -> _TextSlot:
    return _slot(field.name, field.box, field.style, layout.height)


def _slot(name: str, box: Box, style: Style, layout_height: float) -> _TextSlot:
    left, top = box.x * POINTS, (layout_height - box.y) * POINTS
    height = box.h * POINTS
    ems = height / style.size
    # Where `fit` puts the baseline of one line of ordinary Latin text.
    over = {"top": ASCENT, "bottom": ems - DESCENT}.get(style.valign, (ems - ASCENT - DESCENT) / 2 + ASCENT)
    baseline = f"{top - over * style.size:.2f}"
    scale = f"{style.size:g} 0 0 {style.size:g}"
    width = box.w * POINTS
    return _TextSlot(
        name, style, style.size, style.bold or style.head, style.align, _rgb(style.colour), left, top, width, height,
        width / style.size, over, ems - over, scale, baseline, f"{scale} {left:.2f} {baseline} Tm",
    )  # fmt: skip


# A desk's own address stands on every paper of a batch.
_fitted = lru_cache(maxsize=256)(fit)


class _TextOps:
    """The text object of one layout on one page."""

    def __init__(self, uses: UseCollector) -> None:
        self._uses = uses
        self._colour = ""
        self._ops: list[str] = []

    def put_value(self, slot: _TextSlot, value: str) -> Finding | None:
        """Set a value in its box; says so when it cannot be."""
        try:
            self.put(slot, value)
        except NoGlyphError as error:
            return missing_glyph(slot.name, error.characters)
        except TooLongError as error:
            return too_long(slot.name, value, str(error))
        return None

    def put(self, slot: _TextSlot, text: str, tracking: float = 0.0) -> None:
        """Set a value in its box. Errors: NoGlyphError, TooLongError."""
        if slot.colour != self._colour:
            self._colour = slot.colour
            self._ops.append(f"{slot.colour} rg")
        if "\n" not in text:
            line = set_line(text, bold=slot.bold)
            if (
                line.width <= slot.ems
                and line.ascent <= slot.above
                and line.descent <= slot.below
                and not (line.stroked or tracking)
            ):
                self._uses.add(line.uses)
                if slot.align == "left" or (slot.align == "start" and not line.rtl):
                    self._ops.append(f"{slot.matrix}{line.ops}")
                else:
                    x = slot.left + (slot.ems - line.width) * slot.size * _share(slot.align, rtl=line.rtl)
                    self._ops.append(f"{slot.scale} {x:.2f} {slot.baseline} Tm{line.ops}")
                return
        self._put_lines(slot, _fitted(text, slot.style, slot.width, slot.height), tracking)

    def _put_lines(self, slot: _TextSlot, fitted: Fitted, tracking: float) -> None:
        size = fitted.size
        share = _share(slot.align, rtl=fitted.lines[0][0].rtl)
        for line, down in fitted.lines:
            self._uses.add(line.uses)
            x = slot.left + (slot.width - line.width * size) * share
            ops = f"{size:g} 0 0 {size:g} {x:.2f} {slot.top - down:.2f} Tm{line.ops}"
            if tracking:
                ops = f"{tracking:g} Tc {ops} 0 Tc"
            if line.stroked:
                ops = f"{slot.colour} RG {size * STROKE:.3f} w {ops}"
            self._ops.append(ops)

    def ops(self) -> str:
        """All texts as one text object."""
        return f"BT\n{chr(10).join(self._ops)}\nET" if self._ops else ""


# How much of the spare width stands left of a line or symbol.
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}


def _share(align: Align, *, rtl: bool) -> float:
    """The same for text; a block that begins at its start goes where its first line begins."""
    return float(rtl) if align == "start" else _SHARE[align]
