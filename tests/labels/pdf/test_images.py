import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw
from printed import as_pdf, ink, picture

from shipkit.labels.drawing.boxes import Box
from shipkit.labels.drawing.draw import PageMaker
from shipkit.labels.errors import NotPrintable
from shipkit.labels.pdf.images import read_picture, with_picture


def bytes_of(image, form="PNG", **about):
    file = io.BytesIO()
    image.save(file, form, **about)
    return file.getvalue()


def head_of_png(width, height):
    """A PNG that promises so many pixels."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body)) + b"\0\0\0\0IDAT"


def black(width=300, height=100, mode="RGB"):
    return Image.new(mode, (width, height), "black")


def page_with(source, box, under=None):
    """A square page of 50 mm with a picture over it."""
    page = PageMaker(50, 50).page()
    pictures = [read_picture(each, box.w, box.h, field="letterhead") for each in (under, source) if each]
    for each in pictures:
        page = with_picture(page, each, box)
    return as_pdf([page], pictures)


@pytest.mark.parametrize(
    "source",
    [
        bytes_of(black()),
        bytes_of(black(mode="L")),
        bytes_of(black(mode="1")),
        bytes_of(black().convert("P")),
        bytes_of(black().convert("RGBA")),
        bytes_of(black().convert("LA")),
        bytes_of(black(), "JPEG"),
        bytes_of(black(mode="L"), "JPEG"),
        bytes_of(Image.new("CMYK", (300, 100), (0, 0, 0, 255)), "JPEG"),
    ],
    ids=["rgb", "grey", "one-bit", "palette", "rgba", "grey-alpha", "jpeg", "jpeg-grey", "jpeg-cmyk"],
)
def test_a_picture_stands_in_its_box_at_its_own_shape(source):
    image = picture(page_with(source, Box(10, 10, 30, 30)), dpi=254)

    # 30 by 10 mm, in the middle of the height, ten pixels a millimetre.
    assert ink(image) == pytest.approx((100, 200, 400, 300), abs=2)
    assert image.getpixel((250, 250)) < 40


def test_a_picture_finer_than_a_printer_is_made_coarser():
    fine = read_picture(bytes_of(black(6000, 2000)), 25.4, 25.4, field="letterhead")

    assert (fine.width, fine.height) == (900, 300)
    assert read_picture(bytes_of(black()), 25.4, 25.4, field="letterhead").width == 300


def test_a_jpeg_is_kept_as_it_is():
    source = bytes_of(black(), "JPEG")

    assert read_picture(source, 50, 50, field="letterhead").content == source


def test_what_is_under_a_transparent_picture_is_seen():
    clear = Image.new("RGBA", (100, 100), (255, 255, 255, 0))
    ImageDraw.Draw(clear).rectangle([0, 0, 49, 99], fill="white")
    image = picture(page_with(bytes_of(clear), Box(0, 0, 50, 50), under=bytes_of(black(100, 100))), dpi=50)

    assert image.getpixel((25, 50)) > 200
    assert image.getpixel((75, 50)) < 50


def test_a_photograph_taken_sideways_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = read_picture(bytes_of(black(40, 20), "JPEG", exif=exif), 50, 50, field="letterhead")

    assert (turned.width, turned.height) == (20, 40)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (b"GIF89a", "neither PNG nor JPEG"),
        (b"", "neither PNG nor JPEG"),
        (bytes_of(black())[:60], "cannot be printed"),
        (head_of_png(7000, 7000), "million pixels"),
        (head_of_png(12_000, 12_000), "million pixels"),
        (head_of_png(60_000, 60_000), "million pixels"),
        (bytes(20_000_001), "20 MB"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_named_with_its_field(source, why):
    with pytest.raises(NotPrintable) as fault:
        read_picture(source, 50, 20, field="signature")

    (finding,) = fault.value.findings
    assert finding.where == "signature"
    assert finding.code == "picture-unreadable"
    assert why in finding.why


def test_a_picture_may_be_a_file(tmp_path):
    path = tmp_path / "letterhead.png"
    path.write_bytes(bytes_of(black()))

    assert read_picture(path, 50, 20, field="letterhead").width == 300
    with pytest.raises(NotPrintable) as fault:
        read_picture(tmp_path / "none.png", 50, 20, field="letterhead")
    assert "No such file" in fault.value.findings[0].why


def test_one_picture_on_many_pages_is_in_the_file_once():
    one = read_picture(bytes_of(black()), 50, 20, field="letterhead")
    pages = [with_picture(PageMaker(50, 50).page(), one, Box(0, 0, 50, 20)) for _ in range(3)]

    assert as_pdf(pages, [one]).count(b"/Subtype /Image") == 1
