import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.tabular import read_table, write_table

HEADER = ("reference", "name", "notes")
# Any character of any script but NUL and the surrogates, and often those that mean something to a form.
CHARACTERS = st.one_of(
    st.sampled_from("=+-@'\t\r\n\",;\\<&_ \xa0\u2028\ufeff"),
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"),
    st.sampled_from("ñßŁžЖшΩ北京龍かナ한글อักษรעבריתعربيदेव😀𠮷"),
)
CELLS = st.text(CHARACTERS, max_size=12)
# A row with nothing in it is left out on reading.
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS).filter(lambda row: any(map(str.strip, row))), max_size=6)


def read_back(rows, form):
    stream = io.BytesIO()
    write_table(stream, HEADER, rows, format=form)
    stream.seek(0)
    table = read_table(stream, format=form)
    cells = [cells for _, cells in table.rows]
    assert table.findings == ()
    return table.header, cells


@pytest.mark.parametrize("form", ["csv", "tsv"])
@settings(deadline=None)
@given(rows=TABLES)
def test_separated_text_gives_back_what_was_written(form, rows):
    assert read_back(rows, form) == (HEADER, rows)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@settings(deadline=None)
@given(rows=TABLES.filter(bool))
def test_json_gives_back_what_was_written(form, rows):
    assert read_back(rows, form) == (HEADER, rows)


# U+FFFE and U+FFFF cannot stand in XML, nor does the reader know their escape; nor that of an escape itself.
@settings(deadline=None, max_examples=50)
@given(
    rows=TABLES.filter(
        lambda rows: not any(c in "\ufffe\uffff" or "_x" in cell for row in rows for cell in row for c in cell)
    )
)
def test_a_spreadsheet_gives_back_what_was_written(rows):
    assert read_back(rows, "xlsx") == (HEADER, rows)


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "xlsx"])
def test_a_receipt_of_awkward_cells_comes_back_as_it_was(form):
    rows = [
        ("=cmd|'/c calc'!A1", "+44 20 7946 0388", "-5"),
        ("'=quoted", "''@", "'s-Hertogenbosch"),
        ("007", "1.50", "1e5"),
        ("\ttab", "\rreturn", "line\r\nline"),
        ("TRUE", "", "2026-03-01"),
        ('"', '""', ',";'),
        ("_x0041_", " blank ", "\x01"),
    ]
    assert read_back(rows, form) == (HEADER, rows)


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "xlsx"])
def test_what_was_read_and_written_twice_is_the_same(form):
    rows = [("=1", "'=1", "-5"), ("+1", "-x", "@")]
    for _ in range(2):
        _, rows = read_back(rows, form)
    assert rows == [("=1", "'=1", "-5"), ("+1", "-x", "@")]
