"""Fields onto paper that is printed already: the background never goes to the printer."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from shipkit.labels.documents.words import find_words
from shipkit.labels.drawing.barcodes import DOT
from shipkit.labels.drawing.boxes import Bars, Box, Layout, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, page_over, static_form
from shipkit.labels.drawing.void import VOID, void_layout
from shipkit.labels.errors import NotPrintable
from shipkit.labels.forms.calibration import STRAIGHT
from shipkit.labels.forms.values import form_values
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pdf.pages import UseCollector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from shipkit.findings import Finding
    from shipkit.labels.drawing.boxes import Field
    from shipkit.labels.forms.calibration import Calibration
    from shipkit.labels.forms.form import FormField, PaperForm
    from shipkit.labels.pdf.pages import Form, Page
    from shipkit.model.waybill import Waybill

# Bars as wide as their field has room for, and never finer than what a dot matrix printer can do (ISO/IEC 15417
# asks for 0.19 mm; scanners at a counter for a quarter of a millimetre).
_MODULE, _LEAST_MODULE = 6 * DOT, 3 * DOT
# All is printed in black: a form's copies are carbon copies.
_BLACK = "#000000"


def form_pages(
    form: PaperForm,
    waybill: Waybill,
    calibration: Calibration = STRAIGHT,
    *,
    language: str = "en",
    void: Collection[str] = (),
) -> Iterator[Page]:
    """What goes on one form, shifted and stretched as the printer needs; without the background.

    Errors: NotPrintable with every field that cannot be set, `field.3.consignee.company` for the third one.
    """
    shown = form_values(waybill, language)
    texts = {number: shown.get(field.says, "") for number, field in enumerate(form.field, 1) if field.text is None}
    if waybill.number not in void:
        yield fields_page(form, texts, calibration, bookmark=shown["number"])
        return
    word = find_words(language)["void"]
    page = fields_page(form, texts, calibration, bookmark=shown["number"], void=word)
    yield page_over(page, static_form(void_layout(form.width, form.height, word)))


def fields_page(
    form: PaperForm,
    texts: Mapping[int, str],
    calibration: Calibration = STRAIGHT,
    *,
    bookmark: str = "",
    void: str = "",
) -> Page:
    """A page of these texts, by the number of their field from 1; fixed words stand in their fields anyway.

    `void` is the word for the bars of a void waybill.
    """
    fixed = {number: field.text for number, field in enumerate(form.field, 1) if field.text is not None}
    values = {_name(number): text for number, text in {**texts, **fixed}.items()} | ({VOID: void} if void else {})

    def called(name: str) -> str:
        says = form.field[int(name.removeprefix("field.")) - 1]
        return f"{name}.{says.value or says.tick or 'text'}"

    upright, turned = _layouts(form, calibration)
    pages: list[Page] = []
    findings: list[Finding] = []
    for layout in (upright, turned):
        maker = PageMaker(layout.width, layout.height)
        maker.put(layout, values, called=called)
        try:
            pages.append(maker.page(bookmark))
        except NotPrintable as fault:
            findings += fault.findings
    if findings:
        raise _not_printable(form, bookmark, findings)
    return _overlaid(*pages) if turned.fields else pages[0]


def form_parts(form: PaperForm, calibration: Calibration = STRAIGHT) -> list[Form]:
    """What the pages name, drawn, for `write_pdf`."""
    return [static_form(layout) for layout in _layouts(form, calibration)]


def write_forms(
    form: PaperForm,
    waybills: Iterable[Waybill],
    file: BinaryIO,
    calibration: Calibration = STRAIGHT,
    *,
    language: str = "en",
    void: Collection[str] = (),
) -> int:
    """Write a form for each waybill to one PDF, in their order; returns the number of pages.

    Those whose number is among `void` are marked so and have no bars. Errors: NotPrintable.
    """
    pages = (
        page for waybill in waybills for page in form_pages(form, waybill, calibration, language=language, void=void)
    )
    mark = static_form(void_layout(form.width, form.height, find_words(language)["void"]))
    return write_pdf(pages, file, forms=[*form_parts(form, calibration), mark], title=form.name)


def _not_printable(form: PaperForm, bookmark: str, findings: list[Finding]) -> NotPrintable:
    fields = ", ".join(dict.fromkeys(finding.where for finding in findings))
    return NotPrintable(
        f"cannot print {fields}{f' of {bookmark}' if bookmark else ''} on the form {form.name}", findings
    )


def _name(number: int) -> str:
    return f"field.{number}"


class _Layouts(NamedTuple):
    upright: Layout
    turned: Layout  # on a page of which the form's left edge is the top


@lru_cache(maxsize=32)
def _layouts(form: PaperForm, calibration: Calibration) -> _Layouts:
    upright: list[Field] = []
    turned: list[Field] = []
    for number, field in enumerate(form.field, 1):
        box = calibration.moved(Box(field.x, field.y, field.w, field.h))
        if field.angle:
            turned.append(_drawn(field, number, Box(form.height - box.bottom, box.x, box.h, box.w)))
        else:
            upright.append(_drawn(field, number, box))
    return _Layouts(
        sorted_out("upright", form.width, form.height, upright),
        sorted_out("turned", form.height, form.width, turned),
    )


def _drawn(field: FormField, number: int, box: Box) -> Field:
    if field.is_bars:
        align = "left" if field.align == "start" else field.align
        return Bars(_name(number), box, _MODULE, _LEAST_MODULE, align)
    style = Style(
        field.size, field.smallest, field.bold, _BLACK, field.align, field.valign, field.lines, leading=1.15
    )  # fmt: skip
    return Text(_name(number), box, replace(style, align="center", bold=True) if field.tick else style)


def _overlaid(upright: Page, turned: Page) -> Page:
    """One page of two, the second turned a quarter to the left, so that its lines run upwards."""
    turn = f"q 0 1 -1 0 {upright.width:.3f} 0 cm\n".encode()
    content = zlib.decompress(upright.content) + b"\n" + turn + zlib.decompress(turned.content) + b"\nQ"
    uses = UseCollector()
    uses.add_used(upright.used)
    uses.add_used(turned.used)
    return upright._replace(
        content=zlib.compress(content), forms=upright.forms + turned.forms, used=uses.used()
    )  # fmt: skip
