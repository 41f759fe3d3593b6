"""Faces in memory: which glyph a character has, how wide it is, how high it stands.

A face is opened when a character first needs it (a millisecond; the file is mapped, not read) and remembers
what it was asked. Bold is the font's own weight axis at 700; Micro Hei has none, its bold is the outline
drawn with a thin stroke. Faces are numbered: ours as in `SOURCES`, and behind them those that `further` finds.
"""

from __future__ import annotations

import unicodedata
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from shipkit.labels.text import further
from shipkit.labels.text.faces import SANS, SIMPLE, SOURCES, candidates, path_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

REGULAR, BOLD = 400, 700
# Ink of ordinary Latin text in ems above and below the baseline: b and | reach 0.760, g 0.240 in Noto Sans.
ASCENT, DESCENT = 0.77, 0.25
# The stroke that makes Micro Hei bold, in ems.
STROKE = 0.022


# How a page calls a face, regular and bold: ours by their number, others by the mark of their content.
_OURS, _OTHERS = "FB", "XY"


class _File(NamedTuple):
    path: Path
    number_in_file: int
    has_weights: bool
    is_cff: bool
    name: str
    resources: str
    mark: str


def _file_of(number: int) -> _File:
    if number >= len(SOURCES):
        font = further.known(number)
        return _File(
            font.path, font.number_in_file, font.has_weights, font.is_cff, font.name, _OTHERS, font.mark
        )  # fmt: skip
    source = SOURCES[number]
    name = f"{'Noto' if source.has_weights else ''}{source.key}"
    return _File(path_of(number), source.number_in_file, source.has_weights, False, name, _OURS, str(number))


class Face:
    """One font at one weight. `resource` is its name in a PDF, the same in every process and every run.

    `name` is the font's own, `is_cff` says that its outlines are PostScript's (Compact Font Format), not TrueType's.
    """

    def __init__(self, number: int, weight: int) -> None:
        import uharfbuzz as hb

        file = _file_of(number)
        self.number = number
        self.weight = weight if file.has_weights else None
        self.resource = f"{file.resources[weight == BOLD]}{file.mark}"
        self.name = file.name
        self.is_cff = file.is_cff
        self.hb_face: Any = hb.Face(hb.Blob.from_file_path(str(file.path)), file.number_in_file)
        self.hb_font: Any = hb.Font(self.hb_face)
        if self.weight:
            self.hb_font.set_variations({"wght": self.weight})
        self.upem: int = self.hb_face.upem
        # What plain text needs of a character, filled as characters come: four hexadecimal digits of its
        # glyph, its advance in font units; its ink in ems where that is more than ASCENT and DESCENT; and how
        # far it hangs out on the left and right, in font units, where it does (J in Noto Sans).
        self.hexes: dict[str, str] = {}
        self.advances: dict[str, int] = {}
        self.tall: dict[str, tuple[float, float]] = {}
        self.hanging: dict[str, tuple[int, int]] = {}

    def glyph(self, character: str) -> int:
        """The glyph of a character, 0 when the face has none."""
        return self.hb_font.get_nominal_glyph(ord(character)) or 0

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen, in font units."""
        advance: int = self.hb_font.get_glyph_h_advance(glyph)
        return advance

    def ink(self, glyph: int) -> tuple[float, float]:
        """How far a glyph's ink reaches above and below the baseline, in ems."""
        extents = self.hb_font.get_glyph_extents(glyph)
        if extents is None:
            return 0.0, 0.0
        return extents.y_bearing / self.upem, -(extents.y_bearing + extents.height) / self.upem

    def span(self, glyph: int) -> tuple[int, int]:
        """Where a glyph's ink begins and ends, in font units right of the pen; 0 and 0 without ink."""
        extents = self.hb_font.get_glyph_extents(glyph)
        if extents is None or not extents.width:
            return 0, 0
        return extents.x_bearing, extents.x_bearing + extents.width

    def code(self, glyph: int, source: str) -> int:
        """What a page writes for a shaped glyph: its number, or another where that is taken by other text."""
        return self._codes.get((glyph, source), glyph)

    def glyph_of(self, code: int) -> int:
        """The glyph behind a code."""
        return self._glyphs.get(code, code)

    @cached_property
    def _codes(self) -> dict[tuple[int, str], int]:
        """Codes for glyphs that several letters share.

        Noto Sans Arabic draws beh, teh and theh with one glyph and sets dots beside it. Text copied from a
        page is read back glyph by glyph, so each letter needs a code of its own. All letters are tried here in
        their four forms, in a fixed order, so that every process finds the same codes.
        """
        if self.name != "NotoSansArabic":
            return {}
        codes: dict[tuple[int, str], int] = {}
        owner: dict[int, str] = {}
        spare = self.hb_face.glyph_count
        for letter in (chr(code) for code in range(0x0620, 0x0780) if unicodedata.category(chr(code)) == "Lo"):
            for form in (letter, f"\u200d{letter}", f"{letter}\u200d", f"\u200d{letter}\u200d"):
                glyph = self._body(form)
                if owner.setdefault(glyph, letter) != letter and (glyph, letter) not in codes:
                    codes[glyph, letter] = spare
                    spare += 1
        return codes

    @cached_property
    def _glyphs(self) -> dict[int, int]:
        return {code: glyph for (glyph, _), code in self._codes.items()}

    def _body(self, form: str) -> int:
        """The glyph that a right-to-left letter stands on."""
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(form)
        buffer.guess_segment_properties()
        hb.shape(self.hb_font, buffer)
        places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return next((info.codepoint for info, at in places if at.x_advance), 0)

    def learn(self, characters: Iterable[str]) -> bool:
        """Remember plain characters; False at the first that is not this face's to set plainly."""
        for character in characters:
            if character in self.hexes:
                continue
            if plain_face(character) != self.number:
                return False
            glyph = self.glyph(character)
            up, down = self.ink(glyph)
            if up > ASCENT or down > DESCENT:
                self.tall[character] = (up, down)
            self.advances[character] = self.advance(glyph)
            left, right = self.span(glyph)
            if left < 0 or right > self.advances[character]:
                self.hanging[character] = (max(0, -left), max(0, right - self.advances[character]))
            self.hexes[character] = f"{glyph:04X}"
        return True


