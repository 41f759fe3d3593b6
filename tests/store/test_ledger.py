"""The contract of a ledger: what it promises on every engine. Only the `ledger` fixture knows which one it is."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shipkit.errors import Conflict, InvalidInput, NotFound, UsageError
from shipkit.store.ledger import Filters, Known

AT = "2026-11-22T09:00:00Z"
FRESH = count()
LATER = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def numbers(rows):
    return [row.number for row in rows]


# Shipments


def test_what_was_booked_is_found_again(ledger, make_shipment, make_piece):
    row = make_shipment(1)
    with ledger.transaction():
        ledger.add_shipments([row], [make_piece(1)])
    found = ledger.get(row.number)
    assert found.row == replace(row, search="", record="")
    assert found.record == row.record
    assert ledger.find(row.number) == found


def test_a_number_nobody_has_is_none_or_not_found(ledger):
    assert ledger.get("100000000001") is None
    with pytest.raises(NotFound, match="'100000000001'") as fault:
        ledger.find("100000000001")
    assert fault.value.hint


@pytest.mark.parametrize(
    "written", ["100000000001", "1000 0000 0001", " 1000-0000-0001 ", "J100000000001002", "J1000 0000 0001 002", "SO-1"]
)
def test_a_shipment_is_found_however_its_number_is_written(ledger, make_shipment, make_piece, written):
    with ledger.transaction():
        ledger.add_shipments([make_shipment(1), make_shipment(2)], [make_piece(1, 1), make_piece(1, 2)])
    assert ledger.find(written).row.number == "100000000001"


def test_a_reference_finds_the_live_shipment_and_without_one_the_void(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1, reference="A"))
    ledger.add_event("100000000001", "void", AT, "desk")
    assert ledger.find("A").row.number == "100000000001"
    book_shipments(ledger, make_shipment(2, reference="A"))
    assert ledger.find("A").row.number == "100000000002"


def test_a_blank_reference_finds_nothing(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1, reference=""), make_shipment(2, reference=""))
    with pytest.raises(NotFound):
        ledger.find("")


def test_a_time_is_kept_in_utc_however_it_was_given(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1, booked_at="2026-11-22T17:00:00.5+08:00"))
    assert ledger.get("100000000001").row.booked_at == AT


@pytest.mark.parametrize("changes", [{"booked_at": "2026-11-22T09:00:00"}, {"ship_date": "tomorrow"}])
def test_a_time_that_is_none_is_not_booked(ledger, make_shipment, changes):
    with pytest.raises(ValueError, match=r"zone|Invalid"), ledger.transaction():
        ledger.add_shipments([make_shipment(1, **changes)], [])
    assert ledger.count() == 0


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"number": "100000000001"}, "waybill number 100000000001"),
        ({"reference": "SO-1"}, "reference SO-1"),
    ],
)
def test_a_double_is_refused_by_name_and_nothing_of_it_is_kept(ledger, make_shipment, book_shipments, changes, named):
    book_shipments(ledger, make_shipment(1))
    with pytest.raises(Conflict, match=f"booked already: {named}$"), ledger.transaction():
        ledger.add_shipments([make_shipment(2), make_shipment(3, **changes)], [])
    assert numbers(ledger.search(Filters())) == ["100000000001"]


def test_a_piece_number_is_given_once(ledger, make_shipment, make_piece):
    with ledger.transaction():
        ledger.add_shipments([make_shipment(1)], [make_piece(1)])
    taken = make_piece(1).plate
    with pytest.raises(Conflict, match=f"piece number {taken}"), ledger.transaction():
        ledger.add_shipments([make_shipment(2)], [make_piece(2, plate=taken)])


def test_doubles_among_those_given_are_refused_too(ledger, make_shipment, make_piece):
    rows = [make_shipment(1), make_shipment(1, reference="SO-2"), make_shipment(3, reference="SO-2")]
    with pytest.raises(Conflict, match=r"number 100000000001; reference SO-2$"), ledger.transaction():
        ledger.add_shipments(rows, [])
    assert ledger.count() == 0


def test_after_a_double_the_transaction_goes_on(ledger, make_shipment):
    with ledger.transaction():
        ledger.add_shipments([make_shipment(1)], [])
        with pytest.raises(Conflict):
            ledger.add_shipments([make_shipment(2), make_shipment(1)], [])
        ledger.add_shipments([make_shipment(3)], [])
    assert numbers(ledger.search(Filters())) == ["100000000003", "100000000001"]


def test_a_reference_is_free_again_after_a_void(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1, reference="A"))
    ledger.add_event("100000000001", "void", AT, "desk")
    book_shipments(ledger, make_shipment(2, reference="A"))
    assert ledger.count(Filters(reference="A")) == 2


def test_a_reference_that_is_free_again_is_not_named_as_a_double(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1, reference="A"), make_shipment(2))
    ledger.add_event("100000000001", "void", AT, "desk")
    with pytest.raises(Conflict, match=r"booked already: waybill number 100000000002$"):
        book_shipments(ledger, make_shipment(3, reference="A"), make_shipment(2, reference="B"))


def test_a_beginning_may_go_on_in_any_script(ledger, make_shipment, book_shipments):
    book_shipments(ledger, *(make_shipment(n, reference=f"PO{end}") for n, end in enumerate(("", "~", "号", "🚚"))))
    assert ledger.count(Filters(reference="PO*")) == 4
    assert ledger.count(Filters(reference="PO号*")) == 1


def test_shipments_without_a_reference_do_not_meet(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1, reference=""), make_shipment(2, reference=""))
    assert ledger.count() == 2


def test_known_tells_the_live_shipment_else_the_void_one_booked_last(ledger, make_shipment, book_shipments):
    for n, at in ((3, "2026-01-02"), (1, "2026-01-03"), (2, "2026-01-01")):
        book_shipments(ledger, make_shipment(n, reference="A", booked_at=f"{at}T00:00:00Z"))
        ledger.add_event(f"10000000000{n}", "void", AT, "desk")
    assert ledger.known(["A", "B", ""]) == {"A": Known("100000000001", f"{1:032x}", "void", 1)}
    book_shipments(ledger, make_shipment(4, reference="A", booked_at="2025-01-01T00:00:00Z", pieces=3))
    assert ledger.known(["A", "A"]) == {"A": Known("100000000004", f"{4:032x}", "booked", 3)}


def test_many_references_and_pieces_are_looked_up_at_once(ledger, make_shipment, make_piece):
    many = 1203
    with ledger.transaction():
        ledger.add_shipments(
            [make_shipment(n) for n in range(many)],
            [make_piece(n, piece) for n in range(many) for piece in (2, 1)],
        )
    known = ledger.known([f"SO-{n}" for n in range(2 * many)])
    assert {reference: row.number for reference, row in known.items()} == {
        f"SO-{n}": make_shipment(n).number for n in range(many)
    }
    plates = ledger.plates([make_shipment(n).number for n in range(many)])
    assert plates == {make_shipment(n).number: (make_piece(n, 1).plate, make_piece(n, 2).plate) for n in range(many)}
    assert ledger.known([]) == ledger.plates([]) == {}


def test_a_transaction_is_kept_whole_or_not_at_all(ledger, make_shipment):
    with pytest.raises(KeyboardInterrupt), ledger.transaction():
        ledger.take_serials("main", 1, 100, 5)
        ledger.add_shipments([make_shipment(1)], [])
        ledger.save_draft(AT, "desk", "held", "{}")
        raise KeyboardInterrupt
    assert (ledger.count(), ledger.serials_used("main"), ledger.drafts()) == (0, 0, ())


def test_a_transaction_does_not_hold_another(ledger):
    with pytest.raises(RuntimeError, match="open already"), ledger.transaction(), ledger.transaction():
        pass
    with ledger.transaction():
        ledger.take_serials("main", 1, 9, 1)


def test_a_closed_ledger_opens_again_when_used(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1))
    ledger.close()
    ledger.close()
    assert ledger.count() == 1


# Numbers


def test_serials_are_given_in_order_and_once(ledger):
    assert ledger.serials_used("main") == 0
    assert [ledger.take_serials("main", 10, 99, count) for count in (1, 5, 2)] == [10, 11, 16]
    assert ledger.take_serials("other", 10, 99, 1) == 10
    assert (ledger.serials_used("main"), ledger.serials_used("other")) == (18, 11)


@pytest.mark.parametrize(("taken", "wanted", "left"), [(0, 11, 10), (4, 7, 6), (10, 1, 0)])
def test_a_range_that_holds_too_few_gives_none_and_says_how_many_are_left(ledger, taken, wanted, left):
    if taken:
        ledger.take_serials("main", 1, 10, taken)
    with pytest.raises(Conflict, match=f"'main' has {left} left, and {wanted} are needed: add a range"):
        ledger.take_serials("main", 1, 10, wanted)
    if left:
        assert ledger.take_serials("main", 1, 10, left) == taken + 1


def test_a_range_that_was_moved_on_begins_at_its_new_first(ledger):
    ledger.take_serials("main", 1, 10, 3)
    assert ledger.take_serials("main", 500, 510, 2) == 500
    assert ledger.take_serials("main", 1, 600, 1) == 502
    with pytest.raises(Conflict, match="has 0 left"):
        ledger.take_serials("main", 1, 10, 1)


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_serial_is_given_twice_whatever_is_asked(ledger, data):
    name = f"range {next(FRESH)}"
    given_out: set[int] = set()
    for wanted in data.draw(st.lists(st.integers(1, 12), max_size=12)):
        try:
            first = ledger.take_serials(name, 5, 54, wanted)
        except Conflict:
            assert 50 - len(given_out) < wanted
        else:
            new = set(range(first, first + wanted))
            assert not new & given_out
            given_out |= new
    assert given_out == set(range(5, 5 + len(given_out)))
    assert len(given_out) <= 50


# Searching


@pytest.fixture
def history(ledger, make_shipment, book_shipments):
    """Four shipments; the fourth is void."""
    book_shipments(
        ledger,
        make_shipment(1, ship_date="2026-01-01", booked_at="2025-12-31T10:00:00Z", country="DE", recipient="a"),
        make_shipment(
            2, ship_date="2026-01-02", booked_at="2026-01-01T10:00:00Z", country="FR", recipient="b", phone="+331",
            consignee="", company="Bibliothèque nationale 100%", payer_account="X1", weight_g=2500, pieces=3,
        ),
        make_shipment(
            3, ship_date="2026-01-02", booked_at="2026-01-01T11:00:00Z", country="FR", recipient="a",
            reference="PO-7", service="economy", consignee="Malé Museum", search="laptop computers malé",
        ),
        make_shipment(4, ship_date="2026-02-01", booked_at="2026-01-05T10:00:00Z", country="MV", reference="PO-8"),
    )  # fmt: skip
    ledger.add_event("100000000004", "void", LATER, "desk")
    return ledger


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), [4, 3, 2, 1]),
        (Filters(since="2026-01-02"), [4, 3, 2]),
        (Filters(since=date(2026, 1, 2), until=date(2026, 1, 2)), [3, 2]),
        (Filters(until="2026-01-01"), [1]),
        (Filters(booked_since="2026-01-01T11:00:00Z"), [4, 3]),
        (Filters(booked_since=datetime(2026, 1, 1, 10, tzinfo=UTC), booked_until="2026-01-01T19:00:00+08:00"), [3, 2]),
        (Filters(booked_until="2026-01-01T10:00:00Z", since="2026-01-02"), [2]),
        (Filters(recipient="a"), [3, 1]),
        (Filters(recipient="a", country="FR"), [3]),
        (Filters(country="FR"), [3, 2]),
        (Filters(country="FR", service="economy", since="2026-01-01"), [3]),
        (Filters(reference="PO-7"), [3]),
        (Filters(reference="PO-7*"), [3]),
        (Filters(reference="PO-*"), [4, 3]),
        (Filters(reference="PO-*", country="FR"), [3]),
        (Filters(reference="PO-*", since="2026-01-03"), [4]),
        (Filters(reference="PO-%"), []),
        (Filters(reference="*"), [4, 3, 2, 1]),
        (Filters(status="void"), [4]),
        (Filters(status="booked", recipient="a"), [3, 1]),
        (Filters(service="economy"), [3]),
        (Filters(phone="+331"), [2]),
        (Filters(payer_account="X1"), [2]),
        (Filters(consignee="bibliothÈque"), [2]),
        (Filters(consignee="100%"), [2]),
        (Filters(consignee="%"), [2]),
        (Filters(consignee="MALÉ"), [3]),
        (Filters(consignee="deutsche nationalbibliothek"), [4, 3, 1]),
        (Filters(text="LAPTOP male\u0301"), [3]),
        (Filters(text="laptop books"), []),
        (Filters(text="0000002"), [2]),
        (Filters(text="_"), []),
        (Filters(text="  "), [4, 3, 2, 1]),
        (Filters(numbers=["100000000002", "100000000001", "9"]), [2, 1]),
        (Filters(numbers=["100000000002"], country="DE"), []),
        (Filters(numbers=[]), []),
        (Filters(recipient="' OR 1=1 --"), []),
    ],
)
def test_a_list_holds_what_passes_all_filters(history, filters, found):
    expected = [f"10000000000{n}" for n in found]
    assert numbers(history.search(filters)) == expected
    assert numbers(history.search(filters, newest_first=False)) == expected[::-1]
    assert numbers(history.search(filters, limit=1)) == expected[:1]
    assert numbers(history.search(filters, 1, newest_first=False)) == expected[::-1][:1]
    assert history.count(filters) == len(expected)


def test_as_many_conditions_as_can_be_asked_for_are_answered(history):
    given = Filters(text="a " * 500, reference="*", consignee="a", numbers=["1"] * 30_000, since="2026-01-01")
    assert history.count(given) == 0


def test_a_row_of_a_list_has_neither_record_nor_search_words(history):
    row = next(history.search(Filters(numbers=["100000000001"])))
    assert (row.record, row.search) == ("", "")
    assert row == history.get("100000000001").row


def test_a_list_is_read_as_it_is_asked_for(history, make_shipment, book_shipments):
    rows = history.search(Filters(), newest_first=False)
    assert next(rows).number == "100000000001"
    book_shipments(history, make_shipment(9))
    assert len(list(rows)) >= 3


def test_a_filter_that_cannot_be_used_is_refused_at_once(history):
    for ask in (history.search, history.count, lambda filters: history.summary(filters, "status")):
        with pytest.raises(InvalidInput, match="date"):
            ask(Filters(since="soon"))


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("status", [("booked", 3, 5, 5500, 0), ("void", 0, 0, 0, 1)]),
        ("country", [("DE", 1, 1, 1500, 0), ("FR", 2, 4, 4000, 0), ("MV", 0, 0, 0, 1)]),
        ("service", [("economy", 1, 1, 1500, 0), ("priority", 2, 4, 4000, 1)]),
        ("ship_date", [("2026-01-01", 1, 1, 1500, 0), ("2026-01-02", 2, 4, 4000, 0), ("2026-02-01", 0, 0, 0, 1)]),
        ("month", [("2026-01", 3, 5, 5500, 0), ("2026-02", 0, 0, 0, 1)]),
    ],
)
def test_a_summary_counts_the_live_and_the_void_apart(history, by, rows):
    found = history.summary(Filters(), by=by)
    assert [(row.key, row.shipments, row.pieces, row.weight_g, row.void) for row in found] == rows


def test_a_summary_keeps_to_the_filters(history):
    assert [row.key for row in history.summary(Filters(country="FR"), by="service")] == ["economy", "priority"]
    assert history.summary(Filters(country="XX"), by="service") == ()


@pytest.mark.parametrize("by", ["colour", "status; DROP TABLE shipments", ""])
def test_a_summary_by_something_else_is_refused(history, by):
    with pytest.raises(UsageError, match="by one of status, country"):
        history.summary(Filters(), by=by)


# Events


def test_a_booking_is_the_first_event(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1))
    (event,) = ledger.events("100000000001")
    assert (event.at, event.kind, event.who, event.detail) == (AT, "booked", "desk", {})


def test_the_status_follows_the_events(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1), make_shipment(2))
    assert ledger.add_event("100000000001", "printed", LATER, "desk", {"pages": 2}) == "booked"
    assert ledger.add_event("100000000001", "closed", LATER, "desk") == "closed"
    assert ledger.add_event("100000000001", "void", LATER, "supervisor", {"why": "错了"}) == "void"
    assert [event.kind for event in ledger.events("100000000001")] == ["booked", "printed", "closed", "void"]
    assert ledger.events("100000000001")[-1].detail == {"why": "错了"}
    assert ledger.events("100000000001")[-1].at == "2026-11-23T08:30:00Z"
    assert [ledger.get(f"10000000000{n}").row.status for n in (1, 2)] == ["void", "booked"]


def test_an_event_and_its_status_are_kept_together_or_not_at_all(ledger, make_shipment, book_shipments, monkeypatch):
    book_shipments(ledger, make_shipment(1))
    with monkeypatch.context() as broken, pytest.raises(TypeError):
        broken.setattr("shipkit.store.ledger.fold", None)
        ledger.add_event("100000000001", "void", AT, "desk")
    assert [event.kind for event in ledger.events("100000000001")] == ["booked"]


def test_an_event_needs_a_shipment(ledger):
    with pytest.raises(NotFound, match="'999'"):
        ledger.add_event("999", "void", AT, "desk")
    assert ledger.events("999") == ()


# Drafts and imports


def test_a_draft_is_held_changed_and_removed(ledger):
    content = json.dumps({"recipient": "国图"}, ensure_ascii=False)
    first = ledger.save_draft(AT, "desk", "to the library", content)
    second = ledger.save_draft(LATER, "desk", "to the museum", "{}")
    draft = ledger.find_draft(first)
    assert (draft.created_at, draft.updated_at, draft.title, draft.content) == (AT, AT, "to the library", content)
    ledger.update_draft(first, LATER, "supervisor", "changed", "{}")
    changed = ledger.get_draft(first)
    assert (changed.created_at, changed.updated_at) == (AT, "2026-11-23T08:30:00Z")
    assert (changed.who, changed.title, changed.content) == ("supervisor", "changed", "{}")
    assert [row.id for row in ledger.drafts()] == [second, first]
    assert [row.id for row in ledger.drafts(1)] == [second]
    ledger.remove_draft(first)
    assert ledger.get_draft(first) is None


def test_the_number_of_a_removed_draft_is_not_given_again(ledger):
    first = ledger.save_draft(AT, "desk", "one", "{}")
    ledger.remove_draft(first)
    assert ledger.save_draft(AT, "desk", "two", "{}") > first


@pytest.mark.parametrize("number", [0, -1, 7, 2**63 - 1, 2**63, 10**30])
def test_a_draft_that_is_not_there_is_not_found(ledger, number):
    for ask in (
        ledger.find_draft,
        ledger.remove_draft,
        lambda number: ledger.update_draft(number, AT, "desk", "", "{}"),
    ):
        with pytest.raises(NotFound, match=f"no draft {number}$") as fault:
            ask(number)
        assert fault.value.hint == "shipkit draft list"


def test_imports_are_noted_newest_first(ledger):
    for n in (1, 2, 3):
        ledger.record_import(at=LATER, who="desk", name=f"orders-{n}.csv", digest="d", orders=100, booked=n)
    assert [(row.name, row.booked) for row in ledger.imports(2)] == [("orders-3.csv", 3), ("orders-2.csv", 2)]
    row = ledger.imports()[-1]
    assert (row.at, row.who, row.digest, row.orders) == ("2026-11-23T08:30:00Z", "desk", "d", 100)


# Bad input and care


def test_half_a_surrogate_pair_is_refused_and_nothing_is_written(ledger, make_shipment):
    with pytest.raises(InvalidInput, match="surrogate"), ledger.transaction():
        ledger.add_shipments([make_shipment(1, company="a\ud800")], [])
    assert ledger.count() == 0
    with pytest.raises(InvalidInput, match="surrogate"):
        ledger.find("\udcff")


def test_a_number_beyond_sixty_four_bits_is_refused(ledger, make_shipment):
    with pytest.raises(InvalidInput, match="too large"), ledger.transaction():
        ledger.add_shipments([make_shipment(1, customs_minor=2**63)], [])


def test_a_sound_ledger_has_no_findings(history):
    assert history.check() == ()


def test_a_status_its_events_do_not_lead_to_is_found(history):
    history._db.execute("UPDATE shipments SET status = 'closed' WHERE number = '100000000002'")
    history._db.execute("DELETE FROM events WHERE number = '100000000004'")
    found = history.check()
    assert [finding.where for finding in found] == ["100000000002", "100000000004"]
    assert found[0].why == "its status is closed, and its events make it booked"
