import pytest
from builders import a_config, a_template, an_order, composed, consignment_of, faults_of, saved
from hypothesis import given
from hypothesis import strategies as st

SIZE = {"length": "40", "width": "30", "height": "20"}
THREE = (
    {"weight_g": 1000, "length_mm": 100, "width_mm": 90, "height_mm": 80, "packaging": "tube"},
    {"weight_g": 2000, "length_mm": 200, "width_mm": 190, "height_mm": 180},
    {"weight_g": 3000},
)
BOOK = saved(templates=[a_template(), a_template("three", pieces=THREE), a_template("bare", pieces=())])


def pieces_of(*rows, template=None, config=None, **head):
    """Weight and size of each piece."""
    order = an_order(head={"weight": None, **head}, consignment=template, pieces=rows)
    pieces = consignment_of(order, book=BOOK, config=config).pieces
    return [(piece.weight_g, *(piece.size_mm or ())) for piece in pieces]


def found(*rows, template=None, **head):
    return faults_of(an_order(head={"weight": None, **head}, consignment=template, pieces=rows), book=BOOK)


# So many that share a weight


@pytest.mark.parametrize(
    ("head", "pieces"),
    [
        ({"weight": "2.5"}, [(2500,)]),
        ({"weight": "2.5", "pieces": "1"}, [(2500,)]),
        ({"weight": "10", "pieces": "3"}, [(3334,), (3333,), (3333,)]),
        ({"weight": "10", "pieces": "3.0"}, [(3334,), (3333,), (3333,)]),
        ({"weight": "10", "pieces": "２"}, [(5000,), (5000,)]),
        ({"weight": "3 g", "pieces": "3"}, [(1,), (1,), (1,)]),
        ({"weight": "5", "weight_unit": "lb"}, [(2268,)]),
        ({"weight": "5", "weight_unit": " LBS "}, [(2268,)]),
        ({"weight": "5 kg", "weight_unit": "lb"}, [(5000,)]),
        ({"weight": "1", **SIZE}, [(1000, 400, 300, 200)]),
        ({"weight": "1", **SIZE, "dimension_unit": "inches"}, [(1000, 1016, 762, 508)]),
        ({"weight": "1", "pieces": "2", "length": "1 m", "width": "5", "height": "5"}, [(500, 1000, 50, 50)] * 2),
    ],
)
def test_pieces_share_the_weight_and_have_one_size(head, pieces):
    assert pieces_of(**head) == pieces


@given(st.integers(1, 999), st.integers(1, 100_000_000))
def test_the_total_weight_is_kept_to_the_gram(count, weight_g):
    shares = [weight for (weight,) in pieces_of(pieces=str(count), weight=f"{max(count, weight_g)} g")]
    assert sum(shares) == max(count, weight_g)
    assert len(shares) == count


def test_bare_numbers_are_in_the_units_of_the_desk():
    config = a_config(desk={"weight_unit": "lb", "dimension_unit": "in"})
    assert pieces_of(config=config, weight="1", length="1", width="1", height="1") == [(454, 25, 25, 25)]


# Of a template


def test_the_pieces_of_a_template_are_taken_as_they_are():
    assert pieces_of(template="three") == [(1000, 100, 90, 80), (2000, 200, 190, 180), (3000,)]


@pytest.mark.parametrize(
    ("head", "pieces"),
    [
        ({"weight": "9"}, [(3000, 100, 90, 80), (3000, 200, 190, 180), (3000,)]),
        ({"pieces": "3"}, [(1000, 100, 90, 80), (2000, 200, 190, 180), (3000,)]),
        ({"pieces": "1"}, [(1000, 100, 90, 80)]),
        ({"pieces": "4"}, [(1000, 100, 90, 80), (2000, 200, 190, 180), (3000,), (1000, 100, 90, 80)]),
        ({"pieces": "2", "weight": "5"}, [(2500, 100, 90, 80), (2500, 200, 190, 180)]),
        (SIZE, [(1000, 400, 300, 200), (2000, 400, 300, 200), (3000, 400, 300, 200)]),
        ({**SIZE, "pieces": "1", "weight": "7"}, [(7000, 400, 300, 200)]),
    ],
)
def test_what_the_order_says_of_all_pieces_overrides_the_template(head, pieces):
    assert pieces_of(template="three", **head) == pieces


def test_one_side_overrides_that_side_of_a_piece_that_has_a_size():
    assert pieces_of(template="box", height="9") == [(1300, 300, 200, 90)]


def test_one_side_is_no_size_for_a_piece_that_has_none():
    assert found(template="three", height="9") == [("length", "size-partial"), ("width", "size-partial")]


def test_a_packaging_of_the_order_is_that_of_every_piece():
    book = {"book": BOOK}
    kept = consignment_of(an_order(consignment="three", weight=None), **book)
    assert [piece.packaging for piece in kept.pieces] == ["tube", None, None]
    said = consignment_of(an_order(consignment="three", weight=None, packaging="box"), **book)
    assert [piece.packaging for piece in said.pieces] == [None, None, None]
    assert said.packaging == "box"


