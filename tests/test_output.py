"""Tables on narrow terminals: what names a row is whole, what has no room is left out."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from shipkit.output import Column, Format, show_rows

COLUMNS = (
    Column("number", "Number"),
    Column("reference", "Reference"),
    Column("status", "Status"),
    Column("ship_date", "Ship date"),
    Column("service", "Service"),
    Column("consignee", "Consignee"),
    Column("city", "City"),
    Column("country", "To"),
    Column("pieces", "Pcs", right=True),
    Column("weight_kg", "kg", right=True),
    Column("value", "Value", right=True),
)
ROWS = [
    {
        "number": f"10000000{n}053", "reference": f"PO 2026/{n}17", "status": "delivered", "ship_date": "2026-12-01",
        "service": "priority", "consignee": consignee, "city": city, "country": "CA", "pieces": 12,
        "weight_kg": "1234.56", "value": "408.80",
    }
    for n, (consignee, city) in enumerate(
        [
            ("Bibliothèque et Archives nationales du Québec", "Montréal"),
            ("University of Pretoria", "Pretoria"),
            ("上海图书馆上海科学技术情报研究所", "上海"),
            ("", "Buenos Aires"),
        ]
    )
]  # fmt: skip
WIDTHS = [8, 12, 14, 20, 26, 40, 60, 70, 79, 80, 100, 120, 200]


@pytest.fixture
def table(monkeypatch, capsys):
    def lines(width, rows=ROWS, columns=COLUMNS):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        show_rows(rows, columns, Format.table)
        return capsys.readouterr().out.splitlines()

    return lines


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(table, width):
    assert max(map(cell_len, table(width))) <= width


@pytest.mark.parametrize("width", [width for width in WIDTHS if width >= 12])
def test_the_number_is_there_and_whole_however_narrow_the_terminal(table, width):
    text = "\n".join(table(width))
    assert all(row["number"] in text for row in ROWS)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_references_dates_and_words_are_not_broken(table, width):
    lines = table(width)
    for row in ROWS:
        line = next(line for line in lines if row["number"] in line)
        assert row["reference"] in line
        assert row["ship_date"] in line
        assert row["status"] in line
    assert "Reference" in lines[0]
    assert "Ship date" in lines[0]


@pytest.mark.parametrize("width", WIDTHS[3:])
def test_no_row_is_folded_into_more_than_four_lines(table, width):
    assert len(table(width)) <= 2 + 4 * len(ROWS)


def test_what_has_no_room_is_left_out_from_the_right(table):
    head = table(80)[0].split()
    assert "Value" not in head
    assert head[:3] == ["Number", "Reference", "Status"]
    assert table(200)[0].split()[-1] == "Value"


def test_the_column_that_names_the_row_stays_although_it_is_not_the_first(table):
    columns = (Column("reference", "Reference"), Column("number", "Number"))
    assert table(16, columns=columns)[0].split() == ["Number"]


def test_a_number_wider_than_the_terminal_is_folded_and_not_cut(table):
    assert "".join("".join(table(8, ROWS[:1])[2:]).split()) == ROWS[0]["number"]


def test_a_reference_of_many_letters_does_not_push_the_others_out(table):
    lines = table(80, [{**ROWS[0], "reference": "R" * 60}])
    assert ROWS[0]["ship_date"] in "\n".join(lines)


def test_a_table_without_rows_has_its_titles(table):
    assert table(80, [])[0].split()[0] == "Number"
