"""Fonts of one letter, a filled box, made byte by byte: to be named by a desk, found on a machine, or refused."""

from __future__ import annotations

import struct

UPEM, ADVANCE = 1000, 900
GLYPH = 5  # the letter's; those before it are empty
_LEFT, _BOTTOM, _RIGHT, _TOP = 100, 0, 800, 700


def tiny_font(
    character: str, name: str = "Tiny-Regular", *, cff: bool = False, fs_type: int = 0, ink: bool = True
) -> bytes:
    """An OpenType font with `character` as its glyph 5; `cff` draws it with PostScript outlines."""
    outline = _glyf() if ink else b""
    tables = {
        b"OS/2": struct.pack(">HhHHH", 0, ADVANCE, 400, 5, fs_type) + bytes(68),
        b"cmap": _cmap(ord(character)),
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, UPEM, 0, 0, _LEFT, _BOTTOM, _RIGHT, _TOP, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, ADVANCE, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, GLYPH + 1),
        b"hmtx": struct.pack(">Hh", ADVANCE // 2, _LEFT) * GLYPH + struct.pack(">Hh", ADVANCE, _LEFT),
        b"maxp": struct.pack(">IH", 0x5000, GLYPH + 1) if cff else struct.pack(">IH", 0x10000, GLYPH + 1) + bytes(26),
        b"name": _names(name),
        b"post": struct.pack(">I", 0x30000) + bytes(28),
    }  # fmt: skip
    if cff:
        tables[b"CFF "] = _cff(name)
    else:
        tables |= {b"glyf": outline or b"\0", b"loca": bytes(4 * (GLYPH + 1)) + struct.pack(">I", len(outline))}
    return _file(b"OTTO" if cff else b"\0\1\0\0", dict(sorted(tables.items())))


def _file(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    head, body = kind + struct.pack(">HHHH", len(tables), 0, 0, 0), b""
    start = len(head) + 16 * len(tables)
    for tag, data in tables.items():
        head += tag + struct.pack(">III", 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


def _cmap(code: int) -> bytes:
    groups = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", code, code, GLYPH)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + groups


def _names(name: str) -> bytes:
    text = name.encode("utf-16-be")
    records = b"".join(struct.pack(">HHHHHH", 3, 1, 0x409, number, len(text), 0) for number in (1, 4, 6))
    return struct.pack(">HHH", 0, 3, 6 + len(records)) + records + text


def _glyf() -> bytes:
    outline = struct.pack(">hhhhhHH", 1, _LEFT, _BOTTOM, _RIGHT, _TOP, 3, 0) + b"\1" * 4
    steps = ((_LEFT, 0, 700, 0), (_BOTTOM, 700, 0, -700))
    return outline + b"".join(struct.pack(">hhhh", *deltas) for deltas in steps)


def _cff(name: str) -> bytes:
    def number(value: int) -> bytes:
        return b"\x1d" + struct.pack(">i", value)

    def index(*items: bytes) -> bytes:
        if not items:
            return b"\0\0"
        offsets = [1 + sum(map(len, items[:n])) for n in range(len(items) + 1)]
        return struct.pack(">HB", len(items), 2) + b"".join(struct.pack(">H", at) for at in offsets) + b"".join(items)

    def short(value: int) -> bytes:
        return b"\x1c" + struct.pack(">h", value)

    box = (
        short(_LEFT)
        + short(_BOTTOM)
        + b"\x15"
        + short(700)
        + b"\x06"
        + short(700)
        + b"\x07"
        + short(-700)
        + b"\x06\x0e"
    )
    glyphs = index(*[b"\x0e"] * GLYPH, box)
    front = b"\1\0\4\2" + index(name.encode())
    top = number(0) + b"\x11" + number(0) + number(0) + b"\x12"
    start = len(front) + len(index(top)) + len(index()) * 2
    top = number(start) + b"\x11" + number(0) + number(start + len(glyphs)) + b"\x12"
    return front + index(top) + index() + index() + glyphs
