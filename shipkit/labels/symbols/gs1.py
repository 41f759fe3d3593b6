"""GS1 element strings: identifiers and values checked, joined with FNC1 where a reader needs it, and read again.

GS1 General Specifications, section 7.8: a string begins with FNC1, and each value whose length is not set for
ever ends with one unless it is the last. FNC1 is written as `barcodes.FNC1`, as bar codes take it.

>>> human_readable([("00", "001234560000002005"), ("421", "72428014")])
'(00)001234560000002005(421)72428014'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.drawing.barcodes import FNC1
from shipkit.labels.symbols.identifiers import IDENTIFIERS, SET82
from shipkit.labels.symbols.iso_numeric import NUMERIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Element = tuple[str, str]

_NUMBERS = frozenset(NUMERIC.values())
_ENCODED = re.compile(r"(?:[^%]|%[0-9A-Fa-f]{2})*")
# Characters of set 82 that stand for themselves in a percent-encoded text.
_PLAIN = "".join(character for character in SET82 if not character.isalnum() and character not in "%+")


class BadElements(InvalidInput, ValueError):
    """Elements that are no GS1 element string; a finding for each fault, `where` the identifier in brackets."""


def element_string(elements: Sequence[Element]) -> str:
    """Identifiers and values as a symbol holds them, beginning with FNC1.

    Errors: BadElements with every fault: unknown identifier, length, characters, check digit, what is missing
    beside it or may not stand beside it, one identifier twice.
    """
    if findings := [*_faults(elements)]:
        raise BadElements(f"no GS1 element string: {findings[0]}", findings)
    joined = "".join(
        f"{code}{value}" if IDENTIFIERS[code].is_predefined else f"{code}{value}{FNC1}" for code, value in elements
    )
    return FNC1 + joined.removesuffix(FNC1)


def human_readable(elements: Iterable[Element]) -> str:
    """As printed beside a symbol, identifiers in brackets. They are not checked."""
    return "".join(f"({code}){value}" for code, value in elements)


def elements(text: str) -> list[Element]:
    """Identifiers and values of an element string; values are not checked.

    Errors: BadElements when it has no FNC1 in front, or an identifier is unknown.
    """
    if not text.startswith(FNC1):
        raise BadElements(f"{text!r} is no GS1 element string: it does not begin with FNC1")
    found: list[Element] = []
    at, end = 1, len(text)
    while at < end:
        code = next((text[at : at + size] for size in (2, 3, 4) if text[at : at + size] in IDENTIFIERS), None)
        if code is None:
            raise BadElements(f"{text[at : at + 4]!r} begins with no identifier known here")
        start = at + len(code)
        if IDENTIFIERS[code].is_predefined:
            at = start + _LENGTHS[code]
            found.append((code, text[start:at]))
            at += text.startswith(FNC1, at)
        else:
            stop = text.find(FNC1, start)
            stop = end if stop < 0 else stop
            found.append((code, text[start:stop]))
            at = stop + 1
    return found


def percent_encoded(text: str) -> str:
    """Text of any script for identifiers 4300 to 4320: UTF-8 in percent signs, a blank as `+`.

    GS1 guideline Encoding Transport Process Information 1.1, section 10. The identifier limits the length of the
    result.
    """
    return quote(text, safe=_PLAIN + " ").replace(" ", "+")


def postcode_element(country: str, postcode: str) -> Element | None:
    """Identifier 421, country by ISO 3166 number and postcode; None when either cannot be written so.

    The postcode stands there without blanks, which set 82 lacks, and without hyphens.
    """
    plain = re.sub(r"[\s-]", "", postcode)
    value = NUMERIC.get(country, "") + plain
    return ("421", value) if country in NUMERIC and IDENTIFIERS["421"].accepts(value) else None


def _faults(elements: Sequence[Element]) -> Iterator[Finding]:
    there = {code for code, _ in elements}
    if not elements:
        yield Finding("", "there are no elements", "gs1-empty")
    if len(there) < len(elements):
        codes = [code for code, _ in elements]
        for code in sorted(code for code in there if codes.count(code) > 1):
            yield Finding(f"({code})", "stands there twice", "gs1-twice")
    for code, value in elements:
        about = IDENTIFIERS.get(code)
        if about is None:
            yield Finding(f"({code})", f"{code} is no application identifier known here", "gs1-unknown")
        elif not about.accepts(value):
            yield Finding(f"({code})", f"{value!r} should be {about.form}", "gs1-form")
        elif about.check and (why := _CHECKS[about.check](value)):
            yield Finding(f"({code})", f"{value!r} {why}", f"gs1-{about.check}")
        if about is not None:
            for group in about.needs:
                if there.isdisjoint(group):
                    beside = " or ".join(f"({other})" for other in group)
                    yield Finding(f"({code})", f"needs {beside} beside it", "gs1-needs")
            for other in sorted(there.intersection(about.bars)):
                yield Finding(f"({code})", f"may not stand beside ({other})", "gs1-bars")


def _check_digit(value: str) -> str:
    """General Specifications 7.9.1: weights 3 and 1 in turn from the right."""
    expected = str(-(3 * sum(map(int, value[-2::-2])) + sum(map(int, value[-3::-2]))) % 10)
    return "" if value[-1] == expected else f"should end in check digit {expected}"


def _country_number(value: str) -> str:
    return "" if value[:3] in _NUMBERS else f"begins with {value[:3]}, no country's number (ISO 3166-1)"


def _country(value: str) -> str:
    return "" if value in NUMERIC else "is no country's code (ISO 3166-1)"


def _encoded(value: str) -> str:
    return "" if _ENCODED.fullmatch(value) else "has a percent sign without two hexadecimal digits"


def _yes_or_no(value: str) -> str:
    return "" if value in "01" else "should be 0 or 1"


def _place(value: str) -> str:
    """Degrees north of the South Pole and east of 180 degrees west, in ten millionths."""
    inside = int(value[:10]) <= 1_800_000_000 and int(value[10:]) <= 3_600_000_000
    return "" if inside else "is no place on earth"


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "csum": _check_digit,
    "iso3166": _country_number,
    "alpha2": _country,
    "pcenc": _encoded,
    "yesno": _yes_or_no,
    "latlong": _place,
}

_LENGTHS = {code: int(about.form.split()[0]) for code, about in IDENTIFIERS.items() if about.is_predefined}
