"""One waybill at a time: ship, to a group, again, void, and drafts."""

from __future__ import annotations

from datetime import date

import pytest

from shipkit.errors import Conflict, InvalidInput, NotFound, UsageError
from shipkit.store.ledger import Filters


def test_a_recipient_and_a_template_make_a_waybill_that_is_found_again(desk):
    shipped = desk.ship(recipient="louvre", consignment="export2", reference="R-1")
    for word in (shipped.number, shipped.plates[0], "R-1"):
        assert desk.show(word).row.number == shipped.number
    consignment = desk.show("R-1").waybill.consignment
    assert consignment.consignee.company == "Musée du Louvre"
    assert len(consignment.items) == 2
    assert consignment.ship_date == date(2026, 12, 1)


def test_a_field_given_overrides_the_template(desk):
    number = desk.ship(recipient="louvre", consignment="export2", service="economy", ship_date="tomorrow").number
    consignment = desk.show(number).waybill.consignment
    assert (consignment.service, consignment.ship_date) == ("economy", date(2026, 12, 2))


def test_the_same_reference_with_the_same_content_is_the_same_waybill(desk):
    first = desk.ship(recipient="louvre", consignment="export2", reference="R-1")
    second = desk.ship(recipient="louvre", consignment="export2", reference="R-1")
    assert (second.number, first.is_new, second.is_new) == (first.number, True, False)


def test_the_same_reference_with_other_content_is_a_conflict(desk):
    desk.ship(recipient="louvre", consignment="export2", reference="R-1")
    with pytest.raises(Conflict, match="R-1 was booked as"):
        desk.ship(recipient="prado", consignment="export2", reference="R-1")


def test_without_a_reference_each_call_is_a_waybill_of_its_own(desk):
    numbers = {desk.ship(recipient="louvre", consignment="export2").number for _ in range(3)}
    assert len(numbers) == 3


def test_a_code_in_another_case_is_kept_as_the_book_writes_it(desk):
    number = desk.ship(recipient="LOUVRE", consignment="Export2").number
    row = desk.show(number).row
    assert (row.recipient, row.template) == ("louvre", "export2")


def test_again_with_another_payer_does_not_charge_the_first_one_s_account(desk):
    first = desk.ship(recipient="ncl", consignment="docs", payer="third-party", payer_account="T-100")
    again = desk.show(desk.ship_again(first.number, payer="shipper").number).waybill.consignment
    assert again.payer_account != "T-100"


def test_planning_books_nothing(desk):
    planned = desk.plan(recipient="louvre", consignment="export2")
    assert planned.consignment.consignee.address.country == "FR"
    assert desk.ledger.count(Filters()) == 0


def test_pieces_have_weights_sizes_and_plates_of_their_own(desk):
    pieces = [{"weight": "2 kg", "length": "40", "width": "30", "height": "20"}, {"weight": "500 g"}]
    shipped = desk.ship(recipient="louvre", consignment="export2", pieces=pieces)
    waybill = desk.show(shipped.number).waybill
    assert [piece.weight_g for piece in waybill.consignment.pieces] == [2000, 500]
    assert waybill.consignment.pieces[0].size_mm == (400, 300, 200)
    assert len(set(shipped.plates)) == 2
    assert waybill.plates == shipped.plates


def test_with_a_gs1_prefix_every_piece_has_an_sscc(desk):
    from shipkit.numbers import sscc

    toml = desk.folder / "desk.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace('# gs1_prefix = ""', 'gs1_prefix = "4012345"'), encoding="utf-8")
    plates = [plate for _ in range(2) for plate in desk.ship(recipient="nypl", consignment="boxes3").plates]
    assert len(set(plates)) == 6
    assert all(sscc.is_valid(plate) and plate[1:8] == "4012345" for plate in plates)


def test_a_number_given_by_a_carrier_is_taken_as_it_is(desk):
    assert desk.ship(recipient="louvre", consignment="export2", number="RR123456785CN").number == "RR123456785CN"
    with pytest.raises(Conflict, match="RR123456785CN"):
        desk.ship(recipient="prado", consignment="export2", number="RR123456785CN")


def test_a_carriers_number_with_a_wrong_check_digit_is_doubtful_not_refused(desk):
    shipped = desk.ship(recipient="louvre", consignment="export2", number="RR123456784CN")
    assert "number-doubtful" in {finding.code for finding in shipped.warnings}


@pytest.mark.parametrize("number", ["../../x", "12", "1" * 36, "A B", "١٢٣٤٥٦"])
def test_what_is_no_number_is_refused(desk, number):
    with pytest.raises(InvalidInput) as caught:
        desk.ship(recipient="louvre", consignment="export2", number=number)
    assert [finding.where for finding in caught.value.findings] == ["number"]


def test_a_group_is_shipped_whole_with_a_reference_a_member(desk):
    members = desk.book.groups.find("museums").members
    shipped = desk.ship_group("museums", consignment="docs", reference="MAIL-1")
    assert len(shipped) == len(members)
    for member in members:
        assert desk.show(f"MAIL-1-{member}").row.recipient == member


