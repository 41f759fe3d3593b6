"""Air waybill number: of an airline or its agent, for cargo by air (IATA).

Eleven digits: the airline's three (its prefix), a serial of seven, and a check digit, the remainder of the
serial by seven, so never over 6; the prefix takes no part in it. Source: Australian Border Force, "Air
Waybill Number Validation", V1.1 of 16 June 2002, with the example 1234567 giving 5. A remainder by seven
misses a digit wrong by 7 and a swap of neighbours that differ by 7 (1 and 8).

>>> make("176", 1234567)
'17612345675'
>>> validate("176-1234 5675")
'17612345675'
>>> format("17612345675")
'176-12345675'
"""

from __future__ import annotations

from shipkit.numbers.common import InvalidNumber, clean, padded, require_digits

SCHEME = "air_waybill"
LENGTH = 11
PREFIX_DIGITS, SERIAL_DIGITS = 3, 7


def check_digit(serial: str) -> str:
    """The digit that follows a serial of seven digits. Errors: InvalidNumber."""
    require_digits(serial, serial, SERIAL_DIGITS)
    return str(int(serial) % 7)


def make(prefix: str, serial: int) -> str:
    """The number of a serial (0 to 9999999) under an airline's three digits. Errors: InvalidNumber."""
    require_digits(prefix, prefix, PREFIX_DIGITS)
    return f"{prefix}{padded(serial, SERIAL_DIGITS)}{serial % 7}"


def compact(number: str) -> str:
    """The digits alone. Errors: InvalidNumber, as `clean` has it."""
    return clean(number)


def validate(number: str) -> str:
    """The compact form. Errors: InvalidNumber, with what is wrong."""
    digits = compact(number)
    require_digits(number, digits, LENGTH)
    expected = check_digit(digits[PREFIX_DIGITS:-1])
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
    """As printed: `176-12345675`. It is not checked."""
    digits = compact(number)
    return f"{digits[:PREFIX_DIGITS]}-{digits[PREFIX_DIGITS:]}"
