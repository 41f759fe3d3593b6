"""The desk's daily work, by the real tool: ship, again, draft, show, history, print, void."""

from __future__ import annotations

import json

import pytest

SHIP = ("ship", "--to", "louvre", "--consignment", "export2")


def test_ship_prints_the_number_alone(run):
    answer = run(*SHIP)
    assert answer.code == 0
    assert answer.stdout == "100000000001\n"


def test_ship_with_o_writes_the_paper_and_says_so_on_stderr(run, tmp_path):
    answer = run(*SHIP, "-o", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert answer.stdout == "100000000001\n"
    assert "a.pdf: 1 page" in answer.stderr


def test_the_same_reference_again_is_the_same_number_and_says_so(run):
    first, second = run(*SHIP, "--reference", "R-1"), run(*SHIP, "--reference", "R-1")
    assert second.stdout == first.stdout
    assert "booked already" in second.stderr


def test_the_same_reference_with_other_content_ends_with_5_and_a_hint_that_runs(run):
    number = run(*SHIP, "--reference", "R-1").stdout.strip()
    answer = run(*SHIP, "--reference", "R-1", "--service", "economy")
    assert (answer.code, answer.stdout) == (5, "")
    hint = answer.stderr.split("Hint: ")[1].split()
    assert hint == ["shipkit", "show", number]
    assert run(*hint[1:]).code == 0


def test_every_fault_is_named_at_once_and_the_code_is_4(run):
    answer = run(
        "ship", "--to", "nobody", "-c", "nothing", "--weight", "-1", "--ship-date", "2020-01-01", "--hs-code", "x"
    )
    assert (answer.code, answer.stdout) == (4, "")
    for column in ("recipient", "consignment", "weight", "ship_date", "items.1.hs_code"):
        assert f"{column}: " in answer.stderr


def test_a_consignment_given_whole_needs_no_book(run):
    answer = run(
        "ship", "--company", "Österreichische Nationalbibliothek", "--phone", "+43 1 53410", "--address1", "Josefsplatz 1",
        "--city", "Wien", "--postcode", "1015", "--country", "Austria", "--piece", "2kg:30x20x10cm", "--piece", "500g",
        "--description", "Printed books", "--hs-code", "4901.99", "--quantity", "3", "--unit-value", "12.50",
        "--currency", "EUR", "--country-of-manufacture", "CN",
    )  # fmt: skip
    assert answer.code == 0, answer.stderr
    shown = json.loads(run("show", answer.stdout.strip(), "--json").stdout)
    consignment = shown["waybill"]["consignment"]
    assert consignment["items"][0]["hs_code"] == "490199"
    assert [piece["weight_g"] for piece in consignment["pieces"]] == [2000, 500]
    assert shown["value"] == "37.50"


def test_a_dry_run_shows_what_would_be_booked_and_books_nothing(run):
    answer = run(*SHIP, "--dry-run")
    assert "Musée du Louvre" in answer.stdout
    assert run("history", "--count").stdout == "0\n"
    as_json = json.loads(run(*SHIP, "--dry-run", "--json").stdout)
    assert as_json["consignment"]["consignee"]["address"]["country"] == "FR"


def test_nothing_given_without_a_terminal_is_a_usage_error(run):
    assert run("ship").code == 2


def test_a_group_gets_a_number_a_member(run):
    numbers = run("ship", "--group", "museums", "-c", "docs").stdout.split()
    assert len(numbers) == len(set(numbers)) > 1


def test_a_number_given_by_a_carrier_is_kept(run):
    assert run(*SHIP, "--number", "RR123456785CN").stdout == "RR123456785CN\n"


def test_again_ships_the_same_once_more(run):
    number = run(*SHIP, "--reference", "R-1").stdout.strip()
    other = run("again", number, "--service", "economy").stdout.strip()
    shown = json.loads(run("show", other, "--json").stdout)
    assert (shown["service"], shown["reference"]) == ("economy", "")


def test_a_draft_is_listed_edited_and_shipped(run):
    code = run("ship", "--to", "louvre", "--draft").stdout.strip()
    assert "weight: weight is needed" in run("draft", "show", code).stderr
    assert run("draft", "ship", code).code == 4
    assert run("draft", "edit", code, "-c", "export2").code == 0
    assert run("draft", "list").stdout.startswith(f"{code}\tlouvre: export2\t")
    number = run("draft", "ship", code).stdout.strip()
    assert run("show", number).code == 0
    assert run("draft", "list").stdout == ""
    assert run("draft", "remove", code).code == 3


def test_show_finds_by_number_piece_and_reference(run):
    number = run(*SHIP, "--reference", "R-1").stdout.strip()
    plate = json.loads(run("show", number, "--json").stdout)["waybill"]["plates"][0]
    for word in (number, plate, "R-1", f"{number[:4]} {number[4:8]} {number[8:]}"):
        assert run("show", word).stdout.startswith(f"Waybill      {number}")


def test_what_is_not_there_ends_with_3(run):
    for words in (("show", "999"), ("void", "999"), ("print", "999"), ("again", "999"), ("draft", "show", "9")):
        answer = run(*words)
        assert (answer.code, answer.stdout) == (3, ""), words


@pytest.fixture
def three(run):
    """Three shipments: to France yesterday's way, to the United States, and a void one to Egypt."""
    numbers = [
        run("ship", "--to", code, "-c", template, "--reference", f"SO-{code}", "--ship-date", day).stdout.strip()
        for code, template, day in (("louvre", "export2", "today"), ("nypl", "boxes3", "+2"), ("alex", "docs", "+1"))
    ]
    run("void", numbers[2], "--why", "not needed")
    return numbers


def test_history_lists_the_newest_ship_date_first(run, three):
    lines = run("history").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [three[1], three[2], three[0]]
    oldest = run("history", "--oldest-first", "--limit", "1").stdout
    assert oldest.split("\t")[0] == three[0]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--country", "FR"), [0]),
        (("--country", "法国"), [0]),
        (("--to", "nypl"), [1]),
        (("--reference", "SO-alex"), [2]),
        (("--reference", "SO-*"), [1, 2, 0]),
        (("--status", "void"), [2]),
        (("--service", "priority", "--status", "booked"), [1, 0]),
        (("--since", "tomorrow"), [1, 2]),
        (("--until", "2026-12-01"), [0]),
        (("louvre",), [0]),
        (("silk", "scarves"), [0]),
        (("مكتبة",), [2]),
        (("--consignee", "public library"), [1]),
        (("nowhere",), []),
    ],
)
def test_history_is_narrowed_by_any_filter(run, three, filters, found):
    rows = json.loads(run("history", *filters, "--json").stdout)
    assert [row["number"] for row in rows] == [three[n] for n in found]


