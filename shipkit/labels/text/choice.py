"""Which fonts this process sets text in, besides ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.labels.text import further
from shipkit.labels.text.fonts import find_face, plain_face
from shipkit.labels.text.lines import set_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def use_fonts(extra: Sequence[Path] = (), *, machine: bool = True) -> None:
    """Set characters that our fonts lack from `extra`, then from the machine's fonts unless that is turned off.

    Said once, before anything is drawn, in each process that draws; saying the same again costs nothing. Errors:
    InvalidInput with a finding for each file that is no font or may not be embedded (`fonts.2`).
    """
    if further.choose(extra, machine=machine):
        for cached in (find_face, plain_face, set_line):
            cached.cache_clear()
