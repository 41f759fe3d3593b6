"""SSCC, serial shipping container code: GS1's number for a logistic unit, here a piece.

Eighteen digits: an extension digit the company chooses, its GS1 company prefix (four to twelve digits), a
serial reference that fills up to seventeen, and a check digit. GS1 General Specifications: SSCC under
application identifier 00; check digit mod 10 with weights 3 and 1 in turn, 3 beside the check digit. Printed
with the application identifier in brackets, which is no part of the number.

>>> make("0123456", 789)
'001234560000007895'
>>> validate("(00) 1 2345678 901234567 5")
'123456789012345675'
>>> format("123456789012345675")
'(00)123456789012345675'
"""

from __future__ import annotations

from shipkit.numbers.common import InvalidNumber, clean, padded, require_digits

SCHEME = "sscc"
LENGTH = 18
LEAST_PREFIX, MOST_PREFIX = 4, 12

_IDENTIFIER = "00"


def _mod10(body: str) -> int:
    total = 3 * sum(map(int, body[::-2])) + sum(map(int, body[-2::-2]))
    return -total % 10


def check_digit(body: str) -> str:
    """The digit that ends a number beginning with these seventeen. Errors: InvalidNumber."""
    require_digits(body, body, LENGTH - 1)
    return str(_mod10(body))


def make(prefix: str, serial: int, extension: int = 0) -> str:
    """The number of a serial reference under a GS1 company prefix (4 to 12 digits), extension 0 to 9.

    Errors: InvalidNumber.
    """
    if not LEAST_PREFIX <= len(prefix) <= MOST_PREFIX:
        raise InvalidNumber(prefix, "is no GS1 company prefix: it has 4 to 12 digits")
    if not 0 <= extension <= 9:
        raise InvalidNumber(str(extension), "is no extension digit: it is 0 to 9")
    body = f"{extension}{prefix}{padded(serial, LENGTH - 2 - len(prefix))}"
    require_digits(body, body, LENGTH - 1)
    return f"{body}{_mod10(body)}"


def compact(number: str) -> str:
    """The digits alone, without application identifier 00. Errors: InvalidNumber, as `clean` has it."""
    digits = clean(number)
    if digits.startswith(f"({_IDENTIFIER})"):
        return digits[4:]
    if len(digits) == LENGTH + 2 and digits.startswith(_IDENTIFIER):
        return digits[2:]
    return digits


def validate(number: str) -> str:
    """The compact form. Errors: InvalidNumber, with what is wrong."""
    digits = compact(number)
    require_digits(number, digits, LENGTH)
    expected = str(_mod10(digits[:-1]))
    if digits[-1] != expected:
        raise InvalidNumber(number, f"should end in check digit {expected}, ends in {digits[-1]}")
    return digits


def is_valid(number: str) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """As printed under the bar code: `(00)123456789012345675`. It is not checked."""
    return f"({_IDENTIFIER}){compact(number)}"
