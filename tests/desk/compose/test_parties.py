import pytest
from builders import (
    LONDON,
    SHANGHAI,
    a_bare_order,
    a_config,
    a_recipient,
    an_order,
    consignment_of,
    faults_of,
    party_of,
    saved,
)
from builders import composed as verdict

from shipkit.desk.compose import compose_party
from shipkit.model.party import LatinForm, Recipient

LATIN = {"company": "Shanghai Library", "name": "Mail room", "address1": "1555 Huaihai Middle Road", "address2": "Xuhui District",
         "city": "Shanghai", "region": "Shanghai"}  # fmt: skip
SHLIB = Recipient(code="shlib", party=party_of({**SHANGHAI, "latin": LATIN}))
BOOK = saved([a_recipient(), SHLIB], senders=[a_recipient("louvre", company="Musée du Louvre")])


def sent(code="shlib", **columns):
    """The consignee of documents to a recipient of the book."""
    order = a_bare_order(recipient=code, weight="1", contents="documents", **columns)
    return consignment_of(order, book=BOOK).consignee


def found(code="bl", **columns):
    return faults_of(a_bare_order(recipient=code, weight="1", contents="documents", **columns), book=BOOK)


# From the book, from cells, from both


def test_a_recipient_is_taken_as_it_stands_in_the_book():
    assert sent() == SHLIB.party
    assert sent("bl") == a_recipient().party


def test_a_consignee_can_be_given_whole():
    assert consignment_of(an_order()).consignee == party_of(LONDON)


@pytest.mark.parametrize("code", ["nobody", "../../x", "=cmd|x", "\0", "\ud800", "x" * 10_000_000], ids=range(6))
def test_a_recipient_who_is_not_in_the_book_is_a_fault(code):
    answer = verdict(a_bare_order(recipient=code, weight="1", contents="documents"), book=BOOK)
    assert [(fault.where, fault.code) for fault in answer.errors] == [("recipient", "recipient-unknown")]
    assert len(answer.errors[0].why) < 600


def test_cells_beside_an_unknown_recipient_are_checked_all_the_same():
    assert found("nobody", company="a\u202eb", residential="?") == [
        ("recipient", "recipient-unknown"), ("residential", "word-unknown"), ("company", "invalid"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "text"),
    [("company", "Другая"), ("name", "Post room"), ("department", "Floor 2"), ("phone", "+86 21 6445 5556"), ("email", "b@example.org"),
     ("tax_id", "ABC"), ("account", "77")],
)  # fmt: skip
def test_a_cell_beside_a_recipient_changes_that_alone(column, text):
    changed = sent(**{column: text})
    assert getattr(changed, column) == text
    assert changed.address == SHLIB.party.address
    assert changed.model_copy(update={column: "", "latin": None}) == SHLIB.party.model_copy(
        update={column: "", "latin": None}
    )


def test_a_new_street_leaves_nothing_of_the_old_one_standing():
    address = sent(address1="南京东路 1").address
    assert address.lines == ("南京东路 1",)
    assert (address.city, address.postcode) == ("上海市", "200031")


def test_a_second_line_alone_stays_beside_the_street():
    assert sent(address2="二楼").address.lines == ("淮海中路1555号", "二楼")


def test_a_new_street_may_bring_lines_of_its_own():
    assert sent(address1="a", address3="c").address.lines == ("a", "c")


def test_another_country_leaves_nothing_of_the_old_town_standing():
    place = {"address1": "96 Euston Road", "city": "London", "postcode": "NW1 2DB", "country": "GB"}
    address = sent(**place, phone=LONDON["phone"]).address
    assert (address.region, address.lines) == ("", ("96 Euston Road",))
    assert found("shlib", country="GB", phone=LONDON["phone"]) == [
        ("city", "address-required"),
        ("postcode", "address-required"),
    ]


@pytest.mark.parametrize("country", ["CN", "China", "中国", " chn "])
def test_the_same_country_in_other_words_changes_nothing(country):
    assert sent(country=country) == SHLIB.party


def test_a_postcode_of_another_country_is_told():
    assert found("shlib", postcode="NW1 2DB") == [("postcode", "postcode-pattern")]


# Latin form


def test_a_latin_form_of_the_book_is_kept():
    assert sent().latin == LatinForm(**LATIN)


def test_a_cell_that_is_written_alike_in_latin_leaves_it_too():
    assert sent(phone="+86 21 6445 5556").latin == LatinForm(**LATIN)


@pytest.mark.parametrize(
    ("changes", "latin"),
    [
        ({"name": "门卫"}, {**LATIN, "name": "Men Wei"}),
        ({"company": "大连市图书馆"}, {**LATIN, "company": "Da Lian Shi Tu Shu Guan"}),
        ({"address1": "西岗路7号"}, {**LATIN, "address1": "Xi Gang Lu 7 Hao", "address2": ""}),
        ({"address2": "西岗区"}, {**LATIN, "address2": "Xi Gang Qu"}),
        ({"name": "收发室"}, LATIN),
        ({"name": "门卫", "latin_name": "Gate"}, {**LATIN, "name": "Gate"}),
        ({"latin_name": "Gate"}, {**LATIN, "name": "Gate"}),
        ({"latin_company": "SH LIB", "latin_city": "Hu"}, {**LATIN, "company": "SH LIB", "city": "Hu"}),
    ],
)
def test_of_a_latin_form_only_what_is_now_written_otherwise_is_dropped(changes, latin):
    assert sent(**changes).latin == LatinForm(**latin)


