from shipkit.model.checks.wording import near_names, shown


def test_what_the_user_wrote_is_shown_and_cut():
    assert shown("9430") == "'9430'"
    assert shown("") == "''"
    assert shown("x" * 60) == f"'{'x' * 60}'"
    assert shown("x" * 5000) == f"'{'x' * 59}…'"


def test_near_names_come_best_first_and_once():
    keys = {"california": "CA", "ca": "CA", "colorado": "CO", "caliph": "X"}
    assert near_names("Californa", keys)[0] == "CA"
    assert near_names("California!", keys).count("CA") == 1
    assert near_names("Zealand", keys) == []
    assert near_names("", keys) == []
