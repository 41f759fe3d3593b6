from datetime import date

import pytest
from builders import (
    LONDON,
    SHANGHAI,
    a_bare_order,
    a_config,
    a_recipient,
    a_template,
    an_order,
    composed,
    consignment_of,
    doubts_of,
    faults_of,
    saved,
)

# One term after another, said by all four: the option, the template, the recipient, the desk.
TERMS = [
    ("service", "economy", "freight", "documents", "priority"),
    ("packaging", "tube", "pak", "box", "envelope"),
    ("incoterm", "CPT", "CIP", "DPU", "FCA"),
    ("reason", "gift", "sample", "return", "repair"),
    ("payer", "recipient", "shipper", "third-party", "shipper"),
]
NO_DESK = [
    ("duties_payer", "shipper", "third-party", "recipient"),
    ("notes", "ring twice", "fragile", "knock"),
]
NO_RECIPIENT = [
    ("incoterm_place", "London", "Dover", ""),
    ("insurance", "1.00 USD", "2.00 USD", None),
    ("value_for_carriage", "1.00 USD", "2.00 USD", None),
    ("contents", "goods", "documents", "goods"),
]


def shipped(column, option=None, template=None, recipient=None, desk=None):
    """What a term becomes when each of the four says this of it."""
    head = {"recipient": "bl", "consignment": "box", "payer_account": "7", "duties_account": "8"}
    book = saved(
        [a_recipient(defaults={column: recipient} if recipient else {})],
        [a_template(**{column: template} if template else {})],
    )
    config = a_config(defaults={column: desk} if desk else {})
    order = a_bare_order(**head, **({column: option} if option else {}))
    return str(getattr(consignment_of(order, book=book, config=config), column))


@pytest.mark.parametrize(("column", "option", "template", "recipient", "desk"), TERMS)
def test_the_nearest_who_says_a_term_is_heard(column, option, template, recipient, desk):
    assert shipped(column, option, template, recipient, desk) == option
    assert shipped(column, None, template, recipient, desk) == template
    assert shipped(column, None, None, recipient, desk) == recipient
    assert shipped(column, None, None, None, desk) == desk
    assert shipped(column, option, None, None, desk) == option


@pytest.mark.parametrize(("column", "option", "template", "recipient"), NO_DESK)
def test_a_term_the_desk_does_not_say_comes_from_the_nearest_too(column, option, template, recipient):
    assert shipped(column, option, template, recipient) == option
    assert shipped(column, None, template, recipient) == template
    assert shipped(column, None, None, recipient) == recipient


@pytest.mark.parametrize(("column", "option", "template", "otherwise"), NO_RECIPIENT)
def test_a_term_no_recipient_says_comes_from_option_or_template(column, option, template, otherwise):
    assert shipped(column, option, template) == option
    assert shipped(column, None, template) == template
    assert shipped(column) == str(otherwise)


def test_references_of_the_nearest_stand_alone():
    book = saved(
        [a_recipient(defaults={"references": ("r",)})], [a_template(references=("t1", "t2")), a_template("bare")]
    )
    said = {"recipient": "bl", "consignment": "box"}
    assert consignment_of(a_bare_order(**said, references="PO 7; INV 8 ;"), book=book).references == ("PO 7", "INV 8")
    assert consignment_of(a_bare_order(**said), book=book).references == ("t1", "t2")
    assert consignment_of(a_bare_order(**{**said, "consignment": "bare"}), book=book).references == ("r",)


def test_options_are_words_with_blanks_between():
    assert consignment_of(an_order(options="Fragile tail_lift")).options == ("fragile", "tail-lift")


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_blank_cell_says_nothing(blank):
    blanks = dict.fromkeys(
        ("service", "incoterm", "payer", "ship_date", "currency", "region", "tax_id", "pieces", "residential"), blank
    )
    plain = consignment_of(an_order())
    assert consignment_of(an_order(blanks)) == plain


@pytest.mark.parametrize(
    ("written", "column", "kept"),
    [("DDP", "incoterm", "DDP"), (" ddp ", "incoterm", "DDP"), ("Third Party", "payer", "third-party"), ("THIRD_PARTY", "payer", "third-party"),
     ("Economy", "service", "economy"), (" Documents", "contents", "documents"), ("GIFT", "reason", "gift")],
)  # fmt: skip
def test_words_are_understood_however_they_are_written(written, column, kept):
    assert getattr(consignment_of(an_order({column: written, "payer_account": "7"})), column) == kept


