"""Number ranges: which numbers a desk may give out, as its carrier or its post gave them to it.

A range counts serials from `first` to `last`; the scheme makes a number of each. Where the next serial stands
is kept in the ledger, not here.

| scheme | prefix | suffix | serial |
|---|---|---|---|
| `waybill` | 0 to 10 digits | | fills up to eleven digits |
| `sscc` | GS1 company prefix, 4 to 12 digits | | fills up to sixteen digits; extension digit 0 |
| `s10` | service indicator, two letters: `RR` | country, two letters: `CN` | eight digits |
| `air_waybill` | the airline's three digits | | seven digits |
| `plain` | capitals and digits, or none | | as many digits as `last` has, no check digit |

>>> NumberRange("post", "s10", 47312482, 47399999, prefix="EE", suffix="CN").number_at(47312482)
'EE473124829CN'
>>> NumberRange("contract", "plain", 1, 99999, prefix="AB").number_at(7)
'AB00007'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from shipkit.findings import Finding
from shipkit.numbers.common import InvalidNumber

if TYPE_CHECKING:
    from collections.abc import Callable

# A piece's licence plate has 35 characters for agency (3), company (12), waybill number and piece (3).
MOST_PLAIN = 17
# Fewer are too easily taken for another number on the page.
LEAST_PLAIN = 4

_DIGITS = frozenset("0123456789")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Serials `first` to `last`, both included. `faults` says whether it holds; making one checks nothing.

    The scheme is written with `_` or `-`, as words of the settings are.
    """

    name: str
    scheme: str
    first: int
    last: int
    prefix: str = ""
    suffix: str = ""

    @property
    def size(self) -> int:
        """How many numbers it has in all."""
        return max(0, self.last - self.first + 1)

    def number_at(self, serial: int) -> str:
        """The number of a serial, compact. Errors: InvalidNumber when it is outside or cannot be made."""
        if not self.first <= serial <= self.last:
            raise InvalidNumber(str(serial), f"is outside range {self.name}, {self.first} to {self.last}")
        rule = _rule_of(self)
        if rule is None:
            raise InvalidNumber(str(serial), f"cannot be made: {_no_scheme(self)}")
        return rule.make(self, serial)

    def used_fraction(self, next_serial: int) -> float:
        """The part used up when `next_serial` comes next: 0.0 when none is, 1.0 when `last` is too."""
        if self.size == 0:
            return 1.0
        return min(1.0, max(0.0, (next_serial - self.first) / self.size))

    def faults(self) -> tuple[Finding, ...]:
        """Everything wrong with the range; `where` is the field."""
        return tuple(_faults(self))


class _Rule(NamedTuple):
    """What a scheme asks of a range: its prefix, then how many digits the serial has, and the number made."""

    alphabet: frozenset[str]
    least: int
    most: int
    prefix_says: str
    width: Callable[[NumberRange], int]
    make: Callable[[NumberRange, int], str]
    has_country: bool = False


# The schemes are loaded by the first number: settings with ranges are read by commands that make none.
def _waybill(numbers: NumberRange, serial: int) -> str:
    from shipkit.numbers.waybill import make

    return make(serial, numbers.prefix)


def _sscc(numbers: NumberRange, serial: int) -> str:
    from shipkit.numbers.sscc import make

    return make(numbers.prefix, serial)


def _s10(numbers: NumberRange, serial: int) -> str:
    from shipkit.numbers.s10 import make

    return make(numbers.prefix, serial, numbers.suffix)


def _air_waybill(numbers: NumberRange, serial: int) -> str:
    from shipkit.numbers.air_waybill import make

    return make(numbers.prefix, serial)


def _plain(numbers: NumberRange, serial: int) -> str:
    return f"{numbers.prefix}{serial:0{len(str(numbers.last))}d}"


# The serial's digits are what the scheme has before its check digit, less what stands there already.
_RULES = {
    "waybill": _Rule(_DIGITS, 0, 10, "up to 10 digits", lambda numbers: 11 - len(numbers.prefix), _waybill),
    "sscc": _Rule(
        _DIGITS,
        4,
        12,
        "a GS1 company prefix of 4 to 12 digits",
        lambda numbers: 16 - len(numbers.prefix),
        _sscc,
    ),
    "s10": _Rule(_CAPITALS, 2, 2, "a service indicator of two capital letters", lambda _: 8, _s10, has_country=True),
    "air_waybill": _Rule(_DIGITS, 3, 3, "the airline's three digits", lambda _: 7, _air_waybill),
    "plain": _Rule(
        _CAPITALS | _DIGITS,
        0,
        MOST_PLAIN - 1,
        f"up to {MOST_PLAIN - 1} capital letters and digits",
        lambda numbers: len(str(numbers.last)),
        _plain,
    ),
}


def _rule_of(numbers: NumberRange) -> _Rule | None:
    return _RULES.get(numbers.scheme.replace("-", "_"))


def _no_scheme(numbers: NumberRange) -> str:
    return f"{numbers.scheme!r} is no scheme of a range: one of {', '.join(_RULES)}"


def _faults(numbers: NumberRange) -> list[Finding]:
    found: list[Finding] = []
    if numbers.first < 0:
        found.append(Finding("first", f"first {numbers.first} is below 0", "range-first"))
    if numbers.last < numbers.first:
        found.append(Finding("last", f"last {numbers.last} comes before first {numbers.first}", "range-order"))
    rule = _rule_of(numbers)
    if rule is None:
        return [*found, Finding("scheme", _no_scheme(numbers), "range-scheme")]
    found += _affix_faults(numbers, rule)
    # The room for the serial depends on the prefix, so nothing can be said of it while that is wrong.
    if not any(finding.where == "prefix" for finding in found):
        found += _width_faults(numbers, rule)
    return found


def _affix_faults(numbers: NumberRange, rule: _Rule) -> list[Finding]:
    found: list[Finding] = []
    prefix, suffix = numbers.prefix, numbers.suffix
    if not (rule.least <= len(prefix) <= rule.most and rule.alphabet.issuperset(prefix)):
        found.append(Finding("prefix", f"prefix {prefix!r} should be {rule.prefix_says}", "range-prefix"))
    if rule.has_country:
        from shipkit.numbers.s10 import COUNTRIES

        if suffix not in COUNTRIES:
            why = f"suffix {suffix!r} should be a country of ISO 3166-1 in two capital letters"
            found.append(Finding("suffix", why, "range-suffix"))
    elif suffix:
        why = f"suffix {suffix!r} has no place in a number of scheme {numbers.scheme}"
        found.append(Finding("suffix", why, "range-suffix"))
    return found


def _width_faults(numbers: NumberRange, rule: _Rule) -> list[Finding]:
    width = rule.width(numbers)
    if len(str(numbers.last)) > width:
        why = f"last {numbers.last} has more than the {width} digits left for it"
        return [Finding("last", why, "range-width")]
    length = len(numbers.prefix) + width
    if numbers.scheme == "plain" and not LEAST_PLAIN <= length <= MOST_PLAIN:
        why = f"its numbers have {length} characters: {LEAST_PLAIN} to {MOST_PLAIN} can be printed and scanned"
        return [Finding("last", why, "range-length")]
    return []
