import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shipkit.errors import StoreUnusable
from shipkit.store.book_file import entry_lines, read_entries, stamp_of

GOOD = '{\n  "items": {\n    "a": {"description": "one"},\n    "b": {\n      "description": "two"\n    }\n  }\n}\n'


@pytest.fixture
def path(tmp_path):
    return tmp_path / "items.json"


def test_no_file_is_an_empty_shelf(path):
    assert read_entries(path, "items") == (None, {})
    assert stamp_of(path) is None


@pytest.mark.parametrize("text", ["{}", '{"items": {}}', ' {"items":{}}\n'])
def test_an_empty_object_or_table_is_an_empty_shelf(path, text):
    path.write_text(text)
    assert read_entries(path, "items")[1] == {}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_entries_are_read_by_code(path, mark):
    path.write_text(mark + GOOD, encoding="utf-8")
    stamp, entries = read_entries(path, "items")
    assert entries == {"a": {"description": "one"}, "b": {"description": "two"}}
    assert stamp == stamp_of(path)


def test_codes_are_read_in_nfc(path):
    path.write_text('{"items": {"male\u0301": {}}}', encoding="utf-8")
    assert list(read_entries(path, "items")[1]) == ["malé"]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"", ["items.json:1: this is no JSON"]),
        (b'{\n  "items": {\n    "a": {', ["items.json:3: this is no JSON"]),
        (b'{\n  "items": {},\n}', ["items.json:3: this is no JSON"]),
        (b'{"items": {}} {"items": {}}', ["items.json:1: this is no JSON: Extra data, at column 15"]),
        (b'{\n"items": {"a": {"description": "caf\xe9"}}}', ["items.json:2: byte 38 is 0xE9, which is no UTF-8"]),
        (b'{"items": {"a": {"unit_weight_g": NaN}}}', ["NaN is no number"]),
        (b'{"items": {"a": {"unit_weight_g": ' + b"9" * 5000 + b"}}}", ["items.json:1: "]),
        (b"[" * 200_000, ["items.json:1: "]),
        (b'{"items": {"a": {"b": 1, "b": ' + b"[" * 900 + b"]" * 900 + b"}}}", ["items.json:1: "]),
        (b"[]", ['items.json:1: a file of items is an object, {"items": {...}}']),
        (b'{"_default": {"1": {}}}', ["items.json:1: _default: it is no part of a file of items"]),
        (b'{"items": []}', ["items.json:1: items: it is an object with one member for each code"]),
        (
            b'{"items": {\n"a": {},\n"b": 7,\n"c": null}, "x": ""}',
            ["items.json:3: b: an entry is an object", "items.json:4: c: an entry", "items.json:1: x: it is no part"],
        ),
        (b'{"items": {"a": {},\n"b": {},\n"a": {}}}', ["items.json:3: a: the code is there twice, first on line 1"]),
        (
            '{"items": {"mal\u00e9": {},\n"male\u0301": {}}}'.encode(),
            ["items.json:2: male\u0301: the code is there twice, first on line 1"],
        ),
        (b'{"items": {"a": {}}, "items": {"b": {}}}', ["items.json:1: items: it is there twice"]),
        (
            b'{"items": {\n"a": {"unit_value": [{"amount": 1,\n"amount": 2}]},\n"b": {"unit": "m", "unit": "m"}}}',
            ["items.json:2: a: unit_value.0.amount: it is there twice", "items.json:4: b: unit: it is there twice"],
        ),
    ],
)
def test_a_file_with_a_fault_is_refused_with_every_fault_and_left_as_it_is(path, content, faults):
    path.write_bytes(content)
    with pytest.raises(StoreUnusable, match="and was left as it is:") as fault:
        read_entries(path, "items")
    for why in faults:
        assert why in fault.value.message
    assert fault.value.message.count("\n") == len(faults)
    assert path.read_bytes() == content


def test_what_a_terminal_would_obey_is_shown_harmless(path):
    path.write_text('{"items": {"\\u001b[31m\\u202e": 1}}')
    with pytest.raises(StoreUnusable) as fault:
        read_entries(path, "items")
    assert r"\x1b[31m\u202e" in fault.value.message


def test_a_folder_in_the_place_of_a_file_is_refused(path):
    path.mkdir()
    with pytest.raises(StoreUnusable, match="it is no file"):
        read_entries(path, "items")


def test_the_line_of_each_entry_is_found(path):
    path.write_text(GOOD)
    assert entry_lines(path) == {"a": 3, "b": 4}
    path.write_text("no JSON")
    assert entry_lines(path) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=5,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    table=st.dictionaries(st.text(), st.dictionaries(st.text(), JSON, max_size=3), max_size=4),
    indent=st.none() | st.integers(0, 4),
)
def test_lines_are_found_in_whatever_form_the_file_has(path, table, indent):
    text = json.dumps({"items": table}, indent=indent, ensure_ascii=False)
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    for code, line in entry_lines(path).items():
        assert 1 <= line <= text.count("\n") + 1
        if indent is not None and code in table:
            assert text.split("\n")[line - 1].strip().startswith(json.dumps(code, ensure_ascii=False))
