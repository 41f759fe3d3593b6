"""Fonts inside a PDF: the glyphs a document used, cut out of their face, with the way back to text.

Each face becomes a Type 0 font over a CIDFontType2 (ISO 32000-1, 9.7). Codes in a page are glyph numbers of
the whole face (or stand for one, see `Face.code`); `CIDToGIDMap` leads from them to the few glyphs kept,
`ToUnicode` back to characters. A CIDFontType0, which has PostScript outlines, has no such map; there an encoding of
its own leads from the codes to the glyphs kept.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.pdf.file import compress
from shipkit.labels.text.fonts import BOLD, Face, face_of_resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfbase.pdfdoc import PDFDictionary

    from shipkit.labels.pdf.file import PdfFile
    from shipkit.labels.pdf.pages import Used

# Layout tables have done their work before the font is embedded, and names and signatures are for installing.
_NEEDLESS = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "kern",
    "STAT",
    "meta",
    "DSIG",
    "cmap",
    "name",
    "post",
    "OS/2",
    "gasp",
)


class EmbeddedFont(NamedTuple):
    """A face cut down: its programme, and what the PDF says about it. Widths and boxes are in thousandths.

    One whose outlines are PostScript's has an `encoding` in place of `cid_to_gid`, and `widths` by the glyphs kept.
    """

    name: str
    programme: bytes
    cid_to_gid: bytes
    to_unicode: bytes
    widths: dict[int, float]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    stem: int
    encoding: bytes = b""


def embed(resource: str, used: Used) -> EmbeddedFont:
    """Cut the glyphs of `used` out of the face a page calls `resource`."""
    face = face_of_resource(resource)
    sources = {face.glyph(character): character for character in used.characters}
    for code, source in used.glyphs:
        if not sources.get(code):
            sources[code] = source
    sources = dict(sorted(sources.items()))
    glyphs = {code: face.glyph_of(code) for code in sources}
    programme, kept = _subset(face, glyphs.values())
    cut = {code: kept[glyph] for code, glyph in glyphs.items()}
    scale = 1000 / face.upem
    extents = face.hb_font.get_font_extents("ltr")
    boxes = [face.hb_font.get_glyph_extents(glyph) for glyph in glyphs.values()]
    return EmbeddedFont(
        name=f"{_tag(resource, sources)}+{_postscript_name(face)}",
        programme=programme,
        cid_to_gid=b"" if face.is_cff else _cid_to_gid(cut),
        to_unicode=_to_unicode({code: source for code, source in sources.items() if source}),
        widths={
            (cut[code] if face.is_cff else code): round(face.advance(glyph) * scale, 2)
            for code, glyph in glyphs.items()
        },
        box=(
            round(min((b.x_bearing for b in boxes if b), default=0) * scale),
            round(min((b.y_bearing + b.height for b in boxes if b), default=0) * scale),
            round(max((b.x_bearing + b.width for b in boxes if b), default=0) * scale),
            round(max((b.y_bearing for b in boxes if b), default=0) * scale),
        ),
        ascent=round(extents.ascender * scale),
        descent=round(extents.descender * scale),
        cap_height=round(face.ink(face.glyph("H"))[0] * 1000),
        stem=140 if face.weight == BOLD else 90,
        encoding=_encoding(cut) if face.is_cff else b"",
    )


def _cid_to_gid(kept: dict[int, int]) -> bytes:
    """Two bytes for each code up to the last one used (ISO 32000-1, 9.7.4.2)."""
    table = bytearray(2 * max(kept, default=0) + 2)
    for code, glyph in kept.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NEEDLESS)
    if face.is_cff:
        flags = hb.SubsetFlags
        wanted.flags |= flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
    if face.hb_face.has_var_data:
        wanted.pin_all_axes_to_default(face.hb_face)
    if face.weight:
        wanted.pin_axis_location(face.hb_face, "wght", face.weight)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    cut = plan.execute()
    programme = cut.reference_table("CFF ").data if face.is_cff else cut.blob.data
    return programme, dict(plan.old_to_new_glyph_mapping)


def _postscript_name(face: Face) -> str:
    return face.name + ("-Bold" if face.weight == BOLD else "-Regular" if face.weight else "")


def _tag(resource: str, sources: dict[int, str]) -> str:
    """Six letters that change with the glyphs kept (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(f"{resource} {sorted(sources)}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(sources: dict[int, str]) -> bytes:
    """A CMap from code to text (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code:04X}> <{source.encode('utf-16-be').hex().upper()}>" for code, source in sorted(sources.items())]
    return _cmap("/CMapName /Adobe-Identity-UCS def /CMapType 2 def", "UCS", "bfchar", lines)


def _encoding(kept: dict[int, int]) -> bytes:
    """A CMap from code to the number of a glyph kept (ISO 32000-1, 9.7.5.4)."""
    lines = [f"<{code:04X}> {glyph}" for code, glyph in sorted(kept.items())]
    return _cmap("/CMapName /Kept def /CMapType 1 def", "Identity", "cidchar", lines)


def _cmap(about: str, ordering: str, kind: str, lines: list[str]) -> bytes:
    """A CMap of these lines, a hundred a section as it demands."""
    sections = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return "\n".join([
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CIDSystemInfo <</Registry (Adobe) /Ordering ({ordering}) /Supplement 0>> def",
        about,
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *(f"{len(section)} begin{kind}\n" + "\n".join(section) + f"\nend{kind}" for section in sections),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]).encode()  # fmt: skip


def write_font(font: EmbeddedFont, file: PdfFile) -> str:
    """Write a font's objects to the file; returns the reference of the Type 0 font."""
    from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName

    descriptor = file.add(PDFDictionary({
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(font.name),
        "Flags": 4,  # symbolic: its glyphs are chosen by number, not by a standard Latin set
        "FontBBox": PDFArrayCompact(font.box),
        "ItalicAngle": 0,
        "Ascent": font.ascent,
        "Descent": font.descent,
        "CapHeight": font.cap_height,
        "StemV": font.stem,
        **_font_file(font, file),
    }))  # fmt: skip
    descendant = file.add(PDFDictionary({
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2" if font.cid_to_gid else "CIDFontType0"),
        "BaseFont": PDFName(font.name),
        "CIDSystemInfo": _system_info(),
        "FontDescriptor": descriptor,
        "DW": 1000,
        "W": _width_array(font.widths),
        **({"CIDToGIDMap": file.add_stream(compress(font.cid_to_gid))} if font.cid_to_gid else {}),
    }))  # fmt: skip
    return file.add(PDFDictionary({
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": PDFName(font.name),
        "Encoding": _write_encoding(font.encoding, file) if font.encoding else PDFName("Identity-H"),
        "DescendantFonts": PDFArrayCompact([descendant]),
        "ToUnicode": file.add_stream(compress(font.to_unicode)),
    }))  # fmt: skip


def _system_info() -> PDFDictionary:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

    return PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0})


def _write_encoding(encoding: bytes, file: PdfFile) -> str:
    from reportlab.pdfbase.pdfdoc import PDFName

    about = {"Type": PDFName("CMap"), "CMapName": PDFName("Kept"), "CIDSystemInfo": _system_info()}
    return file.add_stream(compress(encoding), about)


def _font_file(font: EmbeddedFont, file: PdfFile) -> dict[str, str]:
    """The programme's stream under its key (ISO 32000-1, 9.9, table 126)."""
    from reportlab.pdfbase.pdfdoc import PDFName

    content = compress(font.programme)
    if font.cid_to_gid:
        return {"FontFile2": file.add_stream(content, {"Length1": len(font.programme)})}
    return {"FontFile3": file.add_stream(content, {"Subtype": PDFName("CIDFontType0C")})}


def _width_array(widths: dict[int, float]) -> str:
    """`first [w w w]` for each row of neighbouring glyphs."""
    rows = []
    for _, neighbours in groupby(enumerate(widths.items()), key=lambda pair: pair[1][0] - pair[0]):
        row = [entry for _, entry in neighbours]
        rows.append(f"{row[0][0]} [{' '.join(f'{width:g}' for _, width in row)}]")
    return f"[{' '.join(rows)}]"
