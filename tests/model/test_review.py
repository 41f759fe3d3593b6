import pytest
from builders import DESK, LONDON, SHANGHAI, a_consignment, a_party, a_piece, an_item, party_of

from shipkit.model.review import review_consignment, review_item, review_party, review_shipper

EXPRESS = ("priority", "documents")
DOMESTIC = {"consignee": party_of(SHANGHAI)}


def said(found):
    return [(finding.where, finding.code, finding.level) for finding in found]


def test_a_sound_party_gives_nothing():
    assert review_party(a_party()) == ()
    assert review_party(party_of(SHANGHAI)) == ()


@pytest.mark.parametrize(
    ("column", "text", "code", "level"),
    [
        ("postcode", "", "address-required", "error"),
        ("postcode", "999", "postcode-pattern", "error"),
        ("city", "", "address-required", "error"),
        ("phone", "", "phone-missing", "warning"),
        ("phone", "12", "phone", "error"),
        ("phone", "call the desk", "phone", "error"),
        ("email", "desk", "email", "error"),
        ("latin", {"city": "伦敦"}, "latin-letters", "error"),
    ],
)
def test_each_doubt_of_a_party_stands_under_its_column(column, text, code, level):
    where = "latin_city" if column == "latin" else column
    assert said(review_party(a_party(**{column: text}))) == [(where, code, level)]


def test_every_fault_of_a_party_is_told_at_once():
    found = review_party(a_party(postcode="999", phone="12", email="x", latin={"name": "名", "company": "馆"}))
    assert [finding.where for finding in found] == ["postcode", "phone", "email", "latin_company", "latin_name"]


def test_the_shipper_stands_under_columns_of_its_own():
    found = review_shipper(party_of({**DESK, "postcode": "9", "phone": ""}))
    assert [finding.where for finding in found] == ["shipper.postcode", "shipper.phone"]


def test_an_item_is_told_by_its_number():
    assert review_item(an_item(), 1) == ()
    found = review_item(an_item(description="samples", hs_code="770000"), 3)
    assert said(found) == [
        ("items.3.description", "description-vague", "warning"),
        ("items.3.hs_code", "hs-chapter", "warning"),
    ]


def test_a_sound_export_gives_nothing():
    assert review_consignment(a_consignment(), EXPRESS) == ()


@pytest.mark.parametrize(
    ("changes", "where", "code", "level"),
    [
        ({"items": ()}, "description", "items-missing", "error"),
        ({"items": (an_item(), an_item(unit_value=None))}, "items.2.unit_value", "value-missing", "error"),
        ({"items": (an_item(unit_value="0 USD"),)}, "items.1.unit_value", "value-zero", "warning"),
        ({"items": (an_item(hs_code=None),)}, "items.1.hs_code", "hs-missing", "warning"),
        (
            {"items": (an_item(country_of_manufacture=None),)},
            "items.1.country_of_manufacture",
            "made-in-missing",
            "warning",
        ),
        ({"incoterm": None}, "incoterm", "incoterm-missing", "warning"),
    ],
)
def test_goods_that_cross_a_border_need_more(changes, where, code, level):
    assert said(review_consignment(a_consignment(**changes))) == [(where, code, level)]
    assert review_consignment(a_consignment(**changes, **DOMESTIC)) == ()
    assert review_consignment(a_consignment(**changes, contents="documents")) == ()


@pytest.mark.parametrize(
    ("changes", "where", "code", "level"),
    [
        ({"payer": "third-party"}, "payer_account", "account-missing", "error"),
        ({"payer": "third-party", "payer_account": "7"}, None, None, None),
        ({"duties_payer": "third-party"}, "duties_account", "account-missing", "error"),
        ({"duties_payer": "third-party", "duties_account": "7"}, None, None, None),
        ({"payer": "recipient"}, "payer_account", "account-missing", "warning"),
        ({"payer": "recipient", "payer_account": "7"}, None, None, None),
        ({"payer": "recipient", "consignee": a_party(account="7")}, None, None, None),
        ({"incoterm": "DDP"}, "duties_payer", "incoterm-payer", "warning"),
        ({"incoterm": "DDP", "duties_payer": "shipper"}, None, None, None),
        ({"value_for_carriage": "51 USD"}, "value_for_carriage", "value-contradicts", "warning"),
        ({"value_for_carriage": "50 USD"}, None, None, None),
        ({"value_for_carriage": "51 EUR"}, None, None, None),
        ({"pieces": (a_piece(weight_g=119),)}, "weight", "net-over-gross", "warning"),
        ({"pieces": (a_piece(weight_g=120),)}, None, None, None),
    ],
)
def test_terms_that_do_not_fit_together_are_told(changes, where, code, level):
    expected = [(where, code, level)] if where else []
    assert said(review_consignment(a_consignment(**changes))) == expected


@pytest.mark.parametrize("line", ["address1", "address2", "address3"])
def test_a_post_office_box_is_doubtful_for_a_service_to_the_door_on_the_line_where_it_stands(line):
    consignee = a_party(**{line: "PO Box 12"})
    found = review_consignment(a_consignment(consignee=consignee), EXPRESS)
    assert said(found) == [(line, "po-box", "warning")]
    assert "'PO Box 12'" in found[0].why
    assert review_consignment(a_consignment(consignee=consignee, service="economy"), EXPRESS) == ()


def test_doubts_of_all_kinds_are_told_together():
    consignment = a_consignment(
        payer="third-party", duties_payer="third-party", incoterm=None, items=(an_item(hs_code=None),)
    )
    assert [finding.where for finding in review_consignment(consignment)] == [
        "payer_account", "duties_account", "items.1.hs_code", "incoterm",
    ]  # fmt: skip


def test_a_sentence_has_the_value_in_it():
    (found,) = review_party(a_party(postcode="999"))
    assert "'999'" in found.why
    assert LONDON["postcode"] not in found.why
