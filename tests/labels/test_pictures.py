import io
import subprocess
import sys

import pytest
from PIL import Image
from printed import as_pdf, symbols

from shipkit.errors import InvalidInput, NotFound
from shipkit.labels.drawing.barcodes import DOT
from shipkit.labels.drawing.boxes import Bars, Box, Fill, Style, Text, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.pictures import page_bitmaps, page_pictures

LAYOUT = sorted_out(
    "label", 105, 74,
    [
        Fill(Box(5, 5, 60, 6), "#0b4f5c"),
        Text("name", Box(5, 15, 80, 12), Style(20)),
        Bars("first", Box(5, 30, 90, 15), 4 * DOT, 3 * DOT),
        Bars("second", Box(5, 50, 90, 15), 6 * DOT, 4 * DOT),
    ],
)  # fmt: skip
NUMBERS = ["570000000010", "SO-000001"]


@pytest.fixture(scope="module")
def pdf():
    def page(name):
        maker = PageMaker(LAYOUT.width, LAYOUT.height)
        maker.put(LAYOUT, {"name": name, "first": NUMBERS[0], "second": NUMBERS[1]})
        return maker.page()

    return as_pdf([page("Museo 国家博物馆"), page("مكتبة")], [static_form(LAYOUT)])


def opened(png):
    return Image.open(io.BytesIO(png))


def test_each_page_is_a_picture_of_its_own_size(pdf):
    pictures = [opened(png) for png in page_pictures(pdf, dpi=100)]

    assert [(image.format, image.mode) for image in pictures] == [("PNG", "RGB")] * 2
    assert {image.size for image in pictures} == {(414, 292)}


@pytest.mark.parametrize("dpi", [72, 203, 300])
@pytest.mark.parametrize("mono", [False, True])
def test_a_picture_says_how_many_dots_an_inch_it_has(pdf, dpi, mono):
    image = opened(next(page_pictures(pdf, dpi=dpi, mono=mono)))
    image.load()

    assert [round(each) for each in image.info["dpi"]] == [dpi, dpi]


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("mono", [False, True])
def test_the_bars_in_a_picture_can_be_read(pdf, dpi, mono):
    for png in page_pictures(pdf, dpi=dpi, mono=mono):
        assert symbols(opened(png).convert("L")) == NUMBERS


def test_one_bit_is_black_and_white_split_at_the_middle_grey(pdf):
    grey = next(bitmap.to_pil().copy() for bitmap in page_bitmaps(pdf, dpi=150, grey=True))
    mono = opened(next(page_pictures(pdf, dpi=150, mono=True)))

    assert mono.mode == "1"
    assert mono.tobytes() == grey.point(lambda shade: 255 if shade >= 128 else 0, "1").tobytes()
    assert len(set(grey.tobytes())) > 2


def test_bars_are_upright_to_the_dot_in_one_bit(pdf):
    image = opened(next(page_pictures(pdf, dpi=300, mono=True)))
    rows = {image.crop((0, y, image.width, y + 1)).tobytes() for y in range(360, 525)}

    assert len(rows) == 1


def test_the_same_document_is_the_same_bytes(pdf, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)

    assert list(page_pictures(pdf, dpi=100)) == list(page_pictures(path, dpi=100))
    assert list(page_pictures(pdf, dpi=100, mono=True)) == list(page_pictures(path, dpi=100, mono=True))


@pytest.mark.parametrize("dpi", [0, 19, 1201, -300])
def test_a_resolution_no_one_prints_is_refused(pdf, dpi):
    with pytest.raises(InvalidInput, match="20 to 1200"):
        next(page_pictures(pdf, dpi=dpi))


def test_what_is_no_pdf_is_refused(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_text("not a paper")

    with pytest.raises(InvalidInput, match="cannot be read as a PDF"):
        next(page_pictures(path))
    with pytest.raises(InvalidInput, match="this cannot be read"):
        next(page_pictures(b""))
    with pytest.raises(NotFound, match=r"absent\.pdf"):
        next(page_pictures(tmp_path / "absent.pdf"))


def test_the_renderer_is_loaded_when_a_picture_is_taken():
    code = "import sys, shipkit.labels.pictures; print('pypdfium2' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "False"
