import pytest
from pydantic import TypeAdapter, ValidationError

from shipkit.model.base import Code, CountryCode, CurrencyCode, EmptyIsNone, Note, Short, Value, Word, check_code

CODE, WORD = TypeAdapter(Code), TypeAdapter(Word)
COUNTRY, CURRENCY = TypeAdapter(CountryCode), TypeAdapter(CurrencyCode)


class Shelf(Value):
    label: Short
    note: Note = ""


@pytest.mark.parametrize("code", ["bl", "a", "SO-17", "x.y", "a_b", "大连-1", "ÉCOLE", "0", "x" * 40])
def test_a_code_is_letters_and_digits_of_any_script(code):
    assert check_code(code) == code


@pytest.mark.parametrize(
    "code",
    ["", ".", "..", "../../x", "a/b", "a\\b", "a..b", ".hidden", "-x", "a b", "a\n", "a\0", "x" * 41, "a\u202eb",
     "C:x", "x" * 10_000_000],
)  # fmt: skip
def test_what_could_be_a_path_or_is_too_long_is_no_code(code):
    with pytest.raises(ValueError, match="is no code: 1 to 40 letters") as refused:
        check_code(code)
    assert len(str(refused.value)) < 250


def test_blanks_around_a_code_are_taken_off():
    assert CODE.validate_python("  bl ") == "bl"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Priority", "priority"), (" third Party ", "third-party"), ("THIRD_PARTY", "third-party"), ("2-day", "2-day")],
)
def test_a_word_is_kept_one_way_however_it_was_written(written, kept):
    assert WORD.validate_python(written) == kept


@pytest.mark.parametrize("written", ["", " ", "a/b", "../x", "=cmd|x", "a\u202eb", "a\0"])
def test_what_is_no_word_is_refused(written):
    with pytest.raises(ValidationError, match="is no code"):
        WORD.validate_python(written)


@pytest.mark.parametrize("written", ["CN", "cn", "CHN", "China", "中国", " china "])
def test_a_country_is_known_by_code_or_name(written):
    assert COUNTRY.validate_python(written) == "CN"


@pytest.mark.parametrize("written", ["", "XX", "Narnia", "C\u202eN", "\0", "="])
def test_no_country_is_refused_as_often_as_it_is_asked(written):
    for _ in range(2):
        with pytest.raises(ValidationError, match="is no country of ISO 3166-1|no country is given"):
            COUNTRY.validate_python(written)


@pytest.mark.parametrize("written", ["USD", "usd", " Usd "])
def test_a_currency_is_kept_in_capitals(written):
    assert CURRENCY.validate_python(written) == "USD"


@pytest.mark.parametrize("written", ["", "US", "DOLLAR", "XXX", "$"])
def test_no_currency_is_refused(written):
    with pytest.raises(ValidationError, match="is no currency of ISO 4217"):
        CURRENCY.validate_python(written)


@pytest.mark.parametrize("adapter", [CODE, WORD, COUNTRY, CURRENCY, TypeAdapter(Short), TypeAdapter(Note)])
@pytest.mark.parametrize("letter", ["a", "é", "e\u0301", "\u200b", " ", "中"])
def test_ten_megabytes_are_refused_before_they_are_cleaned(adapter, letter):
    with pytest.raises(ValidationError):
        adapter.validate_python(letter * (10_000_000 // len(letter)))


@pytest.mark.parametrize("bad", ["a\0b", "a\x1bb", "a\u202eb", "a\ud800b", "a\ue000b", "\U000e0041"])
def test_characters_that_do_harm_are_refused_in_every_line(bad):
    with pytest.raises(ValidationError):
        Shelf(label=bad)


def test_a_line_is_cleaned_on_its_way_in():
    assert Shelf(label="  e\u0301  a\u00a0b\u200b ").label == "é a b"


def test_a_line_says_how_long_it_is_when_it_is_too_long():
    with pytest.raises(ValidationError, match="it is 41 characters long, and 40 is the most"):
        Shelf(label="x" * 41)


def test_a_number_given_for_text_is_text():
    assert Shelf(label=20237).label == "20237"


def test_a_value_cannot_be_changed():
    shelf = Shelf(label="a")
    with pytest.raises(ValidationError, match="frozen"):
        shelf.label = "b"


def test_a_field_that_there_is_none_of_is_refused():
    with pytest.raises(ValidationError, match="colour"):
        Shelf(label="a", colour="red")


def test_an_empty_cell_is_none_where_none_may_stand():
    from typing import Annotated

    adapter = TypeAdapter(Annotated[Code | None, EmptyIsNone])
    assert adapter.validate_python("") is None
    assert adapter.validate_python("bl") == "bl"
