import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SCRIPTS

from shipkit.labels.text.lines import NoGlyphError, set_line


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("bold", [False, True])
def test_every_script_has_its_glyphs(script, bold):
    line = set_line(SCRIPTS[script], bold=bold)

    assert line.width > 5
    assert "<0000>" not in line.ops


def test_a_plain_line_is_one_string_of_glyphs():
    line = set_line("AV")

    assert line.ops == "/F0 1 Tf <00240039>Tj"
    assert line.width == pytest.approx(0.639 + 0.6, abs=0.001)


def test_bold_is_a_weight_of_the_font_and_wider():
    regular, bold = set_line("Priority"), set_line("Priority", bold=True)

    assert bold.ops.startswith("/B0 ")
    assert bold.width > regular.width
    assert not bold.stroked


def test_chinese_bold_is_a_stroke_for_its_font_has_no_weights():
    line = set_line("北京", bold=True)

    assert line.stroked
    assert line.ops.startswith("/F1 1 Tf 2 Tr ")
    assert line.ops.endswith(" 0 Tr ")


def test_a_stroke_needs_room_of_its_own():
    assert set_line("北京", bold=True).ascent > set_line("北京").ascent


def test_a_first_letter_that_hangs_out_is_moved_in():
    assert set_line("J").width == pytest.approx(0.273 + 0.078)
    assert set_line("AJ").width == pytest.approx(0.639 + 0.273, abs=0.01)


def test_latin_and_chinese_share_a_line():
    line = set_line("A座12号")

    assert [use.resource for use in line.uses] == ["F0", "F1", "F0", "F1"]
    assert line.width == pytest.approx(sum(set_line(part).width for part in ("A", "座", "12", "号")))


def test_letters_and_marks_are_composed_before_they_are_set():
    assert set_line("Ha\u0300 No\u0323\u0302i") == set_line("Hà Nội")


def test_conjoining_hangul_is_set_as_syllables():
    assert set_line(unicodedata.normalize("NFD", "서울")) == set_line("서울")


def test_a_mark_that_composes_with_nothing_is_placed_by_the_font():
    assert "Ts" in set_line("b\u0303").ops


def test_arabic_letters_join():
    alone = [set_line(letter).width for letter in "مصر"]

    assert set_line("مصر").width < sum(alone) - 0.2


def test_indic_letters_form_conjuncts():
    assert set_line("क्ष").width < set_line("क").width + set_line("ष").width


def test_thai_marks_stand_on_their_letter_and_take_no_room():
    assert set_line("ที่").width == pytest.approx(set_line("ท").width, abs=0.02)
    assert set_line("ที่").ascent > set_line("ท").ascent


def test_invisible_controls_leave_no_trace():
    assert set_line("A\u202eB\u2066C\u200eD\u200b") == set_line("ABCD")


def test_any_white_space_is_a_space():
    assert set_line("A\u00a0B\tC") == set_line("A B C")


@pytest.mark.parametrize(
    ("text", "missing"),
    [("\U00020bb7野家", "\U00020bb7"), ("tab\x07", "\x07"), ("\u1820 \u1821 \u1820", "\u1820\u1821"), ("ᚠ", "ᚠ")],
)
def test_a_character_no_font_has_is_named_once(text, missing):
    with pytest.raises(NoGlyphError) as fault:
        set_line(text)

    assert fault.value.characters == missing


def test_tall_letters_say_how_tall_they_are():
    assert set_line("Ế").ascent > 0.95
    assert set_line("x").ascent == set_line("H").ascent


@given(st.text(st.sampled_from("".join(SCRIPTS.values())), max_size=40))
@settings(deadline=None)  # the first example opens fonts
def test_any_mixture_of_scripts_is_set(text):
    line = set_line(text)

    assert line.width >= 0
    assert line.ops.isascii()
    assert line.ops.count("BDC") == line.ops.count("EMC")
    assert set_line(text) == line
