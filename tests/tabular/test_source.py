import io
import os
from pathlib import Path

import pytest

from shipkit.errors import InvalidInput, NotFound, ShipkitError
from shipkit.tabular import source
from shipkit.tabular.source import format_of_bytes, format_of_name, load


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("a.TSV", "tsv"),
        ("dir.xlsx/a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.b.XLSX", "xlsx"),
        ("a.xlsm", "xlsx"),
        ("a", None),
        ("a.dat", None),
    ],
)
def test_the_suffix_says_the_form(name, form):
    assert format_of_name(Path(name)) == form


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"PK\x03\x04...", "xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "xlsx"),
        (b'{"a": 1}', "json"),
        (b"\xef\xbb\xbf \r\n [", "json"),
        (b"a,b", "csv"),
        (b"", "csv"),
    ],
)
def test_the_first_bytes_say_the_form(data, form):
    assert format_of_bytes(data) == form


def test_a_path_a_stream_and_stdin_are_read_and_named(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a")
    assert load(path) == (b"a", str(path))
    assert load(io.BytesIO(b"b")) == (b"b", "<stream>")
    with path.open("rb") as file:
        assert load(file) == (b"a", str(path))
    for dash in ("-", Path("-")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"c")))
        assert load(dash) == (b"c", "<stdin>")


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(NotFound, match=r"no file .*none\.csv"):
        load(tmp_path / "none.csv")
    with pytest.raises(InvalidInput, match="is a folder"):
        load(tmp_path)


def test_what_the_system_refuses_is_a_sentence(tmp_path, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ShipkitError, match=r"a\.csv cannot be read: Permission denied\."):
        load(tmp_path / "a.csv")


def test_an_endless_file_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "LARGEST_FILE", 1 << 20)
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * (1 << 20))
    assert len(load(path)[0]) == 1 << 20
    path.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(InvalidInput, match="larger than 1 MiB"):
        load(path)
