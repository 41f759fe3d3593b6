import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.errors import Conflict, StoreUnusable
from shipkit.model.goods import SavedItem
from shipkit.model.party import Group, Recipient
from shipkit.model.template import ConsignmentTemplate
from shipkit.store.book import KINDS, Book

ADDRESS = {"address1": "Adickesallee 1", "city": "Frankfurt am Main", "postcode": "60322", "country": "DE"}


def recipient(code="dlib", **fields):
    return Recipient.model_validate(
        {"code": code, "party": {"company": "Deutsche Nationalbibliothek", "address": ADDRESS, **fields}}
    )


ENTRIES = {
    "recipients": recipient(),
    "senders": recipient("depot"),
    "groups": Group(code="libraries", members=("dlib",)),
    "items": SavedItem(code="book", description="Printed books"),
    "consignments": ConsignmentTemplate(code="books", sender="depot", items=({"item": "book", "quantity": 2},)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_shelf_and_a_file_of_its_own(book, kind):
    shelf = book.shelf(kind)
    assert shelf is getattr(book, kind)
    shelf.add(ENTRIES[kind])
    assert [path.name for path in book.folder.glob("*.json")] == [f"{kind}.json"]
    assert Book(book.folder).shelf(kind).find(ENTRIES[kind].code) == ENTRIES[kind]


@pytest.mark.parametrize("kind", ["recipient", "folder", "_users", ""])
def test_a_kind_there_is_not_is_refused(book, kind):
    with pytest.raises(ValueError, match="is no shelf"):
        book.shelf(kind)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("recipients", "recipient"), ("senders", "sender"), ("consignments", "consignment"), ("groups", "group")],
)
def test_a_hint_names_the_command_of_the_kind(book, kind, word):
    with pytest.raises(Exception, match=f"no {word} has the code 'x'") as fault:
        book.shelf(kind).find("x")
    assert fault.value.hint == f"shipkit {word} list"


@pytest.fixture
def full(book):
    for kind in KINDS:
        book.shelf(kind).add(ENTRIES[kind])
    return book


def test_a_recipient_that_groups_name_is_not_removed(full):
    full.groups.add(Group(code="customers", members=("x", "DLIB")))
    with pytest.raises(
        Conflict, match="recipient dlib is named by group customers, group libraries: take it out"
    ) as fault:
        full.recipients.remove("Dlib")
    assert fault.value.hint == "shipkit group show customers"
    assert full.recipients.codes() == ("dlib",)


def test_a_recipient_of_another_case_is_not_the_one_a_group_names(full):
    path = full.recipients.path
    table = json.loads(path.read_text(encoding="utf-8"))
    table["recipients"]["DLIB"] = table["recipients"]["dlib"]
    path.write_text(json.dumps(table), encoding="utf-8")
    full.recipients.remove("DLIB")
    with pytest.raises(Conflict):
        full.recipients.remove("dlib")


@pytest.mark.parametrize(("kind", "code"), [("senders", "depot"), ("items", "book")])
def test_what_a_template_names_is_not_removed(full, kind, code):
    with pytest.raises(Conflict, match=f"{code} is named by consignment books: take it out there first"):
        full.shelf(kind).remove(code)
    full.consignments.remove("books")
    full.shelf(kind).remove(code)
    assert full.shelf(kind).codes() == ()


def test_a_recipient_is_not_removed_while_it_cannot_be_told_who_names_it(full):
    full.groups.path.write_text("{")
    with pytest.raises(StoreUnusable, match=r"groups\.json"):
        full.recipients.remove("dlib")
    assert full.recipients.codes() == ("dlib",)


def test_a_recipient_nobody_names_is_removed(full):
    full.groups.remove("libraries")
    full.recipients.remove("dlib")
    assert full.recipients.codes() == ()


NAMES = st.sampled_from(
    ["Deutsche Nationalbibliothek", "国家图书馆", "مكتبة قطر الوطنية", "Österreichische Bibliothek"]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "company": NAMES,
                "residential": st.booleans(),
                "phone": st.sampled_from(["", "+49 69 15250"]),
                "latin": st.none() | st.fixed_dictionaries({"company": st.sampled_from(["", "National Library"])}),
            }
        ),
        max_size=5,
    ),
    st.fixed_dictionaries({}, optional={"service": st.just("economy"), "references": st.just(("A", "B"))}),
)
def test_recipients_are_read_back_exactly(tmp_path_factory, parties, defaults):
    values = [
        Recipient.model_validate({"code": f"r{n}", "party": {"address": ADDRESS, **party}, "defaults": defaults})
        for n, party in enumerate(parties)
    ]
    folder = tmp_path_factory.mktemp("book")
    Book(folder).recipients.put_many(values, on_duplicate="refuse")
    assert repr(Book(folder).recipients.all()) == repr(tuple(values))
