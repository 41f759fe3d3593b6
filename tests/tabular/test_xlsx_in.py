import datetime as dt
import io

import openpyxl
import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular.faults import Faults
from shipkit.tabular.xlsx_in import cell_text, read_xlsx

from .xlsx_files import of_rows


def saved(fill, title="Sheet1"):
    """The bytes of a workbook another program wrote."""
    book = openpyxl.Workbook()
    book.active.title = title
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(fill, sheet=None):
    return read_xlsx(saved(fill), sheet, Faults("a.xlsx"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.3"),
        (19.99, "19.99"),
        (1e-7, "0.0000001"),
        (1e15, "1000000000000000"),
        (1.5e300, "15" + "0" * 299),
        (12, "12"),
        (float("inf"), "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("007", "007"),
        ("-5", "-5"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 12, 30), "2026-03-01T12:30:00"),  # noqa: DTZ001
        (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=30, seconds=5), "30:00:05"),
    ],
)
def test_a_typed_cell_is_the_text_a_person_would_type(value, text):
    assert cell_text(value) == text


def test_a_sheet_is_a_table_with_its_own_row_numbers():
    def fill(sheet):
        for place, value in {
            "B3": "Reference", "C3": "Ship-Date", "D3": "HS code", "E3": "weight",
            "B4": "'007", "C4": dt.date(2026, 3, 1), "D4": "090121", "E4": 2.5,
            "B7": "=x", "C7": None, "D7": 90121, "E7": 3,
        }.items():  # fmt: skip
            sheet[place] = value
        sheet["B7"].data_type = "s"

    table = read(fill)
    assert (table.header, table.header_line) == (("reference", "ship_date", "hs_code", "weight"), 3)
    assert list(table.rows) == [(4, ("'007", "2026-03-01", "090121", "2.5")), (7, ("=x", "", "90121", "3"))]
    assert table.findings == ()


def test_error_cells_are_faults_of_their_rows():
    def fill(sheet):
        sheet.append(["a", "b"])
        sheet.append(["1", "#N/A"])
        sheet.append(["2", "3"])
        sheet.append(["x", "y", "#DIV/0!"])

    table = read(fill)
    assert list(table.rows) == [(2, ("1", "")), (3, ("2", "3")), (4, ("x", "y"))]
    assert [str(finding) for finding in table.findings] == [
        "a.xlsx:2: cell B2 holds the error #N/A",
        "a.xlsx:4: cell C4 holds the error #DIV/0!",
    ]


def test_cells_beside_the_header_are_a_fault():
    def fill(sheet):
        sheet.append(["a", "b"])
        sheet.append(["1", "2", "3"])

    table = read(fill)
    assert list(table.rows) == [(2, ("1", "2"))]
    assert [finding.code for finding in table.findings] == ["row-length"]


@pytest.mark.parametrize(("cell", "code"), [("x" * 40_000, "cell-size"), ("_x0000_", "nul")])
def test_a_cell_longer_than_a_spreadsheet_allows_is_a_fault_and_so_is_a_nul(cell, code):
    rows = f'<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2" t="str"><v>{cell}</v></c></row>'
    table = read_xlsx(of_rows(rows), None, Faults("a.xlsx"))
    assert [cells for _, cells in table.rows] == [("",)]
    assert [(finding.where, finding.code) for finding in table.findings] == [("a", code)]


def test_an_empty_sheet_is_an_empty_file():
    with pytest.raises(InvalidInput) as caught:
        read(lambda _sheet: None)
    assert [finding.code for finding in caught.value.findings] == ["empty-file"]


def test_a_damaged_sheet_is_refused():
    with pytest.raises(InvalidInput) as caught:
        read_xlsx(of_rows('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), None, Faults("a.xlsx"))
    assert "shared strings" in caught.value.findings[0].why


def test_a_formula_whose_value_nobody_kept_is_a_fault_at_its_line():
    def fill(sheet):
        sheet.append(["reference", "weight"])
        sheet.append(["A", "=1+1"])
        sheet.append(["B", 3])

    table = read(fill)
    assert list(table.rows) == [(2, ("A", "")), (3, ("B", "3"))]
    (fault,) = table.findings
    assert (fault.line, fault.code) == (2, "cell-formula")
    assert "B2 holds a formula without its value" in fault.why


def test_a_formula_with_its_value_even_an_empty_text_is_that_value():
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>"x"</f><v>x</v></c><c r="B3" s="1"/></row>'
    )
    table = read_xlsx(of_rows(rows), None, Faults("a.xlsx"))
    assert list(table.rows) == [(2, ("2", "")), (3, ("x", ""))]
    assert not table.findings
