import json
import os
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shipkit.errors import Conflict, InvalidInput, NotFound, StoreUnusable
from shipkit.model.goods import SavedItem
from shipkit.store.book import Book
from shipkit.store.book_file import stamp_of
from shipkit.store.shelf import Counts


def item(code="laptop", **fields):
    return SavedItem(**{"code": code, "description": "Laptop computers", **fields})


@pytest.fixture
def items(book):
    return book.items


def write(shelf, text):
    shelf.path.parent.mkdir(exist_ok=True)
    shelf.path.write_text(text, encoding="utf-8")


def by_hand(*codes):
    """A file as somebody may write it, with codes that differ in case alone."""
    return json.dumps({"items": {code: {"description": "Laptop computers"} for code in codes}})


# Reading and writing


def test_an_entry_comes_back_as_it_was_put(items):
    entry = item(unit_value={"amount": "612.00", "currency": "USD"}, country_of_manufacture="CN")
    items.add(entry)
    assert items.get("laptop") == items.find("laptop") == entry
    assert repr(items.get("laptop")) == repr(entry)
    assert items.codes() == ("laptop",)
    assert items.all() == (entry,)


def test_an_empty_shelf_holds_nothing_and_makes_no_file(items):
    assert (items.codes(), items.all(), items.get("x")) == ((), (), None)
    assert not items.path.parent.exists()


def test_the_file_is_readable_sorted_and_short(items):
    items.add(item("zürich", description="Bücher", hs_code="490199"))
    items.add(item("amsterdam", description="书"))
    assert items.path.read_text(encoding="utf-8") == (
        '{\n  "items": {\n    "amsterdam": {\n      "description": "书"\n    },\n'
        '    "zürich": {\n      "description": "Bücher",\n      "hs_code": "490199"\n    }\n  }\n}\n'
    )


def test_the_same_entries_make_the_same_file_in_whatever_order_they_came(tmp_path):
    entries = [item(code) for code in "dbac"]
    one, other = Book(tmp_path / "one"), Book(tmp_path / "other")
    one.items.put_many(entries, on_duplicate="refuse")
    for entry in sorted(entries, key=lambda entry: entry.code):
        other.items.add(entry)
    assert one.items.path.read_bytes() == other.items.path.read_bytes()


def test_a_hand_written_entry_stays_as_short_as_it_is(items):
    write(items, '{"items": {"b": {"description": "by hand", "unit_value": "12.5 EUR"}}}')
    items.add(item("a"))
    assert json.loads(items.path.read_text(encoding="utf-8"))["items"]["b"] == {
        "description": "by hand",
        "unit_value": "12.5 EUR",
    }
    assert str(items.find("b").unit_value) == "12.50 EUR"


def test_an_entry_may_say_its_own_code_if_it_is_the_right_one(items):
    write(items, '{"items": {"a": {"code": "a", "description": "x"}}}')
    assert items.find("a").code == "a"
    write(items, '{"items": {"a": {"code": "b", "description": "x"}}}')
    with pytest.raises(StoreUnusable, match="the entry of 'a' calls itself 'b'"):
        items.find("a")


def test_a_change_by_another_is_seen(items, tmp_path):
    items.add(item("a"))
    assert items.codes() == ("a",)
    Book(tmp_path / "book").items.add(item("b"))
    assert items.codes() == ("a", "b")
    assert [entry.code for entry in items.all()] == ["a", "b"]


