"""Entries as text by column name, and back: the form they have in options and in tables.

An `Order` holds it: `head` the columns an entry has once, `items` and `pieces` those of a template. Weights and
lengths are written with their unit (`2.5 kg`), money bare beside a column `currency`, or with its own (`5.00 EUR`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from shipkit.desk.book_io.columns import DEFAULT_COLUMNS, TEMPLATE_TERMS
from shipkit.desk.book_io.shorthand import SIDES
from shipkit.desk.compose import Saved, compose_party
from shipkit.desk.compose.goods import pieces_of
from shipkit.desk.compose.parts import Parts
from shipkit.desk.order import LATIN_COLUMNS, PARTY_COLUMNS, Order
from shipkit.findings import Finding
from shipkit.model.base import check_code
from shipkit.model.faults import faults_of
from shipkit.model.goods import SavedItem
from shipkit.model.money import Money, show_amount
from shipkit.model.party import Group, PartyDefaults, Recipient
from shipkit.model.template import ConsignmentTemplate, TemplateItem
from shipkit.model.units import grams, split_grams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shipkit.config import Config
    from shipkit.model.goods import Piece

Entry = Recipient | Group | ConsignmentTemplate | SavedItem
Made = tuple[Entry | None, tuple[Finding, ...]]

_NOBODY: Callable[[str], None] = lambda _: None
_FAULTY = TemplateItem(description="printed books")  # keeps the place of one that could not be made
_NO_BOOK = Saved(_NOBODY, _NOBODY, _NOBODY, _NOBODY)


def flatten(entry: Entry) -> Order:
    """An entry by column; blank cells are left out."""
    if isinstance(entry, Recipient):
        return Order(_filled(_party_cells(entry)))
    if isinstance(entry, Group):
        return Order(
            _filled({"code": entry.code, "description": entry.description, "members": " ".join(entry.members)})
        )
    if isinstance(entry, SavedItem):
        return Order(_filled(_goods_cells(entry)))
    return _template_cells(entry)


def unflatten(kind: str, order: Order, config: Config) -> Made:
    """The entry that columns describe, and what is wrong with it. Units and currency default to the desk's.

    `where` of a finding is the column, as in `postcode`, `items.2.hs_code`, `pieces.1.weight`. With an error the
    entry is None, or is what could be made of the rest, good for nothing but to be reviewed as well.
    """
    parts = Parts(order, _NO_BOOK, config)
    entry = _MAKERS[kind](parts)
    return entry, tuple(parts.found)


# From entries


def _filled(cells: Mapping[str, object]) -> dict[str, str]:
    return {column: text for column, value in cells.items() if value is not None and (text := str(value))}


def _party_cells(entry: Recipient) -> dict[str, object]:
    party = entry.party
    cells: dict[str, object] = {"code": entry.code, **dict(party), **dict(party.address)}
    cells["residential"] = "yes" if party.residential else ""
    if party.latin is not None:
        cells |= {f"latin_{name}": text for name, text in party.latin}
    cells |= {**dict(entry.defaults), "references": ";".join(entry.defaults.references)}
    return {column: cells.get(column) for column in ("code", *PARTY_COLUMNS, *LATIN_COLUMNS, *DEFAULT_COLUMNS)}


def _goods_cells(entry: SavedItem) -> dict[str, object]:
    money = entry.unit_value
    own = {name: value for name, value in entry if name not in {"unit_value", "unit_weight_g"}}
    return {
        **own,
        "unit_value": money and _amount(money),
        "currency": money and money.currency,
        "unit_weight": entry.unit_weight_g and show_grams(entry.unit_weight_g),
    }


def _template_cells(entry: ConsignmentTemplate) -> Order:
    head: dict[str, object] = {"code": entry.code, "title": entry.description}
    head |= {column: getattr(entry, column) for column in (*TEMPLATE_TERMS, "currency")}
    head["references"], head["options"] = ";".join(entry.references), " ".join(entry.options)
    for column in ("value_for_carriage", "insurance"):
        head[column] = _money_cell(getattr(entry, column), entry.currency)
    items = tuple(_filled(_item_cells(item, entry.currency)) for item in entry.items)
    alike = _alike(entry.pieces)
    pieces = () if alike else tuple(_filled(_piece_cells(piece)) for piece in entry.pieces)
    return Order(_filled({**head, **alike}), items, pieces)


def _item_cells(item: TemplateItem, currency: str | None) -> dict[str, object]:
    own = {name: value for name, value in item if name != "net_weight_g"}
    return {
        **own,
        "quantity": "" if item.quantity == 1 else f"{item.quantity:f}",
        "unit_value": _money_cell(item.unit_value, currency),
        "net_weight": item.net_weight_g and show_grams(item.net_weight_g),
    }


def _money_cell(money: Money | None, currency: str | None) -> str:
    if money is None:
        return ""
    return _amount(money) if money.currency == currency else f"{_amount(money)} {money.currency}"


def _amount(money: Money) -> str:
    """With all its minor units: a spreadsheet drops last zeros."""
    return show_amount(money.amount, money.currency).replace(",", "")


def _alike(pieces: Sequence[Piece]) -> dict[str, object]:
    """The columns of pieces that share one weight and have one size; empty when they differ."""
    if not pieces or any((piece.size_mm, piece.packaging) != (pieces[0].size_mm, None) for piece in pieces):
        return {}
    total = sum(piece.weight_g for piece in pieces)
    if tuple(piece.weight_g for piece in pieces) != split_grams(total, len(pieces)):
        return {}
    sides = {column: cell for column, cell in _piece_cells(pieces[0]).items() if column in SIDES}
    return {"pieces": len(pieces), "weight": show_grams(total), **sides}


def _piece_cells(piece: Piece) -> dict[str, object]:
    sides = dict(zip(SIDES, map(_show_millimetres, piece.size_mm), strict=True)) if piece.size_mm else {}
    return {"weight": show_grams(piece.weight_g), **sides, "packaging": piece.packaging}


def show_grams(weight_g: int) -> str:
    """Grams as a cell: 2500 is `2.5 kg`."""
    return f"{_trimmed(Decimal(weight_g) / 1000)} kg"


def _show_millimetres(length_mm: int) -> str:
    return f"{_trimmed(Decimal(length_mm) / 10)} cm"


def _trimmed(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# To entries


def _cells(parts: Parts, columns: Sequence[str]) -> dict[str, Any]:
    return {column: parts.head[column] for column in columns if column in parts.head}


def _code(parts: Parts) -> str:
    """The entry's code; a stand-in for a faulty one, so that the rest is still checked."""
    text = parts.head.get("code", "")
    try:
        return check_code(text)
    except ValueError as fault:
        parts.error("code", fault if text else "a code is needed", "code" if text else "missing")
        return "code"


