"""The book on the command line, as a script uses it."""

from __future__ import annotations

import json
from importlib import import_module

import pytest

WORDS = ("recipient", "sender", "group", "consignment", "item")
BRANLY = (
    "--company", "Musée du quai Branly", "--address1", "37 quai Branly", "--city", "Paris", "--postcode", "75007",
    "--country", "fr", "--phone", "+33 1 99 00 47 12",
)  # fmt: skip

# What makes a new entry `new` of each kind, and one column of it with what it was made to say.
NEW = {
    "recipient": ((*BRANLY, "--payer", "recipient", "--payer-account", "77-1"), "payer_account", "77-1"),
    "sender": (BRANLY, "country", "FR"),
    "group": (("louvre", "prado", "--description", "Two museums"), "members", ["louvre", "prado"]),
    "consignment": (("--title", "Two books", "--item", "book*2", "--piece", "1.2kg:30x22x5cm"), "goods", "2 book"),
    "item": (("--description", "Silk ties", "--unit-value", "12.50 EUR", "--unit-weight", "90g"), "currency", "EUR"),
}
each_kind = pytest.mark.parametrize("word", WORDS)


def listed(run, word, code):
    (row,) = [row for row in json.loads(run(word, "list", "--json").stdout) if row["code"] == code]
    return row


@each_kind
def test_what_is_added_is_found_again_until_it_is_removed(run, word):
    options, column, value = NEW[word]
    added = run(word, "add", "new", *options)
    assert (added.stdout, added.stderr, added.code) == ("new\n", "", 0)
    assert listed(run, word, "new")[column] == value
    assert "new" in run(word, "show", "new").stdout
    removed = run(word, "remove", "new")
    assert (removed.stdout, removed.code) == ("new\n", 0)
    assert run(word, "show", "new").code == 3


@each_kind
def test_the_same_code_twice_is_a_conflict(run, word):
    run(word, "add", "new", *NEW[word][0])
    again = run(word, "add", "new", *NEW[word][0])
    assert (again.stdout, again.code) == ("", 5)
    assert again.stderr == f"Error: {word} new is in the book already\nHint: shipkit {word} show new\n"


@each_kind
def test_what_show_prints_as_json_add_takes_from_stdin(run, word):
    run(word, "add", "new", *NEW[word][0])
    shown = run(word, "show", "new", "--json").stdout
    run(word, "remove", "new", "--yes")
    added = run(word, "add", "--file", "-", stdin=shown)
    assert (added.stdout, added.code) == ("new\n", 0)
    assert run(word, "show", "new", "--json").stdout == shown


@each_kind
def test_what_is_exported_is_imported(run, word, tmp_path):
    before = run(word, "export").stdout
    assert run(word, "export", "-o", tmp_path / "book.xlsx").code == 0
    answer = run(word, "import", tmp_path / "book.xlsx", "--on-duplicate", "replace", "--json")
    assert answer.code == 0
    assert json.loads(answer.stdout) == {"added": 0, "replaced": before_count(run, word), "skipped": 0}
    assert run(word, "export").stdout == before


def before_count(run, word):
    return len(run(word, "list").lines)


@each_kind
def test_a_code_that_is_not_in_the_book_is_not_found(run, word):
    for command in ("show", "edit", "remove"):
        options = ["--clear", "description"] if command == "edit" else []
        answer = run(word, command, "nothing-such", *options)
        assert (answer.stdout, answer.code) == ("", 3)
        assert f"no {word} has the code 'nothing-such'" in answer.stderr


@each_kind
def test_nothing_said_and_nobody_to_ask_is_a_wrong_use(run, word):
    for args in (("add",), ("add", "new"), ("edit", run(word, "list").lines[0].split("\t")[0])):
        answer = run(word, *args)
        assert (answer.stdout, answer.code) == ("", 2)
        assert answer.stderr.endswith(f"Hint: shipkit {word} {args[0]} --help\n")


@each_kind
def test_the_help_of_a_group_is_that_of_the_table(run, word):
    from shipkit.cli import COMMANDS

    module, text = COMMANDS[word]
    assert import_module(f"shipkit.commands.{module}").app.info.help == text
    shown = run(word, "--help")
    assert text in shown.stdout
    commands = [line.split()[0] for line in shown.stdout.partition("Commands:")[2].splitlines() if line.strip()]
    assert commands == ["add", "list", "show", "edit", "remove", "import", "export"]