def test_a_change_that_keeps_time_and_size_is_seen(items, tmp_path):
    items.add(item("a", description="one"))
    before = items.path.stat()
    assert items.find("a").description == "one"
    Book(tmp_path / "book").items.replace(item("a", description="two"))
    os.utime(items.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert items.find("a").description == "two"


def test_a_file_is_read_once_and_an_entry_checked_once(items, monkeypatch):
    items.put_many([item("a"), item("b")], on_duplicate="refuse")
    first = items.get("a")
    monkeypatch.setattr("shipkit.store.shelf.read_entries", None)
    monkeypatch.setattr(items.model, "model_validate", pytest.fail)
    assert items.get("a") is first


@pytest.mark.parametrize(("code", "found"), [("DLIB", "DLIB"), ("dlib", "DLIB"), ("Moma", None), ("moma", "moma")])
def test_another_case_is_understood_when_one_can_be_meant(items, code, found):
    write(items, by_hand("DLIB", "moma", "MOMA"))
    assert items.resolve(code) == found
    entry = items.get(code)
    assert (entry and entry.code) == found


@pytest.mark.parametrize("on_duplicate", ["refuse", "skip", "replace"])
def test_a_new_code_that_differs_from_another_in_case_alone_is_a_conflict(items, on_duplicate):
    items.add(item("louvre"))
    with pytest.raises(Conflict, match="may not differ in upper and lower case alone: LOUVRE and louvre"):
        items.put_many([item("prado"), item("LOUVRE")], on_duplicate=on_duplicate)
    with pytest.raises(Conflict, match="Depot and depot"):
        items.put_many([item("depot"), item("Depot")], on_duplicate=on_duplicate)
    assert items.codes() == ("louvre",)


def test_entries_that_differ_in_case_alone_already_may_still_be_replaced(items):
    write(items, by_hand("moma", "MOMA"))
    items.replace(item("MOMA", description="Maps"))
    items.put_many([item("moma", description="Maps")], on_duplicate="replace")
    assert {entry.description for entry in items.all()} == {"Maps"}


def test_codes_are_compared_in_nfc(items):
    items.add(item("malé"))
    assert items.find(normalize("NFD", "malé")).code == "malé"
    assert items.find(normalize("NFD", "MALÉ")).code == "malé"


@pytest.mark.parametrize(
    ("code", "meant"),
    [("latop", "; did you mean laptop?"), ("Moma", "; did you mean MOMA or moma?"), ("q", "$"), ("../../x", "$")],
)
def test_what_is_not_there_is_not_found_with_what_looks_like_it(items, code, meant):
    write(items, by_hand("laptop", "moma", "MOMA"))
    with pytest.raises(NotFound, match=f"no item has the code '{code}'{meant.replace('?', '[?]')}") as fault:
        items.find(code)
    assert fault.value.hint == "shipkit item list"
    with pytest.raises(NotFound):
        items.remove(code)


def test_a_huge_code_is_not_found_quickly_and_shown_short(items):
    items.put_many([item(f"item-{n}") for n in range(100)], on_duplicate="refuse")
    with pytest.raises(NotFound) as fault:
        items.find("x" * 10_000_000)
    assert len(fault.value.message) < 200


def test_a_code_is_added_once(items):
    items.add(item("a", description="first"))
    before = items.path.read_bytes()
    with pytest.raises(Conflict, match="item a is in the book already") as fault:
        items.add(item("a", description="second"))
    assert fault.value.hint == "shipkit item show a"
    assert items.path.read_bytes() == before


def test_an_entry_is_replaced_whole(items):
    items.add(item("a", hs_code="847130", unit="m"))
    items.replace(item("a", description="Books"))
    assert items.find("a") == item("a", description="Books")
    with pytest.raises(NotFound):
        items.replace(item("b"))


def test_an_entry_is_removed(items):
    items.put_many([item("a"), item("B")], on_duplicate="refuse")
    items.remove("b")
    assert items.codes() == ("a",)


@pytest.mark.parametrize(
    ("on_duplicate", "counts", "descriptions"),
    [
        ("skip", Counts(added=2, replaced=0, skipped=2), {"a": "old", "b": "old", "c": "one", "d": "new"}),
        ("replace", Counts(added=2, replaced=2, skipped=0), {"a": "new", "b": "old", "c": "two", "d": "new"}),
    ],
)
def test_duplicates_are_skipped_or_replaced_as_asked(items, on_duplicate, counts, descriptions):
    items.put_many([item("a", description="old"), item("b", description="old")], on_duplicate="refuse")
    new = [item("a", description="new"), item("c", description="one"), item("c", description="two")]
    assert items.put_many([*new, item("d", description="new")], on_duplicate) == counts
    assert {entry.code: entry.description for entry in items.all()} == descriptions


def test_refused_duplicates_are_all_named_and_nothing_is_written(items):
    items.put_many([item("a"), item("b")], on_duplicate="refuse")
    before = items.path.read_bytes()
    with pytest.raises(Conflict, match="3 codes are in the book already, or given twice: a, b, c"):
        items.put_many([item("b"), item("c"), item("a"), item("d"), item("c")], on_duplicate="refuse")
    assert items.path.read_bytes() == before


def test_nothing_new_writes_nothing(items):
    items.add(item("a"))
    stamp = stamp_of(items.path)
    assert items.put_many([item("a")], on_duplicate="skip") == Counts(0, 0, 1)
    assert items.put_many([], on_duplicate="refuse") == Counts(0, 0, 0)
    assert stamp_of(items.path) == stamp


def test_an_entry_that_went_round_its_checks_is_not_kept(items):
    broken = item("a").model_copy(update={"hs_code": "letters", "code": "../../x"})
    with pytest.raises(InvalidInput) as fault:
        items.add(broken)
    assert {finding.where for finding in fault.value.findings} == {"hs_code", "code"}
    assert not items.path.exists()


# Files with faults

FAULTY = """{
  "items": {
    "good": {"description": "fine"},
    "bad": {
      "description": "x",
      "hs_code": "letters",
      "colour": "red"
    },
    "../../x": {"description": "y"},
    "worse": {"unit_weight_g": -1}
  }
}
"""


@pytest.mark.parametrize(
    "ask",
    [
        lambda items: items.all(),
        lambda items: items.get("bad"),
        lambda items: items.add(item("new")),
        lambda items: items.put_many([item("good")], on_duplicate="replace"),
        lambda items: items.remove("good"),
        lambda items: items.replace(item("good")),
    ],
)
def test_a_fault_in_an_entry_is_refused_with_all_others_and_the_file_left_as_it_is(items, ask):
    write(items, FAULTY)
    with pytest.raises(StoreUnusable) as fault:
        ask(items)
    head, *faults = fault.value.message.splitlines()
    assert head == f"{items.path} has 5 faults, and was left as it is:"
    starts = [
        "items.json:4: bad: hs_code: 'letters' is no HS code",
        "items.json:4: bad: colour: ",
        "items.json:9: ../../x: code: '../../x' is no code",
        "items.json:10: worse: description: ",
        "items.json:10: worse: unit_weight_g: ",
    ]
    for line, start in zip(faults, starts, strict=True):
        assert line.strip().startswith(start)
    assert items.path.read_text(encoding="utf-8") == FAULTY
    assert not list(items.path.parent.glob("*.part"))


def test_a_fault_in_one_entry_does_not_stop_the_reading_of_another(items):
    write(items, FAULTY)
    assert items.find("good").description == "fine"
    assert items.codes() == ("../../x", "bad", "good", "worse")


def test_a_code_that_would_be_written_otherwise_is_a_fault(items):
    write(items, '{"items": {" a ": {"description": "x"}}}')
    with pytest.raises(StoreUnusable, match=r"items.json:1:  a : code: write it as 'a'"):
        items.all()


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused_and_left_as_it_is(items, part):
    items.put_many([item(f"item-{n}") for n in range(50)], on_duplicate="refuse")
    content = items.path.read_bytes()
    cut = content[: int(len(content) * part)]
    items.path.write_bytes(cut)
    for ask in (items.codes, items.all, lambda: items.get("item-1"), lambda: items.add(item("new"))):
        with pytest.raises(StoreUnusable, match=r"items\.json:\d+: this is no JSON"):
            ask()
    assert items.path.read_bytes() == cut


# Round trip

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30).map(
    lambda text: normalize("NFC", text)
)
CODE = st.from_regex(r"[\w][\w\-]{0,20}", fullmatch=True).map(lambda text: normalize("NFC", text)[:40])
MONEY = st.fixed_dictionaries(
    {
        "amount": st.decimals(0, 10**9, places=2).map(str),
        "currency": st.sampled_from(["USD", "EUR", "CNY"]),
    }
)


