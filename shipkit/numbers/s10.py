"""Postal item number: UPU standard S10, on registered letters, parcels and EMS.

Thirteen characters: two letters (service indicator), eight digits, a check digit, two letters (country of the
post that issued it, ISO 3166-1). The digits are weighted 8 6 4 2 3 5 9 7; the check digit is 11 less the
remainder of the sum by 11, where 10 becomes 0 and 11 becomes 5. Printed in groups, `EE 876 543 216 CA`.

S10 holds some service indicators back (those beginning with J, K, S, T, W), but posts have issued them, so
the letters are not judged.

>>> make("EE", 47312482, "US")
'EE473124829US'
>>> validate("rr 473 124 829 us")
'RR473124829US'
>>> format("EE876543216CA")
'EE 876 543 216 CA'
"""

from __future__ import annotations

from shipkit.numbers.common import InvalidNumber, WrongForm, clean, padded, require_digits

SCHEME = "s10"
LENGTH = 13
SERIAL_DIGITS = 8

_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
# ISO 3166-1, the 249 officially assigned codes; the list last grew in 2011 (SS), and was so in 2026.
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE
    YT ZA ZM ZW
    """.split()  # noqa: SIM905 - 249 codes in quotes would be a page
)


def _mod11(serial: str) -> int:
    remainder = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, serial, strict=True)) % 11
    return {0: 5, 1: 0}.get(remainder, 11 - remainder)


def check_digit(serial: str) -> str:
    """The digit that follows these eight. Errors: InvalidNumber."""
    require_digits(serial, serial, SERIAL_DIGITS)
    return str(_mod11(serial))


def make(indicator: str, serial: int, country: str) -> str:
    """The number of a serial (0 to 99999999) under a service indicator, two letters, and a country.

    Errors: InvalidNumber.
    """
    digits = padded(serial, SERIAL_DIGITS)
    return validate(f"{indicator}{digits}{_mod11(digits)}{country}")


def compact(number: str) -> str:
    """Letters and digits alone, in capitals. Errors: InvalidNumber, as `clean` has it."""
    return clean(number)


def validate(number: str) -> str:
    """The compact form. Errors: InvalidNumber, with what is wrong."""
    item = compact(number)
    if len(item) != LENGTH:
        raise WrongForm(number, f"should have {LENGTH} characters, has {len(item)}")
    indicator, digits, country = item[:2], item[2:11], item[11:]
    if not (indicator.isalpha() and country.isalpha() and digits.isdigit()):
        raise WrongForm(number, "should be two letters, nine digits and two letters")
    expected = str(_mod11(digits[:-1]))
    if digits[-1] != expected:
        raise InvalidNumber(number, f"should have check digit {expected} before the country, has {digits[-1]}")
    if country not in COUNTRIES:
        raise InvalidNumber(number, f"ends in {country}, which is no country of ISO 3166-1")
    return item


def is_valid(number: str) -> bool:
    """Whether `validate` accepts it."""
    try:
        validate(number)
    except InvalidNumber:
        return False
    return True


def format(number: str) -> str:
    """As printed: `EE 876 543 216 CA`. It is not checked."""
    item = compact(number)
    groups = (item[:2], item[2:5], item[5:8], item[8:11], item[11:])
    return " ".join(group for group in groups if group)
