"""A form on the screen: the scanned paper, and the fields on it where they would be printed."""

from __future__ import annotations

import io
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from shipkit.errors import InvalidInput
from shipkit.labels.drawing.boxes import Box, Caption, Frame, Style, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import ACCENT
from shipkit.labels.errors import NotPrintable
from shipkit.labels.forms.printing import fields_page, form_pages, form_parts
from shipkit.labels.forms.values import TICK, VALUES
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pictures import page_bitmaps

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from shipkit.labels.drawing.boxes import Layout, Static
    from shipkit.labels.forms.form import PaperForm
    from shipkit.labels.pdf.pages import Page
    from shipkit.model.waybill import Waybill

# How much the picture may be longer or shorter than the paper before it is the picture of another one.
_SLACK = 0.04
# The largest paper we take has 50 million dots at 300 an inch.
_MOST_PIXELS = 60_000_000
# The room of a field's number, in millimetres; a smaller field goes without.
_NUMBER_W, _NUMBER_H = 4.0, 2.2


def preview(form: PaperForm, waybill: Waybill | None = None, *, dpi: int = 150, language: str = "en") -> bytes:
    """The form as the bytes of a PNG: its background, and over it what a waybill prints there.

    Without a waybill every field has its frame, its number and a sample. Errors: NotPrintable; InvalidInput for a
    background that is no picture, or not of the paper's shape.
    """
    if waybill is None:
        pages, parts = [_sample_page(form), _frames_page(form)], [*form_parts(form), static_form(_frames(form))]
    else:
        pages, parts = list(form_pages(form, waybill, language=language)), form_parts(form)
    pdf = io.BytesIO()
    write_pdf(pages, pdf, forms=parts)
    layers = [bitmap.to_pil().convert("RGB") for bitmap in page_bitmaps(pdf.getvalue(), dpi=dpi)]
    if form.background:
        layers.append(_background(form, form.background, layers[0].size))
    return _as_png(layers, dpi)


def _as_png(layers: list[Image], dpi: int) -> bytes:
    """Pictures laid over each other as ink is: what is white in one shows the others."""
    from PIL import ImageChops

    file = io.BytesIO()
    reduce(ImageChops.multiply, layers).save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def _sample_page(form: PaperForm) -> Page:
    """Sample text in every field, cut down to what goes in."""
    texts = {
        number: TICK if field.tick else VALUES[field.value].sample if field.value else ""
        for number, field in enumerate(form.field, 1)
    }
    while True:
        try:
            return fields_page(form, texts)
        except NotPrintable as fault:
            over = {int(finding.where.split(".")[1]) for finding in fault.findings}
            if not any(texts[number] for number in over):
                raise
            texts |= {number: texts[number][: len(texts[number]) * 3 // 4] for number in over}


def _frames_page(form: PaperForm) -> Page:
    maker = PageMaker(form.width, form.height)
    maker.put(_frames(form), {})
    return maker.page()


@lru_cache(maxsize=8)
def _frames(form: PaperForm) -> Layout:
    """Where the fields are, each with its number in its upper right corner."""
    items: list[Static] = []
    for number, field in enumerate(form.field, 1):
        box = Box(field.x, field.y, field.w, field.h)
        items.append(Frame(box, 0.5, ACCENT))
        if box.w >= _NUMBER_W + 1 and box.h >= _NUMBER_H:
            corner = Box(box.right - _NUMBER_W, box.y + 0.2, _NUMBER_W - 0.3, _NUMBER_H)
            items.append(Caption(corner, str(number), Style(4.5, 4, colour=ACCENT, align="right", valign="top")))
    return sorted_out("frames", form.width, form.height, items)


def _background(form: PaperForm, path: Path, size: tuple[int, int]) -> Image:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path, formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise InvalidInput(f"{path} is {opened.width} x {opened.height} dots: scan it at 300 dots an inch")
            picture = ImageOps.exif_transpose(opened)
            flat = Image.new("RGB", picture.size, "white")
            flat.paste(picture, mask=picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as fault:
        raise InvalidInput(f"the background {path} cannot be shown: {fault}") from None
    shape, paper = flat.width / flat.height, form.width / form.height
    if abs(shape / paper - 1) > _SLACK:
        raise InvalidInput(
            f"the background {path} is {flat.width} x {flat.height} dots, which is not the shape of a paper of "
            f"{form.width:g} x {form.height:g} mm: scan it to its edges"
        )
    return flat.resize(size, Image.Resampling.LANCZOS)
