"""Files of entries: all of one, or nothing."""

from __future__ import annotations

import io

import pytest

from shipkit.desk.book_io.files import export_entries, import_entries
from shipkit.errors import Conflict, InvalidInput
from shipkit.model.party import Group
from shipkit.store.book import KINDS, Counts

HEADER = "code,company,address1,city,postcode,country,phone\n"
FORMS = ("csv", "tsv", "xlsx", "json", "jsonl")


def a_row(code, **changes):
    cells = {"company": "Musée", "address1": "Quai Branly", "city": "Paris", "postcode": "75007", "country": "FR"}
    return ",".join([code, *(cells | changes).values(), "+33 1 99 00 47 12"]) + "\n"


def faults_of(desk, kind, text):
    before = desk.book.shelf(kind).all()
    with pytest.raises(InvalidInput) as raised:
        import_entries(desk, kind, io.BytesIO(text.encode()))
    assert desk.book.shelf(kind).all() == before
    return [f"{finding.line}: {finding.where}: {finding.why}" for finding in raised.value.findings]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_exported_is_imported_the_same(desk, tmp_path, kind, form):
    path = tmp_path / f"book.{form}"
    entries = desk.book.shelf(kind).all()
    export_entries(kind, entries, path)
    assert import_entries(desk, kind, path, on_duplicate="replace").counts == Counts(0, len(entries), 0)
    assert desk.book.shelf(kind).all() == entries


def test_a_group_too_long_for_a_cell_takes_several_rows(desk, tmp_path):
    codes = [f"museum-of-a-long-name-{n:04}" for n in range(1300)]
    recipients = HEADER + "".join(map(a_row, codes))
    import_entries(desk, "recipients", io.BytesIO(recipients.encode()))
    desk.book.groups.add(Group(code="all", description="Everybody", members=tuple(codes)))
    export_entries("groups", desk.book.groups.all(), tmp_path / "groups.xlsx")
    import_entries(desk, "groups", tmp_path / "groups.xlsx", on_duplicate="replace")
    assert desk.book.groups.find("all").members == tuple(codes)


def test_every_fault_of_a_file_is_told_at_once_and_nothing_is_kept(desk):
    rows = (
        a_row("good"),
        a_row("bad", postcode="7"),
        a_row("good"),
        a_row("../../x"),
        a_row(""),
        a_row("nowhere", country="ZZ"),
        a_row("gift", company=""),
    )
    found = faults_of(desk, "recipients", HEADER + "".join(rows))
    assert [line.split(": ")[:2] for line in found] == [
        ["3", "postcode"],
        ["4", "code"],
        ["5", "code"],
        ["6", "code"],
        ["7", "country"],
        ["8", "name"],
    ]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("code,compny,country", ["1: compny: no column of recipients; did you mean company?"]),
        ("company,country", ["1: code: the column is missing: each recipient needs one"]),
        ("code,piece_1", ["1: piece_1: no column of recipients"]),
    ],
)
def test_a_header_that_does_not_serve_is_told_column_by_column(desk, header, found):
    assert faults_of(desk, "recipients", header + "\nx,y,z\n") == found


def test_a_template_has_a_row_for_each_of_its_items(desk):
    rows = "code,title,item,description,quantity,unit_value,currency,net_weight,weight_unit\n"
    rows += "t,Two things,book,,2,,,,lb\nt,,,Silk scarves,3,25.00,USD,1,\n"
    found = faults_of(desk, "consignments", rows)
    assert found == ["3: currency: t says 'USD' here and nothing on line 2"]
    import_entries(desk, "consignments", io.BytesIO(rows.replace("USD", "").encode()))
    entry = desk.book.consignments.find("t")
    assert [(item.item, item.description, item.net_weight_g) for item in entry.items] == [
        ("book", "", None),
        (None, "Silk scarves", 454),
    ]


def test_faults_of_items_and_pieces_are_told_on_their_lines(desk):
    rows = "code,item,description,hs_code,weight,piece_1,piece_2\n"
    rows += "t,book,,,,2kg:1x1,3kg\nt,,Silk scarves,62x,,,\nt,nothing,,,,,\nt,,,,,,\nu,,,,1,2kg,\n"
    found = [line.split(": ")[:2] for line in faults_of(desk, "consignments", rows)]
    assert found == [["2", "piece_1"], ["3", "hs_code"], ["4", "item"], ["5", "code"], ["6", "weight"]]


@pytest.mark.parametrize(
    ("on_duplicate", "counts", "company"),
    [("skip", Counts(1, 0, 1), "Musée du Louvre"), ("replace", Counts(1, 1, 0), "Musée")],
)
@pytest.mark.parametrize("dry_run", [True, False])
def test_codes_in_the_book_are_skipped_or_replaced(desk, on_duplicate, counts, company, dry_run):
    before = desk.book.recipients.all()
    file = io.BytesIO((HEADER + a_row("louvre") + a_row("branly")).encode())
    done = import_entries(desk, "recipients", file, on_duplicate=on_duplicate, dry_run=dry_run)
    assert (done.counts, done.codes) == (counts, ("louvre", "branly"))
    if dry_run:
        assert desk.book.recipients.all() == before
    else:
        assert desk.book.recipients.find("louvre").party.company == company


@pytest.mark.parametrize("dry_run", [True, False])
def test_codes_in_the_book_are_refused_when_nothing_is_said(desk, dry_run):
    file = io.BytesIO((HEADER + a_row("louvre") + a_row("branly")).encode())
    with pytest.raises(Conflict, match="louvre is in the book already"):
        import_entries(desk, "recipients", file, dry_run=dry_run)
    assert desk.book.recipients.get("branly") is None


def test_doubts_travel_with_what_was_imported(desk):
    text = HEADER + a_row("branly").replace("+33 1 99 00 47 12", "")
    (warning,) = import_entries(desk, "recipients", io.BytesIO(text.encode())).warnings
    assert (warning.where, warning.line) == ("phone", 2)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\xff\xfe\x00", b"code\0,x\n", b"{", b"[1]", b"PK\x03\x04 no workbook", b"5"]
)
def test_a_file_that_is_none_is_refused(desk, data):
    with pytest.raises(InvalidInput):
        import_entries(desk, "recipients", io.BytesIO(data))


def test_toml_is_for_one_entry_at_a_time(desk, tmp_path):
    with pytest.raises(InvalidInput, match="not as TOML"):
        export_entries("items", desk.book.items.all(), tmp_path / "items.toml")


def test_text_a_spreadsheet_would_run_is_harmless_in_a_table_and_the_same_again(desk, tmp_path):
    text = HEADER + a_row("evil", company="=cmd|' /C calc'!A0")
    import_entries(desk, "recipients", io.BytesIO(text.encode()))
    export_entries("recipients", [desk.book.recipients.find("evil")], tmp_path / "book.csv")
    assert "\nevil,'=cmd" in (tmp_path / "book.csv").read_text(encoding="utf-8")
    import_entries(desk, "recipients", tmp_path / "book.csv", on_duplicate="replace")
    assert desk.book.recipients.find("evil").party.company == "=cmd|' /C calc'!A0"
