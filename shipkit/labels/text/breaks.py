"""Where a line may break: a short form of Unicode Standard Annex 14 for names, streets and goods."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# No line begins with these (Chinese and Japanese rules, GB/T 15834 and JIS X 4051), nor ends with the others.
_NOT_FIRST = frozenset(
    "、。，．：；！？）］｝〕〉》」』】〗’”…‥—～·・々ー〜゠ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％℃,.:;!?)]}"
)
_NOT_LAST = frozenset("（［｛〔〈《「『【〖‘“￥＄$(￡£€[{#№")
# A long Latin word may break behind these.
_AFTER = frozenset("-/,;_&+‐–—")
# Thai and Lao vowels that are written before their consonant.
_LEADING = frozenset("เแโใไເແໂໃໄ")
# Vowels of the same scripts that are letters, not marks, and never begin a syllable.
_TRAILING = frozenset("ะาำๆฯະາຳໆຯ")
# An international telephone number stays on one line.
_TELEPHONE = re.compile(r"\+\d[\d ().-]{4,20}\d")
_JOINERS = frozenset("\u200c\u200d")


def pieces(text: str) -> list[str]:
    """The text cut at every place where a line may well break; put together they are the text."""
    words = _cut(text, _may_break)
    whole = [found.span() for found in _TELEPHONE.finditer(text)]
    if not whole:
        return words
    kept: list[str] = []
    at = 0
    for word in words:
        if kept and any(start < at < end for start, end in whole):
            kept[-1] += word
        else:
            kept.append(word)
        at += len(word)
    return kept


def chunks(word: str, *, force: bool) -> list[str]:
    """A piece too wide for a line, cut where it is not torn apart.

    Scripts without spaces (Thai, Lao, Khmer, Burmese) may break between syllables at any time; a word of
    another script only when `force` says that nothing else helps.
    """
    return _cut(word, _may_tear if force else _may_break_unspaced)


def _cut(text: str, may_break: Callable[[str, str], bool]) -> list[str]:
    found = []
    start = 0
    for at in range(1, len(text)):
        if may_break(text[at - 1], text[at]):
            found.append(text[start:at])
            start = at
    return [*found, text[start:]]


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return True
    if after in _NOT_FIRST or before in _NOT_LAST or not _may_tear(before, after):
        return False
    if _is_ideographic(before) or _is_ideographic(after):
        return True
    return after == "@" or (before in _AFTER and after.isalpha())


def _may_break_unspaced(before: str, after: str) -> bool:
    return _may_tear(before, after) and (_is_unspaced(before) and _is_unspaced(after))


def _may_tear(before: str, after: str) -> bool:
    """Whether a letter ends here: no mark follows, nothing joins."""
    return not (
        after in _JOINERS
        or before in _JOINERS
        or after in _TRAILING
        or before in _LEADING
        or unicodedata.category(after)[0] == "M"
        or unicodedata.combining(before) == 9  # a virama binds the next consonant
    )


def _is_ideographic(character: str) -> bool:
    # Radicals to Hangul, compatibility and full-width forms, and the supplementary ideographic planes.
    return (
        "\u2e80" <= character <= "\ud7ff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uffef"
        or character >= "\U00020000"
    ) and not "\ua4d0" <= character <= "\uabff"


def _is_unspaced(character: str) -> bool:
    return "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff"
