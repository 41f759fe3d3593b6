"""Weights in whole grams, lengths in whole millimetres; what people type is turned into them here, once."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from shipkit.model.decimals import half_width, read_decimal

# Exact by definition: the international avoirdupois pound (453.59237 g) and the inch (25.4 mm), 1959.
GRAMS = {
    "g": Decimal(1),
    "kg": Decimal(1000),
    "t": Decimal(1_000_000),
    "lb": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
}
MILLIMETRES = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "m": Decimal(1000),
    "in": Decimal("25.4"),
    "ft": Decimal("304.8"),
}
_ALIASES = {
    "kgs": "kg", "公斤": "kg", "千克": "kg", "克": "g", "lbs": "lb", "磅": "lb",
    "厘米": "cm", "毫米": "mm", "米": "m", '"': "in", "inch": "in", "inches": "in",
}  # fmt: skip
_MEASURE = re.compile(r"\s*([0-9.,eE+-]{1,24})\s*([^\W\d_]{0,6}|\")\s*")

# A piece no lorry carries is a slip of the keyboard: 100 t, 30 m.
MOST_GRAMS = 100_000_000
MOST_MILLIMETRES = 30_000


def _known_unit(text: str, table: dict[str, Decimal], kind: str) -> str:
    unit = text.strip().casefold()
    unit = _ALIASES.get(unit, unit)
    if unit not in table:
        msg = f"{text[:20]!r} is no unit of {kind}: one of {', '.join(table)}"
        raise ValueError(msg)
    return unit


@lru_cache(maxsize=64)
def weight_unit(text: str) -> str:
    """A unit of weight as it is written here: `LBS` is `lb`. Errors: ValueError."""
    return _known_unit(text, GRAMS, "weight")


@lru_cache(maxsize=64)
def length_unit(text: str) -> str:
    """A unit of length as it is written here: `inches` is `in`. Errors: ValueError."""
    return _known_unit(text, MILLIMETRES, "length")


def _convert(text: str, default_unit: str, table: dict[str, Decimal], most: int, kind: str) -> int:
    found = _MEASURE.fullmatch(half_width(text)) if len(text) <= 40 else None
    if not found:
        msg = f"{text[:40]!r} is no {kind}"
        raise ValueError(msg)
    unit = found[2] or default_unit
    if unit not in table:
        unit = _known_unit(unit, table, kind)
    amount = read_decimal(found[1])
    if amount <= 0:
        msg = f"{found[1]} is no {kind}: it must be more than nothing"
        raise ValueError(msg)
    # Compared before it is multiplied out: 1e309 must not become an integer of 309 digits.
    if amount.adjusted() > 12 or amount * table[unit] > most:
        msg = f"{text.strip()} is more than a {kind} can be"
        raise ValueError(msg)
    return max(1, int((amount * table[unit]).quantize(Decimal(1), ROUND_HALF_UP)))


# A file has the same few sizes, and many of its weights, over and over.
@lru_cache(maxsize=4096)
def grams(text: str, default_unit: str = "kg") -> int:
    """`2.5`, `2.5kg`, `5 lb` as whole grams, at least 1. Errors: ValueError."""
    return _convert(text, default_unit, GRAMS, MOST_GRAMS, "weight")


@lru_cache(maxsize=4096)
def millimetres(text: str, default_unit: str = "cm") -> int:
    """`40`, `40 cm`, `16in` as whole millimetres, at least 1. Errors: ValueError."""
    return _convert(text, default_unit, MILLIMETRES, MOST_MILLIMETRES, "length")


_SIZE = re.compile(r"([0-9.,]{1,12})\s*[x×*]\s*([0-9.,]{1,12})\s*[x×*]\s*([0-9.,]{1,12})\s*([^\W\d_]{0,6}|\")")


def size(text: str, default_unit: str = "cm") -> tuple[int, int, int]:
    """`40x30x20`, `40 x 30 x 20 cm` as length, width, height in millimetres. Errors: ValueError."""
    found = _SIZE.fullmatch(half_width(text).strip().replace("X", "x")) if len(text) <= 60 else None
    if not found:
        msg = f"{text[:60]!r} is no size: write length x width x height, as in 40x30x20cm"
        raise ValueError(msg)
    unit = found[4] or default_unit
    length, width, height = (millimetres(found[n], unit) for n in (1, 2, 3))
    return length, width, height


def show_kg(weight_g: int) -> str:
    """Grams as kilograms, without needless zeros but with at least two places: 2500 is `2.50`."""
    text = f"{Decimal(weight_g) / 1000:.3f}"
    return text.removesuffix("0")


def show_size(length_mm: int, width_mm: int, height_mm: int) -> str:
    """Millimetres as centimetres: `40 x 30 x 20.5`."""
    return " x ".join(f"{Decimal(side) / 10:f}".removesuffix(".0") for side in (length_mm, width_mm, height_mm))


def split_grams(total_g: int, pieces: int) -> tuple[int, ...]:
    """A total weight over pieces, as evenly as whole grams allow; the sum stays exact."""
    each, rest = divmod(total_g, pieces)
    return tuple(each + (n < rest) for n in range(pieces))
