"""Lines of text as they may be stored and printed: cleaned, refused, compared, written in Latin letters.

Everything a user types passes `clean_line` once, on its way in; what comes after need not look again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category, combining, is_normalized, normalize

if TYPE_CHECKING:
    from collections.abc import Callable

LINE_LIMIT = 200
"""The longest line kept when a field names no limit of its own."""

# White space by the Unicode property White_Space (PropList.txt, Unicode 15.1), less the plain blank. The four
# separators U+001C-001F, which Python also splits at, are control characters here and are refused.
_WHITE = (
    "\t\n\v\f\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# Invisible, and without a meaning once the line stands alone: soft hyphen, Arabic letter mark, zero-width
# space, left-to-right and right-to-left mark, word joiner, byte order mark. The two joiners U+200C and U+200D
# stay: Persian and Indic spelling needs them.
_INVISIBLE = "\xad\u061c\u200b\u200e\u200f\u2060\ufeff"
_REPAIRS = dict.fromkeys(map(ord, _WHITE), " ") | dict.fromkeys(map(ord, _INVISIBLE))

_REFUSED_CATEGORIES = {
    "Cc": "a control character",
    "Cs": "half of a surrogate pair",
    "Co": "a private-use character",
}

# Marks that two people write or leave out as they please, for comparing names.
_FOLDED = (
    dict.fromkeys(map(ord, ".'`´‘’ʻʼʿʾ·ـ" + _INVISIBLE))
    | dict.fromkeys(map(ord, "-‐‑‒–—,;:()（）/_，、" + _WHITE), " ")
    | {ord("&"): " and ", ord("臺"): "台"}  # the formal and the everyday letter of Taiwan's place names
)

# Latin letters beyond ASCII lie below U+0300 (Latin-1, Extended-A and -B, IPA, modifier letters) and in the
# blocks Latin Extended Additional, -C, -D, -E, the ligatures and full-width forms (Blocks.txt, Unicode 15.1).
_LATIN_BLOCKS = (
    (0x0000, 0x02FF),
    (0x1E00, 0x1EFF),
    (0x2C60, 0x2C7F),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
)

# East Asian punctuation as a Latin line writes it; the postal mark says "postcode" and is left out.
_PUNCTUATION = str.maketrans(
    {"，": ", ", "、": ", ", "；": "; ", "：": ": ", "。": ". ", "（": " (", "）": ") ", "〒": "", "・": " "}
)


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """One line as it may be stored: NFC, runs of white space one blank, no invisible marks, none at the ends.

    `limit` counts characters of the answer. Raises ValueError, naming the character by its number and its
    place (from 1), for control characters, bidirectional embeddings, overrides and isolates, surrogates,
    noncharacters, private use and tag characters; and for a line longer than `limit`.
    """
    # isprintable() is false for every category C* and Z* but the blank: what is left needs no repair but NFC.
    if not (text.isprintable() and (text.isascii() or is_normalized("NFC", text))):
        text = _repaired(text)
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())
    if len(text) > limit:
        raise ValueError(f"it is {len(text)} characters long, and {limit} is the most")
    return text


def _repaired(text: str) -> str:
    for place, character in enumerate(text, 1):
        if not character.isprintable() and ord(character) not in _REPAIRS:
            reason = _why_refused(character)
            if reason:
                raise ValueError(f"character {place} is U+{ord(character):04X}, {reason}: leave it out")
    return normalize("NFC", text.translate(_REPAIRS))


def _why_refused(character: str) -> str | None:
    number = ord(character)
    if 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069:
        return "a bidirectional control"  # UAX 9: they reorder what is printed after them
    if 0xE0000 <= number <= 0xE007F:
        return "a tag character"
    if number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
        return "a noncharacter"
    return _REFUSED_CATEGORIES.get(category(character))


def fold(text: str) -> str:
    """The form in which two writings of one name are equal: without case, accents, points and hyphens.

    `Saint-Barthélemy` and `saint barthelemy`, `أبو ظبي` and `ابو ظبي` fold to the same. For comparing only.
    """
    if not text.isascii():
        text = "".join(c for c in normalize("NFKD", text.translate(_FOLDED)) if not combining(c))
    return " ".join(text.translate(_FOLDED).casefold().split())


def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script, accented ones too; digits and signs do not count."""
    if text.isascii():
        return True
    return not any(
        letter.isalpha() and not any(first <= ord(letter) <= last for first, last in _LATIN_BLOCKS) for letter in text
    )


def latin(text: str) -> str:
    """The line in ASCII, for whoever cannot read its script; ASCII text is returned as it is.

    Accents are dropped (`Süd` becomes `Sud`). Chinese is written in pinyin, a blank between syllables, each
    with a capital (`大连市` is `Da Lian Shi`): to join them to words needs a dictionary. Korean words and
    Japanese kana become one capitalised word each; kanji are read as Chinese, for their Japanese reading
    cannot be told from the writing. Nothing here is a translation. Source: the tables of `anyascii`.
    """
    if text.isascii():
        return text
    from anyascii import anyascii

    answer, before = "", "other"
    for run in _runs().finditer(text.translate(_PUNCTUATION)):
        script = run.lastgroup or "other"
        piece = _romanised(run[0], script, anyascii)
        # East Asian writing puts no blank where Latin needs one: between two words, a word and a number.
        if answer[-1:].isalnum() and piece[:1].isalnum() and (script, before) != ("other", "other"):
            answer += " "
        answer += piece
        before = script
    return " ".join(answer.split())


def _romanised(run: str, script: str, anyascii: Callable[[str], str]) -> str:
    if script == "han":
        # U+3005 repeats the character before it.
        return " ".join(anyascii(character) for character in re.sub("(.)々", r"\1\1", run))
    if script == "other":
        return anyascii(run)
    return anyascii(run).capitalize()


@cache
def _runs() -> re.Pattern[str]:
    """Han, Hangul syllables and kana, run by run (blocks of Unicode 15.1); compiled when first needed."""
    han = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    hangul = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"
    kana = "\u3040-\u30ff\uff66-\uff9f"
    return re.compile(
        f"(?P<han>[{han}]+)|(?P<hangul>[{hangul}]+)|(?P<kana>[{kana}]+)|(?P<other>[^{han}{hangul}{kana}]+)"
    )
