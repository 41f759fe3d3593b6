"""What was printed is known by its content, for ever."""

from __future__ import annotations

AT = "2026-12-01T08:00:00Z"


def test_a_print_is_found_by_its_content_and_by_its_waybills(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1), make_shipment(2))
    ledger.record_prints("aa", ["100000000002", "100000000001"], "waybill", AT, "desk")
    ledger.record_prints("bb", ["100000000001"], "label", AT, "desk")
    assert [row.number for row in ledger.prints_of("aa")] == ["100000000002", "100000000001"]
    assert [(row.sha256, row.document) for row in ledger.prints("100000000001")] == [("aa", "waybill"), ("bb", "label")]
    assert ledger.prints_of("cc") == ()


def test_a_print_changes_no_status(ledger, make_shipment, book_shipments):
    book_shipments(ledger, make_shipment(1))
    ledger.record_prints("aa", ["100000000001"], "waybill", AT, "desk")
    assert ledger.find("100000000001").row.status == "booked"
    assert len(ledger.events("100000000001")) == 1
