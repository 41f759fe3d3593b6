"""Postcodes by the pattern of their country: what fits, and what fits once it is written as there."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from shipkit.model.checks.address_rules import address_rules

_LONGEST = 20


def postcode_examples(country: str) -> tuple[str, ...]:
    """Postcodes as they look in a country, best first; empty where it has none."""
    return address_rules(country).postcode_examples


@lru_cache(maxsize=4096)
def normal_postcode(country: str, postcode: str) -> str | None:
    """The postcode as its country writes it, or None when it cannot be one of that country.

    Capitals and plain digits; the old letter of the country is taken off (`D-10115`), what the country
    keeps is put back (`1009` in Latvia is `LV-1009`), and a hyphen or blank that is missing or misplaced is
    set right (`59700` in Poland is `59-700`). A country without postcodes takes any, as it is.
    """
    rules = address_rules(country)
    given = " ".join(normalize("NFKC", postcode).upper().replace("〒", "").split())
    if not rules.postcode:
        return given
    fits = compiled(rules.postcode).fullmatch
    if fits(given):
        return given
    if not given or len(given) > _LONGEST:
        return None
    return next(filter(fits, _other_writings(country, given, rules.postcode_prefix)), None)


def _other_writings(country: str, given: str, prefix: str) -> list[str]:
    short = given.removeprefix(prefix) if prefix else given
    short = _old_country_letters().sub("", short)
    digits = re.sub(r"[\s-]", "", short)
    split = [digits[:n] + sign + digits[n:] for sign in "- " for n in range(1, len(digits))]
    return [short, f"{country}-{short}", country + short, digits, f"{country}-{digits}", *split]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the address rules; few of the thousand are ever needed, so each is compiled when it is."""
    return re.compile(pattern)


@cache
def _old_country_letters() -> re.Pattern[str]:
    # CEPT's letters of 1968 (D-10115, F-75007, FIN-00100), and ISO's in their place.
    return re.compile(r"^[A-Z]{1,3}[- ](?=\d)")
