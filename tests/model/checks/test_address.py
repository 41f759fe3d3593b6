import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model.checks.address import check_address, normal_region, required_fields
from shipkit.model.checks.postcodes import postcode_examples
from shipkit.model.countries import COUNTRIES


def codes(**address):
    return [(finding.where, finding.code, finding.level) for finding in check_address(**address)]


# Public places, each as its own country writes it.
@pytest.mark.parametrize(
    ("country", "line", "city", "region", "postcode"),
    [
        ("CN", "长白街7号", "大连市", "辽宁省", "116012"),
        ("CN", "文一西路969号", "杭州", "浙江", "311121"),
        ("CN", "7 Changbai Jie", "Dalian", "Liaoning", "116012"),
        ("CN", "上地十街10号", "北京市", "北京市", "100085"),
        ("CN", "世纪大道1号", "上海市", "", "200120"),
        ("CN", "西岗区", "西岗区", "辽宁省", "116012"),
        ("HK", "10 Salisbury Road", "Tsim Sha Tsui", "Kowloon", ""),
        ("HK", "10 Salisbury Road", "Kowloon", "", ""),
        ("AE", "Street 4", "Dubai", "", ""),
        ("AE", "28th Street", "أبو ظبي", "أبو ظبي", "277"),
        ("JP", "トヨタ町1番地", "豊田市", "愛知県", "471-8571"),
        ("JP", "1 Toyota-cho", "Toyota-shi", "Aichi", "471-8571"),
        ("KR", "세종대로 110", "서울특별시", "서울특별시", "04524"),
        ("TW", "168 陽明街", "板橋區", "新北市", "220"),
        ("US", "700 Boylston Street", "Boston", "MA", "02116"),
        ("US", "700 Boylston Street", "Boston", "Massachusetts", "02116-2813"),
        ("CA", "475 Boulevard De Maisonneuve E", "Montréal", "Québec", "H2L 5C4"),
        ("GB", "96 Euston Road", "London", "England", "NW1 2DB"),
        ("DE", "18 Bahnhofstraße", "Bondorf", "Baden-Württemberg", "71149"),
        ("FR", "Quai François Mauriac", "Paris", "", "75013"),
        ("BR", "Av. Rio Branco, 219", "Rio de Janeiro", "RJ", "20040-008"),
        ("GH", "7th Avenue", "Accra", "Greater Accra Region", "233"),
        ("RU", "Красная площадь, 3", "Москва", "Москва", "109012"),
        ("XK", "13 Ahmet Haxhiu", "Pristina", "", "10010"),
        ("AG", "High Street", "", "", ""),
    ],
)
def test_a_right_address_has_nothing_to_be_found(country, line, city, region, postcode):
    assert check_address(country=country, lines=[line], city=city, region=region, postcode=postcode) == ()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"country": "US", "lines": []}, ["address1", "city", "region", "postcode"]),
        ({"country": "US", "lines": [""], "city": "Boston"}, ["address1", "region", "postcode"]),
        ({"country": "US", "lines": ["1"], "city": "New York", "postcode": "10001"}, ["region"]),
        ({"country": "HK", "lines": ["1"]}, ["region"]),
        ({"country": "SG", "lines": ["1"]}, ["postcode"]),
        ({"country": "JP", "lines": ["1"], "region": "東京都"}, ["postcode"]),
        ({"country": "GH", "lines": ["1"]}, ["city"]),
        ({"country": "CN", "lines": ["1"], "region": "澳门"}, []),
    ],
)
def test_each_missing_part_that_the_country_requires_is_an_error(address, expected):
    assert codes(**address) == [(where, "address-required", "error") for where in expected]


@pytest.mark.parametrize(
    ("country", "postcode", "word"),
    [("US", "9430", "ZIP code"), ("IN", "1100", "PIN code"), ("IE", "ABC", "Eircode"), ("DE", "1011", "postcode")],
)
def test_a_postcode_out_of_the_pattern_is_an_error_with_an_example(country, postcode, word):
    (found,) = (
        finding
        for finding in check_address(country=country, lines=["1"], city="x", region="", postcode=postcode)
        if finding.where == "postcode"
    )
    name, example = COUNTRIES[country].name, postcode_examples(country)[0]
    assert (found.code, found.level) == ("postcode-pattern", "error")
    assert found.why == f"'{postcode}' is no {word} of {name}: one there looks like {example}"


def test_a_postcode_of_another_region_is_a_warning():
    (found,) = check_address(country="US", lines=["1"], city="Austin", region="Texas", postcode="94303")
    assert (found.where, found.code, found.level) == ("postcode", "postcode-region", "warning")
    assert found.why.startswith("the ZIP code '94303' does not belong to Texas (TX): there it looks like 7")


