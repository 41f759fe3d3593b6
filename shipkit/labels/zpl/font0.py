"""The printer's own scalable font: which characters are left to it, and how wide they can be at most.

Font 0 is CG Triumvirate Bold Condensed, whose widths are not published. It is a condensed cut of the Helvetica design,
so its letters are taken to be no wider than Helvetica Bold's of the same size; nor are those of the fonts that
imitations of a printer put in its place. These are that font's widths in thousandths of its size (Adobe Core 14 AFM
files, Helvetica-Bold). What fits with them leaves room with the narrower letters that are printed.
"""

from __future__ import annotations

_WIDTHS = {
    238: "'",
    278: " ,./Iijl·ÌÍÎÏìíîï",
    280: "|¦",
    333: "!()-:;[]`ft¡¨¯²³´¸¹",
    365: "º",
    370: "ª",
    389: "*r{}",
    400: "°",
    474: '"',
    500: "z",
    556: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿ",
    584: "+<=>^~¬±×÷",
    611: "?FLTZbdghnopquµ¿ßðñòóôõöøùúûüþ",
    667: "EPSVXYÈÉÊËÝÞ",
    722: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ",
    737: "©®",
    778: "GOQwÒÓÔÕÖØ",
    833: "M",
    834: "¼½¾",
    889: "%mæ",
    944: "W",
    975: "@",
    1000: "Æ",
}
# Printable Latin-1 without the backslash, which ^FB reads as the beginning of a new line.
WIDTHS = {character: width for width, characters in _WIDTHS.items() for character in characters}
# Those that stay within the height of plain letters.
_LOW = {character: width for character, width in WIDTHS.items() if not "À" <= character <= "Ý" or character in "Æ×ÐØ"}
# ^A takes no smaller number of dots, up or across.
LEAST_DOTS = 10


def has(text: str) -> bool:
    """Whether the printer has every character of a text; a new line is none."""
    return all(map(WIDTHS.__contains__, text))


def most_width(text: str) -> int:
    """The greatest width of a line, in thousandths of its size. Errors: KeyError for a character it has not."""
    return sum(map(WIDTHS.__getitem__, text))


def low_width(text: str) -> int | None:
    """The same; None for a line with accents on capitals, which stand out, or with a character it has not."""
    try:
        return sum(map(_LOW.__getitem__, text))
    except KeyError:
        return None
