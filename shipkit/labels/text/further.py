"""Fonts that are not ours, for characters ours lack: those a desk names, then those of the machine.

Ours are always asked first, so that a paper whose characters they have is the same bytes on every machine. A font is
known in a PDF by a mark of its content, not by where it lies, so that two machines with the same font agree too.
Nothing is looked for before a character is missing.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.text.faces import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SUFFIXES = frozenset((".ttf", ".ttc", ".otf", ".otc"))
_LINUX = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_MAC = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
_WINDOWS = (r"%WINDIR%\Fonts", r"%LOCALAPPDATA%\Microsoft\Windows\Fonts")
FOLDERS = {"darwin": _MAC, "win32": _WINDOWS}.get(sys.platform, _LINUX)
# Upright faces of ordinary weight and without serifs look like ours.
_PLAIN = re.compile("sans|hei|pingfang|gothic|arial unicode", re.IGNORECASE)
_STYLED = re.compile("bold|ital|obliq|light|thin|black|heavy|medium|cond|narrow|mono|serif|emoji", re.IGNORECASE)
# Fonts that have a box, or nothing, for every character there is.
_EMPTY = re.compile("last ?resort|adobe ?blank|tofu", re.IGNORECASE)
# OS/2 fsType (OpenType 1.9): embedding is not allowed, or only whole, or only as bitmaps.
_RESTRICTED, _LEVEL_MASK, _NOT_CUT, _BITMAPS_ONLY = 0x0002, 0x000F, 0x0100, 0x0200
_POSTSCRIPT_NAME = 6  # OpenType name id


class FurtherFont(NamedTuple):
    """One font of a file. `mark` is of its content: eight hexadecimal digits."""

    path: Path
    number_in_file: int
    mark: str
    name: str
    has_weights: bool
    is_cff: bool


_named: tuple[FurtherFont, ...] = ()
_uses_machine = True
# Fonts that text was set from, in the order they were first needed: their face numbers go on behind `SOURCES`.
_known: list[FurtherFont] = []


def choose(paths: Sequence[Path], *, machine: bool) -> bool:
    """Take the desk's fonts, and those of the machine or not; says whether that is a change.

    Errors: InvalidInput with a finding for each file that is no font or may not be embedded.
    """
    global _named, _uses_machine
    fonts: list[FurtherFont] = []
    findings = []
    for number, path in enumerate(paths, 1):
        try:
            fonts += [font for font, _ in _read(path)]
        except ValueError as fault:
            findings.append(Finding(f"fonts.{number}", f"{path} {fault}", "font-unusable"))
    if findings:
        raise InvalidInput("the desk names fonts that cannot be used", findings)
    before = _named, _uses_machine
    _named, _uses_machine = tuple(fonts), machine
    return before != (_named, _uses_machine)


def find(character: str) -> int | None:
    """The face number of the first further font that has a character; None when none has."""
    if unicodedata.category(character)[0] == "C":
        return None
    for font, characters in _every():
        if ord(character) in characters and _draws(font, character):
            return _number(font)
    return None


def known(number: int) -> FurtherFont:
    """The font behind a face number from `find` or `number_of`."""
    return _known[number - len(SOURCES)]


def number_of(mark: str) -> int:
    """The face number of a font by its mark, which another process may have found. Errors: KeyError."""
    for font in chain(_known, (font for font, _ in _every())):
        if font.mark == mark:
            return _number(font)
    raise KeyError(mark)


def machine_fonts() -> tuple[str, ...]:
    """The font files of the machine, in the order they are searched. Nothing is opened."""
    return tuple(map(str, _machine_paths()))


def _number(font: FurtherFont) -> int:
    """The face number of a font; of one that is known already, where it lies now."""
    at = next((n for n, each in enumerate(_known) if each.mark == font.mark), len(_known))
    _known[at : at + 1] = [font]
    return len(SOURCES) + at


def _every() -> Iterator[tuple[FurtherFont, Any]]:
    for font in _named:
        yield next(pair for pair in _read(font.path) if pair[0] == font)
    for path in _machine_paths() if _uses_machine else ():
        try:
            yield from _read(path)
        except ValueError:
            continue


@cache
def _machine_paths() -> tuple[Path, ...]:
    folders = (Path(os.path.expandvars(folder)).expanduser() for folder in FOLDERS)
    found = {Path(at, name) for folder in folders for at, _, names in os.walk(folder) for name in names}
    return tuple(sorted((path for path in found if path.suffix.lower() in _SUFFIXES), key=_preference))


def _preference(path: Path) -> tuple[bool, bool, str, str]:
    """The same order on every machine with the same fonts, wherever they lie."""
    return bool(_STYLED.search(path.stem)), not _PLAIN.search(path.stem), path.name, str(path)


@cache
def _read(path: Path) -> tuple[tuple[FurtherFont, Any], ...]:
    """The fonts of a file and the code points of each. Errors: ValueError, why there are none to use."""
    import uharfbuzz as hb

    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError):
        msg = "cannot be read"
        raise ValueError(msg) from None
    faces = [hb.Face(blob, n) for n in range(hb.Face(blob, 0).count)]
    reasons = [_unusable(face) for face in faces] or ["is no font"]
    fonts = tuple(
        (_described(path, n, face), face.unicodes)
        for n, (face, reason) in enumerate(zip(faces, reasons, strict=False))
        if not reason
    )
    if not fonts:
        raise ValueError(reasons[0])
    return fonts


def _unusable(face: Any) -> str:
    """Why a font cannot be used; nothing when it can."""
    tables = {tag for tag in face.table_tags if _table(face, tag)}
    if not {"head", "hhea", "hmtx", "maxp", "cmap"} <= tables:
        return "is no font"
    if not {"glyf", "CFF ", "CFF2"} & tables:
        return "has no outlines"
    if _EMPTY.search(face.get_name(_POSTSCRIPT_NAME) or ""):
        return "has no letters of its own"
    allowed = int.from_bytes(_table(face, "OS/2")[8:10], "big")
    if allowed & _LEVEL_MASK == _RESTRICTED or allowed & (_NOT_CUT | _BITMAPS_ONLY):
        return "may not be embedded in a document, its maker says (OS/2 fsType)"
    return ""


def _described(path: Path, number: int, face: Any) -> FurtherFont:
    # `head` holds a checksum of the whole file, but not every maker fills it in.
    tables = (_table(face, tag) for tag in ("head", "name", "maxp", "cmap"))
    digest = hashlib.sha256(b"".join(tables) + str(len(face.blob)).encode()).hexdigest()
    has_weights = any(
        axis.tag == "wght" and axis.min_value <= 400 and axis.max_value >= 700 for axis in face.axis_infos
    )
    name = re.sub("[^A-Za-z0-9+-]", "", face.get_name(_POSTSCRIPT_NAME) or "") or "Font"
    if has_weights:
        name = name.partition("-")[0]
    return FurtherFont(path, number, digest[:8], name, has_weights, "glyf" not in face.table_tags)


def _table(face: Any, tag: str) -> bytes:
    data: bytes = face.reference_table(tag).data
    return data


def _draws(font: FurtherFont, character: str) -> bool:
    """Whether there is ink: colour and bitmap fonts have glyphs without outlines."""
    import uharfbuzz as hb

    opened = hb.Font(hb.Face(hb.Blob.from_file_path(str(font.path)), font.number_in_file))
    extents = opened.get_glyph_extents(opened.get_nominal_glyph(ord(character)) or 0)
    return unicodedata.category(character)[0] == "Z" or bool(extents and extents.width)