def test_hong_kong_as_a_part_of_china_keeps_its_own_postcode():
    assert codes(country="CN", lines=["1"], city="九龍", region="香港", postcode="999077") == []
    assert codes(country="CN", lines=["1"], city="九龍", region="香港", postcode="100085") == [
        ("postcode", "postcode-region", "warning")
    ]


@pytest.mark.parametrize(
    ("country", "region", "why"),
    [
        ("US", "Californa", "'Californa' is no state of United States known here; is California (CA) meant?"),
        ("US", "X", "'X' is no state of United States known here"),
        ("IT", "Veneto", "'Veneto' is no province of Italy known here"),
        ("CN", "辽林省", "'辽林省' is no province of China known here; is Liaoning Sheng (辽宁省) meant?"),
        ("AE", "Dubay", "'Dubay' is no emirate of United Arab Emirates known here; is Dubai (إمارة دبيّ) meant?"),
    ],
)
def test_an_unknown_region_is_a_warning_with_what_may_be_meant(country, region, why):
    (found,) = (
        finding
        for finding in check_address(country=country, lines=["1"], city="y", region=region, postcode="00000")
        if finding.where == "region"
    )
    assert (found.code, found.level, found.why) == ("region-unknown", "warning", why)


def test_an_unknown_city_of_a_known_region_is_a_warning():
    (found,) = check_address(country="CN", lines=["1"], city="大莲市", region="辽宁省", postcode="116012")
    assert (found.where, found.code, found.level) == ("city", "city-unknown", "warning")
    assert found.why == "'大莲市' is no city of Liaoning Sheng (辽宁省) known here; is Dalian Shi (大连市) meant?"


def test_a_region_where_the_country_has_none_is_fine():
    assert codes(country="GB", lines=["1"], city="London", region="Atlantis", postcode="NW1 2DB") == []


def test_an_unknown_country_is_the_only_error():
    (found,) = check_address(country="ZZ", lines=[])
    assert (found.where, found.code, found.level) == ("country", "country-unknown", "error")
    assert found.why == "'ZZ' is no country code of ISO 3166-1: write two capital letters, such as DE"


def test_two_checks_share_nothing_that_changes():
    first = check_address(country="US", lines=["1"], city="Boston", region="MA", postcode="02116")
    check_address(country="US", lines=["1"], city="Boston", region="Nowhere", postcode="x")
    assert check_address(country="US", lines=["1"], city="Boston", region="MA", postcode="02116") == first == ()


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("US", ("address1", "city", "region", "postcode")),
        ("DE", ("address1", "city", "postcode")),
        ("HK", ("address1", "region")),
        ("SG", ("address1", "postcode")),
        ("AG", ("address1",)),
    ],
)
def test_the_required_fields_come_in_the_order_to_ask(country, expected):
    assert required_fields(country) == expected


@pytest.mark.parametrize(
    ("country", "given", "expected"),
    [
        ("US", "california", "CA"),
        ("US", "ca", "CA"),
        ("CN", "辽宁", "辽宁省"),
        ("CN", "Liaoning Province", "辽宁省"),
        ("CN", "广西", "广西壮族自治区"),
        ("IT", "Milano", "MI"),
        ("CA", "Quebec", "QC"),
        ("IE", "Dublin", "Co. Dublin"),
        ("AE", "DU", "إمارة دبيّ"),
        ("VN", "Khanh Hoa province", "Khánh Hòa"),
        ("US", "Bavaria", None),
        ("US", "", None),
        ("DE", "Bayern", None),
    ],
)
def test_a_region_has_one_key_however_it_is_written(country, given, expected):
    assert normal_region(country, given) == expected


@given(
    st.sampled_from(["US", "CN", "JP", "GB", "AE", "GH", "KR", "ZZ"]),
    st.lists(st.text(max_size=20), max_size=3),
    st.text(max_size=40),
    st.text(max_size=40),
    st.text(max_size=40),
)
@settings(deadline=None)  # the first example loads a library
def test_any_text_is_judged_in_short_sentences(country, lines, city, region, postcode):
    for finding in check_address(country=country, lines=lines, city=city, region=region, postcode=postcode):
        assert finding.where in {"address1", "city", "region", "postcode", "country"}
        assert len(finding.why) < 300


@pytest.mark.parametrize("city", ["台北市", "臺北市"])
def test_a_county_of_taiwan_is_known_by_either_letter(city):
    found = check_address(country="TW", lines=("中山南路20號",), city="中正區", region=city, postcode="100201")
    assert [finding.code for finding in found] == []
