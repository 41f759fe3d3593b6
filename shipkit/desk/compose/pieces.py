"""Pieces: each given on its own, or so many that share a weight, or those of the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.model.consignment import MOST_PIECES
from shipkit.model.decimals import half_width
from shipkit.model.goods import Piece
from shipkit.model.units import grams, millimetres, split_grams

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shipkit.desk.compose.parts import Parts

_SIDES = {"length": "length_mm", "width": "width_mm", "height": "height_mm"}
_OWN = frozenset(("weight", "packaging", *_SIDES))


def pieces_of(parts: Parts) -> tuple[Piece, ...]:
    """The pieces, with stand-ins for what is faulty; none when none could be made."""
    head = parts.head
    if parts.order.pieces:
        return _given_each(parts)
    patterns = parts.template.pieces if parts.template else ()
    if patterns and head.keys().isdisjoint(("pieces", "packaging", "weight", *_SIDES)):
        return patterns
    count = _count(parts, len(patterns) or 1)
    weights = _weights(parts, patterns, count)
    sides = _sides(parts, head, "")
    kept = {"packaging"} - head.keys() | set(_SIDES.values())
    rows = [pattern.model_dump(include=kept) | sides for pattern in patterns] or [sides]
    _settle_sizes(parts, rows, ("",) * len(rows))
    return _made(parts, [{**rows[n % len(rows)], "weight_g": weight} for n, weight in enumerate(weights)])


def _count(parts: Parts, fallback: int) -> int:
    text = parts.head.get("pieces")
    if not text:
        return fallback
    number = half_width(text[:40]).strip().removesuffix(".0")
    if not (number.isascii() and number.isdigit()) or not 1 <= int(number) <= MOST_PIECES:
        parts.error("pieces", f"{text[:20]!r} is no number of pieces: 1 to {MOST_PIECES}", "number")
        return 1
    return int(number)


def _weights(parts: Parts, patterns: Sequence[Piece], count: int) -> Sequence[int]:
    """The weight of each piece: the order's total shared out, else the template's own over and over."""
    if "weight" not in parts.head and patterns:
        return [patterns[n % len(patterns)].weight_g for n in range(count)]
    total = count
    if "weight" in parts.head:
        total = parts.measured(grams, "weight", parts.head["weight"], parts.weight_unit)
    elif not parts.faulty("consignment"):
        parts.error("weight", "weight is needed", "missing")
    if total < count and not parts.faulty("weight"):
        parts.error("weight", f"{total} g cannot be shared by {count} pieces", "measure")
    return split_grams(max(total, count), count)


def _sides(parts: Parts, row: Mapping[str, str], prefix: str) -> dict[str, Any]:
    return {
        field: parts.measured(millimetres, prefix + side, row[side], parts.length_unit)
        for side, field in _SIDES.items()
        if side in row
    }


def _given_each(parts: Parts) -> tuple[Piece, ...]:
    for column in ("pieces", "weight"):
        if column in parts.head:
            parts.error(column, "each piece is given with its own weight: leave this out", "pieces-twice")
    shared = _sides(parts, parts.head, "")
    rows = []
    prefixes = [f"pieces.{n}." for n in range(1, len(parts.order.pieces) + 1)]
    for prefix, row in zip(prefixes, parts.order.pieces, strict=True):
        for name in row.keys() - _OWN:
            parts.error(prefix + name, "there is no such field", "field-unknown")
        values = {**shared, **_sides(parts, row, prefix), "packaging": row.get("packaging")}
        if "weight" in row:
            values["weight_g"] = parts.measured(grams, f"{prefix}weight", row["weight"], parts.weight_unit)
        rows.append(values)
    _settle_sizes(parts, rows, prefixes)
    return _made(parts, rows)


def _settle_sizes(parts: Parts, rows: Sequence[dict[str, Any]], prefixes: Sequence[str]) -> None:
    """Note each side that is missing beside others, once, and go on without a size."""
    for row, prefix in zip(rows, prefixes, strict=True):
        missing = [side for side, field in _SIDES.items() if not row.get(field)]
        if 0 < len(missing) < len(_SIDES):
            for side in missing:
                if not parts.faulty(prefix + side):
                    parts.error(prefix + side, "a size needs length, width and height", "size-partial")
            for field in _SIDES.values():
                row[field] = None


def _made(parts: Parts, rows: Sequence[Mapping[str, Any]]) -> tuple[Piece, ...]:
    # Pieces that share a weight are of two kinds at most, a gram apart.
    sound: dict[tuple[Any, ...], Piece] = {}
    made = []
    for n, row in enumerate(rows, 1):
        key = tuple(row.values())
        piece = sound.get(key)
        if piece is None:
            before = len(parts.found)
            piece = parts.tried(Piece, row, f"pieces.{n}.", stand_ins={"weight_g": 1})
            if piece is not None and len(parts.found) == before:
                sound[key] = piece
        made.append(piece)
    return tuple(piece for piece in made if piece is not None)
