"""Entries changed by columns, and kept."""

from __future__ import annotations

import pytest

from shipkit.desk.book_io.keeping import change_entry, changed, entry_of
from shipkit.desk.order import Order
from shipkit.errors import Conflict, InvalidInput, UsageError


def test_what_is_not_said_stays(desk):
    before = desk.book.items.find("book")
    order, dropped = changed("items", before, Order({"unit_value": "11"}), ["hs-code"])
    after, _ = entry_of(desk, "items", order)
    assert dropped == ()
    assert (str(after.unit_value), after.hs_code) == ("11.00 USD", None)
    assert (after.unit_weight_g, after.description) == (before.unit_weight_g, before.description)


def test_the_latin_form_of_a_text_goes_with_the_text(desk):
    before = desk.book.recipients.find("dlib")
    order, dropped = changed("recipients", before, Order({"company": "大连图书馆", "address2": "甘井子区"}), ())
    assert dropped == ("latin_company", "latin_address1", "latin_address2")
    latin = entry_of(desk, "recipients", order)[0].party.latin
    assert (latin.company, latin.address1, latin.city) == ("", "", "Dalian")


def test_a_latin_form_said_with_its_text_is_kept(desk):
    before = desk.book.recipients.find("dlib")
    by = Order({"company": "大连图书馆", "latin_company": "Dalian Public Library"})
    order, dropped = changed("recipients", before, by, ())
    assert dropped == ()
    assert order.head["latin_company"] == "Dalian Public Library"


def test_pieces_said_anew_stand_for_all(desk):
    before = desk.book.consignments.find("boxes3")
    order, _ = changed("consignments", before, Order({}, (), ({"weight": "2"},)), ())
    assert [piece.weight_g for piece in entry_of(desk, "consignments", order)[0].pieces] == [2000]
    order, _ = changed("consignments", before, Order({}), ["pieces"])
    assert entry_of(desk, "consignments", order)[0].pieces == ()


def test_pieces_that_differ_cannot_share_a_weight(desk):
    before = desk.book.consignments.find("boxes3")
    with pytest.raises(UsageError, match="pieces differ"):
        changed("consignments", before, Order({"weight": "12"}), ())


@pytest.mark.parametrize("column", ["code", "colour", "members"])
def test_only_columns_that_can_be_empty_are_emptied(desk, column):
    with pytest.raises(UsageError, match=column):
        changed("recipients", desk.book.recipients.find("dlib"), Order({}), [column])


def test_what_may_not_be_empty_is_a_fault(desk):
    order, _ = changed("recipients", desk.book.recipients.find("dlib"), Order({}), ["country"])
    with pytest.raises(InvalidInput) as raised:
        entry_of(desk, "recipients", order)
    assert [finding.where for finding in raised.value.findings] == ["country"]


def test_an_entry_somebody_else_changed_meanwhile_is_not_overwritten(desk):
    before = desk.book.items.find("book")
    desk.book.items.replace(before.model_copy(update={"unit": "kg"}))
    with pytest.raises(Conflict, match="meanwhile"):
        change_entry(desk, "items", before, before.model_copy(update={"unit": "m"}))
    assert desk.book.items.find("book").unit == "kg"
