"""`shipkit void`, the print of what is void, and filters of `history` that name nothing."""

from __future__ import annotations

import json

import pytest

SHIP = ("ship", "--to", "louvre", "-c", "export2")


@pytest.fixture
def number(run):
    return run(*SHIP).stdout.strip()


def reason(run, number):
    events = json.loads(run("show", number, "--json").stdout)["events"]
    return events[-1]["detail"].get("why")


def test_a_reason_is_kept_as_one_clean_line(run, number):
    answer = run("void", number, "--why", "wrong\naddress ")
    assert (answer.code, answer.stdout, answer.stderr) == (0, f"{number}\n", "")
    assert reason(run, number) == "wrong address"


def test_a_reason_with_control_characters_is_refused_and_nothing_is_void(run, number):
    answer = run("void", number, "--why", "x\x1b[2J")
    assert (answer.code, answer.stdout) == (4, "")
    assert "U+001B" in answer.stderr
    assert run("history", "--status", "booked", "--count").stdout == "1\n"


def test_a_script_that_gives_no_reason_is_warned(run, number):
    answer = run("void", number)
    assert (answer.code, answer.stdout) == (0, f"{number}\n")
    assert "Warning: no reason was given" in answer.stderr
    assert reason(run, number) is None


def test_a_person_is_asked_for_the_reason(run, number, terminal):
    with terminal("void", number) as t:
        t.answer(("[y/N]", "y"), ("Why:", "wrong address"))
        assert t.end().code == 0
    assert reason(run, number) == "wrong address"


def test_numbers_come_from_stdin_as_they_do_for_print(run, number):
    other = run(*SHIP).stdout.strip()
    rows = run("history").raw
    assert run("void", "-", "--why", "all of it", stdin=rows).stdout.split() == [other, number]
    assert run("void", "-", "--why", "none", stdin=b"\n").code == 2


def test_printing_what_is_void_warns_and_names_it(run, number, tmp_path):
    other = run(*SHIP).stdout.strip()
    run("void", number, "--why", "wrong address")
    answer = run("print", number, other, number, "-o", tmp_path / "a.pdf")
    assert f"Warning: void, and printed as such: {number}\n" in answer.stderr
    assert "Warning" not in run("print", other, "-o", tmp_path / "b.pdf").stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--status", "foo"), 2, "booked, closed, void"),
        (("--service", "rocket"), 2, "priority, economy"),
        (("--recipient", "nosuch"), 3, "no recipient has the code 'nosuch'"),
        (("--since", "-x"), 2, "yesterday or -7"),
    ],
)
def test_a_filter_that_names_nothing_says_what_there_is(run, number, words, code, said):
    answer = run("history", *words)
    assert (answer.code, answer.stdout) == (code, "")
    assert said in answer.stderr


@pytest.mark.parametrize("words", [("--status", "BOOKED"), ("--service", "Priority"), ("--to", "LOUVRE")])
def test_a_filter_is_understood_in_any_case(run, number, words):
    assert run("history", *words, "--count").stdout == "1\n"


def test_what_was_shipped_to_somebody_gone_since_is_still_found(run, desk, number):
    other = run("ship", "--to", "nypl", "-c", "docs", "--service", "freight").stdout.strip()
    toml = desk.folder / "desk.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("freight =", "# freight ="), encoding="utf-8")
    path = desk.folder / "book" / "recipients.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    del table["recipients"]["nypl"]
    path.write_text(json.dumps(table), encoding="utf-8")
    assert run("history", "--to", "nypl", "--service", "freight").stdout.split("\t")[0] == other


@pytest.mark.parametrize(("since", "count"), [("-7", 1), ("yesterday", 1), ("today", 1), ("昨天", 1), ("tomorrow", 0)])
def test_a_past_day_is_a_good_beginning(run, number, since, count):
    assert run("history", "--since", since, "--count").stdout == f"{count}\n"


@pytest.mark.parametrize("day", ["yesterday", "-7", "2026-11-30"])
def test_a_ship_date_that_is_past_is_refused_as_past(run, day):
    answer = run(*SHIP, "--ship-date", day)
    assert answer.code == 4
    assert "is past: today is 2026-12-01" in answer.stderr
