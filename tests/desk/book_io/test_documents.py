"""JSON and TOML: every object with its line, and broken text with its place."""

from __future__ import annotations

import pytest

from shipkit.desk.book_io.documents import from_document, read_json, read_toml
from shipkit.model.party import Group
from shipkit.tabular.faults import Faults


def read(reader, text, *args):
    faults = Faults("file")
    return list(reader(text, *args, faults)), [str(finding) for finding in faults.findings()]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ('{"a": 1}', [(1, {"a": 1})]),
        ('\n[\n {"a": 1},\n\n {"a": 2}]\n', [(3, {"a": 1}), (5, {"a": 2})]),
        ("[]", []),
        ('{"a": 1}\n\n{"a": 2}\n', [(1, {"a": 1}), (3, {"a": 2})]),
        ("[1, null]", [(1, 1), (1, None)]),
    ],
)
def test_json_is_a_list_or_one_object_or_one_a_line(text, documents):
    assert read(read_json, text) == (documents, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[{"a": 1}', "file:1: broken JSON: a comma or ] is missing"),
        ('[{"a": 1} {"a": 2}]', "file:1: broken JSON: a comma or ] is missing"),
        ('[\n{"a": }]', "file:2: broken JSON at character 7: Expecting value"),
        ('[{"a": 1}]\n{}', "file:1: broken JSON: the list does not end the file"),
        ('{"a": 1, "a": 2}', "file:1: broken JSON: given twice in one object: a"),
        ("[" * 100_000, "file:1: broken JSON: nested too deep"),
        ('{"a": ' + "9" * 5000 + "}", "file:1: broken JSON: Exceeds the limit"),
    ],
)
def test_broken_json_is_told_with_its_place(text, why):
    _, faults = read(read_json, text)
    assert len(faults) == 1
    assert faults[0].startswith(why)


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ('code = "g"', [(1, {"code": "g"})]),
        ('\n[[groups]]\ncode = "a"\n\n  [[ groups ]]\ncode = "b"\n', [(2, {"code": "a"}), (5, {"code": "b"})]),
        ("", []),
    ],
)
def test_toml_is_one_entry_or_a_table_each(text, documents):
    assert read(read_toml, text, "groups") == (documents, [])


def test_broken_toml_is_told_with_its_line():
    _, faults = read(read_toml, 'code = "g"\nmembers = [', "groups")
    assert len(faults) == 1
    assert faults[0].startswith("file:2: broken TOML")


@pytest.mark.parametrize(
    ("document", "where", "why"),
    [
        (5, "", "no entry: an object with its fields is wanted"),
        ({"code": "g"}, "members", "it is needed"),
        ({"code": "g", "members": ["a", "../b"]}, "members.2", "'../b' is no code"),
        ({"code": "g", "members": ["a"], "colour": "red"}, "colour", "there is no such field"),
    ],
)
def test_a_faulty_document_is_told_with_the_path_of_the_fault(document, where, why):
    entry, (finding,) = from_document(Group, document)
    assert entry is None
    assert finding.where == where
    assert finding.why.startswith(why)
