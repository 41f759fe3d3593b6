"""`shipkit desk`: the desk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from shipkit.commands.options import FormatOption, JsonOption, YesOption
from shipkit.errors import UsageError
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


@app.command("new-ledger")
def new_ledger(ctx: typer.Context, yes: YesOption = False) -> None:
    """Begin an empty ledger, where there is none.

    Its numbers begin at the start of the ranges again: set `first` in desk.toml behind those that were used.
    """
    from shipkit.commands.asking import confirm

    session: Session = ctx.obj
    if not yes:
        if not session.can_ask:
            raise UsageError("say --yes: numbers begin at the start of the ranges again")
        confirm("Begin an empty ledger, with numbers from the start of the ranges?", default=False)
    session.desk.new_ledger()
    session.say("The desk has an empty ledger")


@app.command()
def check(ctx: typer.Context) -> None:
    """Read everything the desk holds and say what is wrong. Exit code 6 when something is."""
    session: Session = ctx.obj
    session.desk.check()
    session.say("Nothing is wrong")
