import datetime as dt
import io
import json
import signal
import stat
import subprocess
import sys
from decimal import Decimal

import pytest

from shipkit.errors import InvalidInput, StoreUnusable
from shipkit.tabular import read_table, write_table

HEADER = ("number", "city", "amount", "date", "void", "pieces")
ROWS = [
    ("SK1", "Malé", Decimal("1E+3"), dt.date(2026, 3, 1), True, 2),
    ("SK2", 'say "hi", twice', Decimal("0.00000001"), None, False, -5),
    ("SK3", "北京\r\nhaidian", Decimal("12.50"), dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC), None, 0),
]


def written(form, header=HEADER, rows=ROWS, **options):
    stream = io.BytesIO()
    write_table(stream, header, rows, format=form, **options)
    return stream.getvalue()


def test_csv_is_utf8_with_line_feeds_plain_amounts_and_iso_dates():
    assert written("csv").decode() == (
        "number,city,amount,date,void,pieces\n"
        "SK1,Malé,1000,2026-03-01,TRUE,2\n"
        'SK2,"say ""hi"", twice",0.00000001,,FALSE,-5\n'
        'SK3,"北京\r\nhaidian",12.50,2026-03-01T09:00:00+00:00,,0\n'
    )


def test_tsv_differs_from_csv_by_its_separator():
    assert written("tsv", ("a", "b"), [("x\ty", "1,2"), ("=1", None)]) == b'a\tb\n"x\ty"\t1,2\n\'=1\t\n'


def test_a_byte_order_mark_is_written_when_asked_for():
    assert written("csv", ("a",), [("é",)], bom=True) == b"\xef\xbb\xbfa\n\xc3\xa9\n"


def test_json_is_a_list_of_objects_with_amounts_as_exact_text():
    text = written("json").decode()
    assert text.startswith(
        '[\n  {"number": "SK1", "city": "Malé", "amount": "1000", "date": "2026-03-01", "void": true'
    )
    assert text.endswith('"void": null, "pieces": 0}\n]\n')
    assert [row["amount"] for row in json.loads(text)] == ["1000", "0.00000001", "12.50"]


def test_json_lines_is_an_object_a_line():
    lines = written("jsonl").decode().splitlines()
    assert [json.loads(line)["pieces"] for line in lines] == [2, -5, 0]


@pytest.mark.parametrize(("form", "text"), [("csv", "a\n"), ("json", "[]\n"), ("jsonl", "")])
def test_no_rows_are_written_as_such(form, text):
    assert written(form, ("a",), []).decode() == text


def test_a_formula_is_guarded_in_a_header_too_and_only_in_separated_text():
    cells = ("=1+1", "@x", "-5", "+44 20 7946 0388")
    assert written("csv", ("=h", "b", "c", "d"), [cells]) == b"'=h,b,c,d\n'=1+1,'@x,-5,+44 20 7946 0388\n"
    assert json.loads(written("jsonl", "abcd", [cells])) == dict(zip("abcd", cells, strict=True))


def test_the_suffix_says_the_form(tmp_path):
    for name, start in {"a.csv": b"a\n", "a.json": b"[\n", "a.jsonl": b"{", "a.xlsx": b"PK", "a.txt": b"a\n"}.items():
        write_table(tmp_path / name, ("a",), [("1",)])
        assert (tmp_path / name).read_bytes().startswith(start)


def test_text_streams_and_streams_of_bytes_are_left_open():
    text, data = io.StringIO(newline=""), io.BytesIO()
    write_table(text, ("a",), [("é",)], format="csv")
    write_table(data, ("a",), [("é",)], format="csv")
    assert text.getvalue().encode() == data.getvalue() == "a\né\n".encode()


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
def test_a_dash_is_stdout(capfdbinary, form):
    write_table("-", ("a",), [("é",)], format=form)
    assert [cells for _, cells in read_table(io.BytesIO(capfdbinary.readouterr().out)).rows] == [("é",)]


def test_a_spreadsheet_goes_to_the_bytes_under_a_text_stream():
    text = io.TextIOWrapper(io.BytesIO())
    write_table(text, ("a",), [("é",)], format="xlsx")
    assert text.buffer.getvalue().startswith(b"PK")


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx"])
def test_rows_that_end_in_an_error_leave_the_old_file(tmp_path, form):
    path = tmp_path / f"a.{form}"
    path.write_bytes(b"old")

    def rows():
        yield ("1",)
        raise InvalidInput("a fault of the input")

    with pytest.raises(InvalidInput, match="a fault of the input"):
        write_table(path, ("a",), rows())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_half_a_character_is_refused_in_a_sentence(tmp_path, form):
    with pytest.raises(InvalidInput, match=r"half a character \(a surrogate\) after .*Mal"):
        write_table(tmp_path / "a", ("a",), [("Mal\udce9",)], format=form)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode(tmp_path):
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.touch()
    old.chmod(0o640)
    for path in (new, old):
        write_table(path, ("a",), [("1",)])
    assert [stat.S_IMODE(path.stat().st_mode) for path in (new, old)] == [0o600, 0o640]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(StoreUnusable, match="its folder does not exist"):
        write_table(tmp_path / "none" / "a.csv", ("a",), [])


KILLED = """
import sys
from pathlib import Path
from shipkit.tabular import write_table

def rows():
    for number in range(100_000):
        yield (str(number), "x" * 100)
        if number == 50_000:
            print("half", flush=True)
            sys.stdin.read()

write_table(Path(sys.argv[1]), ("a", "b"), rows())
"""


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_writer_killed_in_the_middle_leaves_the_old_file(tmp_path, form):
    path = tmp_path / f"receipt.{form}"
    path.write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout.readline().strip() == b"half"
        writer.kill()
    assert writer.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    (aside,) = set(tmp_path.iterdir()) - {path}
    assert aside.name.startswith(".")
    assert aside.stat().st_size > 1_000_000
