"""Foreign headers are recognised; nothing is made up where a file says nothing."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.desk.guessing import SURE_ENOUGH, Guess, guess, unit_in, word_key
from shipkit.desk.mapping_words import LENGTH_UNITS, WEIGHT_UNITS
from shipkit.desk.order import COLUMNS

# Line 1 the header, line 2 what each column is (blank: nothing of ours), then sample rows.
HEADERS = sorted((Path(__file__).parent / "headers").glob("*.csv"))


def read_header(path: Path) -> tuple[list[str], list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, expected, *rows = csv.reader(file)
    return header, expected, rows


def targets(guesses: tuple[Guess, ...]) -> dict[str, str]:
    return {found.source: found.target for found in guesses}


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("with_rows", [True, False], ids=["with-rows", "names-only"])
def test_nine_columns_in_ten_of_a_foreign_header_are_found_rightly(path, with_rows):
    header, expected, rows = read_header(path)

    found = targets(guess(header, rows if with_rows else ()))

    right = [found.get(name, "") == target for name, target in zip(header, expected, strict=True)]
    ours = [is_right for is_right, target in zip(right, expected, strict=True) if target]
    assert sum(right) >= 0.9 * len(right)
    assert sum(ours) >= 0.9 * len(ours)


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
def test_a_wrong_guess_that_would_go_into_a_map_is_rare(path):
    header, expected, rows = read_header(path)
    known = dict(zip(header, expected, strict=True))

    wrong = [g for g in guess(header, rows) if g.confidence >= SURE_ENOUGH and g.target != known[g.source]]

    assert len(wrong) <= 1, wrong


def test_at_least_six_foreign_headers_are_tried():
    assert len(HEADERS) >= 6


def test_our_own_header_is_known_for_certain():
    assert guess(COLUMNS) == tuple(Guess(name, name, 1.0, "our own name") for name in COLUMNS)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Ship-To Zip", "postcode"),
        ("SHIPTOZIP", "postcode"),
        ("ship_to_zip", "postcode"),
        ("收件人－邮编", "postcode"),
        ("Ｗｅｉｇｈｔ（ＫＧ）", "weight"),
        ("Order #", "reference"),
        ("重量(公斤)", "weight"),
        ("Package Weight (lbs)", "weight"),
        ("长(CM)", "length"),
        ("Consignee Telephone", "phone"),
        ("Goods_InvoiceCurrencyCode", "currency"),
        ("Recepient Name", "name"),
        ("Commodity Country of Origin", "country_of_manufacture"),
    ],
)
def test_case_punctuation_and_width_do_not_count(name, target):
    assert targets(guess([name])) == {name: target}


@pytest.mark.parametrize(
    ("name", "target"),
    [("adress1", "address1"), ("postcod", "postcode"), ("Descripton", "description"), ("quantiy", "quantity")],
)
def test_a_slip_of_the_pen_is_read_and_less_sure(name, target):
    (found,) = guess([name])

    assert found.target == target
    assert found.confidence < 0.8
    assert "much like" in found.why


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        (["desk@example.com", "b@example.org"], "email"),
        (["DE", "FR", "中国"], "country"),
        (["Germany", "United Kingdom"], "country"),
        (["USD", "EUR"], "currency"),
        (["+44 20 7946 0388", "+1 202 555 0142"], "phone"),
        (["6109.10", "490199"], "hs_code"),
        (["12.50", "1,024.00"], "unit_value"),
        (["WC1B 3DG", "EH1 1EW"], "postcode"),
    ],
)
def test_cells_tell_what_a_name_does_not(cells, target):
    (found,) = guess(["column 7"], [[cell] for cell in cells])

    assert found.target == target
    assert found.confidence <= 0.75
    assert found.why.startswith("its cells")


@pytest.mark.parametrize("cells", [["yes", "no"], ["blue", "A-17"], ["2026-11-02"], []])
def test_cells_that_say_nothing_make_no_guess(cells):
    assert guess(["column 7"], [[cell] for cell in cells]) == ()


def test_cells_outweigh_a_name():
    assert targets(guess(["name", "phone"], [["#1001", "desk@example.com"]]))["name"] == "reference"
    assert targets(guess(["phone", "tel"], [["desk@example.com", "+44 20 7946 0388"]])) == {"tel": "phone"}


def test_a_recipient_who_has_blanks_is_a_name_and_no_code():
    rows = [["SO-1", "Receiving desk"], ["SO-2", "Mail room"]]

    assert targets(guess(["reference", "recipient"], rows)) == {"reference": "reference", "recipient": "name"}
    assert targets(guess(["reference", "recipient"], [["SO-1", "louvre"]]))["recipient"] == "recipient"


@pytest.mark.parametrize(
    "name",
    [
        "Billing City",
        "senderCountry",
        "寄件人电话",
        "发件人地址",
        "Ship From Name",
        "soldToPartyCompany",
        "Tracking Number",
        "From Telephone Number",
    ],
)
def test_what_belongs_to_somebody_else_is_left_alone(name):
    cells = ["DE", "+44 20 7946 0388", "desk@example.com"]

    assert all(guess([name], [[cell]]) == () for cell in cells)


def test_a_header_that_says_whose_it_is_beats_one_that_does_not():
    header = ["city", "shipping_city", "billing_city"]

    assert targets(guess(header)) == {"shipping_city": "city"}


def test_the_buyers_telephone_serves_when_the_consignees_is_not_there():
    assert targets(guess(["Phone (Billing)", "Name (Shipping)"]))["Phone (Billing)"] == "phone"
    assert "Phone (Billing)" not in targets(guess(["Phone (Billing)", "Phone (Shipping)"]))


def test_first_and_last_name_share_the_name():
    assert targets(guess(["First Name", "Last Name", "City"])) == {
        "First Name": "name",
        "Last Name": "name",
        "City": "city",
    }
    assert targets(guess(["First Name", "Last Name", "Full Name"])) == {"Full Name": "name"}
    assert targets(guess(["Last Name"])) == {"Last Name": "name"}


def test_what_is_likest_a_reference_is_one_for_want_of_a_better():
    assert targets(guess(["PO Number"])) == {"PO Number": "reference"}
    assert targets(guess(["Name", "City"])) == {"Name": "name", "City": "city"}
    assert targets(guess(["Order ID", "PO Number"])) == {"Order ID": "reference", "PO Number": "references"}


def test_what_may_mean_another_thing_is_shown_but_not_sure_enough():
    found = {g.target: g.confidence for g in guess(["SKU", "Item Price"], [["MUG-1", "20.00"]])}

    assert found.keys() == {"item", "unit_value"}
    assert max(found.values()) < SURE_ENOUGH


def test_the_weight_of_goods_is_not_the_weight_of_the_parcel():
    assert targets(guess(["商品重量(kg)", "包裹重量(kg)"])) == {"包裹重量(kg)": "weight"}


@pytest.mark.parametrize(
    ("header", "units", "unit"),
    [
        ("Weight (kg)", WEIGHT_UNITS, "kg"),
        ("package_weight_lbs", WEIGHT_UNITS, "lb"),
        ("重量（克）", WEIGHT_UNITS, "g"),
        ("Height(in)", LENGTH_UNITS, "in"),
        ("Weight", WEIGHT_UNITS, None),
        ("Backing", WEIGHT_UNITS, None),
        ("Origin", LENGTH_UNITS, None),
    ],
)
def test_the_unit_a_header_ends_with_is_read(header, units, unit):
    assert unit_in(header, units) == unit


def test_a_key_is_letters_and_digits_alone():
    assert word_key(" Ship-To／City # 1 ") == "shiptocityno1"
    assert word_key("—") == ""


_CELL = st.text(max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(_CELL | st.sampled_from(COLUMNS), max_size=6), st.lists(st.lists(_CELL, max_size=8), max_size=3))
def test_whatever_a_file_holds_each_column_is_used_at_most_once(header, rows):
    found = guess(header, rows)

    of_one = [g.target for g in found if g.target != "name"]
    assert len(of_one) == len(set(of_one))
    assert all(0 < g.confidence <= 1 and g.target in COLUMNS and g.source in header for g in found)
    assert len(found) <= len(header)
