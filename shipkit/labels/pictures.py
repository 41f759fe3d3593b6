"""Pages as pictures: a PDF in, PNG out, for screens, for mail, and for printers that take nothing else.

The PNG is written here: a page is flat colour and text, which plain rows and zlib take better and faster than an
encoder made for photographs.
"""

from __future__ import annotations

import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shipkit.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# From a screen to the finest printer. Above it, A4 is more pixels than a picture program opens.
LEAST_DPI, MOST_DPI = 20, 1200
_INCH, _METRE = 72, 0.0254  # points; metres
_LEVEL = 6
# A dot is ink from the middle grey on. No dither: a bar's edge must be an edge.
_BITS = bytes(48 + (grey >= 128) for grey in range(256))
_GREY, _RGB = 0, 2  # colour types (PNG, 11.2.2)


def page_pictures(pdf: bytes | Path, *, dpi: int = 300, mono: bool = False) -> Iterator[bytes]:
    """Each page of a document as the bytes of a PNG file, in order.

    Colour, or with `mono` one bit a dot: black or white, split at the middle grey. The picture says its `dpi`. Same
    document, same bytes. Errors: InvalidInput for a resolution outside 20 to 1200, or for what is no PDF; NotFound.
    """
    for bitmap in page_bitmaps(pdf, dpi=dpi, grey=mono):
        yield _mono_png(bitmap, dpi) if mono else _rgb_png(bitmap, dpi)


def page_bitmaps(pdf: bytes | Path, *, dpi: int, grey: bool = False) -> Iterator[Any]:
    """Each page as a bitmap of pypdfium2, grey or RGB, good until the next is taken. Errors: as `page_pictures`."""
    import pypdfium2

    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise InvalidInput(f"{dpi} dots an inch cannot be drawn: {LEAST_DPI} to {MOST_DPI} can")
    if isinstance(pdf, Path) and not pdf.is_file():
        raise NotFound(f"there is no file {pdf}")
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        called = f"{pdf}" if isinstance(pdf, Path) else "this"
        raise InvalidInput(f"{called} cannot be read as a PDF: {fault}") from None
    with closing(document):
        for page in document:
            with closing(page), closing(page.render(scale=dpi / _INCH, grayscale=grey, rev_byteorder=True)) as bitmap:
                yield bitmap


def _rgb_png(bitmap: Any, dpi: int) -> bytes:
    row_length = 3 * bitmap.width
    return _png((bitmap.width, bitmap.height), 8, _RGB, (b"\0" + row[:row_length] for row in _rows(bitmap)), dpi)


def _mono_png(bitmap: Any, dpi: int) -> bytes:
    width = bitmap.width
    count, spare = -(-width // 8), -width % 8
    # A row of the digits 0 and 1 is a number, and its bytes are the row packed.
    rows = (b"\0" + (int(row[:width].translate(_BITS), 2) << spare).to_bytes(count, "big") for row in _rows(bitmap))
    return _png((width, bitmap.height), 1, _GREY, rows, dpi)


def _rows(bitmap: Any) -> Iterator[bytes]:
    pixels = bytes(bitmap.buffer)
    return (pixels[start : start + bitmap.stride] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))


def _png(size: tuple[int, int], depth: int, colour: int, rows: Iterable[bytes], dpi: int) -> bytes:
    """A PNG of rows that begin with their filter (ISO/IEC 15948, clauses 5 and 11)."""
    metre = round(dpi / _METRE)
    return b"\x89PNG\r\n\x1a\n" + b"".join((
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)),
        _chunk(b"IDAT", zlib.compress(b"".join(rows), _LEVEL)),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
