"""Post office boxes, which a courier who hands over at a door cannot serve."""

from __future__ import annotations

import re
from functools import cache

# Ways to write "post office box", by language. A word that means other things too (BP, apartado, casilla,
# box) counts only with a number behind it, and every word only whole: neither "Boxwood Road" nor "BP
# station" is one.
_BOXES = (
    # English; Australia's and South Africa's private and locked bags are collected at the post office too
    r"(?:g\.?\s?)?p\.?\s?o\.?\s?b(?:ox|\.)?(?:es)?",
    r"post\s?office\s(?:box|bag)",
    r"postal\sbox",
    r"(?:private|locked)\s(?:mail\s)?bag(?=\W*\d)",
    # German, Dutch, Swedish, Danish and Norwegian, Finnish
    r"postfach",
    r"postbus(?=\W*\d)",
    r"postbox",
    r"postboks",
    r"postilokero",
    # French
    r"bo[iî]tes?\spostales?",
    r"b\.?\s?p\.?(?=\s*:?\s*(?:n[o°º]\.?\s*)?\d)",
    # Spanish, Portuguese, Italian
    r"apartado(?=\s+(?:postal|de\scorreos?|a[eé]reo)|\W*(?:n[o°º]\.?\s*)?\d)",
    r"apdo(?=\W*(?:postal|\d))",
    r"casilla(?=\s+(?:postal|de\scorreos?)|\W*(?:n[o°º]\.?\s*)?\d)",
    r"caixa\spostal",
    r"casella\spostale",
    # Polish, Czech, Hungarian, Turkish, Greek, Vietnamese, Indonesian
    r"skrytka\spocztowa",
    r"skr\.?\s?poczt",
    r"po[sš]tovn[ií]\sp[rř]ihr[aá]dka",
    r"postafi[oó]k",
    r"posta\skutusu",
    r"τ\.?\s?θ\.?(?=\W*\d)",
    r"h[oò]m\sth[uư]",
    r"kotak\spos",
    # Russian, Ukrainian
    r"а\s?/\s?[яс]",
    r"абонентский\sящик",
    # Hebrew, Arabic, Persian: with or without the article
    r"ת\.?\s?ד\.?(?=\W*\d)",
    r"ص\s?\.\s?ب",
    r"ص\sب(?=\W*\d)",
    r"(?:ال)?صندوق\s(?:ال)?بريد",
    r"صندوق\sپستی",
)
# Chinese, Japanese, Korean and Thai put no blank between words, so here there are no whole words to ask for.
_UNSPACED = ("邮政信箱", "郵政信箱", "信箱", "私書箱", "사서함", "ตู้\\s?ปณ", "ตู้ไปรษณีย์")


def is_po_box(text: str) -> bool:
    """Whether a line of an address names a post office box, in any of two dozen languages."""
    return _pattern().search(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    return re.compile(rf"(?<!{letter})(?:{'|'.join(_BOXES)})(?!{letter})|{'|'.join(_UNSPACED)}", re.IGNORECASE)