@st.composite
def saved_items(draw):
    return {
        "code": draw(CODE),
        "description": draw(TEXT),
        "hs_code": draw(st.none() | st.from_regex(r"[0-9]{6,10}", fullmatch=True)),
        "country_of_manufacture": draw(st.sampled_from([None, "CN", "DE", "MV"])),
        "unit": draw(st.just("pcs") | TEXT),
        "unit_value": draw(st.none() | MONEY),
        "unit_weight_g": draw(st.none() | st.integers(1, 10**8)),
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(entries=st.lists(saved_items(), max_size=6, unique_by=lambda entry: entry["code"]))
def test_what_was_put_is_read_back_exactly_by_another_process(tmp_path_factory, entries):
    folder = tmp_path_factory.mktemp("book")
    values = []
    for entry in entries:
        try:
            values.append(SavedItem.model_validate(entry))
        except ValueError:
            continue
    if len({value.code for value in values}) < len(values):
        return
    Book(folder).items.put_many(values, on_duplicate="refuse")
    again = Book(folder).items
    assert again.all() == tuple(sorted(values, key=lambda value: value.code))
    assert [repr(entry) for entry in again.all()] == [
        repr(value) for value in sorted(values, key=lambda value: value.code)
    ]
    for value in values:
        assert again.get(value.code) == value