def test_every_fault_is_told_at_once_and_nothing_is_added(run):
    answer = run(
        "recipient", "add", "new", "--company", "x", "--address1", "y", "--country", "FR",
        "--postcode", "7", "--email", "nobody", "--payer", "nobody",
    )  # fmt: skip
    assert answer.code == 4
    assert [line.split(":")[0] for line in answer.stderr.splitlines()] == [
        "city", "postcode", "email", "payer", "Error",
    ]  # fmt: skip
    assert run("recipient", "show", "new").code == 3


@pytest.mark.parametrize("code", ["../../x", "/etc/passwd", "a b", "x" * 41, ".hidden"])
def test_a_code_like_a_path_is_refused(run, code):
    answer = run("recipient", "add", code, *BRANLY)
    assert answer.code == 4
    assert answer.stderr.startswith(f"code: {code[:57]!r}"[:20])


def test_doubts_are_told_and_stop_nothing(run):
    answer = run("item", "add", "new", "--description", "samples")
    assert (answer.stdout, answer.code) == ("new\n", 0)
    assert answer.stderr.startswith("Warning: description: 'samples' does not say")
    assert run("item", "add", "other", "--description", "samples", "-q").stderr == ""


def test_a_list_is_narrowed_by_words_and_country(run):
    assert [line.split("\t")[0] for line in run("recipient", "list", "LOUVRE").lines] == ["louvre", "louvread"]
    assert [line.split("\t")[0] for line in run("recipient", "list", "louvre", "paris").lines] == ["louvre"]
    assert [line.split("\t")[0] for line in run("recipient", "list", "--country", "France").lines] == ["louvre"]
    assert run("recipient", "list", "--country", "Atlantis").code == 2
    assert len(run("recipient", "list", "--limit", "3").lines) == 3
    assert run("recipient", "list", "no such word").stdout == ""
    assert run("consignment", "list", "silk").lines[0].startswith("export2")


def test_a_list_goes_to_a_file_in_the_form_its_name_says(run, tmp_path):
    run("item", "list", "-o", tmp_path / "items.csv")
    text = (tmp_path / "items.csv").read_text(encoding="utf-8")
    assert text.startswith("code,description,hs_code,country_of_manufacture,unit_value,currency,unit,")
    assert text.count("\n") == 1 + len(run("item", "list").lines)


def test_what_is_edited_by_options_stays_otherwise(run):
    edited = run("recipient", "edit", "louvre", "--phone", "+33 1 99 00 47 13", "--clear", "duties-payer")
    assert (edited.stdout, edited.stderr, edited.code) == ("louvre\n", "", 0)
    row = listed(run, "recipient", "louvre")
    assert (row["phone"], row["duties_payer"], row["incoterm"]) == ("+33 1 99 00 47 13", "", "DDP")


def test_an_edit_tells_that_a_latin_form_went_with_its_text(run):
    answer = run("recipient", "edit", "dlib", "--city", "沈阳市")
    assert "Emptied, for it was of the old text: latin_city" in answer.stderr


def test_a_faulty_edit_changes_nothing(run):
    before = run("recipient", "show", "louvre", "--json").stdout
    assert run("recipient", "edit", "louvre", "--postcode", "7").code == 4
    assert run("recipient", "show", "louvre", "--json").stdout == before


def test_members_come_and_go(run):
    run("group", "edit", "beijing", "--add", "louvre", "--add", "nmc", "--remove", "tsinghua")
    assert listed(run, "group", "beijing")["members"] == ["nmc", "louvre"]
    assert run("group", "edit", "beijing", "--remove", "tsinghua").code == 3
    assert run("group", "edit", "beijing", "--add", "nobody").code == 4
    assert listed(run, "group", "beijing")["members"] == ["nmc", "louvre"]


def test_items_and_pieces_said_anew_stand_for_all_of_a_template(run):
    run("consignment", "edit", "boxes3", "--item", "book*5", "--piece", "3kg", "--piece", "2kg::tube")
    entry = json.loads(run("consignment", "show", "boxes3", "--json").stdout)
    assert [(item["item"], item["quantity"]) for item in entry["items"]] == [("book", "5")]
    assert [(piece["weight_g"], piece["packaging"]) for piece in entry["pieces"]] == [(3000, None), (2000, "tube")]
    run("consignment", "edit", "boxes3", "--quantity", "7", "--clear", "pieces")
    entry = json.loads(run("consignment", "show", "boxes3", "--json").stdout)
    assert ([(item["item"], item["quantity"]) for item in entry["items"]], entry["pieces"]) == ([("book", "7")], [])


