"""What drawing gives and the PDF file takes: pages and forms, as values that travel between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shipkit.labels.text.lines import Use

POINTS = 72 / 25.4  # an inch is 72 points and 25.4 mm


class Used(NamedTuple):
    """Glyphs drawn from one face: characters set plainly, and shaped glyphs with the text they stand for."""

    characters: frozenset[str]
    glyphs: tuple[tuple[int, str], ...]


class Form(NamedTuple):
    """Drawing that many pages share, kept once in the file. `content` is compressed; sizes are in points."""

    name: str
    width: float
    height: float
    content: bytes
    used: dict[str, Used]


class Page(NamedTuple):
    """One page. `content` is compressed operators, `forms` names those it shows, `used` has its own glyphs.

    `bookmark` is its line in the outline, empty for none. Sizes are in points.
    """

    width: float
    height: float
    content: bytes
    forms: tuple[str, ...]
    used: dict[str, Used]
    bookmark: str = ""


class UseCollector:
    """Gathers what lines draw, face by face."""

    def __init__(self) -> None:
        self._characters: dict[str, set[str]] = {}
        self._glyphs: dict[str, dict[int, str]] = {}

    def add(self, uses: Iterable[Use]) -> None:
        """Count the glyphs of a line."""
        for resource, text, glyphs in uses:
            try:
                self._characters[resource].update(text)
            except KeyError:
                self._characters[resource] = set(text)
            if glyphs:
                self._add_glyphs(resource, glyphs)

    def add_used(self, used: dict[str, Used]) -> None:
        """Count the glyphs of a page or form."""
        for resource, (characters, glyphs) in used.items():
            try:
                self._characters[resource] |= characters
            except KeyError:
                self._characters[resource] = set(characters)
            if glyphs:
                self._add_glyphs(resource, glyphs)

    def _add_glyphs(self, resource: str, glyphs: Iterable[tuple[int, str]]) -> None:
        known = self._glyphs.setdefault(resource, {})
        for glyph, source in glyphs:
            if not known.get(glyph):
                known[glyph] = source

    def used(self) -> dict[str, Used]:
        """All that was drawn, by the face's name in the file."""
        return {
            resource: Used(frozenset(characters), tuple(self._glyphs.get(resource, {}).items()))
            for resource, characters in self._characters.items()
        }
