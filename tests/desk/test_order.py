import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.desk.order import (
    COLUMNS,
    HEAD_COLUMNS,
    ITEM_COLUMNS,
    PIECES_COLUMNS,
    SHARED_COLUMNS,
    Order,
)

HEAD = {"reference": "SO-1", "recipient": "bl", "weight": "2.5"}
ITEM = {"description": "Books", "quantity": "2"}
PIECE = {"weight": "2.5", "length": "30"}
CELLS = st.text(max_size=8)


def rows(columns):
    return st.dictionaries(st.sampled_from(columns), CELLS, max_size=6)


ORDERS = st.builds(
    Order,
    rows(HEAD_COLUMNS),
    st.lists(rows(ITEM_COLUMNS), max_size=3).map(tuple),
    st.lists(rows(("weight", "length", "packaging")), max_size=2).map(tuple),
)


def test_each_column_has_one_name_and_one_place():
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert set(HEAD_COLUMNS).isdisjoint(ITEM_COLUMNS)
    assert set(SHARED_COLUMNS) < set(PIECES_COLUMNS) < set(HEAD_COLUMNS)


def test_an_order_has_its_reference_or_none():
    assert Order(HEAD).reference == "SO-1"
    assert Order({}).reference == ""


@given(ORDERS, st.randoms(use_true_random=False))
def test_the_digest_does_not_see_the_order_of_the_columns(order, chance):
    def shuffled(row):
        cells = list(row.items())
        chance.shuffle(cells)
        return dict(cells)

    again = Order(shuffled(order.head), tuple(map(shuffled, order.items)), tuple(map(shuffled, order.pieces)))
    assert again.digest() == order.digest()


@given(ORDERS, ORDERS)
def test_the_digest_is_that_of_the_content(one, other):
    assert (one.digest() == other.digest()) == (one == other)


@pytest.mark.parametrize(
    "other",
    [
        Order({**HEAD, "weight": "2.50"}, (ITEM,), (PIECE,)),
        Order({**HEAD, "notes": ""}, (ITEM,), (PIECE,)),
        Order(HEAD, (ITEM, ITEM), (PIECE,)),
        Order(HEAD, (), (PIECE,)),
        Order(HEAD, (ITEM,)),
        Order(HEAD, (), (ITEM,)),
        Order({}, (HEAD, ITEM), (PIECE,)),
        Order(HEAD, ({"description": "Books"}, {"quantity": "2"}), (PIECE,)),
        Order(HEAD, ({**ITEM, "quantity": "2 "},), (PIECE,)),
        Order({**HEAD, "recipient": "BL"}, (ITEM,), (PIECE,)),
    ],
    ids=range(10),
)
def test_any_change_is_another_digest(other):
    assert other.digest() != Order(HEAD, (ITEM,), (PIECE,)).digest()


def test_the_order_of_the_items_counts():
    one, two = {"description": "a"}, {"description": "b"}
    assert Order({}, (one, two)).digest() != Order({}, (two, one)).digest()


def test_a_digest_is_the_same_on_every_machine():
    assert Order(HEAD, (ITEM,)).digest() == "1be25d575ffcd1e98974edcb805ec948"
    assert Order({"name": "收发室"}).digest() == "038994766d92c2c77101e9a0314a0529"


@given(ORDERS)
def test_an_order_survives_being_held_as_a_draft(order):
    text = order.to_json()
    assert Order.from_json(text) == order
    assert text.isascii()


def test_half_a_character_can_be_held_and_has_a_digest():
    order = Order({"company": "\ud800"})
    assert Order.from_json(order.to_json()) == order
    assert len(order.digest()) == 32
    order.to_json().encode()


def test_a_draft_is_plain_json():
    assert json.loads(Order(HEAD, (ITEM,)).to_json()) == {"head": HEAD, "items": [ITEM], "pieces": []}


@pytest.mark.parametrize(
    ("by", "cleared", "changed"),
    [
        (Order({"notes": "x"}), (), Order({**HEAD, "notes": "x"}, (ITEM,))),
        (Order({"weight": "3"}), (), Order({**HEAD, "weight": "3"}, (ITEM,))),
        (Order({}), ("weight", "no such"), Order({"reference": "SO-1", "recipient": "bl"}, (ITEM,))),
        (Order({"weight": "3"}), ("weight",), Order({**HEAD, "weight": "3"}, (ITEM,))),
        (Order({}, ({"quantity": "5"},)), (), Order(HEAD, ({**ITEM, "quantity": "5"},))),
        (Order({}, ({"item": "tea"},)), (), Order(HEAD, ({"item": "tea"},))),
        (Order({}, ({"description": "Tea"},)), (), Order(HEAD, ({"description": "Tea"},))),
        (Order({}, (ITEM, ITEM)), (), Order(HEAD, (ITEM, ITEM))),
        (Order({}), ("items",), Order(HEAD)),
        (Order({}, ({"quantity": "5"},)), ("items",), Order(HEAD, ({"quantity": "5"},))),
    ],
    ids=range(10),
)
def test_an_order_is_changed_by_another(by, cleared, changed):
    assert Order(HEAD, (ITEM,)).changed(by, cleared) == changed


def test_pieces_given_one_by_one_stand_for_what_was_said_of_all():
    order = Order({**HEAD, "pieces": "2", "length": "9", "weight_unit": "lb"})
    changed = order.changed(Order({}, (), (PIECE,)))
    assert changed == Order({"reference": "SO-1", "recipient": "bl", "weight_unit": "lb"}, (), (PIECE,))


@pytest.mark.parametrize("column", SHARED_COLUMNS)
def test_what_is_said_of_all_pieces_stands_for_those_given_one_by_one(column):
    order = Order({"reference": "SO-1"}, (), (PIECE,))
    assert order.changed(Order({column: "3"})) == Order({"reference": "SO-1", column: "3"})


def test_pieces_stay_when_something_else_is_changed():
    order = Order({}, (), (PIECE,))
    assert order.changed(Order({"notes": "x"})).pieces == (PIECE,)
    assert order.changed(Order({}), ("pieces",)).pieces == ()


def test_changing_an_order_leaves_the_old_one():
    order = Order(HEAD, (ITEM,))
    order.changed(Order({"notes": "x"}, ({"quantity": "9"},)), ("weight",))
    assert order == Order(HEAD, (ITEM,))
