"""The columns of each kind of entry: of its tables, and of the options that make one."""

from __future__ import annotations

from shipkit.desk.order import ITEM_COLUMNS, LATIN_COLUMNS, PARTY_COLUMNS, PIECES_COLUMNS, TERMS_COLUMNS

PARTY_KINDS = ("recipients", "senders")

WORDS = {
    "recipients": "recipient",
    "senders": "sender",
    "groups": "group",
    "consignments": "consignment",
    "items": "item",
}
"""What one entry of a kind is called, and the command that keeps it."""

DEFAULT_COLUMNS = (
    "service", "packaging", "incoterm", "reason", "payer", "payer_account", "duties_payer", "duties_account",
    "references", "notes",
)  # fmt: skip
"""What a recipient brings to each consignment for it."""

_PARTY = ("code", *PARTY_COLUMNS, *LATIN_COLUMNS, *DEFAULT_COLUMNS)
TEMPLATE_TERMS = tuple(column for column in TERMS_COLUMNS if column not in {"consignment", "ship_date"})
_TEMPLATE = ("code", "title", *TEMPLATE_TERMS, *PIECES_COLUMNS, "currency")

HEADS = {
    "recipients": _PARTY,
    "senders": _PARTY,
    "groups": ("code", "description", "members"),
    "consignments": _TEMPLATE,
    "items": (
        "code", "description", "hs_code", "country_of_manufacture",
        "unit", "unit_value", "currency", "unit_weight", "weight_unit",
    ),
}  # fmt: skip
"""The columns an entry has once. A template's `title` is its own description: `description` is that of its goods."""

COLUMNS = {**HEADS, "consignments": (*_TEMPLATE, *ITEM_COLUMNS)}
"""Every column of a kind's table. A template has a row for each of its items; pieces that differ stand in columns
`piece_1`, `piece_2` and so on, as in 2.5kg:40x30x20cm."""
