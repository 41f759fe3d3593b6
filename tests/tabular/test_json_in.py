import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular.faults import Faults
from shipkit.tabular.json_in import read_json
from shipkit.tabular.table import LONGEST_CELL


def read(text):
    return read_json(text.encode(), Faults("a.json"))


LINES = '\n{"a": "x", "B c": 1.50}\n\n{"d": true, "a": null}\r\n{"b-c": 12345678901234567890, "d": false}\n'


def test_an_object_a_line_is_a_row_and_the_header_is_every_key():
    table = read(LINES)
    assert (table.header, table.header_line) == (("a", "b_c", "d"), 2)
    assert list(table.rows) == [
        (2, ("x", "1.50", "")),
        (4, ("", "", "TRUE")),
        (5, ("", "12345678901234567890", "FALSE")),
    ]


def test_a_list_of_objects_gives_each_its_line():
    table = read('\ufeff\n[\n  {"a": 1},\n  {"b":\n 2}, {"a": 3}\n]\n')
    assert list(table.rows) == [(3, ("1", "")), (4, ("", "2")), (5, ("3", ""))]


def test_one_object_alone_is_one_row_however_it_is_laid_out():
    assert list(read('{\n  "a": "x",\n  "b": 2\n}\n').rows) == [(1, ("x", "2"))]


@pytest.mark.parametrize("text", ["[]", " [ ]\n"])
def test_an_empty_list_is_a_table_without_rows(text):
    table = read(text)
    assert (table.header, list(table.rows)) == ((), [])


@pytest.mark.parametrize("number", ["1.10", "-0", "1e5", "0.000", "9" * 5_000])
def test_a_number_keeps_its_digits(number):
    assert list(read(f'{{"a": "x", "n": {number}}}').rows) == [(1, ("x", number))]


def test_objects_without_anything_in_them_are_left_out():
    assert list(read('{"a": 1}\n{}\n{"a": null}\n{"a": " "}\n{"a": 2}').rows) == [(1, ("1",)), (5, ("2",))]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (" \n", [(1, "empty-file", "")]),
        ('{"a": 1}\n{"a": \n{"a": 2} x\n', [(2, "json", ""), (3, "json", "")]),
        ('{"a": 1}\n[1]\nnull\n', [(2, "json-object", ""), (3, "json-object", "")]),
        ('{"A b": {"c": 1}}\n{"d": [1]}\n7', [(1, "json-nested", "a_b"), (2, "json-nested", "d"), (3, "json-object", "")]),
        ('{"a": NaN}\n{"a": 1, "": 2}\n', [(1, "json-number", "a"), (1, "header-empty", "")]),
        ('{"a": 1, "": 2}\n', [(1, "header-empty", "")]),
        ('[{"a": 1},\n 7,\n {"a": 2}\n {"a": 3}]', [(2, "json-object", ""), (4, "json", "")]),
        ('[{"a": 1},\n]', [(2, "json", "")]),
        ('[{"a": 1}\n', [(2, "json", "")]),
        ('[{"a": 1}]\n[]', [(2, "json", "")]),
        ('{"a": "\t"}', [(1, "json", "")]),
        ("[" * 200_000, [(1, "json-depth", "")]),
        ('{"a": 1}\n{"a": ' + "[" * 200_000 + "}", [(2, "json-depth", "")]),
        (
            '{"a": 1, "a": 2}\n{"b": "' + "x" * (LONGEST_CELL + 1) + '"}\nx',
            [(1, "json-key", ""), (3, "json", ""), (2, "cell-size", "b")],
        ),
    ],
)  # fmt: skip
def test_all_faults_are_told_at_once_with_their_lines(text, faults):
    with pytest.raises(InvalidInput) as caught:
        read(text)
    assert [(finding.line, finding.code, finding.where) for finding in caught.value.findings] == faults


@pytest.mark.parametrize(
    ("row", "cells", "fault"),
    [
        ('{"a": 2, "B b": {"c": 1}}', ("2", ""), ("json-nested", "b_b")),
        ('{"a": 2, "B b": NaN}', ("2", ""), ("json-number", "b_b")),
        ('{"a": 2, "a": 3, "B b": 1}', ("3", "1"), ("json-key", "")),
    ],
)
def test_an_object_with_a_faulty_cell_is_a_row_beside_the_good_ones(row, cells, fault):
    table = read(f'{{"a": 1, "B b": "x"}}\n{row}\n{{"a": 4}}\n')
    for _ in range(2):
        assert list(table.rows) == [(1, ("1", "x")), (2, cells), (3, ("4", ""))]
        assert [(finding.line, finding.code, finding.where) for finding in table.findings] == [(2, *fault)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("x" * 40_000, "cell-size"), ("\\u0000", "nul"), ("\\ud83d", "surrogate"), ("\\uDE00", "surrogate")],
)
def test_a_cell_that_is_no_text_is_a_fault_of_its_row(cell, code):
    table = read(f'{{"a": 1, "b": "{cell}"}}\n{{"a": 2, "b": "\\u00e9\\ud83d\\ude00"}}')
    assert list(table.rows) == [(1, ("1", "")), (2, ("2", "é😀"))]
    assert [(finding.line, finding.code, finding.where) for finding in table.findings] == [(1, code, "b")]


def test_broken_json_is_named_by_character():
    with pytest.raises(InvalidInput) as caught:
        read('{"a": 1}\n{"a": x}\n')
    assert str(caught.value.findings[0]) == "a.json:2: broken JSON at character 7: Expecting value"


def test_an_apostrophe_is_not_taken_off():
    assert list(read('{"a": "\'=1"}').rows) == [(1, ("'=1",))]
