"""Entries from columns: what is taken, and what is refused under which column."""

from __future__ import annotations

import pytest

from shipkit.config import Config, RangeSettings
from shipkit.desk.book_io.flat import flatten, unflatten
from shipkit.desk.order import Order

CONFIG = Config(ranges=(RangeSettings(name="main", first=0, last=9),))
LOUVRE = {"code": "louvre", "company": "Musée du Louvre", "address1": "Rue de Rivoli", "city": "Paris", "country": "FR"}
SEAL = {"code": "seal", "description": "Shaft seals"}
TEMPLATE = {"code": "t"}


def made(kind, head, items=(), pieces=(), config=CONFIG):
    entry, found = unflatten(kind, Order(head, tuple(items), tuple(pieces)), config)
    assert found == ()
    return entry


@pytest.mark.parametrize(
    ("kind", "head", "where"),
    [
        ("recipients", LOUVRE | {"code": "../../x"}, "code"),
        ("recipients", {**LOUVRE, "code": ""}, "code"),
        ("recipients", LOUVRE | {"country": "Atlantis"}, "country"),
        ("recipients", LOUVRE | {"residential": "perhaps"}, "residential"),
        ("recipients", LOUVRE | {"latin_city": "x" * 101}, "latin_city"),
        ("recipients", LOUVRE | {"references": "x" * 41}, "references"),
        ("recipients", LOUVRE | {"company": "a\u202eb"}, "company"),
        ("groups", {"code": "g"}, "members"),
        ("groups", {"code": "g", "members": "a b a"}, "members"),
        ("items", SEAL | {"hs_code": "84x"}, "hs_code"),
        ("items", SEAL | {"unit_value": "1e309"}, "unit_value"),
        ("items", SEAL | {"unit_value": "-1"}, "unit_value"),
        ("items", SEAL | {"unit_value": "5", "currency": "XXX"}, "currency"),
        ("items", SEAL | {"unit_weight": "-5"}, "unit_weight"),
        ("items", SEAL | {"unit_weight": "5", "weight_unit": "stone"}, "weight_unit"),
        ("items", {"code": "seal"}, "description"),
        ("consignments", TEMPLATE | {"payer": "nobody"}, "payer"),
        ("consignments", TEMPLATE | {"insurance": "many"}, "insurance"),
        ("consignments", TEMPLATE | {"weight": "5", "pieces": "0"}, "pieces"),
        ("consignments", TEMPLATE | {"weight": "5", "length": "40", "width": "30"}, "height"),
        ("consignments", TEMPLATE | {"length": "40", "width": "30", "height": "20"}, "weight"),
    ],
)
def test_a_fault_is_told_under_its_column(kind, head, where):
    _, found = unflatten(kind, Order(head), CONFIG)
    assert [finding.where for finding in found] == [where]


def test_a_fault_of_an_item_or_a_piece_names_which():
    items = ({"description": "Books"}, {"description": "Scarves", "hs_code": "1"}, {"quantity": "0"})
    pieces = ({"weight": "1"}, {"weight": "x"})
    _, found = unflatten("consignments", Order(TEMPLATE, items, pieces), CONFIG)
    wheres = [finding.where for finding in found]
    assert "items.2.hs_code" in wheres
    assert "items.3.quantity" in wheres
    assert "pieces.2.weight" in wheres


def test_bare_numbers_are_in_the_units_of_the_desk():
    pounds = CONFIG.model_copy(update={"desk": CONFIG.desk.model_copy(update={"weight_unit": "lb", "currency": "EUR"})})
    entry = made("items", SEAL | {"unit_weight": "1", "unit_value": "12.50"}, config=pounds)
    assert (entry.unit_weight_g, str(entry.unit_value)) == (454, "12.50 EUR")
    entry = made("items", SEAL | {"unit_weight": "1 kg", "unit_value": "12.50 JPY"}, config=pounds)
    assert (entry.unit_weight_g, entry.unit_value.currency) == (1000, "JPY")


def test_pieces_that_are_alike_share_one_weight_in_columns():
    entry = made(
        "consignments", TEMPLATE | {"pieces": "3", "weight": "10", "length": "40", "width": "30", "height": "20"}
    )
    assert [piece.weight_g for piece in entry.pieces] == [3334, 3333, 3333]
    assert flatten(entry).head == TEMPLATE | {
        "pieces": "3", "weight": "10 kg", "length": "40 cm", "width": "30 cm", "height": "20 cm",
    }  # fmt: skip
    assert flatten(entry).pieces == ()


def test_pieces_that_weigh_otherwise_stay_rows():
    entry = made("consignments", TEMPLATE, pieces=({"weight": "1"}, {"weight": "2"}))
    assert (flatten(entry).head, flatten(entry).pieces) == (TEMPLATE, ({"weight": "1 kg"}, {"weight": "2 kg"}))


def test_pieces_that_differ_stay_rows():
    entry = made("consignments", TEMPLATE, pieces=({"weight": "1"}, {"weight": "2", "packaging": "tube"}))
    assert flatten(entry).pieces == ({"weight": "1 kg"}, {"weight": "2 kg", "packaging": "tube"})


def test_a_latin_form_is_kept_as_it_was_given():
    entry = made("recipients", LOUVRE | {"latin_company": "The Louvre"})
    assert entry.party.latin.company == "The Louvre"
    assert entry.party.latin.city == ""
