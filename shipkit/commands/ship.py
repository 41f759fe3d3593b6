"""`shipkit ship`: one waybill, from a recipient and a template, from options, or from answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from shipkit.commands import completing
from shipkit.commands.options import JsonOption, OutputOption, takes
from shipkit.commands.paper import check_target
from shipkit.commands.parsing import item_rows, piece_rows
from shipkit.desk.order import HEAD_COLUMNS, ITEM_COLUMNS
from shipkit.errors import ShipkitError, UsageError
from shipkit.output import dumps

if TYPE_CHECKING:
    from collections.abc import Callable

    from shipkit.commands.session import Session
    from shipkit.desk.order import Order
    from shipkit.desk.shipping import Planned, Shipped

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_NAMED = ("recipient", "consignment")
COLUMNS = tuple(column for column in HEAD_COLUMNS if column not in _NAMED) + tuple(
    c for c in ITEM_COLUMNS if c != "item"
)


To = Annotated[
    str | None, typer.Option("--to", help="Code of the recipient", autocompletion=completing.codes("recipients"))
]
GroupOption = Annotated[
    str | None,
    typer.Option(
        "--group", help="Code of a group: one waybill to each member", autocompletion=completing.codes("groups")
    ),
]
Template = Annotated[
    str | None,
    typer.Option(
        "--consignment",
        "-c",
        help="Code of the consignment template",
        autocompletion=completing.codes("consignments"),
    ),
]
Pieces = Annotated[
    list[str] | None,
    typer.Option("--piece", metavar="WEIGHT[:LxWxH]", help="A piece, as in 2.5kg:40x30x20cm (can be repeated)"),
]
Items = Annotated[
    list[str] | None, typer.Option("--item", metavar="CODE[*N]", help="Saved goods and how many (can be repeated)")
]
Number = Annotated[str, typer.Option(help="Waybill number given by a carrier, instead of the next of the desk's range")]


@app.command()
@takes(COLUMNS)
def ship(
    ctx: typer.Context,
    fields: dict[str, str],
    to: To = None,
    group: GroupOption = None,
    consignment: Template = None,
    piece: Pieces = None,
    item: Items = None,
    number: Number = "",
    draft: Annotated[bool, typer.Option("--draft", help="Hold it as a draft, even when it has faults")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be booked, and book nothing")] = False,
    output: OutputOption = None,
    print_: Annotated[bool, typer.Option("--print", help="Print the waybill at once")] = False,
    printer: Annotated[str, typer.Option(help="Printer, instead of desk.toml's")] = "",
    as_json: JsonOption = False,
) -> None:
    """Book one waybill, or one to each member of a group.

    Prints the waybill number alone. An option overrides the template, the template the recipient's own
    defaults, those the desk's. With nothing given, a terminal is asked.

    \b
    Examples:
      shipkit ship --to louvre --consignment boxes3 -o waybill.pdf
      shipkit ship --to dlib -c docs --ship-date tomorrow --reference SO-17
      shipkit ship --to louvre -c swatches --piece 2kg:30x20x10cm --piece 3kg
    """
    session: Session = ctx.obj
    at = printer if print_ or printer else None
    order = order_from(fields, to, consignment, piece, item)
    if not order.head and not order.items and group is None:
        if not session.can_ask:
            raise UsageError("nothing to ship was given", hint="shipkit ship --help")
        from shipkit.commands.asking import ask_order

        order = ask_order(session)
    if output is not None:
        check_target(output)
    if draft:
        if group is not None or output is not None or number or dry_run or at is not None:
            raise UsageError(
                "--draft holds an order: it goes with no --group, --number, --output, --print or --dry-run"
            )
        held = session.desk.hold(order)
        session.say(f"Held as draft {held.code}: shipkit draft ship {held.code} books it")
        session.answer(held.code)
    elif dry_run:
        _foretell(session, order, group, number, as_json=as_json)
    elif group is not None:
        if number:
            raise UsageError("--number is of one waybill, --group ships several")
        tell(session, session.desk.ship_group(group, order), output, as_json=as_json, printer=at)
    else:
        tell(session, (session.desk.ship(order, number=number),), output, as_json=as_json, printer=at)


def order_from(
    fields: dict[str, str], to: str | None, consignment: str | None, pieces: list[str] | None, items: list[str] | None
) -> Order:
    """The order that options describe. Errors: UsageError."""
    from shipkit.desk.order import Order

    head = {column: text for column, text in fields.items() if column in HEAD_COLUMNS}
    if to:
        head["recipient"] = to
    if consignment:
        head["consignment"] = consignment
    return Order(head, item_rows(items, fields), piece_rows(pieces))


def tell(
    session: Session,
    shipped: tuple[Shipped, ...],
    output: str | None,
    *,
    as_json: bool = False,
    printer: str | None = None,
) -> None:
    """Warnings, the paper if it was asked for, then the numbers alone (or what a script asked for).

    `printer` is None when nothing is to be printed, empty for the desk's own. What was booked is said before it is
    printed: a printer that fails must not hide it.
    """
    for one in shipped:
        session.warn(one.warnings)
        if not one.is_new:
            session.say(f"The reference was booked already, with the same content, as {one.number}")
    if output != "-":
        _answer(session, shipped, as_json=as_json)
    numbers = [one.number for one in shipped]
    if output is not None:
        from shipkit.commands.paper import write

        _after_booking(numbers, lambda: write(session, numbers, output))
    if printer is not None:
        from shipkit.commands.paper import send

        _after_booking(numbers, lambda: send(session, numbers, printer))


def _answer(session: Session, shipped: tuple[Shipped, ...], *, as_json: bool) -> None:
    if not as_json:
        for one in shipped:
            session.answer(one.number)
        return
    answers = [
        {"number": one.number, "pieces": one.plates, "is_new": one.is_new, "warnings": _as_dicts(one)}
        for one in shipped
    ]
    session.answer(dumps(answers if len(answers) > 1 else answers[0]))


def _after_booking(numbers: list[str], step: Callable[[], None]) -> None:
    """A paper that fails says that the waybills stand: shipping them again would book them twice."""
    try:
        step()
    except ShipkitError as fault:
        fault.message += f"; booked all the same: {', '.join(numbers)}"
        fault.hint = fault.hint or f"shipkit print {' '.join(numbers)} -o FILE"
        raise


def _as_dicts(thing: Shipped | Planned) -> list[dict[str, object]]:
    from shipkit.findings import as_dict

    return [as_dict(finding) for finding in thing.warnings]


def _foretell(session: Session, order: Order, group: str | None, number: str, *, as_json: bool) -> None:
    from shipkit.commands.showing import consignment_lines

    planned = session.desk.plan_group(group, order) if group is not None else (session.desk.plan(order, number=number),)
    if as_json:
        answers: list[dict[str, Any]] = [
            {"consignment": one.consignment.model_dump(mode="json"), "warnings": _as_dicts(one)} for one in planned
        ]
        session.answer(dumps(answers if group is not None else answers[0]))
        return
    for one in planned:
        session.warn(one.warnings)
        for line in consignment_lines(one.consignment):
            session.answer(line)
    session.say("Nothing was booked: this is what would be")
