import pytest

from shipkit.errors import InvalidInput
from shipkit.store.filters import Filters, condition, folded


def test_no_filter_lets_everything_through():
    assert condition(Filters()) == ("1 = 1", [], True)


def test_what_a_user_writes_is_bound_and_never_pasted():
    evil = "'; DROP TABLE shipments; --"
    fields = ("recipient", "consignee", "country", "status", "service", "phone", "payer_account", "text")
    found = condition(Filters(**dict.fromkeys(fields, evil), reference=evil, numbers=[evil]))
    assert "DROP" not in found.sql
    assert found.values.count(evil) == 8
    assert found.sql.count("?") == len(found.values)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Straße", "%strasse%"),
        ("100%", r"%100\%%"),
        ("A_B", r"%a\_b%"),
        ("a\\b", r"%a\\b%"),
        ("Male\u0301", "%malé%"),
    ],
)
def test_signs_of_a_pattern_are_letters_in_a_search(text, pattern):
    assert condition(Filters(text=text)).values == [pattern]
    assert condition(Filters(consignee=text)).values == [pattern]


def test_folding_is_done_once_and_for_all():
    for text in ("ΐ", "İstanbul", "Straße", "\u1e9e", "Malé"):
        assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since="soon"),
        Filters(until="2026-02-30"),
        Filters(booked_since="2026-11-22T09:00:00"),
        Filters(booked_until="noon"),
        Filters(text="x" * 1001),
        Filters(text="x " * 501),
        Filters(consignee="x" * 1001),
        Filters(numbers=["1"] * 30_001),
    ],
)
def test_a_filter_that_cannot_be_used_is_refused_with_its_name(filters):
    with pytest.raises(InvalidInput, match="the filter cannot be used: ") as fault:
        condition(filters)
    assert fault.value.findings
