import pytest
from PIL import Image, ImageChops
from printed import drawn, picture
from samples import SCRIPTS

from shipkit.labels.drawing.boxes import Box, Layout, Style, Text
from shipkit.labels.text.lines import set_line
from shipkit.labels.zpl.raster import dots_of

SIZE_PT, DPI = 48.0, 300
SIZE = SIZE_PT * DPI / 72
WIDE, HIGH = 12 * 25.4, 2 * 25.4  # whole dots


def as_image(dots):
    return Image.frombytes("1", (dots.width * 8, len(dots.rows)), bytes.fromhex("".join(dots.rows))).convert("L")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("script", SCRIPTS)
def test_dots_are_those_of_the_page(script, bold):
    text = SCRIPTS[script][:14]
    style = Style(SIZE_PT, bold=bold, colour="#000000", valign="top")
    page = picture(
        drawn(Layout("line", WIDE, HIGH, (), (Text("line", Box(0, 0, WIDE, HIGH), style),)), {"line": text}), dpi=DPI
    )
    line = set_line(text, bold=bold)
    dots = dots_of(line, SIZE)
    baseline = round(max(0.77, line.ascent) * SIZE)
    ours = Image.new("L", page.size, 0)
    ours.paste(as_image(dots), (dots.left, baseline - dots.above))
    theirs = page.point(lambda grey: 255 * (grey < 144))

    ink = sum(map(bool, theirs.tobytes()))
    other = sum(map(bool, ImageChops.difference(ours, theirs).tobytes()))
    assert ink > 2000
    assert other < 0.06 * ink, f"{other} dots of {ink} differ"


def test_a_line_of_blanks_has_no_dots():
    assert dots_of(set_line("  "), 30.0) is None


def test_a_row_is_whole_bytes():
    dots = dots_of(set_line("上海市"), 31.0)

    assert {len(row) for row in dots.rows} == {2 * dots.width}
    assert len(dots.rows) <= 33
