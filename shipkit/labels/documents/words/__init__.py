"""The words on papers, language by language. A paper's layout holds keys; what they say is here alone.

A language is a table of words, named by its BCP 47 tag. Two joined by a plus (`en+zh`) make papers in both:
a caption says it in the first language and behind that in the second, figures and dates are written as in the
first. `add_words` and `load_words` bring further languages; what such a table leaves out is said in English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from shipkit.errors import Conflict, InvalidInput, NotFound
from shipkit.findings import Finding
from shipkit.labels.documents.words.chinese import CHINESE
from shipkit.labels.documents.words.english import ENGLISH
from shipkit.model.countries import COUNTRIES
from shipkit.model.text import clean_line

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

# A language, with its script or region where it has one: `fr`, `zh-Hant`, `pt-BR` (RFC 5646, 2.1).
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_PLACE = re.compile(r"{\w*}")
_LONGEST = 2000
# Said once on a paper of two languages: figures, and what a figure is made of.
_ONCE = ("date", "months", "piece_of")
# Our tables whose tag says less than BCP 47 can.
_TAGS = {"zh": "zh-Hans"}


def _tags(language: str) -> tuple[str, ...]:
    """The languages of a paper, one or two. Errors: KeyError for more."""
    tags = tuple(language.split("+"))
    if len(tags) > 2:
        raise KeyError(language)
    return tags


class Words(Mapping[str, str]):
    """The words of a paper, in one language or two. `parts` has each language by itself."""

    def __init__(self, *tables: Mapping[str, str]) -> None:
        self.tables = tables
        self._joined = {key: self._join(key) for key in tables[0]}

    def _join(self, key: str) -> str:
        texts = self.parts(key)
        return texts[0] if key in _ONCE or key.startswith("unit.") else " ".join(texts)

    def parts(self, key: str) -> tuple[str, ...]:
        """What each language says, once where they say the same."""
        return tuple(dict.fromkeys(table[key] for table in self.tables))

    def forms(self, key: str) -> tuple[str, ...]:
        """All languages together, then the first alone, for where there is no room."""
        return tuple(dict.fromkeys((self[key], self.parts(key)[0])))

    def __getitem__(self, key: str) -> str:
        return self._joined[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)

    def date(self, day: date) -> str:
        """A day as it is written: `23 Nov 2026`, `2026年11月23日`."""
        return self["date"].format(day=day.day, month=self["months"].split()[day.month - 1], year=day.year)

    def unit(self, unit: str) -> str:
        """A unit of goods, translated if it is a usual one."""
        return self.get(f"unit.{unit.casefold()}", unit)


class _Languages(Mapping[str, Words]):
    """Every language there is; a pair of them is made when it is first asked for."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._words = {tag: Words(table) for tag, table in tables.items()}
        self._single = dict(tables)
        self._own = frozenset(tables)
        self._said: dict[str, dict[str, str]] = {}
        self._words["en+zh"] = self["en+zh"]

    def __getitem__(self, language: str) -> Words:
        if language not in self._words:
            first, second = (self._single[tag] for tag in _tags(language))
            self._words[language] = Words(first, second)
        return self._words[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def add(self, tag: str, said: dict[str, str]) -> None:
        if tag in self._own or self._said.get(tag, said) != said:
            raise Conflict(f"the papers speak {tag} already, in other words")
        self._said[tag] = said
        self._single[tag] = {**ENGLISH, **said}
        self._words[tag] = Words(self._single[tag])

    def said(self, language: str) -> dict[str, dict[str, str]]:
        return {tag: self._said[tag] for tag in _tags(language) if tag in self._said}


_LANGUAGES = _Languages({"en": ENGLISH, "zh": CHINESE})

WORDS: Mapping[str, Words] = _LANGUAGES
"""Language to its words; every language has the same keys. Errors: KeyError for one that there is not."""


def find_words(language: str) -> Words:
    """The words of a language or a pair. Errors: NotFound, saying which there are."""
    try:
        return WORDS[language]
    except KeyError:
        known = ", ".join(tag for tag in WORDS if "+" not in tag)
        raise NotFound(f"no words for papers in {language!r}: there are {known}, and pairs such as en+zh") from None


def language_tag(language: str) -> str:
    """The BCP 47 tag of a paper's first language, for its PDF."""
    first = _tags(language)[0]
    return _TAGS.get(first, first)


def country_name(code: str, language: str) -> str:
    """A country in the languages of a paper, `Spain 西班牙`; English where we know no other name."""
    country = COUNTRIES[code]
    names = [country.chinese if tag.partition("-")[0] == "zh" else country.name for tag in _tags(language)]
    return " ".join(dict.fromkeys(names))


def added_words(language: str) -> Mapping[str, Mapping[str, str]]:
    """The tables a user added that `language` needs, for a process that has not seen them."""
    return _LANGUAGES.said(language)


def add_words(language: str, table: Mapping[str, str]) -> None:
    """Add a language for this process. Keys are those of English; one left out is said in English.

    Errors: InvalidInput with every unknown key, every empty text, and every text whose places (`{page}`) are
    not those of the English one; Conflict when the language is there and says something else.
    """
    if not _TAG.fullmatch(language):
        raise InvalidInput(f"{language!r} is no language tag: write it as fr or pt-BR")
    findings = [Finding(key, why, "words-invalid") for key, text in table.items() if (why := _fault(key, text))]
    if findings:
        raise InvalidInput(f"the words of {language} cannot be used", findings)
    _LANGUAGES.add(language, {key: clean_line(text, _LONGEST) for key, text in table.items()})


def _fault(key: str, text: object) -> str:
    if key not in ENGLISH:
        return f"{key!r} is no word of a paper"
    if not isinstance(text, str):
        return f"{text!r} is no text: put it in quotes"
    try:
        cleaned = clean_line(text, _LONGEST)
    except ValueError as error:
        return str(error)
    if not cleaned:
        return "it says nothing"
    places = sorted(_PLACE.findall(ENGLISH[key]))
    if sorted(_PLACE.findall(text)) != places or (places and re.search("[{}]", _PLACE.sub("", text))):
        return f"{text!r} must have the places of {ENGLISH[key]!r}"
    if key == "months" and len(text.split()) != 12:
        return "it must be twelve months with blanks between them"
    return ""


def load_words(path: Path) -> str:
    """Add the language of a TOML file, named by the file (`fr.toml`); returns its tag.

    Keys with a point may be quoted or grouped in tables: `"payer.shipper" = "..."`, or `shipper` under `[payer]`.
    Errors: as `add_words`; InvalidInput for a file that is no TOML.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path.name} is no table of words: {error}") from None
    add_words(path.stem, dict(_flat(table)))
    return path.stem


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value
