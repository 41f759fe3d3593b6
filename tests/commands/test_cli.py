"""The tool as a whole: help, options that stand anywhere, pipes, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

import pytest
import typer.main

from shipkit.cli import COMMANDS, app
from shipkit.commands.options import HELP
from shipkit.commands.session import harmless, hoist
from shipkit.desk.order import COLUMNS


def tool(*words, **more):
    return subprocess.run([sys.executable, "-m", "shipkit", *map(str, words)], capture_output=True, text=True, **more)


def test_help_lists_every_command_and_loads_none_of_them():
    code = (
        "import sys; from shipkit.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('pydantic', 'reportlab', 'sqlite3', 'tinydb', 'rich')"
        " or m.startswith(('shipkit.desk', 'shipkit.model'))], file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name in COMMANDS:
        assert f"\n  {name} " in answer.stdout
    assert answer.stderr.strip() == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_in_the_list_is_the_command_s_own(name):
    module, help_ = COMMANDS[name]
    command = typer.main.get_command(import_module(f"shipkit.commands.{module}").app)
    assert command.get_short_help_str(200).rstrip(".").startswith(help_.rstrip("."))


def commands(group=None, path=()):
    group = group or typer.main.get_command(app)
    context = group.make_context("shipkit", [], resilient_parsing=True)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if hasattr(command, "list_commands"):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize(("path", "command"), [pytest.param(p, c, id=" ".join(p)) for p, c in commands()])
def test_every_command_and_every_option_says_what_it_is(path, command):
    assert command.help
    for parameter in command.params:
        assert parameter.help or parameter.name in {"help", "install_completion", "show_completion"}, parameter.name


def test_every_column_has_its_option_and_its_help():
    assert set(COLUMNS) <= set(HELP)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["ship", "--desk", "d", "-q"], ["--desk", "d", "-q", "ship"]),
        (["ship", "--desk=d", "x"], ["--desk=d", "ship", "x"]),
        (["ship", "--", "--desk", "d"], ["ship", "--", "--desk", "d"]),
        (["ship", "--desk"], ["--desk", "ship"]),
        ([], []),
    ],
)
def test_the_options_of_the_tool_may_stand_anywhere(given, expected):
    assert hoist(given) == expected


def test_quiet_leaves_the_answer_and_nothing_else(run):
    answer = run("ship", "--to", "dlib", "-c", "parcel", "-q")
    assert (answer.stdout, answer.stderr) == ("100000000001\n", "")


def test_a_mistyped_command_is_a_usage_error_with_a_suggestion():
    answer = tool("histroy")
    assert answer.returncode == 2
    assert "history" in answer.stderr


def test_the_version_is_printed():
    from shipkit import __version__

    assert tool("--version").stdout == f"shipkit {__version__}\n"


def test_a_reader_that_has_enough_is_no_fault(desk_folder):
    for n in range(3):
        tool("ship", "--to", "louvre", "-c", "export2", "--reference", f"R-{n}")
    answer = subprocess.run(
        f"'{sys.executable}' -m shipkit history --format jsonl | head -c 5", shell=True, capture_output=True, text=True
    )
    assert (answer.stdout, answer.stderr) == ('{"num', "")


def test_chinese_goes_through_a_pipe_whatever_the_locale(desk_folder):
    tool("ship", "--to", "shlib", "-c", "parcel")
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    raw = subprocess.run([sys.executable, "-m", "shipkit", "history"], capture_output=True, env=env, check=True).stdout
    assert "上海图书馆" in raw.decode("utf-8")


def test_a_fault_of_our_own_is_one_line_without_debug_and_a_traceback_with_it(run, monkeypatch):
    from shipkit.store.ledger import Ledger

    def broken(*_args, **_options):
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(Ledger, "search", broken)
    answer = run("history")
    assert answer.code == 1
    assert answer.stderr.splitlines()[0] == "Error: a fault of shipkit's own: ZeroDivisionError: on purpose"
    with pytest.raises(ZeroDivisionError):
        run("--debug", "history")


def test_control_characters_in_data_do_not_reach_the_terminal():
    assert harmless("a\x1b[31mb\n") == "a\\x1b[31mb\n"


def test_an_answer_is_a_table_on_a_terminal(terminal):
    with terminal("recipient", "list", stdout_too=True) as screen:
        screen.end()
        assert "louvre" in screen.shown
        assert "\t" not in screen.shown


def test_the_clock_stands_still_when_told_to(run):
    assert run("desk", "info").stdout.count("2026-12-01") == 1
    assert run("desk", "info", env={"SHIPKIT_NOW": "noon"}).code == 2


def test_the_shell_completes_codes_and_numbers(desk_folder):
    number = tool("ship", "--to", "louvre", "-c", "export2").stdout.strip()

    def complete(line):
        env = {
            **os.environ,
            "_SHIPKIT_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split(" ")) - 1),
        }
        return subprocess.run([sys.executable, "-m", "shipkit"], capture_output=True, text=True, env=env).stdout.split()

    assert complete("shipkit ship --to lou") == ["louvre", "louvread"]
    assert complete("shipkit show 1000") == [number]
    assert "history" in complete("shipkit hi")
