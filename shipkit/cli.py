"""The `shipkit` command: one line per command group, each loaded when it is called, and one error handler."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

# Pydantic looks through every installed package for plugins, at each start; a command has none to wait for.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import typer
from typer.core import TyperGroup

from shipkit.commands.session import Session, answered, hoist, is_unanswered, mute, open_streams
from shipkit.errors import ExitCode, ShipkitError
from shipkit.workers import ended_by_sigterm

if TYPE_CHECKING:
    from collections.abc import Sequence

# name: (module, help). The help stands here so that `shipkit --help` loads none of the modules; a test holds
# the two equal.
COMMANDS = {
    "init": ("init", "Open a new desk"),
    "demo": ("demo", "Run the main job end to end, on sample data"),
    "ship": ("ship", "Book one waybill, or one to each member of a group"),
    "batch": ("batch", "Book a file of orders, each exactly once"),
    "again": ("again", "Ship the same once more"),
    "draft": ("draft", "Hold orders for later"),
    "show": ("show", "Show a shipment with all that happened to it"),
    "history": ("history", "List shipments"),
    "print": ("print", "Print papers of waybills to PDF, PNG, ZPL or a printer"),
    "form": ("form", "Pre-printed forms"),
    "verify": ("verify", "Say which waybill a printed file is of, and whether it is unaltered"),
    "void": ("void", "Cancel waybills, keeping their rows"),
    "recipient": ("recipient", "The address book"),
    "group": ("group", "Recipients who are sent the same"),
    "sender": ("sender", "Other places to ship from"),
    "consignment": ("consignment", "Consignment templates"),
    "item": ("item", "Goods, ready to be picked by code"),
    "number": ("number", "Check waybill and piece numbers"),
    "desk": ("desk", "The desk itself"),
}


class LazyGroup(TyperGroup):
    """The top group: knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        if self.commands.get(cmd_name) is None:
            module = import_module(f"shipkit.commands.{COMMANDS[cmd_name][0]}")
            from shipkit.commands.metavars import name_words
            from shipkit.commands.options import lighten

            command = name_words(lighten(typer.main.get_command(module.app)))
            command.name = cmd_name
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        # Suggestions for a mistyped command come from the names alone.
        self.commands = {**dict.fromkeys(COMMANDS), **self.commands}  # type: ignore[dict-item]
        try:
            return super().resolve_command(ctx, args)
        finally:
            self.commands = {name: command for name, command in self.commands.items() if command is not None}

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ShipkitError as fault:
            ctx.obj.complain(fault)
            raise typer.Exit(int(fault.exit_code)) from None
        except BrokenPipeError:
            # Whoever read us has had enough (`| head`): end as quietly as other filters do.
            mute(sys.stdout)
            raise typer.Exit(int(ExitCode.DONE)) from None
        except (typer.Exit, typer.Abort, KeyboardInterrupt):
            raise
        except Exception as fault:
            if _is_usage(fault):
                _reword(fault)
                raise
            if ctx.obj is None or ctx.obj.debug or (isinstance(fault, OSError) and is_unanswered(fault)):
                raise
            ctx.obj.say(f"Error: a fault of shipkit's own: {type(fault).__name__}: {fault}", always=True)
            ctx.obj.say("Hint: run it again with --debug and report what it prints", always=True)
            raise typer.Exit(int(ExitCode.FAILURE)) from None


def _is_usage(fault: Exception) -> bool:
    from typer.exceptions import TyperException

    return isinstance(fault, TyperException)


def _reword(fault: Any) -> None:
    """Say what is wrong with an option in the words of the desk: Typer hands on Pydantic's."""
    if isinstance(fault.__cause__, ValueError):
        from pydantic import ValidationError

        from shipkit.model.faults import faults_of

        if isinstance(fault.__cause__, ValidationError):
            fault.message = "; ".join(each.why for each in faults_of(fault.__cause__))


def _version(value: bool) -> None:
    if value:
        from shipkit import __version__

        print(f"shipkit {__version__}")  # noqa: T201
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 failure, 2 usage, 3 not found, 4 invalid input, 5 conflict, 6 store unusable. "
    "--desk, --quiet and --debug may stand anywhere.",
)


@app.callback()
def start(
    ctx: typer.Context,
    desk: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The desk's folder [default: $SHIPKIT_DESK, else your data folder]"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print answers and errors, nothing else")] = False,
    debug: Annotated[bool, typer.Option(help="Show where a fault of shipkit's own comes from")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version")
    ] = False,
) -> None:
    """A shipping desk on the command line: waybills, labels, batches and the shipment history."""
    ctx.obj = Session(desk_folder=desk, quiet=quiet, debug=debug)
    ctx.call_on_close(ctx.obj.close)


def main(args: Sequence[str] | None = None) -> None:
    """Run the tool on `args`, else on the command line's; ends the process with its exit code."""
    open_streams()
    with ended_by_sigterm(), answered():
        app(args=hoist(list(sys.argv[1:] if args is None else args)), prog_name="shipkit")
