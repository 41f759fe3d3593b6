import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular.faults import KEPT, Faults
from shipkit.tabular.table import LONGEST_CELL, MOST_COLUMNS, column_name, table_of


def table(*records):
    """A table of (line, cells) or (line, cells, odd)."""
    return table_of(lambda _faults: ((*record, False)[:3] for record in records), Faults("t"), ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("reference", "reference"),
        (" Ship-Date ", "ship_date"),
        ("SHIP  DATE", "ship_date"),
        ("\ufeffhs_code", "hs_code"),
        ("Unit\nValue", "unit_value"),
        ("Straße", "strasse"),
        ("\u3000收件人\xa0", "收件人"),
        ("a - b", "a_b"),
        ("\ufeff", ""),
    ],
)
def test_a_column_is_found_however_its_name_is_typed(text, name):
    assert column_name(text) == name
    assert column_name(name) == name


def test_the_first_row_with_anything_in_it_is_the_header():
    read = table((1, []), (2, ["", " "]), (4, ["A b", "C"]), (5, ["1", "2"]))
    assert (read.header, read.header_line) == (("a_b", "c"), 4)
    assert list(read.rows) == [(5, ("1", "2"))]


def test_short_rows_are_filled_blank_ones_left_out_and_separators_behind_them_forgiven():
    read = table(
        (1, ["a", "b", ""]), (2, ["1"]), (3, []), (4, [" ", "\t"]), (5, ["", "2", "", " "]), (9, ["3", "4", ""])
    )
    assert list(read.rows) == [(2, ("1", "")), (5, ("", "2")), (9, ("3", "4"))]
    assert read.findings == ()


def test_a_row_of_too_many_cells_is_a_fault_and_comes_cut_so_that_its_reference_is_known():
    read = table((1, ["reference", "b"]), (2, ["R1", "2", "3"]), (3, ["R2", "5"]))
    assert read.findings == ()
    assert list(read.rows) == [(2, ("R1", "2")), (3, ("R2", "5"))]
    assert [str(finding) for finding in read.findings] == ["t:2: the row has 3 cells, the header only 2"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("x" * (LONGEST_CELL + 1), "cell-size"), ("a\0b", "nul"), ("a\ud800b", "surrogate")],
)
def test_a_faulty_cell_is_named_and_comes_empty(cell, code):
    read = table((1, ["a", "b"]), (2, ["1", cell], True))
    assert list(read.rows) == [(2, ("1", ""))]
    assert [(f.where, f.line, f.code) for f in read.findings] == [("b", 2, code)]


def test_the_longest_cell_allowed_is_no_fault():
    read = table((1, ["a"]), (2, ["x" * LONGEST_CELL], True))
    assert [len(cells[0]) for _, cells in read.rows] == [LONGEST_CELL]
    assert read.findings == ()


def test_all_faults_of_a_header_are_told_with_those_of_the_rows():
    with pytest.raises(InvalidInput) as caught:
        table((3, ["a", "", "A ", "b", "a"]), (4, ["1", "2", "3", "4", "5", "6"]))
    assert [str(finding) for finding in caught.value.findings] == [
        "t:3: column 2 has no name",
        "t:3: a: the name stands over column 1 and over column 3",
        "t:3: a: the name stands over column 1 and over column 5",
        "t:4: the row has 6 cells, the header only 5",
    ]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (["a\0"], "nul"),
        (["x" * (LONGEST_CELL + 1)], "cell-size"),
        ([f"c{n}" for n in range(MOST_COLUMNS + 1)], "header-width"),
    ],
)
def test_a_header_no_spreadsheet_has_is_refused(header, code):
    with pytest.raises(InvalidInput) as caught:
        table((1, header))
    assert [finding.code for finding in caught.value.findings] == [code]


def test_an_empty_file_is_a_fault():
    with pytest.raises(InvalidInput) as caught:
        table((1, []), (2, ["", ""]))
    assert [str(finding) for finding in caught.value.findings] == ["t:1: the file is empty"]


def test_rows_may_be_gone_through_again_and_findings_are_not_told_twice():
    read = table((1, ["a"]), (2, ["1", "2"]), (3, ["3"]))
    assert list(read.rows) == list(read.rows)
    assert len(read.findings) == 1


def test_more_faults_than_are_kept_end_in_a_refusal():
    read = table((1, ["a"]), *((n, ["1", "2"]) for n in range(2, KEPT + 3)))
    with pytest.raises(InvalidInput) as caught:
        list(read.rows)
    assert len(caught.value.findings) == KEPT + 1
    assert caught.value.findings == read.findings
