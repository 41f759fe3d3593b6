"""What help says: plain names for what is typed, and examples that run on the sample desk."""

from __future__ import annotations

import re
import shlex

import pytest
import typer.main

from shipkit.cli import app


def helps(group=None, context=None, path=()):
    """Each command's words and its help."""
    group = group or typer.main.get_command(app)
    context = context or group.make_context("shipkit", [], resilient_parsing=True)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        inner = type(context)(command, info_name=name, parent=context, terminal_width=120, max_content_width=120)
        yield (*path, name), command.get_help(inner)
        if hasattr(command, "list_commands"):
            yield from helps(command, inner, (*path, name))


HELPS = [pytest.param(text, id=" ".join(path)) for path, text in helps()]


@pytest.mark.parametrize("text", HELPS)
def test_no_type_of_python_and_no_doubled_bracket_is_shown(text):
    assert not re.findall(r"<(?:str|int|float|list|bool)\b|\[\[|\{|\.\.\.\.|\.\.\.\]", text.split("Examples:")[0])


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        ("show", "[OPTIONS] NUMBER..."),
        ("void", "[OPTIONS] NUMBER..."),
        ("again", "[OPTIONS] NUMBER"),
        ("init", "[OPTIONS] [DIR]"),
        ("print run", "[OPTIONS] [NUMBER]..."),
        ("draft ship", "[OPTIONS] DRAFT..."),
        ("recipient list", "[OPTIONS] [TEXT]..."),
        ("recipient remove", "[OPTIONS] CODE..."),
        ("batch run", "[OPTIONS] FILE"),
        ("number check", "[OPTIONS] NUMBER"),
    ],
)
def test_the_words_of_a_command_are_named_plainly(words, usage):
    text = next(text for path, text in helps() if " ".join(path) == words)
    assert f"{words} {usage}\n" in text
    assert re.search(rf"^  {usage.split()[-1].strip('[].')}  ", text, re.MULTILINE)


def test_an_argument_that_is_missing_is_named_as_in_the_help(run):
    assert "Missing argument 'NUMBER'" in run("show").stderr


EXAMPLES = [
    line.strip()
    for path, text in helps()
    if path[0] in {"ship", "sender"}
    for line in text.splitlines()
    if line.strip().startswith("shipkit ship ") and "--sender" not in line
]


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_of_ship_runs_on_the_sample_desk(run, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = run(*shlex.split(line)[1:])
    assert answer.code == 0, answer.stderr


def test_there_are_examples():
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("scheme", ["air-waybill", "air_waybill", "Air-Waybill"])
def test_a_scheme_is_known_as_desk_toml_writes_it(run, scheme):
    answer = run("number", "check", "999-12345675", "--scheme", scheme)
    assert (answer.stdout, answer.code) == ("999-12345675\n", 0)


def test_an_unknown_scheme_is_told_the_words_of_desk_toml(run):
    answer = run("number", "check", "999-12345675", "--scheme", "iata")
    assert answer.code == 3
    assert "air-waybill" in answer.stderr


def test_save_without_a_guess_is_a_usage_error(run):
    answer = run("batch", "map", "--save", "shop")
    assert answer.code == 2
    assert "shipkit batch map --guess FILE --save shop" in answer.stderr


@pytest.mark.parametrize("name", ["shop.csv", "my shop.csv", "folder/shop.csv"])
def test_a_header_that_does_not_serve_is_answered_with_a_command_that_runs(run, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("Order No,Ship to name,Weight (kg)\nA-1,Receiving desk,2\n", encoding="utf-8")
    answer = run("batch", name)
    assert answer.code == 4
    hint = re.search(r"^Hint: (shipkit .*)$", answer.stderr, re.MULTILINE)[1]
    assert shlex.split(hint)[-1] == name
    assert run(*shlex.split(hint)[1:]).code == 0


def test_references_booked_with_other_content_are_answered_with_what_to_do(run, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text("reference,recipient,consignment\nR-1,louvre,export2\n", encoding="utf-8")
    assert run("batch", path).code == 0
    path.write_text("reference,recipient,consignment\nR-1,louvre,boxes3\n", encoding="utf-8")
    answer = run("batch", path)
    assert answer.code == 5
    assert "Hint: give them references of their own" in answer.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("history --format foo", "'foo' is not one of 'table', 'plain', 'csv', 'json', 'jsonl'."),
        ("history --limit x", "'x' is no whole number"),
        ("history --limit -1", "'-1' is too little: 0 is the least"),
        ("draft show x", "'x' is no whole number"),
        ("batch --jobs 0 x.csv", "'0' is too little: 1 is the least"),
        ("recipient import x.csv --on-duplicate foo", "'foo' is not one of 'skip', 'replace', 'refuse'."),
        ("print 1 --copies 99", "'99' is too much: 20 is the most"),
    ],
)
def test_an_option_that_is_wrong_is_told_in_the_words_of_the_desk(run, words, why):
    answer = run(*words.split())
    assert answer.code == 2
    assert answer.stderr.splitlines()[-1].endswith(f": {why}")
    assert "Input should" not in answer.stderr
    assert "Value error" not in answer.stderr
