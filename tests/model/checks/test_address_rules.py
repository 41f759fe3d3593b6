import re

import pytest

from shipkit.model.checks.address_rules import address_rules, cities_of
from shipkit.model.countries import COUNTRIES


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_every_country_has_rules(country):
    rules = address_rules(country)
    assert rules.country == country
    assert "address1" in rules.required
    assert "%A" in rules.layout
    assert "%A" in rules.latin_layout
    assert set(rules.required) <= {"address1", "city", "region", "postcode"}


@pytest.mark.parametrize("country", ["ZZ", "us", "all", "", "../x", "USA", "D" * 1000])
def test_what_is_no_code_of_a_country_has_none(country):
    with pytest.raises(ValueError, match="is no country code of ISO 3166-1") as error:
        address_rules(country)
    assert len(str(error.value)) < 150


def test_rules_are_read_once_and_cannot_be_changed():
    rules = address_rules("US")
    assert address_rules("US") is rules
    with pytest.raises(AttributeError):
        rules.layout = "%A"
    with pytest.raises(TypeError):
        rules.regions["CA"] = rules.regions["NY"]
    with pytest.raises(TypeError):
        rules.region_keys["x"] = "CA"
    with pytest.raises(TypeError):
        cities_of("CN", "辽宁省").keys["x"] = "大连市"
    with pytest.raises(AttributeError):
        rules.required.add("phone")


def test_a_region_knows_its_names_postcodes_and_cities():
    california = address_rules("US").regions["CA"]
    assert california.label == "California (CA)"
    assert re.match(california.postcode, "94303")
    assert not re.match(california.postcode, "02116")
    assert california.cities == ()
    liaoning = address_rules("CN").regions["辽宁省"]
    assert liaoning.label == "Liaoning Sheng (辽宁省)"
    cities = cities_of("CN", "辽宁省")
    assert cities.keys["大连市"] == cities.keys["大连"] == cities.keys["dalian"] == "大连市"
    assert cities.latin["大连市"] == "Dalian Shi"
    assert "西岗区" in cities.districts


def test_names_in_each_language_of_a_country_lead_to_one_key():
    quebec = address_rules("CA").region_keys
    assert quebec["quebec"] == quebec["qc"] == "QC"
    assert address_rules("CA").region_keys["colombie britannique"] == "BC"
    assert address_rules("HK").region_keys["九龍"] == "Kowloon"
    assert cities_of("HK", "Kowloon").keys["尖沙咀"] == "Tsim Sha Tsui"


def test_no_region_takes_the_key_of_another():
    for country in COUNTRIES:
        rules = address_rules(country)
        assert set(rules.region_keys.values()) <= set(rules.regions)
        for key in rules.regions:
            assert key in rules.region_keys.values()


def test_a_country_without_rules_of_its_own_follows_the_worlds():
    rules = address_rules("GH")
    assert not rules.has_layout
    assert rules.required == {"address1", "city"}
    assert rules.postcode == ""
