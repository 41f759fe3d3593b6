import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model import countries
from shipkit.model.countries import COUNTRIES, find_country
from shipkit.model.text import fold


def test_all_countries_of_iso_3166_are_there_and_kosovo():
    assert len(COUNTRIES) == 250
    assert "XK" in COUNTRIES
    assert list(COUNTRIES) == sorted(COUNTRIES)


def test_every_row_is_whole():
    for code, country in COUNTRIES.items():
        assert country.code == code
        assert len(code) == 2
        assert code.isupper()
        assert len(country.alpha3) == 3
        assert country.alpha3.isupper()
        assert country.name
        assert country.chinese
        assert not country.chinese.isascii()
    assert len({country.alpha3 for country in COUNTRIES.values()}) == 250
    assert len({country.name for country in COUNTRIES.values()}) == 250


def test_no_name_means_two_countries():
    rows = [row.split("|") for row in countries._TABLE.splitlines()]
    names = [fold(name) for row in rows for name in row]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        (" deu ", "DE"),
        ("Germany", "DE"),
        ("GERMANY", "DE"),
        ("德国", "DE"),
        ("UK", "GB"),
        ("England", "GB"),
        ("el", "GR"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("Korea, Republic of", "KR"),
        ("South Korea", "KR"),
        ("Viet Nam", "VN"),
        ("Russian Federation", "RU"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("St. Barthélemy", "BL"),
        ("Saint-Barthelemy", "BL"),
        ("Bosnia & Herzegovina", "BA"),
        ("Turkey", "TR"),
        ("Turkiye", "TR"),
        ("Czech Republic", "CZ"),
        ("Hong Kong", "HK"),
        ("香港", "HK"),
        ("中国香港", "HK"),
        ("台湾", "TW"),
        ("刚果(金)", "CD"),
        ("Kosovo", "XK"),
        ("XKX", "XK"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(given, expected):
    assert find_country(given) == expected


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_code_and_names_of_each_country_lead_back_to_it(code):
    country = COUNTRIES[code]
    for name in (country.code, country.alpha3, country.name, country.chinese, country.name.upper()):
        assert find_country(name) == code


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("ZZ", "'ZZ' is no country of ISO 3166-1: write its code (DE) or its name (Germany)"),
        ("Germny", "'Germny' is no country of ISO 3166-1: is Germany (DE) meant?"),
        ("", "no country is given: write its code (DE) or its name (Germany)"),
        ("  ", "no country is given: write its code (DE) or its name (Germany)"),
    ],
)
def test_what_is_no_country_is_refused_with_a_sentence(given, why):
    with pytest.raises(ValueError) as error:
        find_country(given)
    assert str(error.value) == why


@given(st.text(max_size=300))
@settings(deadline=None)  # the first example loads a library
def test_any_text_is_a_country_or_a_short_refusal(text):
    try:
        assert find_country(text) in COUNTRIES
    except ValueError as error:
        assert len(str(error)) < 700


def test_the_table_cannot_be_changed():
    with pytest.raises(TypeError):
        COUNTRIES["DE"] = COUNTRIES["FR"]
