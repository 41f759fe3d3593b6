"""Licence plate: the number of a piece when the desk has no GS1 company prefix for an SSCC.

With an agency, an identifier of ISO/IEC 15459-1: data identifier J (ANSI MH10.8.2, category 10), the
code of an issuing agency (registered under ISO/IEC 15459-2), the company's id with it, and a serial; capitals
and digits, at most 35 after the data identifier. Agencies are, for example, UN: Dun & Bradstreet, whose
company id is the D-U-N-S number; D: NCAGE (both MIL-STD-130N, table V); LE: EDIFICE. The serial here is the
waybill number and three digits for the piece, so that no two pieces of a desk share a plate.

**Self-issued.** An agency vouches only for companies it has numbered: a made-up code, or UN without a D-U-N-S
number, would claim a worldwide uniqueness nobody guards. So without an agency the plate begins with data
identifier 9S instead, "package identification, generic (mutually defined)" in category 19 of the same
standard: unique in the desk, and saying no more.

A plate has no check digit: the bar code has its own, and the waybill number inside has one.

>>> make("570012345673", 2)
'9S570012345673002'
>>> make("570012345673", 2, agency="UN", company="123456789")
'JUN123456789570012345673002'
>>> format("9S570012345673002")
'9S 5700 1234 5673 002'
"""

from __future__ import annotations

import re

from shipkit.numbers.common import InvalidNumber, WrongForm, clean

SCHEME = "licence_plate"
MOST_AFTER_IDENTIFIER = 35
MOST_PIECES = 999

# J and its kin for the lowest level of packaging, for several packages, mixed or master loads (1J to 6J).
_PLATE = re.compile(r"([1-6]?J|9S)([0-9A-Z]+)")
_AGENCY = re.compile(r"[0-9A-Z]{1,3}")
# Agency, company and serial have a character each at least; a self-issued plate a waybill and three digits.
_LEAST_AFTER_IDENTIFIER = {"9S": 4}
_DUNS = re.compile(r"UN\d{9}.")


def make(waybill_number: str, piece: int, agency: str = "", company: str = "") -> str:
    """The plate of a piece (1 to 999) of a waybill, under a registered agency and company id, or self-issued.

    Errors: InvalidNumber, also when only one of agency and company is given.
    """
    if not 1 <= piece <= MOST_PIECES:
        raise InvalidNumber(str(piece), f"is no piece of {waybill_number}: they are counted from 1 to {MOST_PIECES}")
    if bool(agency) != bool(company):
        raise InvalidNumber(agency or company, "needs both an issuing agency and the company's id with it")
    if agency and not _AGENCY.fullmatch(agency):
        raise InvalidNumber(agency, "is no issuing agency code: it has one to three capitals or digits")
    return validate(f"{'J' if agency else '9S'}{agency}{company}{clean(waybill_number)}{piece:03d}")


def compact(number: str) -> str:
    """Letters and digits alone, in capitals. Errors: InvalidNumber, as `clean` has it."""
    return clean(number)


def validate(number: str) -> str:
    """The compact form. Errors: InvalidNumber, with what is wrong."""
    plate = compact(number)
    parts = _PLATE.fullmatch(plate)
    if not parts:
        raise WrongForm(number, "should be letters and digits, beginning with J (or 1J to 6J), or with 9S")
    identifier, rest = parts.groups()
    least = _LEAST_AFTER_IDENTIFIER.get(identifier, 3)
    if not least <= len(rest) <= MOST_AFTER_IDENTIFIER:
        raise WrongForm(
            number,
            f"should have {least} to {MOST_AFTER_IDENTIFIER} characters after {identifier}, has {len(rest)}",
        )
    if identifier != "9S" and rest.startswith("UN") and not _DUNS.match(rest):
        raise InvalidNumber(number, "names agency UN, so a D-U-N-S number of nine digits and a serial should follow")
    return plate


def is_valid(number: str) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """As printed: the data identifier, then fours, `9S 5700 1234 5673 002`. It is not checked."""
    plate = compact(number)
    start = 1 if plate.startswith("J") else 2
    return " ".join((plate[:start], *(plate[at : at + 4] for at in range(start, len(plate), 4))))