# Ship dates


@pytest.mark.parametrize(
    ("said", "day"),
    [(None, date(2026, 12, 1)), ("today", date(2026, 12, 1)), ("tomorrow", date(2026, 12, 2)), ("+3", date(2026, 12, 4)),
     ("2027-12-01", date(2027, 12, 1))],
)  # fmt: skip
def test_the_ship_date_is_today_or_later(said, day):
    answer = composed(an_order(ship_date=said))
    assert answer.consignment.ship_date == day
    assert answer.findings == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("2026-11-30", "ship-date-past"),
        ("0001-01-01", "ship-date-past"),
        ("never", "date"),
        ("1e309", "date"),
        ("2026-02-30", "date"),
    ],
)
def test_a_ship_date_that_cannot_be_is_a_fault(said, code):
    assert faults_of(an_order(ship_date=said)) == [("ship_date", code)]


@pytest.mark.parametrize("said", ["2027-12-02", "9999-12-31", "+999"])
def test_a_ship_date_far_ahead_is_doubtful(said):
    assert doubts_of(an_order(ship_date=said)) == [("ship_date", "ship-date-far")]


# Who pays


@pytest.mark.parametrize("column", ["payer", "duties_payer"])
def test_a_third_party_needs_an_account(column):
    account = f"{column.removesuffix('payer')}account" if column == "duties_payer" else "payer_account"
    assert faults_of(an_order({column: "third-party"})) == [(account, "account-missing")]
    assert faults_of(an_order({column: "third-party", account: "7"})) == []


@pytest.mark.parametrize(
    ("option", "recipient", "desk", "account"),
    [
        ({}, {}, {"payer_account": "D"}, "D"),
        ({"payer": "recipient"}, {}, {"payer_account": "D"}, ""),
        ({"payer": "recipient"}, {"payer_account": "R"}, {"payer_account": "D"}, "R"),
        ({"payer": "shipper"}, {"payer": "recipient", "payer_account": "R"}, {"payer_account": "D"}, "D"),
        ({}, {"payer": "recipient", "payer_account": "R"}, {"payer_account": "D"}, "R"),
        ({}, {"payer": "recipient"}, {"payer_account": "D"}, ""),
        ({"payer_account": "O"}, {"payer": "recipient", "payer_account": "R"}, {}, "O"),
        ({"payer": "Third Party"}, {"payer": "third-party", "payer_account": "R"}, {"payer_account": "D"}, "R"),
        ({"payer": "third-party", "payer_account": "O"}, {}, {"payer_account": "D"}, "O"),
        ({}, {}, {"payer": "third-party", "payer_account": "D"}, "D"),
    ],
    ids=range(10),
)
def test_an_account_is_charged_only_for_the_payer_it_stands_beside(option, recipient, desk, account):
    book = saved([a_recipient(defaults=recipient)])
    order = a_bare_order(recipient="bl", weight="1", contents="documents", **option)
    assert consignment_of(order, book=book, config=a_config(defaults=desk)).payer_account == account


def test_a_third_party_is_not_charged_to_the_desks_own_account():
    order = an_order(payer="third-party", duties_payer="third-party")
    config = a_config(defaults={"payer_account": "D", "duties_account": "D"})
    assert faults_of(order, config=config) == [
        ("payer_account", "account-missing"),
        ("duties_account", "account-missing"),
    ]


@pytest.mark.parametrize(("payer", "account"), [("shipper", "D"), ("recipient", "")])
def test_the_desks_account_for_duties_is_the_shippers(payer, account):
    order = an_order(duties_payer=payer)
    assert consignment_of(order, config=a_config(defaults={"duties_account": "D"})).duties_account == account


# Borders


def test_an_export_has_the_incoterm_of_the_desk_when_nobody_says_one():
    assert consignment_of(an_order()).incoterm == "DAP"


@pytest.mark.parametrize("changes", [SHANGHAI, {"contents": "documents"}, {**SHANGHAI, "contents": "documents"}])
def test_what_is_not_cleared_has_an_incoterm_only_if_the_order_says_one(changes):
    assert consignment_of(an_order(changes)).incoterm is None
    assert consignment_of(an_order(changes, incoterm="EXW")).incoterm == "EXW"


