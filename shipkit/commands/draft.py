"""`shipkit draft`: orders held for later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from shipkit.commands.options import FormatOption, JsonOption, LimitOption, OutputOption, takes
from shipkit.commands.paper import check_target
from shipkit.commands.ship import COLUMNS, order_from, tell
from shipkit.errors import InvalidInput
from shipkit.output import Column, chosen_format, show_one, show_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.commands.session import Session
    from shipkit.desk.drafts import Draft
    from shipkit.findings import Finding

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)

COLUMNS_OF_LIST = (
    Column("draft", "Draft", right=True),
    Column("title", "To: what"),
    Column("reference", "Reference"),
    Column("updated_at", "Changed"),
    Column("who", "By"),
)
CodeArgument = Annotated[int, typer.Argument(metavar="DRAFT", help="Number of the draft")]


@app.callback()
def draft() -> None:
    """Hold orders for later."""


def _row(held: Draft) -> dict[str, Any]:
    return {
        "draft": held.code,
        "title": held.title,
        "reference": held.order.reference,
        "created_at": held.created_at,
        "updated_at": held.updated_at,
        "who": held.who,
    }


@app.command("list")
def list_(
    ctx: typer.Context,
    limit: LimitOption = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List the drafts, newest first."""
    session: Session = ctx.obj
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person and output is None)
    show_rows(map(_row, session.desk.drafts(limit)), COLUMNS_OF_LIST, chosen, output)


@app.command()
def show(ctx: typer.Context, code: CodeArgument, format_: FormatOption = None, as_json: JsonOption = False) -> None:
    """Show a draft: what it says, and what it still lacks."""
    session: Session = ctx.obj
    held = session.desk.draft(code)
    warnings: tuple[Finding, ...] = ()
    faults: tuple[Finding, ...] = ()
    try:
        warnings = session.desk.plan(held.order).warnings
    except InvalidInput as fault:
        faults = fault.findings
    order = held.order
    answer = {
        **_row(held),
        "head": dict(order.head),
        "items": [dict(row) for row in order.items],
        "pieces": [dict(row) for row in order.pieces],
        "faults": [str(finding) for finding in faults],
    }
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
    show_one(answer, chosen, _lines(held))
    for finding in faults:
        session.say(f"Lacks {finding}")
    session.warn(warnings)


def _lines(held: Draft) -> Iterator[str]:
    yield f"Draft        {held.code}   {held.title}"
    for column, text in held.order.head.items():
        yield f"{column:<23}{text}"
    for kind, rows in (("item", held.order.items), ("piece", held.order.pieces)):
        for n, row in enumerate(rows, 1):
            yield f"{f'{kind} {n}':<23}{', '.join(f'{column} {text}' for column, text in row.items())}"


@app.command()
@takes(COLUMNS)
def edit(
    ctx: typer.Context,
    fields: dict[str, str],
    code: CodeArgument,
    to: Annotated[str | None, typer.Option("--to", help="Code of the recipient")] = None,
    consignment: Annotated[
        str | None, typer.Option("--consignment", "-c", help="Code of the consignment template")
    ] = None,
    piece: Annotated[
        list[str] | None, typer.Option("--piece", metavar="WEIGHT[:LxWxH]", help="The pieces, instead of those it has")
    ] = None,
    item: Annotated[
        list[str] | None, typer.Option("--item", metavar="CODE[*N]", help="The items, instead of those it has")
    ] = None,
    clear: Annotated[
        list[str] | None,
        typer.Option("--clear", metavar="COLUMN", help="Empty a column, or items, or pieces (can be repeated)"),
    ] = None,
) -> None:
    """Change what a draft says; what is not given stays."""
    session: Session = ctx.obj
    held = session.desk.draft(code)
    changed = held.order.changed(order_from(fields, to, consignment, piece, item), clear or ())
    session.answer(session.desk.change_draft(code, changed).code)


@app.command()
def ship(
    ctx: typer.Context,
    codes: Annotated[list[int], typer.Argument(metavar="DRAFT...", help="Numbers of the drafts")],
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Book drafts and remove them; prints their waybill numbers."""
    session: Session = ctx.obj
    if output is not None:
        check_target(output)
    wanted = tuple(dict.fromkeys(codes))
    for code in wanted:
        session.desk.plan(session.desk.draft(code).order)
    tell(session, tuple(session.desk.ship_draft(code) for code in wanted), output, as_json=as_json)


@app.command()
def remove(
    ctx: typer.Context, codes: Annotated[list[int], typer.Argument(metavar="DRAFT...", help="Numbers of the drafts")]
) -> None:
    """Throw drafts away."""
    session: Session = ctx.obj
    for code in codes:
        session.desk.remove_draft(code)
        session.say(f"Removed draft {code}")
