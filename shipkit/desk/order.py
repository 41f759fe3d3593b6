"""What somebody asks to be sent, before it is checked: text by column name, from options, a file or a draft.

The columns are those of the batch file, so that every way of shipping speaks one language.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PARTY_COLUMNS = (
    "company", "name", "department", "phone", "email",
    "address1", "address2", "address3", "city", "region", "postcode", "country",
    "tax_id", "account", "residential",
)  # fmt: skip
LATIN_COLUMNS = (
    "latin_company", "latin_name", "latin_address1", "latin_address2", "latin_address3", "latin_city", "latin_region",
)  # fmt: skip
TERMS_COLUMNS = (
    "sender", "consignment", "service", "packaging", "contents", "ship_date", "incoterm", "incoterm_place", "reason",
    "payer", "payer_account", "duties_payer", "duties_account",
    "references", "value_for_carriage", "insurance", "options", "notes",
)  # fmt: skip
PIECES_COLUMNS = ("pieces", "weight", "weight_unit", "length", "width", "height", "dimension_unit")
SHARED_COLUMNS = ("pieces", "weight", "length", "width", "height")
"""What is said of all pieces at once."""
ITEM_COLUMNS = (
    "item", "description", "hs_code", "country_of_manufacture", "quantity", "unit", "unit_value", "net_weight",
)  # fmt: skip
HEAD_COLUMNS = ("reference", "recipient", *PARTY_COLUMNS, *LATIN_COLUMNS, *TERMS_COLUMNS, *PIECES_COLUMNS, "currency")
COLUMNS = (*HEAD_COLUMNS, *ITEM_COLUMNS)
"""Every column a batch file may have, and every option of `shipkit ship`."""


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Order:
    """One consignment asked for; blank cells are left out.

    `head` has `HEAD_COLUMNS`, each of `items` `ITEM_COLUMNS`, each of `pieces` `weight length width height packaging`
    (with their unit, or in the head's).
    """

    head: Mapping[str, str]
    items: tuple[Mapping[str, str], ...] = ()
    pieces: tuple[Mapping[str, str], ...] = ()

    @property
    def reference(self) -> str:
        return self.head.get("reference", "")

    def digest(self) -> str:
        """What makes the content of two orders the same: every cell, in no order of columns; 32 hexadecimals."""
        content = [sorted(self.head.items()), [sorted(row.items()) for row in self.items]]
        if self.pieces:
            content.append([sorted(row.items()) for row in self.pieces])
        return hashlib.blake2b(_encode(content).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def changed(self, by: Order, cleared: Iterable[str] = ()) -> Order:
        """This order with what another says over it, and some columns (or `items`, or `pieces`) emptied.

        Pieces given one by one stand for what was said of all at once (`SHARED_COLUMNS`), and the other way round.
        """
        cleared = frozenset(cleared)
        items = () if "items" in cleared else self.items
        if by.items and len(items) == 1 == len(by.items) and not ({"item", "description"} & set(by.items[0])):
            items = ({**items[0], **by.items[0]},)
        elif by.items:
            items = by.items
        pieces = () if "pieces" in cleared else self.pieces
        if by.pieces:
            # Each piece on its own stands for so many that share a weight, and the other way round.
            pieces, cleared = by.pieces, cleared | set(SHARED_COLUMNS)
        elif not by.head.keys().isdisjoint(SHARED_COLUMNS):
            pieces = ()
        kept = {column: text for column, text in self.head.items() if column not in cleared}
        return Order({**kept, **by.head}, items, pieces)

    def to_json(self) -> str:
        """The form a draft is kept in."""
        content = {
            "head": dict(self.head),
            "items": [dict(row) for row in self.items],
            "pieces": [dict(row) for row in self.pieces],
        }
        return json.dumps(content)  # in ASCII: a draft may hold half a character, which no database takes

    @classmethod
    def from_json(cls, text: str) -> Order:
        """The reverse of `to_json`."""
        content = json.loads(text)
        return cls(content["head"], tuple(content["items"]), tuple(content["pieces"]))
