"""`shipkit print`, `form` and `verify` by the real tool."""

from __future__ import annotations

import json
import re

import pytest


@pytest.fixture
def number(run):
    return run("ship", "--to", "nypl", "-c", "boxes3", "--reference", "R-1").stdout.strip()


def test_without_a_file_or_a_printer_the_file_is_named_after_the_number(run, number, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("print", "R-1").stdout == f"{number}.pdf\n"
    assert (tmp_path / f"{number}.pdf").read_bytes().startswith(b"%PDF")


def test_the_file_s_name_says_the_format(run, number, tmp_path):
    run("print", number, "-o", tmp_path / "a.png", "--dpi", "60")
    assert (tmp_path / "a-1.png").exists()
    run("print", number, "-d", "label", "-o", tmp_path / "a.zpl", "--dpi", "203")
    assert (tmp_path / "a.zpl").read_bytes().startswith(b"^XA")


def test_a_pdf_goes_through_a_pipe(run, number):
    answer = run("print", number, "-o", "-")
    assert answer.raw.startswith(b"%PDF")
    assert answer.raw.rstrip().endswith(b"%%EOF")


def test_a_set_with_charges_says_what_is_added(run, number, tmp_path):
    import pypdfium2

    answer = run("print", number, "--set", "export", "--charge", "freight=48", "-o", tmp_path / "a.pdf")
    assert answer.code == 0, answer.stderr
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "600.00" in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--document", "novel"), 4),
        (("--set", "import"), 2),
        (("--document", "label", "--sheet", "nowhere"), 3),
        (("--document", "label", "--start", "0"), 2),
        (("--format", "doc"), 2),
        (("--charge", "freight=much"), 2),
        (("--invoice-date", "soon"), 2),
        (("--printer", "gopher://x"), 4),
        (("--printer", "file:/nowhere/at/all"), 1),
        (("--form", "nowhere"), 3),
    ],
)
def test_what_cannot_be_printed_says_why(run, number, tmp_path, words, code):
    target = () if "--printer" in words else ("-o", tmp_path / "a.pdf")
    answer = run("print", number, *words, *target)
    assert (answer.code, answer.stdout) == (code, ""), answer.stderr
    assert "Error: " in answer.stderr
    assert not list(tmp_path.glob("*.pdf*"))


def test_no_number_is_a_usage_error(run):
    assert run("print", "-", stdin=b"").code == 2


def test_a_failed_print_is_repeated_with_again(run, number, tmp_path):
    tray = tmp_path / "tray"
    answer = run("print", number, "-d", "label", "--printer", f"file:{tray}")
    assert answer.code == 1
    assert "shipkit print --again" in answer.stderr
    tray.mkdir()
    assert run("print", "--again").stdout == f"{number}\n"
    assert len(list(tray.iterdir())) == 1
    assert run("print", "--again").code == 3


def test_ship_prints_at_once_when_asked(run, tmp_path):
    tray = tmp_path / "tray"
    tray.mkdir()
    answer = run("ship", "--to", "louvre", "-c", "export2", "--print", "--printer", f"file:{tray}")
    assert re.fullmatch(r"\d{12}\n", answer.stdout)
    assert len(list(tray.iterdir())) == 1


def test_ship_stays_booked_when_its_print_fails(run, tmp_path):
    answer = run("ship", "--to", "louvre", "-c", "export2", "--print", "--printer", f"file:{tmp_path / 'nowhere'}")
    assert answer.code == 1
    assert run("show", answer.stdout.strip()).code == 0


def test_verify_knows_our_file_and_refuses_an_altered_one(run, number, tmp_path):
    path = tmp_path / "a.pdf"
    run("print", number, "-o", path)
    answer = run("verify", path)
    assert (answer.code, answer.stdout) == (0, f"{number}\n")
    path.write_bytes(path.read_bytes() + b" ")
    altered = run("verify", path)
    assert (altered.code, altered.stdout) == (4, "")
    assert number in altered.stderr.replace(" ", "")
    assert json.loads(run("verify", path, "--json").stdout)["unaltered"] is False
    assert run("verify", tmp_path / "nowhere.pdf").code == 3


def test_forms_are_listed_and_shown(run, number, tmp_path):
    assert "waybill-230x127" in run("form", "list").lines
    assert run("form", "preview", "waybill-230x127", "-o", tmp_path / "x.png", "--dpi", "50").code == 0
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
    assert run("form", "preview", "nowhere").code == 3


def test_a_printer_is_calibrated_from_where_two_crosses_landed(run, tmp_path):
    assert run("print", "calibrate", "-o", tmp_path / "grid.pdf").code == 0
    assert (tmp_path / "grid.pdf").read_bytes().startswith(b"%PDF")
    assert run("print", "calibrate").code == 2
    assert run("print", "calibrate", "--printer", "office", "--a", "1,2").code == 2
    assert run("print", "calibrate", "--printer", "office", "--a", "here", "--b", "there").code == 2
    assert run("print", "calibrate", "--printer", "office", "--a", "99,99", "--b", "1,1").code == 4
