"""Number schemes: one module each, all answering to the same names (`Scheme`), and one question to them all.

>>> [(found.scheme, found.valid, found.why) for found in identify("5700 1234 5637")]
[('waybill', False, 'should end in check digit 6, ends in 7')]
>>> SCHEMES["s10"].format("EE876543216CA")
'EE 876 543 216 CA'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from shipkit.numbers.common import InvalidNumber, WrongForm

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SCHEMES", "Identified", "InvalidNumber", "Scheme", "WrongForm", "identify"]


class Scheme(Protocol):
    """What the module of a scheme has; most add `make` and `check_digit` with arguments of their own."""

    SCHEME: str
    """The word of the scheme, for scripts; it never changes."""

    def compact(self, number: str) -> str:
        """The number as it is stored, without what only print shows. Errors: InvalidNumber."""

    def validate(self, number: str) -> str:
        """The compact form. Errors: InvalidNumber; WrongForm when it is of another scheme."""

    def is_valid(self, number: str) -> bool:
        """Whether `validate` accepts it."""

    def format(self, number: str) -> str:
        """The number as it is printed, not checked. Errors: InvalidNumber as in `compact`."""


class _Schemes(Mapping[str, Scheme]):
    """A module is loaded when its word is looked up: most commands need one scheme, or none."""

    _WORDS = ("waybill", "sscc", "licence_plate", "s10", "air_waybill")

    def __getitem__(self, word: str) -> Scheme:
        match word:
            case "waybill":
                from shipkit.numbers import waybill

                return waybill
            case "sscc":
                from shipkit.numbers import sscc

                return sscc
            case "licence_plate":
                from shipkit.numbers import licence_plate

                return licence_plate
            case "s10":
                from shipkit.numbers import s10

                return s10
            case "air_waybill":
                from shipkit.numbers import air_waybill

                return air_waybill
            case _:
                raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._WORDS)

    def __len__(self) -> int:
        return len(self._WORDS)


SCHEMES: Mapping[str, Scheme] = _Schemes()
"""Every scheme by its word, the desk's own first."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A scheme a number may be of. `number` is compact; `why` says what is wrong, or is empty."""

    scheme: str
    number: str
    valid: bool
    why: str = ""


def identify(text: str) -> tuple[Identified, ...]:
    """Every scheme whose form the text has, in the order of `SCHEMES`; none for text that is no number."""
    found: list[Identified] = []
    for word, scheme in SCHEMES.items():
        try:
            found.append(Identified(word, scheme.validate(text), valid=True))
        except WrongForm:
            continue
        except InvalidNumber as fault:
            found.append(Identified(word, scheme.compact(text), valid=False, why=fault.why))
    return tuple(found)