def face(number: int, *, bold: bool = False) -> Face:
    """The face of a number; one without weights is the same face for bold."""
    has_weights = SOURCES[number].has_weights if number < len(SOURCES) else further.known(number).has_weights
    return _face(number, BOLD if bold and has_weights else REGULAR)


@cache
def _face(number: int, weight: int) -> Face:
    return Face(number, weight)


def face_of_resource(resource: str) -> Face:
    """The face a page names, `B3` or `F3`. Errors: KeyError for one of a font that is not here."""
    kind, mark = resource[0], resource[1:]
    number = int(mark) if kind in _OURS else further.number_of(mark)
    return face(number, bold=kind in (_OURS[1], _OTHERS[1]))


@cache
def find_face(character: str) -> int | None:
    """The number of the first face that has a character, ours before any other; None when none has it."""
    ours = next((n for n in candidates(character) if face(n).glyph(character)), None)
    return further.find(character) if ours is None else ours


@cache
def plain_face(character: str) -> int | None:
    """The face that sets a character by itself, glyph after glyph; None when it must be shaped or is missing.

    Shaped are marks, joiners, conjoining Hangul, what is not in normal form C, and all letters of the faces
    that are not `SIMPLE`, those that run right to left among them. Of further fonts only ideographs are plain.
    """
    if (
        unicodedata.category(character)[0] in "MC"
        or "\u1100" <= character <= "\u11ff"
        or not unicodedata.is_normalized("NFC", character)
    ):
        return None
    number = SANS if character.isascii() else find_face(character)
    if number is not None and number >= len(SOURCES):
        return number if unicodedata.east_asian_width(character) == "W" else None
    return number if number in SIMPLE else None
