import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.printing.words import LONGEST_WORDS, harmless


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("lp: no such printer\n", "lp: no such printer"),
        ("a\r\n  b\tc", "a b c"),
        ("\x1b[2Jgone", "[2Jgone"),
        ("abc\u202edef", "abc def"),
        ("打印机没有纸", "打印机没有纸"),
        ("x" * 400, "x" * 297 + "..."),
    ],
)
def test_words_of_another_are_one_line_that_changes_nothing_on_a_screen(said, kept):
    assert harmless(said) == kept


@given(st.text(max_size=500))
def test_any_text_becomes_harmless(text):
    assert harmless(text).isprintable()
    assert len(harmless(text)) <= LONGEST_WORDS
