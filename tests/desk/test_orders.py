import pytest

from shipkit.desk.order import COLUMNS, Order
from shipkit.desk.orders import RECEIPT_COLUMNS, PlacedOrder, check_header, group_orders
from shipkit.findings import Finding, warning

HEADER = ("reference", "recipient", "weight", "currency", "notes", "description", "quantity", "unit_value")


def to_cells(row):
    return {column: cell.strip() for column, cell in zip(HEADER, row, strict=True) if cell.strip()}


def grouped(*rows, first=2):
    """Rows as dictionaries, the first on line 2."""
    table = [(n, [row.get(column, "") for column in HEADER]) for n, row in enumerate(rows, first)]
    return group_orders(table, to_cells, "orders.csv")


def told(findings):
    return [(finding.line, finding.where, finding.code) for finding in findings]


def head_faults(*header):
    return [(finding.where, finding.code) for finding in check_header(header, "orders.csv", 1)]


# The header


def test_every_column_may_stand_in_any_order():
    assert head_faults(*reversed(COLUMNS)) == []


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (("recipient", "weight"), ["reference"]),
        (("reference", "weight"), ["company", "address1", "country"]),
        (("reference", "weight", "name"), ["address1", "country"]),
        (("reference", "recipient"), ["weight"]),
        (("reference", "recipient", "consignment"), []),
        (("reference", "company", "address1", "country", "weight"), []),
        ((), ["reference", "company", "address1", "country", "weight"]),
    ],
)
def test_columns_that_are_missing_are_all_told(header, missing):
    assert head_faults(*header) == [(column, "column-missing") for column in missing]


@pytest.mark.parametrize(
    ("name", "help_"),
    [("wieght", "did you mean 'weight'?"), ("postal_code", "did you mean 'postcode'?"), ("qqqq", "a map (--map) can say what it is"),
     ("../../x", "a map (--map)"), ("=cmd|x", "a map (--map)"), ("x" * 30_000, "a map (--map)")],
    ids=range(6),
)  # fmt: skip
def test_a_column_that_is_none_of_ours_is_told_with_a_help(name, help_):
    (found,) = check_header(("reference", "recipient", "weight", name), "orders.csv", 3)
    assert (found.where, found.code, found.file, found.line) == (name, "column-unknown", "orders.csv", 3)
    assert help_ in found.why
    assert len(found.why) < 100


def test_thousands_of_unknown_columns_are_all_told():
    found = check_header(tuple(f"column {n}" for n in range(16_384)), "orders.csv", 1)
    assert len(found) == 16_384 + 5


def test_of_the_columns_of_a_receipt_only_pieces_is_one_of_an_order_too():
    assert set(RECEIPT_COLUMNS) & set(COLUMNS) == {"pieces"}


# The rows


def test_rows_of_one_reference_are_one_order():
    (order,), found = grouped(
        {"reference": "A", "recipient": "bl", "weight": "2", "description": "Books"},
        {"reference": "A", "description": "Tea", "quantity": "3"},
    )
    assert found == []
    assert order.order == Order(
        {"reference": "A", "recipient": "bl", "weight": "2"},
        ({"description": "Books"}, {"description": "Tea", "quantity": "3"}),
    )
    assert (order.line, order.lines, order.item_lines, order.reference) == (2, [2, 3], [2, 3], "A")


def test_rows_of_a_reference_need_not_stand_together():
    orders, found = grouped(
        {"reference": "A", "recipient": "bl", "description": "Books"},
        {"reference": "B", "recipient": "nypl", "description": "Maps"},
        {"reference": "A", "description": "Tea"},
        {"reference": "C", "recipient": "louvre"},
        {"reference": "B", "description": "Globes"},
    )
    assert found == []
    assert [(order.reference, order.lines) for order in orders] == [("A", [2, 4]), ("B", [3, 6]), ("C", [5])]
    assert [row["description"] for row in orders[0].order.items] == ["Books", "Tea"]


def test_a_first_row_without_an_item_is_followed_by_rows_with_one():
    (order,), found = grouped({"reference": "A", "recipient": "bl"}, {"reference": "A", "description": "Tea"})
    assert found == []
    assert (order.lines, order.item_lines) == ([2, 3], [3])


