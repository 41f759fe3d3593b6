import io
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops
from printed import ink
from samples import party, waybill

from shipkit.errors import InvalidInput
from shipkit.labels.errors import NotPrintable
from shipkit.labels.forms.form import load_form, read_form
from shipkit.labels.forms.preview import preview

EXAMPLE = load_form(Path(__file__).parents[3] / "templates" / "forms" / "waybill-230x127.toml")


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def form(background=None, **field):
    entry = {"value": "number", "x": 10, "y": 10, "w": 50, "h": 8} | field
    content = {"name": "Form", "width": 100, "height": 50, "field": [entry]}
    return read_form(content, Path("form.toml")).model_copy(update={"background": background})


@pytest.mark.parametrize("script", ["latin", "chinese", "arabic"])
def test_a_preview_shows_the_paper_and_what_is_printed_on_it(script):
    record = waybill(consignee=party(script))
    image = opened(preview(EXAMPLE, record))
    blank = opened(EXAMPLE.background.read_bytes()).resize(image.size)

    assert image.size == (1359, 750)
    assert [found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.Code128)] == [
        record.number
    ]
    # Ink only darkens: what is dark on the paper stays dark.
    lighter = ImageChops.subtract(image, blank, offset=-40)
    assert sum(max(pixel) > 0 for pixel in zip(*[iter(lighter.tobytes())] * 3, strict=True)) < 1000


def test_without_a_waybill_every_field_has_a_frame_and_a_sample():
    empty, full = opened(preview(form())), opened(preview(form(), waybill()))
    left, top, right, bottom = (edge * 25.4 / 150 for edge in ink(empty.convert("L")))

    assert (left, top, right, bottom) == pytest.approx((10, 10, 60, 18), abs=0.3)
    assert ink(full.convert("L"))[2] < ink(empty.convert("L"))[2]


def test_a_sample_is_cut_down_to_its_field():
    assert preview(form(w=6))
    assert preview(form(value="number.bars", w=6))


def test_fixed_words_that_do_not_fit_are_told():
    paper = read_form(
        {
            "name": "Form",
            "width": 100,
            "height": 50,
            "field": [{"text": "far too long", "x": 1, "y": 1, "w": 5, "h": 5}],
        },
        Path("form.toml"),
    )
    with pytest.raises(NotPrintable, match=r"field\.1\.text"):
        preview(paper)


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_a_background_may_be_any_kind_of_png_or_jpeg(tmp_path, mode):
    path = tmp_path / ("scan.jpg" if mode == "CMYK" else "scan.png")
    Image.new(mode, (400, 200)).save(path)

    image = opened(preview(form(path), waybill(), dpi=100))

    assert image.size == (394, 197)
    corner = image.getpixel((390, 190))
    assert corner == ((255, 255, 255) if mode in ("RGBA", "LA", "CMYK") else (0, 0, 0))


def test_a_background_of_another_shape_is_refused(tmp_path):
    path = tmp_path / "scan.png"
    Image.new("L", (400, 250)).save(path)

    with pytest.raises(InvalidInput, match=r"not the shape of a paper of 100 x 50 mm"):
        preview(form(path))


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"])
def test_a_background_that_is_no_picture_is_refused(tmp_path, content):
    path = tmp_path / "scan.png"
    path.write_bytes(content)

    with pytest.raises(InvalidInput, match=r"scan\.png cannot be shown"):
        preview(form(path))


def test_a_background_of_too_many_dots_is_refused_unread(tmp_path):
    path = tmp_path / "scan.png"
    Image.new("1", (12_000, 6_000)).save(path)

    with pytest.raises(InvalidInput, match="300 dots an inch"):
        preview(form(path))


def test_the_same_form_is_the_same_picture():
    assert preview(EXAMPLE, waybill(), dpi=60) == preview(EXAMPLE, waybill(), dpi=60)


def test_nothing_heavy_is_loaded_before_something_is_drawn():
    heavy = ("PIL", "pypdfium2", "tomlkit", "reportlab", "uharfbuzz")
    modules = "preview, printing, grid, calibration"
    code = f"import sys; from shipkit.labels.forms import {modules}; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"
