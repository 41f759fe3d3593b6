"""Telephone numbers, read as somebody in the address's country would dial them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from shipkit.findings import Finding, warning
from shipkit.model.checks.wording import shown
from shipkit.model.countries import COUNTRIES


class PhoneAnswer(NamedTuple):
    """`e164` is `+442079460388`, or None when nothing can be dialled; `extension` the digits behind it."""

    e164: str | None
    findings: tuple[Finding, ...] = ()
    extension: str = ""


@lru_cache(maxsize=8192)
def check_phone(text: str, country: str) -> PhoneAnswer:
    """The number of `text`, read in `country` (alpha-2) unless it begins with `+` or the country's 00.

    Error `phone`: no number, or one that no exchange could take. Warning `phone-doubtful`: it could be one,
    but no such number is given out where it belongs. Full-width digits are read as plain ones. Source:
    libphonenumber's metadata, in phonenumberslite.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException as error:
        return PhoneAnswer(None, (Finding("phone", _why_unreadable(text, country, error), "phone"),))
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return PhoneAnswer(None, (Finding("phone", _why_impossible(text, reason), "phone"),))
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    findings: tuple[Finding, ...] = ()
    if not phonenumbers.is_valid_number(number):
        why = f"{shown(text)} is no number in use under +{number.country_code}, as far as is known"
        findings = (warning("phone", why, "phone-doubtful"),)
    return PhoneAnswer(e164, findings, number.extension or "")


def _why_unreadable(text: str, country: str, error: Exception) -> str:
    import phonenumbers

    if getattr(error, "error_type", None) == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
        return f"{shown(text)} names no country: write it with + and the country's number, as +44 20 7946 0388"
    name = COUNTRIES[country].name if country in COUNTRIES else country
    return f"{shown(text)} is no telephone number, in {name} or with a + before it"


def _why_impossible(text: str, reason: int) -> str:
    from phonenumbers import ValidationResult

    faults = {
        ValidationResult.TOO_SHORT: "has too few digits",
        ValidationResult.TOO_LONG: "has too many digits",
        ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "lacks its area code",
    }
    return f"{shown(text)} {faults.get(reason, 'has as many digits as no number there')}"
