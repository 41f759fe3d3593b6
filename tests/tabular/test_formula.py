import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.tabular.formula import FIRST, guarded, may_be_guarded, unguarded

FORMULAS = ["=1+1", "=cmd|'/c calc'!A1", "+SUM(A1)", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "-1e5", "=-5"]
NUMBERS = ["-5", "-12.50", "+44 20 7946 0388", "+1 (555) 010-0199", "+49 30/1234", "-", "--", "+", "-1,234.5", "- 5"]
PLAIN = ["", "5", "a=b", "O'Neill", "'s-Hertogenbosch", "'", "''", " =1", "北京", "'t Hof 3"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_evaluate_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", NUMBERS + PLAIN)
def test_numbers_telephone_numbers_and_plain_text_stay(text):
    assert guarded(text) == text
    assert unguarded(text) == text


@pytest.mark.parametrize("text", ["+44 20 7946 0388 ext. 5", "+٤", "-½", "+44\t20", "-5\n"])
def test_a_sign_is_spared_only_before_digits_and_their_marks(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(("text", "cell"), [("'=1", "''=1"), ("''@a", "'''@a"), ("'-5", "''-5")])
def test_an_apostrophe_of_the_texts_own_is_doubled(text, cell):
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(alphabet="'=+-@\t\r\n ()0a", max_size=6))
def test_reading_takes_away_what_writing_put_there(text):
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet="'=+-@\t\r\n ()0a,\"", max_size=6))
def test_the_quick_looks_miss_nothing(text):
    assert guarded(text) == text or text[0] in FIRST
    assert unguarded(text) == text or may_be_guarded(text)
