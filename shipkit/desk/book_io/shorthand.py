"""Pieces and items as one word, as they are typed on the command line: `2.5kg:40x30x20cm:box`, `book*12`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shipkit.model.units import millimetres, show_size, size

if TYPE_CHECKING:
    from collections.abc import Mapping

SIDES = ("length", "width", "height")

_UNIT = re.compile(r"[^\W\d_]*\Z|\"\Z")
_BY = re.compile(r"[xX×*]")


def piece_row(text: str) -> dict[str, str]:
    """The columns of a piece from `WEIGHT[:LxWxH[:PACKAGING]]`; bare numbers stay bare. Errors: ValueError."""
    weight, _, rest = text.partition(":")
    sides, _, packaging = rest.partition(":")
    row = {"weight": weight.strip()}
    if not row["weight"]:
        msg = f"{text[:40]!r} names no weight: write it as 2.5kg or 2.5kg:40x30x20cm"
        raise ValueError(msg)
    if sides.strip():
        size(sides)
        unit = found[0] if (found := _UNIT.search(sides.strip())) else ""
        numbers = _BY.split(sides.strip().removesuffix(unit))
        row |= dict(zip(SIDES, (f"{number.strip()} {unit}".strip() for number in numbers), strict=True))
    if packaging.strip():
        row["packaging"] = packaging.strip()
    return row


def piece_word(row: Mapping[str, str]) -> str:
    """The reverse of `piece_row`, for a row whose cells carry their units."""
    sides = ""
    if "length" in row:
        length, width, height = (millimetres(row[side]) for side in SIDES)
        sides = show_size(length, width, height).replace(" ", "") + "cm"
    words = (row["weight"].replace(" ", ""), sides, row.get("packaging", ""))
    return ":".join(words).rstrip(":")


def item_row(text: str) -> dict[str, str]:
    """The columns of an item from `CODE[*N]`."""
    code, star, quantity = text.partition("*")
    return {"item": code.strip(), "quantity": quantity.strip()} if star else {"item": code.strip()}
