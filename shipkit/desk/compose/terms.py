"""The terms of a consignment: when, by which service, who pays, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.desk.clock import parse_day
from shipkit.findings import warning
from shipkit.model.base import as_word
from shipkit.model.review import FAR_AHEAD_DAYS

if TYPE_CHECKING:
    from datetime import date

    from shipkit.desk.compose.parts import Parts
    from shipkit.model.consignment import Consignment


def ship_date_of(parts: Parts, today: date) -> date:
    """The day of handing over; today stands in for a faulty one."""
    try:
        day = parse_day(parts.head.get("ship_date", ""), today)
    except ValueError as fault:
        parts.error("ship_date", fault, "date")
        return today
    if day < today:
        parts.error("ship_date", f"{day} is past: today is {today}", "ship-date-past")
    elif (day - today).days > FAR_AHEAD_DAYS:
        parts.found.append(warning("ship_date", f"{day} is more than a year ahead", "ship-date-far"))
    return day


def terms_of(parts: Parts, currency: str, *, crosses: bool) -> dict[str, Any]:
    """What is agreed, by field of a consignment. `crosses`: it goes over a border."""
    defaults = parts.config.defaults
    terms = {column: parts.term(column, getattr(defaults, column)) for column in ("service", "packaging", "reason")}
    terms |= {column: parts.term(column, "") for column in ("incoterm_place", "notes")}
    terms["reference"] = parts.head.get("reference", "")
    terms["contents"] = as_word(parts.term("contents", "goods"))
    terms["incoterm"] = incoterm = str(parts.term("incoterm", defaults.incoterm)).strip().upper()
    if not (crosses and terms["contents"] == "goods"):
        # Nothing is cleared through customs: an Incoterm stands there only if this order says so.
        terms["incoterm"] = parts.head.get("incoterm")
    terms["payer"] = payer = as_word(parts.term("payer", defaults.payer))
    terms["payer_account"] = parts.account("payer_account", "payer", payer)
    terms["duties_payer"] = payer = as_word(parts.term("duties_payer", "shipper" if incoterm == "DDP" else "recipient"))
    terms["duties_account"] = parts.account("duties_account", "duties_payer", payer)
    terms["references"] = _several(parts.term("references", ()), ";")
    terms["options"] = _several(parts.term("options", ()), None)
    for column in ("value_for_carriage", "insurance"):
        value = parts.term(column)
        if isinstance(value, str):
            value = value if " " in value.strip() else {"amount": value, "currency": currency}
        terms[column] = value
    return terms


def _several(value: str | tuple[str, ...], separator: str | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return tuple(part.strip() for part in value.split(separator) if part.strip())


def check_words(parts: Parts, consignment: Consignment) -> None:
    """Whether the carrier has the service and each packaging."""
    carrier = parts.config.carrier
    words = [
        ("service", "service", consignment.service, carrier.services),
        ("packaging", "packaging", consignment.packaging, carrier.packagings),
    ]
    for n, piece in enumerate(consignment.pieces, 1):
        if piece.packaging:
            words.append((f"pieces.{n}.packaging", "packaging", piece.packaging, carrier.packagings))
    for where, kind, word, known in words:
        if word not in known and not parts.faulty(where):
            parts.error(where, f"{word!r} is no {kind} of {carrier.name}: one of {', '.join(known)}", f"{kind}-unknown")
