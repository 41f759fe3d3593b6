import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from shipkit.labels.zpl import font0


@pytest.mark.parametrize("character", [chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0x100))])
def test_every_character_is_as_wide_as_helvetica_bold_has_it(character):
    if character in "\\\xad":
        assert not font0.has(character)
    else:
        assert font0.most_width(character) == round(stringWidth(character, "Helvetica-Bold", 1000))


@pytest.mark.parametrize("text", ["Łódź", "上海", "a\nb", "a\tb", "a\xa0b", "\u202e", "a\\b", "’"])
def test_what_the_printer_has_not_is_left_to_pictures(text):
    assert not font0.has(text)
    assert font0.low_width(text) is None


@pytest.mark.parametrize(("text", "expected"), [("Má", 833 + 556), ("Ávila", None), ("Ø×", 778 + 584)])
def test_accents_on_capitals_are_no_plain_line(text, expected):
    assert font0.has(text)
    assert font0.low_width(text) == expected
