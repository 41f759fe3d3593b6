"""A file of orders: planned whole, applied exactly once, answered with a receipt."""

from __future__ import annotations

import csv
import io
import json

import pytest
from batchfiles import HEADER, an_order, as_csv

from shipkit.errors import Conflict, InvalidInput
from shipkit.store.ledger import Filters


def receipt_of(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def test_each_reference_is_booked_once_with_a_number_of_its_own(desk, a_file):
    result = desk.batch(a_file([an_order(f"R-{n}") for n in range(20)]))
    assert [line.status for line in result.lines] == ["booked"] * 20
    assert len(set(result.numbers)) == 20
    assert desk.ledger.count(Filters()) == 20


def test_numbers_follow_the_order_of_the_file(desk, a_file):
    result = desk.batch(a_file([an_order(reference) for reference in ("B", "A", "C")]))
    assert [line.reference for line in result.lines] == ["B", "A", "C"]
    assert list(result.numbers) == sorted(result.numbers, key=lambda number: number[:11])


def test_the_same_file_again_gives_the_numbers_it_has(desk, a_file):
    path = a_file([an_order("R-1"), an_order("R-2")])
    first, second = desk.batch(path), desk.batch(path)
    assert [line.status for line in second.lines] == ["already", "already"]
    assert second.numbers == first.numbers
    assert [line.pieces for line in second.lines] == [line.pieces for line in first.lines]


def test_a_file_run_again_on_another_day_books_nothing(desk, a_file, monkeypatch):
    path = a_file([an_order("R-1")])
    desk.batch(path)
    monkeypatch.setenv("SHIPKIT_NOW", "2026-12-24T12:00:00+00:00")
    assert desk.batch(path).counts() == {"already": 1}


def test_columns_in_another_order_are_the_same_content(desk, a_file):
    desk.batch(a_file([an_order("R-1")]))
    assert desk.batch(a_file([an_order("R-1")], header=HEADER[::-1])).counts() == {"already": 1}


def test_further_rows_of_a_reference_add_items_also_when_they_stand_apart(desk, a_file):
    more = {
        "reference": "R-1",
        "description": "Woven silk scarves",
        "quantity": "2",
        "unit_value": "9",
        "currency": "EUR",
    }
    result = desk.batch(a_file([an_order("R-1"), an_order("R-2"), more]))
    assert [line.rows for line in result.lines] == [(2, 4), (3,)]
    items = desk.show("R-1").waybill.consignment.items
    assert [item.description for item in items] == ["Printed books", "Woven silk scarves"]


def test_nothing_is_booked_while_one_row_is_bad_and_every_fault_is_named_with_its_line(desk, a_file):
    rows = [an_order("R-1"), an_order("R-2", weight="-1", country="Atlantis"), an_order("R-3", hs_code="49A199")]
    with pytest.raises(InvalidInput) as caught:
        desk.batch(a_file(rows))
    places = {(finding.line, finding.where) for finding in caught.value.findings}
    assert {(3, "weight"), (3, "country"), (4, "hs_code")} <= places
    assert all(finding.file.endswith("orders.csv") for finding in caught.value.findings)
    assert desk.ledger.count(Filters()) == 0


def test_a_fault_of_an_item_stands_on_the_item_s_own_line(desk, a_file):
    more = {"reference": "R-1", "description": "Green tea", "quantity": "none", "unit_value": "9", "currency": "EUR"}
    with pytest.raises(InvalidInput) as caught:
        desk.batch(a_file([an_order("R-1"), an_order("R-2"), more]))
    assert [(finding.line, finding.where) for finding in caught.value.findings] == [(4, "quantity")]


def test_skip_bad_books_the_others_and_the_receipt_says_why_not(desk, a_file, tmp_path):
    rows = [an_order("R-1"), an_order("R-2", weight="heavy"), an_order("R-3")]
    result = desk.batch(a_file(rows), skip_bad=True, receipt=tmp_path / "receipt.csv")
    assert [line.status for line in result.lines] == ["booked", "bad", "booked"]
    receipt = receipt_of(tmp_path / "receipt.csv")
    assert receipt[0] == [*HEADER, "status", "number", "pieces", "error"]
    assert receipt[2][-4:-1] == ["bad", "", ""]
    assert "'heavy' is no weight" in receipt[2][-1]
    assert receipt[1][-3] == result.numbers[0]


def test_a_receipt_mended_and_given_back_books_what_was_bad(desk, a_file, tmp_path):
    receipt = tmp_path / "receipt.csv"
    desk.batch(a_file([an_order("R-1"), an_order("R-2", weight="heavy")]), skip_bad=True, receipt=receipt)
    receipt.write_text(receipt.read_text(encoding="utf-8-sig").replace("heavy", "2"), encoding="utf-8")
    result = desk.batch(receipt, receipt=receipt)
    assert [line.status for line in result.lines] == ["already", "booked"]
    assert receipt_of(receipt)[0].count("status") == 1


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
def test_a_receipt_of_a_file_that_counts_pieces_is_read_back_too(desk, a_file, tmp_path, form):
    receipt = tmp_path / f"receipt.{form}"
    path = a_file([an_order("R-1", pieces="2"), an_order("R-2", pieces="3")], header=(*HEADER, "pieces"))
    first = desk.batch(path, receipt=receipt)
    again = tmp_path / f"again.{form}"
    second = desk.batch(receipt, receipt=again)
    assert second.counts() == {"already": 2}
    assert second.numbers == first.numbers
    assert [line.pieces for line in second.lines] == [line.pieces for line in first.lines]
    assert desk.batch(again).numbers == first.numbers


def test_a_reference_with_other_content_is_a_conflict_and_is_refused(desk, a_file):
    desk.batch(a_file([an_order("R-1")]))
    with pytest.raises(Conflict) as caught:
        desk.batch(a_file([an_order("R-1", weight="9"), an_order("R-2")]))
    assert caught.value.exit_code == 5
    assert [finding.code for finding in caught.value.findings] == ["reference-conflict"]
    assert desk.ledger.count(Filters()) == 1


def test_two_rows_of_a_reference_that_contradict_each_other_are_refused(desk, a_file):
    with pytest.raises(InvalidInput) as caught:
        desk.batch(a_file([an_order("R-1"), an_order("R-1", city="Graz", description="Tea")]))
    assert [(finding.line, finding.where) for finding in caught.value.findings] == [(3, "city")]


def test_what_was_voided_stays_void_when_the_file_runs_again(desk, a_file):
    path = a_file([an_order("R-1"), an_order("R-2")])
    number = desk.batch(path).numbers[0]
    desk.void(number, why="sent twice")
    result = desk.batch(path)
    assert [line.status for line in result.lines] == ["void", "already"]
    assert result.lines[0].number == number
    assert number not in result.numbers


def test_a_voided_reference_may_be_booked_with_other_content(desk, a_file):
    number = desk.batch(a_file([an_order("R-1")])).numbers[0]
    desk.void(number)
    result = desk.batch(a_file([an_order("R-1", weight="3")]))
    assert result.counts() == {"booked": 1}
    assert result.numbers[0] != number


def test_a_dry_run_says_what_would_be_booked_and_books_nothing(desk, a_file):
    path = a_file([an_order("R-1"), an_order("R-2")])
    assert desk.batch(path, dry_run=True).counts() == {"new": 2}
    assert desk.ledger.count(Filters()) == 0
    number = desk.batch(path).numbers[0]
    assert number.startswith("1000000000")


def test_many_processes_check_as_one_does(desk, a_file, tmp_path):
    rows = [an_order(f"R-{n}", weight="0" if n == 777 else "1.5") for n in range(1000)]
    path = a_file(rows)
    with pytest.raises(InvalidInput) as alone:
        desk.batch(path, jobs=1)
    with pytest.raises(InvalidInput) as together:
        desk.batch(path, jobs=2)
    assert together.value.findings == alone.value.findings
    assert [finding.line for finding in alone.value.findings] == [779]


@pytest.mark.parametrize("form", ["jsonl", "xlsx"])
def test_json_lines_and_workbooks_are_read_as_csv_is(desk, tmp_path, form):
    from shipkit.tabular import write_table

    rows = [an_order("R-1"), an_order("R-2", company="國家圖書館")]
    path = tmp_path / f"orders.{form}"
    write_table(path, HEADER, [tuple(row[column] for column in HEADER) for row in rows])
    assert desk.batch(path).counts() == {"booked": 2}
    assert desk.show("R-2").waybill.consignment.consignee.company == "國家圖書館"


def test_a_file_in_gbk_with_semicolons_is_read(desk, tmp_path):
    row = an_order(
        "R-1", company="上海图书馆", address1="淮海中路1555号", city="徐汇区", postcode="200031", country="CN"
    )
    path = tmp_path / "orders.csv"
    path.write_bytes(as_csv([row | {"region": "上海市"}], (*HEADER, "region")).decode().replace(",", ";").encode("gbk"))
    desk.batch(path)
    assert desk.show("R-1").waybill.consignment.consignee.company == "上海图书馆"


def test_a_stream_is_read_as_a_file_is(desk):
    assert desk.batch(io.BytesIO(as_csv([an_order("R-1")]))).counts() == {"booked": 1}


def test_labels_are_in_the_order_of_the_file(desk, a_file, tmp_path):
    import pypdfium2

    result = desk.batch(a_file([an_order(f"R-{n}") for n in (3, 1, 2)]), labels=tmp_path / "labels.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "labels.pdf")
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    for number, text in zip(result.numbers, texts, strict=True):
        assert number in text.replace(" ", "")


def test_a_recipient_and_a_template_of_the_book_need_no_other_cell(desk, tmp_path):
    path = tmp_path / "orders.jsonl"
    rows = [{"reference": "R-1", "recipient": "louvre", "consignment": "export2"}]
    rows += [{"reference": "R-2", "recipient": "louvre", "consignment": "export2", "service": "economy"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    desk.batch(path)
    assert desk.show("R-1").waybill.consignment.consignee.company == "Musée du Louvre"
    assert desk.show("R-2").waybill.consignment.service == "economy"


def test_a_range_that_is_too_short_books_nothing_and_says_what_is_left(desk, a_file):
    toml = desk.folder / "desk.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("last = 999999", "last = 1"), encoding="utf-8")
    with pytest.raises(Conflict, match="3 numbers are needed, 2 are left"):
        desk.batch(a_file([an_order(f"R-{n}") for n in range(3)]))
    assert desk.ledger.count(Filters()) == 0
    with_warning = desk.batch(a_file([an_order("R-1"), an_order("R-2")]))
    assert [finding.code for finding in with_warning.warnings if finding.where == "ranges"] == ["range-nearly-used"]


def test_a_second_range_goes_on_where_the_first_ends(desk, a_file):
    toml = desk.folder / "desk.toml"
    more = '\n[[ranges]]\nname = "second"\nscheme = "plain"\nprefix = "X"\nfirst = 1\nlast = 9999\n'
    text = toml.read_text(encoding="utf-8").replace("last = 999999", "last = 1")
    toml.write_text(text + more, encoding="utf-8")
    result = desk.batch(a_file([an_order(f"R-{n}") for n in range(4)]))
    assert [number[0] for number in result.numbers] == ["1", "1", "X", "X"]
