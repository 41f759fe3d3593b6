"""Which font file a character is set from. A table of facts; nothing is opened here."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """A font file of an installed package. `has_weights`: a variable font with a weight axis."""

    key: str
    package: str
    file: str
    number_in_file: int = 0
    has_weights: bool = True


def _noto(key: str) -> Source:
    return Source(key, "manimgx_fonts", f"Noto{key}[wght].ttf")


# In the order of search: a character of no block below is taken from the first face that has it. Noto Sans is
# under the OFL 1.1, WenQuanYi Micro Hei under Apache-2.0 or GPL-3 with the font exception; both may be embedded.
SOURCES: tuple[Source, ...] = (
    _noto("Sans"),
    Source("MicroHei", "paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc", 0, has_weights=False),
    *(
        _noto(f"Sans{script}")
        for script in (
            "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi",
            "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu",
            "Thai", "Symbols",
        )
    ),
    _noto("Emoji"),
)  # fmt: skip
SANS, CJK = 0, 1
_NUMBER = {source.key: n for n, source in enumerate(SOURCES)}

# Unicode 16 blocks that one face of ours is made for: first code point, last, face.
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0530, 0x058F, "SansArmenian"),
    (0x0590, 0x05FF, "SansHebrew"),
    (0x0600, 0x06FF, "SansArabic"),
    (0x0750, 0x077F, "SansArabic"),
    (0x0870, 0x08FF, "SansArabic"),
    (0x0900, 0x097F, "SansDevanagari"),
    (0x0980, 0x09FF, "SansBengali"),
    (0x0A00, 0x0A7F, "SansGurmukhi"),
    (0x0A80, 0x0AFF, "SansGujarati"),
    (0x0B00, 0x0B7F, "SansOriya"),
    (0x0B80, 0x0BFF, "SansTamil"),
    (0x0C00, 0x0C7F, "SansTelugu"),
    (0x0C80, 0x0CFF, "SansKannada"),
    (0x0D00, 0x0D7F, "SansMalayalam"),
    (0x0D80, 0x0DFF, "SansSinhala"),
    (0x0E00, 0x0E7F, "SansThai"),
    (0x0E80, 0x0EFF, "SansLao"),
    (0x1000, 0x109F, "SansMyanmar"),
    (0x10A0, 0x10FF, "SansGeorgian"),
    (0x1100, 0x11FF, "MicroHei"),
    (0x1200, 0x139F, "SansEthiopic"),
    (0x1780, 0x17FF, "SansKhmer"),
    (0x19E0, 0x19FF, "SansKhmer"),
    (0x1C90, 0x1CBF, "SansGeorgian"),
    (0x2D00, 0x2D2F, "SansGeorgian"),
    (0x2D80, 0x2DDF, "SansEthiopic"),
    (0x2E80, 0x9FFF, "MicroHei"),
    (0xA8E0, 0xA8FF, "SansDevanagari"),
    (0xA960, 0xA97F, "MicroHei"),
    (0xA9E0, 0xA9FF, "SansMyanmar"),
    (0xAA60, 0xAA7F, "SansMyanmar"),
    (0xAB00, 0xAB2F, "SansEthiopic"),
    (0xAC00, 0xD7FF, "MicroHei"),
    (0xF900, 0xFAFF, "MicroHei"),
    (0xFB13, 0xFB17, "SansArmenian"),
    (0xFB1D, 0xFB4F, "SansHebrew"),
    (0xFB50, 0xFDFF, "SansArabic"),
    (0xFE30, 0xFE4F, "MicroHei"),
    (0xFE70, 0xFEFF, "SansArabic"),
    (0xFF00, 0xFFEF, "MicroHei"),
    (0x20000, 0x3FFFF, "MicroHei"),
)
_FIRST = tuple(first for first, _, _ in _BLOCKS)

# Faces whose letters stand side by side as they come: no shaping, and one glyph a character.
SIMPLE = frozenset(_NUMBER[key] for key in (
    "Sans", "MicroHei", "SansArmenian", "SansEthiopic", "SansGeorgian", "SansSymbols", "Emoji",
))  # fmt: skip


def candidates(character: str) -> tuple[int, ...]:
    """The faces to try for a character, best first, as positions in `SOURCES`."""
    code = ord(character)
    block = bisect_right(_FIRST, code) - 1
    everything = tuple(range(len(SOURCES)))
    if block < 0 or code > _BLOCKS[block][1]:
        return everything
    own = _NUMBER[_BLOCKS[block][2]]
    return (own, *(n for n in everything if n != own))


@cache
def path_of(number: int) -> Path:
    """Where a face's file lies. Errors: FileNotFoundError naming the package that should bring it."""
    source = SOURCES[number]
    spec = find_spec(source.package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, source.file)
        if path.is_file():
            return path
    msg = f"the font {source.file} of the package {source.package} is not installed"
    raise FileNotFoundError(msg)