def _several(parts: Parts, column: str, separator: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, parts.head.get(column, "").split(separator))))


def _money(parts: Parts, where: str, text: str) -> Money | None:
    """`12.50` in the entry's currency (else the desk's), or `12.50 EUR`."""
    currency = parts.head.get("currency") or parts.config.desk.currency
    try:
        return Money.model_validate(text if " " in text else {"amount": text, "currency": currency})
    except ValidationError as fault:
        for each in faults_of(fault):
            parts.error("currency" if each.loc == ("currency",) else where, each.why, "money")
        return None


def _party(parts: Parts) -> Recipient | None:
    code = _code(parts)
    party, found = compose_party(_cells(parts, (*PARTY_COLUMNS, *LATIN_COLUMNS)))
    parts.found += found
    values = {**_cells(parts, DEFAULT_COLUMNS), "references": _several(parts, "references", ";")}
    if "incoterm" in values:
        values["incoterm"] = values["incoterm"].upper()
    defaults = parts.made(PartyDefaults, values)
    if party is None or defaults is None:
        return None
    return Recipient(code=code, party=party, defaults=defaults)


def _group(parts: Parts) -> Group | None:
    members = _several(parts, "members", None)
    if not members:
        parts.error("members", "a group needs members", "missing")
        return None
    values = {**_cells(parts, ("description",)), "code": _code(parts), "members": members}
    return parts.made(Group, values)


def _goods(parts: Parts) -> SavedItem | None:
    values = _cells(parts, ("description", "hs_code", "country_of_manufacture", "unit"))
    if "unit_value" in parts.head:
        values["unit_value"] = _money(parts, "unit_value", parts.head["unit_value"])
    if "unit_weight" in parts.head:
        weight = parts.head["unit_weight"]
        values["unit_weight_g"] = parts.measured(grams, "unit_weight", weight, parts.weight_unit)
    return parts.made(SavedItem, {**values, "code": _code(parts)})


def _template(parts: Parts) -> ConsignmentTemplate | None:
    items = [_item(parts, row, n) for n, row in enumerate(parts.order.items, 1)]
    has_pieces = bool(parts.order.pieces) or any(column in parts.head for column in ("pieces", "weight", *SIDES))
    values: dict[str, Any] = {
        **_cells(parts, TEMPLATE_TERMS),
        **_cells(parts, ("currency",)),
        "code": _code(parts),
        "description": parts.head.get("title", ""),
        "references": _several(parts, "references", ";"),
        "options": _several(parts, "options", None),
        "items": tuple(item or _FAULTY for item in items),
        "pieces": pieces_of(parts) if has_pieces else (),
    }
    for column in ("value_for_carriage", "insurance"):
        values[column] = _money(parts, column, values[column]) if column in values else None
    return parts.made(ConsignmentTemplate, values)


def _item(parts: Parts, row: Mapping[str, str], number: int) -> TemplateItem | None:
    prefix = f"items.{number}."
    values: dict[str, Any] = dict(row)
    if "unit_value" in row:
        values["unit_value"] = _money(parts, prefix + "unit_value", row["unit_value"])
    if "net_weight" in row:
        weight = values.pop("net_weight")
        values["net_weight_g"] = parts.measured(grams, prefix + "net_weight", weight, parts.weight_unit)
    return parts.made(TemplateItem, values, prefix)


_MAKERS: Mapping[str, Callable[[Parts], Entry | None]] = {
    "recipients": _party,
    "senders": _party,
    "groups": _group,
    "consignments": _template,
    "items": _goods,
}
