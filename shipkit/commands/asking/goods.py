"""What, and in which boxes: items one by one, pieces one by one, each until an empty line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.commands.asking.prompt import ask
from shipkit.commands.options import HELP
from shipkit.desk.book_io.shorthand import piece_row
from shipkit.model.checks import check_hs_code
from shipkit.model.countries import find_country
from shipkit.model.currencies import minor_units
from shipkit.model.goods import Item
from shipkit.model.money import Money
from shipkit.model.units import grams, millimetres

if TYPE_CHECKING:
    from collections.abc import Callable

    from shipkit.commands.session import Session


def ask_goods(
    session: Session, description: str = "", *, currency: str = "", value_needed: bool = False
) -> dict[str, str]:
    """What customs ask about goods; the value is of one unit, and carries its currency, `currency` if none is said."""
    cells = {"description": description or ask(session, HELP["description"], needed=True)}
    cells["hs_code"] = ask(session, f"{HELP['hs_code']}, if known", check=_hs_code)
    cells["country_of_manufacture"] = ask(session, f"{HELP['country_of_manufacture']}, if known", check=_country)
    cells["unit"] = ask(session, HELP["unit"], "pcs")
    value = ask(session, HELP["unit_value"], check=_amount, needed=value_needed)
    if value:
        currency = ask(session, "Currency", currency or session.desk.config.desk.currency, check=_currency)
        cells["unit_value"] = f"{value} {currency}"
    return {column: text for column, text in cells.items() if text}


def ask_items(session: Session, *, value_needed: bool = False) -> tuple[dict[str, str], ...]:
    """Items of a consignment: saved goods by code, or described; until an empty line."""
    known = session.desk.book.items
    rows: list[dict[str, str]] = []
    currency = ""
    while text := ask(session, f"Item {len(rows) + 1} (code or description, Enter when done)", words=known.codes()):
        saved = known.get(text)
        if saved is not None:
            session.say(f"  {saved.description}")
            row = {"item": saved.code}
            currency = saved.unit_value.currency if saved.unit_value else currency
        else:
            row = ask_goods(session, text, currency=currency, value_needed=value_needed)
            currency = row.get("unit_value", currency)[-3:]
        unit = saved.unit if saved is not None else row["unit"]
        row["quantity"] = ask(session, f"Quantity in {unit}", "1", check=_quantity)
        rows.append(row)
    return tuple(rows)


def ask_pieces(session: Session, *, needed: bool) -> tuple[dict[str, str], ...]:
    """Pieces as `2.5kg:40x30x20cm`, until an empty line."""
    rows: list[dict[str, str]] = []
    desk = session.desk.config.desk
    check = _piece_check(desk.weight_unit, desk.dimension_unit)
    while text := ask(
        session,
        f"Piece {len(rows) + 1}, weight and size" + ("" if needed and not rows else " (Enter when done)"),
        check=check,
        needed=needed and not rows,
    ):
        rows.append(piece_row(text))
    return tuple(rows)


def _piece_check(weight_unit: str, length_unit: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text:
            row = piece_row(text)
            grams(row["weight"], weight_unit)
            for side in ("length", "width", "height"):
                if side in row:
                    millimetres(row[side], length_unit)
        return text

    return check


def weight_check(unit: str) -> Callable[[str], str]:
    """A check of a weight, bare ones in `unit`."""

    def check(text: str) -> str:
        if text:
            grams(text, unit)
        return text

    return check


def _hs_code(text: str) -> str:
    if text:
        _of(Item, description="x", hs_code=text)
        for finding in check_hs_code(text.replace(".", "").replace(" ", "")):
            if finding.is_error:
                raise ValueError(finding.why)
    return text


def _country(text: str) -> str:
    return find_country(text) if text else text


def _quantity(text: str) -> str:
    _of(Item, description="x", quantity=text)
    return text


def _amount(text: str) -> str:
    if text:
        _of(Money, amount=text, currency="USD")
    return text


def _currency(text: str) -> str:
    minor_units(text.upper())
    return text.upper()


def _of(model: Any, **values: str) -> None:
    """Make a value only to see what is wrong with it. Errors: ValueError with a sentence."""
    from pydantic import ValidationError

    from shipkit.model.faults import faults_of

    try:
        model(**values)
    except ValidationError as fault:
        raise ValueError(faults_of(fault)[0].why) from None