def test_a_row_that_repeats_what_the_first_said_adds_its_item():
    (order,), found = grouped(
        {"reference": "A", "recipient": "bl", "weight": "2", "description": "Books"},
        {"reference": "A", "recipient": "bl", "weight": "2", "description": "Tea"},
    )
    assert found == []
    assert len(order.items) == 2


def test_a_row_that_says_otherwise_is_told_cell_by_cell():
    _, found = grouped(
        {"reference": "A", "recipient": "bl", "description": "Books"},
        {"reference": "A", "recipient": "nypl", "weight": "3", "description": "Tea"},
    )
    assert told(found) == [(3, "recipient", "reference-differs"), (3, "weight", "reference-differs")]
    assert found[0].why == "A says 'nypl' here and 'bl' on line 2"
    assert found[1].why == "A says '3' here and nothing on line 2"


def test_a_row_that_adds_nothing_is_told():
    _, found = grouped(
        {"reference": "A", "recipient": "bl", "description": "Books"}, {"reference": "A", "recipient": "bl"}
    )
    assert told(found) == [(3, "reference", "reference-repeated")]


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u200b", "\u3000"])
def test_a_row_without_a_reference_is_told_and_left_out(blank):
    orders, found = grouped({"reference": "A", "recipient": "bl"}, {"reference": blank, "recipient": "nypl"})
    assert told(found) == [(3, "reference", "missing")]
    assert [order.reference for order in orders] == ["A"]


@pytest.mark.parametrize("other", ["SO  1", " SO 1", "SO\u00a01", "SO\u200b 1", "SO 1\ufeff"])
def test_two_writings_of_a_reference_are_one(other):
    orders, _ = grouped({"reference": "SO 1", "description": "Books"}, {"reference": other, "description": "Tea"})
    assert [order.reference for order in orders] == ["SO 1"]


def test_references_are_told_apart_by_case():
    orders, _ = grouped({"reference": "a"}, {"reference": "A"})
    assert len(orders) == 2


@pytest.mark.parametrize("reference", ["a\u202eb", "a\x1bb", "x" * 30_000])
def test_a_faulty_reference_makes_an_order_that_is_judged_later(reference):
    (order,), found = grouped({"reference": reference, "recipient": "bl"}, {"reference": reference, "recipient": "x"})
    assert order.reference == reference
    assert all(len(finding.why) < 200 for finding in found)


def test_a_currency_may_stand_beside_any_value():
    (order,), found = grouped(
        {"reference": "A", "description": "Books"},
        {"reference": "A", "description": "Tea", "currency": "EUR"},
        {"reference": "A", "description": "Maps", "currency": "EUR"},
    )
    assert found == []
    assert order.head["currency"] == "EUR"


def test_two_currencies_in_one_order_are_told():
    _, found = grouped(
        {"reference": "A", "description": "Books", "currency": "USD"},
        {"reference": "A", "description": "Tea", "currency": "EUR"},
    )
    assert told(found) == [(3, "currency", "reference-differs")]


def test_no_row_is_no_order():
    assert grouped() == ([], [])


# Where a finding stands

PLACED = PlacedOrder({"reference": "A"}, 4, [{}, {}], [4, 9], [4, 9])


@pytest.mark.parametrize(
    ("where", "column", "line"),
    [
        ("postcode", "postcode", 4),
        ("latin_city", "latin_city", 4),
        ("shipper.postcode", "shipper.postcode", 4),
        ("pieces.2.weight", "pieces.2.weight", 4),
        ("items.1.hs_code", "hs_code", 4),
        ("items.2.hs_code", "hs_code", 9),
        ("items.3.hs_code", "items.3.hs_code", 4),
        ("items", "items", 4),
        ("", "", 4),
    ],
)
def test_a_finding_is_placed_where_the_cell_is(where, column, line):
    placed = PLACED.place(Finding(where, "why", "code"), "orders.csv")
    assert placed == Finding(column, "why", "code", "error", "orders.csv", line)


def test_a_doubt_stays_a_doubt_when_it_is_placed():
    assert PLACED.place(warning("items.2.hs_code", "why", "code"), "x").level == "warning"
