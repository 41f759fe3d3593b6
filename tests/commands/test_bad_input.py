"""Bad input: each has its exit code, says every fault at once, and leaves what was there untouched."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from batchfiles import HEADER, an_order, as_csv

from shipkit.store.ledger import Filters


@pytest.fixture
def a_booked_order(run, tmp_path):
    """A desk in use: one order is booked already."""
    path = tmp_path / "before.csv"
    path.write_bytes(as_csv([an_order("BEFORE")]))
    assert run("batch", path).code == 0


def refused(run, desk, tmp_path, content, name="orders.csv", code=4):
    """Run a batch that must be refused; nothing may be booked, no receipt or label written. Gives stderr."""
    path = tmp_path / name
    path.write_bytes(content)
    before = desk.ledger.count(Filters())
    answer = run("batch", path, "--receipt", tmp_path / "receipt.csv", "--labels", tmp_path / "labels.pdf")
    assert (answer.code, answer.stdout) == (code, ""), answer.stderr
    assert desk.ledger.count(Filters()) == before
    assert not (tmp_path / "receipt.csv").exists()
    assert not (tmp_path / "labels.pdf").exists()
    assert "Traceback" not in answer.stderr
    assert "fault of shipkit's own" not in answer.stderr
    return answer.stderr


def one_order(column=None, text=None, header=HEADER):
    return as_csv([an_order("R-1") | ({column: text} if column else {})], header)


FILES = {
    "empty": (b"", "orders.csv:1: "),
    "only blanks": (b"  \n\n", "empty"),
    "no header": (one_order().split(b"\n", 1)[1], "orders.csv:1: "),
    "an unknown column": (one_order(header=(*HEADER, "colour")), "orders.csv:1: colour: "),
    "a missing column": (one_order(header=tuple(c for c in HEADER if c != "reference")), "orders.csv:1: reference: "),
    "no weight column": (one_order(header=tuple(c for c in HEADER if c != "weight")), "orders.csv:1: weight: "),
    "bytes in no encoding": (one_order() + b"\xff\xfe\x81\x00\xff\x80\x81", "orders.csv:"),
    "a ten megabyte cell": (one_order("company", "x" * 10_000_000), "orders.csv:2: more than 32,767 characters"),
    "a NUL": (one_order("company", "National\0library"), "orders.csv:2: company: "),
    "a bell": (one_order("company", "National\alibrary"), "orders.csv:2: company: "),
    "an escape sequence": (one_order("city", "\x1b[31mWien"), "orders.csv:2: city: "),
    "a right-to-left override": (one_order("company", "abc\u202efdp.exe"), "orders.csv:2: company: "),
    "a country that is none": (one_order("country", "Atlantis"), "orders.csv:2: country: "),
    "a negative weight": (one_order("weight", "-2"), "orders.csv:2: weight: "),
    "a weight of nothing": (one_order("weight", "0"), "orders.csv:2: weight: "),
    "a weight that is infinite": (one_order("weight", "1e309"), "orders.csv:2: weight: "),
    "a quantity that is infinite": (one_order("quantity", "1e309"), "orders.csv:2: quantity: "),
    "a value that is no number": (one_order("unit_value", "NaN"), "orders.csv:2: unit_value: "),
    "a value with an exponent of a billion": (one_order("unit_value", "1e999999999"), "orders.csv:2: unit_value: "),
    "a date that is none": (one_order("ship_date", "2026-02-30", (*HEADER, "ship_date")), "orders.csv:2: ship_date: "),
    "an HS code with letters": (one_order("hs_code", "49A199"), "orders.csv:2: hs_code: "),
    "a postcode out of pattern": (one_order("postcode", "ABC"), "orders.csv:2: postcode: "),
    "a phone that is none": (one_order("phone", "ask reception"), "orders.csv:2: phone: "),
    "an e-mail that is none": (one_order("email", "desk@", (*HEADER, "email")), "orders.csv:2: email: "),
    "a currency that is none": (one_order("currency", "XXQ"), "orders.csv:2: currency: "),
    "a service the carrier has not": (one_order("service", "teleport"), "orders.csv:2: service: "),
    "a recipient that is not in the book": (
        one_order("recipient", "nobody", (*HEADER, "recipient")), "orders.csv:2: recipient: ",
    ),
    "a code like a path": (one_order("recipient", "../../x", (*HEADER, "recipient")), "orders.csv:2: recipient: "),
    "a template like a path": (
        one_order("consignment", "../../etc/passwd", (*HEADER, "consignment")), "orders.csv:2: consignment: ",
    ),
    "more cells than columns": (one_order() + b"R-2" + b",x" * 20 + b"\n", "orders.csv:3: "),
    "an open quote": (one_order() + b'R-2,"open\n', "orders.csv:"),
    "a row without a reference": (one_order("reference", " "), "orders.csv:2: reference: "),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_faulty_file_is_refused_with_line_and_column(run, desk, tmp_path, a_booked_order, case):
    content, place = FILES[case]
    assert place in refused(run, desk, tmp_path, content)


def test_every_fault_of_a_file_is_said_at_once(run, desk, tmp_path):
    rows = [
        an_order("R-1", weight="-1", country="Atlantis", hs_code="x"),
        an_order("R-2"),
        an_order("R-3", quantity="none", phone="none"),
        an_order("R-2", city="Graz"),
    ]
    said = refused(run, desk, tmp_path, as_csv(rows))
    for place in ("2: weight", "2: country", "2: hs_code", "4: quantity", "4: phone", "5: city"):
        assert f"orders.csv:{place}: " in said
    assert "nothing is booked, 3 of 3 orders have faults" in said


def test_a_reference_booked_with_other_content_ends_with_5(run, desk, tmp_path, a_booked_order):
    said = refused(run, desk, tmp_path, as_csv([an_order("BEFORE", weight="9")]), code=5)
    assert "orders.csv:2: reference: BEFORE was booked as" in said


def test_a_formula_is_kept_as_text_and_is_harmless_in_what_is_written(run, desk, tmp_path):
    path, receipt = tmp_path / "orders.csv", tmp_path / "receipt.csv"
    path.write_bytes(as_csv([an_order("R-1", company="=cmd|'/c calc'!A1")]))
    assert run("batch", path, "--receipt", receipt).code == 0
    assert "=cmd" not in receipt.read_text(encoding="utf-8-sig").replace("'=cmd", "")
    history = run("history", "--format", "csv").stdout
    assert ",=cmd" not in history


def test_a_file_that_is_not_there_ends_with_3(run):
    assert run("batch", "nowhere.csv").code == 3


def test_a_folder_is_no_file(run, tmp_path):
    assert run("batch", tmp_path).code == 4


@pytest.mark.parametrize("option", ["--receipt", "--labels"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_booked(run, tmp_path, option):
    path = tmp_path / "orders.csv"
    path.write_bytes(one_order())
    answer = run("batch", path, option, tmp_path / "no" / "answer.csv")
    assert answer.code == 6
    assert "answer.csv cannot be written" in answer.stderr
    assert run("history", "--count").stdout == "0\n"


def test_labels_never_overwrite_the_orders_or_the_receipt(run, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_bytes(one_order())
    assert run("batch", path, "--labels", path).code == 2
    assert run("batch", path, "--labels", tmp_path / "x", "--receipt", tmp_path / "x").code == 2
    assert path.read_bytes() == one_order()
    assert run("history", "--count").stdout == "0\n"


@pytest.mark.parametrize(
    "words", [("ship", "--to", "louvre", "-c", "export2"), ("ship", "--group", "museums", "-c", "docs")]
)
def test_nothing_is_shipped_when_its_paper_could_not_be_written(run, tmp_path, words):
    assert run(*words, "-o", tmp_path / "no" / "a.pdf").code == 6
    assert run("history", "--count").stdout == "0\n"


def test_what_is_booked_is_said_although_its_paper_cannot_be_set(run, tmp_path):
    notes = "䶵" + "𠀀" * 3  # a letter of no font here
    answer = run("ship", "--to", "louvre", "-c", "export2", "--notes", notes, "-o", tmp_path / "a.pdf")
    number = answer.stdout.strip()
    if answer.code:
        assert f"booked all the same: {number}" in answer.stderr
    assert run("show", number).code == 0
    assert run("history", "--count").stdout == "1\n"


def test_a_lost_ledger_is_not_begun_anew_by_shipping(run, desk_folder):
    run("ship", "--to", "louvre", "-c", "export2")
    for leftover in desk_folder.glob("ledger.db*"):
        leftover.unlink()
    answer = run("ship", "--to", "louvre", "-c", "export2")
    assert (answer.code, answer.stdout) == (6, "")
    assert "shipkit desk new-ledger" in answer.stderr
    assert not (desk_folder / "ledger.db").exists()
    assert run("desk", "new-ledger").code == 2
    assert run("desk", "new-ledger", "--yes").code == 0
    assert run("desk", "new-ledger", "--yes").code == 5


def test_a_number_typed_in_from_the_desk_s_own_range_is_passed_over(run):
    assert run("ship", "--to", "louvre", "-c", "export2", "--number", "100000000001").code == 0
    second = run("ship", "--to", "louvre", "-c", "export2").stdout.strip()
    assert second == "100000000017"
    assert run("ship", "--to", "louvre", "-c", "export2").code == 0


def test_drafts_are_shipped_all_or_none_and_each_once(run):
    codes = [run("ship", "--to", to, "-c", "export2", "--draft").stdout.strip() for to in ("louvre", "prado")]
    assert run("draft", "ship", codes[0], "999").code == 3
    assert run("history", "--count").stdout == "0\n"
    assert len(run("draft", "ship", codes[0], codes[0], codes[1]).stdout.split()) == 2


@pytest.mark.parametrize(
    "words",
    [("--draft", "--dry-run"), ("--reference", ""), ("--reference", "A", "--reference", "B"), ("--weight", " ")],
)
def test_options_that_contradict_repeat_or_say_nothing_are_refused(run, words):
    assert run("ship", "--to", "louvre", "-c", "export2", *words).code == 2
    assert run("history", "--count").stdout == "0\n"
    assert run("draft", "list").stdout == ""


@pytest.mark.parametrize(
    "content", [b"", b"not a ledger at all", os.urandom(4096), b"SQLite format 3\0" + bytes(80)], ids=range(4)
)
def test_a_ledger_that_is_none_ends_with_6_and_is_left_as_it_is(run, desk_folder, content):
    run("ship", "--to", "louvre", "-c", "export2")
    for leftover in desk_folder.glob("ledger.db*"):
        leftover.unlink()
    (desk_folder / "ledger.db").write_bytes(content)
    for words in (("history",), ("ship", "--to", "louvre", "-c", "export2"), ("desk", "check")):
        answer = run(*words)
        assert (answer.code, answer.stdout) == (6, ""), answer.stderr
        assert (desk_folder / "ledger.db").read_bytes() == content


def test_a_book_file_cut_in_half_ends_with_6_names_the_file_and_is_left_as_it_is(run, desk_folder):
    path = desk_folder / "book" / "recipients.json"
    half = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(half)
    for words in (("ship", "--to", "louvre", "-c", "export2"), ("recipient", "remove", "louvre", "--yes")):
        answer = run(*words)
        assert answer.code == 6
        assert "recipients.json" in answer.stderr
        assert path.read_bytes() == half


def test_a_faulty_desk_toml_ends_with_6_and_names_every_fault(run, desk_folder):
    path = desk_folder / "desk.toml"
    text = (
        path.read_text(encoding="utf-8").replace("Asia/Shanghai", "Asia/Nowhere").replace("last = 999999", "last = -1")
    )
    path.write_text(text, encoding="utf-8")
    answer = run("ship", "--to", "louvre", "-c", "export2")
    assert answer.code == 6
    assert "Asia/Nowhere" in answer.stderr
    assert "ranges" in answer.stderr


def test_without_a_desk_the_hint_says_how_to_open_one(run, tmp_path):
    answer = run("--desk", tmp_path / "nowhere", "history")
    assert answer.code == 3
    assert "shipkit init" in answer.stderr


def test_a_desk_is_not_opened_over_another_nor_in_a_folder_with_other_things(run, desk_folder, tmp_path):
    before = {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()}
    assert run("init", desk_folder).code == 5
    assert {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()} == before
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    assert run("init", tmp_path / "full").code in {5, 6}
    assert os.listdir(tmp_path / "full") == ["thesis.txt"]


@pytest.fixture
def read_only(desk_folder):
    """The desk on a disk that takes no writing: mounted so for root, whom modes do not stop."""
    if os.geteuid() == 0:
        if subprocess.run(["mount", "--bind", desk_folder, desk_folder], capture_output=True, check=False).returncode:
            pytest.skip("nothing can be mounted here")
        subprocess.run(["mount", "-o", "remount,ro,bind", desk_folder], check=True)
        yield
        subprocess.run(["umount", "-l", desk_folder], check=True)
        return
    for path in (desk_folder, *desk_folder.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield
    for path in (desk_folder, *desk_folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


@pytest.fixture
def a_waybill(run):
    return run("ship", "--to", "louvre", "-c", "export2").stdout.strip()


def test_a_read_only_desk_ends_with_6_for_what_writes(run, a_waybill, read_only, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_bytes(one_order())
    for words in (
        ("ship", "--to", "louvre", "-c", "export2"),
        ("batch", path),
        ("void", a_waybill),
        ("recipient", "remove", "louvre", "--yes"),
    ):
        answer = run(*words)
        assert (answer.code, answer.stdout) == (6, ""), answer.stderr


@pytest.fixture
def a_small_disk(tmp_path):
    """A file system of two megabytes, where one can be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = shutil.which("mount") and os.name == "posix" and os.geteuid() == 0
    done = mounted and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True)
    if not done or done.returncode:
        pytest.skip("no small file system can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


def test_a_full_disk_ends_with_6_and_loses_nothing_that_was_booked(run, a_small_disk, tmp_path):
    desk = a_small_disk / "desk"
    assert run("init", "--sample", desk).code == 0
    first = tmp_path / "first.csv"
    first.write_bytes(as_csv([an_order(f"F-{n}") for n in range(5)]))
    assert run("--desk", desk, "batch", first).code == 0
    many = tmp_path / "many.csv"
    many.write_bytes(as_csv([an_order(f"M-{n}") for n in range(3000)]))
    answer = run("--desk", desk, "batch", many)
    assert answer.code == 6, answer.stderr
    assert "full" in answer.stderr
    # What was booked before, and whole chunks of what came after, are there; nothing is half there.
    assert run("--desk", desk, "show", "F-4").code == 0
    assert int(run("--desk", desk, "history", "--count").stdout) % 500 == 5
    assert run("--desk", desk, "desk", "check").code == 0
