"""What tests of customs papers share: pictures, postal numbers, papers drawn to bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from printed import as_pdf, text_of
from samples import waybill

from shipkit.labels.sets import PAPERS
from shipkit.model.money import Money
from shipkit.numbers import s10

if TYPE_CHECKING:
    from typing import Any

    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.model.waybill import Waybill


def scrawl() -> bytes:
    """A signature: a PNG that is clear but for its stroke."""
    image = Image.new("RGBA", (400, 150), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 100), (120, 20), (160, 130), (240, 30), (390, 120)], (20, 40, 140, 255), 8)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def mark() -> bytes:
    """A letterhead: a JPEG."""
    image = Image.new("RGB", (800, 150), "white")
    ImageDraw.Draw(image).ellipse([5, 5, 145, 145], (200, 80, 20))
    ImageDraw.Draw(image).rectangle([170, 50, 790, 100], (30, 30, 30))
    file = io.BytesIO()
    image.save(file, "JPEG")
    return file.getvalue()


def dollars(**amounts: str) -> dict[str, Money]:
    """Charges in the currency of the samples."""
    return {kind: Money.model_validate(f"{amount} USD") for kind, amount in amounts.items()}


def posted(indicator: str = "RR", **changes: Any) -> Waybill:
    """A waybill under a number of the post."""
    number = s10.make(indicator, 47312482, "CN")
    return waybill(**changes).model_copy(update={"number": number})


def paper_pdf(paper: str, waybill: Waybill, options: PaperOptions) -> bytes:
    """One paper by itself."""
    values = PAPERS[paper].values(waybill, options)
    drawn = PAPERS[paper].draw(waybill, values, options)
    return as_pdf(drawn.pages, drawn.forms)


def paper_texts(paper: str, waybill: Waybill, options: PaperOptions) -> list[str]:
    """The text of each page of a paper."""
    drawn = PAPERS[paper].draw(waybill, PAPERS[paper].values(waybill, options), options)
    pdf = as_pdf(drawn.pages, drawn.forms)
    return [text_of(pdf, number) for number in range(len(drawn.pages))]
