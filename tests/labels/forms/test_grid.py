import io

import pytest
from printed import as_pdf, ink, picture, text_of

from shipkit.errors import InvalidInput
from shipkit.labels.forms.calibration import crosses
from shipkit.labels.forms.grid import calibration_page, calibration_parts, write_calibration

DPI = 300


def shown(width, height):
    return picture(as_pdf([calibration_page(width, height)], calibration_parts(width, height)), dpi=DPI)


def dark(image, x, y, w, h):
    """The share of a box in millimetres that is inked."""
    box = image.crop(tuple(round(edge * DPI / 25.4) for edge in (x, y, x + w, y + h))).point(
        lambda grey: grey < 160 and 255
    )
    return sum(box.tobytes()) / 255 / (box.width * box.height)


@pytest.mark.parametrize("size", [(230, 127), (210, 297), (50, 60)])
def test_the_crosses_are_where_their_figures_say(size):
    image = shown(*size)

    for x in range(10, size[0] - 9, 10):
        y = 20
        assert dark(image, x - 1.4, y - 0.1, 2.8, 0.2) > 0.3, (x, y)
        assert dark(image, x - 0.1, y - 1.4, 0.2, 2.8) > 0.3, (x, y)
        assert dark(image, x - 1.5, y - 1.5, 1.0, 1.0) < 0.1 or x == 20


@pytest.mark.parametrize("size", [(230, 127), (210, 297), (50, 60)])
def test_crosses_a_and_b_reach_further_than_the_others(size):
    image = shown(*size)

    for x, y in crosses(*size):
        for start in (-3.8, 0.2):
            assert dark(image, x + start, y - 0.1, 3.6, 0.2) > 0.5
            assert dark(image, x - 0.1, y + start, 0.2, 3.6) > 0.5


def test_the_rulers_have_every_millimetre_of_the_edges():
    image = shown(230, 127)

    rows = image.crop((0, round(1 * DPI / 25.4), image.width, round(1 * DPI / 25.4) + 1)).tobytes()
    edges = [at for at in range(1, len(rows)) if rows[at] < 160 <= rows[at - 1]]
    assert len(edges) >= 225
    assert ink(image) == pytest.approx((0, 0, *image.size), abs=13)


def test_the_page_says_what_to_do_in_two_languages_and_nothing_lies_over_it():
    file = io.BytesIO()
    write_calibration(230, 127, file)
    text = text_of(file.getvalue())

    assert "Print at 100 %" in text
    assert "按 100% 打印" in text
    assert "220 120" in text
    assert "110 40" not in text


def test_a_small_paper_goes_without_words():
    file = io.BytesIO()
    write_calibration(100, 60, file)

    assert "Print" not in text_of(file.getvalue())


def test_a_paper_too_small_for_a_grid_is_refused():
    with pytest.raises(InvalidInput, match="too small for a test grid"):
        calibration_page(40, 100)
