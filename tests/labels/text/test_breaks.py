import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SCRIPTS

from shipkit.labels.text.breaks import chunks, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Queen Victoria Street", ["Queen ", "Victoria ", "Street"]),
        ("北京市（东城区）", ["北", "京", "市", "（东", "城", "区）"]),
        ("はい、ようこそ。", ["は", "い、", "よ", "う", "こ", "そ。"]),
        ("キャッチ", ["キャッ", "チ"]),
        ("A座12号", ["A", "座", "12", "号"]),
        ("receiving.desk@my-museum.example", ["receiving.desk", "@my-", "museum.example"]),
        ("foo-bar/baz", ["foo-", "bar/", "baz"]),
        ("8471.30-00", ["8471.30-00"]),
        ("Tel. +44 20 7946 0000 x", ["Tel. ", "+44 20 7946 0000 ", "x"]),
        ("ที่ตั้ง ถนน", ["ที่ตั้ง ", "ถนน"]),
        ("", [""]),
    ],
)
def test_a_line_breaks_where_a_reader_expects_it(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ประเทศไทย", ["ป", "ร", "ะ", "เท", "ศ", "ไท", "ย"]),
        ("Rindfleisch", ["Rindfleisch"]),
        ("ที่นี่", ["ที่", "นี่"]),
    ],
)
def test_a_script_without_spaces_breaks_between_letters_that_belong_apart(word, expected):
    joined = chunks(word, force=False)

    assert [part for part in joined if part[0] in "ะาำ"] == []
    assert "".join(joined) == word
    assert len(joined) <= len(expected)


def test_a_latin_word_is_torn_only_by_force():
    assert chunks("Rindfleisch", force=False) == ["Rindfleisch"]
    assert chunks("Rind", force=True) == ["R", "i", "n", "d"]


def test_force_leaves_marks_on_their_letters():
    assert chunks("ab\u0303c", force=True) == ["a", "b\u0303", "c"]
    assert chunks("क्षत्र", force=True) == ["क्ष", "त्र"]


@given(st.text(st.sampled_from("".join(SCRIPTS.values()) + "-/、。（"), max_size=60), st.booleans())
@settings(deadline=None)  # the first example opens fonts
def test_nothing_is_lost_between_the_pieces(text, force):
    assert "".join(pieces(text)) == text
    assert "".join(chunks(text, force=force)) == text
