import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.errors import InvalidInput, NotFound
from shipkit.tabular import Table, read_table

from .xlsx_files import of_rows

CSV = b"Reference,City\nR1,Lyon\n"
JSON = b'[{"reference": "R1", "city": "Lyon"}]'
JSONL = b'{"reference": "R1", "city": "Lyon"}\n'
XLSX = of_rows(
    '<row r="1"><c r="A1" t="str"><v>Reference</v></c><c r="B1" t="str"><v>City</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>R1</v></c><c r="B2" t="str"><v>Lyon</v></c></row>'
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", CSV),
        ("a.txt", CSV),
        ("a.tsv", CSV.replace(b",", b"\t")),
        ("a.json", JSON),
        ("a.jsonl", JSONL),
        ("a.xlsx", XLSX),
        *(("a", data) for data in (CSV, JSON, JSONL, XLSX)),
    ],
)
def test_a_file_of_any_form_is_the_same_table(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    table = read_table(path)
    assert (table.name, table.header) == (str(path), ("reference", "city"))
    assert [cells for _, cells in table.rows] == [("R1", "Lyon")]


@pytest.mark.parametrize("data", [CSV, JSON, JSONL, XLSX])
def test_stdin_shows_its_form_by_its_first_bytes(monkeypatch, data):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    table = read_table(Path("-"))
    assert table.name == "<stdin>"
    assert [cells for _, cells in table.rows] == [("R1", "Lyon")]


def test_a_form_that_is_said_outdoes_the_name(tmp_path):
    path = tmp_path / "orders.csv"
    path.write_bytes(JSONL)
    assert read_table(path, format="jsonl").header == ("reference", "city")


def test_the_name_given_is_the_one_in_faults():
    table = read_table(io.BytesIO(b"a\n1,2\n"), name="orders.csv")
    list(table.rows)
    assert str(table.findings[0]).startswith("orders.csv:2: ")


def test_the_sheet_is_chosen_by_name():
    with pytest.raises(InvalidInput) as caught:
        read_table(io.BytesIO(XLSX), sheet="Orders")
    assert caught.value.findings[0].code == "sheet"


def test_a_missing_file_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        read_table(tmp_path / "none.csv")


def test_a_file_without_bytes_is_a_fault():
    with pytest.raises(InvalidInput) as caught:
        read_table(io.BytesIO(b""), name="a.csv")
    assert str(caught.value.findings[0]) == "a.csv:1: the file is empty"


def test_a_table_outlives_its_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(CSV)
    table = read_table(path)
    path.write_bytes(b"overwritten by the receipt")
    assert [cells for _, cells in table.rows] == [("R1", "Lyon")]


def read_or_refuse(data, form):
    """Whatever the bytes: a table whose rows have the header's width, or InvalidInput with a finding."""
    try:
        table = read_table(io.BytesIO(data), format=form)
        assert isinstance(table, Table)
        last = table.header_line
        for line, cells in table.rows:
            assert line >= last
            assert len(cells) == len(table.header)
            last = line
    except InvalidInput as error:
        assert error.findings
        return None
    return table


TOKENS = [
    b"a",
    b"1",
    b",",
    b";",
    b"\t",
    b'"',
    b'""',
    b"'",
    b"=",
    b"\n",
    b"\r",
    b"\0",
    b" ",
    b"\xc3\xa9",
    b"\xff",
    b"\xb9\xfa",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=40).map(b"".join))
def test_any_separated_bytes_are_a_table_or_refused(data):
    read_or_refuse(data, "csv")


JSON_TOKENS = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"a"',
    b'"b":',
    b":",
    b",",
    b"1",
    b"null",
    b"NaN",
    b"\n",
    b" ",
    b'"\\ud800"',
    b"\\",
    b"\xe9",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(JSON_TOKENS), max_size=30).map(b"".join))
def test_any_json_like_bytes_are_a_table_or_refused(data):
    read_or_refuse(data, "json")


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "csv", "json", "xlsx"]))
def test_any_bytes_are_a_table_or_refused(data, form):
    read_or_refuse(data, form)


@settings(deadline=None)
@given(st.integers(0, len(XLSX) - 1), st.integers(0, 255))
def test_a_spoilt_byte_of_a_spreadsheet_is_harmless(place, byte):
    read_or_refuse(XLSX[:place] + bytes([byte]) + XLSX[place + 1 :], "xlsx")


SHEET_TOKENS = [
    "<row",
    "<c",
    ' r="A1"',
    ' r="B2"',
    ' r="1"',
    ' t="e"',
    ' t="s"',
    ">",
    "/>",
    "<v>",
    "</v>",
    "1",
    "&#0;",
    "</c>",
    "</row>",
    "<",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(SHEET_TOKENS), max_size=25).map("".join))
def test_any_sheet_of_sound_package_is_harmless(rows):
    read_or_refuse(of_rows(rows), "xlsx")