def test_a_group_with_one_faulty_member_ships_to_none(desk):
    desk.book.groups.add(desk.book.groups.model(code="mixed", members=("louvre", "nobody")))
    with pytest.raises(InvalidInput) as caught:
        desk.ship_group("mixed", consignment="docs")
    assert [finding.where for finding in caught.value.findings] == ["nobody: recipient"]
    assert desk.ledger.count(Filters()) == 0


def test_again_ships_the_same_with_a_new_number_and_without_the_reference(desk):
    first = desk.ship(recipient="ncl", consignment="export2", reference="R-1", notes="Ring twice")
    second = desk.ship_again(first.number)
    before, after = desk.show(first.number).waybill.consignment, desk.show(second.number).waybill.consignment
    assert second.number != first.number
    assert after == before.model_copy(update={"reference": ""})


def test_again_takes_changes(desk):
    first = desk.ship(recipient="ncl", consignment="export2")
    second = desk.ship_again(first.number, service="economy", weight="9", reference="R-9")
    consignment = desk.show(second.number).waybill.consignment
    assert (consignment.service, consignment.weight_g, consignment.reference) == ("economy", 9000, "R-9")
    assert consignment.items == desk.show(first.number).waybill.consignment.items


def test_again_takes_another_recipient_and_another_quantity(desk):
    first = desk.ship(recipient="ncl", consignment="swatches", latin_company="National Central Library")
    second = desk.ship_again(first.number, recipient="prado", quantity="9")
    consignment = desk.show(second.number).waybill.consignment
    assert consignment.consignee == desk.book.recipients.find("prado").party
    assert [str(item.quantity) for item in consignment.items] == ["9"]


def test_a_return_goes_the_other_way_with_a_number_of_its_own(desk):
    first = desk.ship(recipient="louvre", consignment="export2", reference="R-1")
    second = desk.ship_back(first.number)
    there, back = desk.show(first.number).waybill, desk.show(second.number).waybill
    assert back.number != there.number
    assert back.consignment.shipper == there.consignment.consignee
    assert back.consignment.consignee == there.consignment.shipper
    assert (back.consignment.reason, back.consignment.reference) == ("return", "")
    assert first.number in back.consignment.references
    assert back.consignment.items == there.consignment.items


def test_a_void_keeps_the_row_with_who_when_and_why(desk):
    number = desk.ship(recipient="louvre", consignment="export2").number
    (shipment,) = desk.void(number, why="wrong address")
    assert shipment.row.status == "void"
    event = shipment.events[-1]
    assert (event.kind, event.who, event.at, dict(event.detail)) == (
        "void", "desk", "2026-12-01T12:00:00Z", {"why": "wrong address"},
    )  # fmt: skip
    assert shipment.waybill.number == number


def test_a_void_waybill_is_not_voided_twice(desk):
    number = desk.ship(recipient="louvre", consignment="export2").number
    desk.void(number)
    with pytest.raises(Conflict, match="void already"):
        desk.void(number)


def test_several_are_voided_together_or_not_at_all(desk):
    first, second = (desk.ship(recipient="louvre", consignment="export2").number for _ in range(2))
    desk.void(second)
    with pytest.raises(Conflict):
        desk.void(first, second)
    assert desk.show(first).row.status == "booked"


def test_a_void_after_the_close_is_refused(desk):
    number = desk.ship(recipient="louvre", consignment="export2").number
    with desk.ledger.transaction():
        desk.ledger.add_event(number, "closed", "2026-12-01T12:00:00Z", "desk", {})
    with pytest.raises(Conflict, match="is closed"):
        desk.void(number)
    assert desk.show(number).row.status == "closed"


def test_a_draft_keeps_what_was_asked_faulty_or_not_until_it_is_shipped(desk):
    draft = desk.hold(recipient="louvre", weight="0")
    with pytest.raises(InvalidInput):
        desk.ship_draft(draft.code)
    assert [held.order for held in desk.drafts()] == [draft.order]
    desk.change_draft(draft.code, draft.order.changed(desk.hold(consignment="export2").order, ["weight"]))
    number = desk.ship_draft(draft.code).number
    assert desk.show(number).row.recipient == "louvre"
    with pytest.raises(NotFound):
        desk.draft(draft.code)


def test_a_name_that_is_no_column_is_refused_at_once(desk):
    with pytest.raises(UsageError, match="recipiant"):
        desk.ship(recipiant="louvre")


def test_a_paper_printed_later_is_byte_for_byte_the_one_printed_today(desk, tmp_path, monkeypatch):
    number = desk.ship(recipient="ncl", consignment="export2").number
    desk.print([number], tmp_path / "today.pdf")
    moved = desk.book.recipients.find("ncl")
    desk.book.recipients.replace(moved.model_copy(update={"party": desk.book.recipients.find("louvre").party}))
    monkeypatch.setenv("SHIPKIT_NOW", "2031-12-01T12:00:00+00:00")
    desk.print([number], tmp_path / "later.pdf")
    assert (tmp_path / "later.pdf").read_bytes() == (tmp_path / "today.pdf").read_bytes()
