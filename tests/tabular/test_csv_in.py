import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular.csv_in import find_separator, read_csv
from shipkit.tabular.faults import KEPT, Faults
from shipkit.tabular.table import LONGEST_CELL


def read(text, codec="utf-8"):
    return read_csv(text.encode(codec), Faults("a.csv"))


def faults_of(text):
    """Line, code and column of each fault, whether they were raised or noted."""
    try:
        table = read(text)
        list(table.rows)
        found = table.findings
    except InvalidInput as error:
        found = error.findings
    return [(finding.line, finding.code, finding.where) for finding in found]


@pytest.mark.parametrize(
    ("header", "separator"),
    [
        ("a,b,c", ","),
        ("a;b;c\n1,5;2,5,3,3,3,3;3", ";"),
        ("a\tb\nx,y,z", "\t"),
        ('"a,b,c";d', ";"),
        ('"a\nb";c\n,,,', ";"),
        ("\r\n\r\na;b\n", ";"),
        ("\ufeffa;b", ";"),
        ("single", ","),
        ("a,b;c", ","),
        ("", ","),
    ],
)
def test_the_header_shows_the_separator(header, separator):
    assert find_separator(header) == separator


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_line_end_and_encoding_gives_the_same_rows(end, codec):
    table = read(end.join(["收件人;城市", "国家图书馆;北京市海淀区", "", '"故宫;博物院";东城区', ""]), codec)
    assert table.header == ("收件人", "城市")
    assert list(table.rows) == [(2, ("国家图书馆", "北京市海淀区")), (4, ("故宫;博物院", "东城区"))]
    assert table.findings == table.warnings == ()


def test_a_quoted_cell_may_hold_lines_and_the_count_goes_on_as_an_editor_shows_it():
    table = read('a,b\n1,"x\ny\r\nz"\n\n2,"say ""hi"""\n"\n",3\n4,5\n')
    assert list(table.rows) == [(2, ("1", "x\ny\r\nz")), (6, ("2", 'say "hi"')), (7, ("\n", "3")), (9, ("4", "5"))]


def test_a_header_may_hold_lines_too():
    table = read('\n"Unit\nvalue",b\n1,2\n')
    assert (table.header, table.header_line) == (("unit_value", "b"), 2)
    assert list(table.rows) == [(4, ("1", "2"))]


def test_only_a_guard_is_taken_off_a_cell():
    table = read("a,b\n'=1,'+44 20\n'-5,'t Hof\nO'=x,'\n\"'\r\",''@\n")
    assert [cells for _, cells in table.rows] == [("=1", "+44 20"), ("-5", "'t Hof"), ("O'=x", "'"), ("\r", "'@")]


def test_a_quote_within_a_cell_is_a_character():
    assert [cells for _, cells in read('a,b\n5" pipe,12"\n').rows] == [('5" pipe', '12"')]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(1, "empty-file", "")]),
        ("\n \n,,\n", [(1, "empty-file", "")]),
        ("a,,b\n", [(1, "header-empty", "")]),
        ("a,A\n", [(1, "header-duplicate", "a")]),
        ("a,b\n1,2\n1,2,3\n4\n5,6,,7\n", [(3, "row-length", ""), (5, "row-length", "")]),
        ("a,b\n1,x\0y\n", [(2, "nul", "b")]),
        ("a\0,b\n1,2\n", [(1, "nul", "column 1")]),
        ("a,b\n" + "x" * (LONGEST_CELL + 1) + ",2\n3,4,5\n", [(2, "cell-size", "a"), (3, "row-length", "")]),
        ('a,b\n"' + "xy\n" * LONGEST_CELL + '",2\n3,4,5\n', [(2, "cell-size", "a"), (32770, "row-length", "")]),
        ('a,b\n1,"two"x\n3,4,5\n', [(2, "quote", ""), (3, "row-length", "")]),
        ('a,b\n1,"two\n3,"4"\n5,6,7\n', [(2, "quote", ""), (4, "row-length", "")]),
        ('a,b\n1,2,3\n4,"5\n6,7\n', [(2, "row-length", ""), (3, "quote", "")]),
        ('"a"b,c\n1,2\n1,2,3\n', [(1, "quote", "")]),
    ],
)
def test_every_fault_of_the_file_is_told_with_its_line(text, faults):
    assert faults_of(text) == faults


def test_text_of_which_no_row_can_be_made_ends_in_a_refusal_behind_the_last_row():
    rows = read('a,b\n1,2\n3,"4"x\n5,6\n').rows
    assert [next(rows), next(rows)] == [(2, ("1", "2")), (4, ("5", "6"))]
    with pytest.raises(InvalidInput, match=r"a\.csv cannot be read: 1 fault"):
        next(rows)


def test_a_quote_left_open_names_the_line_it_stands_on():
    with pytest.raises(InvalidInput) as caught:
        list(read('a,b\n1,2\n3,"4\n5,6\n').rows)
    assert str(caught.value.findings[0]) == "a.csv:3: a cell is opened with a quote and not closed by line 4"


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_ten_million_characters_is_one_fault_and_the_rest_is_read(quote):
    cell = quote + "x" * 10_000_000 + quote
    assert faults_of(f"a,b\n1,{cell}\n3,4,5\n") == [
        (2, "cell-size", ""),
        (3, "row-length", ""),
    ]


def test_a_quote_that_swallows_a_large_file_stops_the_reading():
    assert faults_of('a,b\n1,"2\n' + "3,4\n" * 100_000) == [(2, "quote", "")]


def test_a_file_of_faults_is_counted_to_its_end():
    with pytest.raises(InvalidInput, match="5,000 faults") as caught:
        list(read("a,b\n" + "1,2,3\n" * 5_000).rows)
    assert len(caught.value.findings) == KEPT + 1
