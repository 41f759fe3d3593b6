"""An entry as a TOML text to be edited by hand: all that it may say, what it does not say as comments."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from shipkit.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tomlkit.items import AoT, Table
    from tomlkit.toml_document import TOMLDocument

    from shipkit.desk.book_io.flat import Entry

# How to write a field that says nothing yet.
_NOTHING = '""'
_EMPTY = {
    **dict.fromkeys(("net_weight_g", "unit_weight_g"), "500"),
    **dict.fromkeys(("unit_value", "value_for_carriage", "insurance"), '"12.50 USD"'),
}
# How to write a table of which an entry has none.
_SAMPLES: Mapping[str, tuple[str, ...]] = {
    "items": ("[[items]]", 'item = "CODE"', "quantity = 1"),
    "pieces": ("[[pieces]]", "weight_g = 2500", "length_mm = 400", "width_mm = 300", "height_mm = 200"),
    "latin": ("[party.latin]", 'company = ""', 'name = ""', 'address1 = ""', 'city = ""'),
}


def to_toml(entry: Entry) -> str:
    """The document of an entry; `documents.read_toml` reads it back to the same."""
    import tomlkit

    document = tomlkit.document()
    _fill(document, entry)
    return tomlkit.dumps(document)


def _fill(table: Table | TOMLDocument, value: BaseModel) -> None:
    """The fields of a value: plain ones first, for in TOML what follows a table belongs to it."""
    import tomlkit

    nested = []
    for name, field in value:
        if _is_table(name, field):
            nested.append((name, field))
        elif field is None:
            table.add(tomlkit.comment(f"{name} = {_EMPTY.get(name, _NOTHING)}"))
        else:
            table.add(name, _plain(field))
    for name, field in nested:
        if not field:
            for line in _SAMPLES[name]:
                table.add(tomlkit.comment(line))
        elif isinstance(field, BaseModel):
            table.add(name, _table(field))
        else:
            table.add(name, _array(field))


def _is_table(name: str, field: Any) -> bool:
    return name in _SAMPLES or (isinstance(field, BaseModel) and not isinstance(field, Money))


def _plain(field: Any) -> Any:
    if isinstance(field, Money):
        return f"{field.amount:f} {field.currency}"
    if isinstance(field, Decimal):
        return int(field) if field == field.to_integral_value() else f"{field:f}"
    return list(field) if isinstance(field, tuple) else field


def _table(value: BaseModel) -> Table:
    import tomlkit

    table = tomlkit.table()
    _fill(table, value)
    return table


def _array(values: tuple[BaseModel, ...]) -> AoT:
    import tomlkit

    array = tomlkit.aot()
    for value in values:
        array.append(_table(value))
    return array