# One by one


def test_pieces_can_be_given_one_by_one():
    rows = ({"weight": "2", **SIZE}, {"weight": "500 g"})
    assert pieces_of(*rows) == [(2000, 400, 300, 200), (500,)]


def test_pieces_given_one_by_one_stand_for_those_of_the_template():
    assert pieces_of({"weight": "2"}, template="three") == [(2000,)]


def test_a_size_said_of_all_is_that_of_pieces_without_one():
    rows = ({"weight": "1"}, {"weight": "1", "length": "9", "width": "9", "height": "9"})
    assert pieces_of(*rows, **SIZE) == [(1000, 400, 300, 200), (1000, 90, 90, 90)]


@pytest.mark.parametrize("column", ["weight", "pieces"])
def test_a_weight_of_all_does_not_go_with_pieces_one_by_one(column):
    assert found({"weight": "1"}, {"weight": "1"}, **{column: "2"}) == [(column, "pieces-twice")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"length": "9"},
            [("pieces.2.width", "size-partial"), ("pieces.2.height", "size-partial"), ("pieces.2.weight", "missing")],
        ),
        ({}, [("pieces.2.weight", "missing")]),
        ({"weight": "x"}, [("pieces.2.weight", "measure")]),
        ({"weight": "1", **SIZE, "width": "-1"}, [("pieces.2.width", "measure")]),
        ({"weight": "1", "packaging": "a/b"}, [("pieces.2.packaging", "invalid")]),
        ({"weight": "1", "wieght": "2"}, [("pieces.2.wieght", "field-unknown")]),
    ],
    ids=range(6),
)
def test_a_faulty_piece_is_told_by_its_number(row, told):
    assert found({"weight": "1"}, row) == told


def test_the_same_fault_of_two_pieces_is_told_of_both():
    assert found({}, {}) == [("pieces.1.weight", "missing"), ("pieces.2.weight", "missing")]


def test_a_thousand_pieces_are_too_many():
    assert found(*[{"weight": "1"}] * 1000) == [("pieces", "length")]


# Faults


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ({}, [("weight", "missing")]),
        ({"pieces": "3"}, [("weight", "missing")]),
        ({"weight": "x", "pieces": "3"}, [("weight", "measure")]),
        ({"weight": "-1"}, [("weight", "measure")]),
        ({"weight": "1e309"}, [("weight", "measure")]),
        ({"weight": "2 g", "pieces": "3"}, [("weight", "measure")]),
        ({"weight": "1", "pieces": "0"}, [("pieces", "number")]),
        ({"weight": "1", "pieces": "-1"}, [("pieces", "number")]),
        ({"weight": "1", "pieces": "1.5"}, [("pieces", "number")]),
        ({"weight": "1", "pieces": "1000"}, [("pieces", "number")]),
        ({"weight": "1", "pieces": "1e2"}, [("pieces", "number")]),
        ({"weight": "1", "pieces": "٣"}, [("pieces", "number")]),
        ({"weight": "1", "pieces": "9" * 10_000_000}, [("pieces", "number")]),
        ({"weight": "1", "length": "9"}, [("width", "size-partial"), ("height", "size-partial")]),
        ({"weight": "1", "pieces": "3", "length": "9"}, [("width", "size-partial"), ("height", "size-partial")]),
        ({"weight": "1", **SIZE, "length": "0"}, [("length", "measure")]),
        ({"weight": "1", **SIZE, "length": "31 m"}, [("length", "measure")]),
        ({"weight": "1", "weight_unit": "stone"}, [("weight_unit", "unit-unknown")]),
        ({"weight": "1", **SIZE, "dimension_unit": "ell"}, [("dimension_unit", "unit-unknown")]),
        ({"weight": "x", "pieces": "y", **dict.fromkeys(SIZE, "z")},
         [("pieces", "number"), ("weight", "measure"), ("length", "measure"), ("width", "measure"), ("height", "measure")]),
    ],
    ids=range(20),
)  # fmt: skip
def test_a_faulty_cell_is_told_once_under_its_own_column(head, told):
    assert found(**head) == told


def test_a_unit_that_is_none_is_told_once_for_all_the_weights_in_it():
    order = an_order(weight_unit="stone", items=({"description": "Books", "unit_value": "1", "net_weight": "1"},) * 3)
    assert faults_of(order) == [("weight_unit", "unit-unknown")]


def test_an_unknown_template_is_not_told_again_as_a_missing_weight_or_item():
    answer = composed(an_order(consignment="no-such", weight=None, items=()), book=BOOK)
    assert [(finding.where, finding.code) for finding in answer.findings] == [("consignment", "consignment-unknown")]


def test_a_template_without_pieces_needs_a_weight():
    assert found(template="bare") == [("weight", "missing")]
    assert pieces_of(template="bare", weight="1") == [(1000,)]
