"""What a page draws, counted in the PDF itself: strings shown, rectangles filled, lines and forms.

Reads the files shipkit writes (streams with a direct /Length, compressed by Flate), not any PDF.
"""

from __future__ import annotations

import re
import zlib
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STREAM = re.compile(rb"<<((?:[^>]|>(?!>\s*stream))*)>>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_TEXT = re.compile(rb"[>)\]]\s*T[jJ]\b")
_BAR = re.compile(rb"\bre\b")
_RULE = re.compile(rb"\bl\s+S\b")


class Drawn(NamedTuple):
    """Operators of a page: strings, rectangles, rules."""

    texts: int
    bars: int
    rules: int


def typical_page(path: Path) -> Drawn:
    """The median of each count over the pages of a file, what their shared forms draw left out."""
    return _middle([_count(content) for about, content in _streams(path.read_bytes()) if b"/Form" not in about])


def shared(path: Path) -> Drawn:
    """What the forms of a file draw, each once."""
    counts = [_count(content) for about, content in _streams(path.read_bytes()) if b"/Form" in about]
    return Drawn(*(sum(column) for column in zip(*counts, strict=True))) if counts else Drawn(0, 0, 0)


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each content stream with its dictionary; fonts and their maps have no text object."""
    for found in _STREAM.finditer(data):
        length = _LENGTH.search(found[1])
        if length is None or b"/Length1" in found[1]:
            continue
        content = zlib.decompress(data[found.end() : found.end() + int(length[1])])
        if b"BT" in content and b"begincmap" not in content:
            yield found[1], content


def _count(content: bytes) -> Drawn:
    return Drawn(len(_TEXT.findall(content)), len(_BAR.findall(content)), len(_RULE.findall(content)))


def _middle(counts: list[Drawn]) -> Drawn:
    return Drawn(*(round(median(column)) for column in zip(*counts, strict=True)))