@pytest.mark.parametrize(
    "options",
    [
        ("--piece", "heavy:1x1"),
        ("--item", "book", "--item", "tea", "--quantity", "2"),
        ("--file", "x.json", "--title", "T"),
    ],
)
def test_options_that_do_not_fit_together_are_a_wrong_use(run, options):
    assert run("consignment", "add", "new", *options).code == 2


def test_what_others_name_is_not_removed(run):
    answer = run("recipient", "remove", "dlib")
    assert (answer.stdout, answer.code) == ("", 5)
    assert "named by group libraries" in answer.stderr
    assert run("recipient", "show", "dlib").code == 0


def test_of_several_codes_all_that_are_not_there_are_told_and_none_is_removed(run):
    run("recipient", "add", "new", *BRANLY)
    answer = run("recipient", "remove", "new", "x1", "x2")
    assert (answer.stdout, answer.code) == ("", 3)
    assert "'x1'" in answer.stderr
    assert "'x2'" in answer.stderr
    assert run("recipient", "show", "new").code == 0


def test_an_import_tells_each_fault_with_its_place_and_keeps_nothing(run, tmp_path):
    path = tmp_path / "museums.csv"
    path.write_text(
        "code,company,address1,city,postcode,country\na,A,x,Paris,7,FR\nb,B,x,Wien,1015,ÖÖ\n", encoding="utf-8"
    )
    answer = run("recipient", "import", path)
    assert answer.code == 4
    first, second, *rest = answer.stderr.splitlines()
    assert first.startswith(f"{path}:2: postcode: '7' is no postcode of France")
    assert second.startswith(f"{path}:3: country: 'ÖÖ' is no country")
    assert rest == ["Error: nothing was imported: 2 faults"]
    assert run("recipient", "show", "a").code == 3


def test_an_import_refuses_codes_that_are_there_and_says_how_else(run, tmp_path):
    path = tmp_path / "items.csv"
    path.write_text("code,description\nbook,Other books\nties,Silk ties\n", encoding="utf-8")
    refused = run("item", "import", path)
    assert refused.code == 5
    assert f"Hint: shipkit item import --on-duplicate skip {path}" in refused.stderr
    assert run("item", "show", "ties").code == 3
    tried = run("item", "import", path, "--on-duplicate", "skip", "--dry-run")
    assert tried.stdout == "1 added, 0 replaced, 1 skipped\n"
    assert run("item", "show", "ties").code == 3
    assert run("item", "import", path, "--on-duplicate", "skip").stdout == "1 added, 0 replaced, 1 skipped\n"
    assert "Printed books" in run("item", "show", "book").stdout


def test_a_toml_file_adds_several(run, tmp_path):
    path = tmp_path / "items.toml"
    path.write_text(
        '[[items]]\ncode = "ties"\ndescription = "Silk ties"\nunit_value = "12.50 EUR"\n\n'
        '[[items]]\ncode = "hats"\ndescription = "Straw hats"\nunit_weight_g = 120\n',
        encoding="utf-8",
    )
    answer = run("item", "add", "--file", path)
    assert (answer.stdout, answer.stderr) == ("ties\nhats\n", "")
    assert listed(run, "item", "ties")["unit_value"] == "12.50"


def test_a_file_that_is_not_there_is_not_found(run):
    assert run("item", "import", "nothing.csv").code == 3


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "xlsx"])
def test_an_export_on_stdout_is_what_import_takes_on_stdin(run, form):
    written = run("consignment", "export", "--format", form, "-o", "-")
    answer = run("consignment", "import", "-", "--on-duplicate", "replace", stdin=written.raw)
    assert (answer.code, answer.stderr) == (0, "")


def complete(run, *words):
    answer = run(env={"_SHIPKIT_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(["shipkit", *words]), "COMP_CWORD": str(len(words))})  # fmt: skip
    return answer.stdout.split()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("recipient", "show", "lou"), ["louvre", "louvread"]),
        (("sender", "edit", "d"), ["dalian"]),
        (("group", "remove", "m"), ["museums"]),
        (("group", "add", "new", "pra"), ["prado"]),
        (("group", "edit", "museums", "--remove", "pra"), ["prado"]),
        (("item", "show", "bo"), ["book"]),
        (("consignment", "edit", "box"), ["boxes3"]),
        (("consignment", "add", "new", "--item", "bo"), ["book"]),
        (("consignment", "add", "new", "--sender", "d"), ["dalian"]),
    ],
)
def test_the_shell_completes_codes(run, words, codes):
    assert complete(run, *words) == codes