def test_a_latin_form_given_beside_a_whole_consignee_is_completed():
    form = consignment_of(an_order(SHANGHAI, latin_company="Shanghai Library", latin_city="Shanghai")).consignee.latin
    assert (form.company, form.city, form.name) == ("Shanghai Library", "Shanghai", "Shou Fa Shi")


def test_a_consignee_in_latin_letters_has_none():
    assert sent("bl").latin is None
    assert consignment_of(an_order(city="Łódź-on-Thames")).consignee.latin is None


def test_the_shipper_has_one_too():
    config = a_config(shipper=party_of(SHANGHAI))
    assert consignment_of(an_order(), config=config).shipper.latin.city == "Shang Hai Shi"


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [("latin_city", "上海", "latin-letters"), ("latin_name", "a\u202eb", "invalid"), ("latin_company", "x" * 101, "invalid"),
     ("latin_region", "Москва", "latin-letters")],
)  # fmt: skip
def test_a_faulty_latin_form_is_told_under_its_own_column(column, text, code):
    assert found("shlib", **{column: text}) == [(column, code)]
    assert faults_of(an_order({column: text})) == [(column, code)]


# Faults of a party


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [("company", "\0", "invalid"), ("company", "x" * 101, "invalid"), ("company", "x" * 10_000_000, "length"), ("name", "\ud800", "character"),
     ("phone", "1" * 41, "invalid"), ("phone", "12", "phone"), ("email", "x", "email"), ("email", "a\0@example.org", "invalid"),
     ("city", "a\u202eb", "invalid"), ("postcode", "9" * 21, "string-too-long"), ("postcode", "9", "postcode-pattern"),
     ("country", "Narnia", "invalid"), ("country", "é" * 10_000_000, "length"), ("residential", "perhaps", "word-unknown"),
     ("address1", None, "missing"), ("country", None, "missing"), ("postcode", None, "address-required")],
    ids=range(17),
)  # fmt: skip
def test_a_faulty_cell_is_told_under_its_own_column_and_once(column, text, code):
    if code == "string-too-long":
        code = "length"
    assert faults_of(an_order({column: text})) == [(column, code)]


def test_one_fault_of_a_party_does_not_hide_another():
    order = an_order(company="\0", name="\0", postcode="999", phone="12", email="x", residential="?", latin_city="城")
    assert {where for where, _ in faults_of(order)} == {
        "company", "name", "postcode", "phone", "email", "residential", "latin_city",
    }  # fmt: skip


def test_nobody_is_told_as_a_missing_name():
    assert faults_of(an_order(company=None, name=None)) == [("name", "invalid")]


@pytest.mark.parametrize(
    ("word", "is_home"),
    [("yes", True), ("YES", True), (" True ", True), ("1", True), ("x", True), ("是", True), ("no", False), ("FALSE", False), ("0", False),
     ("否", False), (None, False)],
)  # fmt: skip
def test_a_home_is_said_in_any_case(word, is_home):
    assert consignment_of(an_order(residential=word)).consignee.residential is is_home


def test_a_home_of_the_book_is_no_home_when_the_order_says_so():
    book = saved([a_recipient(residential=True)])
    order = a_bare_order(recipient="bl", weight="1", contents="documents")
    assert consignment_of(order, book=book).consignee.residential
    order = a_bare_order(recipient="bl", weight="1", contents="documents", residential="no")
    assert not consignment_of(order, book=book).consignee.residential


# The shipper


def test_the_shipper_is_the_desks_unless_a_sender_is_named():
    assert consignment_of(an_order(), book=BOOK).shipper == a_config().shipper
    assert consignment_of(an_order(sender=" louvre "), book=BOOK).shipper.company == "Musée du Louvre"


def test_a_shipper_given_by_the_caller_stands_for_both():
    assert consignment_of(an_order(), shipper=party_of(SHANGHAI)).shipper.company == "上海图书馆"


def test_a_sender_who_is_not_in_the_book_is_a_fault_beside_the_others():
    assert faults_of(an_order(sender="nobody", phone="12"), book=BOOK) == [
        ("sender", "sender-unknown"),
        ("phone", "phone"),
    ]


def test_a_desk_without_a_shipper_is_told():
    assert faults_of(an_order(), config=a_config(shipper=None)) == [("sender", "shipper-missing")]
    assert faults_of(an_order(sender="louvre"), book=BOOK, config=a_config(shipper=None)) == []


def test_a_fault_of_the_shipper_stands_under_its_own_name():
    config = a_config(shipper=party_of({**LONDON, "postcode": "9"}))
    assert faults_of(an_order(), config=config) == [("shipper.postcode", "postcode-pattern")]


# A party alone


def test_a_party_is_made_of_its_cells():
    party, faults = compose_party(
        {**SHANGHAI, "residential": "yes", "latin_city": "Shanghai", "reference": "not of a party"}
    )
    assert faults == ()
    assert (party.residential, party.latin, party.address.city) == (True, LatinForm(city="Shanghai"), "上海市")


def test_a_faulty_party_is_told_whole():
    party, faults = compose_party({"phone": "\0", "residential": "?", "country": "Narnia"})
    assert party is None
    assert [fault.where for fault in faults] == ["residential", "name", "phone", "address1", "country"]
