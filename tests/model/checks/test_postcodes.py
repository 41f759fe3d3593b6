import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model.checks.address_rules import address_rules
from shipkit.model.checks.postcodes import normal_postcode, postcode_examples
from shipkit.model.countries import COUNTRIES


@pytest.mark.parametrize(
    ("country", "given", "expected"),
    [
        ("DE", "10119", "10119"),
        ("DE", " 10119 ", "10119"),
        ("DE", "D-10119", "10119"),
        ("DE", "DE-10119", "10119"),
        ("DE", "１０１１９", "10119"),
        ("FR", "F-75007", "75007"),
        ("FI", "FIN-00140", "00140"),
        ("SE", "SE-194 61", "194 61"),
        ("GB", "ec2y 9dp", "EC2Y 9DP"),
        ("GB", "n14az", "N14AZ"),
        ("PL", "59700", "59-700"),
        ("PT", "1500203", "1500-203"),
        ("US", "943031234", "94303-1234"),
        ("US", "94303-1234", "94303-1234"),
        ("LV", "1009", "LV-1009"),
        ("LV", "LV1009", "LV-1009"),
        ("AD", "500", "AD500"),
        ("BB", "11093", "BB11093"),
        ("KY", "KY1 1001", "KY1-1001"),
        ("JP", "〒471-8571", "471-8571"),
        ("JP", "4718571", "4718571"),
        ("LT", "02112", "02112"),
        ("PR", "PR 00901", "00901"),
        ("GH", "ga-183-8164", "GA-183-8164"),
        ("AE", "00000", "00000"),
        ("AE", "", ""),
        ("DE", "1011", None),
        ("DE", "101199", None),
        ("DE", "ABCDE", None),
        ("DE", "", None),
        ("US", "9430", None),
        ("GB", "N1 4A", None),
        ("CN", "11601", None),
        ("DE", "1" * 500, None),
    ],
)
def test_a_postcode_is_written_as_in_its_country_or_is_none_of_it(country, given, expected):
    assert normal_postcode(country, given) == expected


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_the_examples_of_a_country_fit_it(country):
    examples = postcode_examples(country)
    assert bool(examples) == bool(address_rules(country).postcode)
    for example in examples:
        assert normal_postcode(country, example) == example


@given(st.sampled_from(["US", "GB", "DE", "PL", "LV", "JP", "NL"]), st.text(max_size=30))
@settings(deadline=None)  # the first example loads a library
def test_a_normal_postcode_fits_the_pattern_and_stays(country, text):
    normal = normal_postcode(country, text)
    if normal is not None:
        assert re.fullmatch(address_rules(country).postcode, normal)
        assert normal_postcode(country, normal) == normal


def test_a_postcode_of_an_unknown_country_is_refused():
    with pytest.raises(ValueError, match="is no country code"):
        normal_postcode("ZZ", "1")
