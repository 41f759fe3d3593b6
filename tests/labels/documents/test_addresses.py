import pytest

from shipkit.labels.documents.addresses import _format, address_lines
from shipkit.model.countries import COUNTRIES
from shipkit.model.party import Address, LatinForm


def lines(country, *, latin=None, **fields):
    return address_lines(Address(country=country, **fields), latin and LatinForm(**latin))


@pytest.mark.parametrize(
    ("country", "fields", "expected"),
    [
        ("ES", ("C. Ruiz de Alarcón 23", "Madrid", "Madrid", "28014"), ["C. Ruiz de Alarcón 23", "28014 Madrid"]),
        ("US", ("476 Fifth Avenue", "New York", "NY", "10018"), ["476 Fifth Avenue", "New York, NY 10018"]),
        ("US", ("476 Fifth Avenue", "New York", "", "10018"), ["476 Fifth Avenue", "New York 10018"]),
        ("GB", ("Great Russell Street", "London", "", "WC1B 3DG"), ["Great Russell Street", "London", "WC1B 3DG"]),
        ("DE", ("Museumsinsel 1", "München", "Bayern", "80538"), ["Museumsinsel 1", "80538 München", "Bayern"]),
        ("CN", ("长白街7号", "大连市", "辽宁省", "116012"), ["116012 辽宁省大连市", "长白街7号"]),
        ("CN", ("淮海中路1555号", "上海市", "上海市", "200031"), ["200031 上海市", "淮海中路1555号"]),
        ("CN", ("1555 Huaihai Road", "Shanghai", "", "200031"), ["1555 Huaihai Road", "Shanghai", "200031"]),
        ("JP", ("永田町1-10-1", "千代田区", "東京都", "100-8924"), ["100-8924 東京都千代田区", "永田町1-10-1"]),
        ("AE", ("جزيرة السعديات", "أبو ظبي", "", ""), ["جزيرة السعديات", "أبو ظبي"]),
        ("XK", ("Sheshi Adem Jashari", "Prishtina", "", "10000"), ["Sheshi Adem Jashari", "10000 Prishtina"]),
    ],
)
def test_an_address_is_written_as_its_country_does(country, fields, expected):
    street, city, region, postcode = fields

    assert lines(country, address1=street, city=city, region=region, postcode=postcode) == expected


def test_the_latin_form_goes_in_latin_order():
    latin = {"address1": "1-10-1 Nagatacho", "city": "Chiyoda-ku", "region": "Tokyo"}

    assert lines("JP", address1="永田町1-10-1", city="千代田区", region="東京都", postcode="100-8924", latin=latin) == [
        "1-10-1 Nagatacho",
        "Chiyoda-ku, Tokyo",
        "100-8924",
    ]


@pytest.mark.parametrize("is_latin", [False, True])
def test_no_country_loses_a_field(is_latin):
    for country in COUNTRIES:
        fields = [part.field for line in _format(country, is_latin=is_latin) for part in line]
        assert sorted(fields) == ["A", "C", "S", "Z"], country
