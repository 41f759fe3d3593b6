"""Text that a spreadsheet would take for a formula, made harmless in a CSV file and given back on reading.

A cell whose text begins with `= + - @`, a tab or a carriage return is evaluated when the file is opened, and may call
other programs (OWASP, "CSV Injection"; CWE-1236). As advised there, an apostrophe is put before it.

Left as they are: numbers and telephone numbers, that is a `+` or `-` with nothing behind it but digits, blanks and
`( ) . , / -`. Without a letter or a `!` nothing can be named or called; the worst is a wrong sum on the screen.
Text that itself begins with apostrophes and then such a character gets one more, so that taking one away always
gives the text back.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-][0-9 ().,/-]*")

may_be_guarded = re.compile(r"'[=+\-@\t\r]").search
"""Whether a line may hold a cell that `unguarded` changes."""

FIRST = frozenset("=+-@\t\r'")
"""What the text begins with that `guarded` may change; any other text it gives back as it is."""


def guarded(text: str) -> str:
    """The text as a CSV cell no spreadsheet evaluates."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """The text `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell
