"""What is said about an entry before it is kept."""

from __future__ import annotations

import pytest

from shipkit.desk.book_io.flat import unflatten
from shipkit.desk.book_io.reviewing import review_entry
from shipkit.desk.order import Order

PARTY = {
    "code": "x", "company": "Musée", "address1": "Rue de Rivoli", "city": "Paris", "postcode": "75001", "country": "FR",
    "phone": "+33 1 99 00 47 12",
}  # fmt: skip


def review(desk, kind, head, *items):
    entry, _ = unflatten(kind, Order(head, items), desk.config)
    return {(finding.where, finding.level) for finding in review_entry(entry, desk.book, desk.config)}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, set()),
        ({"postcode": "7"}, {("postcode", "error")}),
        ({"phone": ""}, {("phone", "warning")}),
        ({"email": "nobody"}, {("email", "error")}),
        ({"payer": "third party"}, set()),
        ({"payer": "nobody"}, {("payer", "error")}),
        ({"service": "teleport"}, {("service", "error")}),
        ({"packaging": "sack", "incoterm": "ddp"}, {("packaging", "error")}),
        ({"incoterm": "DDU"}, {("incoterm", "error")}),
    ],
)
def test_a_recipient_is_held_to_the_rules_of_its_country_and_the_words_of_the_desk(desk, change, found):
    head = {column: text for column, text in (PARTY | change).items() if text}
    assert review(desk, "recipients", head) == found


def test_a_group_has_members_of_the_address_book(desk):
    assert review(desk, "groups", {"code": "g", "members": "louvre DLIB"}) == set()
    assert review(desk, "groups", {"code": "g", "members": "louvre nobody"}) == {("members", "error")}


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ({"description": "Printed books", "hs_code": "490199"}, set()),
        ({"description": "gift"}, {("description", "warning")}),
    ],
)
def test_goods_are_described_in_plain_words(desk, head, found):
    assert review(desk, "items", {"code": "x", **head}) == found


@pytest.mark.parametrize(
    ("head", "items", "found"),
    [
        ({}, [{"item": "book", "quantity": "2"}, {"description": "Silk scarves"}], set()),
        ({"sender": "nobody"}, [], {("sender", "error")}),
        ({"sender": "dalian"}, [{"item": "nothing"}], {("items.1.item", "error")}),
        ({}, [{"description": "Silk scarves"}, {"description": "parts"}], {("items.2.description", "warning")}),
        ({}, [{"item": "book"}, {"description": "Silk scarves", "unit_value": "5 EUR"}], {("currency", "error")}),
        ({"currency": "EUR"}, [{"item": "book"}], {("currency", "error")}),
        ({"service": "teleport"}, [], {("service", "error")}),
    ],
)
def test_a_template_names_what_is_in_the_book(desk, head, items, found):
    assert review(desk, "consignments", {"code": "t", **head}, *items) == found
