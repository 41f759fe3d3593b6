"""E-mail addresses by their form alone: nothing is looked up."""

from __future__ import annotations

import re
from functools import cache

from shipkit.findings import Finding
from shipkit.model.checks.wording import shown

# RFC 5321, 4.5.3.1: 64 octets before the @, 256 for a path, of which two are its angle brackets.
_LONGEST_LOCAL = 64
_LONGEST = 254


def check_email(text: str) -> tuple[Finding, ...]:
    """One error `email` when `text` cannot be an e-mail address; empty when it can.

    Plain ASCII addresses are judged here, all else (other scripts, quotes, punycode) by `email-validator`.
    """
    if len(text) > _LONGEST:
        why = f"{shown(text)} is no e-mail address: it has {len(text)} characters, and {_LONGEST} is the most"
        return (Finding("email", why, "email"),)
    plain = _plain().fullmatch(text)
    if plain and len(plain["local"]) <= _LONGEST_LOCAL:
        return ()
    why_not = _judge(text)
    return (Finding("email", f"{shown(text)} is no e-mail address: {why_not}", "email"),) if why_not else ()


@cache
def _plain() -> re.Pattern[str]:
    # RFC 5322's dot-atom at a host name of RFC 1123 with at least two labels; no two parts of the pattern
    # can take the same character, so it never goes back. A label "xn--..." must be decoded to be judged.
    atom = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
    label = r"(?!xn--|XN--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    return re.compile(rf"(?P<local>{atom}(?:\.{atom})*)@(?:{label}\.)+[A-Za-z]{{2,63}}")


def _judge(text: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False, allow_quoted_local=True, strict=True)
    except EmailNotValidError as error:
        return str(error)
    return None
