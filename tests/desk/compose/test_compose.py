import pytest
from builders import (
    LONDON,
    SCARF,
    SHANGHAI,
    TODAY,
    a_bare_order,
    a_config,
    a_recipient,
    a_template,
    an_order,
    composed,
    goods,
    saved,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.desk.compose import compose
from shipkit.desk.order import HEAD_COLUMNS, ITEM_COLUMNS, Order
from shipkit.model.consignment import Consignment

BOOK = saved([a_recipient()], [a_template()], [goods()])
PIECE_COLUMNS = ("weight", "length", "width", "height", "packaging")


def told(order, **kwargs):
    return [(finding.where, finding.code) for finding in composed(order, **kwargs).errors]


def test_a_sound_order_becomes_a_consignment_without_a_word():
    answer = composed(an_order())
    assert answer.findings == answer.errors == answer.warnings == ()
    assert answer.consignment.reference == "SO-1"


def test_doubts_travel_with_the_answer_and_stop_nothing():
    answer = composed(an_order(phone=None))
    assert answer.consignment is not None
    assert [finding.code for finding in answer.warnings] == ["phone-missing"]
    assert answer.errors == ()


def test_a_recipient_and_a_template_are_enough():
    consignment = composed(a_bare_order(recipient="bl", consignment="box"), book=BOOK).consignment
    assert (consignment.consignee.company, consignment.items[0].description) == ("The British Library", "Printed books")


def test_an_order_that_says_nothing_is_told_all_it_lacks():
    assert told(Order({})) == [
        ("name", "invalid"),
        ("address1", "missing"),
        ("country", "missing"),
        ("weight", "missing"),
    ]


def test_every_fault_of_an_order_is_told_at_once_in_its_column():
    order = an_order(
        head={"pieces": "0"}, company="\0", postcode="999", phone="12", email="x", latin_city="城", residential="?", sender="nobody",
        consignment="no-such", ship_date="never", weight="x", length="-1", dimension_unit="ell", currency="XYZ", service="overnight",
        packaging="sock", payer="third-party", incoterm="DAT", reason="joke", insurance="1e309", options="a/b", notes="a\u202eb",
        items=[{"item": "no-such", "quantity": "-1"}, {**SCARF, "hs_code": "12AB", "unit_value": "y", "net_weight": "z"}],
    )  # fmt: skip
    assert {where for where, _ in told(order, book=BOOK)} == {
        "pieces", "company", "postcode", "phone", "email", "latin_city", "residential", "sender", "consignment", "ship_date", "weight",
        "length", "width", "height", "dimension_unit", "currency", "service", "packaging", "payer_account", "incoterm", "reason",
        "insurance", "options", "notes", "items.1.item", "items.1.quantity", "items.2.hs_code", "items.2.unit_value",
        "items.2.net_weight",
    }  # fmt: skip


HEAD_FAULTS = {
    "recipient": "no-such", "consignment": "no-such", "sender": "no-such", "company": "\0", "postcode": "999", "phone": "12", "email": "x",
    "residential": "?", "latin_city": "城", "ship_date": "never", "weight": "x", "currency": "XYZ", "service": "overnight",
    "packaging": "sock", "incoterm": "DAT", "payer": "me", "reason": "joke", "insurance": "x", "weight_unit": "stone", "pieces": "0",
}  # fmt: skip
# A recipient that is not known has no country, by which these could be checked.
UNCHECKED = {("recipient", column) for column in ("postcode", "phone", "email", "latin_city")}


@pytest.mark.parametrize("one", HEAD_FAULTS)
@pytest.mark.parametrize("other", [*HEAD_FAULTS, "items.1.hs_code"])
def test_no_fault_hides_another(one, other):
    changes = {column: HEAD_FAULTS[column] for column in (one, other) if column in HEAD_FAULTS}
    items = ({**SCARF, "hs_code": "12AB"},) if other == "items.1.hs_code" else (SCARF,)
    expected = {one, other}
    if {one, other} in map(set, UNCHECKED):
        expected = {"recipient"}
    if "recipient" in changes:
        changes |= dict.fromkeys(("address1", "country"))
    assert {where for where, _ in told(an_order(changes, items=items), book=BOOK)} == expected


def test_a_column_is_told_of_once():
    order = an_order(dict.fromkeys(HEAD_FAULTS, "\0") | {"recipient": None}, items=[dict.fromkeys(ITEM_COLUMNS, "\0")])
    found = [where for where, _ in told(order, book=BOOK)]
    assert sorted(found) == sorted(set(found))


def test_a_consignment_within_the_country_needs_neither_values_nor_codes():
    order = an_order(SHANGHAI, items=({"description": "Printed books"},))
    assert composed(order).findings == ()


def test_the_same_order_abroad_needs_a_value_and_is_asked_for_the_rest():
    answer = composed(an_order(LONDON, items=({"description": "Printed books"},)))
    assert [(finding.where, finding.level) for finding in answer.findings] == [
        ("items.1.unit_value", "error"), ("items.1.hs_code", "warning"), ("items.1.country_of_manufacture", "warning"),
    ]  # fmt: skip


def test_documents_abroad_need_nothing_for_customs():
    assert composed(an_order(contents="documents", items=())).findings == ()


def test_a_cell_that_is_a_formula_is_text():
    order = an_order(
        company="=cmd|' /C calc'!A0", notes='=HYPERLINK("x")', items=({**SCARF, "description": "@SUM(1+1) silk scarf"},)
    )
    consignment = composed(order).consignment
    assert consignment.consignee.company == "=cmd|' /C calc'!A0"
    assert consignment.items[0].description == "@SUM(1+1) silk scarf"


def test_a_book_is_asked_by_code_and_never_by_path():
    asked = []
    book = saved()
    looked = type(book)(*(asked.append for _ in range(4)))
    codes = {"recipient": "../../x", "consignment": "a/b", "sender": "..\\x"}
    found = [where for where, _ in told(an_order(codes, items=({"item": "/etc/passwd"},)), book=looked)]
    assert found == ["recipient", "consignment", "sender", "items.1.item"]
    assert set(asked) == {"../../x", "a/b", "..\\x", "/etc/passwd"}


def test_ten_megabytes_in_every_cell_are_refused_in_short_sentences():
    huge = "é" * 10_000_000
    answer = composed(
        an_order(dict.fromkeys(HEAD_COLUMNS, huge), items=({**dict.fromkeys(ITEM_COLUMNS, huge)},)), book=BOOK
    )
    assert answer.consignment is None
    assert all(len(finding.why) < 200 for finding in answer.findings)


NASTY = st.sampled_from(
    ["", " ", "0", "-1", "1", "3", "1e309", "1e999999999", "NaN", "inf", "１２", "1,5", "\0", "\u202e", "\ud800", "\u200b", "=cmd|x", "../../x", "'",
     "yes", "TRUE", "bl", "box", "tea", "CN", "GB", "USD", "EUR 5", "5 USD", "DDP", "third-party", "recipient", "documents", "tomorrow", "+3",
     "上海图书馆", "x" * 300, "kg", "box tube", "a;b", "847130", "٣", "½", "10 g", "+44 20 7946 0388", "NW1 2DB", "﷽", "🙂"]
)  # fmt: skip


def some(columns, most=12):
    return st.dictionaries(st.sampled_from(columns), NASTY | st.text(max_size=6), max_size=most)


WILD = st.builds(
    Order,
    some(HEAD_COLUMNS),
    st.lists(some(ITEM_COLUMNS), max_size=3).map(tuple),
    st.lists(some(PIECE_COLUMNS), max_size=2).map(tuple),
)
NEARLY_SOUND = st.builds(
    Order,
    some(HEAD_COLUMNS, 2).map(lambda cells: an_order().head | cells),
    st.lists(some(ITEM_COLUMNS, 1).map(lambda cells: SCARF | cells), max_size=2).map(tuple),
)
COLUMN = {*HEAD_COLUMNS, "items", "description", *(f"shipper.{column}" for column in HEAD_COLUMNS)}
OF_ITEM, OF_PIECE = {*ITEM_COLUMNS}, {*PIECE_COLUMNS}


def is_column(where):
    kind, _, rest = where.partition(".")
    number, _, column = rest.partition(".")
    if kind in {"items", "pieces"} and number.isdigit():
        return column in (OF_ITEM if kind == "items" else OF_PIECE)
    return where in COLUMN


@settings(max_examples=300)
@given(WILD | NEARLY_SOUND)
def test_whatever_is_asked_the_answer_is_a_consignment_or_faults_in_known_columns(order):
    answer = compose(order, BOOK, a_config(), TODAY)
    assert (answer.consignment is None) == bool(answer.errors)
    assert all(is_column(finding.where) for finding in answer.findings), answer.findings
    assert all(finding.why and len(finding.why) < 400 for finding in answer.findings)
    if answer.consignment is not None:
        text = answer.consignment.model_dump_json(exclude_defaults=True)
        assert Consignment.model_validate_json(text) == answer.consignment