def test_history_has_the_same_rows_in_every_form(run, three, tmp_path):
    objects = json.loads(run("history", "--json").stdout)
    lines = [json.loads(line) for line in run("history", "--format", "jsonl").stdout.splitlines()]
    assert lines == objects
    csv = run("history", "--format", "csv").stdout.splitlines()
    assert csv[0].startswith("number,reference,status,ship_date")
    assert [line.split(",")[0] for line in csv[1:]] == [row["number"] for row in objects]
    for name in ("h.csv", "h.xlsx", "h.json", "h.jsonl"):
        assert run("history", "-o", tmp_path / name).code == 0
    from shipkit.tabular import read_table

    for name in ("h.csv", "h.xlsx", "h.jsonl"):
        table = read_table(tmp_path / name)
        assert [row[0] for _, row in table.rows] == [row["number"] for row in objects]


@pytest.mark.parametrize("words", [("--since", "yesterweek"), ("--country", "Atlantis"), ("--format", "xml")])
def test_a_filter_that_is_none_is_a_usage_error(run, words):
    assert run("history", *words).code == 2


def test_print_takes_several_numbers_and_stdin(run, three, tmp_path):
    import pypdfium2

    target = tmp_path / "all.pdf"
    run("print", "-", "-o", target, stdin="\n".join(three).encode())
    document = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in document).replace(" ", "")
    document.close()
    assert [number in text for number in three] == [True] * 3


def test_a_void_keeps_its_row_with_who_when_and_why(run, three):
    shown = run("show", three[2]).stdout
    assert "2026-12-01T12:00:00Z" in shown
    assert "not needed" in shown
    assert run("void", three[2]).code == 5
    assert run("history", "--count").stdout == "3\n"


def test_number_check_and_identify(run):
    number = run(*SHIP).stdout.strip()
    assert run("number", "check", number).stdout == "1000 0000 0001\n"
    assert run("number", "check", number[:-1] + "7").code == 4
    assert run("number", "check", "hello").code == 3
    rows = json.loads(run("number", "identify", "RR123456785CN", "--json").stdout)
    assert rows == [{"scheme": "s10", "number": "RR123456785CN", "valid": True, "why": ""}]


def test_desk_info_says_how_much_of_the_range_is_used(run):
    run(*SHIP)
    facts = json.loads(run("desk", "info", "--json").stdout)
    assert facts["ranges"][0]["used"] == 1
    assert facts["shipments"] == 1
    assert run("desk", "check").code == 0
