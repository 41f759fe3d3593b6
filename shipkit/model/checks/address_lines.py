"""How an address is written in its country: which part on which line, and in which order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shipkit.model.checks.address import find_region
from shipkit.model.checks.address_rules import CITY_REGIONS, AddressRules, address_rules, cities_of
from shipkit.model.checks.postcodes import normal_postcode
from shipkit.model.checks.regions import key_of
from shipkit.model.text import fold, is_latin, latin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def address_lines(
    country: str,
    *,
    lines: Sequence[str],
    city: str = "",
    region: str = "",
    postcode: str = "",
    name: str = "",
    company: str = "",
    in_latin: bool = False,
) -> tuple[str, ...]:
    """The lines of an address from top to bottom, as the post there asks for them, without the country.

    With `in_latin` every line is in Latin letters, known regions and cities by their Latin names and the
    rest transliterated; an address given in Latin letters is in the Latin order anyway (`1 Chang'an Jie`
    before `Beijing`, where 北京市 stands before 长安街). Region and postcode are written as the post has
    them (`CA`, `59-700`), city and region in capitals where it asks for them. A region that the post leaves
    out (England, Bavaria) is left out; a city or postcode it has no place for is kept. Raises ValueError
    for an unknown country.
    """
    rules = address_rules(country)
    is_latin_order = in_latin or all(map(is_latin, (*lines, city, region, name, company)))
    written = _latin_parts(rules, city, region) if in_latin else _given_parts(rules, city, region)
    capitals = {field: text.upper() if field in rules.upper else text for field, text in written.items()}
    values = {
        "N": latin(name) if in_latin else name,
        "O": latin(company) if in_latin else company,
        "A": "\n".join(latin(line) if in_latin else line for line in lines if line),
        "C": capitals["city"],
        "S": capitals["region"],
        "Z": "" if _says_nothing(postcode) else normal_postcode(country, postcode) or postcode,
    }
    layout = _complete(rules.latin_layout if is_latin_order else rules.layout, rules, values)
    rows = (_row(row, values) for row in layout.split("%n"))
    return tuple(line for row in rows for line in row.split("\n") if line)


def _given_parts(rules: AddressRules, city: str, region: str) -> dict[str, str]:
    key = find_region(rules.country, region)
    return {"city": city, "region": key if key and _is_abbreviation(key) else region}


def _latin_parts(rules: AddressRules, city: str, region: str) -> dict[str, str]:
    key = find_region(rules.country, region or (city if rules.country in CITY_REGIONS else ""))
    if key is None:
        return {"city": latin(city), "region": latin(region)}
    if not is_latin(city):
        cities = cities_of(rules.country, key)
        found = key_of(cities.keys, city)
        if found:
            city = cities.latin.get(found, city)
        elif find_region(rules.country, city) == key:
            city = rules.regions[key].latin
    if _is_abbreviation(key):
        region = key
    elif not is_latin(region):
        region = rules.regions[key].latin
    return {"city": latin(city), "region": latin(region)}


def _is_abbreviation(key: str) -> bool:
    """`CA`, `NSW`, `MI`: what the post prefers to the name."""
    return key.isascii() and key.isupper()


def _says_nothing(postcode: str) -> bool:
    """`00000` and `-`, which forms that insist on a postcode are given where there is none."""
    return not postcode.strip("0- ")


def _complete(layout: str, rules: AddressRules, values: dict[str, str]) -> str:
    """The layout with a place for what was given and it has none for."""
    names_first = layout.find("%N") < layout.find("%A")
    same = fold(values["C"]) == fold(values["S"])
    if "%C" not in layout:
        printed = f" {fold(re.sub('%.', ' ', layout))} "
        if same or f" {fold(values['C'])} " in printed:  # Dubai in Dubai; SINGAPORE is printed already
            values["C"] = ""
        elif names_first:
            layout = layout.replace("%A", "%A%n%C")
        else:
            layout = layout.replace("%S", "%S%C") if "%S" in layout else layout.replace("%A", "%C%n%A")
    elif same and ("%S" not in layout or rules.country in CITY_REGIONS):
        values["S"] = ""
    if "%S" not in layout and not rules.has_layout:
        layout = layout.replace("%C", "%C, %S")
    if "%Z" not in layout:
        layout = f"{layout} %Z" if names_first else f"%Z%n{layout}"
    return layout


def _row(row: str, values: Mapping[str, str]) -> str:
    """A row of a layout: `%C, %S %Z`, `SE-%Z %C`, `GIBRALTAR`. Signs stand beside what they belong to."""
    first, *rest = re.split("%(.)", row)
    if not rest:
        return row
    written, sign, at_start = "", first, True
    for letter, behind in zip(rest[::2], rest[1::2], strict=True):
        value = values.get(letter, "")
        if value:
            # The layouts of Chinese run parts together (%S%C), and so does Mozambique's.
            joined = not sign and is_latin(written[-1:] + value[:1]) and written
            written += (" " if joined else sign if written or at_start else "") + value
        sign, at_start = behind, False
    return written
