import zipfile

import pytest

from shipkit.errors import InvalidInput
from shipkit.tabular import xlsx_package
from shipkit.tabular.faults import Faults
from shipkit.tabular.xlsx_package import open_sheet

from .xlsx_files import of_rows, package

SMALL_SHEET = '<row r="1"><c r="A1"><v>1</v></c></row>'


def fault_of(data, sheet=None):
    with pytest.raises(InvalidInput) as caught:
        open_sheet(data, sheet, Faults("a.xlsx"))
    (finding,) = caught.value.findings
    return finding


TWO = package([("Notes", "hidden", SMALL_SHEET), ("Orders", "visible", SMALL_SHEET), ("Old", "visible", SMALL_SHEET)])


@pytest.mark.parametrize(("asked", "given"), [(None, "Orders"), ("old", "Old"), ("Notes", "Notes")])
def test_the_first_visible_sheet_is_read_or_the_named_one(asked, given):
    assert open_sheet(TWO, asked, Faults("a.xlsx")).name == given


def test_a_missing_sheet_is_answered_with_those_there_are():
    assert str(fault_of(TWO, "Order")) == "a.xlsx:1: there is no sheet Order; there are: Notes, Orders, Old"


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (b"a,b\n1,2\n", "xlsx", "no XLSX file, or a damaged one"),
        (b"", "xlsx", "no XLSX file"),
        (TWO[:-40], "xlsx", "no XLSX file, or a damaged one"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 2_000, "xlsx", "old form"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "xlsx-encrypted", "without a password"),
        (package([]), "xlsx", "no worksheet"),
        (package([("A", "visible", "")], doctype="<!DOCTYPE x [<!ENTITY y 'z'>]>"), "xlsx", "document type"),
        (package([("A", "visible", "")], pack=zipfile.ZIP_BZIP2), "xlsx", "packed in a way no spreadsheet is"),
    ],
)
def test_what_is_no_sound_xlsx_file_is_said_to_be_none(data, code, why):
    finding = fault_of(data)
    assert finding.code == code
    assert why in finding.why


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused():
    twice = package([("A", "visible", "")], extra=[("xl/worksheets/s1.xml", "<worksheet/>")])
    assert "twice" in fault_of(twice).why


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = package([("A", "visible", SMALL_SHEET)], extra=[("xl/media/a.bin", b"\0" * (17 << 20))])
    assert fault_of(bomb).code == "xlsx-size"


def test_the_limit_holds_for_all_parts_together(monkeypatch):
    monkeypatch.setattr(xlsx_package, "MOST_UNPACKED", 3_000)
    parts = [(f"xl/media/{n}.bin", bytes(range(256)) * 4) for n in range(3)]
    assert fault_of(package([("A", "visible", SMALL_SHEET)], extra=parts)).code == "xlsx-size"


def test_a_size_that_is_a_lie_is_found_out():
    data = bytearray(package([("A", "visible", SMALL_SHEET)], extra=[("xl/media/a.bin", b"\0" * 100_000)]))
    true_size = (100_000).to_bytes(4, "little")
    assert data.count(true_size) == 2
    assert fault_of(bytes(data.replace(true_size, (100).to_bytes(4, "little")))).code == "xlsx"


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
        '<row r="9"><c s="1" r="XFD1048576"><v>2</v></c></row>',
        '<x:row r="9"><x:c r="xfd1048576"><x:v>2</x:v></x:c></x:row>',
        '<row r="1048576"><c><v>2</v></c>' + "<c><v>2</v></c>" * 20 + "</row>",
        '<row r="2"><c r="DA2"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c></row>',
    ],
)
def test_a_stray_cell_far_away_is_refused_before_memory_is_taken_for_all_between(far):
    finding = fault_of(of_rows(SMALL_SHEET + far))
    assert finding.code == "xlsx-size"
    assert "delete what stands far from the table" in finding.why


@pytest.mark.parametrize(
    "rows",
    [
        SMALL_SHEET + '<row r="1048576"><c r="XFD1048576" s="3"/></row>',
        SMALL_SHEET + '<row r="1"><c r="XFD1"><v>2</v></c></row>',
        SMALL_SHEET + '<row r="1048576"><c r="I1048576"><v>1</v></c></row>',
        SMALL_SHEET + '<row r="99999"><c r="CZ99999"><v>1</v></c></row>',
    ],
)
def test_a_long_a_wide_and_an_empty_cell_are_no_faults(rows):
    assert open_sheet(of_rows(rows), None, Faults("a.xlsx")).name == "Sheet1"


def test_error_cells_are_found_with_what_they_show():
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="7"><c t="e" r="C7" s="2"><v>#N/A</v></c><c r="D7"><v>"e"</v></c><c r="AA7" t="e"></c></row>'
    )
    assert open_sheet(of_rows(rows), None, Faults("a.xlsx")).errors == {
        1: [("B1", "#DIV/0!")],
        7: [("C7", "#N/A"), ("AA7", "?")],
    }


def test_a_sheet_without_errors_has_none():
    assert open_sheet(TWO, None, Faults("a.xlsx")).errors == {}
