"""What help calls the words a command takes: `NUMBER...`, `[DIR]`, `--limit N`, whatever Python type they become."""

from __future__ import annotations

from typing import Any


def name_words(command: Any) -> Any:
    """The command, and those below it, with a plain name for each argument and for the value of each option."""
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            _name_argument(parameter)
        elif parameter.metavar is None and not parameter.is_flag and not parameter.type_descriptor.is_choice:
            parameter.metavar = "N" if parameter.type_descriptor.annotation in {int, float, list[int]} else "TEXT"
    for below in getattr(command, "commands", {}).values():
        name_words(below)
    return command


def _name_argument(argument: Any) -> None:
    """`CODE`, or `[CODE]` when it may be left out, with `...` behind when it may be repeated."""
    argument.metavar = word = (argument.metavar or argument.name.replace("_", "-").upper()).strip("[].")
    shown = (word if argument.required else f"[{word}]") + "..." * (argument.nargs != 1)
    argument.get_usage_pieces = lambda _context: [shown]
    argument.display_type_rich = lambda **_context: ""
