import pytest

from shipkit.model.checks.regions import bare, key_of, names_to_keys
from shipkit.model.text import fold


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("辽宁省", "辽宁"),
        ("大连市", "大连"),
        ("广西壮族自治区", "广西"),
        ("東京都", "東京"),
        ("北海道", "北海道"),
        ("中区", "中区"),
        ("Hunan Province", "hunan"),
        ("Liaoning Sheng", "liaoning"),
        ("Co. Dublin", "dublin"),
        ("Provincia de Salta", "salta"),
        ("Московская область", "московская"),
        ("tỉnh Hà Giang", "ha giang"),
        ("Porto", "porto"),
        ("State", "state"),
        ("Province", "province"),
    ],
)
def test_the_word_for_the_kind_of_place_is_left_out(given, expected):
    assert bare(fold(given)) == expected


def test_a_place_is_found_by_key_name_and_bare_name():
    keys = names_to_keys([("CA", ["California"]), ("辽宁省", ["Liaoning Sheng"])])
    for name in ("CA", "ca", "California", "CALIFORNIA", "State of California"):
        assert key_of(keys, name) == "CA"
    for name in ("辽宁省", "辽宁", "Liaoning", "liaoning province", "Liaoning Sheng"):
        assert key_of(keys, name) == "辽宁省"
    assert key_of(keys, "Nevada") is None
    assert key_of(keys, "") is None


def test_a_bare_name_that_two_places_share_means_neither():
    keys = names_to_keys([("新竹市", []), ("新竹縣", []), ("台北市", [])])
    assert key_of(keys, "新竹") is None
    assert key_of(keys, "新竹縣") == "新竹縣"
    assert key_of(keys, "台北") == "台北市"


def test_a_full_name_goes_before_a_bare_one():
    keys = names_to_keys([("A", ["Lima Province"]), ("B", ["Lima"])])
    assert key_of(keys, "Lima") == "B"
    assert key_of(keys, "Lima Province") == "A"
