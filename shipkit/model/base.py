"""What all values share: frozen, no unknown fields, built when first used (a light command needs few of them)."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from shipkit.model.text import clean_line


class Value(BaseModel):
    """A frozen value. Numbers given for text (a spreadsheet's `20237`) are taken as text."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        coerce_numbers_to_str=True,
        hide_input_in_errors=True,
    )


def _at_most(limit: int) -> Any:
    # What cannot fit however it is cleaned is not cleaned first: that takes seconds for a cell of 10 MB.
    return Field(max_length=20 * limit)


def _line_of(limit: int) -> AfterValidator:
    return AfterValidator(partial(clean_line, limit=limit))


def _no_blank_is_none(value: object) -> object:
    return None if value == "" else value


# Lengths are what an A4 waybill can still set at its smallest type; carriers' own lines (35) are shorter,
# and the carrier's profile says so when data is handed to one.
Short = Annotated[str, _at_most(40), _line_of(40)]
Name = Annotated[str, _at_most(100), _line_of(100)]
Long = Annotated[str, _at_most(200), _line_of(200)]
Note = Annotated[str, _at_most(500), _line_of(500)]
# RFC 5321, 4.5.3.1.3: a path of 256 octets, less its angle brackets.
Email = Annotated[str, _at_most(254), _line_of(254)]

_CODE = re.compile(r"\w[\w.\-]{0,39}")


def check_code(text: str) -> str:
    """A code of the book: letters and digits of any script, `.`, `-`, `_`; never a path.

    Errors: ValueError.
    """
    if not _CODE.fullmatch(text) or ".." in text:
        shown = text if len(text) <= 60 else text[:57] + "..."
        msg = (
            f"{shown!r} is no code: 1 to 40 letters or digits, with '.', '-' or '_' between them, "
            "beginning with a letter or digit"
        )
        raise ValueError(msg)
    return text


Code = Annotated[Short, AfterValidator(check_code)]


def as_word(value: object) -> object:
    """A word of a short list however it was written: `Third Party` is `third-party`."""
    return value.strip().casefold().replace(" ", "-").replace("_", "-") if isinstance(value, str) else value


@lru_cache(maxsize=1024)
def _check_word(text: str) -> str:
    return check_code(str(as_word(text)))


# A word of a list that the desk has (service, packaging): written any way, kept one way.
Word = Annotated[str, _at_most(40), AfterValidator(_check_word)]


@lru_cache(maxsize=1024)
def _find_country(text: str) -> tuple[str, str]:
    """The code, or why there is none; kept too, for whoever misspells a country does so on every row."""
    from shipkit.model.countries import find_country

    try:
        return find_country(text), ""
    except ValueError as fault:
        return "", str(fault)


def _as_country(text: str) -> str:
    code, fault = _find_country(text)
    if fault:
        raise ValueError(fault)
    return code


@lru_cache(maxsize=1024)
def _as_currency(text: str) -> str:
    from shipkit.model.currencies import minor_units

    code = text.strip().upper()
    minor_units(code)
    return code


CountryCode = Annotated[str, _at_most(40), AfterValidator(_as_country)]
CurrencyCode = Annotated[str, _at_most(40), AfterValidator(_as_currency)]
EmptyIsNone = BeforeValidator(_no_blank_is_none)
