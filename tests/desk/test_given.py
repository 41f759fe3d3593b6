"""What a Python caller may hand in by mistake: a sentence, never a fault of Python's own, and nothing dropped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from threading import Thread

import pytest

from shipkit.desk.given import order_of
from shipkit.desk.order import Order
from shipkit.errors import InvalidInput, StoreUnusable, UsageError
from shipkit.model.money import Money
from shipkit.store.ledger import Filters

TO = {"recipient": "louvre", "consignment": "export2"}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"weight": [1]}, "weight: a value of type list where text or a number is wanted"),
        ({"weight": {"kg": 1}}, "weight: a value of type dict"),
        ({"reference": b"x"}, "reference: a value of type bytes"),
        ({"references": ["a", b"x"]}, "references.2: a value of type bytes"),
        ({"references": {"a"}}, "references: a value of type set"),
        ({"pieces": [None]}, "pieces.1: None where a mapping"),
        ({"pieces": b"2"}, "pieces: a value of type bytes where a list"),
        ({"pieces": {"weight": 1}}, "pieces: a value of type dict where a list"),
        ({"pieces": [{"weight": [1]}]}, "pieces.1.weight: a value of type list"),
        ({"pieces": [{1: "2"}]}, "pieces.1: no such field: 1"),
        ({"items": "book"}, "items: a value of type str where a list"),
        ({"items": {"item": "book"}}, "items: a value of type dict where a list"),
        ({"items": ["book"]}, "items.1: a value of type str where a mapping"),
        ({"items": [{"item": "book", "amount": 2}]}, "items.1: no such field: amount"),
        ({"items": [{"item": "book"}], "quantity": 2}, "quantity: say it in items"),
        ({"colour": "red"}, "no such field: colour"),
    ],
)
def test_a_field_of_a_wrong_kind_is_a_sentence(desk, fields, why):
    for call in (desk.ship, desk.plan, desk.hold):
        with pytest.raises(UsageError, match=why):
            call(**{**TO, **fields})
    assert desk.ledger.count() == 0


def test_what_is_text_or_a_number_is_taken_and_none_is_left_out():
    order = order_of({
        "weight": 2.5, "pieces": 2, "residential": True, "ship_date": date(2026, 12, 2), "notes": None, "phone": "",
        "value_for_carriage": Money.model_validate("5 USD"), "references": ["a", "b"], "options": ("x", "y"),
        "items": [{"item": "book", "quantity": Decimal("1.5"), "unit": None}],
    })  # fmt: skip
    assert order == Order(
        {
            "weight": "2.5", "pieces": "2", "residential": "True", "ship_date": "2026-12-02",
            "value_for_carriage": "5.00 USD", "references": "a;b", "options": "x y",
        },
        ({"item": "book", "quantity": "1.5"},),
    )  # fmt: skip
    assert order_of({"items": None, "pieces": None, "item": "book"}).items == ({"item": "book"},)


@pytest.mark.parametrize(
    "call",
    [
        lambda desk: desk.show(None),
        lambda desk: desk.show(123),
        lambda desk: desk.find_number(100000000012),
        lambda desk: desk.ship_again(None),
        lambda desk: desk.ship_back(12),
        lambda desk: desk.void(12),
        lambda desk: desk.void(["12"]),
        lambda desk: desk.void(),
        lambda desk: desk.void("12", why=None),
        lambda desk: list(desk.waybills("12")),
        lambda desk: list(desk.waybills([12])),
        lambda desk: desk.print("12", "a.pdf"),
        lambda desk: desk.print(None, "a.pdf"),
        lambda desk: desk.print([], "a.pdf"),
        lambda desk: desk.send("12", "file:/tmp"),
        lambda desk: desk.history("FR"),
        lambda desk: desk.history({"country": "FR"}),
        lambda desk: desk.history(Filters(country=["FR"])),
        lambda desk: desk.history(Filters(status=date(2026, 12, 1))),
        lambda desk: desk.history(Filters(numbers="12")),
        lambda desk: desk.history(limit=-1),
        lambda desk: desk.history(limit="5"),
        lambda desk: desk.history(limit=True),
        lambda desk: desk.summary("FR"),
        lambda desk: desk.summary(by=None),
        lambda desk: desk.drafts(-1),
        lambda desk: desk.draft("x"),
        lambda desk: desk.ship_draft("x"),
        lambda desk: desk.ship_draft(None),
        lambda desk: desk.remove_draft(1.0),
        lambda desk: desk.change_draft(1, {"recipient": "louvre"}),
        lambda desk: desk.ship("louvre"),
        lambda desk: desk.ship(Order(TO), reference="R-1"),
        lambda desk: desk.ship(number=12, **TO),
        lambda desk: desk.plan_group(None, **TO),
        lambda desk: desk.hold({"recipient": "louvre"}),
    ],
)
def test_a_wrong_kind_of_argument_is_a_usage_error(desk, call):
    with pytest.raises(UsageError):
        call(desk)


def test_no_numbers_at_all_in_a_filter_find_nothing(desk):
    desk.ship(**TO)
    assert list(desk.history(Filters(numbers=[]))) == []
    assert len(list(desk.history(Filters(since=date(2026, 12, 1)), limit=5))) == 1


def test_a_closed_desk_is_not_opened_again_by_itself(desk):
    number = desk.ship(**TO).number
    rows = desk.history()
    desk.ship(**TO)
    next(rows)
    desk.close()
    desk.close()
    for use in (
        lambda: desk.show(number),
        lambda: desk.ship(**TO),
        desk.today,
        desk.history,
        desk.__enter__,
        desk.info,
    ):
        with pytest.raises(UsageError, match="this desk is closed"):
            use()
    with pytest.raises(StoreUnusable, match="was closed while it was read"):
        list(rows)


def test_a_desk_in_another_thread_says_so(desk):
    said = []

    def use():
        try:
            desk.ship(**TO)
        except UsageError as fault:
            said.append(fault.message)

    thread = Thread(target=use)
    thread.start()
    thread.join()
    assert said == ["this desk was opened in another thread: open one in each"]
    assert desk.ship(**TO).is_new


@pytest.mark.parametrize(("given", "kept"), [(" wrong\n address ", "wrong address"), ("", None), (" \t", None)])
def test_the_reason_of_a_void_is_one_clean_line(desk, given, kept):
    number = desk.ship(**TO).number
    (voided,) = desk.void(number, why=given)
    assert voided.events[-1].detail == ({"why": kept} if kept else {})


def test_a_reason_that_cannot_be_kept_voids_nothing(desk):
    number = desk.ship(**TO).number
    with pytest.raises(InvalidInput) as caught:
        desk.void(number, why="x\x1b[2J")
    assert [finding.where for finding in caught.value.findings] == ["why"]
    assert desk.show(number).row.status == "booked"


@pytest.mark.parametrize("words", [{}, {"documents": ("label",)}, {"set_of": "export"}, {"form": "waybill-230x127"}])
def test_a_void_waybill_is_printed_as_one(desk, tmp_path, words):
    import pypdfium2

    number = desk.ship(**TO).number
    desk.void(number, why="wrong address")
    desk.print([number], tmp_path / "a.pdf", **words)
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert all("VOID" in text for text in texts)
