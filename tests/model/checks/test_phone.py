import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model.checks.phone import check_phone


# Numbers from Ofcom's and the NANPA's ranges for drama, and of public institutions.
@pytest.mark.parametrize(
    ("given", "country", "expected"),
    [
        ("+44 20 7946 0388", "US", "+442079460388"),
        ("020 7946 0388", "GB", "+442079460388"),
        ("０２０ ７９４６ ０３８８", "GB", "+442079460388"),
        ("＋４４ ２０ ７９４６ ０３８８", "FR", "+442079460388"),
        ("00 44 20 7946 0388", "FR", "+442079460388"),
        ("011 44 20 7946 0388", "US", "+442079460388"),
        ("+44 (0)20 7946 0388", "GB", "+442079460388"),
        ("(201) 555-0123", "US", "+12015550123"),
        ("010-12345678", "CN", "+861012345678"),
        ("+383 44 123 456", "XK", "+38344123456"),
        ("tel:+44-20-7946-0388", "GB", "+442079460388"),
    ],
)
def test_a_number_is_read_as_dialled_in_its_country(given, country, expected):
    answer = check_phone(given, country)
    assert answer.e164 == expected
    assert answer.findings == ()
    assert answer.extension == ""


@pytest.mark.parametrize("given", ["020 7946 0388 ext. 12", "020 7946 0388x12", "020 7946 0388;ext=12"])
def test_an_extension_is_kept(given):
    assert check_phone(given, "GB") == ("+442079460388", (), "12")


@pytest.mark.parametrize(
    ("given", "country", "why"),
    [
        ("", "GB", "'' is no telephone number, in United Kingdom or with a + before it"),
        ("none", "GB", "'none' is no telephone number, in United Kingdom or with a + before it"),
        ("123", "GB", "'123' has too few digits"),
        ("+44 20 7946 0388 0389", "GB", "'+44 20 7946 0388 0389' has too many digits"),
        ("555-1234", "US", "'555-1234' lacks its area code"),
        ("+999 12345", "GB", "'+999 12345' names no country: write it with + and the country's number, as"),
        ("12345", "AQ", "'12345' names no country: write it with + and the country's number, as"),
        ("1" * 300, "GB", "1…' is no telephone number"),
    ],
)
def test_what_cannot_be_dialled_is_an_error(given, country, why):
    answer = check_phone(given, country)
    (found,) = answer.findings
    assert answer.e164 is None
    assert (found.where, found.code, found.level) == ("phone", "phone", "error")
    assert why in found.why
    assert len(found.why) < 200


@pytest.mark.parametrize(("given", "country"), [("0411 8888888", "CN"), ("+1 555 555 0100", "US")])
def test_a_number_nobody_has_is_a_warning_and_is_kept(given, country):
    answer = check_phone(given, country)
    (found,) = answer.findings
    assert answer.e164 is not None
    assert (found.where, found.code, found.level) == ("phone", "phone-doubtful", "warning")


@given(st.text(max_size=60), st.sampled_from(["GB", "US", "CN", "AQ", "XK", "ZZ"]))
@settings(deadline=None)  # the first example loads a library
def test_any_text_is_a_number_or_has_a_reason(text, country):
    answer = check_phone(text, country)
    if answer.e164 is None:
        assert len(answer.findings) == 1
    else:
        assert answer.e164[0] == "+"
        assert answer.e164[1:].isdecimal()
        assert check_phone(answer.e164, "US").e164 == answer.e164
