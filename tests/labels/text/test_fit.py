import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SCRIPTS

from shipkit.labels.drawing.boxes import Style
from shipkit.labels.text.fit import TooLongError, fit
from shipkit.labels.text.lines import NoGlyphError, set_line


def test_a_text_that_fits_keeps_its_size():
    fitted = fit("Madrid", Style(10, 6), 100, 20)

    assert fitted.size == 10
    assert len(fitted.lines) == 1


def test_a_long_text_shrinks_to_its_floor_and_not_beyond():
    width = set_line("Museo Nacional del Prado").width

    assert 6 <= fit("Museo Nacional del Prado", Style(10, 6), width * 6.1, 20).size < 6.2
    with pytest.raises(
        TooLongError, match=r"at 6 pt it is [\d.]+ mm wide and has [\d.]+ mm; about 1 character too many"
    ):
        fit("Museo Nacional del Prado", Style(10, 6), width * 5.9, 20)


def test_a_text_wraps_before_it_shrinks():
    fitted = fit("Museo Nacional del Prado", Style(10, 6, lines=2), 80, 30)

    assert fitted.size == 10
    assert len(fitted.lines) == 2


def test_a_little_smaller_is_better_than_a_second_line():
    width = set_line("Museo Nacional del Prado").width * 10

    fitted = fit("Museo Nacional del Prado", Style(10, 6, lines=2), width * 0.93, 30)
    assert len(fitted.lines) == 1
    assert 9 < fitted.size < 10


def test_more_lines_than_allowed_are_too_many():
    with pytest.raises(TooLongError, match=r"at 9 pt it takes 3 lines and has 2; about \d+ characters too many"):
        fit("one two three", Style(9, 9, lines=2), set_line("three").width * 9 + 1, 100)


def test_a_low_box_holds_fewer_lines():
    with pytest.raises(TooLongError, match="and has 1"):
        fit("one two", Style(9, 9, lines=0), set_line("two").width * 9 + 1, 12)


def test_a_word_wider_than_the_box_is_torn_at_the_floor_only():
    fitted = fit("W" * 30, Style(10, 5, lines=2), 100, 40)

    assert fitted.size == 5
    assert len(fitted.lines) == 2


def test_paragraphs_begin_new_lines_and_the_first_may_be_bold():
    fitted = fit("Museum\nMadrid", Style(9, 6, lines=0, head=True), 200, 40)

    assert [line.uses[0].resource for line, _ in fitted.lines] == ["B0", "F0"]


def test_a_wrapped_arabic_line_keeps_the_direction_of_its_paragraph():
    fitted = fit("شارع الملك فهد 12 Office 7", Style(9, 9, lines=0), set_line("Office 7").width * 9 + 1, 90)

    assert len(fitted.lines) > 1
    assert all(line.rtl for line, _ in fitted.lines)


def test_a_missing_glyph_is_not_a_matter_of_size():
    with pytest.raises(NoGlyphError):
        fit("\U00020bb7", Style(9, 6), 100, 20)


@given(
    text=st.text(st.sampled_from("".join(SCRIPTS.values()) + "\n"), min_size=1, max_size=120),
    style=st.builds(
        Style,
        size=st.floats(5, 14),
        floor=st.floats(3, 5),
        bold=st.booleans(),
        lines=st.integers(0, 4),
        valign=st.sampled_from(["top", "middle", "bottom"]),
        leading=st.floats(1.05, 1.5),
        head=st.booleans(),
    ),
    width=st.floats(20, 400),
    height=st.floats(6, 90),
)
@settings(deadline=None)  # the first example opens fonts
def test_what_is_laid_out_is_inside_its_box(text, style, width, height):
    try:
        fitted = fit(text, style, width, height)
    except TooLongError:
        return

    assert style.smallest <= fitted.size <= style.size
    assert style.lines == 0 or len(fitted.lines) <= style.lines
    bottom = 0.0
    for line, baseline in fitted.lines:
        assert line.width * fitted.size <= width + 1e-3
        # Lines do not run into each other, and the last ends above the lower edge.
        assert baseline - line.ascent * fitted.size >= bottom - 1e-3
        bottom = baseline + line.descent * fitted.size
    assert bottom <= height + 1e-3
