"""Every column as an option, said once: `address1` is `--address1` wherever a command takes it."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shipkit.commands import completing
from shipkit.errors import UsageError
from shipkit.output import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HELP = {
    "recipient": "Code of a recipient in the book",
    "consignment": "Code of a consignment template",
    "sender": "Code of a sender, instead of the desk's shipper",
    "reference": "Your own word for it; one reference is one consignment",
    "references": "Further references, with ; between them",
    "company": "Company or institution",
    "name": "Person or department to ask for",
    "department": "Department or floor",
    "phone": "Telephone, best with +COUNTRY",
    "email": "E-mail address",
    "address1": "Street and number",
    "address2": "Second line of the address",
    "address3": "Third line of the address",
    "city": "City",
    "region": "State, province or prefecture",
    "postcode": "Postcode",
    "country": "Country: ISO code or name",
    "tax_id": "VAT, EORI or other tax number",
    "account": "The party's account with the carrier",
    "residential": "yes when it is a home",
    "latin_company": "Company in Latin letters",
    "latin_name": "Name in Latin letters",
    "latin_address1": "Street in Latin letters",
    "latin_address2": "Second line in Latin letters",
    "latin_address3": "Third line in Latin letters",
    "latin_city": "City in Latin letters",
    "latin_region": "Region in Latin letters",
    "service": "Service, such as priority or economy",
    "packaging": "Packaging, such as own, box or envelope",
    "contents": "goods or documents",
    "ship_date": "Day it is handed over: today, tomorrow, +3 or 2026-12-01",
    "incoterm": "Incoterm 2020, such as DAP or DDP",
    "incoterm_place": "The Incoterm's named place",
    "reason": "Why it is sent: sale, gift, sample, return, repair, personal, documents, other",
    "payer": "Who pays transport: shipper, recipient, third-party",
    "payer_account": "Account that pays transport",
    "duties_payer": "Who pays duties and taxes: shipper, recipient, third-party",
    "duties_account": "Account that pays duties and taxes",
    "value_for_carriage": "Value that sets the carrier's liability; none is NVD",
    "insurance": "Amount to insure",
    "options": "Special handling, with blanks between the words",
    "notes": "Notes for the carrier",
    "pieces": "Number of pieces that share the weight",
    "weight": "Gross weight of all pieces, such as 2.5 or 5lb",
    "weight_unit": "Unit of bare weights: kg, g, lb, oz",
    "length": "Length of each piece",
    "width": "Width of each piece",
    "height": "Height of each piece",
    "dimension_unit": "Unit of bare lengths: cm, mm, m, in",
    "currency": "Currency of all values",
    "item": "Code of saved goods",
    "title": "What the template is for",
    "description": "What it is, in plain words",
    "hs_code": "HS code, 6 to 10 digits",
    "country_of_manufacture": "Country it was made in",
    "quantity": "How many units",
    "unit": "Unit, such as pcs, kg, m",
    "unit_value": "Value of one unit",
    "net_weight": "Net weight of the line",
    "unit_weight": "Weight of one unit, such as 550g",
}

FormatOption = Annotated[
    Format | None, typer.Option("--format", help="Form of the answer [default: table on a terminal, plain in a pipe]")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json")]
OutputOption = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE; - is stdout")]
LimitOption = Annotated[int | None, typer.Option("--limit", "-n", min=0, help="At most so many")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask")]


_COMPLETED = {"sender": "senders", "item": "items", "recipient": "recipients", "consignment": "consignments"}


def _option(column: str) -> Any:
    completion = completing.codes(_COMPLETED[column]) if column in _COMPLETED else None
    name = f"--{column.replace('_', '-')}"
    return typer.Option(name, help=HELP[column], metavar="TEXT", autocompletion=completion)


def lighten(command: Any) -> Any:
    """The command, with its columns' options taken as the text they are.

    Typer builds a type adapter for each of them, sixty for `ship`: a tenth of a second to find that text is text.
    """
    for parameter in command.params:
        if parameter.name in HELP and getattr(parameter, "multiple", False):
            parameter.process_value = _as_given
    for below in getattr(command, "commands", {}).values():
        lighten(below)
    return command


def _as_given(_context: Any, value: Any) -> Any:
    return value or None


def takes(columns: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command an option a column; it gets what was given as `fields`, text by column name."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(command, eval_str=True)
        own = [parameter for name, parameter in signature.parameters.items() if name != "fields"]
        added = [
            inspect.Parameter(
                column,
                inspect.Parameter.KEYWORD_ONLY,
                default=None,
                annotation=Annotated[list[str] | None, _option(column)],
            )
            for column in columns
        ]

        @functools.wraps(command)
        def wrapper(**given: Any) -> Any:
            fields: dict[str, str] = {}
            for column in columns:
                values = given.pop(column) or []
                name = f"--{column.replace('_', '-')}"
                if len(values) > 1:
                    raise UsageError(f"{name} is given {len(values)} times")
                if values and not values[0].strip():
                    raise UsageError(f"{name} is empty: leave it out, or say something")
                fields |= {column: values[0]} if values else {}
            return command(fields=fields, **given)

        parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + added
        wrapper.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return wrapper

    return decorate
