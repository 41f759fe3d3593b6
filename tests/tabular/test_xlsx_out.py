import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular import read_table, xlsx_out
from shipkit.tabular.table import LONGEST_CELL
from shipkit.tabular.xlsx_out import write_xlsx


def written(header, rows):
    stream = io.BytesIO()
    write_xlsx(stream, header, rows)
    stream.seek(0)
    return stream


def sheet_of(header, rows):
    """What another program reads."""
    return openpyxl.load_workbook(written(header, rows)).active


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        (Decimal("1.50"), 1.5, "0.00"),
        (Decimal(-5), -5, "0"),
        (Decimal("0.001"), 0.001, "0.000"),
        (Decimal("1E+3"), "1000", "General"),
        (Decimal("12345678901234.56"), "12345678901234.56", "General"),
        (42, 42, "General"),
        (123_456_789_012_345, 123_456_789_012_345, "General"),
        (1_234_567_890_123_456, "1234567890123456", "General"),
        (dt.date(2026, 3, 1), dt.datetime(2026, 3, 1), "yyyy-mm-dd"),  # noqa: DTZ001
        (dt.date(1899, 12, 31), "1899-12-31", "General"),
        (dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC), "2026-03-01T09:30:00+00:00", "General"),
        (True, True, "General"),
        ("007", "007", "General"),
        ("http://example.com", "http://example.com", "General"),
        (None, None, "General"),
        ("", None, "General"),
    ],
)
def test_a_cell_keeps_its_kind_unless_a_spreadsheet_would_round_it(cell, value, shown):
    written_cell = sheet_of(("a", "b"), [("x", cell)])["B2"]
    assert (written_cell.value, written_cell.number_format) == (value, shown)
    assert written_cell.hyperlink is None


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\t=1", "'=1"])
def test_a_formula_is_text_that_stays_text_when_it_is_edited(text):
    cell = sheet_of(("a",), [(text,)])["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_the_header_is_bold_and_stays_with_a_filter_over_all_rows():
    sheet = sheet_of(("number", "city"), [("SK1", "Lyon"), ("SK2", "Malé")])
    assert [cell.font.b for cell in sheet[1]] == [True, True]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert not sheet["A2"].font.b


def test_columns_are_as_wide_as_their_text_within_bounds():
    sheet = sheet_of(("a", "b", "c"), [("1", "北京市海淀区中关村", "x" * 200)])
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert [round(width) for width in widths] == [7, 19, 61]


def test_a_text_that_does_not_fit_is_refused_with_its_place():
    write_xlsx(io.BytesIO(), ("a",), [("x" * LONGEST_CELL,)])
    with pytest.raises(
        InvalidInput, match="Row 3 does not fit an XLSX sheet: column 2 has a text of 32,768 characters"
    ):
        write_xlsx(io.BytesIO(), ("a", "b"), [("1", "2"), ("1", "x" * (LONGEST_CELL + 1))])


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", 3)
    write_xlsx(io.BytesIO(), ("a",), [("1",), ("2",)])
    with pytest.raises(InvalidInput, match="holds 3 rows"):
        write_xlsx(io.BytesIO(), ("a",), [("1",), ("2",), ("3",)])


def test_after_a_fault_nothing_has_reached_the_stream():
    stream = io.BytesIO()
    with pytest.raises(InvalidInput):
        write_xlsx(stream, ("a",), [("x" * 40_000,)])
    assert stream.getvalue() == b""


def test_the_same_rows_give_the_same_bytes():
    rows = [("SK1", Decimal("1.5"), dt.date(2026, 3, 1))]
    assert written("abc", rows).getvalue() == written("abc", rows).getvalue()
    assert openpyxl.load_workbook(written("abc", rows)).properties.created.year == 1980


def test_what_was_a_number_is_read_as_its_text():
    rows = [(Decimal("12.50"), 7, dt.date(2026, 3, 1), True, "0012")]
    assert list(read_table(written("abcde", rows)).rows) == [(2, ("12.5", "7", "2026-03-01", "TRUE", "0012"))]
