"""`shipkit history`: what was shipped, by date, recipient, country, reference, status, service or any word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from shipkit.commands import completing
from shipkit.commands.options import FormatOption, JsonOption, LimitOption, OutputOption
from shipkit.commands.showing import SHIPMENT_COLUMNS, shipment_row
from shipkit.errors import UsageError
from shipkit.output import chosen_format, show_rows

if TYPE_CHECKING:
    from shipkit.commands.session import Session
    from shipkit.desk.desk import Desk
    from shipkit.store.ledger import Filters

app = typer.Typer(rich_markup_mode=None, add_completion=False)

ON_A_SCREEN = 50


@app.command()
def history(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]...", help="Words that all occur in it: a name, a city, goods, a number"),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="From this ship date on: a date, today, or -7 for a week ago", metavar="DAY")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Up to this ship date", metavar="DAY")] = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            "--recipient", "--to", help="Code of the recipient", autocompletion=completing.codes("recipients")
        ),
    ] = None,
    consignee: Annotated[str | None, typer.Option(help="Part of the consignee's name or company")] = None,
    country: Annotated[str | None, typer.Option(help="Destination: ISO code or name")] = None,
    reference: Annotated[str | None, typer.Option(help="The reference; SO-* is all that begin so")] = None,
    status: Annotated[str | None, typer.Option(help="booked, void or closed")] = None,
    service: Annotated[str | None, typer.Option(help="Service")] = None,
    phone: Annotated[str | None, typer.Option(help="The consignee's telephone")] = None,
    account: Annotated[str | None, typer.Option(help="Account that pays transport")] = None,
    limit: LimitOption = None,
    oldest_first: Annotated[bool, typer.Option("--oldest-first", help="Oldest ship date first")] = False,
    count: Annotated[bool, typer.Option("--count", help="Print only how many there are")] = False,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
) -> None:
    """List shipments, the newest ship date first.

    \b
    Examples:
      shipkit history --since -7 --country FR
      shipkit history louvre books --json
      shipkit history --since 2026-11-01 --until 2026-11-30 -o november.xlsx
    """
    session: Session = ctx.obj
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person and output is None)
    filters = _filters(
        session, words=words, since=since, until=until, recipient=recipient, consignee=consignee, country=country,
        reference=reference, status=status, service=service, phone=phone, account=account,
    )  # fmt: skip
    if count:
        session.answer(session.desk.ledger.count(filters))
        return
    cut = limit is None and chosen == "table"
    rows = session.desk.history(filters, limit=ON_A_SCREEN + 1 if cut else limit, oldest_first=oldest_first)
    if cut:
        shown = list(rows)
        show_rows(map(shipment_row, shown[:ON_A_SCREEN]), SHIPMENT_COLUMNS, chosen)
        if len(shown) > ON_A_SCREEN:
            session.say(f"The first {ON_A_SCREEN} are shown: --limit 500 shows more, -o FILE writes all")
    else:
        show_rows(map(shipment_row, rows), SHIPMENT_COLUMNS, chosen, output)


def _filters(session: Session, **given: str | list[str] | None) -> Filters:
    from shipkit.desk.clock import parse_day
    from shipkit.model.countries import find_country
    from shipkit.store.ledger import Filters

    today = session.desk.today()
    known: dict[str, object] = {}
    for option in ("since", "until"):
        if text := given.pop(option):
            try:
                known[option] = parse_day(str(text), today)
            except ValueError as fault:
                raise UsageError(f"--{option}: {fault}") from None
    if country := given.pop("country"):
        try:
            known["country"] = find_country(str(country))
        except ValueError as fault:
            raise UsageError(f"--country: {fault}") from None
    if phone := given.pop("phone"):
        known["phone"] = "".join(c for c in str(phone) if c.isdigit())
    if status := given.pop("status"):
        known["status"] = _status(str(status))
    if service := given.pop("service"):
        known["service"] = _service(session.desk, str(service))
    if recipient := given.pop("recipient"):
        known["recipient"] = _recipient(session.desk, str(recipient))
    known["text"] = " ".join(given.pop("words") or ())
    known["payer_account"] = given.pop("account")
    return Filters(**{name: value for name, value in {**given, **known}.items() if value})  # type: ignore[arg-type]


def _status(word: str) -> str:
    """Errors: UsageError, with the words there are."""
    from shipkit.store.status import Status

    known = get_args(Status)
    if word.casefold() not in known:
        raise UsageError(f"--status: {word[:40]!r} is no status: one of {', '.join(known)}")
    return word.casefold()


def _service(desk: Desk, word: str) -> str:
    """A service of the carrier, or one that was shipped by before. Errors: UsageError, with those there are."""
    services = desk.config.carrier.services
    for written in (word, word.casefold()):
        if written in services or _was_shipped(desk, service=written):
            return written
    raise UsageError(f"--service: {word[:40]!r} is no service of the carrier: one of {', '.join(services)}")


def _recipient(desk: Desk, code: str) -> str:
    """A code as the book writes it, or of a recipient who was shipped to before. Errors: NotFound."""
    known = desk.book.recipients.resolve(code)
    if known is None and not _was_shipped(desk, recipient=code):
        desk.book.recipients.find(code)
    return known or code


def _was_shipped(desk: Desk, **filters: str) -> bool:
    from shipkit.store.ledger import Filters

    return next(desk.history(Filters(**filters), limit=1), None) is not None
