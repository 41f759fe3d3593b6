"""Pydantic's faults in the words of the desk: where, a sentence with the value in it, and a word for scripts."""

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError

_SHOWN = 60
_NO_NUMBER = "{shown} is no number", "number"
_NO_WHOLE_NUMBER = "{shown} is no whole number", "number"
_NO_DATE = "{shown} is no date: write it as 2026-12-01", "date"
_NO_TIME = "{shown} is no time: write it as 2026-12-01T08:00:00Z", "date"
_NO_TABLE = "{shown} stands where fields with names are needed", "kind"
_NO_LIST = "{shown} stands where a list is needed", "kind"

# Sentence and code by Pydantic's type of error; the names in braces are `shown`, `length` and its own context.
_SENTENCES = {
    "missing": ("it is needed", "missing"),
    "extra_forbidden": ("there is no such field", "field-unknown"),
    "literal_error": ("{shown} is none of {expected}", "word-unknown"),
    "decimal_parsing": _NO_NUMBER,
    "decimal_type": _NO_NUMBER,
    "finite_number": ("{shown} is no number that can be used", "number"),
    "decimal_max_digits": ("{shown} has more than {max_digits} digits", "number"),
    "decimal_max_places": ("{shown} has more than {decimal_places} digits behind the point", "number"),
    "decimal_whole_digits": ("{shown} has more than {whole_digits} digits before the point", "number"),
    "int_parsing": _NO_WHOLE_NUMBER,
    "int_parsing_size": _NO_WHOLE_NUMBER,
    "int_from_float": _NO_WHOLE_NUMBER,
    "int_type": _NO_WHOLE_NUMBER,
    "greater_than": ("{shown} is too little: it must be more than {gt}", "number"),
    "greater_than_equal": ("{shown} is too little: {ge} is the least", "number"),
    "less_than_equal": ("{shown} is too much: {le} is the most", "number"),
    "less_than": ("{shown} is too much: it must be less than {lt}", "number"),
    "float_parsing": _NO_NUMBER,
    "float_type": _NO_NUMBER,
    "date_parsing": _NO_DATE,
    "date_type": _NO_DATE,
    "date_from_datetime_parsing": _NO_DATE,
    "date_from_datetime_inexact": _NO_DATE,
    "datetime_parsing": _NO_TIME,
    "datetime_type": _NO_TIME,
    "datetime_from_date_parsing": _NO_TIME,
    "bool_parsing": ("{shown} is neither true nor false", "kind"),
    "bool_type": ("{shown} is neither true nor false", "kind"),
    "string_type": ("{shown} is no text", "kind"),
    "string_unicode": ("it has half a character in it (a lone surrogate): leave it out", "character"),
    "string_too_long": ("it is {length} characters long: far too many", "length"),
    "string_too_short": ("{shown} is too short: {min_length} characters are the least", "length"),
    "string_pattern_mismatch": ("{shown} is not of the form {pattern}", "form"),
    "too_long": ("{actual_length} are too many: {max_length} is the most", "length"),
    "too_short": ("{actual_length} are too few: {min_length} is the least", "length"),
    "model_type": _NO_TABLE,
    "dict_type": _NO_TABLE,
    "mapping_type": _NO_TABLE,
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
}


class Fault(NamedTuple):
    """`loc` is the way to the field: names, and numbers from 0 of what stands in a list."""

    loc: tuple[int | str, ...]
    why: str
    code: str

    @property
    def where(self) -> str:
        """The way as a shipper reads it, `ranges.1.last`: what stands in a list is counted from 1."""
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in self.loc)


def faults_of(error: ValidationError) -> list[Fault]:
    """Every fault of a value that could not be made, in the order of its fields."""
    errors = error.errors(include_url=False)
    # A list is called too short as well when what stands in it is faulty.
    inner = {each["loc"][:-n] for each in errors for n in range(1, len(each["loc"]))}
    return [_fault(each) for each in errors if each["type"] != "too_short" or each["loc"] not in inner]


def _fault(error: Mapping[str, Any]) -> Fault:
    given = error["input"]
    if error["type"] == "value_error":  # raised by a validator of ours, in a sentence of its own
        return Fault(error["loc"], str(error["ctx"]["error"]), "invalid")
    sentence, code = _SENTENCES.get(error["type"], ("{shown} cannot stand here", "invalid"))
    length = len(given) if isinstance(given, str) else 0
    return Fault(error["loc"], sentence.format(shown=_shown(given), length=length, **error.get("ctx", {})), code)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…")
    if isinstance(value, int) and value.bit_length() > 200:
        return "a number of so many digits"  # Python refuses to write out more than 4300
    return reprlib.repr(value) if isinstance(value, dict | list | tuple) else str(value)[:_SHOWN]
