"""What every scheme does to a number before it looks at it, and how it says that one is wrong."""

from __future__ import annotations

from shipkit.errors import InvalidInput

# The longest number here has 37 characters (a licence plate); printed in groups it stays below this.
MOST_CHARACTERS = 64

_SHOWN = 40
# Hyphens and dashes that keyboards, spreadsheets and word processors put between groups; the fullwidth and
# small forms and the non-breaking hyphen become one of these under NFKC.
_BETWEEN_GROUPS = dict.fromkeys(map(ord, " -\u2010\u2012\u2013\u2014\u2212"))


class InvalidNumber(InvalidInput, ValueError):
    """A number that is not of its scheme: `number` is as it was given, `why` goes on from it.

    The message is the two together: `570012345637 should end in check digit 6, ends in 7`.
    """

    def __init__(self, number: str, why: str) -> None:
        super().__init__(f"{_shown(number)} {why}")
        self.number = number
        self.why = why


class WrongForm(InvalidNumber):
    """The length or the characters are another scheme's, so nothing more can be said of the number."""


def clean(number: str) -> str:
    """The number without blanks and hyphens, in capitals; digits and letters typed full width are made plain.

    What is left is ASCII. Errors: WrongForm for more than 64 characters, for control and invisible
    characters, and for what has no place in any number.
    """
    if len(number) > MOST_CHARACTERS:
        raise WrongForm(number, f"has {len(number)} characters, no number has more than {MOST_CHARACTERS}")
    if number.isascii() and number.isprintable():
        return number.replace(" ", "").replace("-", "").upper()
    return _clean_slowly(number)


def _clean_slowly(number: str) -> str:
    from unicodedata import category, normalize

    for character in number:
        # Cc, Cf, Co, Cs, Cn: controls, direction overrides, zero-width marks, halves of characters.
        if category(character).startswith("C"):
            raise WrongForm(number, f"has the control character U+{ord(character):04X}")
    # Unicode Standard Annex 15: NFKC turns fullwidth forms and the many blanks (Zs) into the plain ones.
    plain = normalize("NFKC", number).translate(_BETWEEN_GROUPS)
    for character in plain:
        if not character.isascii():
            raise WrongForm(number, f"has {character!r}, which is in no number")
    return plain.upper()


def require_digits(number: str, compact: str, length: int) -> None:
    """Refuse a compact form that is not just so many digits; `number` is what the message shows."""
    if len(compact) != length:
        raise WrongForm(number, f"should be {length} digits, has {len(compact)} characters")
    if not (compact.isascii() and compact.isdigit()):
        strange = next(character for character in compact if character not in "0123456789")
        raise WrongForm(number, f"should be {length} digits, has {strange!r}")


def padded(serial: int, width: int) -> str:
    """A serial number in exactly `width` digits. Errors: InvalidNumber when it is negative or needs more."""
    if not 0 <= serial < 10**width:
        raise InvalidNumber(str(serial), f"does not fit the {width} digits left for the serial number")
    return f"{serial:0{width}d}"


def _shown(number: str) -> str:
    cut = number if len(number) <= _SHOWN else number[:_SHOWN] + "..."
    if cut.isprintable():
        return cut or "''"
    return "".join(c if c.isprintable() else " " if c.isspace() else f"\\u{ord(c):04x}" for c in cut)
