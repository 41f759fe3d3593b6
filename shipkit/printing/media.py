"""Paper sizes by name: PWG 5101.1, "Media Standardized Names", in which a name ends with its size."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from shipkit.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

A4 = "iso_a4_210x297mm"
A6 = "iso_a6_105x148mm"
LABEL_100X150 = "om_100x150mm_100x150mm"
LABEL_4X6 = "na_index-4x6_4x6in"

# PWG 5101.1 section 5: class_name_WIDTHxLENGTHunit, in lower case, at most 255 characters.
_NAME = re.compile(r"[a-z]+_[a-z0-9.-]+_([0-9]{1,6}(?:\.[0-9]{1,6})?)x([0-9]{1,6}(?:\.[0-9]{1,6})?)(mm|in)")
_UNITS = {"mm": Fraction(100), "in": Fraction(2540)}

Size = tuple[int, int]
"""Width and length in hundredths of a millimetre, the unit of IPP (PWG 5100.7 `media-size`)."""


def size_of(name: str) -> Size:
    """The size a name ends with. Errors: InvalidInput for what is no such name."""
    size = get_size(name)
    if size is None:
        raise InvalidInput(f"{name!r} names no paper: it is written as in {A4} or {LABEL_100X150}")
    return size


def get_size(name: str) -> Size | None:
    """The same, None for what is no such name: printers have names of their own beside."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    width, length = (round(Fraction(number) * _UNITS[found[3]]) for number in found.groups()[:2])
    return width, length


def chosen(media: str, supported: Sequence[str]) -> str | None:
    """The name by which a printer has a paper, None where it has not.

    That is our name, or the printer's own for the same size, or ours again where the size is between the printer's
    smallest and its largest. A printer that tells nothing is believed to have it.
    """
    if not supported or media in supported:
        return media
    size = size_of(media)
    least, most = [], []
    for name in supported:
        found = get_size(name)
        if found is None:
            continue
        # PWG 5101.1 section 5.1.3: custom_min_... and custom_max_..., roll_min_... and roll_max_... bound any size.
        if name.startswith(("custom_min_", "roll_min_")):
            least.append(found)
        elif name.startswith(("custom_max_", "roll_max_")):
            most.append(found)
        elif found == size:
            return name
    return media if any(_fits(low, size, high) for low in least for high in most) else None


def _fits(low: Size, size: Size, high: Size) -> bool:
    # PWG 5101.1 section 5.1.3: a length of 0 is that of an endless roll.
    return low[0] <= size[0] <= high[0] and low[1] <= size[1] and (size[1] <= high[1] or high[1] == 0)
