"""Items: from the order's rows, from the template, from goods of the book; and the currency they are valued in."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from shipkit.desk.compose.parts import filled
from shipkit.desk.compose.pieces import pieces_of
from shipkit.model.currencies import MINOR_UNITS, minor_units
from shipkit.model.goods import Item
from shipkit.model.units import MOST_GRAMS, grams

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shipkit.desk.compose.parts import Parts
    from shipkit.model.template import TemplateItem

__all__ = ["currency_of", "items_of", "pieces_of"]

_STAND_INS = {"description": "-"}


def currency_of(parts: Parts) -> str:
    """The consignment's one currency: the nearest said; a stand-in, with a fault noted, for one that is none."""
    if said := parts.head.get("currency"):
        try:
            minor_units(code := said.strip().upper())
        except ValueError as fault:
            parts.error("currency", fault, "currency-unknown")
            return parts.config.desk.currency
        return code
    return next(_currencies(parts), parts.config.desk.currency)


def _currencies(parts: Parts) -> Iterator[str]:
    """What the goods say of their currency, the nearest first."""
    for row in parts.order.items:
        words = row.get("unit_value", "").upper().split(maxsplit=2)
        yield from (word for word in words if word in MINOR_UNITS)  # what is no currency is noted with its item
    if parts.template is not None and parts.template.currency:
        yield parts.template.currency
    codes = [row.get("item") for row in parts.order.items]
    for pattern in _patterns(parts):
        if pattern.unit_value is not None:
            yield pattern.unit_value.currency
        codes.append(pattern.item)
    for code in filter(None, codes):
        saved = parts.saved.item(code.strip())
        if saved is not None and saved.unit_value is not None:
            yield saved.unit_value.currency


def _patterns(parts: Parts) -> Sequence[TemplateItem]:
    """The template's items that count: all when the order names none; the only one when the order changes it."""
    patterns = parts.template.items if parts.template else ()
    rows = parts.order.items
    changes_it = len(patterns) == 1 and not any(row.get("item") or row.get("description") for row in rows)
    return patterns if not rows or changes_it else ()


def items_of(parts: Parts, currency: str) -> tuple[Item, ...]:
    """The items, with stand-ins for what is faulty. Rows of the order stand for those of the template."""
    rows, patterns = parts.order.items, _patterns(parts)
    if not rows:
        made = [_item(parts, _from_template(parts, row, n), {}, n, currency) for n, row in enumerate(patterns, 1)]
    elif patterns:
        # `--quantity 5` beside a template of one item changes that item.
        made = [
            _item(parts, _from_template(parts, patterns[0], n), filled(row), n, currency)
            for n, row in enumerate(rows, 1)
        ]
    else:
        made = [_item(parts, {}, filled(row), n, currency) for n, row in enumerate(rows, 1)]
    return tuple(item for item in made if item is not None)


def _from_template(parts: Parts, row: TemplateItem, number: int) -> dict[str, Any]:
    values = {name: value for name, value in row if value not in (None, "") and name != "item"}
    return {**_from_book(parts, row.item, number), **values} if row.item else values


def _from_book(parts: Parts, code: str, number: int) -> dict[str, Any]:
    saved = parts.saved.item(code.strip())
    if saved is None:
        parts.unknown(f"items.{number}.item", "item", code)
        return dict(_STAND_INS)
    return {name: value for name, value in saved if value is not None and name != "code"}


def _item(parts: Parts, base: dict[str, Any], row: Mapping[str, str], number: int, currency: str) -> Item | None:
    prefix = f"items.{number}."
    values = dict(base)
    if code := row.get("item"):
        values |= _from_book(parts, code, number)
    for column, text in row.items():
        if column == "unit_value":
            values[column] = text if " " in text.strip() else {"amount": text, "currency": currency}
        elif column == "net_weight":
            values["net_weight_g"] = parts.measured(grams, prefix + column, text, parts.weight_unit)
        elif column != "item":
            values[column] = text
    unit_weight = values.pop("unit_weight_g", None)
    if "quantity" in row and "net_weight" not in row and "net_weight_g" in base:
        # The template's net weight is that of its own quantity.
        unit_weight = Decimal(values.pop("net_weight_g")) / base["quantity"]
    item = parts.tried(Item, values, prefix, stand_ins=_STAND_INS)
    if item is None:
        return None
    if (money := item.unit_value) is not None and money.currency != currency:
        if not parts.faulty("currency"):
            why = f"it is valued in {money.currency}, the consignment in {currency}: one is needed"
            parts.error(f"{prefix}unit_value", why, "currency-mixed")
        item = item.model_copy(update={"unit_value": money.model_copy(update={"currency": currency})})
    if unit_weight and item.net_weight_g is None:
        item = _weighed(parts, item, Decimal(unit_weight), prefix)
    return item


def _weighed(parts: Parts, item: Item, unit_weight_g: Decimal, prefix: str) -> Item:
    net = (unit_weight_g * item.quantity).quantize(Decimal(1), ROUND_HALF_UP)
    if net > MOST_GRAMS:
        parts.error(f"{prefix}quantity", f"{item.quantity:f} of it weigh more than a piece can", "measure")
        return item
    return item.model_copy(update={"net_weight_g": max(1, int(net))})
