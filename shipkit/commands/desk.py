"""`shipkit desk`: the desk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from shipkit.commands.options import FormatOption, JsonOption
from shipkit.output import chosen_format, show_one

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def desk() -> None:
    """The desk itself."""


@app.command()
def info(ctx: typer.Context, format_: FormatOption = None, as_json: JsonOption = False) -> None:
    """Say where the desk is, what it holds, and how much of its number ranges is used."""
    session: Session = ctx.obj
    facts: dict[str, Any] = session.desk.info()
    lines = [f"{name.replace('_', ' '):<14}{value}" for name, value in facts.items() if not isinstance(value, list)]
    lines += [
        f"{'range ' + one['name']:<14}{one['used']} of {one['size']} used, next {one['next']}"
        for one in facts["ranges"]
    ]
    show_one(facts, chosen_format(format_, as_json, terminal=session.for_a_person), lines)


@app.command()
def check(ctx: typer.Context) -> None:
    """Read everything the desk holds and say what is wrong. Exit code 6 when something is."""
    session: Session = ctx.obj
    session.desk.check()
    session.say("Nothing is wrong")
