import pytest

from shipkit.model.countries import COUNTRIES
from shipkit.model.currencies import MINOR_UNITS, minor_units


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("USD", 2), ("EUR", 2), ("CNY", 2), ("XCG", 2), ("ZWG", 2), ("MGA", 2),
        ("JPY", 0), ("KRW", 0), ("VND", 0), ("ISK", 0), ("XOF", 0),
        ("KWD", 3), ("BHD", 3), ("TND", 3),
        ("CLF", 4), ("UYW", 4),
    ],
)  # fmt: skip
def test_minor_units_are_those_of_iso_4217(code, expected):
    assert minor_units(code) == expected


@pytest.mark.parametrize("code", ["", "usd", "XXX", "XAU", "XDR", "HRK", "BGN", "€", "U$D", "DOLLARS" * 100])
def test_what_is_no_currency_of_today_is_refused_with_a_sentence(code):
    with pytest.raises(ValueError, match="is no currency of ISO 4217: write three capital letters") as error:
        minor_units(code)
    assert len(str(error.value)) < 120


def test_every_code_is_three_capitals_and_stands_once():
    assert len(MINOR_UNITS) == 164
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in MINOR_UNITS)


def test_most_codes_begin_with_their_country():
    apart = {code for code in MINOR_UNITS if code[:2] not in COUNTRIES}
    assert apart == {"EUR", "XAF", "XCD", "XCG", "XOF", "XPF"}
