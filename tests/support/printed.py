"""Reading papers back: pages drawn to pixels, bar codes decoded, text copied out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import zxingcpp
from PIL import ImageChops

from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.pdf.document import write_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PIL.Image import Image

    from shipkit.labels.drawing.boxes import Layout
    from shipkit.labels.pdf.pages import Form, Page


def as_pdf(pages: Iterable[Page], forms: Iterable[Form] = (), **about: str) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    write_pdf(pages, file, forms=forms, **about)
    return file.getvalue()


def drawn(layout: Layout, values: Mapping[str, str]) -> bytes:
    """A document of one page of the layout's own size."""
    maker = PageMaker(layout.width, layout.height)
    maker.put(layout, values)
    return as_pdf([maker.page()], [static_form(layout)])


def picture(pdf: bytes, page: int = 0, dpi: int = 300) -> Image:
    """A page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return image


def ink(image: Image) -> tuple[int, int, int, int] | None:
    """The smallest rectangle with all that is not white, in pixels."""
    return ImageChops.invert(image).point(lambda grey: 255 if grey > 24 else 0).getbbox()


def symbols(image: Image) -> list[str]:
    """What the bar codes of a page say, sorted."""
    return sorted(found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128))


def text_of(pdf: bytes, page: int = 0) -> str:
    """The text of a page as a reader copies it."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage().get_text_range()
    document.close()
    return text


def squeezed(text: str) -> str:
    """Without white space and joiners, which copying may add."""
    return "".join(text.replace("\u200c", "").split())