def test_an_incoterm_of_the_template_does_not_reach_a_domestic_consignment():
    book = saved([a_recipient()], [a_template(incoterm="CIP")])
    order = a_bare_order(recipient="bl", consignment="box")
    assert consignment_of(order, book=book).incoterm == "CIP"
    config = a_config(shipper=a_recipient().party)
    assert consignment_of(order, book=book, config=config).incoterm is None


@pytest.mark.parametrize(("incoterm", "payer"), [("DDP", "shipper"), ("DAP", "recipient"), ("EXW", "recipient")])
def test_who_pays_duties_follows_from_the_incoterm(incoterm, payer):
    assert consignment_of(an_order(incoterm=incoterm)).duties_payer == payer
    assert consignment_of(an_order(incoterm=incoterm, duties_payer="shipper")).duties_payer == "shipper"


def test_goods_for_export_need_items_and_documents_do_not():
    assert faults_of(an_order(items=())) == [("description", "items-missing")]
    assert faults_of(an_order(items=(), contents="documents")) == []
    assert faults_of(an_order(SHANGHAI, items=())) == []


# The carrier's words


@pytest.mark.parametrize(
    ("changes", "fault"),
    [({"service": "overnight"}, ("service", "service-unknown")), ({"packaging": "sock"}, ("packaging", "packaging-unknown")),
     ({"service": "../x"}, ("service", "invalid")), ({"service": "=cmd|x"}, ("service", "invalid"))],
)  # fmt: skip
def test_a_word_the_carrier_does_not_have_is_a_fault(changes, fault):
    assert faults_of(an_order(changes)) == [fault]


def test_a_faulty_word_is_not_told_again_as_one_the_carrier_does_not_have():
    config = a_config(carrier={"services": {"air": "Air"}, "packagings": {"crate": "Crate"}})
    assert faults_of(an_order(service="a/b", packaging="a/b"), config=config) == [
        ("service", "invalid"),
        ("packaging", "invalid"),
    ]


def test_the_packaging_of_each_piece_is_looked_up_too():
    pieces = ({"weight": "1", "packaging": "Box"}, {"weight": "1", "packaging": "sock"})
    assert faults_of(an_order(weight=None, pieces=pieces)) == [("pieces.2.packaging", "packaging-unknown")]


def test_a_desk_has_the_words_of_its_own_carrier():
    carrier = {"services": {"air": "Air"}, "packagings": {"crate": "Crate"}, "express": ["air"]}
    config = a_config(carrier=carrier, defaults={"service": "air", "packaging": "crate"})
    box = an_order(LONDON, address1="PO Box 12", service="Air")
    assert consignment_of(box, config=config).packaging == "crate"
    assert doubts_of(box, config=config) == [("address1", "po-box")]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [("insurance", "abc", "invalid"), ("insurance", "5 XXX", "invalid"), ("insurance", "-5", "number"), ("insurance", "1e309", "number"),
     ("value_for_carriage", "NaN", "invalid"), ("value_for_carriage", "1,5", "invalid"), ("incoterm", "DAT", "word-unknown"),
     ("payer", "me", "word-unknown"), ("reason", "joke", "word-unknown"), ("contents", "stuff", "word-unknown"),
     ("notes", "a\u202eb", "invalid"), ("notes", "x" * 501, "invalid"), ("notes", "x" * 10_000_000, "length"), ("reference", "\0", "invalid"),
     ("reference", "x" * 41, "invalid"), ("incoterm_place", "\ud800", "character"), ("options", "a/b", "invalid"),
     ("references", ";".join("abcdefghijk"), "length"), ("payer_account", "x" * 41, "invalid")],
)  # fmt: skip
def test_a_faulty_term_is_told_under_its_own_column(column, value, code):
    assert faults_of(an_order({column: value})) == [(column, code)]


@pytest.mark.parametrize(
    ("written", "kept"), [("40", "40.00 USD"), ("40 EUR", "40.00 EUR"), ("EUR 40", "40.00 EUR"), ("４０", "40.00 USD")]
)
def test_a_bare_amount_is_of_the_consignments_currency(written, kept):
    assert str(consignment_of(an_order(insurance=written)).insurance) == kept
